#include "disclosure/item_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "disclosure/content_digest.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kSelect = "SELECT " ITEM_COLUMNS " FROM item WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectByIndex = "SELECT " ITEM_COLUMNS " FROM item WHERE index_number = ?";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM item WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO item (" ITEM_COLUMNS
    ", column_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)";
constexpr std::string_view kUpdate =
    "UPDATE item SET stage = ?, latest_version = ?, index_number = ?, kind = ?, title = ?, attribute = ?, formed_on = "
    "?, due_on = ?, published_version = ?, public_from = ?, public_until = ?, withdrawn_at = ?, withdrawal_kind = ?, "
    "withdrawal_words = ?, review_again_on = ?, changed_at = ?, on_site = ?, summary = ?, column_id = ?, version = "
    "version + 1 WHERE organ_id = "
    "? AND number = ?";

#define VERSION_COLUMNS                                                                                   \
  "organ_id, item, number, kind, title, summary, body, fields, attribute, ground, ground_words, origin, " \
  "other_organ, is_agreed, formed_on, publish_on, channels, correction, digest, author, saved_at, correction_why"
constexpr std::string_view kSelectVersion =
    "SELECT " VERSION_COLUMNS
    ", (SELECT p.published_at FROM item_publication p WHERE p.organ_id = item_version.organ_id AND p.item = "
    "item_version.item AND p.version = item_version.number) FROM item_version WHERE organ_id = ? AND item = ? AND "
    "number = ?";
constexpr std::string_view kSaveVersion =
    "INSERT INTO item_version (" VERSION_COLUMNS
    ", text_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
    "(organ_id, "
    "item, number) DO "
    "UPDATE SET kind = excluded.kind, title = excluded.title, summary = excluded.summary, body = excluded.body, fields "
    "= excluded.fields, attribute = excluded.attribute, ground = excluded.ground, ground_words = "
    "excluded.ground_words, origin = excluded.origin, other_organ = excluded.other_organ, is_agreed = "
    "excluded.is_agreed, formed_on = excluded.formed_on, publish_on = excluded.publish_on, channels = "
    "excluded.channels, correction = excluded.correction, digest = excluded.digest, author = excluded.author, "
    "saved_at = excluded.saved_at, correction_why = excluded.correction_why, text_digest = excluded.text_digest";
constexpr std::string_view kNextVersion =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM item_version WHERE organ_id = ? AND item = ?";
constexpr std::string_view kSelectAttachments =
    "SELECT name, digest, size FROM item_attachment WHERE organ_id = ? AND item = ? AND version = ? ORDER BY position";
constexpr std::string_view kDeleteAttachments =
    "DELETE FROM item_attachment WHERE organ_id = ? AND item = ? AND version = ?";
constexpr std::string_view kInsertAttachment =
    "INSERT INTO item_attachment (organ_id, item, version, position, name, digest, size) VALUES (?, ?, ?, ?, ?, ?, ?)";
// Schema: migrations/0182_item_reference.*.sql.
constexpr std::string_view kDeleteReference =
    "DELETE FROM item_reference WHERE organ_id = ? AND item = ? AND version = ?";
constexpr std::string_view kInsertReference =
    "INSERT INTO item_reference (organ_id, item, version, index_number) VALUES (?, ?, ?, ?)";
constexpr std::string_view kSelectSignatures =
    "SELECT signer, person_id, person_name, digest, at, answers, remark FROM item_signature WHERE organ_id = ? AND "
    "item = ? AND version = ? ORDER BY number";
constexpr std::string_view kInsertSignature =
    "INSERT INTO item_signature (organ_id, item, version, signer, digest, person_id, person_name, at, answers, remark, "
    "number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM item_signature WHERE "
    "organ_id = ? AND item = ?))";
constexpr std::string_view kInsertPublication =
    "INSERT INTO item_publication (organ_id, item, version, digest, published_at) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kSelectEvents =
    "SELECT version, kind, signer, person_id, person, at, words FROM item_event WHERE organ_id = ? AND item = ? ORDER "
    "BY number";
