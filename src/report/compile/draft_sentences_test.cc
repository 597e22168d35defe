// The draft tells what is kept, tells of none where there was none, and says nothing of what nobody kept; its numbers
// are live.
#include "report/compile/draft_sentences.h"

#include <random>

#include <doctest/doctest.h>

#include "report/compile/fact_keys.h"
#include "report/compile/live_field.h"

namespace gongkai::report {
namespace {

/// Every cell of the form with `value`; none: blank.
FactBook BookWith(std::optional<Number> value, int year = 2025) {
  FactBook book;
  book.tables.year = year;
  book.tables.form = law::FormInForce(year);
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : book.tables.form->Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        CompiledCell cell;
        cell.cell = {.table = table, .row = std::string(row.key), .column = std::string(column.name)};
        cell.counted = value;
        book.tables.cells.push_back(cell);
      }
    }
  }
  return book;
}

void Put(FactBook& book, std::string_view key, std::int64_t value) {
  book.facts.push_back({std::string(key), std::string(key), Number::Of(value), ""});
}

bool Says(const AnnualDraft& draft, std::size_t part, std::string_view words) {
  return draft.text.parts[part].find(words) != std::string::npos;
}

bool Says(const std::vector<std::string>& lines, std::string_view words) {
  for (const std::string& line : lines) {
    if (line.find(words) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("of a year of which nothing is kept nothing is told, and it is said why") {
  const AnnualDraft draft = DraftOf(BookWith(std::nullopt), {.organ = "澄砚县枕溪镇人民政府"});
  CHECK(Says(draft, 0, "澄砚县枕溪镇人民政府编制2025年"));
  for (const std::size_t part : {1U, 2U, 3U, 4U, 6U}) CHECK(draft.text.parts[part].empty());
  CHECK(Says(draft.untold, "“（一）主动公开”没有可以起草的事实"));
  CHECK(Says(draft.untold, "没有登记培训、会议、检查"));
  CHECK(Says(draft.untold, "没有收费记录"));
}

TEST_CASE("a year without applications and disputes says so") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, kFeesCollected, 0);
  const AnnualDraft draft = DraftOf(book, {.organ = "澄砚县枕溪镇人民政府"});
  CHECK(Says(draft, 1, "新收政府信息公开申请{{3/一/总计}}件，上年结转{{3/二/总计}}件。"));
  CHECK(Says(draft, 3, "2025年没有收到政府信息公开申请"));
  CHECK(Says(draft, 4, "2025年没有因政府信息公开工作被申请行政复议、被提起行政诉讼。"));
  CHECK(Says(draft, 6, "实际收取信息处理费{{fee.collected}}元"));
  CHECK_FALSE(Says(draft, 1, "办理结果为"));
}

TEST_CASE("a sentence tells what stands out, and leaves out what there was none of") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, kItemsPublished, 60);
  Put(book, KeyOfItemKind(disclosure::ItemKind::kNotice), 40);
  Put(book, KeyOfItemKind(disclosure::ItemKind::kNormative), 2);
  Put(book, KeyOfItemKind(disclosure::ItemKind::kBudget), 0);
  Put(book, KeyOfMonth(3), 30);
  Put(book, KeyOfChannel(disclosure::Channel::kNoticeBoard), 12);
  const AnnualDraft draft = DraftOf(book, {.organ = "甲镇"});
  CHECK(Says(draft, 1, "其中通知公告{{item.kind.notice}}条、行政规范性文件{{item.kind.normative}}条。"));
  CHECK(Says(draft, 1, "公开最集中的是3月，{{item.month.3}}条。"));
  CHECK(Says(draft, 1, "除政府网站外，还通过"));
  CHECK_FALSE(Says(draft, 1, "财政预算"));
}

TEST_CASE("ways of applying that do not add up to the table are left out, and it is said") {
  FactBook book = BookWith(Number::Of(5));
  Put(book, KeyOfRequestChannel(law::Channel::kOnline), 3);
  Put(book, KeyOfRequestChannel(law::Channel::kInPerson), 1);
  AnnualDraft draft = DraftOf(book, {.organ = "甲镇"});
  CHECK_FALSE(Says(draft, 1, "按提交方式分"));
  CHECK(Says(draft.untold, "提交方式加起来和表三的新收数不一样"));
  Put(book, KeyOfRequestChannel(law::Channel::kFax), 1);
  draft = DraftOf(book, {.organ = "甲镇"});
  CHECK(Says(draft, 1, FieldOf(KeyOfRequestChannel(law::Channel::kOnline)) + "件"));
}

TEST_CASE("section five tells what became of what was promised, and what the ledger shows") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, kLate, 2);
  DraftAsk ask{.organ = "甲镇"};
  ask.kept = {
      {.year = 2024, .number = 1, .words = "答复前由司法所会审", .state = PromiseState::kDone, .outcome = "会审9件。"},
      {.year = 2024, .number = 2, .words = "公开村级账目", .state = PromiseState::kOpen, .outcome = ""}};
  ask.given = {{.year = 2025, .number = 1, .words = "每周核对一次期限", .state = PromiseState::kOpen, .outcome = ""}};
  const AnnualDraft draft = DraftOf(book, ask);
  CHECK(draft.text.parts[5] ==
        "（一）上年度提出的改进事项落实情况。\n1.答复前由司法所会审：已完成。会审9件。\n（二）存在的主要问题。\n1."
        "有申请没有在法定期限内答复，超期{{request.late}}件。\n（三）改进措施。\n1.每周核对一次期限。");
  CHECK(Says(draft.untold, "公开村级账目"));
}

TEST_CASE("whatever the year was, every field of the draft is known and has a number, in both forms") {
  std::mt19937 random(7);  // NOLINT(bugprone-random-generator-seed)
  for (int round = 0; round < 200; ++round) {
    FactBook book = BookWith(std::nullopt, round % 2 == 0 ? 2025 : 2020);
    for (CompiledCell& cell : book.tables.cells) {
      // The four that are told together are counted together.
      if (random() % 3 > 0 || cell.cell.table == 3) cell.counted = Number::Of(static_cast<int>(random() % 4));
    }
    for (const std::string_view key :
         {kItemsPublished, kItemsWithdrawn, kItemsFaulty, kItemsRegistered, kFeesCollected, kFeesNotified, kTrained}) {
      if (random() % 3 > 0) Put(book, key, static_cast<int>(random() % 40));
    }
    if (random() % 2 == 0) {
      for (const std::string_view key : {kAnswered, kInTime, kLate, kMedianDays, kLongestDays, kMessages,
                                         kMessagesAnswered, kComplaintsFounded, kComplaintsRectified}) {
        Put(book, key, static_cast<int>(random() % 4));
      }
    }
    for (const YearWorkKind kind : kYearWorkKinds) {
      if (random() % 2 == 0) Put(book, KeyOfWork(kind), 1 + static_cast<int>(random() % 4));
    }
    const AnnualDraft draft = DraftOf(book, {.organ = "甲镇"});
    const FilledAnnualText filled = FillIn(draft.text, book);
    for (const std::string& key : filled.missing) CHECK_MESSAGE(false, key);
    CHECK(FaultsOf(draft.text, book).empty());
  }
}

}  // namespace
}  // namespace gongkai::report
