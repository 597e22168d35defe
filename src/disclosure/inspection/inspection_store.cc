#include "disclosure/inspection/inspection_store.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "account/sight.h"
#include "db/error.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

#define FAULT_COLUMNS                                                                                           \
  "organ_id, number, kind, subject, words, path, found_at, seen_at, gone_at, explained_name, explained_words, " \
  "explained_at"
constexpr std::string_view kSelectFault =
    "SELECT " FAULT_COLUMNS " FROM inspection_fault WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectAllOpen = "SELECT " FAULT_COLUMNS " FROM inspection_fault WHERE gone_at IS NULL";
constexpr std::string_view kSelectOpen =
    "SELECT " FAULT_COLUMNS " FROM inspection_fault WHERE gone_at IS NULL AND " IN_SIGHT(
        "organ_id") " ORDER BY organ_id, found_at, number LIMIT ?";
constexpr std::string_view kSelectWaiting =
    "SELECT " FAULT_COLUMNS " FROM inspection_fault WHERE gone_at IS NULL AND explained_at IS NULL AND " IN_SIGHT(
        "organ_id") " ORDER BY organ_id, found_at, number LIMIT ?";
constexpr std::string_view kNextFault = "SELECT COALESCE(MAX(number), 0) + 1 FROM inspection_fault WHERE organ_id = ?";
constexpr std::string_view kInsertFault =
    "INSERT INTO inspection_fault (" FAULT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, '', '', NULL)";
constexpr std::string_view kSeeFault =
    "UPDATE inspection_fault SET seen_at = ?, words = ?, path = ? WHERE organ_id = ? AND number = ?";
constexpr std::string_view kGone = "UPDATE inspection_fault SET gone_at = ? WHERE organ_id = ? AND number = ?";
constexpr std::string_view kExplain =
    "UPDATE inspection_fault SET explained_name = ?, explained_words = ?, explained_at = ? WHERE organ_id = ? AND "
    "number = ? AND gone_at IS NULL AND explained_at IS NULL";
constexpr std::string_view kPutRun =
    "INSERT INTO inspection_run (day, ended_at, items, links, outer_links, not_looked, answers, slow) VALUES (?, ?, ?, "
    "?, ?, ?, ?, ?) ON CONFLICT (day) DO UPDATE SET ended_at = excluded.ended_at, items = excluded.items, links = "
    "excluded.links, outer_links = excluded.outer_links, not_looked = excluded.not_looked, answers = excluded.answers, "
    "slow = excluded.slow";
constexpr std::string_view kLastRun =
    "SELECT day, ended_at, items, links, outer_links, not_looked, answers, slow FROM inspection_run ORDER BY day DESC "
    "LIMIT 1";
constexpr std::string_view kUndated =
    "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC " AND formed_on IS NULL ORDER BY organ_id, number LIMIT ?";
#define LATEST_OF_KIND(narrowed) \
  "SELECT public_from FROM item WHERE " IS_PUBLIC " AND kind = ?" narrowed " ORDER BY public_from DESC LIMIT 1"
constexpr std::string_view kLatestOfKind = LATEST_OF_KIND("");
constexpr std::string_view kLatestOfKindOfOrgan = LATEST_OF_KIND(" AND organ_id = ?");
constexpr std::string_view kPublishing = "SELECT DISTINCT organ_id FROM item WHERE " IS_PUBLIC " ORDER BY organ_id";

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }
Instant InstantOf(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

InspectionFault FaultFromRow(const db::Row& row) {
  const auto kind = InspectionKindFrom(row.Get<std::string_view>(2));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of fault");
  InspectionFault fault{.number = row.Get<std::int64_t>(1),
                        .seen = {.organ = OrganId{row.Get<std::int64_t>(0)},
                                 .kind = *kind,
                                 .subject = row.Get<std::string>(3),
                                 .words = row.Get<std::string>(4),
                                 .path = row.Get<std::string>(5)},
                        .found_at = InstantOf(row.Get<std::int64_t>(6)),
                        .seen_at = InstantOf(row.Get<std::int64_t>(7)),
                        .explained_name = row.Get<std::string>(9),
                        .explained_words = row.Get<std::string>(10)};
  if (const auto gone = row.Get<std::optional<std::int64_t>>(8)) fault.gone_at = InstantOf(*gone);
  if (const auto explained = row.Get<std::optional<std::int64_t>>(11)) fault.explained_at = InstantOf(*explained);
  return fault;
}

std::vector<InspectionFault> FaultsIn(db::Rows rows) {
  std::vector<InspectionFault> faults;
  while (rows.Next()) faults.push_back(FaultFromRow(rows.row()));
  return faults;
}

using FaultKey = std::tuple<OrganId, InspectionKind, std::string>;
FaultKey KeyOf(const SeenFault& seen) { return {seen.organ, seen.kind, seen.subject}; }

void AddFault(db::Transaction& act, const SeenFault& seen, Instant now) {
  const auto number = act.One<std::int64_t>(kNextFault, seen.organ.value);
  act.Execute(kInsertFault, seen.organ.value, number, IdOf(seen.kind), seen.subject, seen.words, seen.path,
              Seconds(now), Seconds(now));
}

}  // namespace

