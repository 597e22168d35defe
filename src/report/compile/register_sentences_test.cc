// Sentences out of the registers: each kind of statement on oversight that reports make (docs/oversight-sentences.md
// names where they were read) is drafted from records; where there is no record there is no sentence, and "none" is
// only said where somebody said it.
#include "report/compile/register_sentences.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "report/compile/draft_sentences.h"
#include "report/compile/drafted_words.h"
#include "report/compile/fact_keys.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using namespace oversight;

RegisterEntry Entry(std::string_view kind, RegisterValues values) {
  RegisterEntry entry{.kind = FindRegisterKind(kind), .from = 2025y / 6 / 1, .until = 2025y / 6 / 1};
  if (entry.kind->span == EntrySpan::kLasting) entry.until = kNoEnd;
  entry.values = std::move(values);
  return entry;
}

/// What a township that keeps its registers has of a year.
RegisterYear FullYear() {
  RegisterYear year{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
  year.entries = {
      Entry(kGroupRegister, {{"name", "江汀"}, {"office", "乡党委书记"}, {"role", "head"}}),
      Entry(kGroupRegister, {{"name", "文石"}, {"office", "乡长"}, {"role", "deputy"}}),
      Entry(kVillageRegister, {{"village", "石桥村"}, {"name", "文石"}, {"office", "副乡长"}}),
      Entry(kPeopleRegister, {{"body", "党政办"}, {"full_time", "1"}, {"part_time", "3"}, {"funds", "20000"}}),
      Entry(kPlanRegister, {{"task", "更新目录"}, {"owner", "党政办"}, {"due", "2025-12-01"}}),
      Entry(kMeetingRegister, {{"subject", "公开目录"}, {"which", "party"}}),
      Entry(kMeetingRegister, {{"subject", "工作汇报"}, {"which", "report"}}),
      Entry(kPublicityRegister, {{"theme", "安全生产宣传月"}, {"which", "month"}}),
      Entry(kRuleRegister, {{"name", "审查办法"}, {"which", "review"}}),
      Entry(kCommitmentRegister, {{"matter", "低保办理"}, {"which", "kept"}}),
      Entry(kInspectionRegister, {{"subject", "县里检查"}, {"which", "county"}}),
      Entry(kAccountabilityRegister, {{"subject", "公开不及时"}, {"which", "talk"}}),
      Entry(kExampleRegister, {{"title", "一村一码"}})};
  year.entries[10].steps = 2;
  year.entries[10].steps_done = 1;
  for (const std::string_view kind : {kIncidentRegister, kPressRegister, kEmergencyRegister}) {
    year.none.push_back({.kind = std::string(kind), .choice = "", .year = 2025});
  }
  return year;
}

FactBook BookOf(const RegisterYear& year) {
  FactBook book;
  book.tables.year = year.year;
  book.tables.form = law::FormInForce(year.year);
  for (const RegisterFigure& figure : RegisterFigures()) {
    book.facts.push_back({figure.key, figure.name, FigureOf(year, figure), ""});
  }
  return book;
}

std::string Drafted(const RegisterYear& year, std::vector<std::string>& untold) {
  const FactBook book = BookOf(year);
  const FilledText filled = FillIn(
      RegisterSentences(book, {{std::string(kGroupRegister), {"组长由乡党委书记担任", "副组长由乡长担任"}}}, untold),
      book);
  CHECK(filled.missing.empty());
  return filled.text;
}

TEST_CASE("each kind of statement on oversight in the reports that were read is made from a record") {
  std::vector<std::string> untold;
  const std::string text = Drafted(FullYear(), untold);
  // The words in docs/oversight-sentences.md, in its order.
  for (const char* told : {
           "领导小组有成员2人，组长由乡党委书记担任、副组长由乡长担任",
           "有联点领导的村（社区）1个",
           "配备专职人员1人、兼职人员3人，安排工作经费20000元",
           "年度工作要点安排1项，已完成0项",
           "会议研究2次，其中党委、党组会议1次、听取工作汇报1次",
           "组织宣传活动1次，其中主题宣传月、周、日1次",
           "年末执行的制度1项，本年印发、废止1项",
           "对办事程序、标准、结果和时限作出承诺1项，核对后已兑现1项",
           "监督检查1次，其中县政府信息公开工作主管部门1次；提出整改事项2项，已完成整改1项",
           "本年没有失密、泄密的情况",
           "本年没有召开新闻发布会",
           "本年没有遇到需要发布权威信息的突发事件",
           "责任追究方面，约谈1件",
           "总结典型经验1项",
       }) {
    CAPTURE(told);
    CHECK(text.find(told) != std::string::npos);
  }
  CHECK(untold.empty());
  for (const char* name : {"江汀", "文石"}) CHECK(text.find(name) == std::string::npos);  // posts, no persons
}

TEST_CASE("the table of sentence kinds names every register, and each of its draft words is drafted") {
  std::ifstream in(GONGKAI_SOURCE_DIR "/docs/oversight-sentences.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  REQUIRE_FALSE(page.empty());
  for (const RegisterKind& kind : RegisterKinds()) {
    CAPTURE(kind.name);
    CHECK(page.find("`" + std::string(kind.id) + "`") != std::string::npos);
  }
}

TEST_CASE("without records there is no sentence, and it is said which registers hold nothing") {
  const RegisterYear nothing{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
  std::vector<std::string> untold;
  CHECK(Drafted(nothing, untold).empty());
  REQUIRE(untold.size() == 1);
  CHECK(untold[0].find("新闻发布会") != std::string::npos);
  CHECK(RegisterProblems(BookOf(nothing)).empty());
}

TEST_CASE("what is behind is a problem of section five") {
  const FactBook book = BookOf(FullYear());
  std::string text;
  for (const std::string& each : RegisterProblems(book)) text += FillIn(each, book).text + "。";
  CHECK(text.find("年度工作要点1项，按要求完成0项") != std::string::npos);
  CHECK(text.find("整改事项2项，整改到位1项") != std::string::npos);
  CHECK(text.find("泄密") == std::string::npos);
}

std::string RegisterWords(const FactBook& book, std::vector<std::string>& untold) {
  return FillIn(RegisterSentences(book, {}, untold), book).text;
}

bool Says(const std::vector<std::string>& lines, std::string_view words) {
  return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

TEST_CASE("how many secrets got out is not for the draft to tell; other incidents are told by their names") {
  RegisterYear year = FullYear();
  std::erase_if(year.none, [](const NoneStatement& each) { return each.kind == kIncidentRegister; });
  year.entries.push_back(Entry(kIncidentRegister, {{"subject", "错发"}, {"which", "secret"}}));
  year.entries.push_back(Entry(kIncidentRegister, {{"subject", "打不开"}, {"which", "system"}}));
  std::vector<std::string> untold;
  const FactBook book = BookOf(year);
  const std::string text = RegisterWords(book, untold);
  CHECK(text.find("泄密") == std::string::npos);
  CHECK(text.find("系统、网站故障或者被攻击1起") != std::string::npos);
  CHECK(text.find("结案") == std::string::npos);  // which would count them all
  CHECK(Says(untold, "请先经保密审查"));
  for (const std::string& each : RegisterProblems(book)) {
    CHECK(FillIn(each, book).text.find("泄密") == std::string::npos);
  }
}

TEST_CASE("a 处理建议 and a 处分 are told by their names, and not summed up as 责任追究") {
  RegisterYear year = FullYear();
  year.entries.push_back(Entry(kAccountabilityRegister, {{"subject", "逾期"}, {"which", "propose"}}));
  year.entries.push_back(Entry(kAccountabilityRegister, {{"subject", "逾期"}, {"which", "punish"}}));
  std::vector<std::string> untold;
  CHECK(RegisterWords(BookOf(year), untold)
            .find("责任追究方面，约谈1件；向有权机关提出处理建议1件；有权机关作出处分1件。") != std::string::npos);
}

TEST_CASE("no register says none where something else of the year says some") {
  RegisterYear year = FullYear();
  for (const std::string_view kind : {kAccountabilityRegister, kMeetingRegister, kInspectionRegister}) {
    std::erase_if(year.entries, [&](const RegisterEntry& each) { return each.kind->id == kind; });
    year.none.push_back({.kind = std::string(kind), .choice = "", .year = 2025});
  }
  FactBook book = BookOf(year);
  std::vector<std::string> untold;
  std::string text = RegisterWords(book, untold);
  for (const char* none :
       {"没有责任追究", "没有召开会议", "没有开展、接受监督检查", "内容差错", "没有召开新闻发布会"}) {
    CAPTURE(none);
    CHECK(text.find(none) != std::string::npos);
  }
  CHECK(untold.empty());
  for (const YearWorkKind kind : {YearWorkKind::kAccountability, YearWorkKind::kMeeting, YearWorkKind::kInspection}) {
    book.facts.push_back({KeyOfWork(kind), std::string(NameOf(kind)), Number::Of(1), ""});
  }
  book.facts.push_back({std::string(kItemsFaulty), "撤下", Number::Of(1), ""});
  book.facts.push_back({KeyOfChannel(disclosure::Channel::kBriefing), "发布会", Number::Of(1), ""});
  text = RegisterWords(book, untold);
  for (const char* none :
       {"没有责任追究", "没有召开会议", "没有开展、接受监督检查", "内容差错", "没有召开新闻发布会"}) {
    CAPTURE(none);
    CHECK(text.find(none) == std::string::npos);
  }
  CHECK(untold.size() == 2);
  CHECK(Says(DraftOf(book, {.organ = "澄砚县民政局"}).untold, "说明本年没有会议，年度工作里却记了会议"));
}

TEST_CASE("where the register and what was put down of the year tell the same, the register wins, and it is said") {
  FactBook book = BookOf(FullYear());
  book.facts.push_back({KeyOfWork(YearWorkKind::kMeeting), "会议（次）", Number::Of(5), ""});
  DraftAsk ask{.organ = "澄砚县民政局"};
  ask.works.push_back({.number = 1, .kind = YearWorkKind::kMeeting, .on = 2025y / 3 / 1, .subject = "例会"});
  const AnnualDraft draft = DraftOf(book, ask);
  CHECK(draft.text.parts[1].find("会议研究") != std::string::npos);
  CHECK(draft.text.parts[1].find("例会") == std::string::npos);
  int said = 0;
  for (const std::string& each : draft.untold) said += each.find("正文按工作登记写") != std::string::npos ? 1 : 0;
  CHECK(said == 1);
}

TEST_CASE("sentences of the registers are known as the program's") {
  const DraftedWords drafted(law::LatestForm(), 2025, "甲镇");
  for (const char* words :
       {"年度工作要点安排7项，已完成3项", "监督检查4次，其中第三方评估2次；提出整改事项9项，已完成整改8项",
        "本年没有失密、泄密的情况", "本年没有召开新闻发布会", "召开会议3次",
        "监督检查提出的整改事项2项，整改到位1项，没有全部到位"}) {
    CAPTURE(words);
    CHECK(drafted.Made(words));
  }
  CHECK_FALSE(drafted.Made("领导小组有成员2人，组长由乡党委书记担任"));
}

}  // namespace
}  // namespace gongkai::report
