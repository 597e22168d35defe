#include "home/worklist_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "account/due_view.h"
#include "account/working_days_view.h"
#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/cleanup/cleanup_view.h"
#include "disclosure/due_view.h"
#include "disclosure/matter/matter_view.h"
#include "disclosure/medium/medium_view.h"
#include "disclosure/participation/message_due_view.h"
#include "home/dispute_dues_view.h"
#include "home/report_dues_view.h"
#include "home/survey_dues_view.h"
#include "home/worklist_assessment_view.h"
#include "home/worklist_measures_view.h"
#include "request/case_due_view.h"
#include "request/letter_mail_view.h"

namespace gongkai::home {
namespace {

using account::Act;
using account::Visitor;

constexpr std::chrono::days kPostsAhead{30}, kPasswordAhead{14};
constexpr std::size_t kNamed = 6;  // more than these are counted, not named

void AddEndingPosts(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  const Date until(std::chrono::sys_days(today) + kPostsAhead);
  for (const account::EndingPost& post : account::PostsEnding(session, visitor, today, until)) {
    const bool own = post.person == visitor.person;
    dues.push_back(
        {fmt::format("{}的岗位到期：{}{}", own ? "您" : post.name, post.post, post.delegated ? "（代行）" : ""),
         fmt::format("{}，最后一天是 {}", post.organ, ToString(post.last_day)), post.last_day,
         own ? "/account" : fmt::format("/office/people/{}", post.person.value),
         fmt::format("post-{}", post.id.value)});
  }
}

void AddPassword(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  const auto last_day = account::PasswordLastDay(session, visitor);
  if (!last_day || std::chrono::sys_days(*last_day) > std::chrono::sys_days(today) + kPasswordAhead) return;
  dues.push_back({"修改您的密码", fmt::format("最后一天是 {}，过后不改就不能继续使用", ToString(*last_day)), last_day,
                  "/account/password", "password"});
}

void AddFailedJobs(db::Session& session, const Visitor& visitor, std::vector<Due>& dues) {
  if (!visitor.May(Act::kRunJobs)) return;
  const std::size_t failed = account::FailedJobNames(session).size();
  if (failed > 0) dues.push_back({fmt::format("{} 项定时工作没有做成", failed), "", std::nullopt, "/office/jobs", ""});
}

// ---- items

constexpr std::chrono::days kItemsAhead{7}, kReviewAhead{30};

void AddItem(std::string what, std::string detail, const disclosure::WaitingItem& item, std::string key,
             std::vector<Due>& dues) {
  dues.push_back({std::move(what), std::move(detail), item.due_on, "/office/items/" + ToString(item.id),
                  item.due_on ? std::move(key) + ToString(item.id) : std::string()});
}

/// Calendars and letters leave the house: of what is not to be published they say that there is something, not what.
std::string Titled(const disclosure::WaitingItem& item) {
  if (item.is_withheld) return "一件不主动公开的信息";
  return item.title.empty() ? "（还没有名称）" : "“" + item.title + "”";
}

void AddItems(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  if (!visitor.May(Act::kSeeItems)) return;
  for (const auto& item : disclosure::ToSign(session, visitor)) {
    AddItem("请您签署" + Titled(item), "作为“" + std::string(NameOf(*item.signer)) + "”", item, "sign-", dues);
    dues.back().is_asked = true;
  }
  for (const auto& item : disclosure::Returned(session, visitor)) {
    AddItem("退回给您修改：" + Titled(item), "", item, "returned-", dues);
  }
  const Date soon(std::chrono::sys_days(today) + kItemsAhead), later(std::chrono::sys_days(today) + kReviewAhead);
  for (const auto& item : disclosure::DueSoon(session, visitor, soon)) {
    AddItem("还没有送审：" + Titled(item), fmt::format("最迟 {} 公开", ToString(*item.due_on)), item, "publish-", dues);
  }
  if (const auto hanging = disclosure::PostingsToTakeDown(session, visitor, today); hanging.count > 0) {
    dues.push_back({fmt::format("{} 处张贴的内容应当撤下", hanging.count),
                    fmt::format("最早的张贴期限到 {}", ToString(*hanging.first)), hanging.first,
                    "/office/channels?state=to_take_down",
                    // One more day behind its term: told again.
                    fmt::format("postings-late-{}", ToString(*hanging.last))});
  }
  for (const auto& each : disclosure::ReceiversToTell(session, visitor, today)) {
    dues.push_back({fmt::format("请通知{}：移交的信息有 {} 项撤下或者更正了", each.receiver, each.entries),
                    "条例第二十五条第三款", std::nullopt,
                    fmt::format("/office/transfers/{}-{}", each.organ.value, each.transfer), ""});
  }
  if (const int count = disclosure::PublicToDecide(session, visitor, today); count > 0) {
    dues.push_back(
        {fmt::format("{} 件公开信息检查出问题，还没有处理", count), "", std::nullopt, "/office/screening", ""});
  }
  for (const auto& item : disclosure::ToReviewAgain(session, visitor, later)) {
    AddItem("重新评估能不能公开：" + Titled(item), "条例第十八条", item, "again-", dues);
  }
}

// ---- what is settled with others before an item is published

void AddSteps(db::Session& session, const Visitor& visitor, std::vector<Due>& dues) {
  const auto key = [](std::string_view what, const disclosure::WaitingStep& step) {
    if (!step.answer_by) return std::string();
    return fmt::format("{}-{}-{}", what, ToString(step.id.item), step.id.number);
  };
  for (const auto& cleanup : disclosure::CleanupsToSign(session, visitor)) {
    dues.push_back({"请签署文件清理结果：“" + cleanup.title + "”", "签署以后公开标明", std::nullopt,
                    "/office/cleanups/" + ToString(cleanup.id), ""});
  }
  for (const auto& step : disclosure::StepsToAnswer(session, visitor)) {
    dues.push_back({"请答复征求您单位的意见：“" + step.title + "”", "条例第十一条", step.answer_by,
                    fmt::format("/office/asked/{}-{}", ToString(step.id.item), step.id.number), key("asked", step)});
    dues.back().is_asked = true;
  }
  for (const auto& step : disclosure::StepsUnanswered(session, visitor)) {
    dues.push_back({fmt::format("等{}答复（{}）：“{}”", step.body, NameOf(step.kind), step.title), "没有答复，不能签发",
                    step.answer_by, fmt::format("/office/items/{}/steps/{}", ToString(step.id.item), step.id.number),
                    key("unanswered", step)});
  }
}

// ---- what the catalogue asks for

std::string Names(const std::vector<std::string>& what, std::size_t most) {
  std::string names;
  for (std::size_t i = 0; i < std::min(what.size(), most); ++i) names += (i > 0 ? "；" : "") + what[i];
  return names + (what.size() > most ? "等" : "");
}

/// What is overdue of an organ, in one line: each day of its own would bury what can still be done in time.
struct LateObligations {
  std::vector<std::string> what{};
  std::optional<Date> first{}, last{};
};

void AddLateObligations(const std::map<account::OrganId, LateObligations>& late, std::vector<Due>& dues) {
  constexpr std::size_t kNamedOfLate = 3;
  for (const auto& [organ, each] : late) {
    dues.push_back({fmt::format("{} 项应公开的逾期没有公开：{}", each.what.size(), Names(each.what, kNamedOfLate)),
                    fmt::format("最早的应在 {} 前公开（标准目录）", ToString(*each.first)), each.first,
                    fmt::format("/office/obligations?organ={}&state=overdue", organ.value),
                    // One more day behind its term: told again.
                    fmt::format("owe-{}-late-{}", organ.value, ToString(*each.last))});
  }
}

/// One line for each organ and day to come: a month's end brings many at once.
void AddObligations(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  if (!visitor.May(Act::kDraftItems)) return;
  const Date until = account::WorkingDays().AddWorkingDays(today, disclosure::kComingWithin);
  std::map<std::pair<account::OrganId, Date>, std::vector<std::string>> by_day;
  std::map<account::OrganId, LateObligations> late;
  for (const auto& owed : disclosure::OwedSoon(session, visitor, today, until)) {
    const Date due = owed.obligation.due;
    if (due >= today) {
      by_day[{owed.organ.id, due}].push_back(NameOf(owed));
      continue;
    }
    LateObligations& of = late[owed.organ.id];
    of.what.push_back(NameOf(owed));
    of.first = of.first ? std::min(*of.first, due) : due;
    of.last = of.last ? std::max(*of.last, due) : due;
  }
  AddLateObligations(late, dues);
  for (const auto& [when, what] : by_day) {
    const auto& [organ, day] = when;
    dues.push_back({fmt::format("{} 项应公开的还没有公开：{}", what.size(), Names(what, kNamed)),
                    fmt::format("最迟 {} 公开（标准目录）", ToString(day)), day,
                    fmt::format("/office/obligations?organ={}&state=coming", organ.value),
                    fmt::format("owe-{}-{}", organ.value, ToString(day))});
  }
}

// ---- what the self-inspection found

/// A line a fault; of an organ with many one line, which leads to all of them.
void AddFaults(db::Session& session, const Visitor& visitor, std::vector<Due>& dues) {
  constexpr std::size_t kMostLines = 10;
  std::map<std::int64_t, std::vector<disclosure::FaultDue>> by_organ;
  for (auto& each : disclosure::FaultsToMend(session, visitor)) by_organ[each.organ].push_back(std::move(each));
  for (const auto& [organ, faults] : by_organ) {
    const std::string page = fmt::format("/office/inspection?organ={}", organ);
    if (faults.size() > kMostLines) {
      dues.push_back({fmt::format("自查发现 {} 处问题", faults.size()), "改正或者写明原因", std::nullopt, page, ""});
      continue;
    }
    for (const auto& fault : faults) dues.push_back({"自查：" + fault.words, fault.kind, std::nullopt, page, ""});
  }
}

// ---- decisions, matters, registers

constexpr law::WorkingDays kDecisionsAhead{7};

/// What is overdue of an organ, in one line: each day of its own would bury the rest.
struct LateDecisions {
  std::int64_t count = 0;
  std::optional<Date> first{}, last{};

