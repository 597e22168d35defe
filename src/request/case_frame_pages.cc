#include <algorithm>

#include "account/names_view.h"
#include "account/organ_card_view.h"
#include "account/people_view.h"
#include "law/outcomes.h"
#include "request/case_pages.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

/// An area of 依申请公开 in the column beside its pages; another one is a line more.
struct Part {
  std::string_view label, path;
  Act act;
};
constexpr Part kParts[] = {
    {"全部办件", kCasesPath, Act::kSeeCases},
    {"登记一件申请", "/office/requests/new", Act::kHandleCases},
    {"导入往年的登记", "/office/requests/import", Act::kHandleCases},
    {"督办", "/office/request-oversight", Act::kSeeCases},
    {"申请办理的数字", "/office/request-figures", Act::kSeeCases},
    {"查阅、抄录的预约", "/office/request-viewings", Act::kSeeCases},
    {"信息处理费", "/office/request-fees", Act::kSeeCases},
    {"期限变动", "/office/request-moved", Act::kSeeCases},
    {"行政复议和诉讼", "/office/disputes", Act::kSeeCases},
    {"更正记录的要求", "/office/record-corrections", Act::kHandleCases},
    {"转为主动公开", "/office/request-proactive", Act::kHandleCases},
    {"转主动公开的目录", "/office/request-log", Act::kSuperviseCases},
    {"邮寄标签", "/office/request-labels", Act::kHandleCases},
    {"文书格式", "/office/letter-templates", Act::kEditLetterTemplates},
    {"期满销毁个人信息", "/office/request-disposal", Act::kProposeDisposal},
    {"批准销毁个人信息", "/office/request-disposal", Act::kApproveDisposal},
};

}  // namespace

void PutCaseAreas(web::Page& page, const Visitor& visitor, std::string_view current) {
  page.side_label = "依申请公开";
  web::SideGroup group{"依申请公开", {}};
  for (const Part& part : kParts) {
    if (visitor.May(part.act)) {
      group.items.push_back({std::string(part.label), Url::Local(part.path), part.path == current});
    }
  }
  // One area alone needs no column.
  if (group.items.size() > 1) page.side.push_back(std::move(group));
}

web::Page CaseFrame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), kCasesPath);
  page.styles = {"css/items.css"};
  PutCaseAreas(page, visitor, current);
  return page;
}

web::Page CaseFrame(const Visitor& visitor, std::string title, const Case& held) {
  web::Page page = CaseFrame(visitor, std::move(title));
  page.width = web::Width::kText;
  page.side.clear();  // within a case its own page leads on
  page.breadcrumbs = {{"依申请公开", Url::Local(kCasesPath)}, {NumberOf(held), Url::Local(PathOf(held.id))}};
  return page;
}

std::string PathOf(CaseId id) { return std::string(kCasesPath) + "/" + ToString(id); }

std::string NumberOf(const Case& held) {
  if (held.register_number.empty()) return "尚未登记（" + ToString(held.id) + "）";
  return "登记编号 " + held.register_number;
}

Case CaseIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = CaseIdFrom(request.params.Get("case"));
  auto held = id ? FindCase(session, *id) : std::nullopt;
  if (!held || !visitor.May(Act::kSeeCases, held->handler)) {
    throw web::ProblemError({404, "没有这一件", "没有这一件申请，或者由别的机关办理。请从“依申请公开”的列表进入。"});
  }
  return std::move(*held);
}

SeenCase SeenIn(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  return {held.id, held.handler, request.form.Int("version").value_or(0)};
}

account::Actor CaseActor(const Visitor& visitor, Act act, account::OrganId organ, const Request& request) {
  return web::OrProblem(account::ActorFor(visitor, act, organ, account::OnceKey(request)));
}

std::vector<account::OrganId> HandlersInSight(db::Session& session, const Visitor& visitor, Date today) {
  if (auto organs = visitor.OrgansFor(Act::kSeeCases)) return std::move(*organs);
  return account::OrgansOfAllTimes(session, today);
}

std::string NameOfOrgan(db::Session& session, account::OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

std::string NameOfHandler(db::Session& session, account::OrganId organ, std::optional<account::PersonId> person,
                          Date today) {
  if (!person) return {};
  const auto holders = account::HoldersOf(session, organ, Act::kHandleCases, today);
  const auto found = std::ranges::find(holders, *person, &account::ActHolder::person);
  if (found != holders.end()) return found->name;
  const std::string name = account::NameOfOfficer(session, *person);
  return name.empty() ? name : name + "（已不在岗）";
}

Html StageBadge(const Case& held) {
  const auto style = [&]() -> std::string_view {
    switch (held.stage) {
      case CaseStage::kUnconfirmed:
      case CaseStage::kReadyToSend:
        return "gk-badge-warning";
      case CaseStage::kReplied:
        return "gk-badge-good";
      case CaseStage::kLapsed:
      case CaseStage::kWithdrawn:
        return "gk-badge-quiet";
      default:
        return "gk-badge-note";
    }
  }();
  return Markup("<span class=\"badge {}\">{}</span>", style, NameOf(held.stage));
}

Html DueCell(std::optional<Date> due, const Html& badge) {
  if (!due && badge.empty()) return {};
  return Markup("{} {}", due, badge);
}

Html DueBadge(const Case& held, Date today) {
  if (!IsOpen(held.stage)) {
    if (held.in_time == false) return Markup("<span class=\"badge gk-badge-error\">超期答复</span>");
    return {};
  }
  if (!held.due) return {};
  const auto left = (std::chrono::sys_days(*held.due) - std::chrono::sys_days(today)).count();
  if (left < 0) return Markup("<span class=\"badge gk-badge-error\">已超期 {} 天</span>", -left);
  if (left == 0) return Markup("<span class=\"badge gk-badge-warning\">今天到期</span>");
  return Markup("<span class=\"badge {}\">还有 {} 天</span>", left <= 5 ? "gk-badge-warning" : "gk-badge-quiet", left);
}

std::string_view OutcomeName(const Case& held) {
  const law::Outcome* const outcome = law::FindOutcome(held.outcome);
  return outcome == nullptr ? std::string_view() : outcome->name;
}

Html Lines(const PersonalText& text) { return Markup("<p class=\"item-lines\">{}</p>", text.Reveal()); }

Html VersionField(const Case& held) {
  return Markup("<input type=\"hidden\" name=\"version\" value=\"{}\">", held.version);
}

Html CaseFormKeys(const Request& request, const Case& held) {
  return Markup("{}{}", web::FormKeys(request), VersionField(held));
}

}  // namespace gongkai::request
