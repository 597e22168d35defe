// The draft tells what is kept, tells of none where there was none, and says nothing of what nobody kept; its numbers
// are live.
#include "report/compile/draft_sentences.h"

#include <random>

#include <doctest/doctest.h>

#include "report/compile/fact_keys.h"
#include "report/compile/fact_names.h"
#include "report/compile/fact_sum.h"
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
  book.facts.push_back({std::string(key), NameOfFact(key), Number::Of(value), ""});
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
  CHECK(Says(draft, 1,
             "新收政府信息公开申请〔表三，一、本年新收政府信息公开申请数量〕件，上年结转〔表三，二、上年结转政府信息公"
             "开申请数量〕件。"));
  CHECK(Says(draft, 3, "2025年没有收到政府信息公开申请"));
  CHECK(Says(draft, 4, "2025年没有因政府信息公开工作被申请行政复议、被提起行政诉讼。"));
  CHECK(Says(draft, 6, "实际收取信息处理费〔实际收取信息处理费〕元"));
  CHECK_FALSE(Says(draft, 6, "没有其他"));  // nobody said so
  CHECK(Says(draft.untold, "收费以外"));
  FactBook before = BookWith(Number::Of(0), 2020);  // there was no such fee
  Put(before, kFeesCollected, 0);
  CHECK(DraftOf(before, {.organ = "澄砚县枕溪镇人民政府"}).text.parts[6].empty());
  CHECK_FALSE(Says(draft, 1, "按办理结果分"));
}

TEST_CASE("a government has to tell of evaluation, review and accountability, a department has not (第五十条)") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, KeyOfWork(YearWorkKind::kEvaluation), 1);
  const AnnualDraft government = DraftOf(book, {.organ = "澄砚县枕溪镇人民政府"});
  CHECK(Says(government.untold, "应当写社会评议的结果"));
  CHECK(Says(government.untold, "应当写责任追究的结果"));
  CHECK_FALSE(Says(government.untold, "应当写工作考核的结果"));
  CHECK(Says(government.untold, "只写了工作考核的次数，请补上结果"));
  CHECK_FALSE(Says(DraftOf(book, {.organ = "澄砚县民政局"}).untold, "应当写社会评议的结果"));
  CHECK_FALSE(Says(DraftOf(book, {.organ = "澄砚县民政局"}).untold, "请补上结果"));
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
  CHECK(Says(draft, 1, "其中通知公告〔公开的通知公告〕条、行政规范性文件〔公开的行政规范性文件〕条等。"));
  CHECK(Says(draft, 1, "公开最集中的是3月，〔3月首次公开信息〕条。"));
  CHECK(Says(draft, 1, "政府网站以外的公开途径中，"));
  CHECK_FALSE(Says(draft, 1, "财政预算"));
}

TEST_CASE("answers stand beside no number of the table, which counts what was withdrawn as well") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, kAnswered, 11);
  Put(book, kInTime, 10);
  Put(book, kLate, 1);
  const AnnualDraft draft = DraftOf(book, {.organ = "甲镇"});
  CHECK(Says(draft, 1, "作出答复的申请中，按期的〔按期答复申请〕件、超期的〔超期答复申请〕件。"));
  CHECK_FALSE(Says(draft, 1, "〔答复申请〕"));
}

TEST_CASE("what the ledger does not hold is not told as if it did: no fee, no time of answers") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, kFeesCollected, 0);
  Put(book, kAnswered, 2);
  Put(book, kInTime, 2);
  Put(book, kLate, 0);
  Adjustment from_paper;
  from_paper.change = Number::Of(3);
  for (CompiledCell& cell : book.tables.cells) {
    if (cell.cell.row == "一" && cell.cell.column == "自然人") cell.adjustments.push_back(from_paper);
  }
  AnnualDraft draft = DraftOf(book, {.organ = "甲镇"});
  CHECK(draft.text.parts[6].empty());
  CHECK(Says(draft.untold, "收费记录里没有它们"));
  CHECK_FALSE(Says(draft, 1, "按期的"));
  for (CompiledCell& cell : book.tables.cells) {  // from one column to another: the same applications
    Adjustment back;
    back.change = Number::Of(-3);
    if (cell.cell.row == "一" && cell.cell.column == "商业企业") cell.adjustments.push_back(back);
  }
  draft = DraftOf(book, {.organ = "甲镇"});
  CHECK(Says(draft, 6, "实际收取信息处理费"));
  CHECK(Says(draft, 1, "按期的"));
}