constexpr std::string_view kInsertEvent =
    "INSERT INTO item_event (organ_id, item, number, version, kind, signer, person_id, person, at, words) VALUES (?, "
    "?, (SELECT COALESCE(MAX(number), 0) + 1 FROM item_event WHERE organ_id = ? AND item = ?), ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kNextSerial =
    "INSERT INTO item_serial (organ_id, year, last) VALUES (?, ?, 1) ON CONFLICT (organ_id, year) DO UPDATE SET last = "
    "item_serial.last + 1 RETURNING last";

struct StageRow {
  Stage stage;
  std::string_view id, name;
};
constexpr StageRow kStages[] = {
    {Stage::kDraft, "draft", "草稿"},       {Stage::kReview, "review", "审签中"},
    {Stage::kPublic, "public", "已公开"},   {Stage::kRegistered, "registered", "登记不公开"},
    {Stage::kDropped, "dropped", "已放弃"},
};

template <class T>
T Known(std::optional<T> value, const char* what) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, what);
  return *value;
}

std::optional<Withdrawal> WithdrawalIn(const db::Row& row) {
  const auto at = row.Get<std::optional<std::int64_t>>(13);
  if (!at) return std::nullopt;
  return Withdrawal{InstantOf(*at), Known(WithdrawalKindFrom(row.Get<std::string_view>(14)), "unknown withdrawal"),
                    row.Get<std::string>(15)};
}

}  // namespace

std::string_view IdOf(Stage stage) { return kStages[static_cast<std::size_t>(stage)].id; }
std::string_view NameOf(Stage stage) { return kStages[static_cast<std::size_t>(stage)].name; }
std::optional<Stage> StageFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kStages, id, &StageRow::id);
  return row == std::end(kStages) ? std::nullopt : std::optional(row->stage);
}

Item ItemFromRow(const db::Row& row) {
  Item item{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
            .stage = Known(StageFrom(row.Get<std::string_view>(2)), "unknown stage of an item"),
            .latest_version = row.Get<std::int64_t>(3),
            .index_number = row.Get<std::string>(4),
            .kind = Known(ItemKindFrom(row.Get<std::string_view>(5)), "unknown kind of item"),
            .title = row.Get<std::string>(6),
            .summary = row.Get<std::string>(21),
            .attribute = Known(AttributeFrom(row.Get<std::string_view>(7)), "unknown attribute of an item"),
            .formed_on = row.Get<std::optional<Date>>(8),
            .due_on = row.Get<std::optional<Date>>(9),
            .publicity = {row.Get<std::optional<std::int64_t>>(10), row.Get<std::optional<Date>>(11),
                          row.Get<std::optional<Date>>(12), row.Get<bool>(20), false},
            .withdrawal = WithdrawalIn(row),
            .review_again_on = row.Get<std::optional<Date>>(16),
            .created_by = account::PersonId{row.Get<std::int64_t>(17)},
            .changed_at = InstantOf(row.Get<std::int64_t>(18)),
            .version = row.Get<std::int64_t>(19)};
  item.publicity.is_withdrawn = item.withdrawal.has_value();
  if (item.withdrawal) item.publicity.withdrawn_on = BeijingDay(item.withdrawal->at);
  return item;
}

std::optional<Item> FindItem(db::Session& session, ItemId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return ItemFromRow(rows.row());
}

std::optional<Item> FindItemByIndexNumber(db::Session& session, std::string_view index_number) {
  if (index_number.empty()) return std::nullopt;
  db::Rows rows = session.Query(kSelectByIndex, index_number);
  if (!rows.Next()) return std::nullopt;
  return ItemFromRow(rows.row());
}

std::optional<Item> LockedItem(db::Transaction& act, ItemId id) {
  act.Lock("item " + ToString(id));
  return FindItem(act, id);
}

