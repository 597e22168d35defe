#include "disclosure/participation/message_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "account/sight.h"
#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"
#include "crypto/hmac_sm3.h"
#include "crypto/key.h"
#include "crypto/seal.h"
#include "disclosure/participation/message_state_store.h"
#include "web/peer.h"

namespace gongkai::disclosure {
namespace {

using account::Keys;

#define MESSAGE_COLUMNS                                                                                          \
  "organ_id, number, kind, way, handler_id, item_organ, item, state, marks, at, due_on, verdict, verdict_gist, " \
  "verdict_words, ended_at, erased_at, version, assignee_id, assignee, elsewhere, satisfaction"

constexpr std::string_view kSelect = "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectBy =
    "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE code_digest = ? AND fact_digest = ?";
constexpr std::string_view kSelectByCode = "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE code_digest = ?";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM public_message WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO public_message (" MESSAGE_COLUMNS
    ", message_key, words, answer, code_digest, fact_digest, network, text_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, '', '', '', NULL, NULL, 1, NULL, '', '', '', ?, ?, NULL, ?, ?, ?, ?)";
constexpr std::string_view kUpdate =
    "UPDATE public_message SET handler_id = ?, state = ?, marks = ?, due_on = ?, verdict = ?, verdict_gist = ?, "
    "verdict_words = ?, ended_at = ?, ended_on = ?, assignee_id = ?, assignee = ?, elsewhere = ?, satisfaction = ?, "
    "version = version + 1 WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectSealed =
    "SELECT message_key, words, answer FROM public_message WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdateAnswer = "UPDATE public_message SET answer = ? WHERE organ_id = ? AND number = ?";

constexpr std::string_view kCountOfNetwork =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_message WHERE network = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kCountAll =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_message WHERE at > ? AND way = 'page' LIMIT 10000) AS lately";
constexpr std::string_view kCountArrivals =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_arrival WHERE network = ? AND what = ? AND at > ? LIMIT 1000) AS "
    "lately";
constexpr std::string_view kInsertArrival = "INSERT INTO public_arrival (what, network, at) VALUES (?, ?, ?)";
constexpr std::string_view kSameText =
    "SELECT 1 FROM public_message WHERE text_digest = ? AND network = ? AND organ_id = ? AND at > ? LIMIT 1";
constexpr std::string_view kCountWrong =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_lookup WHERE network = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kInsertWrong = "INSERT INTO public_lookup (network, at) VALUES (?, ?)";

// Parameters: of FILTER, see Filtered.
#define FILTER \
  "WHERE " IN_SIGHT("handler_id")                                                                                   \
      " AND (CAST(? AS TEXT) IS NULL OR kind = ?) AND (CAST(? AS TEXT) IS NULL OR state = ?) AND (? = 0 OR " IS_OPEN \
      ") AND (? = 0 OR " IS_SET_ASIDE ") AND (? = 1 OR NOT " IS_SET_ASIDE ") AND (CAST(? AS BIGINT) IS NULL "                        \
      "OR (item_organ = ? AND item = ?)) AND (CAST(? AS BIGINT) IS NULL OR (at >= ? AND at < ?)) AND (? = 0 OR "    \
      "state <> 'removed') AND (? = 0 OR " IS_ENDED_LATE ") AND (? = 0 OR " IS_OVERDUE_WITHIN                      \
      ") AND (kind <> 'complaint' OR NOT EXISTS (SELECT 1 FROM complaint c WHERE c.organ_id = "                     \
      "public_message.organ_id AND c.message = public_message.number AND CAST(? AS TEXT) LIKE '%,' || "             \
      "c.against_id || ',%')) AND (CAST(? AS BIGINT) IS NULL OR assignee_id = ?) AND (CAST(? AS TEXT) "                   \
      "IS NULL OR way = ?) "
constexpr std::string_view kList =
    "SELECT " MESSAGE_COLUMNS " FROM public_message " FILTER
    "AND (CAST(? AS BIGINT) IS NULL OR at < ? OR (at = ? AND (organ_id > ? OR (organ_id = ? AND number < ?)))) "
    "ORDER BY at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM (SELECT 1 FROM public_message " FILTER "LIMIT ?) AS found";

#define OF_COMMENTS "FROM public_message WHERE item_organ = ? AND item = ? AND kind = 'comment' AND state <> 'removed' "
constexpr std::string_view kCountComments =
    "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN verdict = '' THEN 1 ELSE 0 END), 0) AS BIGINT) " OF_COMMENTS;
constexpr std::string_view kSelectComments =
    "SELECT " MESSAGE_COLUMNS " " OF_COMMENTS "ORDER BY at, organ_id, number LIMIT ?";

constexpr std::string_view kCountDue = "SELECT handler_id, due_on, COUNT(*) FROM public_message WHERE " IN_SIGHT(
    "handler_id") " AND state IN ('new', 'in_hand') AND NOT " IS_SET_ASIDE
                  " AND kind <> 'comment' AND due_on <= ? GROUP BY handler_id, due_on ORDER BY due_on, "
                  "handler_id";

constexpr std::string_view kSelectOverdue =
    "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE state IN ('new', 'in_hand') AND (NOT " IS_SET_ASIDE
    " OR state = 'in_hand') AND kind <> 'comment' "
    "AND due_on < ? ORDER BY at, organ_id, number LIMIT ?";

constexpr std::string_view kSelectHandlers =
    "SELECT DISTINCT handler_id FROM public_message WHERE state IN ('new', 'in_hand') ORDER BY handler_id";

constexpr std::string_view kFigures = "SELECT kind, state, due_on, ended_at FROM public_message WHERE " IN_SIGHT(
    "handler_id") " AND at >= ? AND at < ? AND state <> 'removed'";

constexpr std::string_view kSelectToErase =
    "SELECT organ_id, number FROM public_message WHERE state = ? AND ended_at < ? AND erased_at IS NULL AND kind "
    "<> 'comment' ORDER BY organ_id, number LIMIT ?";
constexpr std::string_view kSelectContacts =
    "SELECT m.organ_id, m.number FROM public_message m WHERE m.state IN ('answered', 'declined') AND m.kind <> "
    "'comment' AND m.ended_at < ? AND m.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM public_message_event e WHERE "
    "e.organ_id = m.organ_id AND e.message = m.number AND e.kind = ?) ORDER BY m.organ_id, m.number LIMIT ?";
constexpr std::string_view kReseal =
    "UPDATE public_message SET message_key = ?, words = ?, answer = ?, text_digest = '', network = '', version = "
    "version + 1 WHERE organ_id = ? AND number = ?";
constexpr std::string_view kErase =
    "UPDATE public_message SET message_key = NULL, words = NULL, answer = NULL, text_digest = '', network = '', "
    "verdict_gist = '', verdict_words = '', erased_at = ?, version = version + 1 WHERE organ_id = ? AND number = ?";
// What the office wrote of it is in plain text, and may tell of who wrote.
constexpr std::string_view kEraseEvents =
    "UPDATE public_message_event SET words = '' WHERE organ_id = ? AND message = ? AND kind IN ('declined', "
    "'handed_on', 'removed', 'judged', 'decided', 'rectified', 'sent_back', 'pointed')";
constexpr std::string_view kEraseComplaint =
    "UPDATE complaint SET order_words = '', sent_back = '', rectified = '', version = version + 1 WHERE organ_id = ? "
    "AND message = ?";
constexpr std::string_view kEraseAppeal =
    "UPDATE enterprise_appeal SET handling = '' WHERE organ_id = ? AND message = ?";
constexpr std::string_view kForget = "UPDATE public_message SET network = '' WHERE at < ? AND network <> ''";
constexpr std::string_view kForgetArrivals = "DELETE FROM public_arrival WHERE at < ?";
constexpr std::string_view kForgetLookups = "DELETE FROM public_lookup WHERE at < ?";
constexpr std::string_view kForgetSupports = "UPDATE public_support SET network = '' WHERE at < ? AND network <> ''";
constexpr std::string_view kForgetUseful = "UPDATE item_usefulness SET network = '' WHERE at < ? AND network <> ''";

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }
Instant ToInstant(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a message");
  return *value;
}

