#include "account/organ_store.h"

namespace gongkai::account {
namespace {

#define ORGAN_COLUMNS                                                                                                 \
  "id, parent_id, kind, code, name, short_name, place_code, credit_code, leadership, opened_on, closed_on, version, " \
  "led_by"
// Kinds in the order of the enum, then by code.
#define ORGAN_ORDER                                                                                                \
  " ORDER BY CASE kind WHEN 'county_government' THEN 0 WHEN 'county_office' THEN 1 WHEN 'department' THEN 2 WHEN " \
  "'township' THEN 3 WHEN 'subdistrict' THEN 4 WHEN 'authorised' THEN 5 WHEN 'unit' THEN 6 ELSE 7 END, code"

constexpr std::string_view kSelectById = "SELECT " ORGAN_COLUMNS " FROM organ WHERE id = ?";
constexpr std::string_view kSelectByCode = "SELECT " ORGAN_COLUMNS " FROM organ WHERE code = ?";
constexpr std::string_view kSelectByCreditCode = "SELECT " ORGAN_COLUMNS " FROM organ WHERE credit_code = ?";
constexpr std::string_view kSelectOpenNamed =
    "SELECT " ORGAN_COLUMNS " FROM organ WHERE name = ? AND parent_id = ? AND closed_on IS NULL";
constexpr std::string_view kSelectRoot = "SELECT " ORGAN_COLUMNS " FROM organ WHERE parent_id IS NULL";
constexpr std::string_view kSelectAll = "SELECT " ORGAN_COLUMNS " FROM organ" ORGAN_ORDER;
constexpr std::string_view kSelectThere =
    "SELECT " ORGAN_COLUMNS " FROM organ WHERE opened_on <= ? AND (closed_on IS NULL OR closed_on > ?)" ORGAN_ORDER;
constexpr std::string_view kSelectBelow =
    "SELECT " ORGAN_COLUMNS
    " FROM organ WHERE parent_id = ? AND opened_on <= ? AND (closed_on IS NULL OR closed_on > ?)" ORGAN_ORDER;
constexpr std::string_view kSelectOpenBelow =
    "SELECT " ORGAN_COLUMNS " FROM organ WHERE parent_id = ? AND closed_on IS NULL" ORGAN_ORDER;
constexpr std::string_view kEndPosts =
    "UPDATE post SET until_day = ? WHERE organ_id = ? AND (until_day IS NULL OR until_day > ?)";
constexpr std::string_view kInsert =
    "INSERT INTO organ (parent_id, kind, code, name, short_name, place_code, credit_code, leadership, opened_on, "
    "closed_on, led_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING id";
constexpr std::string_view kUpdate =
    "UPDATE organ SET parent_id = ?, kind = ?, code = ?, name = ?, short_name = ?, place_code = ?, credit_code = ?, "
    "leadership = ?, opened_on = ?, closed_on = ?, led_by = ?, version = version + 1 WHERE id = ? AND version = ?";
constexpr std::string_view kSelectNames =
    "SELECT from_day, name, short_name FROM organ_name WHERE organ_id = ? ORDER BY from_day DESC";
constexpr std::string_view kSelectAllNames =
    "SELECT organ_id, from_day, name, short_name FROM organ_name ORDER BY organ_id, from_day DESC";
constexpr std::string_view kSelectNameOn =
    "SELECT from_day, name, short_name FROM organ_name WHERE organ_id = ? AND from_day <= ? ORDER BY from_day DESC "
    "LIMIT 1";
constexpr std::string_view kLock = "UPDATE organ SET version = version WHERE id = ?";
constexpr std::string_view kInsertName =
    "INSERT INTO organ_name (organ_id, from_day, name, short_name) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (organ_id, from_day) DO UPDATE SET name = excluded.name, short_name = excluded.short_name";
constexpr std::string_view kMoveName = "UPDATE organ_name SET from_day = ? WHERE organ_id = ? AND from_day = ?";
constexpr std::string_view kSelectChanges =
    "SELECT organ_id, on_day, kind, other_id, detail, person_id, at FROM organ_change WHERE organ_id = ? ORDER BY id";
constexpr std::string_view kInsertChange =
    "INSERT INTO organ_change (organ_id, on_day, kind, other_id, detail, person_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)";

std::optional<OrganId> OptionalId(const std::optional<std::int64_t>& value) {
  if (!value) return std::nullopt;
  return OrganId{*value};
}

std::optional<std::int64_t> Plain(const std::optional<OrganId>& id) {
  if (!id) return std::nullopt;
  return id->value;
}

Organ FromRow(const db::Row& row) {
  const auto kind = OrganKindFrom(row.Get<std::string_view>(2));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of organ");
  const auto leadership = LeadershipFrom(row.Get<std::string_view>(8));
  if (!leadership) throw db::DatabaseError(db::ErrorCode::kOther, "unknown leadership of an organ");
  return {.id = OrganId{row.Get<std::int64_t>(0)},
          .parent = OptionalId(row.Get<std::optional<std::int64_t>>(1)),
          .kind = *kind,
          .code = row.Get<std::string>(3),
          .name = row.Get<std::string>(4),
          .short_name = row.Get<std::string>(5),
          .place_code = row.Get<std::string>(6),
          .credit_code = row.Get<std::string>(7),
          .leadership = *leadership,
          .led_by = row.Get<std::string>(12),
          .opened_on = row.Get<Date>(9),
          .closed_on = row.Get<std::optional<Date>>(10),
          .version = row.Get<std::int64_t>(11)};
}

std::optional<Organ> FirstOf(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::vector<Organ> AllOf(db::Rows rows) {
  std::vector<Organ> organs;
  while (rows.Next()) organs.push_back(FromRow(rows.row()));
  return organs;
}

std::optional<OrganChange> ClosingOf(db::Session& session, OrganId id) {
  std::optional<OrganChange> closing;
  for (OrganChange& change : ChangesOf(session, id)) {
    if (change.kind == "merged" || change.kind == "abolished") closing = std::move(change);
  }
  return closing;
}

}  // namespace

std::optional<Organ> FindOrgan(db::Session& session, OrganId id) {
  return FirstOf(session.Query(kSelectById, id.value));
}

std::optional<Organ> FindOrganByCode(db::Session& session, std::string_view code) {
  return FirstOf(session.Query(kSelectByCode, code));
}

std::optional<Organ> FindOrganByCreditCode(db::Session& session, std::string_view credit_code) {
  return FirstOf(session.Query(kSelectByCreditCode, credit_code));
}

std::optional<Organ> FindOpenOrganNamed(db::Session& session, OrganId parent, std::string_view name) {
  return FirstOf(session.Query(kSelectOpenNamed, name, parent.value));
}

std::optional<Organ> RootOrgan(db::Session& session) { return FirstOf(session.Query(kSelectRoot)); }

std::vector<Organ> AllOrgans(db::Session& session, Date day, Closed closed) {
  if (closed == Closed::kInclude) return AllOf(session.Query(kSelectAll));
  return AllOf(session.Query(kSelectThere, day, day));
}

std::vector<Organ> OrgansBelow(db::Session& session, OrganId parent, Date day) {
  return AllOf(session.Query(kSelectBelow, parent.value, day, day));
}

std::vector<Organ> OpenOrgansBelow(db::Session& session, OrganId parent) {
  return AllOf(session.Query(kSelectOpenBelow, parent.value));
}

std::optional<Organ> OrganWithDuties(db::Session& session, OrganId id) {
  auto organ = FindOrgan(session, id);
  while (organ && !HasOwnDuties(organ->kind) && organ->parent) organ = FindOrgan(session, *organ->parent);
  return organ;
}

OrganId AddOrgan(db::Transaction& act, const Organ& organ) {
  const OrganId id{act.One<std::int64_t>(kInsert, Plain(organ.parent), IdOf(organ.kind), organ.code, organ.name,
                                         organ.short_name, organ.place_code, organ.credit_code, IdOf(organ.leadership),
                                         organ.opened_on, organ.closed_on, organ.led_by)};
  AddName(act, id, {organ.opened_on, organ.name, organ.short_name});
  return id;
}

bool UpdateOrgan(db::Transaction& act, const Organ& organ) {
  return act.Execute(kUpdate, Plain(organ.parent), IdOf(organ.kind), organ.code, organ.name, organ.short_name,
                     organ.place_code, organ.credit_code, IdOf(organ.leadership), organ.opened_on, organ.closed_on,
                     organ.led_by, organ.id.value, organ.version) == 1;
}

std::optional<Organ> LockedOrgan(db::Transaction& act, OrganId id) {
  act.Execute(kLock, id.value);
  return FindOrgan(act, id);
}

std::int64_t EndPostsIn(db::Transaction& act, OrganId id, Date last_day) {
  return act.Execute(kEndPosts, last_day, id.value, last_day);
}

std::vector<OrganName> NamesOf(db::Session& session, OrganId id) {
  std::vector<OrganName> names;
  for (const db::Row& row : session.Query(kSelectNames, id.value)) {
    names.push_back({row.Get<Date>(0), row.Get<std::string>(1), row.Get<std::string>(2)});
  }
  return names;
}

std::vector<std::pair<OrganId, OrganName>> AllNames(db::Session& session) {
  std::vector<std::pair<OrganId, OrganName>> names;
  for (const db::Row& row : session.Query(kSelectAllNames)) {
    names.emplace_back(
        OrganId{row.Get<std::int64_t>(0)},
        OrganName{.from = row.Get<Date>(1), .name = row.Get<std::string>(2), .short_name = row.Get<std::string>(3)});
  }
  return names;
}

std::optional<OrganName> NameOn(db::Session& session, OrganId id, Date day) {
  db::Rows rows = session.Query(kSelectNameOn, id.value, day);
  if (!rows.Next()) return std::nullopt;
  return OrganName{rows.row().Get<Date>(0), rows.row().Get<std::string>(1), rows.row().Get<std::string>(2)};
}

void AddName(db::Transaction& act, OrganId id, const OrganName& name) {
  act.Execute(kInsertName, id.value, name.from, name.name, name.short_name);
}

void MoveFirstName(db::Transaction& act, OrganId id, Date from, Date to) { act.Execute(kMoveName, to, id.value, from); }

std::vector<OrganChange> ChangesOf(db::Session& session, OrganId id) {
  std::vector<OrganChange> changes;
  for (const db::Row& row : session.Query(kSelectChanges, id.value)) {
    changes.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<Date>(1), row.Get<std::string>(2),
                       OptionalId(row.Get<std::optional<std::int64_t>>(3)), row.Get<std::string>(4),
                       row.Get<std::int64_t>(5), Instant(std::chrono::seconds(row.Get<std::int64_t>(6)))});
  }
  return changes;
}

// Each came after one that was closed before it, so the way ends.
Successor SuccessorOf(db::Session& session, OrganId closed) {
  const auto closing = ClosingOf(session, closed);
  if (!closing) return {};
  if (!closing->other) return {.name = closing->detail};
  auto next = FindOrgan(session, *closing->other);
  if (!next) return {};
  if (next->closed_on) return SuccessorOf(session, next->id);
  std::string name = next->name;
  return {.organ = std::move(next), .name = std::move(name)};
}

void AddChange(db::Transaction& act, const OrganChange& change) {
  act.Execute(kInsertChange, change.organ.value, change.on, change.kind, Plain(change.other), change.detail,
              change.person, change.at.time_since_epoch().count());
}

}  // namespace gongkai::account
