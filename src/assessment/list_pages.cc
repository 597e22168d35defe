// /office/assessment: all assessments, the newest first; /office/assessment/new: a new one.

#include "assessment/pages.h"
#include "assessment/table_actions.h"
#include "oversight/oversight_frame_view.h"

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

Html Filters(const Request& request, Date today) {
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/assessment\" role=\"search\"><div><label "
      "for=\"year\">年份</label><select class=\"form-select\" id=\"year\" name=\"year\">{}</select></div><button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/assessment\">清除</a></form>",
      YearOptions(request.query.Get("year"), today));
}

Html RowOf(const Assessment& assessment) {
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"状态\">{}</td><td data-label=\"考核的时间\">{} "
      "至 "
      "{}</td><td data-label=\"自评截止\">{}</td></tr>",
      Url::Local(PathOf(assessment.id)), assessment.title, StateBadge(assessment), assessment.days.first,
      assessment.days.last, assessment.self_by);
}

Response List(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  web::Page page = oversight::OversightFrame(visitor, "考核", kAssessmentsPath);
  if (IsKeeper(visitor)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/assessment/new\">新建考核</a>");
  }
  Html rows;
  std::optional<int> year;
  if (const auto asked = request.query.Int("year")) year = static_cast<int>(*asked);
  for (const Assessment& each : ListAssessments(reader, year)) {
    if (MaySee(reader, visitor, each)) rows.Add("{}", RowOf(each));
  }
  page.body.Add(
      "<p "
      "class=\"gk-soft\">对各机关的政府信息公开工作定期考核（条例第四十六条）。按台账计的指标随台账变化，每次变化都说明"
      "原因。</p>{}",
      Filters(request, BeijingDay(desk.now())));
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有符合条件的考核。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">考核</th><th "
      "scope=\"col\">状态</th><th scope=\"col\">考核的时间</th><th "
      "scope=\"col\">自评截止</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
  return Response::Of(RenderPage(page, request));
}

// ---- a new one, and its days

Html DayField(std::string_view name, std::string_view label, const std::string& value, std::string hint,
              const FieldErrors& errors) {
  return web::TextField({.name = name, .label = label, .value = value, .hint = std::move(hint), .required = true},
                        errors);
}

Html PeriodFields(const PeriodForm& form, const FieldErrors& errors) {
  return Markup(
      "{}{}{}{}{}{}{}{}{}",
      web::TextField({.name = "title",
                      .label = "名称",
                      .value = form.title,
                      .hint = "例如：2026年度政务公开工作考核。",
                      .required = true},
                     errors),
      DayField("first", "考核从哪一天起", form.first, "例如 2026-01-01。", errors),
      DayField("last", "到哪一天止", form.last, "例如 2026-12-31。", errors),
      DayField("self_by", "自评到哪一天截止", form.self_by, "", errors),
      DayField("appeal_days", "公示以后几个工作日可以申诉", form.appeal_days, "法律没有规定，由本县定。", errors),
      DayField("answer_days", "申诉几个工作日答复", form.answer_days, "", errors),
      DayField("excellent", "优秀从多少分起", form.excellent, "", errors),
      DayField("good", "良好从多少分起", form.good, "", errors),
      DayField("pass", "合格从多少分起", form.pass, "", errors));
}

PeriodForm SentForm(const Request& request) {
  return {.title = Sent(request, "title"),
          .first = Sent(request, "first"),
          .last = Sent(request, "last"),
          .self_by = Sent(request, "self_by"),
          .appeal_days = Sent(request, "appeal_days"),
          .answer_days = Sent(request, "answer_days"),
          .excellent = Sent(request, "excellent"),
          .good = Sent(request, "good"),
          .pass = Sent(request, "pass"),
          .copied_from = Sent(request, "copied_from")};
}

