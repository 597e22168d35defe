// /office/measures/{id}: one measure, what the organ reported, and the forms of who may act on it now.

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

Html Row(std::string_view label, const Html& value) {
  return Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}
Html Row(std::string_view label, std::string_view value) {
  return value.empty() ? Html() : Row(label, Markup("{}", value));
}
Html Row(std::string_view label, const std::optional<Date>& day) {
  return day ? Row(label, Markup("{}", ToChinese(*day))) : Html();
}

Html Part(std::string_view heading, std::string_view words) {
  return words.empty() ? Html() : Markup("<h2>{}</h2>{}", heading, Paragraphs(words));
}

/// Where it leads: for who looks after the county alone, an organ learns of no complaint.
Html SourceRow(const Measure& measure, const Visitor& visitor) {
  const std::string path = PathOfSource(measure.source);
  if (path.empty() || !visitor.May(Act::kSuperviseCases) || WorksAt(visitor, measure.against)) return {};
  return Row("由哪一件引起", Markup("<a href=\"{}\">{}</a>", Url::Local(path), NameOfSource(measure.source)));
}

Html FactsOf(db::Session& session, const Measure& measure, const Visitor& visitor, Date today) {
  return Markup(
      "<section class=\"card item-part\"><dl class=\"gk-facts\">{}{}{}{}{}{}{}{}{}{}{}</dl>{}{}{}{}</section>",
      Row("状态", StateBadge(measure, today)), Row("机关", NameOfOrgan(session, measure.against)),
      Row("情形", Markup("{}（{}）", NameOf(measure.ground), ArticleOf(measure.ground))),
      Row("依据", ArticleOf(measure.kind)), Row("作出的机关", NameOfOrgan(session, measure.by)),
      Row("文号", measure.document), Row("建议的对象机关", measure.body), Row("提出", std::optional(measure.issued_on)),
      Row("期限", measure.correct_by), Row("整改完", measure.rectified_on), SourceRow(measure, visitor),
      Part("查明的情况", measure.facts),
      Part(measure.kind == MeasureKind::kPropose ? "处理建议" : "要求整改的", measure.demand),
      Part("整改的情况", measure.reported),
      Part(measure.reply ? "有权机关的答复：" + std::string(NameOf(*measure.reply)) : std::string("办结、撤回的说明"),
           measure.closing));
}

std::string WordsOf(std::string_view kind) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"issued", "提出"},    {"reported", "机关报告整改"}, {"accepted", "核查办结"},
      {"sent_back", "退回"}, {"replied", "有权机关答复"},  {"withdrawn", "撤回"}};
  for (const auto& [id, words] : kWords) {
    if (id == kind) return std::string(words);
  }
  return std::string(kind);
}

Html History(db::Session& session, MeasureId id) {
  Html lines;
  for (const MeasureEvent& event : EventsOf(session, id)) {
    lines.Add("<li>{}　{}　{}{}</li>", ToBeijingMinute(event.at), WordsOf(event.kind), event.person_name,
              event.words.empty() ? Html() : Markup("<div class=\"gk-soft\">{}</div>", event.words));
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2><ol class=\"take-part-history\">{}</ol></section>",
                lines);
}

// ---- forms

/// What was typed into the form that came back.
class Typed {
 public:
  Typed(const Request& request, const FieldErrors& errors, std::string_view act)
      : request_(request), is_it_(!errors.empty() && request.path.ends_with(act)) {}
  std::string operator()(std::string_view name) const {
    return is_it_ ? std::string(request_.form.Get(name)) : std::string();
  }
  bool is_it() const { return is_it_; }

 private:
  const Request& request_;
  bool is_it_;
};

Html ActForm(const Measure& measure, const Request& request, std::string_view act, const Html& fields,
             std::string_view button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button></div></form>",
      Url::Local(PathOf(measure.id) + "/" + std::string(act)), web::FormKeys(request), measure.version, fields, button);
}

