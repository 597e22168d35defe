// What happened to a message. See message_store.h.
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kSelectEvents =
    "SELECT at, kind, person_id, person, words FROM public_message_event WHERE organ_id = ? AND message = ? ORDER BY "
    "number";
constexpr std::string_view kNextEvent =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM public_message_event WHERE organ_id = ? AND message = ?";
constexpr std::string_view kInsertEvent =
    "INSERT INTO public_message_event (organ_id, message, number, at, kind, person_id, person, words) VALUES (?, ?, ?, "
    "?, ?, ?, ?, ?)";

}  // namespace

std::vector<MessageEvent> EventsOf(db::Session& session, MessageId id) {
  std::vector<MessageEvent> events;
  for (const db::Row& row : session.Query(kSelectEvents, id.organ.value, id.number)) {
    MessageEvent event{.at = Instant(std::chrono::seconds(row.Get<std::int64_t>(0))),
                       .kind = row.Get<std::string>(1),
                       .person_name = row.Get<std::string>(3),
                       .words = row.Get<std::string>(4)};
    if (!row.IsNull(2)) event.person = account::PersonId{row.Get<std::int64_t>(2)};
    events.push_back(std::move(event));
  }
  return events;
}

void AddEvent(db::Transaction& act, MessageId id, const MessageEvent& event) {
  const auto number = act.One<std::int64_t>(kNextEvent, id.organ.value, id.number);
  const auto person = event.person ? std::optional(event.person->value) : std::nullopt;
  act.Execute(kInsertEvent, id.organ.value, id.number, number, event.at.time_since_epoch().count(), event.kind, person,
              event.person_name, event.words);
}

}  // namespace gongkai::disclosure
