#include <algorithm>

#include "assessment/pages.h"
#include "assessment/period_actions.h"
#include "oversight/oversight_frame_view.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

[[noreturn]] void NotThere() {
  throw web::ProblemError({404, "没有这一项", "没有这一项，或者您的岗位看不到它。请从列表进入。"});
}

}  // namespace

web::Page AssessmentFrame(const Visitor& visitor, std::string title, std::string_view part) {
  web::Page page = oversight::OversightFrame(visitor, std::move(title), part);
  page.breadcrumbs.push_back({"考核", Url::Local(kAssessmentsPath)});
  return page;
}

web::Page AssessmentFrame(const Visitor& visitor, std::string title, const Assessment& assessment) {
  web::Page page = AssessmentFrame(visitor, std::move(title));
  page.breadcrumbs.push_back({assessment.title, Url::Local(PathOf(assessment.id))});
  return page;
}

Assessment AssessmentIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = request.params.Int("id");
  auto assessment = id ? FindAssessment(session, AssessmentId{*id}) : std::nullopt;
  if (!assessment || !MaySee(session, visitor, *assessment)) NotThere();
  return std::move(*assessment);
}

OrganId OrganIn(db::Session& session, const Request& request, const Visitor& visitor, const Assessment& assessment) {
  const auto number = request.params.Int("organ");
  if (!number) NotThere();
  const OrganId organ{*number};
  if (!MaySee(visitor, organ) || !FindAssessedOrgan(session, assessment.id, organ)) NotThere();
  return organ;
}

Indicator IndicatorIn(db::Session& session, const Request& request, const Assessment& assessment) {
  const auto number = request.params.Int("indicator");
  for (const Indicator& each : TableOf(session, assessment.id)) {
    if (number && each.number == *number && each.IsLeaf()) return each;
  }
  NotThere();
}

bool IsKeeper(const Visitor& visitor) { return visitor.May(Act::kSuperviseCases); }

OrganId KeeperOf(const Visitor& visitor) {
  for (const account::HeldPost& post : visitor.posts) {
    if (account::ReachOf(post.kind, Act::kSuperviseCases) != account::Reach::kNone) return post.organ;
  }
  throw web::ProblemError({403, "您的岗位不能这样做", "您现在的岗位不能这样做。"});
}

account::Actor ActorOf(const Visitor& visitor, Act act, OrganId organ, const Request& request) {
  return web::OrProblem(ActorFor(visitor, act, organ, account::OnceKey(request)));
}

account::Actor ActorOfKeeper(const Visitor& visitor, const Request& request) {
  return ActorOf(visitor, Act::kSuperviseCases, KeeperOf(visitor), request);
}

Html StateBadge(const Assessment& assessment) {
  const std::string_view badge = assessment.state == PeriodState::kConcluded ? "gk-badge-good"
                                 : assessment.state == PeriodState::kTable   ? "gk-badge-quiet"
                                                                             : "gk-badge-note";
  return Markup("<span class=\"badge {}\">{}</span>", badge, NameOf(assessment.state));
}

Html Row(std::string_view label, std::string_view value) {
  return value.empty() ? Html() : Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}

Html YearOptions(std::string_view chosen, Date today) {
  constexpr int kYearsBack = 6;
  std::vector<web::Choice> years;
  const int now = static_cast<int>(today.year());
  for (int year = now; year > now - kYearsBack; --year)
    years.push_back({std::to_string(year), std::to_string(year) + "年"});
  return FilterOptions("全部年份", years, chosen);
}

Html OrganFilter(db::Session& session, const Visitor& visitor, std::optional<OrganId> chosen, Date today) {
  const std::string value = chosen ? std::to_string(chosen->value) : std::string();
  if (!SeesAll(visitor)) {
    return chosen ? Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\">", value) : Html();
  }
  std::vector<web::Choice> organs;
  for (const ToAssess& each : OrgansToAssess(session, today)) {
    organs.push_back({std::to_string(each.organ.value), ShortNameOf(session, each.organ)});
  }
  return Markup(
      "<div><label for=\"organ\">机关</label><select class=\"form-select\" id=\"organ\" "
      "name=\"organ\">{}</select></div>",
      FilterOptions("全部机关", organs, value));
}

Html ActForm(const Request& request, const std::string& path, std::int64_t version, const Html& fields,
             std::string_view button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button></div></form>",
      Url::Local(path), web::FormKeys(request), version, fields, button);
}

Html Folded(std::string_view label, const Html& inside, bool is_open) {
  return Markup("<details class=\"gk-fold\" {}><summary>{}</summary><div>{}</div></details>",
                web::AttributeIf(is_open, "open"), label, inside);
}

std::string TypedIn(const Request& request, const FieldErrors& errors, std::string_view act, std::string_view name,
                    std::string otherwise) {
  const bool came_back = !errors.empty() && request.path.ends_with(act);
  return came_back ? Sent(request, name) : std::move(otherwise);
}

}  // namespace gongkai::assessment