InspectionChanges PutInspected(db::Transaction& act, const Inspected& inspected, Instant now) {
  act.Lock("inspection");
  std::map<FaultKey, InspectionFault> open;
  for (InspectionFault& fault : FaultsIn(act.Query(kSelectAllOpen))) {
    FaultKey key = KeyOf(fault.seen);
    open.emplace(std::move(key), std::move(fault));
  }
  InspectionChanges changes;
  std::map<FaultKey, const SeenFault*> seen;
  for (const SeenFault& each : inspected.faults) {
    if (!seen.emplace(KeyOf(each), &each).second) continue;  // told once
    ++changes.open;
    const auto before = open.find(KeyOf(each));
    if (before == open.end()) {
      AddFault(act, each, now);
      ++changes.found;
    } else {
      act.Execute(kSeeFault, Seconds(now), each.words, each.path, each.organ.value, before->second.number);
    }
  }
  for (const auto& [key, fault] : open) {
    const bool was_looked = std::ranges::find(inspected.looked, fault.seen.kind) != inspected.looked.end();
    if (seen.contains(key) || !was_looked) continue;
    act.Execute(kGone, Seconds(now), fault.seen.organ.value, fault.number);
    ++changes.gone;
  }
  return changes;
}

void PutRun(db::Transaction& act, const InspectionRun& run) {
  act.Execute(kPutRun, run.day, Seconds(run.ended_at), run.items, run.links, run.outer_links, run.not_looked,
              run.answers.answers, run.answers.slow);
}

std::optional<InspectionRun> LastInspection(db::Session& session) {
  db::Rows rows = session.Query(kLastRun);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return InspectionRun{.day = row.Get<Date>(0),
                       .ended_at = InstantOf(row.Get<std::int64_t>(1)),
                       .items = row.Get<std::int64_t>(2),
                       .links = row.Get<std::int64_t>(3),
                       .outer_links = row.Get<std::int64_t>(4),
                       .not_looked = row.Get<std::int64_t>(5),
                       .answers = {row.Get<std::int64_t>(6), row.Get<std::int64_t>(7)}};
}

std::optional<InspectionFault> FindFault(db::Session& session, OrganId organ, std::int64_t number) {
  std::vector<InspectionFault> faults = FaultsIn(session.Query(kSelectFault, organ.value, number));
  return faults.empty() ? std::nullopt : std::optional(std::move(faults.front()));
}

bool ExplainFault(db::Transaction& act, OrganId organ, std::int64_t number, std::string_view name,
                  std::string_view words, Instant at) {
  return act.Execute(kExplain, name, words, Seconds(at), organ.value, number) > 0;
}

std::vector<InspectionFault> OpenFaults(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                        int most) {
  const auto sight = account::SightText(organs);
  return FaultsIn(session.Query(kSelectOpen, sight, sight, most));
}

std::vector<InspectionFault> WaitingFaults(db::Session& session, const std::vector<OrganId>& organs, int most) {
  const std::string sight = account::SightText(organs);
  return FaultsIn(session.Query(kSelectWaiting, sight, sight, most));
}

std::vector<Item> UndatedItems(db::Session& session, Date today, int most) {
  std::vector<Item> items;
  for (const db::Row& row : session.Query(kUndated, today, today, most)) items.push_back(ItemFromRow(row));
  return items;
}

std::optional<Date> LatestOfKinds(db::Session& session, std::optional<OrganId> organ, std::span<const ItemKind> kinds,
                                  Date today) {
  std::optional<Date> latest;
  for (const ItemKind kind : kinds) {
    const auto day = organ ? session.First<Date>(kLatestOfKindOfOrgan, today, today, IdOf(kind), organ->value)
                           : session.First<Date>(kLatestOfKind, today, today, IdOf(kind));
    if (day && (!latest || *latest < *day)) latest = day;
  }
  return latest;
}

std::vector<OrganId> PublishingOrgans(db::Session& session, Date today) {
  std::vector<OrganId> organs;
  for (const db::Row& row : session.Query(kPublishing, today, today)) {
    organs.push_back(OrganId{row.Get<std::int64_t>(0)});
  }
  return organs;
}

}  // namespace gongkai::disclosure