TEST_CASE("whose tables are the sum of others' tells no number of its own ledgers beside them (第四十九条第二款)") {
  FactBook book = BookWith(Number::Of(4));
  Put(book, kItemsPublished, 60);
  Put(book, KeyOfRequestChannel(law::Channel::kOnline), 1);
  Put(book, kAnswered, 1);
  Put(book, kInTime, 1);
  Put(book, kLate, 1);
  Put(book, kFeesCollected, 0);
  Put(book, kMessages, 2);
  Put(book, kMessagesAnswered, 2);
  Put(book, KeyOfWork(YearWorkKind::kTraining), 2);
  const AnnualDraft draft = DraftOf(book, {.organ = "澄砚县人民政府", .sums_others = true});
  for (const char* words : {"全年首次公开", "按提交方式分", "按期的", "来件"}) {
    CAPTURE(words);
    CHECK_FALSE(Says(draft, 1, words));
  }
  CHECK(Says(draft, 1, "新收政府信息公开申请"));
  CHECK(Says(draft, 1, "组织培训"));
  CHECK_FALSE(Says(draft, 5, "法定期限"));
  CHECK(draft.text.parts[6].empty());
  CHECK(Says(draft.untold, "请按各机关的报告写全县的"));
  CHECK(Says(DraftOf(book, {.organ = "澄砚县人民政府"}), 1, "全年首次公开"));
}

TEST_CASE(
    "the sum is told by its reports; the government's own level is none of them and is named (第四十九条第二款)") {
  FactBook book = BookWith(Number::Of(4));
  Put(book, kSumReports, 12);
  book.sum = SumTold{.reports = 12};
  const DraftAsk ask{.organ = "澄砚县人民政府", .sums_others = true};
  CHECK(Says(DraftOf(book, ask), 0, "表格里的数由〔计入汇总的报告〕份行政机关的年度报告汇总得出。"));
  book.sum->has_own_level = true;
  CHECK(Says(DraftOf(book, ask), 0, "表格里的数由〔计入汇总的报告〕份行政机关的年度报告及政府本级的数汇总得出。"));
}

