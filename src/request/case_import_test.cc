// A row of an old register becomes a history that the clock allows, or tells at its cell why it does not.
#include "request/case_import.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

const law::WorkingCalendar& Calendar() {
  static const law::WorkingCalendar calendar = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    return law::WorkingCalendar::FromTsv(text.str()).value();
  }();
  return calendar;
}

constexpr Date kToday = 2026y / 3 / 10;

std::size_t ColumnOf(std::string_view head) {
  for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
    if (CaseImportColumns()[i].head == head) return i;
  }
  FAIL("no column " << head);
  return 0;
}

using Cells = std::map<std::string, std::string>;

Cells Plain() {
  return {{"登记编号", "2024-7"},       {"提交方式", "网上提交"}, {"提交日期", "2024-03-01"},
          {"收到日期", "2024/3/6"},     {"申请人类型", "自然人"}, {"申请人", "尹望舒"},
          {"申请内容", "移民资金方案"}, {"处理结果", "予以公开"}, {"办结日期", "2024年3月21日"}};
}

CheckedImportRow Check(const Cells& cells) {
  CaseImportRow row{.number = 2, .cells = {}};
  for (const auto& [head, text] : cells) row.cells[ColumnOf(head)] = PersonalText(text);
  return CheckImportRow(row, {kToday}, Calendar());
}

CheckedImportRow CheckWith(const Cells& changed) {
  Cells cells = Plain();
  for (const auto& [head, text] : changed) cells[head] = text;
  return Check(cells);
}

std::set<std::string> HeadsOf(const CheckedImportRow& checked) {
  std::set<std::string> heads;
  for (const CaseImportFault& fault : checked.faults) {
    CHECK_FALSE(fault.message.empty());
    heads.insert(std::string(CaseImportColumns()[fault.column].head));
  }
  CHECK(checked.faults.empty() == checked.imported.has_value());
  return heads;
}

CaseStatus StatusOfRow(const CheckedImportRow& checked) {
  for (const CaseImportFault& fault : checked.faults) MESSAGE(fault.column, ": ", fault.message);
  REQUIRE(checked.imported);
  const FoldedCase folded = FoldCase(checked.imported->events, Calendar());
  REQUIRE_FALSE(folded.refused_at);
  return StatusOf(folded.fold, Calendar());
}

using Heads = std::set<std::string>;

TEST_CASE("a row becomes a case that was replied to, with its days") {
  const CheckedImportRow checked = Check(Plain());
  const CaseStatus status = StatusOfRow(checked);
  CHECK(status.stage == CaseStage::kReplied);
  CHECK(status.outcome == "released");
  CHECK(status.reply.received == 2024y / 3 / 6);
  CHECK(status.reply.due == 2024y / 4 / 3);
  CHECK(status.reply.in_time == true);
  CHECK(checked.imported->register_number == "2024-7");
  CHECK(checked.imported->events[1].kind == CaseEventKind::kImported);
}

TEST_CASE("columns that are empty may not be, and all of them are told") {
  CHECK(HeadsOf(Check({})) == Heads{"提交方式", "提交日期", "申请人类型", "申请内容", "处理结果", "办结日期"});
  Cells no_name = Plain();
  no_name.erase("申请人");
  no_name.erase("登记编号");
  CHECK(Check(no_name).imported);
}

TEST_CASE("mail and forms need the day on which they were received") {
  CHECK(HeadsOf(CheckWith({{"收到日期", ""}})) == Heads{"收到日期"});
}

TEST_CASE("in person and by word of mouth the day of submission is that of receipt") {
  CHECK(StatusOfRow(CheckWith({{"提交方式", "当面"}, {"收到日期", ""}})).reply.received == 2024y / 3 / 1);
  CHECK(HeadsOf(CheckWith({{"提交方式", "口头提出"}})) == Heads{"收到日期"});
  CHECK(StatusOfRow(CheckWith({{"提交方式", "挂号信"}})).reply.received == 2024y / 3 / 6);
}

TEST_CASE("what the law has no word for, or not on that day, is told at its cell") {
  CHECK(HeadsOf(CheckWith({{"提交方式", "托人带话"}})) == Heads{"提交方式"});
  CHECK(HeadsOf(CheckWith({{"申请人类型", "外星人"}})) == Heads{"申请人类型"});
  CHECK(HeadsOf(CheckWith({{"处理结果", "同意"}})) == Heads{"处理结果"});
  CHECK(HeadsOf(CheckWith({{"收到日期", "三月初"}})) == Heads{"收到日期"});
  CHECK(HeadsOf(CheckWith({{"办结日期", "2026-03-11"}})) == Heads{"办结日期"});
  CHECK(HeadsOf(CheckWith({{"办结日期", "2024-03-05"}})) == Heads{"办结日期"});
  CHECK(HeadsOf(CheckWith({{"提交日期", "2019-04-01"}, {"收到日期", "2019-04-01"}, {"办结日期", "2019-05-10"}})) ==
        Heads{"处理结果"});
  // A row of table 3 that has one outcome names it.
  CHECK(StatusOfRow(CheckWith({{"处理结果", "三(五)2"}})).outcome == "repeated");
  CHECK(HeadsOf(CheckWith({{"处理结果", "三(二)"}})) == Heads{"处理结果"});
}

