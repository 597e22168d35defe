// /office/annual/{year}/text/notes: the work of the year (training, meetings, inspections, evaluations), what last
// year's report promised and what became of it, and what this one promises.

#include <algorithm>

#include "report/compile/annual_text_pages.h"
#include "report/compile/year_note_actions.h"
#include "report/compile/year_note_store.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Actor;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/text/notes";

/// Which form is open, of those of which a page holds one at a time; and its faults, with what was typed.
struct Faults {
  std::string form{};  // "work", "promise-2025", "outcome-2024-3", "strike-work-3", "strike-promise-2025-1"
  FieldErrors errors{};
  const FieldErrors& Of(std::string_view name) const {
    static const FieldErrors kNone;
    return name == form ? errors : kNone;
  }
};

/// What was typed into the form that came back; else `kept`.
std::string TypedOr(const Request& request, const Faults& faults, std::string_view form, std::string_view field,
                    std::string kept = "") {
  return faults.form == form && request.form.Has(field) ? std::string(request.form.Get(field)) : std::move(kept);
}

Html FormTo(const Request& request, const AnnualAsked& asked, std::string_view act, const Html& fields,
            std::string_view button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn\" type=\"submit\">{}</button></div></form>",
      AnnualUrl(asked, std::string(kPath) + std::string(act)), AnnualFormKeys(request, asked), fields, button);
}

/// The form, where it is the one that is open; else the way to it.
Html OpenOr(const AnnualAsked& asked, const Faults& faults, const std::string& name, std::string_view label,
            const Html& form) {
  if (faults.form == name) return form;
  return Markup("　<a href=\"{}\">{}</a>", AnnualUrl(asked, kPath).With("open", name), label);
}

/// `ids`: hidden fields that say which row it is.
Html StrikeForm(const Request& request, const AnnualAsked& asked, const Faults& faults, const std::string& form,
                std::string_view act, const Html& ids) {
  const FieldErrors& errors = faults.Of(form);
  return OpenOr(asked, faults, form, "划去",
                FormTo(request, asked, act,
                       Markup("{}{}", ids,
                              web::TextField({.name = "struck",
                                              .label = "为什么划去",
                                              .value = TypedOr(request, faults, form, "struck"),
                                              .required = true},
                                             errors)),
                       "划去"));
}

// ---- the work of the year

Html WorkForm(const Request& request, const AnnualAsked& asked, const Faults& faults) {
  std::vector<web::Choice> kinds;
  for (const YearWorkKind kind : kYearWorkKinds) kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  const FieldErrors& errors = faults.Of("work");
  const auto typed = [&](std::string_view field) { return TypedOr(request, faults, "work", field); };
  return FormTo(
      request, asked, "/work",
      Markup("{}{}{}{}",
             web::ChoiceField({.name = "kind", .label = "哪一种", .value = typed("kind"), .required = true}, kinds,
                              errors),
             web::TextField({.name = "on", .label = "日期", .value = typed("on"), .type = "date", .required = true},
                            errors),
             web::TextField({.name = "subject",
                             .label = "内容",
                             .value = typed("subject"),
                             .hint = "例如“依申请公开答复规范”，会写进报告。",
                             .required = true},
                            errors),
             web::TextField({.name = "people", .label = "参加人次", .value = typed("people"), .hint = "不知道就空着。"},
                            errors)),
      "登记");
}

Html WorkLine(const Request& request, const AnnualAsked& asked, const Faults& faults, const YearWork& work,
              bool may_write) {
  Html rest;
  if (!work.struck_words.empty()) {
    rest = Markup("<p class=\"gk-soft\">已划去：{}</p>", work.struck_words);
  } else if (may_write) {
    rest = StrikeForm(request, asked, faults, "strike-work-" + std::to_string(work.number), "/strike-work",
                      Markup("<input type=\"hidden\" name=\"number\" value=\"{}\">", work.number));
  }
  const std::string people = work.people ? "，" + std::to_string(*work.people) + "人次" : std::string();
  return Markup("<li>{}　{}　{}{}（{}登记）{}</li>", work.on, NameOf(work.kind), work.subject, people, work.person,
                rest);
}

Html WorkPart(const Request& request, const AnnualAsked& asked, const Faults& faults,
              const std::vector<YearWork>& works, bool may_write) {
  Html lines;
  for (const YearWork& work : works) lines.Add("{}", WorkLine(request, asked, faults, work, may_write));
  const web::Url registers = web::Url::Local("/office/registers")
                                 .With("organ", std::to_string(asked.organ.value))
                                 .With("year", std::to_string(asked.year));
  return Markup(
      "<section class=\"card item-part\" id=\"work\"><h2>{} 年的工作记录</h2><p "
      "class=\"gk-soft\">会议、检查、责任追究请"
      "在<a href=\"{}\">工作登记</a>里登记，有材料和整改；那里有的，报告按那里写。</p>{}{}</section>",
      asked.year, registers,
      lines.empty() ? Markup("<p class=\"gk-soft\">还没有登记。没有登记的，报告里不会起草。</p>")
                    : Markup("<ul class=\"item-kept\">{}</ul>", lines),
      may_write ? WorkForm(request, asked, faults) : Html());
}

