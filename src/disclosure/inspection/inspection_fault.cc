#include "disclosure/inspection/inspection_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace gongkai::disclosure {
namespace {

struct KindRow {
  InspectionKind kind;
  std::string_view id, name, source;
};
constexpr std::string_view kIndicators = "国办秘函〔2019〕19号";
constexpr KindRow kKinds[] = {
    {InspectionKind::kStale, "stale", "栏目不更新", kIndicators},
    {InspectionKind::kBlank, "blank", "空白栏目", kIndicators},
    {InspectionKind::kUndated, "undated", "信息没有日期", "条例第十二条"},
    {InspectionKind::kDeadLink, "dead_link", "本站错链", kIndicators},
    {InspectionKind::kDeadOuterLink, "dead_outer_link", "外站错链", kIndicators},
    {InspectionKind::kDeadFile, "dead_file", "附件或者图片打不开", kIndicators},
    {InspectionKind::kPersonal, "personal", "检查出的内容没有处理", "条例第十五条；国办秘函〔2019〕19号"},
    {InspectionKind::kSlow, "slow", "页面打开慢", kIndicators},
    {InspectionKind::kUnanswered, "unanswered", "留言没有按时答复", kIndicators},
    {InspectionKind::kNoOutcome, "no_outcome", "征集结果没有反馈", "国办秘函〔2019〕19号"},
    {InspectionKind::kGuide, "guide", "公开指南没有或者没编完", "条例第十二条第一款、第二款，第五十三条第二项"},
    {InspectionKind::kNoPlace, "no_place", "没有查阅场所", "条例第二十五条第一款"},
    {InspectionKind::kNotSupplied, "not_supplied", "没有提供给档案馆、图书馆", "条例第二十五条第三款"},
};
constexpr std::array kKindList = {
    InspectionKind::kStale,         InspectionKind::kBlank,     InspectionKind::kUndated,  InspectionKind::kDeadLink,
    InspectionKind::kDeadOuterLink, InspectionKind::kDeadFile,  InspectionKind::kPersonal, InspectionKind::kSlow,
    InspectionKind::kUnanswered,    InspectionKind::kNoOutcome, InspectionKind::kGuide,    InspectionKind::kNoPlace,
    InspectionKind::kNotSupplied};

using std::chrono::days;
using std::chrono::months;

constexpr std::string_view kOf2015 = "国办秘函〔2019〕19号；2015 年全国政府网站普查指标", kPractice = "通行做法";
// Clarifications and pictures come when there is cause, reposts when there is something to repost: none of them makes
// an organ owe news.
constexpr ItemKind kNoticeKinds[] = {ItemKind::kNotice}, kNewsKinds[] = {ItemKind::kNews, ItemKind::kVisit};
constexpr ColumnInterval kIntervals[] = {
    {.id = "news",
     .name = "工作动态",
     .column = Column::kNews,
     .kinds = kNewsKinds,
     .days = days(14),
     .words = "2 周",
     .source = kOf2015,
     .is_main = true},
    {.id = "notices",
     .name = "通知公告",
     .column = Column::kNews,
     .kinds = kNoticeKinds,
     .months = months(6),
     .words = "6 个月",
     .source = kOf2015,
     .is_main = true},
    {.id = "policies",
     .name = "政策文件",
     .column = Column::kPolicies,
     .months = months(6),
     .words = "6 个月",
     .source = kOf2015,
     .is_main = true},
    {.id = "plans",
     .name = "规划计划",
     .column = Column::kPlans,
     .months = months(12),
     .words = "1 年",
     .source = kPractice},
    {.id = "recruitment",
     .name = "招考录用",
     .column = Column::kRecruitment,
     .months = months(12),
     .words = "1 年",
     .source = kPractice},
};

/// 法定主动公开内容; what is taken part in, news and the rest are no columns that the regulation asks for.
constexpr bool IsStatutory(Column column) {
  return column != Column::kNews && column != Column::kParticipation && column != Column::kDisclosureRules &&
         column != Column::kOther;
}

constexpr int kMostStaleOfMain = 5, kMostStale = 10, kMostBlank = 5, kPolicyPoints = 5, kPass = 60;
constexpr months kMostUnanswered{3};
constexpr int kSlowShare = 20;  // one in so many: 5 %

std::string ColumnOf(const SeenFault& seen) {
  const std::size_t colon = seen.subject.find(':');
  return colon == std::string::npos ? std::string() : seen.subject.substr(colon + 1);
}

bool IsStaleOfSite(const SeenFault& seen) { return seen.kind == InspectionKind::kStale && seen.organ == kWholeSite; }

bool IsOfMain(const SeenFault& seen) {
  const auto* const found = std::ranges::find(kIntervals, ColumnOf(seen), &ColumnInterval::id);
  return found != std::end(kIntervals) && found->is_main;
}

/// 政务咨询: what somebody asks. Comments, errors, topics, criticism and suggestions are none.
bool IsConsultation(const SeenFault& seen) {
  return seen.subject.starts_with("enquiry:") || seen.subject.starts_with("mailbox:");
}

/// "enquiry:101-17 2026-01-05": since when it waits.
std::optional<Date> WaitsSince(const SeenFault& seen) {
  const std::size_t blank = seen.subject.rfind(' ');
  return blank == std::string::npos ? std::nullopt : ParseDate(seen.subject.substr(blank + 1));
}

Date MonthsBehind(Date day, months count) {
  const Date behind = day + count;
  return behind.ok() ? behind : Date(behind.year() / behind.month() / std::chrono::last);
}

/// 近一年内的政务咨询类留言，超过三个月没有答复: from the day on which it came, whatever term it had.
bool IsVetoed(const SeenFault& seen, Date today) {
  const auto since = WaitsSince(seen);
  if (seen.kind != InspectionKind::kUnanswered || !IsConsultation(seen) || !since) return false;
  return MonthsBehind(*since, kMostUnanswered) < today && MonthsBehind(*since, months(12)) >= today;
}

}  // namespace

