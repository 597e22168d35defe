#include "disclosure/participation/complaint_pages.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/pages.h"
#include "disclosure/participation/complaint_body_view.h"
#include "disclosure/participation/message_pages.h"
#include "disclosure/participation/take_part_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AreaField;
using web::ChoiceField;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr std::string_view kPath = "/office/rectifications";
constexpr int kMost = 200;

std::vector<OrganId> OwnOrgans(const Visitor& visitor) {
  return visitor.OrgansFor(Act::kHandleMessages).value_or(std::vector<OrganId>());
}

std::string OrganText(OrganId organ) { return organ.value == 0 ? std::string() : std::to_string(organ.value); }

Html Row(std::string_view label, const Html& value) {
  return Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}
Html Row(std::string_view label, std::string_view value) { return Row(label, Markup("{}", value)); }

Html OutcomeRows(const Complaint& complaint) {
  Html rows;
  if (complaint.verdict) rows.Add("{}", Row("查证", NameOf(*complaint.verdict)));
  if (const std::string measures = MeasuresOf(complaint); !measures.empty()) rows.Add("{}", Row("处理", measures));
  if (complaint.correct_by) rows.Add("{}", Row("整改期限", ToChinese(*complaint.correct_by)));
  if (complaint.rectified_on) rows.Add("{}", Row("整改完的日期", ToChinese(*complaint.rectified_on)));
  return rows;
}

/// What was asked and what came of it, in the office's words and the organ's.
Html Rectified(const Complaint& complaint) {
  Html html;
  if (!complaint.order.empty()) html.Add("<h3>要求整改的</h3>{}", Paragraphs(complaint.order));
  if (!complaint.sent_back.empty()) html.Add("<h3>退回的理由</h3>{}", Paragraphs(complaint.sent_back));
  if (!complaint.rectified.empty()) html.Add("<h3>整改的情况</h3>{}", Paragraphs(complaint.rectified));
  return html;
}

// ---- deciding

/// What was typed into the form that came back; nothing in a new one.
class Typed {
 public:
  Typed(const Request& request, const FieldErrors& errors, std::string_view act)
      : request_(request), is_it_(IsAbout(errors, request, act)) {}
  std::string operator()(std::string_view name) const {
    return is_it_ ? std::string(request_.form.Get(name)) : std::string();
  }
  bool is_it() const { return is_it_; }

 private:
  const Request& request_;
  bool is_it_;
};

Html DecisionFields(const Typed& typed, const FieldErrors& errors) {
  Html fields;
  fields.Add(
      "{}{}{}",
      ChoiceField({.name = "verdict", .label = "查证的结果", .value = typed("verdict"), .required = true},
                  NamedChoices(ComplaintVerdicts()), errors),
      ChoiceField({.name = "measure",
                   .label = "怎样处理",
                   .value = typed("measure"),
                   .hint = "属实、部分属实的必选（条例第四十七条第二款）；通报批评另行制发文件。"},
                  NamedChoices(ComplaintMeasures()), errors),
      web::TickField(
          {.name = "proposes", .label = "另向有权机关提出处理建议（条例第四十七条第一款）", .value = typed("proposes")},
          errors));
  fields.Add("{}{}{}",
             AreaField({.name = "order",
                        .label = "要这个机关整改什么",
                        .value = typed("order"),
                        .hint = "属实、部分属实的写。被投诉的机关看得到：不要写是谁投诉的、原话怎么说。"},
                       3, errors),
             TextField({.name = "correct_by",
                        .label = "哪一天以前整改完",
                        .value = typed("correct_by"),
                        .hint = "例如 2026-03-31。"},
                       errors),
             AreaField({.name = "answer",
                        .label = "给投诉举报的人的答复",
                        .value = typed("answer"),
                        .hint = "凭查询码看得到，写明查了什么、结果怎样。",
                        .required = true},
                       5, errors));
  return fields;
}

