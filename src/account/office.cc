#include "account/office.h"

#include <algorithm>

#include "account/database_away.h"
#include "account/entrance.h"
#include "account/kept_form.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestPath = 200;

// The refusal stands in the trail of the organ to which the visitor belongs; of the address only what we gave it.
void RecordForbidden(Desk& desk, RefusalBudget& budget, const Visitor& visitor, Act act, std::string_view pattern) {
  const RefusalBudget::Turn turn = budget.Spend(visitor.person, desk.now());
  if (turn == RefusalBudget::Turn::kPassOver) return;
  const Actor actor{visitor.person, visitor.posts.front().kind, visitor.name, visitor.address, ""};
  Deed deed(desk, actor);
  const std::string object = "path:" + std::string(pattern);
  if (turn == RefusalBudget::Turn::kRecordAsLast) {
    deed.RecordRefusal(visitor.posts.front().organ, IdOf(act), object, {{"why", "flood"}});
  } else {
    deed.RecordRefusal(visitor.posts.front().organ, IdOf(act), object);
  }
  deed.Commit();
}

// Rows of one label are one tab: it leads to the first of their pages that the visitor may open.
struct Tab {
  std::string_view label, path;
  Act act;
};

constexpr Tab kTabs[] = {
    {"待办", "/office", Act::kUseOffice},
    {"公开信息", "/office/items", Act::kSeeItems},
    {"依申请公开", "/office/requests", Act::kSeeCases},
    {"监督保障", "/office/oversight", Act::kSeeCases},
    {"监督保障", "/office/registers", Act::kSeeItems},
    {"公开前检查", "/office/screening/try", Act::kTryScreening},
    {"上传核对", "/office/hand-in", Act::kHandInReports},
    {"年度报告", "/office/reports", Act::kSeeReports},
    {"对照", "/office/compare", Act::kSeeReports},
    {"规则", "/office/rules", Act::kSeeReports},
    {"机关", "/office/organs", Act::kSeeOrgans},
    {"人员", "/office/people", Act::kSeePeople},
    {"定时工作", "/office/jobs", Act::kRunJobs},
    {"县站推送", "/office/site-targets", Act::kEditSiteTargets},
    {"通知外发", "/office/sending", Act::kEditSending},
    {"审计", "/office/audit", Act::kSeeAudit},
    {"设置", "/office/policy", Act::kEditPolicy},
    {"权限表", "/office/permissions", Act::kSeePermissions},
};

bool Marks(std::string_view current, const Tab& tab) {
  return std::ranges::any_of(kTabs, [&](const Tab& each) { return each.label == tab.label && each.path == current; });
}

}  // namespace

Office::Office(web::Router& router, Desk& desk) : router_(router), desk_(desk) {}

void Office::Get(std::string_view pattern, Act act, OfficeHandler handler) {
  entries_.push_back({web::Method::kGet, std::string(pattern), act});
  router_.Get(pattern, Guarded(act, pattern, std::move(handler)));
}

void Office::Post(std::string_view pattern, Act act, OfficeHandler handler, web::BodyLimits limits) {
  entries_.push_back({web::Method::kPost, std::string(pattern), act});
  router_.Post(pattern, Guarded(act, pattern, std::move(handler)), limits, AdmissionTo(act, pattern));
}

void Office::Refuse(const Visitor& visitor, Act act, std::string_view pattern) {
  RecordForbidden(desk_, refusals_, visitor, act, pattern);
  throw web::ProblemError(
      {403, "您的岗位不能使用这一页",
       "“" + std::string(NameOf(act)) + "”不在您现在岗位的权限之内。岗位由安全管理员任命，需要时请联系他们。"});
}

// Before much is read: a stranger's half gigabyte is not taken in to be refused.
web::Admission Office::AdmissionTo(Act act, std::string_view pattern) {
  return [this, act, pattern = std::string(pattern)](const web::Request& request) -> std::optional<web::Response> {
    const auto entrant = OrAway(request, [&] { return Enter(desk_, request); });
    if (!entrant || entrant->session.stage != Stage::kFull) return LeadToWhatIsOwed(entrant, request);
    if (!entrant->visitor.May(act)) Refuse(entrant->visitor, act, pattern);
    return std::nullopt;
  };
}

web::Handler Office::Guarded(Act act, std::string_view pattern, OfficeHandler handler) {
  return [this, act, pattern = std::string(pattern), handler = std::move(handler)](web::Request& request) {
    const auto entrant = OrAway(request, [&] { return Enter(desk_, request); });
    if (!entrant || entrant->session.stage != Stage::kFull) {
      if (auto kept = KeepTyped(desk_, entrant, request)) return std::move(*kept);
      return LeadToWhatIsOwed(entrant, request);
    }
    if (!entrant->visitor.May(act)) Refuse(entrant->visitor, act, pattern);
    return OrAway(request, [&] { return handler(request, entrant->visitor); });
  };
}

web::Page OfficeFrame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page{.title = std::move(title), .site = "政务公开", .person = visitor.name};
  page.person_page = web::Url::Local("/account");
  page.sign_out = web::Url::Local("/sign-out");
  page.bell = web::Url::Local("/office/notices");
  page.unread = visitor.unread_notices;
  for (const Tab& tab : kTabs) {
    const bool stands_already = !page.nav.empty() && page.nav.back().label == tab.label;
    if (stands_already || !visitor.May(tab.act)) continue;
    page.nav.push_back({std::string(tab.label), web::Url::Local(tab.path), Marks(current, tab)});
  }
  return page;
}

// A key of another shape is none of ours; the act may then repeat, which harms nobody but its sender.
std::string OnceKey(const web::Request& request) {
  const std::string_view key = request.form.Get("once");
  const bool is_ours = key.size() == 32 && key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  // With the address, so that a key that came with one form does not answer for another one.
  return is_ours ? request.path.substr(0, kLongestPath) + "|" + std::string(key) : std::string();
}

}  // namespace gongkai::account
