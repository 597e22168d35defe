// Decisions as they are typed: what is wrong with each cell, what is personal, by when they must be public.
#include "disclosure/decision/decision.h"

#include <doctest/doctest.h>

#include "disclosure/decision/decision_item.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

DecisionCells Good() {
  return {"行政许可",
          "澄枕许〔2026〕1号",
          "农村宅基地审批",
          "苏砚秋",
          "自然人",
          "2026-03-02",
          "土地管理法第六十二条",
          "准予使用宅基地120平方米。",
          "公开",
          ""};
}

std::string FaultAt(const DecisionCells& cells, std::size_t column) {
  for (const CellFault& fault : CheckCells(cells, kToday).faults) {
    if (fault.column == column) return fault.message;
  }
  return {};
}

TEST_CASE("a row that is right becomes a decision, and comes back as it was") {
  const CheckedCells checked = CheckCells(Good(), kToday);
  REQUIRE(checked.faults.empty());
  CHECK(checked.decision.kind == DecisionKind::kPermit);
  CHECK(checked.decision.is_natural);
  CHECK(checked.decision.decided_on == 2026y / 3 / 2);
  CHECK(CellsOf(checked.decision) == Good());
}

TEST_CASE("every cell that is wrong is told in one sentence, without what was typed") {
  const auto with = [](std::size_t column, std::string text) {
    DecisionCells cells = Good();
    cells[column] = std::move(text);
    return FaultAt(cells, column);
  };
  for (const std::size_t column : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
    CAPTURE(column);
    CHECK_FALSE(with(column, "").empty());
  }
  CHECK(with(0, "行政奖励").find("行政许可、行政处罚或者行政强制") != std::string::npos);
  CHECK(with(5, "去年").find("日期") != std::string::npos);
  CHECK(with(5, "2026-03-11").find("晚于今天") != std::string::npos);
  CHECK(with(5, "2026/3/9").empty());
  CHECK(with(8, "随便").find("公开或者不公开") != std::string::npos);
  const std::string told = with(7, "身份证号 11010519491231002X");
  CHECK(told.find("身份证号码") != std::string::npos);
  CHECK(told.find("1101") == std::string::npos);
  CHECK(with(3, "苏砚秋 138 0013-8000").find("手机号码") != std::string::npos);
}

TEST_CASE("a reason is wanted where the law wants one") {
  DecisionCells cells = Good();
  cells[8] = "不公开";
  CHECK_FALSE(FaultAt(cells, 9).empty());
  cells[0] = "行政处罚";
  cells[8] = "公开";
  CHECK(FaultAt(cells, 9).find("社会影响") != std::string::npos);
  cells[9] = "多人食用后不适，社会关注。";
  CHECK(FaultAt(cells, 9).empty());
}

TEST_CASE("numbers of identity cards and telephones are found, and nothing else is taken for one") {
  CHECK(PrivateNumberIn("11010519491231002X") == PrivateNumber::kIdCard);
  CHECK(PrivateNumberIn("１１０１０５１９４９１２３１００２Ｘ") == PrivateNumber::kIdCard);  // wide
  CHECK(PrivateNumberIn("电话13800138000。") == PrivateNumber::kMobile);
  CHECK_FALSE(PrivateNumberIn("110105194912310021"));  // its check digit is wrong
  CHECK_FALSE(PrivateNumberIn("12800138000"));         // no such prefix
  CHECK_FALSE(PrivateNumberIn("91420100MA4KXXXX0X"));  // of a company
  CHECK_FALSE(PrivateNumberIn("澄枕罚〔2026〕138号，2026-03-09，罚款 2000 元"));
  CHECK_FALSE(PrivateNumberIn("0571-87654321"));
}

TEST_CASE("a natural person is shown by the family name, wherever the name stands") {
  Decision decision = CheckCells(Good(), kToday).decision;
  CHECK(MaskedParty(decision) == "苏某");
  CHECK(Masked(decision, "准予苏砚秋使用，苏砚秋应当") == "准予苏某使用，苏某应当");
  decision.party = PersonalText("欧阳砚");
  CHECK(MaskedParty(decision) == "欧阳某");
  decision.is_natural = false;
  decision.party = PersonalText("澄砚县松烟商店");
  CHECK(MaskedParty(decision) == "澄砚县松烟商店");
}

TEST_CASE("the term to publish, and to take down a penalty that fell") {
  const law::WorkingCalendar weekends;
  Decision decision = CheckCells(Good(), kToday).decision;
  CHECK(DueOf(decision, weekends) == 2026y / 3 / 11);  // seven working days from Monday the 2nd
  decision.is_to_publish = false;
  CHECK_FALSE(DueOf(decision, weekends));
  decision.kind = DecisionKind::kCompulsion;
  decision.is_to_publish = true;
  CHECK(DueOf(decision, weekends) == 2026y / 3 / 30);
  decision.kind = DecisionKind::kPenalty;
  decision.annulment = Annulment::kRevoked;
  decision.annulled_on = 2026y / 3 / 6;  // a Friday
  CHECK(TakeDownBy(decision, weekends) == 2026y / 3 / 11);
  CHECK_FALSE(DueOf(decision, weekends));
  decision.annulled_on = 2021y / 7 / 14;  // a day before the law
  CHECK_FALSE(TakeDownBy(decision, weekends));
}

TEST_CASE("two decision numbers are the same whatever their brackets and blanks, but not their digits") {
  CHECK(NumberKey("澄枕许〔2026〕1号") == NumberKey("澄枕许 [2026] １号"));
  CHECK(NumberKey("澄枕许〔2026〕1号") == NumberKey("澄枕许（2026）1号"));
  CHECK(NumberKey("澄枕许〔2026〕12号") != NumberKey("澄枕许〔2026〕1-2号"));
}

TEST_CASE("what is drafted for the public holds no name of a natural person") {
  std::vector<Decision> decisions(3, CheckCells(Good(), kToday).decision);
  decisions[1].content = "苏砚秋的申请符合条件。";
  const Content content = ItemContentOf(decisions, kToday);
  CHECK(content.kind == ItemKind::kPermit);
  CHECK(content.Field("decided_on") == "2026-03-02");
  auto table = TableOf(decisions);
  REQUIRE(table);
  CHECK(table->PlainText().find("苏砚秋") == std::string::npos);
  CHECK(table->PlainText().find("苏某的申请符合条件") != std::string::npos);
  CHECK(content.title.find("3 件") != std::string::npos);
}

TEST_CASE("what does not fit into one body waits for the next item") {
  Decision decision = CheckCells(Good(), kToday).decision;
  for (int i = 0; i < 3000; ++i) decision.content += "字";
  CHECK(FitIntoItem(std::vector<Decision>(100, decision)) < 60);
  CHECK(FitIntoItem(std::vector<Decision>(1, decision)) == 1);
}

}  // namespace
}  // namespace gongkai::disclosure
