#include "report/campaign/unit_store.h"

#include <algorithm>
#include <iterator>

#include "report/campaign/unit_tree.h"

namespace gongkai::report {
namespace {

/// As many or more below a top: all units are read in one go and its own are picked here, which of a country's forty
/// thousand takes half of the time that the database takes to go down from one to the next.
constexpr std::int64_t kFewUnits = 1'000;

using account::OrganId;

#define UNIT_COLUMNS                                                                                              \
  "u.id, u.parent, u.organ_id, u.name, u.short_name, u.place_code, u.kind, u.is_led_from_above, u.is_own_level, " \
  "u.first_year, u.last_year"

constexpr std::string_view kAdd =
    "INSERT INTO annual_unit (parent, organ_id, name, short_name, place_code, kind, is_led_from_above, is_own_level, "
    "first_year, last_year) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
constexpr std::string_view kUpdate =
    "UPDATE annual_unit SET parent = ?, organ_id = ?, name = ?, short_name = ?, place_code = ?, kind = ?, "
    "is_led_from_above = ?, is_own_level = ?, first_year = ?, last_year = ? WHERE id = ?";
constexpr std::string_view kOne = "SELECT " UNIT_COLUMNS " FROM annual_unit u WHERE u.id = ?";
constexpr std::string_view kOfOrgan = "SELECT " UNIT_COLUMNS " FROM annual_unit u WHERE u.organ_id = ?";
constexpr std::string_view kNamed =
    "SELECT " UNIT_COLUMNS " FROM annual_unit u WHERE u.name = ? OR u.short_name = ? ORDER BY u.id";
constexpr std::string_view kTops = "SELECT " UNIT_COLUMNS " FROM annual_unit u WHERE u.parent IS NULL ORDER BY u.id";
constexpr std::string_view kCounty =
    "SELECT " UNIT_COLUMNS
    " FROM annual_unit u JOIN organ o ON o.id = u.organ_id WHERE o.parent_id IS NULL ORDER BY u.id";
constexpr std::string_view kChildren = "SELECT " UNIT_COLUMNS " FROM annual_unit u WHERE u.parent = ? ORDER BY u.id";
// A level more is asked for than there may be: UNION leaves out what was found before, so that it ends in any case.
constexpr std::string_view kBelow =
    "WITH RECURSIVE below (id, level) AS (SELECT id, 0 FROM annual_unit WHERE id = ? UNION SELECT c.id, b.level + 1 "
    "FROM annual_unit c JOIN below b ON c.parent = b.id WHERE b.level < ?) SELECT " UNIT_COLUMNS
    " FROM below b JOIN annual_unit u ON u.id = b.id ORDER BY b.level, u.id";
constexpr std::string_view kCountBelow =
    "WITH RECURSIVE below (id, level) AS (SELECT id, 0 FROM annual_unit WHERE id = ? UNION SELECT c.id, b.level + 1 "
    "FROM annual_unit c JOIN below b ON c.parent = b.id WHERE b.level < ?) SELECT COUNT(*) FROM (SELECT id FROM below "
    "LIMIT ?) few";
constexpr std::string_view kAll = "SELECT " UNIT_COLUMNS " FROM annual_unit u ORDER BY u.id";

Unit UnitFrom(const db::Row& row) {
  Unit unit;
  unit.id = UnitId{row.Get<std::int64_t>(0)};
  if (const auto parent = row.Get<std::optional<std::int64_t>>(1)) unit.parent = UnitId{*parent};
  if (const auto organ = row.Get<std::optional<std::int64_t>>(2)) unit.organ = OrganId{*organ};
  unit.name = row.Get<std::string>(3);
  unit.short_name = row.Get<std::string>(4);
  unit.place_code = row.Get<std::string>(5);
  unit.kind = account::OrganKindFrom(row.Get<std::string_view>(6)).value_or(account::OrganKind::kDepartment);
  unit.is_led_from_above = row.Get<bool>(7);
  unit.is_own_level = row.Get<bool>(8);
  unit.first_year = row.Get<int>(9);
  unit.last_year = row.Get<int>(10);
  return unit;
}

template <class... Args>
std::vector<Unit> UnitsIn(db::Session& session, std::string_view sql, const Args&... args) {
  std::vector<Unit> units;
  for (const db::Row& row : session.Query(sql, args...)) units.push_back(UnitFrom(row));
  return units;
}

template <class... Args>
std::optional<Unit> FirstUnit(db::Session& session, std::string_view sql, const Args&... args) {
  std::vector<Unit> units = UnitsIn(session, sql, args...);
  return units.empty() ? std::nullopt : std::optional(std::move(units.front()));
}

/// Level by level, by id in each: as kBelow.
std::vector<Unit> Below(std::vector<Unit> all, UnitId top) {
  std::vector<std::size_t> found, level;
  std::vector<bool> is_found(all.size());
  const UnitTree tree(all);
  if (const auto at = tree.IndexOf(top)) level.push_back(*at);
  for (int depth = 0; depth <= kMostUnitLevels && !level.empty(); ++depth) {
    std::ranges::sort(level, {}, [&](std::size_t at) { return all[at].id; });
    std::vector<std::size_t> next;
    for (const std::size_t at : level) {
      if (is_found[at]) continue;
      is_found[at] = true;
      found.push_back(at);
      std::ranges::copy(tree.Below(at), std::back_inserter(next));
    }
    level = std::move(next);
  }
  std::vector<Unit> below;
  below.reserve(found.size());
  for (const std::size_t at : found) below.push_back(std::move(all[at]));
  return below;
}

template <class Tag>
std::optional<std::int64_t> NumberOf(const std::optional<Id<Tag>>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

}  // namespace

UnitId AddUnit(db::Transaction& act, const Unit& unit) {
  return UnitId{act.One<std::int64_t>(kAdd, NumberOf(unit.parent), NumberOf(unit.organ), unit.name, unit.short_name,
                                      unit.place_code, IdOf(unit.kind), unit.is_led_from_above ? 1 : 0,
                                      unit.is_own_level ? 1 : 0, unit.first_year, unit.last_year)};
}

void UpdateUnit(db::Transaction& act, const Unit& unit) {
  act.Execute(kUpdate, NumberOf(unit.parent), NumberOf(unit.organ), unit.name, unit.short_name, unit.place_code,
              IdOf(unit.kind), unit.is_led_from_above ? 1 : 0, unit.is_own_level ? 1 : 0, unit.first_year,
              unit.last_year, unit.id.value);
}

std::optional<Unit> FindUnit(db::Session& session, UnitId id) { return FirstUnit(session, kOne, id.value); }
std::optional<Unit> UnitOfOrgan(db::Session& session, OrganId organ) {
  return FirstUnit(session, kOfOrgan, organ.value);
}
std::vector<Unit> UnitsNamed(db::Session& session, std::string_view name) {
  return UnitsIn(session, kNamed, name, name);
}
std::vector<Unit> TopUnits(db::Session& session) { return UnitsIn(session, kTops); }
std::optional<Unit> CountyUnit(db::Session& session) { return FirstUnit(session, kCounty); }
bool HasChildren(db::Session& session, UnitId parent) {
  return session.One<std::optional<std::int64_t>>("SELECT MIN(id) FROM annual_unit WHERE parent = ?", parent.value)
      .has_value();
}
std::vector<Unit> ChildrenOf(db::Session& session, UnitId parent) { return UnitsIn(session, kChildren, parent.value); }
std::vector<Unit> UnitsBelow(db::Session& session, UnitId top) {
  const bool has_few = session.One<std::int64_t>(kCountBelow, top.value, kMostUnitLevels, kFewUnits) < kFewUnits;
  if (has_few) return UnitsIn(session, kBelow, top.value, kMostUnitLevels);
  return Below(AllUnits(session), top);
}
std::vector<Unit> AllUnits(db::Session& session) { return UnitsIn(session, kAll); }

std::vector<Unit> UnitsAbove(db::Session& session, UnitId id) {
  std::vector<Unit> above;
  auto unit = FindUnit(session, id);
  while (unit && unit->parent && above.size() < static_cast<std::size_t>(kMostUnitLevels)) {
    unit = FindUnit(session, *unit->parent);
    if (unit) above.push_back(*unit);
  }
  std::ranges::reverse(above);
  return above;
}

}  // namespace gongkai::report