ItemId AddItem(db::Transaction& act, Item item, const ItemVersion& first) {
  act.Lock("items of " + std::to_string(item.id.organ.value));
  item.id.number = act.One<std::int64_t>(kNextNumber, item.id.organ.value);
  act.Execute(kInsert, item.id.organ.value, item.id.number, IdOf(item.stage), item.latest_version, item.index_number,
              IdOf(item.kind), item.title, IdOf(item.attribute), item.formed_on, item.due_on,
              item.publicity.published_version, item.publicity.public_from, item.publicity.public_until,
              std::optional<std::int64_t>(), "", "", item.review_again_on, item.created_by.value,
              Seconds(item.changed_at), item.publicity.is_on_site ? 1 : 0, item.summary,
              IdOf(FactsOf(item.kind).column));
  ItemVersion version = first;
  version.item = item.id;
  SaveVersion(act, version);
  return item.id;
}

void UpdateItem(db::Transaction& act, const Item& item) {
  std::optional<std::int64_t> withdrawn_at;
  if (item.withdrawal) withdrawn_at = Seconds(item.withdrawal->at);
  act.Execute(kUpdate, IdOf(item.stage), item.latest_version, item.index_number, IdOf(item.kind), item.title,
              IdOf(item.attribute), item.formed_on, item.due_on, item.publicity.published_version,
              item.publicity.public_from, item.publicity.public_until, withdrawn_at,
              item.withdrawal ? IdOf(item.withdrawal->kind) : "", item.withdrawal ? item.withdrawal->words : "",
              item.review_again_on, Seconds(item.changed_at), item.publicity.is_on_site ? 1 : 0, item.summary,
              IdOf(FactsOf(item.kind).column), item.id.organ.value, item.id.number);
}

std::optional<EarlierWithdrawal> FindEarlierWithdrawal(db::Session& session, ItemId id) {
  db::Rows rows = session.Query(
      "SELECT version, public_from, public_until, on_site, withdrawn_at, kind, words FROM item_earlier_withdrawal "
      "WHERE organ_id = ? AND item = ?",
      id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  EarlierWithdrawal earlier{
      .publicity = {row.Get<std::int64_t>(0), row.Get<std::optional<Date>>(1), row.Get<std::optional<Date>>(2),
                    row.Get<std::int64_t>(3) == 1},
      .withdrawal = {Instant(std::chrono::seconds(row.Get<std::int64_t>(4))),
                     Known(WithdrawalKindFrom(row.Get<std::string_view>(5)), "unknown kind of withdrawal"),
                     row.Get<std::string>(6)}};
  earlier.publicity.is_withdrawn = true;
  earlier.publicity.withdrawn_on = BeijingDay(earlier.withdrawal.at);
  return earlier;
}

void PutEarlierWithdrawal(db::Transaction& act, ItemId id, const EarlierWithdrawal& earlier) {
  DropEarlierWithdrawal(act, id);
  act.Execute(
      "INSERT INTO item_earlier_withdrawal (organ_id, item, version, public_from, public_until, on_site, withdrawn_at, "
      "kind, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id.organ.value, id.number, earlier.publicity.published_version, earlier.publicity.public_from,
      earlier.publicity.public_until, earlier.publicity.is_on_site ? 1 : 0, Seconds(earlier.withdrawal.at),
      IdOf(earlier.withdrawal.kind), earlier.withdrawal.words);
}

void DropEarlierWithdrawal(db::Transaction& act, ItemId id) {
  act.Execute("DELETE FROM item_earlier_withdrawal WHERE organ_id = ? AND item = ?", id.organ.value, id.number);
}

// ---- versions

namespace {

std::string JsonOf(const std::map<std::string, std::string, std::less<>>& fields) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [name, value] : fields) json[name] = value;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::map<std::string, std::string, std::less<>> FieldsFrom(std::string_view text) {
  std::map<std::string, std::string, std::less<>> fields;
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) throw db::DatabaseError(db::ErrorCode::kOther, "fields of an item are no object");
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) fields.emplace(name, value.get<std::string>());
  }
  return fields;
}