Html SendBackFields(const Typed& typed, const FieldErrors& errors) {
  return Markup("{}{}",
                AreaField({.name = "sent_back",
                           .label = "还要整改什么",
                           .value = typed("sent_back"),
                           .hint = "被投诉的机关看得到：不要写是谁投诉的。",
                           .required = true},
                          3, errors),
                TextField({.name = "again_by",
                           .label = "哪一天以前整改完",
                           .value = typed("again_by"),
                           .hint = "例如 2026-03-31。",
                           .required = true},
                          errors));
}

// ---- the organ complained of

/// {id} of the address. Errors: throws ProblemError (404) when nothing is to be put right there by the visitor's organ.
Complaint RectificationIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = MessageIdFrom(request.params.Get("id"));
  auto complaint = id ? FindComplaint(session, *id) : std::nullopt;
  const bool is_there = complaint && RectificationOf(*complaint) != RectificationState::kNone;
  if (!is_there || !visitor.May(Act::kHandleMessages, complaint->against)) {
    throw web::ProblemError({404, "没有这一条", "没有要您的机关整改的这一条。请从列表进入。"});
  }
  return std::move(*complaint);
}

Html StateOf(const Complaint& complaint, Date today) {
  if (RectificationOf(complaint) == RectificationState::kReported) {
    return Markup("<span class=\"badge gk-badge-good\">已报告</span>");
  }
  if (complaint.correct_by && *complaint.correct_by < today) {
    return Markup("<span class=\"badge gk-badge-error\">要整改，已超期</span>");
  }
  return Markup("<span class=\"badge gk-badge-warning\">要整改</span>");
}

std::string NameOfHandler(db::Session& session, const Complaint& complaint) {
  const auto message = FindMessage(session, complaint.message);
  return message ? NameOfOrgan(session, message->handler) : std::string();
}

Response ShowRectifications(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  web::Page page = PartFrame(visitor, "整改要求", kPath);
  Html rows;
  for (const Complaint& each : RectificationsBy(reader, OwnOrgans(visitor), false, kMost)) {
    rows.Add(
        "<tr><td><a href=\"{}\">{}</a></td><td data-label=\"状态\">{}</td><td data-label=\"期限\">{}</td><td "
        "data-label=\"要求的机关\">{}</td></tr>",
        Url::Local("/office/rectifications/{}", ToString(each.message)), NameOf(each.subject), StateOf(each, today),
        each.correct_by, NameOfHandler(reader, each));
  }
  page.body.Add(
      "<p "
      "class=\"gk-soft\">主管部门或者上一级行政机关查证投诉举报属实，要本机关整改的（条例第四十七条）。这里看不到是谁"
      "投诉举报的。</p>");
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有要本机关整改的。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">什么事</th><th "
      "scope=\"col\">状态</th><th scope=\"col\">期限</th><th "
      "scope=\"col\">要求的机关</th></tr></thead><tbody>{}</tbody>"
      "</table></div>",
      rows);
  return Response::Of(RenderPage(page, request));
}

Html ReportPart(const Complaint& complaint, const Request& request, const FieldErrors& errors) {
  if (RectificationOf(complaint) != RectificationState::kOwed) return {};
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">报告整改情况</button>"
      "</div></form>",
      Url::Local("/office/rectifications/{}", ToString(complaint.message)), FormKeys(request), complaint.version,
      AreaField({.name = "rectified",
                 .label = "整改了什么",
                 .value = std::string(request.form.Get("rectified")),
                 .hint = "投诉举报的人也看得到，不要有别人的个人信息。",
                 .required = true},
                5, errors),
      TextField({.name = "rectified_on",
                 .label = "哪一天整改完的",
                 .value = std::string(request.form.Get("rectified_on")),
                 .hint = "例如 2026-03-20。",
                 .required = true},
                errors));
}

