// /office/surveys/new, /office/surveys/{id}/edit: a survey is written. More rows for questions come with a button, with
// and without script; nothing typed is lost by it.

#include "oversight/survey/survey_actions.h"
#include "oversight/survey/survey_pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kBlankRows = 3;

std::string NameAt(std::size_t number, std::string_view what) {
  return "q" + std::to_string(number) + "_" + std::string(what);
}

SurveyForm FormIn(const Request& request) {
  const auto text = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  SurveyForm form{
      .title = text("title"), .intro = text("intro"), .opens_on = text("opens_on"), .closes_on = text("closes_on")};
  for (std::size_t number = 1; number <= kMostSurveyQuestions && request.form.Has(NameAt(number, "text")); ++number) {
    form.questions.push_back({.kind = text(NameAt(number, "kind")),
                              .text = text(NameAt(number, "text")),
                              .options = text(NameAt(number, "options")),
                              .is_required = request.form.Get(NameAt(number, "required")) == "1"});
  }
  return form;
}

void AddBlankRows(SurveyForm& form, std::size_t rows) {
  for (; rows > 0 && form.questions.size() < kMostSurveyQuestions; --rows) form.questions.emplace_back();
}

Html QuestionFields(const SurveyQuestionForm& question, std::size_t number, const FieldErrors& errors) {
  const std::string kind = NameAt(number, "kind"), text = NameAt(number, "text"), options = NameAt(number, "options"),
                    required = NameAt(number, "required");
  return Markup(
      "<fieldset class=\"card item-part\"><legend>第 {} 题</legend>{}{}{}{}</fieldset>", number,
      web::TextField({.name = text, .label = "题目", .value = question.text, .hint = "不用的题空着。"}, errors),
      web::ChoiceField({.name = kind, .label = "怎样回答", .value = question.kind}, NamedChoices(SurveyQuestionKinds()),
                       errors),
      web::AreaField({.name = options,
                      .label = "选项",
                      .value = question.options,
                      .hint = "选一项、选几项的题写，一行一个；满意程度有现成的五档。"},
                     3, errors),
      web::TickField({.name = required, .label = "必答", .value = question.is_required ? "1" : ""}, errors));
}

Html HeadFields(const SurveyForm& form, const FieldErrors& errors) {
  return Markup("{}{}{}{}",
                web::TextField({.name = "title",
                                .label = "名称",
                                .value = form.title,
                                .hint = "例如：2026年政府信息公开社会评议。",
                                .required = true},
                               errors),
                web::AreaField({.name = "intro",
                                .label = "说明",
                                .value = form.intro,
                                .hint = "评议什么，结果怎样用。大家在题目上面看到它。",
                                .required = true},
                               3, errors),
                web::TextField({.name = "opens_on",
                                .label = "从哪一天开始",
                                .value = form.opens_on,
                                .hint = "例如 2026-03-10。",
                                .required = true},
                               errors),
                web::TextField({.name = "closes_on",
                                .label = "到哪一天截止（当天还可以答）",
                                .value = form.closes_on,
                                .hint = "例如 2026-03-31。",
                                .required = true},
                               errors));
}

/// Which one: of a new one the organ with number 0.
struct Written {
  SeenSurvey seen;
  Url action = Url::Local("/office/surveys/new");
};

Response ShowForm(const Request& request, const Visitor& visitor, const Written& written, const SurveyForm& form,
                  const FieldErrors& errors) {
  const bool is_new = written.seen.id.number == 0;
  web::Page page = OversightFrame(visitor, is_new ? "写一次社会评议" : "修改社会评议", kSurveysPath);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"社会评议", Url::Local(kSurveysPath)});
  Html questions;
  for (std::size_t i = 0; i < form.questions.size(); ++i) {
    questions.Add("{}", QuestionFields(form.questions[i], i + 1, errors));
  }
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\"><input type=\"hidden\" name=\"organ\" value=\"{}\">{}<h2 id=\"questions\">题目</h2>{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button>{}<a class=\"btn\" "
      "href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), written.action, web::FormKeys(request), written.seen.version, written.seen.id.organ.value,
      HeadFields(form, errors),
      Markup("<p class=\"gk-soft\">不要问姓名、电话、住址，也不要问得让人看出是谁；题目越少，答的人越多。</p>"),
      questions,
      form.questions.size() < kMostSurveyQuestions
          ? Markup("<button class=\"btn\" type=\"submit\" name=\"more\" value=\"1\">再加几道题</button>")
          : Html(),
      is_new ? Url::Local(kSurveysPath) : Url::Local(PathOf(written.seen.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// Of a new one: the organ that was chosen, else the first for which the visitor may write. Errors: throws ProblemError
/// (404, 403).
OrganId OrganOfNew(const Request& request, const Visitor& visitor) {
  for (const auto& chosen : {request.form.Int("organ"), request.query.Int("organ")}) {
    if (!chosen) continue;
    if (visitor.May(Act::kDraftItems, OrganId{*chosen})) return OrganId{*chosen};
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位管不到它。"});
  }
  for (const account::HeldPost& post : visitor.posts) {
    if (visitor.May(Act::kDraftItems, post.organ)) return post.organ;
  }
  throw web::ProblemError({403, "您的岗位不能这样做", "您现在的岗位不能这样做。"});
}

Response Save(Desk& desk, const Request& request, const Visitor& visitor, const Written& written) {
  SurveyForm form = FormIn(request);
  const auto actor =
      web::OrProblem(ActorFor(visitor, Act::kDraftItems, written.seen.id.organ, account::OnceKey(request)));
  if (request.form.Get("more") == "1") {
    AddBlankRows(form, kBlankRows);
    return ShowForm(request, visitor, written, form, {});
  }
  const auto saved = SaveSurvey(desk, actor, written.seen, form);
  if (saved) return Response::SeeOther(Url::Local(PathOf(*saved)));
  if (form.questions.empty()) AddBlankRows(form, kBlankRows);
  return ShowForm(request, visitor, written, form, saved.errors());
}

Response New(Desk&, const Request& request, const Visitor& visitor) {
  SurveyForm form;
  AddBlankRows(form, kBlankRows);
  return ShowForm(request, visitor, {.seen = {.id = {OrganOfNew(request, visitor), 0}}}, form, {});
}

Response PostNew(Desk& desk, const Request& request, const Visitor& visitor) {
  return Save(desk, request, visitor, {.seen = {.id = {OrganOfNew(request, visitor), 0}}});
}

Survey Seen(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return SurveyIn(reader, request, visitor);
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  const Survey survey = Seen(desk, request, visitor);
  SurveyForm form = FormOf(survey);
  AddBlankRows(form, 1);
  return ShowForm(request, visitor,
                  {.seen = {survey.id, survey.version}, .action = Url::Local(PathOf(survey.id) + "/edit")}, form, {});
}

Response PostEdit(Desk& desk, const Request& request, const Visitor& visitor) {
  const Survey survey = Seen(desk, request, visitor);
  return Save(desk, request, visitor,
              {.seen = {survey.id, request.form.Int("version").value_or(0)},
               .action = Url::Local(PathOf(survey.id) + "/edit")});
}

}  // namespace

void AddSurveyFormPages(account::Office& office) {
  office.Get("/office/surveys/new", Act::kDraftItems, WithDesk(office, New));
  office.Post("/office/surveys/new", Act::kDraftItems, WithDesk(office, PostNew));
  office.Get("/office/surveys/{id}/edit", Act::kDraftItems, WithDesk(office, Edit));
  office.Post("/office/surveys/{id}/edit", Act::kDraftItems, WithDesk(office, PostEdit));
}

}  // namespace gongkai::oversight
