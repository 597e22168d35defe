// /office/requests/{case}/urge: what the county urged and the organ answered, in order, and the form for either.

#include <algorithm>

#include "account/sight_actions.h"
#include "request/oversight_pages.h"
#include "request/urge_actions.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

bool IsOfUrging(CaseEventKind kind) { return kind == CaseEventKind::kUrged || kind == CaseEventKind::kUrgeAnswered; }

/// Of the words of a case those of urging alone are opened to the page.
Html UrgesOf(db::Session& session, const account::Keys& keys, const Case& held, const std::vector<CaseEvent>& events) {
  const std::vector<PersonalText> words = EventWordsOf(session, keys, held.id);
  Html lines;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!IsOfUrging(events[i].kind)) continue;
    lines.Add("<li>{}　{}{}{}</li>", events[i].on, events[i].person_name,
              events[i].kind == CaseEventKind::kUrged ? "催办" : "答复催办",
              i < words.size() ? Lines(words[i]) : Html());
  }
  return lines.empty() ? Markup("<p class=\"gk-soft\">没有催办过。</p>")
                       : Markup("<ul class=\"item-kept\">{}</ul>", lines);
}

/// Whether the last word is the county's.
bool IsOpenUrge(const std::vector<CaseEvent>& events) {
  const auto last =
      std::find_if(events.rbegin(), events.rend(), [](const CaseEvent& each) { return IsOfUrging(each.kind); });
  return last != events.rend() && last->kind == CaseEventKind::kUrged;
}

Html WordsForm(const Request& request, const Case& held, std::string_view path, std::string_view label,
               std::string_view hint, const FieldErrors& errors) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">{}</button></div></form>",
      Url::Local(PathOf(held.id) + std::string(path)), CaseFormKeys(request, held),
      web::AreaField({.name = "words",
                      .label = "要说的话",
                      .value = std::string(request.form.Get("words")),
                      .hint = std::string(hint),
                      .required = true},
                     4, errors),
      label);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Case seen = [&] {
    db::Reader reader = desk.database.Read();
    return CaseIn(reader, request, visitor);
  }();
  account::RecordTaken(desk, visitor, seen.handler, "case.see", CaseObjectOf(seen.id));
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const std::vector<CaseEvent> events = EventsOf(reader, held.id);
  web::Page page = CaseFrame(visitor, "催办", held);
  const bool is_said = request.query.Get("done") == "1" && errors.empty();
  page.body.Add(
      "{}{}<p>{}　{} {}</p>{}", web::FaultList(errors),
      is_said ? Markup("<div class=\"gk-said\" role=\"status\"><p>已保存，对方会看到通知。</p></div>") : Html(),
      NameOfOrgan(reader, held.handler), StageBadge(held), DueBadge(held, BeijingDay(desk.now())),
      UrgesOf(reader, desk.keys, held, events));
  if (IsOpenUrge(events) && visitor.May(Act::kHandleCases, held.handler)) {
    page.body.Add("{}", WordsForm(request, held, "/urge/answer", "答复催办", "办到哪一步，什么时候答复申请人", errors));
  }
  if (IsOpen(held.stage) && visitor.May(Act::kSuperviseCases, held.handler)) {
    page.body.Add("{}", WordsForm(request, held, "/urge", "催办", "同一件一天催办一次", errors));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); }

template <class Do>
Response Done(Desk& desk, const Request& request, const Visitor& visitor, Act act, Do do_it) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const auto actor = CaseActor(visitor, act, seen.handler, request);
  const auto done = do_it(actor, seen, PersonalText(std::string(request.form.Get("words"))));
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(seen.id) + "/urge").With("done", "1"));
}

Response PostUrge(Desk& desk, const Request& request, const Visitor& visitor) {
  return Done(desk, request, visitor, Act::kSuperviseCases,
              [&](const account::Actor& actor, const SeenCase& seen, const PersonalText& words) {
                return UrgeCase(desk, actor, seen, words);
              });
}

Response PostAnswer(Desk& desk, const Request& request, const Visitor& visitor) {
  return Done(desk, request, visitor, Act::kHandleCases,
              [&](const account::Actor& actor, const SeenCase& seen, const PersonalText& words) {
                return AnswerUrge(desk, actor, seen, words);
              });
}

}  // namespace

void AddUrgePages(account::Office& office) {
  office.Get("/office/requests/{case}/urge", Act::kSeeCases, WithDesk(office, Get));
  office.Post("/office/requests/{case}/urge", Act::kSuperviseCases, WithDesk(office, PostUrge));
  office.Post("/office/requests/{case}/urge/answer", Act::kHandleCases, WithDesk(office, PostAnswer));
}

}  // namespace gongkai::request
