// The tables out of what is kept, on both engines: every cell is the count that SQL gives, opened again and erased
// cases stay counted, adjustments and counts cannot be changed by any hand.
#include "report/compile/compiled_view.h"

#include <algorithm>
#include <random>

#include "remedy/dispute_desk_test.h"
#include "report/compile/adjustment_actions.h"
#include "report/compile/adjustment_store.h"
#include "report/compile/annual_desk_test.h"
#include "request/reopening_actions.h"
#include "request/year_facts_view.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::PostKind;
using request::ApplicantKind;
using request::CaseId;

struct AnnualDesk : remedy::DisputeDesk {
  explicit AnnualDesk(const testing::TestDatabase& place) : DisputeDesk(place) {}

  /// The copies of a case as its events leave them; how it comes to that is tested elsewhere.
  CaseId Counted(Date received, std::optional<Date> ended, const std::string& outcome, ApplicantKind kind) {
    const CaseId id = Received(received);
    db::Transaction act = database->Begin();
    act.Execute(
        "UPDATE request_case SET received_on = ?, ended_on = ?, outcome = ?, applicant_kind = ?, stage = ? WHERE "
        "organ_id = ? AND number = ?",
        received, ended, outcome, IdOf(kind),
        IdOf(ended ? request::CaseStage::kReplied : request::CaseStage::kHandling), id.organ.value, id.number);
    act.Commit();
    return id;
  }
  CompiledYear Year(int year) {
    db::Reader reader = database->Read();
    auto compiled = YearOf(reader, township, year);
    REQUIRE(compiled);
    return std::move(*compiled);
  }
  std::optional<Number> Value(int year, const CellKey& cell) { return Year(year).tables.Find(cell)->value(); }
  std::int64_t CountIn(std::string_view sql, Date first, Date last) {
    return database->Read().One<std::int64_t>(sql, first, last);
  }
  AdjustmentForm Form(const std::string& cell, const std::string& change) {
    return {cell, change, "系统启用以前收到的信件", "2025年收文登记簿第3页"};
  }
};

TEST_CASE_ON_BOTH_ENGINES("of random ledgers every cell is what SQL counts", place) {
  AnnualDesk county(place);
  std::mt19937 random(10);
  const std::string outcomes[] = {"released", "state_secret", "does_not_exist"};
  for (int i = 0; i < 40; ++i) {
    const Date received = std::chrono::sys_days(2024y / 7 / 1) + std::chrono::days(random() % 600);
    std::optional<Date> ended;
    if (random() % 3 != 0) ended = Date(std::chrono::sys_days(received) + std::chrono::days(random() % 120));
    county.Counted(received, ended, ended ? outcomes[random() % 3] : "",
                   random() % 2 == 0 ? ApplicantKind::kPerson : ApplicantKind::kCompany);
  }
  for (const int year : {2024, 2025, 2026}) {
    CAPTURE(year);
    const Date first = std::chrono::year(year) / 1 / 1, last = std::chrono::year(year) / 12 / 31;
    const CompiledYear compiled = county.Year(year);
    const auto cell = [&](const char* row, const char* column) {
      return compiled.tables.Find({3, row, column})->value();
    };
    CHECK(cell("一", "自然人") ==
          Number::Of(county.CountIn("SELECT COUNT(*) FROM request_case WHERE applicant_kind = 'person' AND received_on "
                                    "BETWEEN ? AND ?",
                                    first, last)));
    CHECK(cell("二", "总计") ==
          Number::Of(county.CountIn("SELECT COUNT(*) FROM request_case WHERE received_on < ? AND (ended_on IS NULL OR "
                                    "ended_on > ?)",
                                    first, Date(std::chrono::year(year - 1) / 12 / 31))));
    CHECK(cell("三(七)", "总计") ==
          Number::Of(county.CountIn("SELECT COUNT(*) FROM request_case WHERE ended_on BETWEEN ? AND ?", first, last)));
    CHECK(cell("四", "总计") ==
          Number::Of(county.CountIn("SELECT COUNT(*) FROM request_case WHERE received_on <= ? AND (ended_on IS NULL OR "
                                    "ended_on > ?)",
                                    last, last)));
    CHECK(CheckBalance(compiled.tables).empty());
    for (const CompiledCell& each : compiled.tables.cells) {
      if (each.cell.table != 3) continue;
      CHECK(each.value() == Number::Of(static_cast<std::int64_t>(CasesBehind(compiled.ledger, each.cell).size())));
    }
  }
  db::Reader reader = county.database->Read();
  CHECK_FALSE(YearOf(reader, county.township, 2018));  // had another form
  CHECK(YearOf(reader, county.other_township, 2025)->cases.empty());
}