template <class Value>
std::string IdOrBlank(const std::optional<Value>& value) {
  return value ? std::string(IdOf(*value)) : std::string();
}

Message FromRow(const db::Row& row) {
  Message message{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                  .kind = Known(MessageKindFrom(row.Get<std::string_view>(2))),
                  .way = Known(MessageWayFrom(row.Get<std::string_view>(3))),
                  .handler = OrganId{row.Get<std::int64_t>(4)},
                  .state = Known(MessageStateFrom(row.Get<std::string_view>(7))),
                  .marks = row.Get<int>(8),
                  .at = ToInstant(row.Get<std::int64_t>(9)),
                  .due_on = row.Get<Date>(10),
                  .verdict = CommentVerdictFrom(row.Get<std::string_view>(11)),
                  .verdict_gist = row.Get<std::string>(12),
                  .verdict_words = row.Get<std::string>(13),
                  .is_erased = !row.IsNull(15),
                  .version = row.Get<std::int64_t>(16)};
  if (!row.IsNull(5)) message.item = ItemId{OrganId{row.Get<std::int64_t>(5)}, row.Get<std::int64_t>(6)};
  if (!row.IsNull(17)) message.care.assignee = account::PersonId{row.Get<std::int64_t>(17)};
  message.care.assignee_name = row.Get<std::string>(18);
  message.care.elsewhere = ElsewhereFrom(row.Get<std::string_view>(19));
  message.care.satisfaction = SatisfactionFrom(row.Get<std::string_view>(20));
  if (!row.IsNull(14)) message.ended_at = ToInstant(row.Get<std::int64_t>(14));
  return message;
}

