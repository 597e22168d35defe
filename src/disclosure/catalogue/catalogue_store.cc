#include "disclosure/catalogue/catalogue_store.h"

#include "account/sight.h"
#include "crypto/sm3.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

// ---- rows

#define ROW_COLUMNS                                                                                            \
  "organ_id, number, area, first_matter, second_matter, elements, basis, time_words, subject, channels, "      \
  "other_channels, is_for_everyone, specific_group, is_proactive, is_on_application, is_county, is_township, " \
  "rhythm, cycle, focus, made_on, ended_on, version"
constexpr std::string_view kSelectRow = "SELECT " ROW_COLUMNS " FROM catalogue_row WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectRows = "SELECT " ROW_COLUMNS " FROM catalogue_row WHERE organ_id = ? ORDER BY number";
constexpr std::string_view kSelectRowsInForce =
    "SELECT " ROW_COLUMNS " FROM catalogue_row WHERE organ_id = ? AND ended_on IS NULL ORDER BY number";
constexpr std::string_view kSelectRowsInArea =
    "SELECT " ROW_COLUMNS " FROM catalogue_row WHERE organ_id = ? AND area = ? AND ended_on IS NULL ORDER BY number";
constexpr std::string_view kCountInForce = "SELECT COUNT(*) FROM catalogue_row WHERE organ_id = ? AND ended_on IS NULL";
constexpr std::string_view kCountOwn =
    "SELECT organ_id, area, is_county, is_township, COUNT(*) FROM catalogue_row WHERE ended_on IS NULL GROUP BY "
    "organ_id, area, is_county, is_township";
constexpr std::string_view kCountTaken =
    "SELECT c.organ_id, r.area, r.is_county, r.is_township, COUNT(*) FROM catalogue_choice c JOIN catalogue_row r ON "
    "r.area = c.area WHERE r.organ_id = ? AND r.ended_on IS NULL AND c.applies = 1 GROUP BY c.organ_id, r.area, "
    "r.is_county, r.is_township";
constexpr std::string_view kNextRow = "SELECT COALESCE(MAX(number), 0) + 1 FROM catalogue_row WHERE organ_id = ?";
constexpr std::string_view kInsertRow =
    "INSERT INTO catalogue_row (" ROW_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr std::string_view kUpdateRow =
    "UPDATE catalogue_row SET area = ?, first_matter = ?, second_matter = ?, elements = ?, basis = ?, time_words = ?, "
    "subject = ?, channels = ?, other_channels = ?, is_for_everyone = ?, specific_group = ?, is_proactive = ?, "
    "is_on_application = ?, is_county = ?, is_township = ?, rhythm = ?, cycle = ?, focus = ?, ended_on = ?, version = "
    "version + 1 WHERE organ_id = ? AND number = ?";

constexpr std::string_view kSelectEvents =
    "SELECT kind, person_id, person, at, reason, changes FROM catalogue_event WHERE organ_id = ? AND row_number = ? "
    "ORDER BY number";
constexpr std::string_view kInsertEvent =
    "INSERT INTO catalogue_event (organ_id, row_number, number, kind, person_id, person, at, reason, changes) VALUES "
    "(?, ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM catalogue_event WHERE organ_id = ? AND row_number = ?), ?, ?, ?, "
    "?, ?, ?)";

// ---- what organs say of areas and rows

constexpr std::string_view kSelectChoices =
    "SELECT area, applies, reason, since, person, at FROM catalogue_choice WHERE organ_id = ? ORDER BY area";
constexpr std::string_view kSetChoice =
    "INSERT INTO catalogue_choice (organ_id, area, applies, reason, since, person_id, person, at) VALUES (?, ?, ?, ?, "
    "?, ?, ?, ?) ON CONFLICT (organ_id, area) DO UPDATE SET applies = excluded.applies, reason = excluded.reason, "
    "since = excluded.since, person_id = excluded.person_id, person = excluded.person, at = excluded.at";
constexpr std::string_view kSelectDuties =
    "SELECT d.row_organ, d.row_number, d.unit_id, d.person_id, COALESCE(o.short_name, ''), COALESCE(p.name, '') FROM "
    "catalogue_duty d LEFT JOIN organ o ON o.id = d.unit_id LEFT JOIN person p ON p.id = d.person_id WHERE d.organ_id "
    "= ?";
constexpr std::string_view kSetDuty =
    "INSERT INTO catalogue_duty (organ_id, row_organ, row_number, unit_id, person_id) VALUES (?, ?, ?, ?, ?) ON "
    "CONFLICT (organ_id, row_organ, row_number) DO UPDATE SET unit_id = excluded.unit_id, person_id = "
    "excluded.person_id";

// ---- items under rows