  void Add(const disclosure::WaitingDecisions& each) {
    count += each.count;
    first = first ? std::min(*first, each.due_on) : each.due_on;
    last = last ? std::max(*last, each.due_on) : each.due_on;
  }
};

void AddDecisions(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  if (!visitor.May(Act::kDraftItems)) return;
  const Date until = account::WorkingDays().AddWorkingDays(today, kDecisionsAhead);
  std::map<account::OrganId, LateDecisions> late;
  for (const auto& each : disclosure::DecisionsDueSoon(session, visitor, until)) {
    if (each.due_on < today) {
      late[each.organ].Add(each);
      continue;
    }
    dues.push_back({fmt::format("{} 件行政决定还没有公开", each.count),
                    fmt::format("最迟 {} 公开（国办发〔2018〕118号）", ToString(each.due_on)), each.due_on,
                    fmt::format("/office/decisions?organ={}&publicity=to_do", each.organ.value),
                    fmt::format("decisions-{}-{}", each.organ.value, ToString(each.due_on))});
  }
  for (const auto& [organ, each] : late) {
    dues.push_back({fmt::format("{} 件行政决定逾期没有公开", each.count),
                    fmt::format("最早的应在 {} 前公开（国办发〔2018〕118号）", ToString(*each.first)), each.first,
                    fmt::format("/office/decisions?organ={}&publicity=overdue", organ.value),
                    // One more day behind its term: told again.
                    fmt::format("decisions-{}-late-{}", organ.value, ToString(*each.last))});
  }
}

void AddMatters(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  if (!visitor.May(Act::kDraftItems)) return;
  for (const auto& each : disclosure::DueSteps(session, visitor, today)) {
    dues.push_back({fmt::format("“{}”该公开{}了", each.title, each.step), each.words, each.due_on,
                    "/office/matters/" + ToString(each.matter),
                    each.due_on
                        ? fmt::format("matter-{}-{}-{}", ToString(each.matter), each.step_id, ToString(*each.due_on))
                        : std::string()});
  }
}

void AddRegisters(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  for (const auto& each : disclosure::DueMedia(session, visitor, today)) {
    dues.push_back(
        {fmt::format("新媒体账号“{}”{}", each.name, each.is_stale ? "14天没有更新" : "快满14天没有更新"), each.words,
         each.last_day, "/office/media/" + ToString(each.id),
         each.last_day ? fmt::format("medium-{}-{}", ToString(each.id), ToString(*each.last_day)) : std::string()});
  }
  for (const auto& each : disclosure::DuePlatforms(session, visitor, today)) {
    dues.push_back({fmt::format("“{}”的{}{}", each.name, each.what, each.last_day < today ? "已经到期" : "快到期"),
                    fmt::format("最后一天是 {}", ToString(each.last_day)), each.last_day,
                    "/office/platforms/" + ToString(each.id),
                    fmt::format("platform-{}-{}-{}", ToString(each.id), each.what == "服务合同" ? "contract" : "check",
                                ToString(each.last_day))});
  }
}

// ---- what the public wrote

constexpr law::WorkingDays kMessagesAhead{5};

void AddMessages(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  const Date until = account::WorkingDays().AddWorkingDays(today, kMessagesAhead);
  std::map<account::OrganId, std::pair<int, std::pair<Date, Date>>> late;  // how many, the first day and the last
  for (const auto& each : disclosure::MessagesDueSoon(session, visitor, until)) {
    if (each.due_on < today) {
      auto [of, is_new] = late.try_emplace(each.organ, 0, std::pair(each.due_on, each.due_on));
      of->second.first += each.count;
      of->second.second.second = each.due_on;
      continue;
    }
    dues.push_back({fmt::format("{} 条公众留言要办理", each.count), fmt::format("最迟 {} 答复", ToString(each.due_on)),
                    each.due_on, "/office/messages?state=open",
                    fmt::format("messages-{}-{}", each.organ.value, ToString(each.due_on))});
  }
  for (const auto& [organ, each] : late) {
    const auto& [count, days] = each;
    dues.push_back({fmt::format("{} 条公众留言超过期限没有答复", count),
                    fmt::format("最早的应在 {} 前答复", ToString(days.first)), days.first,
                    "/office/messages?state=open",
                    // One more day behind its term: told again.
                    fmt::format("messages-{}-late-{}", organ.value, ToString(days.second))});
  }
  if (const int lying = disclosure::EnquiriesLyingLong(session, visitor, today); lying > 0) {
    dues.push_back(
        {fmt::format("{} 条办事咨询收到三个月以上没有答复",
                     lying > 1'000 ? std::string("1000 多") : std::to_string(lying)),
         "政务咨询这样搁置的，网站检查时单项否决（国办秘函〔2019〕19号）", std::nullopt,
         "/office/messages?kind=enquiry&state=open&from=2000-01-01&until=" +
             ToString(Date(std::chrono::sys_days(disclosure::ThreeMonthsFrom(today)) - std::chrono::days(1))),
         ""});
  }
  if (const int marked = disclosure::MarkedMessages(session, visitor); marked > 0) {
    dues.push_back({fmt::format("{} 条留言疑似灌水，看一看再删除",
                                marked > 1'000 ? std::string("1000 多") : std::to_string(marked)),
                    "里面可能有真的留言", std::nullopt, "/office/messages?marked=1&state=new", ""});
  }
  for (const auto& each : disclosure::TopicsDueSoon(session, visitor, today, until)) {
    dues.push_back({"公开答复点题：“" + each.title + "”", fmt::format("最迟 {} 公开", ToString(each.due_on)),
                    each.due_on, "/office/entries/" + ToString(each.id), "topic-" + ToString(each.id)});
  }
  for (const auto& each : disclosure::OutcomesOwed(session, visitor, today)) {
    dues.push_back(
        {"公布意见采纳情况：“" + each.title + "”", "征求意见的期限已过", std::nullopt, "/office/comments", ""});
  }
  for (const auto& each : disclosure::RectificationsOwed(session, visitor)) {
    dues.push_back({"整改并报告：投诉举报查证属实的事",
                    fmt::format("最迟 {} 整改完（条例第四十七条）", ToString(each.correct_by)), each.correct_by,
                    "/office/rectifications/" + ToString(each.complaint),
                    fmt::format("rectify-{}-{}", ToString(each.complaint), ToString(each.correct_by))});
  }
  for (const auto& each : disclosure::RectificationsOverdue(session, visitor, today)) {
    dues.push_back({"要求的整改逾期没有报告，请督促",
                    fmt::format("应在 {} 前整改完（条例第四十七条）", ToString(each.correct_by)), each.correct_by,
                    "/office/messages/" + ToString(each.complaint),
                    fmt::format("rectify-late-{}-{}", ToString(each.complaint), ToString(each.correct_by))});
  }
  for (const auto& each : disclosure::DisposalsToDecide(session, visitor)) {
    dues.push_back({fmt::format("请批准销毁保管期满的公众留言：{}年的{}", each.year, NameOf(each.kind)),
                    "档案法第二十一条第二款", std::nullopt, "/office/disposals/" + ToString(each.id), ""});
    dues.back().is_asked = true;
  }
  for (const auto& each : disclosure::FoundEntries(session, visitor)) {
    dues.push_back({fmt::format("公开的“{}”查出 {} 处，请处理", each.title, each.open),
                    "撤下修改，或者写明为什么不用改", std::nullopt, "/office/entries/" + ToString(each.id), ""});
  }
  for (const auto& each : disclosure::QuestionsToExamine(session, visitor)) {
    dues.push_back(
        {"请审查问答：“" + each.title + "”", "审查以后公开", std::nullopt, "/office/entries/" + ToString(each.id), ""});
  }
}

// ---- applications for information

std::string PathOf(request::CaseId id) { return "/office/requests/" + ToString(id); }

/// Each day to come of an organ a line; what is overdue of it in one, so that it buries nothing that can still be done.
void AddDueCases(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  std::map<account::OrganId, std::pair<int, std::pair<Date, Date>>> late;  // how many, the first day and the last
  for (const auto& each : request::CasesDueSoon(session, visitor, today)) {
    if (each.due < today) {
      auto [of, is_new] = late.try_emplace(each.handler, 0, std::pair(each.due, each.due));
      of->second.first += each.count;
      of->second.second.first = std::min(of->second.second.first, each.due);
      of->second.second.second = std::max(of->second.second.second, each.due);
      continue;
    }
    dues.push_back({fmt::format("{} 件申请要答复", each.count),
                    fmt::format("最迟 {} 答复（条例第三十三条）", ToString(each.due)), each.due,
                    fmt::format("/office/requests?organ={}&state=open&due_from={}&due_until={}", each.handler.value,
                                ToString(each.due), ToString(each.due)),
                    fmt::format("cases-{}-{}", each.handler.value, ToString(each.due))});
  }
  for (const auto& [organ, each] : late) {
    const auto& [count, days] = each;
    dues.push_back({fmt::format("{} 件申请超过期限没有答复", count),
                    fmt::format("最早的应在 {} 前答复（条例第三十三条）", ToString(days.first)), days.first,
                    fmt::format("/office/requests?organ={}&state=overdue", organ.value),
                    // One more day behind its term: told again.
                    fmt::format("cases-{}-late-{}", organ.value, ToString(days.second))});
  }
}

void AddCountyCases(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  const auto due = request::CountyCasesDue(session, visitor, today);
  if (!due) return;
  dues.push_back({fmt::format("{} 个机关有 {} 件申请今天到期或者超过期限", due->organs, due->count),
                  fmt::format("最早的应在 {} 前答复，可以催办（条例第四十七条）", ToString(due->first)), due->first,
                  "/office/request-oversight", fmt::format("county-cases-{}", ToString(due->last))});
}

/// What somebody waits for from this very person.
void AddAskedCases(db::Session& session, const Visitor& visitor, std::vector<Due>& dues) {
  for (const auto& each : request::CasesToSign(session, visitor)) {
    dues.push_back({"请您签署答复：" + each.waiting.number, "作为“" + each.as + "”", each.waiting.due,
                    PathOf(each.waiting.id), "sign-case-" + ToString(each.waiting.id), true});
  }
  for (const auto& each : request::RedactionsToCheck(session, visitor)) {
    dues.push_back({"请您复核部分公开的文件：" + each.waiting.number, "遮盖得对不对（条例第三十七条）",
                    each.waiting.due, PathOf(each.waiting.id) + "/redact/" + std::to_string(each.number),
                    fmt::format("redact-{}-{}", ToString(each.waiting.id), each.number), true});
  }
  for (const auto& each : request::CasesToAccept(session, visitor)) {
    dues.push_back(
        {"请接办：" + each.number, "分给您办理", each.due, PathOf(each.id), "accept-case-" + ToString(each.id), true});
  }
  for (const auto& each : request::UrgesToAnswer(session, visitor)) {
    dues.push_back({"请答复催办：" + each.register_number + " 号申请",
                    fmt::format("县里 {} 催办（条例第四十七条）", ToString(each.last)), std::nullopt,
                    PathOf(each.id) + "/urge", "", true});
  }
}

/// Who comes to read and copy on the spot; what came of it; what nobody took.
void AddViewings(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  for (const auto& each : request::ViewingsDue(session, visitor, today)) {
    const Date on = each.viewing.time.on;
    dues.push_back({(on < today ? "查阅、抄录办得怎样，请登记：" : "有人来查阅、抄录：") + each.waiting.number,
                    Describe(each.viewing.time) + "（条例第四十条）", on, PathOf(each.waiting.id) + "/viewings",
                    fmt::format("viewing-{}-{}", ToString(each.waiting.id), each.viewing.number)});
  }
  for (const auto& each : request::ViewingsUntaken(session, visitor, today)) {
    dues.push_back({"查阅、抄录的时间过了，没有人来，请另外安排：" + each.number, "条例第四十条", std::nullopt,
                    PathOf(each.id) + "/viewings", ""});
  }
}

void AddCases(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  if (!visitor.May(Act::kSeeCases)) return;
  AddAskedCases(session, visitor, dues);
  for (const auto& [organ, each] : request::UnconfirmedCases(session, visitor)) {
    dues.push_back(
        {fmt::format("{} 件申请还没有确认收到", each.count),
         fmt::format("最早的 {} 提交；平常信函当天确认（条例第三十一条）", ToString(each.oldest)), std::nullopt,
         fmt::format("/office/requests?organ={}&state={}", organ.value, IdOf(request::CaseStage::kUnconfirmed)), ""});
  }
  for (const auto& [organ, count] : request::CountUnmailed(session, visitor, today)) {
    dues.push_back({fmt::format("{} 份文书的电子邮件没有发出", count), "请再发一次，或者另外送达（条例第四十条）",
                    std::nullopt, std::string(request::kLetterMailsPath), ""});
  }
  for (const auto& each : request::CasesToSend(session, visitor)) {
    dues.push_back({"答复已经签发，请发出：" + each.number, "", each.due, PathOf(each.id),
                    each.due ? "send-case-" + ToString(each.id) : std::string()});
  }
  for (const auto& each : request::TermsOver(session, visitor, today)) {
    dues.push_back({fmt::format("{}期限已过，请处理：{}", each.is_fee ? "缴费" : "补正", each.waiting.number),
                    fmt::format("期限到 {} 为止", ToString(each.ended)), std::nullopt, PathOf(each.waiting.id), ""});
  }
  AddViewings(session, visitor, today, dues);
  AddDueCases(session, visitor, today, dues);
  AddCountyCases(session, visitor, today, dues);
}

}  // namespace

std::vector<Due> WorklistOf(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<Due> dues;
  AddFailedJobs(session, visitor, dues);
  AddItems(session, visitor, today, dues);
  AddSteps(session, visitor, dues);
  AddFaults(session, visitor, dues);
  AddObligations(session, visitor, today, dues);
  AddDecisions(session, visitor, today, dues);
  AddMatters(session, visitor, today, dues);
  AddRegisters(session, visitor, today, dues);
  AddMessages(session, visitor, today, dues);
  AddCases(session, visitor, today, dues);
  AddDisputes(session, visitor, today, dues);
  AddMeasures(session, visitor, today, dues);
  AddAssessments(session, visitor, today, dues);
  AddTrainings(session, visitor, today, dues);
  AddSurveys(session, visitor, today, dues);
  AddReports(session, visitor, today, dues);
  AddEndingPosts(session, visitor, today, dues);
  AddPassword(session, visitor, today, dues);
  SortByDay(dues);
  return dues;
}

}  // namespace gongkai::home