std::optional<Message> FirstOf(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

// ---- sealing: a key of the message, which lies sealed under that of the installation

std::string Whose(MessageId id, std::string_view what) {
  return "public_message:" + ToString(id) + ":" + std::string(what);
}

std::string ToJson(const MessageWords& words) {
  return nlohmann::json{{"title", words.title.Reveal()},
                        {"text", words.text.Reveal()},
                        {"name", words.name.Reveal()},
                        {"phone", words.phone.Reveal()}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

MessageWords WordsFrom(std::string_view json) {
  const nlohmann::json words = nlohmann::json::parse(json, nullptr, false);
  if (!words.is_object()) return {};
  const auto text = [&](const char* name) { return PersonalText(words.value(name, std::string())); };
  return {text("title"), text("text"), text("name"), text("phone"), {}};
}

std::optional<crypto::Key> KeyOf(const Keys& keys, MessageId id, std::string_view sealed) {
  const auto bytes = crypto::Open(keys.messages, Whose(id, "key"), sealed);
  return bytes ? crypto::Key::Of(bytes->Reveal()) : std::nullopt;
}

std::string DigestOf(const Keys& keys, std::string_view what, std::string_view first, std::string_view second = {}) {
  return crypto::HmacSm3(keys.messages.Derive("digests"))
      .AddField(what)
      .AddField(first)
      .AddField(second)
      .Finish()
      .ToHex();
}

}  // namespace

SeenMessage SeenAs(const Message& message) { return {message.id, message.handler, message.version}; }

MessageId AddMessage(db::Transaction& act, const Keys& keys, NewMessage added) {
  Message& message = added.message;
  act.Lock("messages of " + std::to_string(message.id.organ.value));
  message.id.number = act.One<std::int64_t>(kNextNumber, message.id.organ.value);
  const crypto::Key key = crypto::Key::Random();
  const db::Blob sealed_key{crypto::Seal(keys.messages, Whose(message.id, "key"), key.Reveal())};
  const db::Blob sealed{crypto::Seal(key, Whose(message.id, "words"), ToJson(added.words))};
  const auto item_organ = message.item ? std::optional(message.item->organ.value) : std::nullopt;
  const auto item = message.item ? std::optional(message.item->number) : std::nullopt;
  act.Execute(kInsert, message.id.organ.value, message.id.number, IdOf(message.kind), IdOf(message.way),
              message.handler.value, item_organ, item, IdOf(message.state), message.marks, Seconds(message.at),
              message.due_on, sealed_key, sealed, added.code_digest, added.fact_digest, added.network,
              added.text_digest);
  return message.id;
}

std::optional<Message> FindMessage(db::Session& session, MessageId id) {
  return FirstOf(session.Query(kSelect, id.organ.value, id.number));
}

std::optional<Message> LockedMessage(db::Transaction& act, MessageId id) {
  act.Lock("message " + ToString(id));
  return FindMessage(act, id);
}

std::optional<Message> LockedMessageOf(db::Transaction& act, MessageId id, OrganId handler) {
  auto message = LockedMessage(act, id);
  if (message && message->handler != handler) return std::nullopt;
  return message;
}

void UpdateMessage(db::Transaction& act, const Message& message) {
  const auto ended = message.ended_at ? std::optional(Seconds(*message.ended_at)) : std::nullopt;
  const auto ended_on = message.ended_at ? std::optional(ToString(BeijingDay(*message.ended_at))) : std::nullopt;
  const auto assignee = message.care.assignee ? std::optional(message.care.assignee->value) : std::nullopt;
  act.Execute(kUpdate, message.handler.value, IdOf(message.state), message.marks, message.due_on,
              IdOrBlank(message.verdict), message.verdict_gist, message.verdict_words, ended, ended_on, assignee,
              message.care.assignee_name, IdOrBlank(message.care.elsewhere), IdOrBlank(message.care.satisfaction),
              message.id.organ.value, message.id.number);
}

void PutAnswer(db::Transaction& act, const Keys& keys, MessageId id, const PersonalText& answer) {
  const auto sealed_key = act.First<std::optional<db::Blob>>(
      "SELECT message_key FROM public_message WHERE organ_id = ? AND number = ?", id.organ.value, id.number);
  if (!sealed_key || !*sealed_key) return;
  const auto key = KeyOf(keys, id, (*sealed_key)->bytes);
  if (!key) throw db::DatabaseError(db::ErrorCode::kOther, "the key of a message does not open");
  act.Execute(kUpdateAnswer, db::Blob{crypto::Seal(*key, Whose(id, "answer"), answer.Reveal())}, id.organ.value,
              id.number);
}

std::optional<OpenedMessage> OpenMessage(db::Session& session, const Keys& keys, MessageId id) {
  std::optional<db::Blob> key_bytes, words, answer;
  {
    db::Rows rows = session.Query(kSelectSealed, id.organ.value, id.number);
    if (!rows.Next()) return std::nullopt;
    key_bytes = rows.row().Get<std::optional<db::Blob>>(0);
    words = rows.row().Get<std::optional<db::Blob>>(1);
    answer = rows.row().Get<std::optional<db::Blob>>(2);
  }
  if (!key_bytes || !words) return std::nullopt;
  const auto key = KeyOf(keys, id, key_bytes->bytes);
  if (!key) return std::nullopt;
  OpenedMessage opened;
  if (const auto plain = crypto::Open(*key, Whose(id, "words"), words->bytes)) {
    opened.words = WordsFrom(plain->Reveal());
  }
  if (!answer) return opened;
  if (const auto plain = crypto::Open(*key, Whose(id, "answer"), answer->bytes)) {
    opened.answer = PersonalText(std::string(plain->Reveal()));
  }
  return opened;
}

std::string CodeDigest(const Keys& keys, std::string_view plain_code) { return DigestOf(keys, "code", plain_code); }
std::string FactDigest(const Keys& keys, std::string_view code_digest, std::string_view fact) {
  return DigestOf(keys, "fact", code_digest, fact);
}
std::string NetworkDigest(const Keys& keys, std::string_view network) { return DigestOf(keys, "network", network); }
std::string ClientDigest(const Keys& keys, std::string_view what, std::string_view client) {
  return DigestOf(keys, "client", what, client);
}
std::string TextDigest(const Keys& keys, const MessageWords& words) {
  return DigestOf(keys, "text", ToUtf8(LabelKey(words.title.Reveal() + words.text.Reveal())));
}
std::string CodeBytes(const Keys& keys, std::string_view once_key) {
  return std::string(crypto::HmacSm3(keys.messages.Derive("codes")).AddField(once_key).Finish().bytes());
}

std::optional<Message> FindMessageBy(db::Session& session, std::string_view code_digest, std::string_view fact_digest) {
  return FirstOf(session.Query(kSelectBy, code_digest, fact_digest));
}

std::optional<Message> FindMessageOfForm(db::Session& session, std::string_view code_digest) {
  return FirstOf(session.Query(kSelectByCode, code_digest));
}

SenderNetworks NetworksOf(const Keys& keys, const std::string& network) {
  const web::Networks from = web::NetworksOf(network);
  return {.network = NetworkDigest(keys, network),
          .household = NetworkDigest(keys, from.household),
          .place = NetworkDigest(keys, from.place)};
}

MessageLoad LoadOf(db::Session& session, const SenderNetworks& from, Instant now) {
  const Instant hour = now - std::chrono::hours(1), day = now - std::chrono::hours(24);
  return {.network_hour = session.One<int>(kCountOfNetwork, from.network, Seconds(hour)),
          .network_day = session.One<int>(kCountOfNetwork, from.network, Seconds(day)),
          .household_hour = ArrivalsOf(session, kMessageArrival, from.household, hour),
          .household_day = ArrivalsOf(session, kMessageArrival, from.household, day),
          .place_hour = ArrivalsOf(session, kMessageArrival, from.place, hour),
          .place_day = ArrivalsOf(session, kMessageArrival, from.place, day),
          .hour = session.One<int>(kCountAll, Seconds(hour)),
          .day = session.One<int>(kCountAll, Seconds(day))};
}

int ArrivalsOf(db::Session& session, std::string_view what, std::string_view network, Instant since) {
  return session.One<int>(kCountArrivals, network, what, Seconds(since));
}

void AddArrival(db::Transaction& act, std::string_view what, std::string_view network, Instant at) {
  act.Execute(kInsertArrival, what, network, Seconds(at));
}

bool HasSameText(db::Session& session, const NewMessage& message, Instant since) {
  return session
      .First<int>(kSameText, message.text_digest, message.network, message.message.id.organ.value, Seconds(since))
      .has_value();
}

int WrongLookups(db::Session& session, std::string_view network, Instant since) {
  return session.One<int>(kCountWrong, network, Seconds(since));
}

void AddWrongLookup(db::Transaction& act, std::string_view network, Instant at) {
  act.Execute(kInsertWrong, network, Seconds(at));
}

namespace {

/// The one that is asked for, if it is in sight; else all that are.
std::string SightOf(const MessageQuery& query) {
  if (!query.handler) return account::SightText(query.handlers);
  const bool is_in_sight = std::ranges::find(query.handlers, *query.handler) != query.handlers.end();
  return account::SightText(is_in_sight ? std::vector{*query.handler} : std::vector<OrganId>());
}

/// The values of FILTER in their order, and `rest` behind them.
template <class Run, class... Rest>
auto Filtered(const MessageQuery& query, Run run, const Rest&... rest) {
  const std::string sight = SightOf(query);
  const auto kind = query.kind ? std::optional(std::string(IdOf(*query.kind))) : std::nullopt;
  const auto state = query.state ? std::optional(std::string(IdOf(*query.state))) : std::nullopt;
  const auto organ = query.item ? std::optional(query.item->organ.value) : std::nullopt;
  const auto item = query.item ? std::optional(query.item->number) : std::nullopt;
  const auto from = query.received ? std::optional(SecondOfDay(query.received->first)) : std::nullopt;
  const auto until = query.received ? std::optional(SecondOfDay(DayBehind(query.received->last))) : std::nullopt;
  const std::string own = account::SightText(query.without_complaints_of);
  const auto way = query.way ? std::optional(std::string(IdOf(*query.way))) : std::nullopt;
  const auto assignee = query.assignee ? std::optional(query.assignee->value) : std::nullopt;
  const DayRange due = query.overdue_by.value_or(DueDaysOf(std::nullopt, std::chrono::year(2000) / 1 / 1));
  return run(sight, sight, kind, kind, state, state, query.only_open ? 1 : 0, query.only_marked ? 1 : 0,
             query.with_marked || query.only_marked ? 1 : 0, organ, organ, item, from, from, until,
             query.without_removed ? 1 : 0, query.only_late ? 1 : 0, query.overdue_by ? 1 : 0, due.first, due.last, own,
             assignee, assignee, way, way, rest...);
}

}  // namespace

std::vector<Message> ListMessages(db::Session& session, const MessageQuery& query) {
  const auto at = query.after ? std::optional(Seconds(query.after->at)) : std::nullopt;
  const std::int64_t organ = query.after ? query.after->id.organ.value : 0;
  const std::int64_t number = query.after ? query.after->id.number : 0;
  std::vector<Message> found;
  Filtered(
      query,
      [&](const auto&... values) {
        for (const db::Row& row : session.Query(kList, values...)) found.push_back(FromRow(row));
        return 0;
      },
      at, at, at, organ, organ, number, query.count);
  return found;
}

int CountMessages(db::Session& session, const MessageQuery& query, int most) {
  return Filtered(
      query, [&](const auto&... values) { return session.One<int>(kCount, values...); }, most + 1);
}

CommentCount CountComments(db::Session& session, ItemId item) {
  db::Rows rows = session.Query(kCountComments, item.organ.value, item.number);
  if (!rows.Next()) return {};
  return {rows.row().Get<int>(0), rows.row().Get<int>(1)};
}

std::vector<Message> CommentsOn(db::Session& session, ItemId item, int most) {
  std::vector<Message> comments;
  for (const db::Row& row : session.Query(kSelectComments, item.organ.value, item.number, most)) {
    comments.push_back(FromRow(row));
  }
  return comments;
}

std::vector<DueMessages> CountDueMessages(db::Session& session, const std::vector<OrganId>& handlers, Date until) {
  const std::string sight = account::SightText(handlers);
  std::vector<DueMessages> due;
  for (const db::Row& row : session.Query(kCountDue, sight, sight, until)) {
    due.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<Date>(1), row.Get<int>(2)});
  }
  return due;
}

