// /office/surveys/{id}: what is asked, its address and code, what may be done now; once it is over, its figures and
// what people wrote.

#include "oversight/survey/survey_pages.h"

#include <fmt/format.h>

#include <utility>

#include "account/sight_actions.h"
#include "crypto/qr.h"
#include "oversight/survey/survey_actions.h"
#include "oversight/survey/survey_export.h"
#include "oversight/survey/survey_paper_store.h"
#include "oversight/survey/survey_view.h"
#include "oversight/survey/survey_words_view.h"
#include "web/timeline.h"

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

Html Part(std::string_view heading, const Html& body) {
  return Markup("<section class=\"card item-part\"><h2>{}</h2>{}</section>", heading, body);
}

// ---- what is asked, and where

Html QuestionList(const Survey& survey) {
  Html items;
  for (const SurveyQuestion& question : survey.questions) {
    Html options;
    for (const std::string& option : question.options) options.Add("<li>{}</li>", option);
    items.Add("<li>{}<span class=\"gk-soft\">（{}{}）</span>{}</li>", question.text, NameOf(question.kind),
              question.is_required ? "，必答" : "", options.empty() ? Html() : Markup("<ul>{}</ul>", options));
  }
  return Markup("{}<ol>{}</ol>", Paragraphs(survey.intro), items);
}

Html AddressPart(const Survey& survey, const Request& request, Date today) {
  const SurveyStanding standing = StandingOf(survey, today);
  if (standing != SurveyStanding::kOpen && standing != SurveyStanding::kComing) return {};
  const std::string address = CodeAddress(request, PublicPathOf(survey.id));
  const crypto::QrPath code = crypto::QrSvgPath(address);
  return Part("网址和二维码",
              Markup("<svg class=\"item-code\" viewBox=\"{}\" role=\"img\" aria-label=\"评议网址的二维码\" "
                     "shape-rendering=\"crispEdges\"><path d=\"{}\"/></svg><p class=\"gk-break\"><a "
                     "href=\"{}\">{}</a></p><p class=\"gk-soft\">印出来贴在大厅、村里，用手机扫就能答；不要登录，一个"
                     "浏览器答一次。</p>",
                     fmt::format("0 0 {0} {0}", code.size), code.path, Url::Local(PublicPathOf(survey.id)), address));
}

// ---- what it amounts to

Html FigureTable(const SurveyQuestion& question, const QuestionFigures& figures) {
  Html rows;
  const std::vector<std::string> options = OptionsOf(question);
  for (std::size_t i = 0; i < options.size(); ++i) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td class=\"gk-number\" data-label=\"人数\">{}</td><td class=\"gk-number\" "
        "data-label=\"占回答人数\">{}</td></tr>",
        options[i], figures.chosen[i], PercentOf(figures.chosen[i], figures.answered));
  }
  return Markup(
      "<table class=\"table gk-list\"><thead><tr><th scope=\"col\">选项</th><th scope=\"col\" "
      "class=\"gk-number\">人数</th><th scope=\"col\" "
      "class=\"gk-number\">占回答人数</th></tr></thead><tbody>{}</tbody></table>",
      rows);
}

Html WordList(db::Session& session, const Desk& desk, const Survey& survey, const Visitor& visitor, std::size_t number,
              std::int64_t count) {
  if (count == 0) return Markup("<p class=\"gk-soft\">没有人写。</p>");
  if (!MayReadWords(visitor, survey, count)) {
    return Markup("<p class=\"gk-soft\">写的人不足 {} 个，只有本机关办理的人能看。</p>", kFewestPapers);
  }
  Html items;
  for (const PersonalText& words : WordsTo(session, desk.keys, survey.id, static_cast<std::int64_t>(number))) {
    items.Add("<li>{}</li>", words.Reveal());
  }
  return Markup("<p class=\"gk-soft\">共 {} 条，次序是打乱的，和别的题的回答也不在一起。</p><ul>{}</ul>", count, items);
}