TEST_CASE("corrections, consultations, extensions and fees move the due day, and come whole or not at all") {
  const CaseStatus corrected = StatusOfRow(CheckWith({{"要求补正日期", "2024-03-11"},
                                                      {"补正期限", "2024-03-25"},
                                                      {"收到补正日期", "2024-03-20"},
                                                      {"办结日期", "2024-04-10"}}));
  CHECK(corrected.outcome == "released");  // decided after the correction
  CHECK(corrected.reply.in_time == true);
  CHECK(HeadsOf(CheckWith({{"要求补正日期", "2024-03-11"}})) == Heads{"补正期限"});
  CHECK(HeadsOf(CheckWith({{"收到补正日期", "2024-03-11"}})) == Heads{"要求补正日期"});
  CHECK(HeadsOf(CheckWith({{"处理结果", "无正当理由逾期不补正，不再处理"}})) == Heads{"要求补正日期"});
  const CaseStatus lapsed = StatusOfRow(CheckWith(
      {{"要求补正日期", "2024-03-11"}, {"补正期限", "2024-03-20"}, {"处理结果", "无正当理由逾期不补正，不再处理"}}));
  CHECK(lapsed.stage == CaseStage::kLapsed);
  CHECK(lapsed.outcome == "correction_lapsed");
  // Before its term is over nothing lapses.
  CHECK(HeadsOf(CheckWith({{"要求补正日期", "2024-03-11"},
                           {"补正期限", "2024-03-25"},
                           {"处理结果", "无正当理由逾期不补正，不再处理"}})) == Heads{"办结日期"});
  CHECK(StatusOfRow(
            CheckWith({{"征求意见对象", "第三方"}, {"征求意见日期", "2024-03-11"}, {"征求意见结束日期", "2024-03-18"}}))
            .reply.due > 2024y / 4 / 3);
  CHECK(HeadsOf(CheckWith({{"征求意见日期", "2024-03-11"}})) == Heads{"征求意见对象"});
  CHECK(StatusOfRow(CheckWith({{"延期告知日期", "2024-03-20"}, {"延期工作日数", "20"}, {"办结日期", "2024-04-28"}}))
            .reply.in_time == true);
  CHECK(HeadsOf(CheckWith({{"延期告知日期", "2024-03-20"}, {"延期工作日数", "30"}})) == Heads{"延期工作日数"});
  CHECK(HeadsOf(CheckWith({{"延期工作日数", "5"}})) == Heads{"延期告知日期"});
  CHECK(HeadsOf(CheckWith({{"处理结果", "逾期未按收费通知缴纳费用，不再处理"}})) == Heads{"收费通知送达日期"});
}

TEST_CASE("whoever withdrew is not replied to") {
  const CaseStatus status = StatusOfRow(CheckWith({{"处理结果", "申请人撤回申请"}}));
  CHECK(status.stage == CaseStage::kWithdrawn);
  CHECK(status.outcome == "withdrawn");
}

TEST_CASE("what ended this year, or since the organ answers here, has to be signed here and is not brought in") {
  const auto ended = [](const char* submitted, const char* day, const ImportBounds& bounds) {
    Cells cells = Plain();
    cells["提交方式"] = "当面提交";
    cells["提交日期"] = submitted;
    cells.erase("收到日期");
    cells["办结日期"] = day;
    CaseImportRow row{.number = 2, .cells = {}};
    for (const auto& [head, text] : cells) row.cells[ColumnOf(head)] = PersonalText(text);
    return HeadsOf(CheckImportRow(row, bounds, Calendar()));
  };
  const ImportBounds nothing_yet{kToday}, since_then{kToday, 2025y / 10 / 15};
  CHECK(ended("2025-12-20", "2025-12-31", nothing_yet).empty());
  CHECK(ended("2025-12-20", "2026-01-01", nothing_yet) == Heads{"办结日期"});
  CHECK(ended("2026-03-02", "2026-03-10", nothing_yet) == Heads{"办结日期"});
  CHECK(ended("2025-09-20", "2025-10-14", since_then).empty());
  CHECK(ended("2025-09-20", "2025-10-15", since_then) == Heads{"办结日期"});
  CHECK(ended("2025-12-20", "2025-12-31", since_then) == Heads{"办结日期"});
  // A year later it is an earlier year, for an organ that did not work here then.
  CHECK(ended("2026-03-02", "2026-03-10", {2027y / 1 / 4, 2026y / 6 / 1}).empty());
  CHECK(ended("2026-03-02", "2026-03-10", {2027y / 1 / 4, 2026y / 3 / 10}) == Heads{"办结日期"});
}

TEST_CASE("cells of a bad will are text") {
  for (const char* text : {"=HYPERLINK(\"http://例\")", "' OR 1=1 --", "<script>alert(1)</script>", "\xFF\xFE"}) {
    CHECK(CheckWith({{"申请内容", text}, {"申请人", text}}).imported);
    for (const char* head : {"提交方式", "提交日期", "处理结果", "办结日期"}) {
      CHECK_MESSAGE(HeadsOf(CheckWith({{head, text}})).contains(head), head);
    }
  }
  CaseImportRow row{.number = 2, .cells = {}, .inexact = {0}};
  for (const auto& [head, text] : Plain()) row.cells[ColumnOf(head)] = PersonalText(text);
  CHECK(HeadsOf(CheckImportRow(row, {kToday}, Calendar())) == Heads{"登记编号"});
}

}  // namespace
}  // namespace gongkai::request