namespace {

std::vector<Channel> ChannelsFrom(std::string_view text) {
  std::vector<Channel> channels;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    channels.push_back(Known(ChannelFrom(text.substr(0, comma)), "unknown channel"));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return channels;
}

std::vector<Attachment> AttachmentsOf(db::Session& session, ItemId id, std::int64_t version) {
  std::vector<Attachment> attachments;
  for (const db::Row& row : session.Query(kSelectAttachments, id.organ.value, id.number, version)) {
    attachments.push_back({row.Get<std::string>(0), row.Get<std::string>(1), row.Get<std::int64_t>(2)});
  }
  return attachments;
}

ItemVersion VersionFromRow(const db::Row& row) {
  ItemVersion version{.item = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                      .number = row.Get<std::int64_t>(2),
                      .content = {.kind = Known(ItemKindFrom(row.Get<std::string_view>(3)), "unknown kind of item"),
                                  .title = row.Get<std::string>(4),
                                  .summary = row.Get<std::string>(5),
                                  .body = row.Get<std::string>(6),
                                  .fields = FieldsFrom(row.Get<std::string_view>(7)),
                                  .attribute = Known(AttributeFrom(row.Get<std::string_view>(8)), "unknown attribute"),
                                  .ground = GroundFrom(row.Get<std::string_view>(9)),
                                  .ground_words = row.Get<std::string>(10),
                                  .origin = Known(OriginFrom(row.Get<std::string_view>(11)), "unknown origin"),
                                  .other_organ = row.Get<std::string>(12),
                                  .is_agreed = row.Get<bool>(13),
                                  .formed_on = row.Get<std::optional<Date>>(14).value_or(Date{}),
                                  .publish_on = row.Get<std::optional<Date>>(15),
                                  .channels = ChannelsFrom(row.Get<std::string_view>(16)),
                                  .attachments = {},
                                  .correction = row.Get<std::string>(17),
                                  .correction_why = row.Get<std::string>(21)},
                      .digest = row.Get<std::string>(18),
                      .author = account::PersonId{row.Get<std::int64_t>(19)},
                      .saved_at = InstantOf(row.Get<std::int64_t>(20))};
  if (const auto at = row.Get<std::optional<std::int64_t>>(22)) version.published_at = InstantOf(*at);
  return version;
}

}  // namespace

std::optional<Date> CorrectedOn(const Item& item, const ItemVersion& version) {
  if (version.content.correction.empty() || !version.published_at) return std::nullopt;
  // What was taken down and signed anew for a later day is read from that day on.
  return std::max(BeijingDay(*version.published_at), item.publicity.public_from.value_or(Date{}));
}

std::optional<ItemVersion> FindVersion(db::Session& session, ItemId id, std::int64_t number) {
  std::optional<ItemVersion> version;
  {
    db::Rows rows = session.Query(kSelectVersion, id.organ.value, id.number, number);
    if (rows.Next()) version = VersionFromRow(rows.row());
  }
  if (version) version->content.attachments = AttachmentsOf(session, id, number);
  return version;
}

namespace {

/// The item that an outcome or an interpretation names, beside its version, where it is found by its index number.
void SaveReference(db::Transaction& act, const ItemVersion& version) {
  const Content& c = version.content;
  act.Execute(kDeleteReference, version.item.organ.value, version.item.number, version.number);
  if (c.kind != ItemKind::kOutcome && c.kind != ItemKind::kInterpretation) return;
  const auto named = c.fields.find("of_item");
  if (named == c.fields.end() || IsBlankText(named->second)) return;
  act.Execute(kInsertReference, version.item.organ.value, version.item.number, version.number, Trim(named->second));
}

}  // namespace