Html CopiedField(db::Session& session, const PeriodForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> choices = {{"standard", "随程序带的指标表"}};
  for (const Assessment& each : ListAssessments(session)) {
    choices.push_back({std::to_string(each.id.value), each.title + "的指标表"});
  }
  return web::ChoiceField({.name = "copied_from",
                           .label = "指标表从哪里来",
                           .value = form.copied_from,
                           .hint = "照搬以后每一行都可以改；不选就从空表开始。"},
                          choices, errors);
}

PeriodForm Proposed(Date today) {
  Assessment assessment;
  const std::chrono::year year = today.year();
  assessment.days = {year / 1 / 1, year / 12 / 31};
  assessment.self_by = (year + std::chrono::years(1)) / 1 / 15;
  PeriodForm form = FormOf(assessment);
  form.title = std::to_string(static_cast<int>(year)) + "年度政务公开工作考核";
  form.copied_from = "standard";
  return form;
}

Response ShowNew(Desk& desk, const Request& request, const Visitor& visitor, const PeriodForm& form,
                 const FieldErrors& errors) {
  (void)KeeperOf(visitor);
  db::Reader reader = desk.database.Read();
  web::Page page = AssessmentFrame(visitor, "新建考核");
  page.width = web::Width::kText;
  page.body.Add("{}{}", web::FaultList(errors),
                ActForm(request, "/office/assessment/new", 0,
                        Markup("{}{}", PeriodFields(form, errors), CopiedField(reader, form, errors)), "新建"));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetNew(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowNew(desk, request, visitor, Proposed(BeijingDay(desk.now())), {});
}

Response PostNew(Desk& desk, const Request& request, const Visitor& visitor) {
  const PeriodForm form = SentForm(request);
  const auto begun = BeginAssessment(desk, ActorOfKeeper(visitor, request), KeeperOf(visitor), form);
  if (!begun) return ShowNew(desk, request, visitor, form, begun.errors());
  return Response::SeeOther(Url::Local(PathOf(*begun) + "/table"));
}

Response ShowDays(const Request& request, const Visitor& visitor, const Assessment& assessment, const PeriodForm& form,
                  const FieldErrors& errors) {
  web::Page page = AssessmentFrame(visitor, "名称、日期和等次", assessment);
  page.width = web::Width::kText;
  page.body.Add(
      "{}{}", web::FaultList(errors),
      ActForm(request, PathOf(assessment.id) + "/days", assessment.version, PeriodFields(form, errors), "保存"));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Assessment KeptIn(Desk& desk, const Request& request, const Visitor& visitor) {
  (void)KeeperOf(visitor);
  db::Reader reader = desk.database.Read();
  return AssessmentIn(reader, request, visitor);
}

Response GetDays(Desk& desk, const Request& request, const Visitor& visitor) {
  const Assessment assessment = KeptIn(desk, request, visitor);
  return ShowDays(request, visitor, assessment, FormOf(assessment), {});
}

Response PostDays(Desk& desk, const Request& request, const Visitor& visitor) {
  const Assessment assessment = KeptIn(desk, request, visitor);
  const PeriodForm form = SentForm(request);
  const SeenAssessment seen{assessment.id, request.form.Int("version").value_or(0)};
  const auto changed = ChangeAssessment(desk, ActorOfKeeper(visitor, request), seen, form);
  if (!changed) return ShowDays(request, visitor, assessment, form, changed.errors());
  return Response::SeeOther(Url::Local(PathOf(assessment.id)));
}

}  // namespace

void AddListPages(account::Office& office) {
  office.Get("/office/assessment", Act::kSeeReports, WithDesk(office, List));
  office.Get("/office/assessment/new", Act::kSuperviseCases, WithDesk(office, GetNew));
  office.Post("/office/assessment/new", Act::kSuperviseCases, WithDesk(office, PostNew));
  office.Get("/office/assessment/{id}/days", Act::kSuperviseCases, WithDesk(office, GetDays));
  office.Post("/office/assessment/{id}/days", Act::kSuperviseCases, WithDesk(office, PostDays));
}

}  // namespace gongkai::assessment