TEST_CASE("of the sum the numbers of all organs are told where each of them has one (第四十九条第二款)") {
  FactBook book = BookWith(Number::Of(4));
  const auto put_both = [&](std::string_view key, std::int64_t own, std::int64_t all) {
    Put(book, key, own);
    Put(book, KeyOfAll(key), all);
  };
  put_both(kItemsPublished, 60, 900);
  put_both(KeyOfItemKind(disclosure::ItemKind::kNotice), 60, 900);
  put_both(KeyOfChannel(disclosure::Channel::kSite), 60, 880);
  put_both(kMessages, 2, 31);
  put_both(kMessagesAnswered, 2, 30);
  for (const law::Channel channel : kRequestChannels) put_both(KeyOfRequestChannel(channel), 0, 0);
  book.facts.back().value = Number::Of(4);  // as table 3 has them
  put_both(kAnswered, 1, 3);
  put_both(kInTime, 1, 2);
  put_both(kLate, 0, 1);
  put_both(kFeesCollected, 0, 25);
  Put(book, kMedianDays, 6);
  const DraftAsk ask{.organ = "澄砚县人民政府", .sums_others = true};
  AnnualDraft draft = DraftOf(book, ask);
  CHECK(Says(draft, 1, "全年首次公开政府信息〔全县全年首次公开信息〕条"));
  CHECK_FALSE(Says(draft, 1, "〔全年首次公开信息〕"));
  CHECK(Says(draft, 1, "通过政府网站公开各机关信息〔全县通过"));
  CHECK(Says(draft, 1, "来件〔全县公众来件〕件，答复〔全县答复公众来件〕件"));
  CHECK(Says(draft, 1, "按期的〔全县按期答复申请〕件、超期的〔全县超期答复申请〕件。"));
  CHECK_FALSE(Says(draft, 1, "中位数"));  // a median of all is none of theirs
  CHECK_FALSE(Says(draft, 1, "公开本机关信息"));
  CHECK(Says(draft, 5, "超期〔全县超期答复申请〕件"));
  CHECK(Says(draft, 6, "实际收取信息处理费〔全县实际收取信息处理费〕元"));
  CHECK_FALSE(Says(draft.untold, "请按各机关的报告写全县的"));
  for (ReportFact& fact : book.facts) {
    if (IsOfAll(fact.key) && fact.key.find("message") != std::string::npos) fact.lacking = 2;
    if (IsOfAll(fact.key) && fact.key.find("item") != std::string::npos) fact.lacking = 2;
  }
  draft = DraftOf(book, ask);
  CHECK_FALSE(Says(draft, 1, "全年首次公开"));
  CHECK_FALSE(Says(draft, 1, "来件"));
  CHECK(Says(draft, 1, "按期的〔全县按期答复申请〕件"));
  CHECK(Says(draft.untold, "公开信息的条数和来件有 2 个机关没有记载，没有写，请按各机关的报告写全县的。"));
}

TEST_CASE(
    "trainings and surveys are told by their ledgers, with what came of them (第四十八条、第五十条第一款第四项)") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, KeyOfWork(YearWorkKind::kTraining), 5);
  Put(book, kTrainingsHeld, 2);
  Put(book, kTrainingTurns, 31);
  Put(book, kSurveysHeld, 1);
  Put(book, kSurveyPapers, 120);
  AnnualDraft draft = DraftOf(book, {.organ = "澄砚县枕溪镇人民政府"});
  CHECK(Says(draft, 1, "举办培训〔本机关举办的培训〕场，本机关人员参加培训〔本机关人员参加培训〕人次。"));
  CHECK_FALSE(Says(draft, 1, "组织培训"));  // once
  CHECK(Says(draft.untold, "年度工作里也记了培训"));
  CHECK(Says(draft, 1, "开展社会评议〔结束的社会评议〕次，回收评议问卷〔回收的评议问卷〕份。"));
  CHECK(Says(draft.untold, "只写了社会评议的次数，请补上结果"));
  Put(book, kSurveySatisfied, 95);
  draft = DraftOf(book, {.organ = "澄砚县枕溪镇人民政府"});
  CHECK(Says(draft, 1, "满意率〔评议满意率〕%。"));
  CHECK_FALSE(Says(draft.untold, "社会评议的"));
}

TEST_CASE("complaints that were not found are not told to be none (第五十一条)") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, kComplaintsFounded, 0);
  Put(book, kComplaintsRectified, 0);
  CHECK_FALSE(Says(DraftOf(book, {.organ = "甲镇"}), 1, "投诉举报"));
}

TEST_CASE("kinds that are all there are need no 等") {
  FactBook book = BookWith(Number::Of(0));
  Put(book, kItemsPublished, 5);
  Put(book, KeyOfItemKind(disclosure::ItemKind::kNotice), 3);
  Put(book, KeyOfItemKind(disclosure::ItemKind::kBudget), 2);
  CHECK(Says(DraftOf(book, {.organ = "甲镇"}), 1, "财政预算〔公开的财政预算〕条。"));
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
  CHECK(Says(draft, 1, FieldOf(KeyOfRequestChannel(law::Channel::kOnline), book) + "件"));
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
        "有申请没有在法定期限内答复，超期〔超期答复申请〕件。\n（三）改进措施。\n1.每周核对一次期限。");
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