std::span<const InspectionKind> InspectionKinds() { return kKindList; }
std::string_view IdOf(InspectionKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(InspectionKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }
std::string_view SourceOf(InspectionKind kind) { return kKinds[static_cast<std::size_t>(kind)].source; }
std::optional<InspectionKind> InspectionKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kKinds, id, &KindRow::id);
  return row == std::end(kKinds) ? std::nullopt : std::optional(row->kind);
}

std::span<const ColumnInterval> ColumnIntervals() { return kIntervals; }

Date LastDayOf(const ColumnInterval& interval, Date latest) {
  return Date(std::chrono::sys_days(MonthsBehind(latest, interval.months)) + interval.days);
}

std::vector<SeenFault> StaleColumns(OrganId organ, std::span<const IntervalSeen> seen, Date today) {
  std::vector<SeenFault> faults;
  for (const IntervalSeen& each : seen) {
    const ColumnInterval& interval = *each.interval;
    if (LastDayOf(interval, each.latest) >= today) continue;
    faults.push_back({.organ = organ,
                      .kind = InspectionKind::kStale,
                      .subject = "column:" + std::string(interval.id),
                      .words = fmt::format("“{}”{}没有更新，最近一次是 {}（{}{}）", interval.name, interval.words,
                                           ToString(each.latest), organ == kWholeSite ? "" : "参照", interval.source),
                      .path = "/office/obligations"});
  }
  return faults;
}

std::vector<SeenFault> BlankColumnFaults(std::span<const ColumnSeen> columns) {
  std::vector<SeenFault> faults;
  for (const Column column : Columns()) {
    if (!IsStatutory(column) || std::ranges::find(columns, column, &ColumnSeen::column) != columns.end()) continue;
    faults.push_back({.organ = kWholeSite,
                      .kind = InspectionKind::kBlank,
                      .subject = "column:" + std::string(IdOf(column)),
                      .words = "“" + std::string(NameOf(column)) + "”一件公开的信息也没有（条例第二十条）",
                      .path = "/office/obligations"});
  }
  return faults;
}

std::optional<SeenFault> FaultOf(const UnansweredMessage& message, Date today) {
  if (message.due_on >= today) return std::nullopt;
  return SeenFault{
      .organ = message.organ,
      .kind = InspectionKind::kUnanswered,
      .subject = message.subject + " " + ToString(message.received_on),
      .words = fmt::format("{} 收到的留言，应在 {} 前答复", ToString(message.received_on), ToString(message.due_on)),
      .path = message.path};
}

std::optional<SeenFault> FaultOf(const SlowAnswers& answers) {
  constexpr std::int64_t kEnough = 200;  // fewer tell nothing
  if (answers.answers < kEnough || answers.slow * kSlowShare < answers.answers) return std::nullopt;
  return SeenFault{.organ = kWholeSite,
                   .kind = InspectionKind::kSlow,
                   .subject = "answers",
                   .words = fmt::format("{} 次访问里有 {} 次超过 {} 秒才打开（指标：超过 15 秒打不开的占 5% 即不合格）",
                                        answers.answers, answers.slow, kSlowMilliseconds / 1000),
                   .path = "/office/inspection"};
}

InspectionScore ScoreOf(std::span<const InspectionFault> open, Date today) {
  InspectionScore score;
  int main = 0, stale = 0, unanswered = 0;
  bool is_policy_stale = false;
  for (const InspectionFault& fault : open) {
    if (!fault.is_open()) continue;
    const SeenFault& seen = fault.seen;
    ++score.counts[seen.kind];
    if (IsVetoed(seen, today)) ++unanswered;
    if (!IsStaleOfSite(seen)) continue;  // no 一级栏目
    ++stale;
    if (IsOfMain(seen)) ++main;
    is_policy_stale = is_policy_stale || ColumnOf(seen) == IdOf(Column::kPolicies);
  }
  if (is_policy_stale) score.deductions.push_back({"政策文件类栏目 6 个月没有更新", kPolicyPoints});
  for (const InspectionScore::Deduction& each : score.deductions) score.points -= each.points;
  const auto veto = [&](bool is_met, std::string words) {
    if (is_met) score.vetoes.push_back(std::move(words));
  };
  const int blank =
      score.counts.contains(InspectionKind::kBlank) ? score.counts.at(InspectionKind::kBlank) : 0;  // of the site alone
  veto(main >= kMostStaleOfMain, fmt::format("全网站的动态、通知公告、政策文件类有 {} 个栏目不更新（5 个以上）", main));
  veto(stale >= kMostStale, fmt::format("全网站应更新的有 {} 个栏目不更新（10 个以上）", stale));
  veto(blank >= kMostBlank, fmt::format("有 {} 个空白栏目（5 个以上）", blank));
  veto(unanswered > 0, fmt::format("近一年收到的咨询、来信有 {} 条超过 3 个月没有答复", unanswered));
  veto(score.points < kPass, "得分低于 60 分");
  return score;
}

}  // namespace gongkai::disclosure
