// Messages as rows: found, locked, changed. What is sealed: message_seal_store.cc; lists: message_list_store.cc; how
// much comes from where: message_load_store.cc; what goes: message_erasure_store.cc.
#include "disclosure/participation/message_store.h"

#include "disclosure/participation/message_row_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kSelect = "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectBy =
    "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE code_digest = ? AND fact_digest = ?";
constexpr std::string_view kSelectByCode = "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE code_digest = ?";
constexpr std::string_view kUpdate =
    "UPDATE public_message SET handler_id = ?, state = ?, marks = ?, due_on = ?, verdict = ?, verdict_gist = ?, "
    "verdict_words = ?, ended_at = ?, ended_on = ?, assignee_id = ?, assignee = ?, elsewhere = ?, satisfaction = ?, "
    "version = version + 1 WHERE organ_id = ? AND number = ?";

template <class Value>
std::string IdOrBlank(const std::optional<Value>& value) {
  return value ? std::string(IdOf(*value)) : std::string();
}

std::optional<Message> FirstOf(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return MessageFromRow(rows.row());
}

}  // namespace

Message MessageFromRow(const db::Row& row) {
  Message message{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                  .kind = KnownOfMessage(MessageKindFrom(row.Get<std::string_view>(2))),
                  .way = KnownOfMessage(MessageWayFrom(row.Get<std::string_view>(3))),
                  .handler = OrganId{row.Get<std::int64_t>(4)},
                  .state = KnownOfMessage(MessageStateFrom(row.Get<std::string_view>(7))),
                  .marks = row.Get<int>(8),
                  .at = InstantOf(row.Get<std::int64_t>(9)),
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
  if (!row.IsNull(14)) message.ended_at = InstantOf(row.Get<std::int64_t>(14));
  return message;
}

SeenMessage SeenAs(const Message& message) { return {message.id, message.handler, message.version}; }

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

std::optional<Message> FindMessageBy(db::Session& session, std::string_view code_digest, std::string_view fact_digest) {
  return FirstOf(session.Query(kSelectBy, code_digest, fact_digest));
}

std::optional<Message> FindMessageOfForm(db::Session& session, std::string_view code_digest) {
  return FirstOf(session.Query(kSelectByCode, code_digest));
}

}  // namespace gongkai::disclosure
