#include <algorithm>

#include "account/portal_view.h"
#include "oversight/training/training_pages.h"
#include "oversight/training/training_view.h"

namespace gongkai::oversight {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

void AddTrainingRoutes(account::Office& office) {
  AddTrainingListPages(office);
  AddTrainingFormPages(office);
  AddTrainingPages(office);
  AddAttendancePages(office);
  AddStrikePages(office);
  AddQuizPages(office);
  AddTrainingHoursPages(office);
  AddCheckInPages(office);
  AddTakeQuizPages(office);
}

std::string PathOf(TrainingId id) { return std::string(kTrainingsPath) + "/" + ToString(id); }
std::string PathOf(const account::Desk& desk, Seat seat) { return "/training/quiz/" + SeatFor(desk.keys.blind, seat); }

Training TrainingIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = TrainingIdFrom(request.params.Get("id"));
  auto training = id ? FindTraining(session, *id) : std::nullopt;
  if (!training || !MaySee(visitor, *training)) {
    throw web::ProblemError({404, "没有这次培训", "没有这次培训，或者不是您的机关的。请从列表进入。"});
  }
  return std::move(*training);
}

Training OwnTrainingIn(db::Session& session, const Request& request, const Visitor& visitor) {
  Training training = TrainingIn(session, request, visitor);
  if (!visitor.May(Act::kHandleCases, training.id.organ)) {
    throw web::ProblemError({404, "没有这一页", "这一页只给举办培训的机关。"});
  }
  return training;
}

TrainingDoer DoerIn(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  Training training = OwnTrainingIn(reader, request, visitor);
  auto actor = web::OrProblem(ActorFor(visitor, Act::kHandleCases, training.id.organ, account::OnceKey(request)));
  return {std::move(training), std::move(actor)};
}

web::Page TrainingFrame(const Visitor& visitor, std::string title, const Training& training) {
  web::Page page = OversightFrame(visitor, std::move(title), kTrainingsPath);
  page.breadcrumbs.push_back({"培训", Url::Local(kTrainingsPath)});
  if (page.title != training.title) page.breadcrumbs.push_back({training.title, Url::Local(PathOf(training.id))});
  page.styles.push_back("css/training.css");
  return page;
}

Html StateBadge(const Training& training) {
  const std::string_view badge = training.state == TrainingState::kHeld      ? "gk-badge-good"
                                 : training.state == TrainingState::kPlanned ? "gk-badge-note"
                                                                             : "gk-badge-quiet";
  return Markup("<span class=\"badge {}\">{}</span>", badge, NameOf(training.state));
}

std::vector<OrganName> EveryOrgan(db::Session& session, Date today) {
  std::vector<OrganName> organs;
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return organs;
  for (const account::PublicOrgan& organ : county->organs) organs.emplace_back(organ.id, organ.name);
  return organs;
}

std::vector<OrganName> OrgansSeen(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<OrganName> organs = EveryOrgan(session, today);
  std::erase_if(organs, [&](const OrganName& each) { return !visitor.May(Act::kSeeCases, each.first); });
  return organs;
}

std::optional<OrganId> OrganAsked(const Request& request, const Visitor& visitor) {
  const auto typed = request.query.Int("organ");
  if (!typed) return std::nullopt;
  const OrganId organ{*typed};
  if (!visitor.May(Act::kSeeCases, organ)) {
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
  }
  return organ;
}

int YearAsked(const Request& request, Date today) {
  constexpr std::int64_t kFirst = 2008;
  const auto this_year = static_cast<int>(today.year());
  const auto typed = request.query.Int("year");
  return typed && *typed >= kFirst && *typed <= this_year + 1 ? static_cast<int>(*typed) : this_year;
}

Html SelectOf(std::string_view name, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, options);
}

Html YearOptions(int year, Date today) {
  constexpr int kYears = 8;
  std::vector<web::Choice> years;
  for (int each = static_cast<int>(today.year()) + 1; each > static_cast<int>(today.year()) - kYears; --each) {
    years.push_back({std::to_string(each), std::to_string(each) + "年"});
  }
  if (year <= static_cast<int>(today.year()) - kYears)
    years.push_back({std::to_string(year), std::to_string(year) + "年"});
  return FilterOptions("", years, std::to_string(year));
}

Html OrganOptions(const std::vector<OrganName>& organs, const std::optional<OrganId>& chosen) {
  std::vector<web::Choice> choices;
  for (const auto& [id, name] : organs) choices.push_back({std::to_string(id.value), name});
  return FilterOptions("全部机关", choices, chosen ? std::to_string(chosen->value) : std::string());
}

AttendForm AttendFormIn(const Request& request) {
  return {.name = std::string(request.form.Get("name")),
          .organ = std::string(request.form.Get("organ")),
          .other_organ = std::string(request.form.Get("other_organ"))};
}

Html AttendFields(const AttendForm& form, const std::vector<OrganName>& organs, const FieldErrors& errors) {
  std::vector<web::Choice> choices;
  for (const auto& [id, name] : organs) choices.push_back({std::to_string(id.value), name});
  choices.push_back({std::string(kOtherOrgan), "其他单位（写在下面）"});
  return Markup(
      "{}{}{}",
      web::TextField({.name = "name", .label = "姓名", .value = form.name, .autocomplete = "name", .required = true},
                     errors),
      web::ChoiceField({.name = "organ", .label = "单位", .value = form.organ, .required = true}, choices, errors),
      web::TextField({.name = "other_organ",
                      .label = "其他单位的名称",
                      .value = form.other_organ,
                      .hint = "单位在名单里的，不用写。"},
                     errors));
}

web::Page TelephoneFrame(std::string title) {
  web::Page page{.title = std::move(title),
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css", "css/training.css"},
                 .width = web::Width::kText,
                 .is_public = true};
  page.meta = {{"robots", "noindex"}};
  return page;
}

void NotOnCopy(const Request& request) {
  if (request.is_for_copy) throw web::ProblemError({404, "没有这一页", "这一页只在系统里有。"});
}

}  // namespace gongkai::oversight