// ---- promises

Html IdsOf(const Promise& promise) {
  return Markup(
      "<input type=\"hidden\" name=\"made_in\" value=\"{}\"><input type=\"hidden\" name=\"number\" value=\"{}\"><input "
      "type=\"hidden\" name=\"version\" value=\"{}\">",
      promise.year, promise.number, promise.version);
}

std::string FormOf(std::string_view act, const Promise& promise) {
  return std::string(act) + "-" + std::to_string(promise.year) + "-" + std::to_string(promise.number);
}

Html OutcomeForm(const Request& request, const AnnualAsked& asked, const Faults& faults, const Promise& promise) {
  std::vector<web::Choice> states;
  for (const PromiseState state : kPromiseStates) {
    states.push_back({std::string(IdOf(state)), std::string(NameOf(state))});
  }
  const std::string form = FormOf("outcome", promise);
  const FieldErrors& errors = faults.Of(form);
  const Html fields =
      Markup("{}{}{}", IdsOf(promise),
             web::ChoiceField({.name = "state",
                               .label = "落实到哪一步",
                               .value = TypedOr(request, faults, form, "state", std::string(IdOf(promise.state))),
                               .required = true},
                              states, errors),
             web::AreaField({.name = "outcome",
                             .label = "落实情况",
                             .value = TypedOr(request, faults, form, "outcome", promise.outcome),
                             .hint = "做了什么；没有完成的，写明为什么。会写进报告第五部分。"},
                            3, errors));
  return OpenOr(asked, faults, form, "写落实情况", FormTo(request, asked, "/outcome", fields, "保存落实情况"));
}

Html PromiseLine(const Request& request, const AnnualAsked& asked, const Faults& faults, const Promise& promise,
                 bool may_write) {
  if (!promise.struck_words.empty()) {
    return Markup("<li><s>{}</s><p class=\"gk-soft\">已划去：{}</p></li>", promise.words, promise.struck_words);
  }
  Html forms;
  if (may_write && promise.year < asked.year) forms.Add("{}", OutcomeForm(request, asked, faults, promise));
  if (may_write) {
    forms.Add("{}",
              StrikeForm(request, asked, faults, FormOf("strike-promise", promise), "/strike-promise", IdsOf(promise)));
  }
  return Markup("<li>{}　<b>{}</b>{}{}</li>", promise.words, NameOf(promise.state),
                promise.outcome.empty() ? Html() : Markup("<p>{}</p>", promise.outcome), forms);
}

Html PromiseList(const Request& request, const AnnualAsked& asked, const Faults& faults,
                 const std::vector<Promise>& promises, bool may_write) {
  Html lines;
  for (const Promise& promise : promises) lines.Add("{}", PromiseLine(request, asked, faults, promise, may_write));
  return lines.empty() ? Markup("<p class=\"gk-soft\">没有登记。</p>")
                       : Markup("<ol class=\"item-kept\">{}</ol>", lines);
}

/// What a report promised; of one that was made elsewhere it can still be put down.
Html PromisePart(const Request& request, const AnnualAsked& asked, const Faults& faults,
                 const std::vector<Promise>& promises, int year, bool may_write) {
  const std::string form = "promise-" + std::to_string(year);
  Html add;
  const bool is_other_open = faults.form.starts_with("promise-") && faults.form != form;
  if (may_write && year < asked.year && faults.form != form) {
    add = Markup("<p><a href=\"{}\">补登记上一年报告里的一条</a></p>", AnnualUrl(asked, kPath).With("open", form));
  } else if (may_write && !is_other_open) {
    add = FormTo(request, asked, "/promise",
                 Markup("<input type=\"hidden\" name=\"made_in\" value=\"{}\">{}", year,
                        web::AreaField({.name = "words",
                                        .label = "改进事项",
                                        .value = TypedOr(request, faults, form, "words"),
                                        .hint = "一次登记一条：改进什么，做到什么程度。",
                                        .required = true},
                                       2, faults.Of(form))),
                 "登记");
  }
  return Markup("<section class=\"card item-part\"><h2>{} 年报告第五部分提出的改进事项</h2>{}{}</section>", year,
                PromiseList(request, asked, faults, promises, may_write), add);
}

