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
  cells[9] = "不想公开。";
  CHECK(FaultAt(cells, 9).find("第十四条至第十六条") != std::string::npos);  // of a permit, a ground of the regulation
  cells[9] = "条例第十五条：图纸涉及商业秘密。";
  CHECK(FaultAt(cells, 9).empty());
  cells[9] = "国家秘密";
  CHECK(FaultAt(cells, 9).empty());
  cells[9] = "";
  cells[0] = "行政处罚";
  cells[8] = "公开";
  CHECK(FaultAt(cells, 9).find("社会影响") != std::string::npos);
  cells[9] = "多人食用后不适，社会关注。";
  CHECK(FaultAt(cells, 9).empty());
}

TEST_CASE("private numbers are found wherever they stand, and nothing else is taken for one") {
  using enum PrivateNumber;
  struct Case {
    std::string_view text;
    std::optional<PrivateNumber> found;
  };
  const Case cases[] = {
      {"11010519491231002X", kIdCard},
      {"１１０１０５１９４９１２３１００２Ｘ", kIdCard},  // wide
      {"110105194912310021", kIdCard},                    // one digit wrong, and yet of one person
      {"2026-03-09 110105194912310021", kIdCard},
      {"330102199001011234 13800138000", kIdCard},
      {"33010219900101123413800138000", kIdCard},  // 29 digits in a row
      {"110105 19491231 002x", kIdCard},
      {"身份证110105491231002", kIdCard},  // of fifteen places
      {"No11010519491231002X", kIdCard},
      {"500101199001011234", kIdCard},  // 重庆
      {"电话13800138000。", kMobile},
      {"138 0013-8000", kMobile},
      {"1 3 8 0 0 1 3 8 0 0 0", kMobile},
      {"+86 13800138000", kMobile},
      {"8613800138000", kMobile},
      {"8613 8001 38000", kMobile},
      {"12号楼12 13800138000", kMobile},
      {"0578-13800138000", kMobile},
      {"138–0013–8000", kMobile},
      {"6222021234567894", kBankCard},
      {"账号 6222 0212 3456 7894", kBankCard},
      {"6222021234567890128", kBankCard},
      {"12800138000", std::nullopt},         // no such prefix
      {"91420100MA4KXXXX0X", std::nullopt},  // of a company
      {"913301020041234565", std::nullopt},  // the same, of digits alone
      {"JY13301020012345", std::nullopt},    // 食品经营许可证
      {"澄枕罚〔2026〕138号，2026-03-09，罚款 2000 元", std::nullopt},
      {"2026-03-15 2026-04-20 1200元", std::nullopt},
      {"2026年3月9日至2027年3月8日，1,380,013.80元", std::nullopt},
      {"20260309", std::nullopt},
      {"0578-5550101", std::nullopt},
      {"0571-87654321", std::nullopt},
      {"2103-330102-04-01-123456", std::nullopt},  // of a project
      {"", std::nullopt},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK((PrivateNumberIn(each.text) == each.found));
  }
}

TEST_CASE("the cell of natural parties is a list of names") {
  using Names = std::vector<std::string>;
  struct Case {
    std::string_view cell;
    Names names;
  };
  const Case cases[] = {{"张三、李四", {"张三", "李四"}},
                        {"张三，李四;王五；赵六", {"张三", "李四", "王五", "赵六"}},
                        {"张三和李四", {"张三", "李四"}},
                        {"李和平", {"李和平"}},
                        {"李和平和王五", {"李和平", "王五"}},
                        {"张三 李四", {"张三", "李四"}},
                        {"张 三、李　四", {"张三", "李四"}},
                        {"张 三 李 四", {"张三", "李四"}},
                        {"欧阳 锋", {"欧阳锋"}},
                        {"阿卜杜拉·买买提", {"阿卜杜拉·买买提"}},
                        {"张三等3人", {}},
                        {"张三（户主）", {}},
                        {"澄砚县松烟商店", {}},
                        {"张", {}},
                        {"", {}}};
  for (const Case& each : cases) {
    CAPTURE(each.cell);
    CHECK((NamesOf(each.cell) == each.names));
  }
  DecisionCells cells = Good();
  cells[3] = "张三等3人";
  CHECK(FaultAt(cells, 3).find("只写姓名") != std::string::npos);
}

