#include "request/case_timeline_view.h"

#include "account/organ_card_view.h"
#include "account/people_view.h"
#include "web/timeline.h"

namespace gongkai::request {
namespace {

using web::Html;
using web::Markup;

std::string NameOf(db::Session& session, account::OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

/// To whom it was given, or sent on.
std::string Whereto(db::Session& session, const Case& held, const CaseEvent& event, Date today) {
  if (event.organ && event.kind == CaseEventKind::kRouted) return "：" + NameOf(session, *event.organ);
  if (!event.to) return {};
  for (const account::ActHolder& each : account::HoldersOf(session, held.handler, account::Act::kHandleCases, today)) {
    if (each.person == *event.to) return "：" + each.name;
  }
  return {};
}

/// What was put down on another day than it happened says so.
std::string TimeOf(const CaseEvent& event) {
  if (BeijingDay(event.at) == event.on) return ToBeijingMinute(event.at);
  return gongkai::ToString(event.on);
}

Html DetailOf(const CaseEvent& event, const PersonalText& words) {
  Html detail;
  if (!words.empty()) detail.Add("<p class=\"item-words\">{}</p>", words.Reveal());
  if (BeijingDay(event.at) != event.on) {
    detail.Add("<p class=\"gk-soft\">{}登记</p>", ToBeijingMinute(event.at));
  }
  return detail;
}

std::string WhoDid(const CaseEvent& event) {
  if (!event.person_name.empty()) return event.person_name;
  return event.person ? std::string() : std::string("申请人或者系统");
}

}  // namespace

Html CaseTimeline(db::Session& session, const Case& held, const std::vector<CaseEvent>& events,
                  const std::vector<PersonalText>& words, Date today) {
  std::vector<web::Event> lines;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const PersonalText none;
    lines.push_back({.time = TimeOf(events[i]),
                     .what = Describe(events[i]) + Whereto(session, held, events[i], today),
                     .who = WhoDid(events[i]),
                     .detail = DetailOf(events[i], i < words.size() ? words[i] : none)});
  }
  if (held.due && IsOpen(held.stage)) {
    lines.push_back({.time = gongkai::ToString(*held.due),
                     .what = "最迟答复",
                     .kind = *held.due < today ? web::EventKind::kOverdue : web::EventKind::kAhead});
  }
  return web::Timeline("经过", lines);
}

}  // namespace gongkai::request