Response Draw(Desk& desk, const Request& request, const Visitor& visitor, const AnnualAsked& asked,
              const Faults& faults) {
  db::Reader reader = desk.database.Read();
  const bool may_write = visitor.May(Act::kDraftItems, asked.organ);
  web::Page page = AnnualFrame(visitor, asked, "工作记录和改进事项", "/text");
  page.body.Add("{}", web::FaultList(faults.errors));
  if (request.query.Get("done") == "1" && faults.errors.empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  }
  page.body.Add(
      "<p><a href=\"{}\">回到报告正文</a></p>{}{}{}", AnnualUrl(asked, "/text"),
      WorkPart(request, asked, faults, YearWorksOf(reader, asked.organ, asked.year), may_write),
      PromisePart(request, asked, faults, PromisesOf(reader, asked.organ, asked.year - 1), asked.year - 1, may_write),
      PromisePart(request, asked, faults, PromisesOf(reader, asked.organ, asked.year), asked.year, may_write));
  return Response::Of(RenderPage(page, request), web::StatusOf(faults.errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  return Draw(desk, request, visitor, AnnualAskedIn(request, visitor, Act::kSeeItems, BeijingDay(desk.now())),
              {.form = std::string(request.query.Get("open"))});
}

// ---- what was sent

/// `act` does it and answers its FormResult; `form` is which one it was.
template <class Do>
Response Send(Desk& desk, const Request& request, const Visitor& visitor, Do act, const std::string& form) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done = act(ActorOn(visitor, Act::kDraftItems, asked.organ, request), asked);
  if (done) return Response::SeeOther(AnnualUrl(asked, kPath).With("done", "1"));
  return Draw(desk, request, visitor, asked, {form, done.errors()});
}

std::int64_t NumberOf(const Request& request) { return request.form.Int("number").value_or(0); }

/// The report that the form speaks of: this one, or the one before; nothing else.
int MadeIn(const Request& request, const AnnualAsked& asked) {
  return request.form.Int("made_in") == asked.year - 1 ? asked.year - 1 : asked.year;
}

SeenPromise SeenIn(const Request& request, const AnnualAsked& asked) {
  return {
      .year = MadeIn(request, asked), .number = NumberOf(request), .version = request.form.Int("version").value_or(0)};
}

std::string FormOf(std::string_view act, const Request& request) {
  return std::string(act) + "-" + std::string(request.form.Get("made_in")) + "-" +
         std::string(request.form.Get("number"));
}

Response SendWork(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto act = [&](const Actor& actor, const AnnualAsked& asked) {
    return NoteYearWork(desk, actor, asked.organ, asked.year,
                        {.kind = std::string(request.form.Get("kind")),
                         .on = std::string(request.form.Get("on")),
                         .subject = std::string(request.form.Get("subject")),
                         .people = std::string(request.form.Get("people"))});
  };
  return Send(desk, request, visitor, act, "work");
}

Response SendStrikeWork(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto act = [&](const Actor& actor, const AnnualAsked& asked) {
    return StrikeOutYearWork(desk, actor, asked.organ, asked.year, NumberOf(request),
                             std::string(request.form.Get("struck")));
  };
  return Send(desk, request, visitor, act, "strike-work-" + std::string(request.form.Get("number")));
}

Response SendPromise(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto act = [&](const Actor& actor, const AnnualAsked& asked) {
    return NotePromise(desk, actor, asked.organ, MadeIn(request, asked), std::string(request.form.Get("words")));
  };
  return Send(desk, request, visitor, act, "promise-" + std::string(request.form.Get("made_in")));
}

Response SendOutcome(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto act = [&](const Actor& actor, const AnnualAsked& asked) {
    return TellOutcome(desk, actor, asked.organ, SeenIn(request, asked), PromiseStateFrom(request.form.Get("state")),
                       std::string(request.form.Get("outcome")));
  };
  return Send(desk, request, visitor, act, FormOf("outcome", request));
}

Response SendStrikePromise(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto act = [&](const Actor& actor, const AnnualAsked& asked) {
    return StrikeOutPromise(desk, actor, asked.organ, SeenIn(request, asked), std::string(request.form.Get("struck")));
  };
  return Send(desk, request, visitor, act, FormOf("strike-promise", request));
}

}  // namespace

void AddYearNotePages(account::Office& office) {
  office.Get("/office/annual/{year}/text/notes", Act::kSeeItems, WithDesk(office, Show));
  office.Post("/office/annual/{year}/text/notes/work", Act::kDraftItems, WithDesk(office, SendWork));
  office.Post("/office/annual/{year}/text/notes/strike-work", Act::kDraftItems, WithDesk(office, SendStrikeWork));
  office.Post("/office/annual/{year}/text/notes/promise", Act::kDraftItems, WithDesk(office, SendPromise));
  office.Post("/office/annual/{year}/text/notes/outcome", Act::kDraftItems, WithDesk(office, SendOutcome));
  office.Post("/office/annual/{year}/text/notes/strike-promise", Act::kDraftItems, WithDesk(office, SendStrikePromise));
}

}  // namespace gongkai::report