TEST_CASE_ON_BOTH_ENGINES("a case that was opened again counts once, by its first answer", place) {
  AnnualDesk county(place);
  const CaseId of = county.Refused();
  const CellKey cell{3, "三(四)1", "自然人"};
  CHECK(county.Value(2026, cell) == Number::Of(1));
  county.On(2026y / 4 / 7);
  const remedy::DisputeId dispute = county.Entered(county.Copy(remedy::DisputeKind::kDirectSuit, of));
  CHECK(county.Value(2026, {4, "未经复议直接起诉", "尚未审结"}) == Number::Of(1));
  CHECK(county.Value(2026, {4, "复议后起诉", "结果维持"}) == Number::Of(0));
  CHECK(DisputesBehind(county.Year(2026).ledger, {4, "未经复议直接起诉", "总计"}) == std::vector{dispute});
  county.On(2026y / 6 / 1);
  county.Must(dispute, county.Decision("annulled", std::nullopt, true));
  county.On(2026y / 6 / 17);
  county.Must(dispute, county.Event(remedy::DisputeEventKind::kReopened));
  REQUIRE_FALSE(county.CaseOf(of).ended);
  CHECK(county.Value(2026, cell) == Number::Of(1));
  CHECK(county.Value(2026, {3, "四", "总计"}) == Number::Of(0));
  CHECK(county.Value(2026, {4, "未经复议直接起诉", "结果纠正"}) == Number::Of(1));
  CHECK(county.Year(2026).cases.front().ended.has_value());
  CHECK(county.Year(2027).cases.empty());  // and is carried over nowhere
}

TEST_CASE_ON_BOTH_ENGINES("adjusted with name, reason and evidence, taken back, never changed", place) {
  AnnualDesk county(place);
  county.Counted(2025y / 3 / 3, 2025y / 3 / 20, "released", ApplicantKind::kPerson);
  const CellKey cell{3, "一", "自然人"};
  const auto adjusted = Adjust(county.desk, county.drafter, county.township, 2025, county.Form("3/一/自然人", "3"));
  REQUIRE(adjusted);
  CHECK(county.Value(2025, cell) == Number::Of(4));
  CHECK(county.Value(2025, {3, "一", "总计"}) == Number::Of(4));
  CHECK(county.Value(2024, cell) == std::nullopt);
  CHECK(county.Year(2025).tables.Find(cell)->adjustments.front().person == "测试");
  CHECK_FALSE(Adjust(county.desk, county.reviewer, county.township, 2025, county.Form("3/一/自然人", "1")));
  CHECK_FALSE(Adjust(county.desk, county.drafter, county.township, 2018, county.Form("3/一/自然人", "1")));
  for (const char* sql : {"UPDATE annual_adjustment SET change = '9'", "DELETE FROM annual_adjustment"}) {
    db::Transaction act = county.database->Begin();
    CHECK_THROWS(act.Execute(sql));
  }
  CHECK_FALSE(UndoAdjustment(county.desk, county.drafter, county.township, 2025, *adjusted, " "));
  REQUIRE(UndoAdjustment(county.desk, county.drafter, county.township, 2025, *adjusted, "与登记的重复"));
  CHECK(county.Value(2025, cell) == Number::Of(1));
  CHECK_FALSE(UndoAdjustment(county.desk, county.drafter, county.township, 2025, *adjusted, "再来"));
  CHECK_FALSE(UndoAdjustment(county.desk, county.drafter, county.township, 2025, *adjusted + 1, "再来"));
  CHECK_FALSE(UndoAdjustment(county.desk, county.drafter, county.township, 2025, 77, "没有"));
  // Sent twice, done once.
  account::Actor once = county.drafter;
  once.once_key = "0123456789abcdef0123456789abcdef";
  REQUIRE(Adjust(county.desk, once, county.township, 2025, county.Form("3/一/自然人", "1")));
  REQUIRE(Adjust(county.desk, once, county.township, 2025, county.Form("3/一/自然人", "1")));
  CHECK(county.Value(2025, cell) == Number::Of(2));
}

