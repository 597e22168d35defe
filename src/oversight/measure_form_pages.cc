// /office/measures/new: what is found and what is done about it. An address may name the organ, the ground and what it
// follows: a complaint, a dispute, an application.

#include "oversight/pages.h"

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

MeasureForm FormIn(const web::Parameters& typed) {
  const auto text = [&](std::string_view name) { return std::string(typed.Get(name)); };
  return {.against = OrganId{typed.Int("against").value_or(0)},
          .kind = MeasureKindFrom(typed.Get("kind")),
          .ground = MeasureGroundFrom(typed.Get("ground")),
          .source = text("source"),
          .facts = text("facts"),
          .demand = text("demand"),
          .document = text("document"),
          .body = text("body"),
          .issued_on = text("issued_on"),
          .correct_by = text("correct_by")};
}

/// With the article behind the name: which ground allows what is told by it.
template <class Values>
std::vector<web::Choice> WithArticles(const Values& values) {
  std::vector<web::Choice> choices;
  for (const auto& each : values) {
    choices.push_back(
        {std::string(IdOf(each)), std::string(NameOf(each)) + "（" + std::string(ArticleOf(each)) + "）"});
  }
  return choices;
}

Html WhatFields(db::Session& session, const MeasureForm& form, Date today, const FieldErrors& errors) {
  return Markup(
      "{}{}{}{}",
      web::ChoiceField({.name = "against",
                        .label = "对哪个机关",
                        .value = form.against.value == 0 ? std::string() : std::to_string(form.against.value),
                        .required = true},
                       OrgansOfCounty(session, today), errors),
      web::ChoiceField({.name = "kind",
                        .label = "采取什么措施",
                        .value = IdOrNone(form.kind),
                        .hint = "责令改正由上一级行政机关就第五十二条、第五十三条的情形作出，在这里登记；处理建议不让"
                                "被建议的机关看到。",
                        .required = true},
                       WithArticles(MeasureKinds()), errors),
      web::ChoiceField({.name = "ground", .label = "什么情形", .value = IdOrNone(form.ground), .required = true},
                       WithArticles(MeasureGrounds()), errors),
      web::AreaField({.name = "facts",
                      .label = "查明了什么",
                      .value = form.facts,
                      .hint = "写事情，不写是谁投诉、申请的，也不写个人姓名。",
                      .required = true},
                     4, errors));
}

Html HowFields(const MeasureForm& form, const FieldErrors& errors) {
  return Markup("{}{}{}{}{}",
                web::AreaField({.name = "demand",
                                .label = "要求整改什么，或者建议怎样处理",
                                .value = form.demand,
                                .hint = "通报批评没有整改要求的，可以空着。"},
                               4, errors),
                web::TextField({.name = "correct_by",
                                .label = "哪一天以前整改完、答复",
                                .value = form.correct_by,
                                .hint = "例如 2026-03-31。处理建议可以空着。"},
                               errors),
                web::TextField({.name = "document",
                                .label = "文号",
                                .value = form.document,
                                .hint = "通报批评、处理建议、责令改正要写；文件另行制发。"},
                               errors),
                web::TextField({.name = "body",
                                .label = "向哪个有权机关建议",
                                .value = form.body,
                                .hint = "只有处理建议写，例如纪检监察机关、任免机关。"},
                               errors),
                web::TextField({.name = "issued_on",
                                .label = "哪一天提出",
                                .value = form.issued_on,
                                .hint = "例如 2026-03-10。",
                                .required = true},
                               errors));
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, const MeasureForm& form,
                  const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  web::Page page = OversightFrame(visitor, "提出整改、通报或者处理建议", kMeasuresPath);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"整改、通报和处理建议", Url::Local(kMeasuresPath)});
  const std::string source = NameOfSource(form.source);
  page.body.Add(
      "{}{}<form method=\"post\" action=\"/office/measures/new\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"source\" value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">提出</button><a class=\"btn\" href=\"/office/measures\">取消</a></div></form>",
      web::FaultList(errors, "没有提出"),
      source.empty()
          ? Html()
          : Markup("<p>由这一件引起：<a href=\"{}\">{}</a></p>", Url::Local(PathOfSource(form.source)), source),
      web::FormKeys(request), form.source, WhatFields(reader, form, BeijingDay(desk.now()), errors),
      HowFields(form, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  MeasureForm form = FormIn(request.query);
  if (!IsSource(form.source)) form.source.clear();
  if (form.issued_on.empty()) form.issued_on = ToString(BeijingDay(desk.now()));
  return ShowForm(desk, request, visitor, form, {});
}

Response Post(Desk& desk, const Request& request, const Visitor& visitor) {
  const MeasureForm form = FormIn(request.form);
  const OrganId keeper = KeeperOf(visitor);
  if (form.kind == MeasureKind::kPropose && WorksAt(visitor, form.against)) {
    return ShowForm(desk, request, visitor, form, {{"against", "您也在这个机关任职，处理建议请由别人提出。"}});
  }
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kSuperviseCases, keeper, account::OnceKey(request)));
  const auto issued = IssueMeasure(desk, actor, keeper, form);
  if (!issued) return ShowForm(desk, request, visitor, form, issued.errors());
  return Response::SeeOther(Url::Local(PathOf(*issued)));
}

}  // namespace

void AddMeasureFormPages(account::Office& office) {
  office.Get("/office/measures/new", Act::kSuperviseCases, WithDesk(office, Show));
  office.Post("/office/measures/new", Act::kSuperviseCases, WithDesk(office, Post));
}

}  // namespace gongkai::oversight