TEST_CASE("a trader without a name of his business is a natural person") {
  DecisionCells cells = Good();
  cells[4] = "个体工商户";
  CHECK(CheckCells(cells, kToday).decision.is_natural);  // 苏砚秋
  cells[3] = "澄砚县松烟文具商店";
  CHECK(CheckCells(cells, kToday).faults.empty());
  CHECK_FALSE(CheckCells(cells, kToday).decision.is_natural);
  cells[3] = "松烟商店";
  CHECK_FALSE(CheckCells(cells, kToday).decision.is_natural);
  cells[3] = "松烟商店（经营者苏砚秋）";
  CHECK(FaultAt(cells, 3).find("字号") != std::string::npos);
}

TEST_CASE("a natural person is shown by the family name, wherever the name stands") {
  Decision decision = CheckCells(Good(), kToday).decision;
  CHECK(MaskedParty(decision) == "苏某");
  CHECK(Masked(decision, "准予苏砚秋使用，苏砚秋应当") == "准予苏某使用，苏某应当");
  decision.party = PersonalText("欧阳砚");
  CHECK(MaskedParty(decision) == "欧阳某");
  decision.party = PersonalText("张三、张三丰和李 四");
  CHECK(MaskedParty(decision) == "张某、张某、李某");
  CHECK(Masked(decision, "准予张三、李四使用；张 三丰、李　四各120平方米。") ==
        "准予张某、李某使用；张某、李某各120平方米。");
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
  CHECK(TermFor(DecisionKind::kPermit, 2018y / 12 / 4).publish == law::Term{20, law::TermUnit::kWorkingDays});
  CHECK(TermFor(DecisionKind::kPermit, 2018y / 12 / 5).publish == law::Term{7, law::TermUnit::kWorkingDays});
  CHECK(TermFor(DecisionKind::kPenalty, 2018y / 12 / 5).source.find("国办发〔2018〕118号") != std::string_view::npos);
  CHECK(TermFor(DecisionKind::kCompulsion, 2026y / 3 / 2).publish == law::Term{20, law::TermUnit::kWorkingDays});
  decision.annulled_on = 2021y / 7 / 14;  // a day before the law
  CHECK_FALSE(TakeDownBy(decision, weekends));
}

TEST_CASE("two decision numbers are the same whatever their brackets and blanks, but not their digits") {
  CHECK(NumberKey("澄枕许〔2026〕1号") == NumberKey("澄枕许 [2026] １号"));
  CHECK(NumberKey("澄枕许〔2026〕1号") == NumberKey("澄枕许（2026）1号"));
  CHECK(NumberKey("澄枕许〔2026〕12号") != NumberKey("澄枕许〔2026〕1-2号"));
}

TEST_CASE("a decision stands in a text by its number, whatever its brackets, and not by a part of it") {
  Decision decision;
  decision.decision_number = "澄枕罚〔2026〕1号";
  CHECK(StandsIn(decision, "处罚 澄枕罚[2026] 1 号 罚款"));
  CHECK_FALSE(StandsIn(decision, "澄枕罚〔2026〕11号"));
  decision.decision_number = "2026-1";
  CHECK_FALSE(StandsIn(decision, "2026-12"));
  CHECK(StandsIn(decision, "2026-1，2026-12"));
  const std::vector<Decision> one = {decision};
  CHECK(UnfitIn(one, "2026-1") == one.data());  // not to be published
  CHECK(UnfitIn(one, "2026-2") == nullptr);
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
  CHECK(content.summary.find("自然人姓名已作隐名处理。") != std::string::npos);
}

TEST_CASE("what does not fit into one body waits for the next item") {
  Decision decision = CheckCells(Good(), kToday).decision;
  for (int i = 0; i < 3000; ++i) decision.content += "字";
  CHECK(FitIntoItem(std::vector<Decision>(100, decision)) < 60);
  CHECK(FitIntoItem(std::vector<Decision>(1, decision)) == 1);
}

}  // namespace
}  // namespace gongkai::disclosure