Html FiguresPart(db::Session& session, const Desk& desk, const Survey& survey, const Visitor& visitor, Date today) {
  if (!IsCounted(survey, today)) {
    if (StandingOf(survey, today) == SurveyStanding::kNotOut) return {};
    return Part("答卷", Markup("<p>已经收到 {} 份。截止以后才列数字，免得有人从数字的变化看出谁刚刚答了什么。</p>",
                               PapersOf(session, survey.id)));
  }
  const SurveyFigures figures = FiguresOf(session, survey);
  Html body = Markup("<p>{}</p>", ResultSummary(survey, figures));
  if (!figures.AreShown()) {
    body.Add("<p>答卷不足 {} 份，不列各题的数字，也不公布。</p>", kFewestPapers);
  }
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const SurveyQuestion& question = survey.questions[i];
    const bool is_words = question.kind == SurveyQuestionKind::kWords;
    if (!is_words && !figures.AreShown()) continue;
    body.Add("<h3>{}. {}</h3>{}", i + 1, question.text,
             is_words ? WordList(session, desk, survey, visitor, i + 1, figures.questions[i].answered)
                      : FigureTable(question, figures.questions[i]));
  }
  body.Add("<p><a class=\"btn\" href=\"{}\">导出 Excel</a></p>", Url::Local(PathOf(survey.id) + "/export"));
  return Part("结果", body);
}

// ---- what may be done

Html FoundPart(const FieldErrors& errors) {
  Html found;
  for (const FieldError& error : errors) {
    if (error.field == kFoundInSurvey) found.Add("<li>{}</li>", error.message);
  }
  return found.empty() ? found
                       : Markup("<div class=\"gk-faults\" id=\"found\"><p>检查发现：</p><ul>{}</ul></div>", found);
}

Html ActForm(const Survey& survey, const Request& request, std::string_view act, const Html& fields,
             std::string_view button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button></div></form>",
      Url::Local(PathOf(survey.id) + "/" + std::string(act)), web::FormKeys(request), survey.version, fields, button);
}

Html Folded(std::string_view label, const Html& inside, bool is_open) {
  return Markup("<details class=\"gk-fold\" {}><summary>{}</summary><div>{}</div></details>",
                web::AttributeIf(is_open, "open"), label, inside);
}

Html WordsForm(const Survey& survey, const Request& request, std::string_view act, const web::Field& field,
               std::string_view button, const FieldErrors& errors) {
  web::Field filled = field;
  if (request.form.Has(field.name)) filled.value = std::string(request.form.Get(field.name));
  return ActForm(survey, request, act, web::AreaField(filled, 3, errors), button);
}

Html DraftersActs(const Survey& survey, const Request& request, Date today, const FieldErrors& errors) {
  Html acts;
  if (survey.state == SurveyState::kDraft || survey.state == SurveyState::kWaiting) {
    acts.Add("<p><a class=\"btn\" href=\"{}\">修改</a></p>", Url::Local(PathOf(survey.id) + "/edit"));
  }
  if (survey.state == SurveyState::kDraft) {
    acts.Add("{}", ActForm(survey, request, "hand-in",
                           web::TickField({.name = "is_checked",
                                           .label = "检查提示“可能”的地方已经看过，可以公开",
                                           .value = std::string(request.form.Get("is_checked"))},
                                          errors),
                           "检查并送审"));
  }
  const SurveyStanding standing = StandingOf(survey, today);
  if (standing == SurveyStanding::kOpen || standing == SurveyStanding::kComing) {
    acts.Add("{}", Folded("停止这一次评议",
                          WordsForm(survey, request, "stop",
                                    {.name = "stopped_words",
                                     .label = "为什么停止",
                                     .hint = "打开网址的人会看到；已经交的答卷算数，停止以后不能再开始。",
                                     .required = true},
                                    "停止", errors),
                          !errors.empty()));
  }
  return acts;
}

Html ExaminersActs(const Survey& survey, const Visitor& visitor, const Request& request, const FieldErrors& errors) {
  if (survey.state != SurveyState::kWaiting) return {};
  if (survey.made_by == visitor.person) return Markup("<p>这是您自己写的，请由另一位保密审查员审查。</p>");
  return Markup(
      "{}{}",
      ActForm(survey, request, "examine",
              Markup("<input type=\"hidden\" name=\"digest\" value=\"{}\"><p>请看过上面的名称、说明和每一道题："
                     "没有国家秘密、工作秘密，不问个人信息（保守国家秘密法第三十五条）。</p>",
                     survey.digest),
              "审查通过，发布"),
      Folded("退回修改",
             WordsForm(survey, request, "return", {.name = "reason", .label = "退回的理由", .required = true}, "退回",
                       errors),
             ErrorOf(errors, "reason") != nullptr));
}