Response ShowRectification(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  const Complaint complaint = RectificationIn(reader, request, visitor);
  web::Page page = ItemFrame(visitor, "整改要求");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"整改要求", Url::Local(kPath)}};
  page.body.Add(
      "{}<section class=\"card item-part\"><dl class=\"gk-facts\"><div><dt>状态</dt><dd>{}</dd></div>{}{}{}</dl>"
      "<h2>整改</h2>{}</section>{}",
      web::FaultList(errors, "没有报告"), StateOf(complaint, BeijingDay(desk.now())),
      Row("被投诉举报的事", Markup("{}（{}）", NameOf(complaint.subject), ArticleOf(complaint.subject))),
      Row("要求的机关", NameOfHandler(reader, complaint)), OutcomeRows(complaint), Rectified(complaint),
      ReportPart(complaint, request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response PostRectification(Desk& desk, const Request& request, const Visitor& visitor) {
  const Complaint complaint = [&] {
    db::Reader reader = desk.database.Read();
    return RectificationIn(reader, request, visitor);
  }();
  const auto done = ReportRectification(desk, ActorOn(visitor, Act::kHandleMessages, complaint.against, request),
                                        {.complaint = complaint.message,
                                         .organ = complaint.against,
                                         .version = request.form.Int("version").value_or(0),
                                         .words = std::string(request.form.Get("rectified")),
                                         .day = std::string(request.form.Get("rectified_on"))});
  if (!done) return ShowRectification(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local("/office/rectifications/{}", ToString(complaint.message)));
}

}  // namespace

ComplaintAsk ComplaintAskIn(const Request& request) {
  ComplaintAsk ask{.subject = ComplaintSubjectFrom(request.form.Get("subject"))};
  const auto against = request.form.Has("against") ? request.form.Int("against") : request.query.Int("against");
  if (against) ask.against = OrganId{*against};
  ask.body = ComplaintBodyFrom(request.form.Get("body")).value_or(ComplaintBody::kAuthority);
  return ask;
}

ComplaintDecision DecisionIn(const Request& request) {
  const web::Parameters& form = request.form;
  return {.verdict = ComplaintVerdictFrom(form.Get("verdict")),
          .measure = ComplaintMeasureFrom(form.Get("measure")),
          .proposes = form.Get("proposes") == "1",
          .order = std::string(form.Get("order")),
          .correct_by = std::string(form.Get("correct_by")),
          .answer = std::string(form.Get("answer"))};
}

Html ComplaintFields(db::Session& session, const ComplaintAsk& ask, Date today, const FieldErrors& errors) {
  return Markup(
      "{}{}{}",
      ChoiceField({.name = "against", .label = "投诉举报哪个机关", .value = OrganText(ask.against), .required = true},
                  OrgansToWriteTo(session, today), errors),
      ChoiceField({.name = "subject", .label = "投诉举报什么", .value = IdOrNone(ask.subject), .required = true},
                  NamedChoices(ComplaintSubjects()), errors),
      ChoiceField({.name = "body",
                   .label = "交给谁",
                   .value = std::string(IdOf(ask.body)),
                   .hint = "不确定的选主管部门。不会交给被投诉举报的机关。",
                   .required = true},
                  NamedChoices(ComplaintBodies()), errors));
}

Html ComplaintHints() {
  return Markup(
      "<section class=\"gk-soft\" "
      "aria-label=\"哪些事不在这里\"><p>这里不是：</p><ul><li>公开申请。要机关提供某一份信息，"
      "请按<a "
      "href=\"/requests\">依申请公开</a>提出。</li><li>行政复议申请，也不是起诉。对答复不服的，复议、起诉各有期限，"
      "在这里投诉举报，期限照样走；向谁提出、几天以内，见<a "
      "href=\"/guides\">各机关的指南</a>。</li><li>信访，和与政府信息"
      "公开无关的投诉举报，请走相应的渠道。</li></"
      "ul><p>被投诉举报的机关看不到是谁写的，也看不到您写的内容；属实的，它只"
      "看到要整改什么。所以内容里用不着的个人信息请不要写。</p></section>");
}

Html NotedComplaintFields(Desk& desk, const ComplaintAsk& ask, bool is_open, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  return FoldedForm(
      "投诉举报的，写明哪个机关、什么事",
      Markup("{}{}",
             ChoiceField({.name = "against", .label = "投诉举报哪个机关", .value = OrganText(ask.against)},
                         OrgansToWriteTo(reader, BeijingDay(desk.now())), errors),
             ChoiceField({.name = "subject", .label = "投诉举报什么", .value = IdOrNone(ask.subject)},
                         NamedChoices(ComplaintSubjects()), errors)),
      is_open);
}

Html ComplaintFacts(db::Session& session, const Message& message) {
  const auto complaint = FindComplaint(session, message.id);
  if (!complaint) return {};
  return Markup("{}{}{}{}", Row("投诉举报的机关", NameOfOrgan(session, complaint->against)),
                Row("什么事", Markup("{}（{}）", NameOf(complaint->subject), ArticleOf(complaint->subject))),
                Row("本机关作为", NameOf(complaint->body)), OutcomeRows(*complaint));
}

Html ComplaintActs(db::Session& session, const Message& message, const Request& request, const FieldErrors& errors) {
  const auto complaint = FindComplaint(session, message.id);
  if (!complaint) return {};
  Html acts;
  if (const Html told = Rectified(*complaint); !told.empty()) {
    acts.Add("<section class=\"card item-part\"><h2>整改</h2>{}</section>", told);
  }
  if (IsOpen(message.state)) {
    const Typed typed(request, errors, "/decide");
    acts.Add("{}", FoldedForm("查证以后答复",
                              MessageForm(message, request, "decide", DecisionFields(typed, errors), "记下结果并答复"),
                              true));
  }
  if (RectificationOf(*complaint) == RectificationState::kReported && !message.is_erased) {
    const Typed typed(request, errors, "/send-back");
    acts.Add("{}", FoldedForm("整改没有到位，退回",
                              MessageForm(message, request, "send-back", SendBackFields(typed, errors), "退回"),
                              typed.is_it()));
  }
  return acts;
}

Html MeasureLink(db::Session& session, const Message& message) {
  const auto complaint = FindComplaint(session, message.id);
  if (!complaint || !complaint->verdict || !IsFounded(*complaint->verdict)) return {};
  const std::string_view ground = complaint->subject == ComplaintSubject::kNotPublished  ? "not_published"
                                  : complaint->subject == ComplaintSubject::kNotAnswered ? "not_answered"
                                                                                         : "infringed";
  return Markup("<p><a class=\"btn\" href=\"{}\">另行通报批评，或者提出处理建议</a></p>",
                Url::Local("/office/measures/new")
                    .With("source", "message:" + ToString(message.id))
                    .With("against", OrganText(complaint->against))
                    .With("ground", ground));
}

std::vector<web::Choice> OrgansToHandOnTo(db::Session& session, const Message& message, Date today) {
  if (message.kind != MessageKind::kComplaint) return OrgansToWriteTo(session, today);
  std::vector<web::Choice> choices;
  const auto complaint = FindComplaint(session, message.id);
  if (!complaint) return choices;
  for (const ComplaintBody body : ComplaintBodies()) {
    const auto organ = BodyFor(session, complaint->against, body, today);
    if (organ && *organ != message.handler) choices.push_back({OrganText(*organ), NameOfOrgan(session, *organ)});
  }
  return choices;
}

Html ComplaintOutcome(db::Session& session, const Complaint& complaint) {
  Html html = Markup("<p>投诉举报的机关：{}</p>", NameOfOrgan(session, complaint.against));
  if (!complaint.verdict) return html;
  html.Add("<h2>查证的结果</h2><dl class=\"portal-guide\">{}</dl>{}", OutcomeRows(complaint), Rectified(complaint));
  if (RectificationOf(complaint) == RectificationState::kOwed) {
    html.Add("<p>机关还没有报告整改情况，可以过些日子再来看。</p>");
  }
  return html;
}

bool IsComplaintAboutOwn(db::Session& session, const Message& message, const Visitor& visitor) {
  if (message.kind != MessageKind::kComplaint) return false;
  const auto complaint = FindComplaint(session, message.id);
  const std::vector<OrganId> own = OrgansOfPosts(visitor);
  return complaint && std::ranges::find(own, complaint->against) != own.end();
}

void AddComplaintPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/rectifications", Act::kHandleMessages, with_desk(ShowRectifications));
  office.Get("/office/rectifications/{id}", Act::kHandleMessages,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return ShowRectification(desk, request, visitor);
             }));
  office.Post("/office/rectifications/{id}", Act::kHandleMessages, with_desk(PostRectification));
}

}  // namespace gongkai::disclosure