std::vector<Message> OverdueMessages(db::Session& session, Date today, int most) {
  std::vector<Message> overdue;
  for (const db::Row& row : session.Query(kSelectOverdue, today, most)) overdue.push_back(FromRow(row));
  return overdue;
}

std::vector<OrganId> HandlersOfOpen(db::Session& session) {
  std::vector<OrganId> handlers;
  for (const db::Row& row : session.Query(kSelectHandlers)) handlers.push_back(OrganId{row.Get<std::int64_t>(0)});
  return handlers;
}

std::vector<MessageFigure> FiguresOf(db::Session& session, const std::vector<OrganId>& handlers, Instant from,
                                     Instant until) {
  std::vector<MessageFigure> figures;
  for (const MessageKind kind : MessageKinds()) figures.push_back({.kind = kind});
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Stream(kFigures, sight, sight, Seconds(from), Seconds(until))) {
    MessageFigure& of = figures[static_cast<std::size_t>(Known(MessageKindFrom(row.Get<std::string_view>(0))))];
    const MessageState state = Known(MessageStateFrom(row.Get<std::string_view>(1)));
    ++of.received;
    if (IsOpen(state)) ++of.open;
    if (state == MessageState::kAnswered) ++of.answered;
    if (state == MessageState::kDeclined) ++of.declined;
    if (!HasLastDay(of.kind)) continue;
    if (!row.IsNull(3) && BeijingDay(ToInstant(row.Get<std::int64_t>(3))) <= row.Get<Date>(2)) ++of.in_time;
  }
  return figures;
}