Html ItemLine(db::Session& session, const Survey& survey, std::optional<std::int64_t> item, std::string_view label,
              Date today) {
  if (!item) return {};
  const std::string id = disclosure::ToString(disclosure::ItemId{survey.id.organ, *item});
  return Markup("<p>{}：<a href=\"{}\">打开这条公开信息</a>，{}</p>", label, Url::Local("/office/items/{}", id),
                IsItemPublic(session, survey.id.organ, item, today) ? "已经公开。" : "还没有公开，要审签。");
}

/// The figures, and what was done about them, on their way before the public.
Html OutcomePart(db::Session& session, const Survey& survey, const Visitor& visitor, const Request& request, Date today,
                 const FieldErrors& errors) {
  if (!IsCounted(survey, today)) return {};
  const bool may_draft = visitor.May(Act::kDraftItems, survey.id.organ);
  Html body = Markup("{}{}", ItemLine(session, survey, survey.result_item, "评议结果", today),
                     ItemLine(session, survey, survey.feedback_item, "办理情况", today));
  if (may_draft && !IsItemPublic(session, survey.id.organ, survey.result_item, today)) {
    body.Add("{}", ActForm(survey, request, "result",
                           Markup("<p class=\"gk-soft\">按上面的数字起草一件公开信息，审签以后公布。已经有草稿的，打开"
                                  "那一件；原来的草稿放弃了的，另起一件。</p>"),
                           "起草评议结果"));
  }
  if (may_draft && !IsItemPublic(session, survey.id.organ, survey.feedback_item, today)) {
    body.Add("{}", WordsForm(survey, request, "feedback",
                             {.name = "feedback",
                              .label = "对评议的意见做了什么",
                              .value = survey.feedback,
                              .hint = "改了什么、什么时候改，不能改的为什么；审签以后公布。",
                              .required = true},
                             "起草办理情况", errors));
  } else if (!survey.feedback.empty()) {
    body.Add("<h3>办理情况</h3>{}", Paragraphs(survey.feedback));
  }
  return body.empty() ? body : Part("公布结果和办理情况", body);
}

std::string NameOfEvent(std::string_view kind) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"saved", "保存"},   {"handed_in", "送审"},      {"released", "审查通过，发布"}, {"returned", "退回修改"},
      {"stopped", "停止"}, {"result", "起草评议结果"}, {"feedback", "起草办理情况"}};
  for (const auto& [id, words] : kWords) {
    if (id == kind) return std::string(words);
  }
  return std::string(kind);
}

Html History(db::Session& session, SurveyId id) {
  std::vector<web::Event> events;
  for (const SurveyEvent& event : EventsOf(session, id)) {
    events.push_back({.time = ToBeijingMinute(event.at),
                      .what = NameOfEvent(event.kind),
                      .who = event.person_name,
                      .detail = event.words.empty() ? Html() : Markup("{}", event.words)});
  }
  return Part("经过", web::Timeline("评议的经过", events));
}

// ---- the page

Response Draw(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Survey survey = SurveyIn(reader, request, visitor);
  const Date today = BeijingDay(desk.now());
  web::Page page = OversightFrame(visitor, survey.title, kSurveysPath);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"社会评议", Url::Local(kSurveysPath)});
  page.body.Add("{}{}<p>{}　{}　{} 至 {}</p>", web::FaultList(errors, "没有办成"), FoundPart(errors),
                StandingBadge(survey, today), NameOfOrgan(reader, survey.id.organ), survey.opens_on, survey.closes_on);
  if (survey.state == SurveyState::kStopped) page.body.Add("<p>停止的原因：{}</p>", survey.stopped_words);
  Html acts;
  if (visitor.May(Act::kDraftItems, survey.id.organ)) acts.Add("{}", DraftersActs(survey, request, today, errors));
  if (visitor.May(Act::kExamineSecrecy, survey.id.organ)) {
    acts.Add("{}", ExaminersActs(survey, visitor, request, errors));
  }
  page.body.Add("{}{}{}{}{}{}", Part("题目", QuestionList(survey)), acts, AddressPart(survey, request, today),
                FiguresPart(reader, desk, survey, visitor, today),
                OutcomePart(reader, survey, visitor, request, today, errors), History(reader, survey.id));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) { return Draw(desk, request, visitor, {}); }

