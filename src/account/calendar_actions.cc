#include "account/calendar_actions.h"

#include "account/calendar_token_store.h"
#include "account/people_store.h"

namespace gongkai::account {

std::string RenewCalendar(Desk& desk, const Actor& actor) {
  return RetryDeed(desk, actor, [&](Deed& deed) {
    std::string token = RenewCalendarToken(deed.transaction(), actor.person, deed.now());
    deed.Record(kInstallation, "calendar.renew", ObjectOf("person", actor.person.value));
    deed.Commit();
    return token;
  });
}

void StopCalendar(Desk& desk, const Actor& actor) {
  RetryDeed(desk, actor, [&](Deed& deed) {
    DropCalendarToken(deed.transaction(), actor.person);
    deed.Record(kInstallation, "calendar.stop", ObjectOf("person", actor.person.value));
    deed.Commit();
  });
}

std::optional<Visitor> CalendarReader(Desk& desk, db::Session& session, std::string_view token) {
  const auto id = PersonOfCalendarToken(session, token);
  const auto person = id ? FindPerson(session, *id) : std::nullopt;
  if (!person || person->state != PersonState::kActive) return std::nullopt;
  Visitor visitor{
      .person = person->id, .name = person->name, .posts = HeldPosts(session, person->id, BeijingDay(desk.now()))};
  if (visitor.posts.empty()) return std::nullopt;
  return visitor;
}

}  // namespace gongkai::account