constexpr std::string_view kSelectTie =
    "SELECT row_organ, row_number, period FROM item_catalogue_row WHERE organ_id = ? AND item = ?";
constexpr std::string_view kDeleteTie = "DELETE FROM item_catalogue_row WHERE organ_id = ? AND item = ?";
constexpr std::string_view kInsertTie =
    "INSERT INTO item_catalogue_row (organ_id, item, row_organ, row_number, period) VALUES (?, ?, ?, ?, ?)";
// What is not to be published, or was let go of, is owed by nobody.
constexpr std::string_view kSelectTied =
    "SELECT t.row_organ, t.row_number, t.period, i.number, i.title, i.public_from, i.withdrawn_at, "
    "i.published_version, i.formed_on, i.kind, i.latest_version FROM item_catalogue_row t JOIN item i ON i.organ_id = "
    "t.organ_id AND i.number = "
    "t.item WHERE t.organ_id = ? AND i.attribute = 'proactive' AND i.stage <> 'dropped' ORDER BY i.number";
constexpr std::string_view kCountPublic =
    "SELECT t.row_organ, t.row_number, COUNT(*) FROM item_catalogue_row t JOIN item i ON i.organ_id = t.organ_id AND "
    "i.number = t.item WHERE t.organ_id = ? AND " IS_PUBLIC " GROUP BY t.row_organ, t.row_number";
constexpr std::string_view kSelectPublic =
    "SELECT " ITEM_COLUMNS
    " FROM item WHERE organ_id = ? AND number IN (SELECT item FROM item_catalogue_row WHERE organ_id = ? AND row_organ "
    "= ? AND row_number = ?) AND " IS_PUBLIC " ORDER BY public_from DESC, number DESC LIMIT ?";

std::vector<Channel> ChannelsIn(std::string_view text) {
  std::vector<Channel> channels;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    if (const auto channel = ChannelFrom(text.substr(0, comma))) channels.push_back(*channel);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return channels;
}

std::string CycleText(const CatalogueRow& row) { return row.cycle ? std::string(IdOf(*row.cycle)) : std::string(); }

KeptRow RowFrom(const db::Row& row) {
  const auto yes = [&](int column) { return row.Get<std::int64_t>(column) == 1; };
  const auto rhythm = RhythmFrom(row.Get<std::string_view>(17));
  if (!rhythm) throw db::DatabaseError(db::ErrorCode::kOther, "unknown rhythm of a catalogue row");
  return {.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .row = {.area = row.Get<std::string>(2),
                  .first_matter = row.Get<std::string>(3),
                  .second_matter = row.Get<std::string>(4),
                  .elements = row.Get<std::string>(5),
                  .basis = row.Get<std::string>(6),
                  .time_words = row.Get<std::string>(7),
                  .subject = row.Get<std::string>(8),
                  .channels = ChannelsIn(row.Get<std::string_view>(9)),
                  .other_channels = row.Get<std::string>(10),
                  .is_for_everyone = yes(11),
                  .specific_group = row.Get<std::string>(12),
                  .is_proactive = yes(13),
                  .is_on_application = yes(14),
                  .is_county = yes(15),
                  .is_township = yes(16),
                  .rhythm = *rhythm,
                  .cycle = CycleFrom(row.Get<std::string_view>(18)),
                  .focus = row.Get<std::string>(19)},
          .made_on = row.Get<Date>(20),
          .ended_on = row.Get<std::optional<Date>>(21),
          .version = row.Get<std::int64_t>(22)};
}

RowCount CountFrom(const db::Row& row) {
  return {.organ = OrganId{row.Get<std::int64_t>(0)},
          .area = row.Get<std::string>(1),
          .is_county = row.Get<std::int64_t>(2) == 1,
          .is_township = row.Get<std::int64_t>(3) == 1,
          .rows = static_cast<int>(row.Get<std::int64_t>(4))};
}

template <class Tag>
std::optional<std::int64_t> Plain(const std::optional<Tag>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

/// Of a kind whose term runs from a decision or an approval, that day; it stands in the version alone.
Date EventDayOf(db::Session& session, const TiedItem& item, std::int64_t version) {
  const auto found = FindVersion(session, item.id, version);
  return found ? EventDay(found->content) : item.event_day;
}

bool HasEventOfItsOwn(ItemKind kind) { return FactsOf(kind).event != FactsOf(ItemKind::kNotice).event; }

CatalogueRowId RowIdIn(const db::Row& row, int column) {
  return {OrganId{row.Get<std::int64_t>(column)}, row.Get<std::int64_t>(column + 1)};
}

}  // namespace

std::optional<KeptRow> FindRow(db::Session& session, CatalogueRowId id) {
  for (const db::Row& row : session.Query(kSelectRow, id.organ.value, id.number)) return RowFrom(row);
  return std::nullopt;
}

