#include "account/one_time_link_store.h"

#include "crypto/random.h"
#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kTokenBytes = 32;

constexpr std::string_view kInsert =
    "INSERT INTO one_time_link (token_digest, purpose, person_id, ends_at, used_at) VALUES (?, ?, ?, ?, NULL)";
constexpr std::string_view kSelect =
    "SELECT person_id, ends_at FROM one_time_link "
    "WHERE token_digest = ? AND purpose = ? AND used_at IS NULL AND ends_at > ?";
constexpr std::string_view kUse =
    "UPDATE one_time_link SET used_at = ? WHERE token_digest = ? AND purpose = ? AND used_at IS NULL AND ends_at > ? "
    "RETURNING person_id, ends_at";
constexpr std::string_view kDropOfPurpose =
    "DELETE FROM one_time_link WHERE purpose = ? AND person_id IS NULL AND used_at IS NULL";
constexpr std::string_view kDropOfPerson =
    "DELETE FROM one_time_link WHERE purpose = ? AND person_id = ? AND used_at IS NULL";
constexpr std::string_view kDropAllOfPerson = "DELETE FROM one_time_link WHERE person_id = ? AND used_at IS NULL";
constexpr std::string_view kDropEnded = "DELETE FROM one_time_link WHERE ends_at < ?";

std::optional<OneTimeLink> FirstOf(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  const auto person = rows.row().Get<std::optional<std::int64_t>>(0);
  const OneTimeLink link{person ? std::optional(PersonId{*person}) : std::nullopt,
                         Instant(std::chrono::seconds(rows.row().Get<std::int64_t>(1)))};
  while (rows.Next()) {
  }
  return link;
}

}  // namespace

std::string PathOfLink(std::string_view purpose, std::string_view token) {
  return (purpose == kSetUpLink ? "/setup?token=" : "/first-password?token=") + std::string(token);
}

std::string AddLink(db::Transaction& act, std::string_view purpose, std::optional<PersonId> person, Instant ends_at) {
  if (person) {
    act.Execute(kDropOfPerson, purpose, person->value);
  } else {
    act.Execute(kDropOfPurpose, purpose);
  }
  const std::string token = crypto::RandomHex(kTokenBytes);
  const auto person_id = person ? std::optional(person->value) : std::nullopt;
  act.Execute(kInsert, crypto::Sm3Hex(token), purpose, person_id, Seconds(ends_at));
  return token;
}

std::optional<OneTimeLink> FindLink(db::Session& session, std::string_view purpose, std::string_view token,
                                    Instant now) {
  return FirstOf(session.Query(kSelect, crypto::Sm3Hex(token), purpose, Seconds(now)));
}

std::optional<OneTimeLink> UseLink(db::Transaction& act, std::string_view purpose, std::string_view token,
                                   Instant now) {
  return FirstOf(act.Query(kUse, Seconds(now), crypto::Sm3Hex(token), purpose, Seconds(now)));
}

void DropLinks(db::Transaction& act, PersonId person) { act.Execute(kDropAllOfPerson, person.value); }

void DropLinksEndedBefore(db::Transaction& act, Instant moment) { act.Execute(kDropEnded, Seconds(moment)); }

}  // namespace gongkai::account