/// With what people wrote: somebody may have named himself or others, so that taking it away is put down.
std::string WorkbookOf(db::Session& session, const Desk& desk, const Survey& survey, const Visitor& visitor) {
  const SurveyFigures figures = FiguresOf(session, survey);
  std::vector<std::vector<PersonalText>> words(survey.questions.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_words = survey.questions[i].kind == SurveyQuestionKind::kWords;
    if (is_words && MayReadWords(visitor, survey, figures.questions[i].answered)) {
      words[i] = WordsTo(session, desk.keys, survey.id, static_cast<std::int64_t>(i + 1));
    }
  }
  return SurveyWorkbook(survey, NameOfOrgan(session, survey.id.organ), figures, words);
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto [id, bytes] = [&] {
    db::Reader reader = desk.database.Read();
    const Survey survey = SurveyIn(reader, request, visitor);
    if (!IsCounted(survey, BeijingDay(desk.now()))) {
      throw web::ProblemError({404, "还没有结果", "评议还没有截止，截止以后才能导出结果。"});
    }
    return std::pair(survey.id, WorkbookOf(reader, desk, survey, visitor));
  }();
  account::RecordTaken(desk, visitor, id.organ, "survey.export", "survey:" + ToString(id));
  return Response::Download("社会评议结果.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            bytes);
}

Url WhereTo(const SurveyId& id) { return Url::Local(PathOf(id)); }
Url WhereTo(const disclosure::ItemId& id) { return Url::Local("/office/items/{}", disclosure::ToString(id)); }

/// One act on the survey of the address. Of something out of sight 404 first.
template <class Done>
auto Doing(account::Office& office, Act act, Done done) {
  return WithDesk(office, [act, done](Desk& desk, const Request& request, const Visitor& visitor) {
    const SurveyId id = [&] {
      db::Reader reader = desk.database.Read();
      return SurveyIn(reader, request, visitor).id;
    }();
    const auto actor = web::OrProblem(ActorFor(visitor, act, id.organ, account::OnceKey(request)));
    const auto result = done(desk, actor, SeenSurvey{id, request.form.Int("version").value_or(0)}, request.form);
    return result ? Response::SeeOther(WhereTo(*result)) : Draw(desk, request, visitor, result.errors());
  });
}

}  // namespace

void AddSurveyPages(account::Office& office) {
  using account::Actor;
  using web::Parameters;
  office.Get("/office/surveys/{id}", Act::kSeeItems, WithDesk(office, Show));
  office.Get("/office/surveys/{id}/export", Act::kSeeItems, WithDesk(office, Export));
  const auto add = [&](std::string_view name, Act act, auto done) {
    office.Post("/office/surveys/{id}/" + std::string(name), act, Doing(office, act, done));
  };
  add("hand-in", Act::kDraftItems, [](Desk& desk, const Actor& actor, const SeenSurvey& seen, const Parameters& form) {
    return HandInSurvey(desk, actor, seen, form.Get("is_checked") == "1");
  });
  add("examine", Act::kExamineSecrecy,
      [](Desk& desk, const Actor& actor, const SeenSurvey& seen, const Parameters& form) {
        return ExamineSurvey(desk, actor, seen, form.Get("digest"));
      });
  add("return", Act::kExamineSecrecy,
      [](Desk& desk, const Actor& actor, const SeenSurvey& seen, const Parameters& form) {
        return ReturnSurvey(desk, actor, seen, form.Get("reason"));
      });
  add("stop", Act::kDraftItems, [](Desk& desk, const Actor& actor, const SeenSurvey& seen, const Parameters& form) {
    return StopSurvey(desk, actor, seen, form.Get("stopped_words"));
  });
  add("result", Act::kDraftItems, [](Desk& desk, const Actor& actor, const SeenSurvey& seen, const Parameters&) {
    return DraftSurveyResult(desk, actor, seen);
  });
  add("feedback", Act::kDraftItems, [](Desk& desk, const Actor& actor, const SeenSurvey& seen, const Parameters& form) {
    return DraftSurveyFeedback(desk, actor, seen, form.Get("feedback"));
  });
}

}  // namespace gongkai::oversight
