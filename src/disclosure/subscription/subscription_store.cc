#include "disclosure/subscription/subscription_store.h"

#include <stdexcept>

#include "crypto/bytes.h"
#include "crypto/hmac_sm3.h"
#include "crypto/random.h"
#include "crypto/seal.h"

namespace gongkai::disclosure {
namespace {

#define SUBSCRIPTION_COLUMNS                                                                                          \
  "id, sealed, address_mark, organ_id, column_id, kind, words, asked_at, confirmed_at, told_through, letter, tries, " \
  "fails, validity"
constexpr std::string_view kInsert =
    "INSERT INTO subscription (sealed, address_mark, code_mark, organ_id, column_id, kind, words, asked_at, due_at, "
    "validity, network_mark, letter, tries, fails) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0)";
constexpr std::string_view kSelectByCode = "SELECT " SUBSCRIPTION_COLUMNS " FROM subscription WHERE code_mark = ?";
constexpr std::string_view kSelectOfAddress =
    "SELECT " SUBSCRIPTION_COLUMNS " FROM subscription WHERE address_mark = ? ORDER BY id";
constexpr std::string_view kCountOfAddress = "SELECT COUNT(*) FROM subscription WHERE address_mark = ?";
constexpr std::string_view kCountUnconfirmedOf =
    "SELECT COUNT(*) FROM subscription WHERE address_mark = ? AND confirmed_at IS NULL";
constexpr std::string_view kCountUnconfirmedFrom =
    "SELECT COUNT(*) FROM subscription WHERE network_mark = ? AND confirmed_at IS NULL";
constexpr std::string_view kInsertLetter = "INSERT INTO subscription_letter (address_mark, at) VALUES (?, ?)";
constexpr std::string_view kCountLetters = "SELECT COUNT(*) FROM subscription_letter WHERE address_mark = ? AND at > ?";
constexpr std::string_view kForgetLetters = "DELETE FROM subscription_letter WHERE at <= ?";
constexpr std::string_view kInsertRefusal =
    "INSERT INTO subscription_refusal (address_mark, at) VALUES (?, ?) ON CONFLICT (address_mark) DO NOTHING";
constexpr std::string_view kCountRefusals = "SELECT COUNT(*) FROM subscription_refusal WHERE address_mark = ?";
constexpr std::string_view kEraseRefusal = "DELETE FROM subscription_refusal WHERE address_mark = ?";
constexpr std::string_view kEraseUnconfirmedOf =
    "DELETE FROM subscription WHERE address_mark = ? AND confirmed_at IS NULL";
constexpr std::string_view kSelectDue =
    "SELECT " SUBSCRIPTION_COLUMNS
    " FROM subscription WHERE due_at <= ? AND (held_until IS NULL OR held_until < ?) ORDER BY due_at, id LIMIT 1";
constexpr std::string_view kHoldFor =
    "UPDATE subscription SET held_until = ?, letter = ?, tries = tries + 1 WHERE id = ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM subscription";
constexpr std::string_view kCountUnconfirmed = "SELECT COUNT(*) FROM subscription WHERE confirmed_at IS NULL";
constexpr std::string_view kConfirm =
    "UPDATE subscription SET confirmed_at = ?, told_through = ?, due_at = ?, letter = '', held_until = NULL, tries = "
    "0, "
    "fails = 0, network_mark = '' WHERE id = ? AND confirmed_at IS NULL";
constexpr std::string_view kAskAgain =
    "UPDATE subscription SET due_at = ?, letter = '', held_until = NULL WHERE id = ? AND confirmed_at IS NULL AND "
    "due_at IS "
    "NULL";
// Of one that is not confirmed the letters are counted on: there are few of them.
constexpr std::string_view kEndLetter =
    "UPDATE subscription SET told_through = ?, fails = ?, due_at = ?, letter = '', held_until = NULL, tries = CASE "
    "WHEN "
    "confirmed_at IS NULL THEN tries ELSE 0 END WHERE id = ?";
constexpr std::string_view kPutBack =
    "UPDATE subscription SET due_at = ?, held_until = NULL, tries = tries - 1 WHERE id = ?";
constexpr std::string_view kHold = "UPDATE subscription SET held_until = ? WHERE id = ?";
constexpr std::string_view kErase = "DELETE FROM subscription WHERE id = ?";
constexpr std::string_view kEraseUnconfirmed = "DELETE FROM subscription WHERE confirmed_at IS NULL AND asked_at < ?";

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }
Instant Moment(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

std::optional<std::int64_t> SecondsOf(const std::optional<Instant>& instant) {
  return instant ? std::optional(Seconds(*instant)) : std::nullopt;
}

SubscribedQuery QueryFrom(const db::Row& row) {
  SubscribedQuery query{.column = ColumnFrom(row.Get<std::string_view>(4)),
                        .kind = ItemKindFrom(row.Get<std::string_view>(5)),
                        .validity = ValidityFacetFrom(row.Get<std::string_view>(13)),
                        .words = row.Get<std::string>(6)};
  if (const auto organ = row.Get<std::optional<std::int64_t>>(3)) query.organ = OrganId{*organ};
  return query;
}

}  // namespace

SubscriptionShelf::SubscriptionShelf(const account::Keys& keys)
    : seal_(keys.subscriptions.Derive("seal")), mark_(keys.subscriptions.Derive("mark")) {}

std::string SubscriptionShelf::MarkOf(std::string_view what, std::string_view text) const {
  return crypto::HmacSm3(mark_).AddField(what).AddField(text).Finish().ToHex();
}

std::string SubscriptionShelf::MarkOf(const PersonalText& address) const {
  return MarkOf("address", AddressForm(address.Reveal()));
}

Subscription SubscriptionShelf::FromRow(const db::Row& row) const {
  const auto bytes = crypto::ParseBase64Url(row.Get<std::string_view>(1));
  const auto opened = bytes ? crypto::Open(seal_, row.Get<std::string_view>(2), *bytes) : std::nullopt;
  if (!opened) throw std::runtime_error("订阅的邮箱打不开：密钥文件不是写它的那一个。");
  const std::string_view plain = opened->Reveal();
  const std::size_t line = plain.find('\n');
  Subscription found{.id = row.Get<std::int64_t>(0),
                     .address = PersonalText(std::string(plain.substr(line + 1))),
                     .code = PersonalText(std::string(plain.substr(0, line))),
                     .query = QueryFrom(row),
                     .asked_at = Moment(row.Get<std::int64_t>(7)),
                     .told_through = row.Get<std::optional<Date>>(9),
                     .letter = row.Get<std::string>(10),
                     .tries = row.Get<int>(11),
                     .fails = row.Get<int>(12)};
  if (const auto at = row.Get<std::optional<std::int64_t>>(8)) found.confirmed_at = Moment(*at);
  return found;
}

void SubscriptionShelf::LockAddress(db::Transaction& act, const PersonalText& address) const {
  act.Lock("subscription " + MarkOf(address));
}

void SubscriptionShelf::Add(db::Transaction& act, const Subscription& subscription, std::string_view network) const {
  const std::string mark = MarkOf(subscription.address);
  const std::string& code = subscription.code.Reveal();
  const std::string sealed = crypto::Base64Url(crypto::Seal(seal_, mark, code + "\n" + subscription.address.Reveal()));
  const SubscribedQuery& query = subscription.query;
  const std::optional<std::int64_t> organ = query.organ ? std::optional(query.organ->value) : std::nullopt;
  act.Execute(kInsert, sealed, mark, MarkOf("code", code), organ,
              query.column ? IdOf(*query.column) : std::string_view(),
              query.kind ? IdOf(*query.kind) : std::string_view(), query.words, Seconds(subscription.asked_at),
              Seconds(subscription.asked_at), query.validity ? IdOf(*query.validity) : std::string_view(),
              network.empty() ? std::string() : MarkOf("network", network));
}

std::optional<Subscription> SubscriptionShelf::FindByCode(db::Session& session, const PersonalText& code) const {
  db::Rows rows = session.Query(kSelectByCode, MarkOf("code", code.Reveal()));
  return rows.Next() ? std::optional(FromRow(rows.row())) : std::nullopt;
}

std::optional<Subscription> SubscriptionShelf::FindSame(db::Session& session, const PersonalText& address,
                                                        const SubscribedQuery& query) const {
  for (const db::Row& row : session.Query(kSelectOfAddress, MarkOf(address))) {
    if (QueryFrom(row) == query) return FromRow(row);
  }
  return std::nullopt;
}

std::int64_t SubscriptionShelf::CountOfAddress(db::Session& session, const PersonalText& address) const {
  return session.One<std::int64_t>(kCountOfAddress, MarkOf(address));
}

std::int64_t SubscriptionShelf::CountUnconfirmedOf(db::Session& session, const PersonalText& address) const {
  return session.One<std::int64_t>(kCountUnconfirmedOf, MarkOf(address));
}

std::int64_t SubscriptionShelf::CountUnconfirmedFrom(db::Session& session, std::string_view network) const {
  return session.One<std::int64_t>(kCountUnconfirmedFrom, MarkOf("network", network));
}

void SubscriptionShelf::CountLetter(db::Transaction& act, const PersonalText& address, Instant at) const {
  act.Execute(kInsertLetter, MarkOf(address), Seconds(at));
}

std::int64_t SubscriptionShelf::LettersSince(db::Session& session, const PersonalText& address, Instant since) const {
  return session.One<std::int64_t>(kCountLetters, MarkOf(address), Seconds(since));
}

void SubscriptionShelf::Refuse(db::Transaction& act, const PersonalText& address, Instant at) const {
  const std::string mark = MarkOf(address);
  act.Execute(kInsertRefusal, mark, Seconds(at));
  act.Execute(kEraseUnconfirmedOf, mark);
}

bool SubscriptionShelf::IsRefused(db::Session& session, const PersonalText& address) const {
  return session.One<std::int64_t>(kCountRefusals, MarkOf(address)) > 0;
}

bool SubscriptionShelf::TakeRefusalBack(db::Transaction& act, const PersonalText& address) const {
  return act.Execute(kEraseRefusal, MarkOf(address)) == 1;
}

std::optional<Subscription> SubscriptionShelf::Claim(db::Transaction& act, Instant now, Instant until) const {
  act.Lock("subscription letters");
  std::optional<Subscription> claimed;
  {
    db::Rows rows = act.Query(kSelectDue, Seconds(now), Seconds(now));
    if (rows.Next()) claimed = FromRow(rows.row());
  }
  if (!claimed) return std::nullopt;
  if (claimed->letter.empty()) claimed->letter = crypto::RandomHex(16);
  ++claimed->tries;
  act.Execute(kHoldFor, Seconds(until), claimed->letter, claimed->id);
  return claimed;
}

std::int64_t CountSubscriptions(db::Session& session) { return session.One<std::int64_t>(kCount); }
std::int64_t CountUnconfirmed(db::Session& session) { return session.One<std::int64_t>(kCountUnconfirmed); }

void ConfirmSubscription(db::Transaction& act, std::int64_t id, Instant now, Date told_through, Instant due) {
  act.Execute(kConfirm, Seconds(now), told_through, Seconds(due), id);
}

bool AskAgain(db::Transaction& act, std::int64_t id, Instant due) {
  return act.Execute(kAskAgain, Seconds(due), id) == 1;
}

void EndSubscriptionLetter(db::Transaction& act, std::int64_t id, std::optional<Date> told_through, int fails,
                           std::optional<Instant> due) {
  act.Execute(kEndLetter, told_through, fails, SecondsOf(due), id);
}

void PutSubscriptionLetterBack(db::Transaction& act, std::int64_t id, Instant due) {
  act.Execute(kPutBack, Seconds(due), id);
}

void HoldSubscriptionLetter(db::Transaction& act, std::int64_t id, Instant until) {
  act.Execute(kHold, Seconds(until), id);
}

bool EraseSubscription(db::Transaction& act, std::int64_t id) { return act.Execute(kErase, id) == 1; }

void ForgetLetters(db::Transaction& act, Instant sent_before) { act.Execute(kForgetLetters, Seconds(sent_before)); }

std::int64_t EraseUnconfirmed(db::Transaction& act, Instant asked_before) {
  return act.Execute(kEraseUnconfirmed, Seconds(asked_before));
}

}  // namespace gongkai::disclosure