Html Folded(std::string_view label, const Html& inside, bool is_open) {
  return Markup("<details class=\"gk-fold\" {}><summary>{}</summary><div>{}</div></details>",
                web::AttributeIf(is_open, "open"), label, inside);
}

Html ReportForm(const Measure& measure, const Request& request, const FieldErrors& errors) {
  const Typed typed(request, errors, "/report");
  return ActForm(
      measure, request, "report",
      Markup("{}{}",
             web::AreaField({.name = "rectified", .label = "整改了什么", .value = typed("rectified"), .required = true},
                            5, errors),
             web::TextField({.name = "rectified_on",
                             .label = "哪一天整改完的",
                             .value = typed("rectified_on"),
                             .hint = "例如 2026-03-20。",
                             .required = true},
                            errors)),
      "报告整改情况");
}

Html AcceptForm(const Measure& measure, const Request& request, const FieldErrors& errors) {
  const Typed typed(request, errors, "/accept");
  return Folded("核查过了，办结",
                ActForm(measure, request, "accept",
                        web::AreaField(
                            {.name = "closing", .label = "核查的情况", .value = typed("closing"), .hint = "可以不写。"},
                            3, errors),
                        "办结"),
                true);
}

Html ReturnForm(const Measure& measure, const Request& request, const FieldErrors& errors) {
  const Typed typed(request, errors, "/return");
  return Folded(
      "整改没有到位，退回",
      ActForm(measure, request, "return",
              Markup("{}{}",
                     web::AreaField({.name = "why", .label = "还要整改什么", .value = typed("why"), .required = true},
                                    3, errors),
                     web::TextField({.name = "again_by",
                                     .label = "哪一天以前整改完",
                                     .value = typed("again_by"),
                                     .hint = "例如 2026-03-31。",
                                     .required = true},
                                    errors)),
              "退回"),
      typed.is_it());
}

Html ReplyForm(const Measure& measure, const Request& request, const FieldErrors& errors) {
  const Typed typed(request, errors, "/reply");
  return Folded(
      "有权机关答复了，登记",
      ActForm(measure, request, "reply",
              Markup("{}{}{}",
                     web::ChoiceField({.name = "reply", .label = "怎样答复", .value = typed("reply"), .required = true},
                                      NamedChoices(ProposalReplies()), errors),
                     web::AreaField({.name = "closing",
                                     .label = "答复的内容、处理的结果",
                                     .value = typed("closing"),
                                     .hint = "写到什么处理，不写个人姓名。",
                                     .required = true},
                                    3, errors),
                     web::TextField({.name = "replied_on",
                                     .label = "哪一天答复的",
                                     .value = typed("replied_on"),
                                     .hint = "例如 2026-03-20。",
                                     .required = true},
                                    errors)),
              "登记答复"),
      true);
}

Html WithdrawForm(const Measure& measure, const Request& request, const FieldErrors& errors) {
  const Typed typed(request, errors, "/withdraw");
  return Folded(
      "撤回",
      ActForm(measure, request, "withdraw",
              web::AreaField(
                  {.name = "withdraw_why", .label = "为什么撤回", .value = typed("withdraw_why"), .required = true}, 2,
                  errors),
              "撤回"),
      typed.is_it());
}

Html SupervisorsActs(const Measure& measure, const Request& request, const FieldErrors& errors) {
  Html acts;
  const bool asks_nothing = measure.kind == MeasureKind::kCriticise && !measure.correct_by;
  const bool is_reported = measure.state == MeasureState::kReported;
  if (is_reported || asks_nothing) acts.Add("{}", AcceptForm(measure, request, errors));
  if (is_reported) acts.Add("{}", ReturnForm(measure, request, errors));
  if (measure.kind == MeasureKind::kPropose) acts.Add("{}", ReplyForm(measure, request, errors));
  return acts.Add("{}", WithdrawForm(measure, request, errors));
}