void SaveVersion(db::Transaction& act, const ItemVersion& version) {
  const Content& c = version.content;
  const ItemId id = version.item;
  const std::optional<Date> formed_on = c.formed_on.ok() ? std::optional(c.formed_on) : std::nullopt;
  act.Execute(kSaveVersion, id.organ.value, id.number, version.number, IdOf(c.kind), c.title, c.summary, c.body,
              JsonOf(c.fields), IdOf(c.attribute), c.ground ? IdOf(*c.ground) : "", c.ground_words, IdOf(c.origin),
              c.other_organ, c.is_agreed ? 1 : 0, formed_on, c.publish_on, IdsOf(c.channels), c.correction,
              version.digest, version.author.value, Seconds(version.saved_at), c.correction_why, AskedDigest(c));
  SaveReference(act, version);
  act.Execute(kDeleteAttachments, id.organ.value, id.number, version.number);
  std::int64_t position = 0;
  for (const Attachment& each : c.attachments) {
    act.Execute(kInsertAttachment, id.organ.value, id.number, version.number, ++position, each.name, each.digest,
                each.size);
  }
}

// ---- signatures, publication, events

std::vector<Signature> SignaturesOf(db::Session& session, ItemId id, std::int64_t version) {
  std::vector<Signature> signatures;
  for (const db::Row& row : session.Query(kSelectSignatures, id.organ.value, id.number, version)) {
    signatures.push_back({.signer = Known(SignerFrom(row.Get<std::string_view>(0)), "unknown signer"),
                          .person = account::PersonId{row.Get<std::int64_t>(1)},
                          .person_name = row.Get<std::string>(2),
                          .digest = row.Get<std::string>(3),
                          .at = InstantOf(row.Get<std::int64_t>(4)),
                          .answers = row.Get<std::string>(5),
                          .remark = row.Get<std::string>(6)});
  }
  return signatures;
}

void AddSignature(db::Transaction& act, ItemId id, std::int64_t version, const Signature& s) {
  act.Execute(kInsertSignature, id.organ.value, id.number, version, IdOf(s.signer), s.digest, s.person.value,
              s.person_name, Seconds(s.at), s.answers, s.remark, id.organ.value, id.number);
}

void AddPublication(db::Transaction& act, ItemId id, std::int64_t version, std::string_view digest, Instant at) {
  act.Execute(kInsertPublication, id.organ.value, id.number, version, digest, Seconds(at));
}

std::vector<ItemEvent> EventsOf(db::Session& session, ItemId id) {
  std::vector<ItemEvent> events;
  for (const db::Row& row : session.Query(kSelectEvents, id.organ.value, id.number)) {
    events.push_back({.version = row.Get<std::int64_t>(0),
                      .kind = row.Get<std::string>(1),
                      .signer = SignerFrom(row.Get<std::string_view>(2)),
                      .person = account::PersonId{row.Get<std::int64_t>(3)},
                      .person_name = row.Get<std::string>(4),
                      .at = InstantOf(row.Get<std::int64_t>(5)),
                      .words = row.Get<std::string>(6)});
  }
  return events;
}

const ItemEvent* LastMoveOf(const std::vector<ItemEvent>& events) {
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    const bool is_beside = event->kind.starts_with("step_") || event->kind.starts_with("screening_");
    if (!is_beside) return &*event;
  }
  return nullptr;
}

std::int64_t NextVersionOf(db::Session& session, ItemId id) {
  return session.One<std::int64_t>(kNextVersion, id.organ.value, id.number);
}

void AddEvent(db::Transaction& act, ItemId id, const ItemEvent& e) {
  act.Execute(kInsertEvent, id.organ.value, id.number, id.organ.value, id.number, e.version, e.kind,
              e.signer ? IdOf(*e.signer) : "", e.person.value, e.person_name, Seconds(e.at), e.words);
}

std::int64_t NextSerial(db::Transaction& act, OrganId organ, int year) {
  return act.One<std::int64_t>(kNextSerial, organ.value, year);
}

}  // namespace gongkai::disclosure