TEST_CASE_ON_BOTH_ENGINES("adjustments of a year are not without end; what was adjusted can still be taken back",
                          place) {
  AnnualDesk county(place);
  {
    db::Transaction act = county.database->Begin();
    Adjustment one{.cell = {3, "一", "自然人"}, .change = Number::Of(1), .reason = "补记", .evidence = "登记簿"};
    for (std::size_t i = 0; i < kMostAdjustments; ++i) {
      AddAdjustment(act, county.township, 2025, one, std::nullopt, county.lin);
    }
    act.Commit();
  }
  CHECK_FALSE(Adjust(county.desk, county.drafter, county.township, 2025, county.Form("3/一/自然人", "1")));
  CHECK(UndoAdjustment(county.desk, county.drafter, county.township, 2025, 1, "重复了"));
  CHECK(Adjust(county.desk, county.drafter, county.township, 2024, county.Form("3/一/自然人", "1")));
}

TEST_CASE_ON_BOTH_ENGINES("that there was none is stated once the year is over, and only where there is none", place) {
  AnnualDesk county(place);
  const CellKey cell{3, "一", "总计"};
  CHECK(county.Value(2025, cell) == std::nullopt);
  CHECK_FALSE(StateNoneIn(county.desk, county.drafter, county.township, 2026, 3, true));
  CHECK_FALSE(StateNoneIn(county.desk, county.drafter, county.township, 2025, 2, true));
  REQUIRE(StateNoneIn(county.desk, county.drafter, county.township, 2025, 3, true));
  CHECK(county.Value(2025, cell) == Number::Of(0));
  CHECK(county.Value(2025, {4, "行政复议", "总计"}) == std::nullopt);
  REQUIRE(StateNoneIn(county.desk, county.drafter, county.township, 2025, 3, false));
  CHECK(county.Value(2025, cell) == std::nullopt);
  county.Counted(2025y / 3 / 3, 2025y / 3 / 20, "released", ApplicantKind::kPerson);
  CHECK_FALSE(StateNoneIn(county.desk, county.drafter, county.township, 2025, 3, true));
}

TEST_CASE_ON_BOTH_ENGINES("what was kept when the report went out tells which applications make a difference", place) {
  AnnualDesk county(place);
  const CaseId early = county.Counted(2024y / 12 / 20, 2025y / 1 / 10, "released", ApplicantKind::kPerson);
  const Instant frozen = county.now;
  county.SignAll(HandInFor(county, SourcesWith(PaperOfZeros(2024)), 2024));
  {
    db::Transaction act = county.database->Begin();
    CHECK_THROWS(act.Execute("UPDATE annual_count SET value = '9'"));
  }
  const CaseId late = county.Counted(2024y / 12 / 28, 2025y / 1 / 20, "released", ApplicantKind::kPerson);
  db::Reader reader = county.database->Read();
  const auto last = LastYearLeftOf(reader, nullptr, county.township, 2025);
  REQUIRE(last);
  CHECK(last->from == LastYearLeft::From::kKept);
  const CompiledYear now = county.Year(2025);
  const std::vector<CarriedOver> compared = CompareCarriedOver(*last, now.tables, now.ledger);
  CHECK(compared.front().Differs());
  CHECK(compared.front().only_left.empty());
  CHECK(compared.front().only_carried == std::vector{late});
  CHECK(compared.back().left == Number::Of(1));  // 总计
  CHECK(CountKeptAt(reader, county.township, 2024, frozen)->version == 1);
  CHECK(early != late);
}