Html ActsOf(const Measure& measure, const Visitor& visitor, const Request& request, const FieldErrors& errors) {
  Html acts;
  if (OwesReport(measure) && visitor.May(Act::kHandleCases, measure.against)) {
    acts.Add("{}", ReportForm(measure, request, errors));
  }
  if (IsOpen(measure.state) && visitor.May(Act::kSuperviseCases)) {
    acts.Add("{}", SupervisorsActs(measure, request, errors));
  }
  return acts;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Measure measure = MeasureIn(reader, request, visitor);
  web::Page page = OversightFrame(visitor, std::string(NameOf(measure.kind)), kMeasuresPath);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"整改、通报和处理建议", Url::Local(kMeasuresPath)});
  page.body.Add("{}{}{}{}", web::FaultList(errors, "没有办成"),
                FactsOf(reader, measure, visitor, BeijingDay(desk.now())), ActsOf(measure, visitor, request, errors),
                History(reader, measure.id));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); }

/// `of`: the organ in whose name the visitor acts. Of something out of sight 404 first.
template <class Done>
Response Do(Desk& desk, const Request& request, const Visitor& visitor, Act act, Done done) {
  const Measure measure = [&] {
    db::Reader reader = desk.database.Read();
    return MeasureIn(reader, request, visitor);
  }();
  const OrganId of = act == Act::kSuperviseCases ? KeeperOf(visitor) : measure.against;
  const auto actor = web::OrProblem(ActorFor(visitor, act, of, account::OnceKey(request)));
  const auto result = done(actor, SeenMeasure{measure.id, request.form.Int("version").value_or(0)}, measure);
  if (!result) return Show(desk, request, visitor, result.errors());
  return Response::SeeOther(Url::Local(PathOf(measure.id)));
}

Response PostReport(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, Act::kHandleCases, [&](const auto& actor, const auto& seen, const auto& measure) {
    return ReportMeasure(desk, actor, seen, measure.against, request.form.Get("rectified"),
                         request.form.Get("rectified_on"));
  });
}

/// One act of who looks after openness.
template <class Done>
auto Supervised(account::Office& office, Done done) {
  return WithDesk(office, [done](Desk& desk, const Request& request, const Visitor& visitor) {
    return Do(desk, request, visitor, Act::kSuperviseCases,
              [&](const account::Actor& actor, const SeenMeasure& seen, const Measure&) {
                return done(desk, actor, seen, request.form);
              });
  });
}

}  // namespace

void AddMeasurePages(account::Office& office) {
  using account::Actor;
  using web::Parameters;
  office.Get("/office/measures/{id}", Act::kSeeCases, WithDesk(office, Get));
  office.Post("/office/measures/{id}/report", Act::kHandleCases, WithDesk(office, PostReport));
  const auto add = [&](std::string_view name, auto done) {
    office.Post("/office/measures/{id}/" + std::string(name), Act::kSuperviseCases, Supervised(office, done));
  };
  add("accept", [](Desk& desk, const Actor& actor, const SeenMeasure& seen, const Parameters& form) {
    return AcceptMeasure(desk, actor, seen, form.Get("closing"));
  });
  add("return", [](Desk& desk, const Actor& actor, const SeenMeasure& seen, const Parameters& form) {
    return ReturnMeasure(desk, actor, seen, form.Get("why"), form.Get("again_by"));
  });
  add("reply", [](Desk& desk, const Actor& actor, const SeenMeasure& seen, const Parameters& form) {
    return RecordReply(desk, actor, seen, ProposalReplyFrom(form.Get("reply")), form.Get("closing"),
                       form.Get("replied_on"));
  });
  add("withdraw", [](Desk& desk, const Actor& actor, const SeenMeasure& seen, const Parameters& form) {
    return WithdrawMeasure(desk, actor, seen, form.Get("withdraw_why"));
  });
}

}  // namespace gongkai::oversight
