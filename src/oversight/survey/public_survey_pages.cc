// /survey: surveys that are open, and what came of those that are over; /survey/{id}: one is answered, without a
// sign-in and without a script. Figures and what was done about them are told by items alone, behind the gate. On a
// copy of the site nothing can be answered; it says where. Why nobody can be told by an answer: survey_urn_actions.h.

#include <algorithm>
#include <memory>

#include "account/database_away.h"
#include "disclosure/search/search_box_view.h"
#include "oversight/survey/public_survey_pages.h"
#include "oversight/survey/survey_pages.h"
#include "oversight/survey/survey_urn_actions.h"
#include "oversight/survey/survey_view.h"

namespace gongkai::oversight {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kLimits{.total_bytes = 64 << 10, .text_bytes = 64 << 10};
constexpr int kTooMany = 429, kMostListed = 100;

struct Booth {
  explicit Booth(Desk& its_desk) : desk(its_desk), urn(its_desk) {}
  Desk& desk;
  SurveyUrn urn;
};

web::Page Frame(std::string title) {
  web::Page page{.title = std::move(title),
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .is_public = true};
  page.width = web::Width::kText;
  page.meta = {{"ColumnName", "社会评议"}, {"ColumnType", "政府信息公开"}};
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}};
  return page;
}

/// Nothing in it is tied to a browser: it may be kept, and copied.
Response ForEveryone(const web::Page& page, const Request& request) {
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

/// Items of a survey that are public today, as links.
Html ItemLinks(db::Session& session, const Survey& survey, Date today) {
  Html links;
  const auto add = [&](std::optional<std::int64_t> item, std::string_view label) {
    if (!IsItemPublic(session, survey.id.organ, item, today)) return;
    links.Add("<p><a href=\"{}\">{}</a></p>",
              Url::Local("/items/{}", disclosure::ToString(disclosure::ItemId{survey.id.organ, *item})), label);
  };
  add(survey.result_item, "评议结果");
  add(survey.feedback_item, "对评议意见的办理情况");
  return links;
}

// ---- all of them

Response ShowAll(Booth& booth, const Request& request) {
  const Date today = BeijingDay(booth.desk.now());
  db::Reader reader = booth.desk.database.Read();
  Html open, over;
  for (const Survey& survey : ListSurveys(
           reader, {.state = SurveyState::kReleased, .only_public = true, .today = today, .most = kMostListed})) {
    const bool is_open = StandingOf(survey, today) == SurveyStanding::kOpen;
    (is_open ? open : over)
        .Add("<li><h3><a href=\"{}\">{}</a></h3><p class=\"gk-soft\">{}，{} 至 {}</p>{}</li>",
             Url::Local(PublicPathOf(survey.id)), survey.title, NameOfOrgan(reader, survey.id.organ), survey.opens_on,
             survey.closes_on, is_open ? Html() : ItemLinks(reader, survey, today));
  }
  web::Page page = Frame("社会评议");
  page.body.Add(
      "<p>请您评一评政府信息公开工作做得怎么样（条例第四十六条）。不用登录，不记名。</p><section "
      "class=\"portal-part\"><h2>正在进行</h2>{}</section><section class=\"portal-part\"><h2>已经截止</h2>{}</section>",
      open.empty() ? Markup("<p class=\"gk-soft\">现在没有正在进行的社会评议。</p>")
                   : Markup("<ul class=\"items-list\">{}</ul>", open),
      over.empty() ? Markup("<p class=\"gk-soft\">还没有截止的社会评议。</p>")
                   : Markup("<ul class=\"items-list\">{}</ul>", over));
  return ForEveryone(page, request);
}

// ---- one

/// As it stands before the public. Errors: throws ProblemError (404, 410 with the reason).
Survey PublicSurvey(db::Session& session, const Request& request, Date today) {
  const auto id = SurveyIdFrom(request.params.Get("id"));
  auto survey = id ? FindSurvey(session, *id) : std::nullopt;
  const bool is_stopped = survey && survey->state == SurveyState::kStopped;
  if (is_stopped && survey->released_on) {
    throw web::ProblemError({410, "这次评议已经停止", "这次评议已经停止。" + survey->stopped_words});
  }
  if (!survey || StandingOf(*survey, today) == SurveyStanding::kNotOut) {
    throw web::ProblemError({404, "没有这一次评议", "没有这一次评议，请从社会评议进入。"});
  }
  return std::move(*survey);
}

Html Legend(const SurveyQuestion& question, std::size_t number) {
  return Markup("<legend>{}. {}{}</legend>", number, question.text,
                question.is_required ? Markup("<span class=\"gk-required\">（必答）</span>")
                : question.kind == SurveyQuestionKind::kSeveral
                    ? Markup("<span class=\"gk-soft\">（可以选几项）</span>")
                    : Html());
}

Html ChoiceQuestion(const SurveyQuestion& question, std::size_t number, const Request& request,
                    const FieldErrors& errors) {
  const std::string name = "q" + std::to_string(number);
  const std::vector<std::string_view> sent = request.form.All(name);
  const std::vector<std::string> options = OptionsOf(question);
  Html choices;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string value = std::to_string(i);
    choices.Add(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"{}\" name=\"{}\" value=\"{}\" {}><span "
        "class=\"form-check-label\">{}</span></label>",
        question.kind == SurveyQuestionKind::kSeveral ? "checkbox" : "radio", name, value,
        web::AttributeIf(std::ranges::find(sent, value) != sent.end(), "checked"), options[i]);
  }
  const FieldError* const fault = ErrorOf(errors, name);
  return Markup("<fieldset class=\"gk-field survey-question\" id=\"{}\" tabindex=\"-1\">{}{}{}</fieldset>", name,
                Legend(question, number),
                fault != nullptr ? Markup("<p class=\"gk-fault\">{}</p>", fault->message) : Html(), choices);
}

