// /office/assessment/{id}/appeals: objections, open ones first; the department in charge answers them here.

#include <algorithm>

#include "assessment/appeal_actions.h"
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

/// Fields of several forms on one page: each has its number behind its name.
std::string FieldOf(std::string_view name, int number) { return std::string(name) + "-" + std::to_string(number); }

struct Shown {
  const Assessment& assessment;
  const std::vector<Indicator>& table;
  const Request& request;
  const FieldErrors& errors;  // of the form that came back
  int came_back = 0;
};

/// Those of the form that came back, under its fields' names.
FieldErrors ErrorsOf(const Shown& shown, int number) {
  if (shown.came_back != number) return {};
  FieldErrors errors = shown.errors;
  for (FieldError& each : errors) {
    if (each.field != kVersionField) each.field = FieldOf(each.field, number);
  }
  return errors;
}

Html AnswerFields(const Shown& shown, const Appeal& appeal) {
  const int number = appeal.number;
  const FieldErrors errors = ErrorsOf(shown, number);
  const std::string outcome = FieldOf("outcome", number), points = FieldOf("points", number),
                    answer = FieldOf("answer", number);
  return Markup(
      "{}{}{}",
      web::ChoiceField({.name = outcome, .label = "怎样答复", .value = Sent(shown.request, outcome), .required = true},
                       NamedChoices(AppealAnswers()), errors),
      web::TextField(
          {.name = points, .label = "改为多少分", .value = Sent(shown.request, points), .hint = "维持原得分的空着。"},
          errors),
      web::AreaField({.name = answer, .label = "理由", .value = Sent(shown.request, answer), .required = true}, 3,
                     errors));
}

std::string IndicatorName(const Shown& shown, int number) {
  const auto found = std::ranges::find(shown.table, number, &Indicator::number);
  return found == shown.table.end() ? std::string() : found->name;
}

Html AppealCard(db::Session& session, const Shown& shown, const Appeal& appeal, bool may_answer, Date today) {
  const std::string path = PathOf(shown.assessment.id, appeal.organ, appeal.indicator);
  const bool is_open = appeal.state == AppealState::kOpen;
  Html state = Markup("<span class=\"badge {}\">{}</span>",
                      std::string_view(is_open ? "gk-badge-warning" : "gk-badge-good"), NameOf(appeal.state));
  if (is_open && appeal.due_on < today) state.Add(" <span class=\"badge gk-badge-error\">已超期</span>");
  Html answer = Row("答复", appeal.answer);
  if (!is_open) answer.Add("{}", Row("得分", ShownPoints(appeal.before) + " → " + ShownPoints(appeal.after)));
  Html form;
  if (is_open && may_answer) {
    form = ActForm(shown.request, PathOf(shown.assessment.id) + "/appeals/" + std::to_string(appeal.number),
                   appeal.version, AnswerFields(shown, appeal), "答复");
  }
  return Markup(
      "<section class=\"card item-part appeal\"><h2><a href=\"{}\">{}：{}</a></h2><dl "
      "class=\"gk-facts\"><div><dt>状态</dt><dd>{}</dd></div>{}{}{}{}{}</dl>{}</section>",
      Url::Local(path), ShortNameOf(session, appeal.organ), IndicatorName(shown, appeal.indicator), state,
      Row("申诉的内容", appeal.words), Row("提出", ToChinese(appeal.filed_on)),
      Row("答复最迟", ToChinese(appeal.due_on)), Row("原得分", ShownPoints(appeal.before)), answer, form);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors, int came_back) {
  db::Reader reader = desk.database.Read();
  const Assessment assessment = AssessmentIn(reader, request, visitor);
  const std::vector<Indicator> table = TableOf(reader, assessment.id);
  const Shown shown{assessment, table, request, errors, came_back};
  web::Page page = AssessmentFrame(visitor, "申诉", assessment);
  page.width = web::Width::kText;
  const bool may_answer = IsKeeper(visitor) && assessment.state == PeriodState::kShown;
  Html cards;
  for (const Appeal& each : ListAppeals(reader, {.assessment = assessment.id})) {
    if (!MaySee(visitor, each.organ)) continue;
    cards.Add("{}", AppealCard(reader, shown, each, may_answer, BeijingDay(desk.now())));
  }
  page.body.Add("{}{}", web::FaultList(ErrorsOf(shown, came_back), "没有答复"),
                cards.empty() ? Markup("<p class=\"gk-empty\">没有申诉。</p>") : cards);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}, 0); }

Response PostAnswer(Desk& desk, const Request& request, const Visitor& visitor) {
  const AssessmentId id = [&] {
    db::Reader reader = desk.database.Read();
    return AssessmentIn(reader, request, visitor).id;
  }();
  const int number = static_cast<int>(request.params.Int("number").value_or(0));
  const AnswerForm form{.outcome = Sent(request, FieldOf("outcome", number)),
                        .points = Sent(request, FieldOf("points", number)),
                        .words = Sent(request, FieldOf("answer", number))};
  const SeenAppeal seen{id, number, request.form.Int("version").value_or(0)};
  const auto answered = AnswerAppeal(desk, ActorOfKeeper(visitor, request), seen, form);
  if (!answered) return Show(desk, request, visitor, answered.errors(), number);
  return Response::SeeOther(Url::Local(PathOf(id) + "/appeals"));
}

}  // namespace

void AddAppealPages(account::Office& office) {
  office.Get("/office/assessment/{id}/appeals", Act::kSeeReports, WithDesk(office, Get));
  office.Post("/office/assessment/{id}/appeals/{number}", Act::kSuperviseCases, WithDesk(office, PostAnswer));
}

}  // namespace gongkai::assessment
