// /office/assessment/contributions/{key}: what one organ sent in, what became of it, striking it out.

#include <charconv>

#include "assessment/contribution_actions.h"
#include "assessment/pages.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

std::string KeyOf(const Contribution& each) {
  return std::to_string(each.organ.value) + "-" + std::to_string(each.number);
}
std::string PathOf(const Contribution& each) { return std::string(kContributionsPath) + "/" + KeyOf(each); }

/// {key} of the address. Errors: throws ProblemError (404).
Contribution ContributionIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const std::string_view key = request.params.Get("key");
  std::int64_t organ = 0, number = 0;
  const char* const end = key.data() + key.size();
  const auto first = std::from_chars(key.data(), end, organ);
  const bool has_dash = first.ec == std::errc{} && first.ptr != end && *first.ptr == '-';
  const auto second = has_dash ? std::from_chars(first.ptr + 1, end, number) : first;
  const bool is_key = has_dash && second.ec == std::errc{} && second.ptr == end;
  auto found =
      is_key && MaySee(visitor, OrganId{organ}) ? FindContribution(session, OrganId{organ}, number) : std::nullopt;
  if (!found) throw web::ProblemError({404, "没有这一条", "没有这一条，或者不是您的机关的。请从列表进入。"});
  return std::move(*found);
}

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

Html Facts(db::Session& session, const Contribution& each) {
  return Markup("<section class=\"card item-part\"><dl class=\"gk-facts\">{}{}{}{}{}{}{}</dl></section>",
                Row("机关", ShortNameOf(session, each.organ)), Row("作者", each.author),
                Row("报送", ToString(each.sent_on)), Row("采用", DayText(each.accepted_on)),
                Row("上级采用", each.used == UsedLevel::kNone ? std::string_view() : NameOf(each.used)),
                Row("采用的地方", each.used_in.empty() ? "" : each.used_in + "，" + DayText(each.used_on)),
                Row("已划去", each.struck_words));
}

Html UseForm(const Contribution& each, const Request& request, const FieldErrors& errors) {
  const auto typed = [&](std::string_view name, std::string kept) {
    return TypedIn(request, errors, "/use", name, std::move(kept));
  };
  const Html fields = Markup(
      "{}{}{}{}",
      web::TextField({.name = "accepted_on",
                      .label = "县里哪一天采用",
                      .value = typed("accepted_on", DayText(each.accepted_on)),
                      .hint = "没有采用的空着。"},
                     errors),
      web::ChoiceField({.name = "used",
                        .label = "上级有没有采用",
                        .value = typed("used", std::string(IdOf(each.used))),
                        .required = true},
                       NamedChoices(UsedLevels()), errors),
      web::TextField({.name = "used_in", .label = "上级哪里采用", .value = typed("used_in", each.used_in)}, errors),
      web::TextField({.name = "used_on", .label = "上级哪一天采用", .value = typed("used_on", DayText(each.used_on))},
                     errors));
  return Markup("<section class=\"card item-part\"><h2>采用情况</h2>{}</section>",
                ActForm(request, PathOf(each) + "/use", each.version, fields, "登记采用情况"));
}

Html StrikeForm(const Contribution& each, const Request& request, const FieldErrors& errors) {
  const Html field = web::TextField({.name = "struck",
                                     .label = "为什么划去",
                                     .value = TypedIn(request, errors, "/strike", "struck"),
                                     .required = true},
                                    errors);
  return Folded("登记错了，划去", ActForm(request, PathOf(each) + "/strike", each.version, field, "划去"),
                ErrorOf(errors, "struck") != nullptr);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Contribution each = ContributionIn(reader, request, visitor);
  web::Page page = AssessmentFrame(visitor, each.title, kContributionsPath);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"信息报送", Url::Local(kContributionsPath)});
  page.body.Add("{}{}", web::FaultList(errors, "没有办成"), Facts(reader, each));
  const bool counts = each.struck_words.empty();
  if (counts && IsKeeper(visitor)) page.body.Add("{}", UseForm(each, request, errors));
  if (counts && !each.accepted_on && visitor.May(Act::kHandInReports, each.organ)) {
    page.body.Add("{}", StrikeForm(each, request, errors));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); }

SeenContribution SeenIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Contribution each = ContributionIn(reader, request, visitor);
  return {each.organ, each.number, request.form.Int("version").value_or(0)};
}

Response PostUse(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenContribution seen = SeenIn(desk, request, visitor);
  const auto done = PutDownUse(
      desk, ActorOfKeeper(visitor, request), seen, KeeperOf(visitor),
      {Sent(request, "accepted_on"), Sent(request, "used"), Sent(request, "used_in"), Sent(request, "used_on")});
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(kContributionsPath));
}

Response PostStrike(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenContribution seen = SeenIn(desk, request, visitor);
  const auto actor = ActorOf(visitor, Act::kHandInReports, seen.organ, request);
  const auto done = StrikeOut(desk, actor, seen, request.form.Get("struck"));
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(kContributionsPath));
}

}  // namespace

void AddContributionPage(account::Office& office) {
  office.Get("/office/assessment/contributions/{key}", Act::kSeeReports, WithDesk(office, Get));
  office.Post("/office/assessment/contributions/{key}/use", Act::kSuperviseCases, WithDesk(office, PostUse));
  office.Post("/office/assessment/contributions/{key}/strike", Act::kHandInReports, WithDesk(office, PostStrike));
}

}  // namespace gongkai::assessment