Html WordsQuestion(const SurveyQuestion& question, std::size_t number, const Request& request,
                   const FieldErrors& errors) {
  const std::string name = "q" + std::to_string(number), label = std::to_string(number) + ". " + question.text;
  return web::AreaField({.name = name,
                         .label = label,
                         .value = std::string(request.form.Get(name)),
                         .hint = "最多" + std::to_string(kLongestPaperWords) + "个字。请不要写姓名、电话、住址。",
                         .required = question.is_required},
                        4, errors);
}

Html Questions(const Survey& survey, const Request& request, const FieldErrors& errors) {
  Html html;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const SurveyQuestion& question = survey.questions[i];
    html.Add("{}", question.kind == SurveyQuestionKind::kWords ? WordsQuestion(question, i + 1, request, errors)
                                                               : ChoiceQuestion(question, i + 1, request, errors));
  }
  return html;
}

/// Source: 个人信息保护法第十七条 (what has to be told, of what might be one's own).
Html Promise() {
  return Markup(
      "<p "
      "class=\"gk-soft\">"
      "不记名：不问您是谁，不保存网络地址，不记答题的时间。为了一个浏览器只答一次，浏览器里有一个随机的"
      "标记，系统存它加密的摘要，和答卷不放在一起，截止以后销毁；哪一份是谁答的，工作人员也看不出来。</p>");
}

Html FormPart(const Survey& survey, const Request& request, const FieldErrors& errors) {
  return Markup(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">提交</button></div></form>",
      web::FaultList(errors, "没有提交"), Url::Local(PublicPathOf(survey.id)), request.CsrfField(),
      Questions(survey, request, errors), Promise());
}

Html CopyPart(const Request& request) {
  const Html there = disclosure::LiveSite().empty() ? Markup("政府信息公开平台")
                                                    : Markup("<a href=\"{}\">政府信息公开平台的这一页</a>",
                                                             Url::Checked(disclosure::LiveSite() + request.path));
  return Markup("<p>这里放的是静态页面，不能提交。请到{}答。</p>", there);
}

Html ClosedPart(db::Session& session, const Survey& survey, Date today) {
  if (StandingOf(survey, today) == SurveyStanding::kComing) {
    return Markup("<p>这次评议从{}开始，请到时候再来。</p>", ToChinese(survey.opens_on));
  }
  const Html links = ItemLinks(session, survey, today);
  return Markup("<p>这次评议到{}截止，谢谢大家。</p>{}", ToChinese(survey.closes_on),
                links.empty() ? Markup("<p>结果审签以后在这里公布。</p>") : links);
}

Html AnsweredPart(const Request& request) {
  return Markup(
      "<div class=\"gk-said\" role=\"status\"><p>{}</p></div><p>截止以后公布结果，也公布对意见做了什么。</p>",
      request.query.Get("said") == "counted" ? "收到您的答卷，谢谢。" : "这个浏览器已经答过，一个浏览器答一次，谢谢。");
}

Response Draw(Booth& booth, const Request& request, const FieldErrors& errors) {
  const Date today = BeijingDay(booth.desk.now());
  db::Reader reader = booth.desk.database.Read();
  const Survey survey = PublicSurvey(reader, request, today);
  web::Page page = Frame(survey.title);
  page.breadcrumbs.push_back({"社会评议", Url::Local(kPublicSurveysPath)});
  page.meta.push_back({"robots", "noindex"});
  const bool is_open = StandingOf(survey, today) == SurveyStanding::kOpen;
  const bool is_answered =
      is_open && errors.empty() && booth.urn.HasAnswered(reader, survey.id, request.form_token.cookie());
  page.body.Add("<section class=\"portal-part\"><p class=\"gk-soft\">{}，{} 至 {}</p>{}{}</section>",
                NameOfOrgan(reader, survey.id.organ), survey.opens_on, survey.closes_on, Paragraphs(survey.intro),
                !is_open ? Markup("{}{}", web::FaultList(errors, "没有提交"), ClosedPart(reader, survey, today))
                : request.is_for_copy ? CopyPart(request)
                : is_answered         ? AnsweredPart(request)
                                      : FormPart(survey, request, errors));
  if (errors.empty() && (request.is_for_copy || !is_open)) return ForEveryone(page, request);
  const bool is_too_many = ErrorOf(errors, kTooManyPapers) != nullptr;
  return Response::Of(RenderPage(page, request), is_too_many ? kTooMany : web::StatusOf(errors));
}

Response Send(Booth& booth, const Request& request) {
  const SurveyId id = [&] {
    db::Reader reader = booth.desk.database.Read();
    return PublicSurvey(reader, request, BeijingDay(booth.desk.now())).id;
  }();
  const auto put = booth.urn.Put(id, {request.address, request.form_token.cookie()},
                                 [&](std::string_view field) { return request.form.All(field); });
  if (!put) return Draw(booth, request, put.errors());
  return Response::SeeOther(Url::Local(PublicPathOf(id)).With("said", *put == PutIn::kCounted ? "counted" : "before"));
}

}  // namespace

void AddPublicSurveyPages(web::Router& router, Desk& desk) {
  const auto booth = std::make_shared<Booth>(desk);
  router.Get("/survey", [booth](const Request& request) { return ShowAll(*booth, request); });
  router.Get("/survey/{id}", [booth](const Request& request) { return Draw(*booth, request, {}); });
  router.Post(
      "/survey/{id}",
      [booth](const Request& request) { return account::OrAway(request, [&] { return Send(*booth, request); }); },
      kLimits);
}

}  // namespace gongkai::oversight
