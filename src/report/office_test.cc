// The office's day on a real database: hand in, check, decide, correct, delete, restore.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <thread>

#include <doctest/doctest.h>
#include <support/office_desk.h>
#include <support/test_databases.h>

#include "docread/read.h"
#include "embedded/embedded_migrations.h"
#include "report/actions.h"
#include "report/check/rule.h"
#include "report/queue_worker.h"
#include "report/read/read.h"
#include "report/report_view.h"
#include "report/seed.h"

namespace gongkai::report {
namespace {

const account::Actor kWang{.person = account::PersonId{1}, .post = account::PostKind::kHandler, .name = "王芳"};
const account::Actor kLi{.person = account::PersonId{2}, .post = account::PostKind::kHandler, .name = "李明"};
const Holder kHolder{account::OrganId{7}, true};

class Office {
 public:
  explicit Office(const testing::TestDatabase& place) {
    auto opened = db::Database::Open(place.location(), embedded::Migrations());
    REQUIRE(opened.has_value());
    database_ = std::move(opened).value();
    office_desk_ = std::make_unique<testing::OfficeDesk>(*database_);
    desk_ = std::make_unique<Desk>(
        Desk{*database_, shelf_, [] { return std::string("2026-02-01 09:00"); }, office_desk_->desk()});
  }
  Desk& desk() { return *desk_; }

  std::int64_t HandInText(const std::string& name, const std::string& text) {
    const auto upload = HandIn(*desk_, {{name, text}}, kWang, kHolder);
    REQUIRE(upload.has_value());
    while (WorkOnQueue(*desk_)) {
    }
    db::Reader reader = database_->Read();
    const auto files = FilesOfUpload(reader, *upload);
    REQUIRE(files.size() == 1);
    last_ = files[0];
    return files[0].report_id.value_or(0);
  }
  const UploadFile& last() const { return last_; }
  ReportView View(std::int64_t id) {
    auto view = LoadView(*desk_, id);
    REQUIRE(view.has_value());
    return std::move(view).value();
  }
  ListPage Listed(const ListFilter& filter = {}) {
    db::Reader reader = database_->Read();
    return List(reader, filter);
  }

 private:
  std::unique_ptr<db::Database> database_;
  Shelf shelf_{[](std::string_view bytes) { return docread::Read(bytes); }};
  std::unique_ptr<testing::OfficeDesk> office_desk_;
  std::unique_ptr<Desk> desk_;
  UploadFile last_;
};

std::string Sample(const std::string& name) {
  std::ifstream in(std::string(GONGKAI_SOURCE_DIR) + "/data/samples/" + name, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// 枕溪镇 2023 with a broken balance: the column 自然人 of 一 says 6 where 4 would hold.
std::string Broken() {
  return Replaced(Sample("01-zhenxi-2023.txt"), "一、本年新收政府信息公开申请数量\n4\n1",
                  "一、本年新收政府信息公开申请数量\n6\n1");
}

const StoredFinding* FindRule(const ReportView& view, std::string_view rule) {
  for (const StoredFinding& finding : view.findings) {
    if (finding.finding.rule == rule) return &finding;
  }
  return nullptr;
}

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

TEST_CASE_ON_BOTH_ENGINES("the same bytes handed in twice are one report and one version", place) {
  Office office(place);
  const std::int64_t first = office.HandInText("a.txt", Broken());
  const std::int64_t second = office.HandInText("b.txt", Broken());
  CHECK(first == second);
  CHECK(office.last().outcome == "same");
  CHECK(office.View(first).versions.size() == 1);
  CHECK(office.Listed().total == 1);
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

TEST_CASE_ON_BOTH_ENGINES("a day of publication that only the text gives is a doubt in the office as on the command line", place) {
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

TEST_CASE_ON_BOTH_ENGINES("an unreadable file is kept with its sentence and finds nothing", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("照片.png", "\x89PNG\r\n\x1a\n not a picture");
  CHECK(office.last().outcome == "unreadable");
  CHECK_FALSE(office.last().message.empty());
  const ListPage list = office.Listed({.state = ReportState::kUnreadable});
  REQUIRE(list.rows.size() == 1);
  CHECK(list.rows[0].report.id == id);
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

TEST_CASE_ON_BOTH_ENGINES("many who hand in the same files in their own order at once keep each once", place) {
  Office office(place);
  const std::vector<HandedIn> files = {{"a.txt", Broken()}, {"b.md", Sample("02-zhenxi-2024.md")}};
  const std::vector<HandedIn> turned = {files[1], files[0]};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back(
        [&, i] { CHECK(HandIn(office.desk(), i % 2 == 0 ? files : turned, kWang, kHolder).has_value()); });
  }
  for (std::thread& thread : threads) thread.join();
  threads.clear();
  for (int i = 0; i < 3; ++i) {  // workers of several nodes at once
    threads.emplace_back([&] {
      while (WorkOnQueue(office.desk())) {
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const ListPage list = office.Listed();
  CHECK(list.total == 2);
  for (const ListRow& row : list.rows) CHECK(row.versions == 1);
}

TEST_CASE_ON_BOTH_ENGINES("handing in nothing, or a day that does not exist, is refused", place) {
  Office office(place);
  CHECK_FALSE(HandIn(office.desk(), {}, kWang, kHolder).has_value());
  CHECK_FALSE(SetTownshipDeadline(office.desk(), "13-01", kWang));
  CHECK(SetTownshipDeadline(office.desk(), "01-31", kWang));
}

TEST_CASE_ON_BOTH_ENGINES("a form sent twice is one act", place) {
  Office office(place);
  account::Actor actor = kWang;
  actor.once_key = "00112233445566778899aabbccddeeff";
  const auto first = HandIn(office.desk(), {{"a.txt", Broken()}}, actor, kHolder);
  const auto second = HandIn(office.desk(), {{"a.txt", Broken()}}, actor, kHolder);
  CHECK(*first == *second);
  actor.person = kLi.person;  // the same key of another person is another act
  CHECK(*HandIn(office.desk(), {{"a.txt", Broken()}}, actor, kHolder) != *first);
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

TEST_CASE_ON_BOTH_ENGINES("the worker finishes what was queued before it began", place) {
  Office office(place);
  REQUIRE(
      HandIn(office.desk(), {{"a.txt", Broken()}, {"b.md", Sample("02-zhenxi-2024.md")}}, kWang, kHolder).has_value());
  {
    QueueWorker worker(office.desk());
    worker.WaitUntilIdle();
  }
  CHECK(office.Listed().total == 2);
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