bool EraseContact(db::Transaction& act, const Keys& keys, MessageId id) {
  auto opened = OpenMessage(act, keys, id);
  // Words that do not open are left as they are: to seal them anew would be to lose them.
  if (!opened || opened->words.text.empty()) return false;
  opened->words.name = opened->words.phone = PersonalText();
  const crypto::Key key = crypto::Key::Random();
  const db::Blob sealed_key{crypto::Seal(keys.messages, Whose(id, "key"), key.Reveal())};
  const db::Blob words{crypto::Seal(key, Whose(id, "words"), ToJson(opened->words))};
  std::optional<db::Blob> answer;
  if (!opened->answer.empty()) answer = db::Blob{crypto::Seal(key, Whose(id, "answer"), opened->answer.Reveal())};
  act.Execute(kReseal, sealed_key, words, answer, id.organ.value, id.number);
  return true;
}

std::vector<MessageId> ContactsToErase(db::Session& session, Instant ended_before, int most) {
  std::vector<MessageId> ended;
  for (const db::Row& row : session.Query(kSelectContacts, Seconds(ended_before), kContactErased, most)) {
    ended.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return ended;
}

bool EraseMessage(db::Transaction& act, MessageId id, Instant now) {
  if (act.Execute(kErase, Seconds(now), id.organ.value, id.number) != 1) return false;
  act.Execute(kEraseEvents, id.organ.value, id.number);
  act.Execute(kEraseComplaint, id.organ.value, id.number);
  act.Execute(kEraseAppeal, id.organ.value, id.number);
  return true;
}

int EraseMessages(db::Transaction& act, std::string_view state, Instant ended_before, Instant now, int most) {
  std::vector<MessageId> ended;
  for (const db::Row& row : act.Query(kSelectToErase, state, Seconds(ended_before), most)) {
    ended.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  for (const MessageId id : ended) EraseMessage(act, id, now);
  return static_cast<int>(ended.size());
}

void ForgetNetworks(db::Transaction& act, Instant before) {
  act.Execute(kForget, Seconds(before));
  act.Execute(kForgetArrivals, Seconds(before));
  act.Execute(kForgetLookups, Seconds(before));
  act.Execute(kForgetSupports, Seconds(before));
  act.Execute(kForgetUseful, Seconds(before));
}

}  // namespace gongkai::disclosure
