// The office's day on a real database: check, decide, correct, delete, restore. Handing in: hand_in_test.cc.
#include <algorithm>
#include <thread>

#include <doctest/doctest.h>

#include "report/check/rule.h"
#include "report/office_desk_test.h"
#include "report/read/read.h"
#include "report/seed.h"

namespace gongkai::report {
namespace {

using namespace testing;

TEST_CASE_ON_BOTH_ENGINES("a report handed in is listed under its organ and year, with what was found", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  CHECK(office.last().outcome == "new");
  const ListPage list = office.Listed();
  REQUIRE(list.rows.size() == 1);
  CHECK(list.rows[0].report.organ == "澄砚县枕溪镇人民政府");
  CHECK(list.rows[0].report.year == 2023);
  CHECK(list.rows[0].state == ReportState::kErrors);
  const ReportView view = office.View(id);
  const StoredFinding* balance = FindRule(view, "T3-BALANCE");
  REQUIRE(balance != nullptr);
  CHECK(balance->finding.left == Number::Of(6));
  CHECK(balance->finding.right == Number::Of(4));
}

TEST_CASE_ON_BOTH_ENGINES("nothing is decided on what was deleted", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  const std::int64_t finding = FindRule(office.View(id), "T3-BALANCE")->id;
  REQUIRE(Delete(office.desk(), id, kWang));
  CHECK_FALSE(Decide(office.desk(), finding, Verdict::kConfirmed, "", kWang));
}

TEST_CASE_ON_BOTH_ENGINES("a verdict stays through a re-check; a correction makes a version and keeps what vanished",
                          place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  const std::int64_t finding = FindRule(office.View(id), "T3-BALANCE")->id;
  REQUIRE(Decide(office.desk(), finding, Verdict::kDismissed, "另有3件年末撤回", kWang));
  REQUIRE(CheckAgain(office.desk(), id, kWang));
  const ReportView again = office.View(id);
  const StoredFinding* balance = FindRule(again, "T3-BALANCE");
  REQUIRE(balance != nullptr);
  CHECK(balance->Last().verdict == Verdict::kDismissed);
  CHECK(balance->Last().reason == "另有3件年末撤回");

  const std::int64_t corrected = office.HandInText("a 更正.txt", Sample("01-zhenxi-2023.txt"));
  CHECK(corrected == id);
  CHECK(office.last().outcome == "version");
  const ReportView view = office.View(id);
  CHECK(view.versions.size() == 2);
  CHECK(FindRule(view, "T3-BALANCE") == nullptr);
  const auto gone = std::find_if(view.gone.begin(), view.gone.end(), [&](const auto& f) { return f.id == finding; });
  REQUIRE(gone != view.gone.end());
  CHECK(gone->Last().person == "王芳");
}

TEST_CASE_ON_BOTH_ENGINES("dismissing needs a reason; a decision can be taken back and the history remains", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  const std::int64_t finding = FindRule(office.View(id), "T3-BALANCE")->id;
  CHECK_FALSE(Decide(office.desk(), finding, Verdict::kDismissed, "  ", kWang));
  CHECK_FALSE(Decide(office.desk(), 999'999, Verdict::kConfirmed, "", kWang));
  REQUIRE(Decide(office.desk(), finding, Verdict::kConfirmed, "", kWang));
  REQUIRE(Decide(office.desk(), finding, Verdict::kOpen, "", kLi));
  const ReportView view = office.View(id);
  const StoredFinding* balance = FindRule(view, "T3-BALANCE");
  CHECK(balance->Last().verdict == Verdict::kOpen);
  REQUIRE(balance->decisions.size() == 2);
  CHECK(balance->decisions[0].person == "王芳");
}

TEST_CASE_ON_BOTH_ENGINES("a decision on several findings takes those of one report, and all or none", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  std::vector<std::int64_t> findings;
  for (const StoredFinding& each : office.View(id).findings) findings.push_back(each.id);
  REQUIRE(findings.size() > 1);
  const std::vector<std::int64_t> with_foreign = {findings.front(), 999'999};
  CHECK_FALSE(DecideAll(office.desk(), with_foreign, Verdict::kConfirmed, "", kWang));
  CHECK_FALSE(DecideAll(office.desk(), findings, Verdict::kDismissed, "", kWang));  // without a reason
  CHECK(CountOpen(office.View(id).findings).decided == 0);
  CHECK(DecideAll(office.desk(), findings, Verdict::kConfirmed, "", kWang));
  CHECK(CountOpen(office.View(id).findings).decided == static_cast<int>(findings.size()));
}

TEST_CASE_ON_BOTH_ENGINES("deleting takes a report out of the list, restoring and handing it in again bring it back",
                          place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  REQUIRE(Delete(office.desk(), id, kWang));
  CHECK(office.Listed().rows.empty());
  REQUIRE(Restore(office.desk(), id, kWang));
  CHECK(office.Listed().total == 1);
  REQUIRE(Delete(office.desk(), id, kWang));
  CHECK(office.HandInText("a.txt", Broken()) == id);
  CHECK(office.last().outcome == "restored");
  CHECK(office.Listed().total == 1);
}

TEST_CASE_ON_BOTH_ENGINES(
    "a day of publication that only the text gives is a doubt in the office as on the command line", place) {
  Office office(place);
  const std::string bytes = Sample("06-wenlv-2024.docx");
  const AnnualReport report = ReadReport(docread::Read(bytes), "2024.docx");
  REQUIRE(report.published.has_value());
  const ReportView view = office.View(office.HandInText("2024.docx", bytes));
  const StoredFinding* late = FindRule(view, "L-DEPARTMENT");
  REQUIRE(late != nullptr);
  CHECK(late->finding.severity == Severity::kWarning);
  const std::vector<Finding> findings = Check({.report = &report});
  const auto told =
      std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.rule == "L-DEPARTMENT"; });
  REQUIRE(told != findings.end());
  CHECK(told->severity == late->finding.severity);
  CHECK(told->message == late->finding.message);
}

TEST_CASE_ON_BOTH_ENGINES("last year's report handed in later makes the rules over two years speak", place) {
  Office office(place);
  const std::int64_t later = office.HandInText("2024.md", Sample("02-zhenxi-2024.md"));
  CHECK(FindRule(office.View(later), "T3-CARRIED") == nullptr);
  office.HandInText("2023.txt", Sample("01-zhenxi-2023.txt"));
  const ReportView view = office.View(later);
  CHECK(std::any_of(view.findings.begin(), view.findings.end(), [](const StoredFinding& f) {
    return f.finding.at.table == 3 && f.finding.at.row == "二" &&
           f.finding.message.find("上一年度") != std::string::npos;
  }));
}

TEST_CASE_ON_BOTH_ENGINES("filters: part of the name, year, state; a percent sign is a percent sign", place) {
  Office office(place);
  office.HandInText("a.txt", Broken());
  CHECK(office.Listed({.organ = "枕溪"}).total == 1);
  CHECK(office.Listed({.organ = "%"}).total == 0);
  CHECK(office.Listed({.organ = "A.TXT"}).total == 1);
  CHECK(office.Listed({.year = 2023}).total == 1);
  CHECK(office.Listed({.year = 2022}).total == 0);
  CHECK(office.Listed({.level = Level::kTownship}).total == 1);
  CHECK(office.Listed({.state = ReportState::kClean}).total == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a file without a year comes last, whichever way the years are ordered", place) {
  Office office(place);
  office.HandInText("照片.png", "\x89PNG\r\n\x1a\n not a picture");
  office.HandInText("a.txt", Broken());
  for (const bool descending : {true, false}) {
    const ListPage list = office.Listed({.order = ListOrder::kYear, .descending = descending});
    REQUIRE(list.rows.size() == 2);
    CHECK(list.rows[0].report.year == 2023);
  }
}

TEST_CASE_ON_BOTH_ENGINES("re-checks at the same time leave one set of findings", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  const std::size_t before = office.View(id).findings.size();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { CHECK(CheckAgain(office.desk(), id, kWang)); });
  for (std::thread& thread : threads) thread.join();
  CHECK(office.View(id).findings.size() == before);
}

TEST_CASE_ON_BOTH_ENGINES("samples go into empty data once, and never beside an office's own reports", place) {
  Office office(place);
  const std::string text = Broken();
  const EmbeddedFile files[] = {{"a.txt", text}, {"samples.tsv", "a.txt\t示例.txt\t收支不平\n"}};
  REQUIRE(SeedSamples(office.desk(), kHolder, files));
  REQUIRE(SeedSamples(office.desk(), kHolder, files));
  while (WorkOnQueue(office.desk())) {
  }
  REQUIRE(office.Listed().total == 1);
  CHECK(office.Listed().rows[0].file_name == "示例.txt");
  CHECK(ReadSampleList(files[1].bytes).descriptions.at("示例.txt") == "收支不平");
}

}  // namespace
}  // namespace gongkai::report
