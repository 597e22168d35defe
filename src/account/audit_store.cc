#include "account/audit_store.h"

#include <algorithm>
#include <limits>

namespace gongkai::account {
namespace {

constexpr std::string_view kSelectAll =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "ORDER BY organ_id, number";
constexpr std::string_view kSelectOne =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectHeads = "SELECT organ_id, number, mac FROM audit_head ORDER BY organ_id";

// One query a leading index, so that none reads much more than it shows. Values: bounds of time, place behind which the
// page begins, the filters, how many.
constexpr std::string_view kTrailByTime =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "WHERE at >= ? AND at < ? AND (at, organ_id, number) < (?, ?, ?) "
    "AND (? < 0 OR organ_id = ?) AND (? < 0 OR person_id = ?) AND (? = '' OR act = ?) AND (? = '' OR outcome = ?) "
    "ORDER BY at DESC, organ_id DESC, number DESC LIMIT ?";
constexpr std::string_view kTrailOfPerson =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "WHERE at >= ? AND at < ? AND (at, organ_id, number) < (?, ?, ?) "
    "AND (? < 0 OR organ_id = ?) AND ? >= 0 AND person_id = ? AND (? = '' OR act = ?) AND (? = '' OR outcome = ?) "
    "ORDER BY at DESC, organ_id DESC, number DESC LIMIT ?";
constexpr std::string_view kTrailRefused =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "WHERE at >= ? AND at < ? AND (at, organ_id, number) < (?, ?, ?) "
    "AND (? < 0 OR organ_id = ?) AND (? < 0 OR person_id = ?) AND (? = '' OR act = ?) AND ? = ? AND outcome = "
    "'refused' "
    "ORDER BY at DESC, organ_id DESC, number DESC LIMIT ?";
constexpr std::string_view kTrailOfAct =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "WHERE at >= ? AND at < ? AND (at, organ_id, number) < (?, ?, ?) "
    "AND (? < 0 OR organ_id = ?) AND (? < 0 OR person_id = ?) AND ? <> '' AND act = ? AND (? = '' OR outcome = ?) "
    "ORDER BY at DESC, organ_id DESC, number DESC LIMIT ?";
constexpr std::string_view kTrailAbout =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "WHERE at >= ? AND at < ? AND (at, organ_id, number) < (?, ?, ?) "
    "AND (? < 0 OR organ_id = ?) AND (? < 0 OR person_id = ?) AND (? = '' OR act = ?) AND (? = '' OR outcome = ?) "
    "AND (object = ? OR (object LIKE 'post:%' AND detail LIKE ?)) "
    "ORDER BY at DESC, organ_id DESC, number DESC LIMIT ?";
constexpr std::string_view kTrailOfOrgan =
    "SELECT organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac FROM audit_entry "
    "WHERE at >= ? AND at < ? AND (at, organ_id, number) < (?, ?, ?) "
    "AND ? >= 0 AND organ_id = ? AND (? < 0 OR person_id = ?) AND (? = '' OR act = ?) AND (? = '' OR outcome = ?) "
    "ORDER BY at DESC, organ_id DESC, number DESC LIMIT ?";

constexpr std::string_view kSelectExports = "SELECT name, body, signature FROM audit_export ORDER BY number";
constexpr std::string_view kSelectLastExport =
    "SELECT name, body, signature FROM audit_export ORDER BY number DESC LIMIT 1";
constexpr std::string_view kNextExport = "SELECT COALESCE(MAX(number), 0) + 1 FROM audit_export";
constexpr std::string_view kSelectExport = "SELECT name, body, signature FROM audit_export WHERE name = ?";
constexpr std::string_view kSelectExportNames = "SELECT name FROM audit_export ORDER BY number";
constexpr std::string_view kInsertExport =
    "INSERT INTO audit_export (name, number, body, signature, exported_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO "
    "NOTHING";

// Whoever owns the database may have left any field empty, or put something else there: that is for the check to say,
// not for the reader to fail on.
template <class T>
T Field(const db::Row& row, int column, bool& is_readable) {
  try {
    if (auto value = row.Get<std::optional<T>>(column)) return std::move(*value);
  } catch (const db::DatabaseError&) {
  }
  is_readable = false;
  return T{};
}

StoredEntry EntryOf(const db::Row& row) {
  StoredEntry stored;
  bool& readable = stored.is_readable;
  AuditEntry& entry = stored.entry;
  entry.organ = OrganId(Field<std::int64_t>(row, 0, readable));
  entry.number = Field<std::int64_t>(row, 1, readable);
  entry.at = Instant(std::chrono::seconds(Field<std::int64_t>(row, 2, readable)));
  entry.person = PersonId(Field<std::int64_t>(row, 3, readable));
  entry.post = Field<std::string>(row, 4, readable);
  entry.act = Field<std::string>(row, 5, readable);
  entry.object = Field<std::string>(row, 6, readable);
  const auto outcome = OutcomeFrom(Field<std::string>(row, 7, readable));
  readable = readable && outcome.has_value();
  entry.outcome = outcome.value_or(Outcome::kDone);
  entry.detail = Field<std::string>(row, 8, readable);
  entry.address = Field<std::string>(row, 9, readable);
  stored.mac = Field<db::Blob>(row, 10, readable).bytes;
  return stored;
}

std::string_view TrailQuery(const TrailFilter& filter) {
  if (filter.person) return kTrailOfPerson;
  if (filter.outcome == Outcome::kRefused) return kTrailRefused;
  if (!filter.act.empty()) return kTrailOfAct;
  return filter.organ ? kTrailOfOrgan : kTrailByTime;
}

SignedHeads ExportOf(const db::Row& row) {
  bool is_readable = true;  // what is not has no signature that fits
  return {Field<std::string>(row, 0, is_readable), Field<std::string>(row, 1, is_readable),
          Field<db::Blob>(row, 2, is_readable).bytes};
}

std::optional<SignedHeads> OneExport(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return ExportOf(rows.row());
}

}  // namespace

void ForEachEntry(db::Session& session, const std::function<void(const StoredEntry&)>& take) {
  for (const db::Row& row : session.Stream(kSelectAll)) take(EntryOf(row));
}

std::vector<ChainHead> ReadHeads(db::Session& session) {
  std::vector<ChainHead> heads;
  for (const db::Row& row : session.Query(kSelectHeads)) {
    heads.push_back({OrganId(row.Get<std::int64_t>(0)), row.Get<std::int64_t>(1), row.Get<db::Blob>(2).bytes});
  }
  return heads;
}

std::optional<StoredEntry> FindEntry(db::Session& session, OrganId organ, std::int64_t number) {
  db::Rows rows = session.Query(kSelectOne, organ.value, number);
  if (!rows.Next()) return std::nullopt;
  return EntryOf(rows.row());
}

std::vector<StoredEntry> ReadTrail(db::Session& session, const TrailFilter& filter,
                                   const std::optional<TrailPlace>& behind, int limit) {
  constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
  const std::int64_t organ = filter.organ ? filter.organ->value : -1;
  const std::int64_t person = filter.person ? filter.person->value : -1;
  const std::string_view outcome = filter.outcome ? IdOf(*filter.outcome) : "";
  std::int64_t before = filter.before ? Seconds(*filter.before) : kEnd;
  // Else SQLite would begin with the newest and pass over all that was shown.
  if (behind) before = std::min(before, Seconds(behind->at) + 1);
  const auto query = [&](std::string_view sql, const auto&... more) {
    return session.Query(sql, filter.from ? Seconds(*filter.from) : 0, before, behind ? Seconds(behind->at) : kEnd,
                         behind ? behind->organ.value : kEnd, behind ? behind->number : kEnd, organ, organ, person,
                         person, filter.act, filter.act, outcome, outcome, more...);
  };
  std::vector<StoredEntry> entries;
  const std::string about = filter.about ? std::to_string(filter.about->value) : "";
  db::Rows rows = filter.about ? query(kTrailAbout, "person:" + about, "%\"person\":\"" + about + "\"%", limit)
                               : query(TrailQuery(filter), limit);
  for (const db::Row& row : rows) entries.push_back(EntryOf(row));
  return entries;
}

std::optional<AuditEntry> LastWith(db::Session& session, std::string_view act) {
  auto found = ReadTrail(session, {.act = std::string(act)}, std::nullopt, 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front().entry);
}

void ForEachExport(db::Session& session, const std::function<void(const SignedHeads&)>& take) {
  for (const db::Row& row : session.Stream(kSelectExports)) take(ExportOf(row));
}

std::optional<SignedHeads> LastExport(db::Session& session) { return OneExport(session.Query(kSelectLastExport)); }

std::optional<SignedHeads> FindExport(db::Session& session, std::string_view name) {
  return OneExport(session.Query(kSelectExport, name));
}

std::vector<std::string> ExportNames(db::Session& session) {
  std::vector<std::string> names;
  for (const db::Row& row : session.Query(kSelectExportNames)) names.push_back(row.Get<std::string>(0));
  return names;
}

std::int64_t NextExportNumber(db::Session& session) { return session.One<std::int64_t>(kNextExport); }

bool AddExport(db::Transaction& act, const HeadsExport& heads, const SignedHeads& written) {
  return act.Execute(kInsertExport, heads.name, heads.number, written.body, db::BlobView{written.signature},
                     Seconds(heads.at)) == 1;
}

}  // namespace gongkai::account