std::vector<KeptRow> RowsKeptBy(db::Session& session, OrganId organ, bool with_ended) {
  std::vector<KeptRow> rows;
  for (const db::Row& row : session.Query(with_ended ? kSelectRows : kSelectRowsInForce, organ.value)) {
    rows.push_back(RowFrom(row));
  }
  return rows;
}

std::vector<KeptRow> RowsInArea(db::Session& session, OrganId organ, std::string_view area) {
  std::vector<KeptRow> rows;
  for (const db::Row& row : session.Query(kSelectRowsInArea, organ.value, area)) rows.push_back(RowFrom(row));
  return rows;
}

std::size_t CountRowsInForce(db::Session& session, OrganId organ) {
  return static_cast<std::size_t>(session.One<std::int64_t>(kCountInForce, organ.value));
}

std::vector<RowCount> CountOwnRows(db::Session& session) {
  std::vector<RowCount> counts;
  for (const db::Row& row : session.Query(kCountOwn)) counts.push_back(CountFrom(row));
  return counts;
}

std::vector<RowCount> CountTakenRows(db::Session& session, OrganId standard) {
  std::vector<RowCount> counts;
  for (const db::Row& row : session.Query(kCountTaken, standard.value)) counts.push_back(CountFrom(row));
  return counts;
}

void LockCatalogue(db::Transaction& act, OrganId keeper) { act.Lock("catalogue " + std::to_string(keeper.value)); }

CatalogueRowId AddRow(db::Transaction& act, OrganId organ, const CatalogueRow& row, Date today) {
  LockCatalogue(act, organ);
  const CatalogueRowId id{organ, act.One<std::int64_t>(kNextRow, organ.value)};
  act.Execute(kInsertRow, id.organ.value, id.number, row.area, row.first_matter, row.second_matter, row.elements,
              row.basis, row.time_words, row.subject, IdsOf(row.channels), row.other_channels, row.is_for_everyone,
              row.specific_group, row.is_proactive, row.is_on_application, row.is_county, row.is_township,
              IdOf(row.rhythm), CycleText(row), row.focus, today, std::optional<Date>());
  return id;
}

void UpdateRow(db::Transaction& act, const KeptRow& kept) {
  const CatalogueRow& row = kept.row;
  act.Execute(kUpdateRow, row.area, row.first_matter, row.second_matter, row.elements, row.basis, row.time_words,
              row.subject, IdsOf(row.channels), row.other_channels, row.is_for_everyone, row.specific_group,
              row.is_proactive, row.is_on_application, row.is_county, row.is_township, IdOf(row.rhythm), CycleText(row),
              row.focus, kept.ended_on, kept.id.organ.value, kept.id.number);
}

std::vector<RowEvent> EventsOfRow(db::Session& session, CatalogueRowId id) {
  std::vector<RowEvent> events;
  for (const db::Row& row : session.Query(kSelectEvents, id.organ.value, id.number)) {
    events.push_back({.kind = row.Get<std::string>(0),
                      .person = account::PersonId{row.Get<std::int64_t>(1)},
                      .person_name = row.Get<std::string>(2),
                      .at = InstantOf(row.Get<std::int64_t>(3)),
                      .reason = row.Get<std::string>(4),
                      .changes = row.Get<std::string>(5)});
  }
  return events;
}

void AddRowEvent(db::Transaction& act, CatalogueRowId id, const RowEvent& event) {
  act.Execute(kInsertEvent, id.organ.value, id.number, id.organ.value, id.number, event.kind, event.person.value,
              event.person_name, Seconds(event.at), event.reason, event.changes);
}

std::vector<AreaChoice> ChoicesOf(db::Session& session, OrganId organ) {
  std::vector<AreaChoice> choices;
  for (const db::Row& row : session.Query(kSelectChoices, organ.value)) {
    choices.push_back({.area = row.Get<std::string>(0),
                       .applies = row.Get<std::int64_t>(1) == 1,
                       .reason = row.Get<std::string>(2),
                       .since = row.Get<Date>(3),
                       .person_name = row.Get<std::string>(4),
                       .at = InstantOf(row.Get<std::int64_t>(5))});
  }
  return choices;
}

void SetChoice(db::Transaction& act, OrganId organ, const AreaChoice& choice, account::PersonId person) {
  act.Execute(kSetChoice, organ.value, choice.area, choice.applies, choice.reason, choice.since, person.value,
              choice.person_name, Seconds(choice.at));
}

