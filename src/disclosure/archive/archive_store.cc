#include "disclosure/archive/archive_store.h"

#include "account/sight.h"
#include "db/error.h"

namespace gongkai::disclosure {
namespace {

#define PACKAGE_COLUMNS                                                                                    \
  "organ_id, number, year, until_day, state, total, done_items, note, node, held_until, tries, asked_by, " \
  "asked_name, asked_at, made_at, items, versions, held_back, files, size, sm3, sha256, manifest_sm3"

constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM archive_package WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO archive_package (" PACKAGE_COLUMNS
                                     ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelect =
    "SELECT " PACKAGE_COLUMNS " FROM archive_package WHERE organ_id = ? AND number = ?";
constexpr std::string_view kList =
    "SELECT " PACKAGE_COLUMNS
    " FROM archive_package WHERE " IN_SIGHT("organ_id") " ORDER BY asked_at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kNext =
    "SELECT " PACKAGE_COLUMNS
    " FROM archive_package WHERE state = 'waiting' OR (state = 'making' AND held_until < ?) ORDER BY asked_at, "
    "organ_id, number LIMIT 1";
constexpr std::string_view kTake =
    "UPDATE archive_package SET state = 'making', node = ?, held_until = ?, tries = ? WHERE organ_id = ? AND number = "
    "?";
constexpr std::string_view kHold =
    "UPDATE archive_package SET held_until = ?, total = ?, done_items = ? WHERE organ_id = ? AND number = ? AND state "
    "= "
    "'making' AND node = ? AND tries = ?";
constexpr std::string_view kEnd =
    "UPDATE archive_package SET state = ?, total = ?, done_items = ?, note = ?, made_at = ?, items = ?, versions = ?, "
    "held_back = ?, files = ?, size = ?, sm3 = ?, sha256 = ?, manifest_sm3 = ? WHERE organ_id = ? AND number = ? AND "
    "state = 'making' AND node = ? AND tries = ?";
constexpr std::string_view kInsertFault =
    "INSERT INTO archive_package_fault (organ_id, package, position, words) VALUES (?, ?, ?, ?)";
constexpr std::string_view kFaults =
    "SELECT words FROM archive_package_fault WHERE organ_id = ? AND package = ? ORDER BY position";
constexpr std::string_view kInsertLine =
    "INSERT INTO archive_package_line (organ_id, package, position, item, version, index_number, title, kind, "
    "public_from, state, held_back, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kLines =
    "SELECT item, version, index_number, title, kind, public_from, state, held_back, digest FROM archive_package_line "
    "WHERE organ_id = ? AND package = ? ORDER BY position";
constexpr std::string_view kEverPublished =
    "SELECT DISTINCT item FROM item_publication WHERE organ_id = ? AND published_at < ? ORDER BY item";
constexpr std::string_view kScreenings =
    "SELECT r.at, r.person_name, r.lists, r.rules, r.parts, r.unread FROM screening_run r JOIN item_version v ON "
    "v.organ_id = r.organ_id AND v.item = r.subject AND r.digest = CASE WHEN v.text_digest = '' THEN v.digest ELSE "
    "v.text_digest END WHERE r.kind = 'item' AND r.organ_id = ? AND r.subject = ? AND v.number = ? ORDER BY r.number";

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }
Instant InstantOf(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }
std::optional<std::int64_t> Seconds(const std::optional<Instant>& instant) {
  return instant ? std::optional(Seconds(*instant)) : std::nullopt;
}

PackageState KnownState(std::string_view id) {
  const auto state = PackageStateFrom(id);
  if (!state) throw db::DatabaseError(db::ErrorCode::kOther, "unknown state of a package");
  return *state;
}

ArchivePackage FromRow(const db::Row& row) {
  ArchivePackage package{.organ = OrganId{row.Get<std::int64_t>(0)},
                         .number = row.Get<std::int64_t>(1),
                         .year = row.Get<int>(2),
                         .until = row.Get<Date>(3),
                         .state = KnownState(row.Get<std::string_view>(4)),
                         .total = row.Get<std::int64_t>(5),
                         .done_items = row.Get<std::int64_t>(6),
                         .note = row.Get<std::string>(7),
                         .node = row.Get<std::string>(8),
                         .held_until = InstantOf(row.Get<std::int64_t>(9)),
                         .tries = row.Get<int>(10),
                         .asked_by = account::PersonId{row.Get<std::int64_t>(11)},
                         .asked_name = row.Get<std::string>(12),
                         .asked_at = InstantOf(row.Get<std::int64_t>(13)),
                         .items = row.Get<std::int64_t>(15),
                         .versions = row.Get<std::int64_t>(16),
                         .held_back = row.Get<std::int64_t>(17),
                         .files = row.Get<std::int64_t>(18),
                         .size = row.Get<std::int64_t>(19),
                         .sm3 = row.Get<std::string>(20),
                         .sha256 = row.Get<std::string>(21),
                         .manifest_sm3 = row.Get<std::string>(22)};
  if (const auto made = row.Get<std::optional<std::int64_t>>(14)) package.made_at = InstantOf(*made);
  return package;
}

std::optional<ArchivePackage> FirstOf(db::Rows rows) {
  return rows.Next() ? std::optional(FromRow(rows.row())) : std::nullopt;
}

}  // namespace

std::int64_t AddPackage(db::Transaction& act, ArchivePackage p) {
  act.Lock("archive packages of " + std::to_string(p.organ.value));
  p.number = act.One<std::int64_t>(kNextNumber, p.organ.value);
  act.Execute(kInsert, p.organ.value, p.number, p.year, p.until, IdOf(p.state), p.total, p.done_items, p.note, p.node,
              Seconds(p.held_until), p.tries, p.asked_by.value, p.asked_name, Seconds(p.asked_at), Seconds(p.made_at),
              p.items, p.versions, p.held_back, p.files, p.size, p.sm3, p.sha256, p.manifest_sm3);
  return p.number;
}

std::optional<ArchivePackage> FindPackage(db::Session& session, OrganId organ, std::int64_t number) {
  auto package = FirstOf(session.Query(kSelect, organ.value, number));
  if (!package) return std::nullopt;
  for (const db::Row& row : session.Query(kFaults, organ.value, number)) {
    package->faults.push_back(row.Get<std::string>(0));
  }
  return package;
}

std::vector<ArchivePackage> ListPackages(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                         int most) {
  const auto sight = account::SightText(organs);
  std::vector<ArchivePackage> packages;
  for (const db::Row& row : session.Query(kList, sight, sight, most)) packages.push_back(FromRow(row));
  return packages;
}

std::int64_t CountPackages(db::Session& session, OrganId organ) {
  return session.One<std::int64_t>("SELECT COUNT(*) FROM archive_package WHERE organ_id = ?", organ.value);
}

bool HasOpenPackage(db::Session& session, OrganId organ) {
  return session.One<std::int64_t>(
             "SELECT COUNT(*) FROM archive_package WHERE organ_id = ? AND state IN ('waiting', 'making')",
             organ.value) > 0;
}

std::optional<ArchivePackage> TakePackage(db::Transaction& act, std::string_view node, Instant now, Instant until) {
  act.Lock("archive packages to be made");
  auto package = FirstOf(act.Query(kNext, Seconds(now)));
  if (!package) return std::nullopt;
  package->state = PackageState::kMaking;
  package->node = std::string(node);
  package->held_until = until;
  ++package->tries;
  act.Execute(kTake, package->node, Seconds(until), package->tries, package->organ.value, package->number);
  return package;
}

bool HoldPackage(db::Transaction& act, const ArchivePackage& p, Instant until) {
  return act.Execute(kHold, Seconds(until), p.total, p.done_items, p.organ.value, p.number, p.node, p.tries) > 0;
}

bool EndPackage(db::Transaction& act, const ArchivePackage& p) {
  const auto ended = act.Execute(kEnd, IdOf(p.state), p.total, p.done_items, p.note, Seconds(p.made_at), p.items,
                                 p.versions, p.held_back, p.files, p.size, p.sm3, p.sha256, p.manifest_sm3,
                                 p.organ.value, p.number, p.node, p.tries);
  if (ended == 0) return false;
  std::int64_t position = 0;
  for (const std::string& words : p.faults) act.Execute(kInsertFault, p.organ.value, p.number, ++position, words);
  position = 0;
  for (const PackageLine& line : p.lines) {
    act.Execute(kInsertLine, p.organ.value, p.number, ++position, line.item.number, line.version, line.index_number,
                line.title, line.kind, line.public_from, line.state, line.held_back, line.digest);
  }
  return true;
}

std::vector<PackageLine> LinesOf(db::Session& session, OrganId organ, std::int64_t package) {
  std::vector<PackageLine> lines;
  for (const db::Row& row : session.Query(kLines, organ.value, package)) {
    lines.push_back({.item = {organ, row.Get<std::int64_t>(0)},
                     .version = row.Get<std::int64_t>(1),
                     .index_number = row.Get<std::string>(2),
                     .title = row.Get<std::string>(3),
                     .kind = row.Get<std::string>(4),
                     .state = row.Get<std::string>(6),
                     .held_back = row.Get<std::string>(7),
                     .digest = row.Get<std::string>(8),
                     .public_from = row.Get<Date>(5)});
  }
  return lines;
}

std::vector<std::int64_t> ItemsEverPublished(db::Session& session, OrganId organ, Instant before) {
  std::vector<std::int64_t> numbers;
  for (const db::Row& row : session.Query(kEverPublished, organ.value, Seconds(before))) {
    numbers.push_back(row.Get<std::int64_t>(0));
  }
  return numbers;
}

std::vector<ArchivedScreening> ScreeningsOf(db::Session& session, ItemId item, std::int64_t version) {
  std::vector<ArchivedScreening> screenings;
  for (const db::Row& row : session.Query(kScreenings, item.organ.value, item.number, version)) {
    screenings.push_back({.at = InstantOf(row.Get<std::int64_t>(0)),
                          .by = row.Get<std::string>(1),
                          .lists = row.Get<std::int64_t>(2),
                          .rules = row.Get<std::int64_t>(3),
                          .parts = row.Get<int>(4),
                          .unread = row.Get<int>(5)});
  }
  return screenings;
}

}  // namespace gongkai::disclosure
