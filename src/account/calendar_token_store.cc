#include "account/calendar_token_store.h"

#include "crypto/random.h"
#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kTokenBytes = 32;

constexpr std::string_view kUpsert =
    "INSERT INTO calendar_token (person_id, token_digest, made_at) VALUES (?, ?, ?) ON CONFLICT (person_id) DO UPDATE "
    "SET token_digest = excluded.token_digest, made_at = excluded.made_at";
constexpr std::string_view kDelete = "DELETE FROM calendar_token WHERE person_id = ?";
constexpr std::string_view kSelectMade = "SELECT made_at FROM calendar_token WHERE person_id = ?";
constexpr std::string_view kSelectPerson = "SELECT person_id FROM calendar_token WHERE token_digest = ?";

}  // namespace

std::string RenewCalendarToken(db::Transaction& act, PersonId person, Instant now) {
  std::string token = crypto::RandomHex(kTokenBytes);
  act.Execute(kUpsert, person.value, crypto::Sm3Hex(token), now.time_since_epoch().count());
  return token;
}

void DropCalendarToken(db::Transaction& act, PersonId person) { act.Execute(kDelete, person.value); }

std::optional<Instant> CalendarTokenMadeAt(db::Session& session, PersonId person) {
  const auto made = session.First<std::int64_t>(kSelectMade, person.value);
  return made ? std::optional(Instant(std::chrono::seconds(*made))) : std::nullopt;
}

std::optional<PersonId> PersonOfCalendarToken(db::Session& session, std::string_view token) {
  const auto person = session.First<std::int64_t>(kSelectPerson, crypto::Sm3Hex(token));
  return person ? std::optional(PersonId{*person}) : std::nullopt;
}

}  // namespace gongkai::account