std::map<CatalogueRowId, NamedDuty> DutiesOf(db::Session& session, OrganId organ) {
  std::map<CatalogueRowId, NamedDuty> duties;
  for (const db::Row& row : session.Query(kSelectDuties, organ.value)) {
    NamedDuty named{.duty = {}, .unit_name = row.Get<std::string>(4), .person_name = row.Get<std::string>(5)};
    if (const auto unit = row.Get<std::optional<std::int64_t>>(2)) named.duty.unit = OrganId{*unit};
    if (const auto person = row.Get<std::optional<std::int64_t>>(3)) named.duty.person = account::PersonId{*person};
    duties.emplace(RowIdIn(row, 0), std::move(named));
  }
  return duties;
}

void SetDuty(db::Transaction& act, OrganId organ, CatalogueRowId row, const RowDuty& duty) {
  act.Execute(kSetDuty, organ.value, row.organ.value, row.number, Plain(duty.unit), Plain(duty.person));
}

std::optional<ItemTie> TieOf(db::Session& session, ItemId item) {
  for (const db::Row& row : session.Query(kSelectTie, item.organ.value, item.number)) {
    return ItemTie{RowIdIn(row, 0), row.Get<std::string>(2)};
  }
  return std::nullopt;
}

void SetTie(db::Transaction& act, ItemId item, const std::optional<ItemTie>& tie) {
  act.Execute(kDeleteTie, item.organ.value, item.number);
  if (!tie) return;
  act.Execute(kInsertTie, item.organ.value, item.number, tie->row.organ.value, tie->row.number, tie->period);
}

std::map<CatalogueRowId, std::vector<TiedItem>> TiedItemsOf(db::Session& session, OrganId organ) {
  struct Special {
    CatalogueRowId row;
    std::size_t place;
    std::int64_t version;
  };
  std::vector<Special> special;
  std::map<CatalogueRowId, std::vector<TiedItem>> tied;
  for (const db::Row& row : session.Query(kSelectTied, organ.value)) {
    TiedItem item{.id = {organ, row.Get<std::int64_t>(3)},
                  .title = row.Get<std::string>(4),
                  .published_on = row.Get<std::optional<Date>>(5),
                  .event_day = row.Get<std::optional<Date>>(8).value_or(Date{}),
                  .period = row.Get<std::string>(2)};
    const bool is_published = row.Get<std::optional<std::int64_t>>(7) && !row.Get<std::optional<std::int64_t>>(6);
    if (!is_published) item.published_on.reset();
    const CatalogueRowId id = RowIdIn(row, 0);
    tied[id].push_back(std::move(item));
    const auto kind = ItemKindFrom(row.Get<std::string_view>(9));
    const auto version = row.Get<std::optional<std::int64_t>>(7).value_or(row.Get<std::int64_t>(10));
    if (kind && HasEventOfItsOwn(*kind)) special.push_back({id, tied[id].size() - 1, version});
  }
  for (const Special& each : special) {
    TiedItem& item = tied[each.row][each.place];
    item.event_day = EventDayOf(session, item, each.version);
  }
  return tied;
}

std::map<CatalogueRowId, int> CountPublicByRow(db::Session& session, OrganId organ, Date today) {
  std::map<CatalogueRowId, int> counts;
  for (const db::Row& row : session.Query(kCountPublic, organ.value, today, today)) {
    counts.emplace(RowIdIn(row, 0), static_cast<int>(row.Get<std::int64_t>(2)));
  }
  return counts;
}

std::vector<Item> PublicUnderRow(db::Session& session, OrganId organ, CatalogueRowId row, Date today, int most) {
  std::vector<Item> items;
  for (const db::Row& each :
       session.Query(kSelectPublic, organ.value, organ.value, row.organ.value, row.number, today, today, most)) {
    items.push_back(ItemFromRow(each));
  }
  return items;
}

std::string CatalogueVersion(db::Session& session, const std::vector<OrganId>& organs) {
  const std::optional<std::string> sight = organs.empty() ? std::nullopt : std::optional(account::SightText(organs));
  std::string version;
  // Each change of a row counts its version up. A choice is written over: its words are read, there are some dozens.
  for (const db::Row& row : session.Query(
           "SELECT COUNT(*), COALESCE(CAST(SUM(version) AS BIGINT), 0) FROM catalogue_row WHERE " IN_SIGHT("organ_id"),
           sight, sight)) {
    version += std::to_string(row.Get<std::int64_t>(0)) + " " + std::to_string(row.Get<std::int64_t>(1)) + "\n";
  }
  for (const db::Row& row :
       session.Query("SELECT organ_id, area, applies, reason FROM catalogue_choice WHERE " IN_SIGHT(
                         "organ_id") " ORDER BY organ_id, area",
                     sight, sight)) {
    version += std::to_string(row.Get<std::int64_t>(0)) + " " + row.Get<std::string>(1) + " " +
               std::to_string(row.Get<std::int64_t>(2)) + " " + row.Get<std::string>(3) + "\n";
  }
  return crypto::Sm3Hex(version);
}

}  // namespace gongkai::disclosure