TEST_CASE_ON_BOTH_ENGINES("a correction that was frozen and taken back is nobody's last year", place) {
  AnnualDesk county(place);
  county.Counted(2024y / 12 / 20, 2025y / 1 / 10, "released", ApplicantKind::kPerson);
  AnnualPaper paper = PaperOfZeros(2024);
  county.SignAll(HandInFor(county, SourcesWith(paper), 2024));
  const auto left = [&] {
    db::Reader reader = county.database->Read();
    const auto last = LastYearLeftOf(reader, nullptr, county.township, 2025);
    REQUIRE(last);
    CHECK(last->from == LastYearLeft::From::kKept);
    const auto all = std::ranges::find(last->columns, "总计", &LastYearLeft::Column::column);
    REQUIRE(all != last->columns.end());
    return all->value;
  };
  CHECK(left() == Number::Of(1));
  county.now += 48h;
  county.Counted(2024y / 12 / 28, 2025y / 1 / 20, "released", ApplicantKind::kPerson);
  REQUIRE(CorrectAnnual(county.desk, county.drafter, {county.township, 2024}));
  paper.sections[4] = {"按照审核意见修改。"};
  const AnnualSources corrected = SourcesWith(paper);
  const HandInForm form{.digest = {}, .publish_on = {}, .why = "漏登一件"};
  const disclosure::ItemId item = HandInFor(county, corrected, 2024, form);
  CHECK(left() == Number::Of(1));
  REQUIRE(disclosure::TakeBack(county.desk, county.drafter, item));
  CHECK(left() == Number::Of(1));
  county.now += 48h;
  county.SignAll(HandInFor(county, corrected, 2024, form));
  CHECK(left() == Number::Of(2));
}

TEST_CASE_ON_BOTH_ENGINES("text and table count a case that was answered anew by its first answer", place) {
  AnnualDesk county(place);
  county.On(2025y / 3 / 10);
  const CaseId of = county.Received(2025y / 3 / 5);
  const auto answer = [&] {
    county.HandedIn(of, county.NotThere());
    county.SignedByAll(of);
    county.Reply(of);
  };
  answer();
  county.On(2026y / 4 / 7);  // overturned
  {
    account::Deed deed(county.desk, county.drafter);
    REQUIRE(ReopenCase(deed, county.keys, of, county.today(), 2026y / 5 / 20, "dispute:1-1"));
    deed.Commit();
  }
  const auto of_year = [&](int year) {
    db::Reader reader = county.database->Read();
    return request::YearRequestsOf(reader, county.township, year);
  };
  const auto agrees = [&] {
    CHECK(county.Value(2025, {3, "三(七)", "总计"}) == Number::Of(1));
    CHECK(of_year(2025).in_time == 1);
    CHECK(of_year(2025).late == 0);
    CHECK(of_year(2025).longest_days == 5);
    CHECK(county.Year(2026).cases.empty());
    CHECK(of_year(2026).in_time + of_year(2026).late == 0);
    CHECK_FALSE(of_year(2026).longest_days);
  };
  agrees();  // worked on
  county.On(2026y / 5 / 12);
  answer();
  agrees();
}

TEST_CASE_ON_BOTH_ENGINES("figures since the beginning begin with what somebody entered", place) {
  AnnualDesk county(place);
  county.Counted(2025y / 3 / 3, 2025y / 3 / 20, "released", ApplicantKind::kPerson);
  REQUIRE(Adjust(county.desk, county.drafter, county.township, kBeforeAll, county.Form("3/一/自然人", "120")));
  CHECK_FALSE(Adjust(county.desk, county.drafter, county.township, kBeforeAll, county.Form("3/二/自然人", "1")));
  db::Reader reader = county.database->Read();
  for (const SinceBeginning& each : SinceBeginningOf(reader, county.township, 2025)) {
    if (each.cell == CellKey{3, "一", "自然人"}) CHECK(each.sum == Number::Of(121));
    if (each.cell == CellKey{3, "三(一)", "自然人"}) CHECK(each.sum == Number::Of(1));
  }
  CHECK(county.Value(2025, {3, "一", "自然人"}) == Number::Of(1));  // no year has it
}

}  // namespace
}  // namespace gongkai::report
