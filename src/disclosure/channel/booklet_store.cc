#include "disclosure/channel/booklet_store.h"

namespace gongkai::disclosure {
namespace {

#define BOOKLET_COLUMNS "organ_id, number, kind, title, made_on, changed_by, changed_at, version"
constexpr std::string_view kSelect = "SELECT " BOOKLET_COLUMNS " FROM booklet WHERE organ_id = ? AND number = ?";
// Parameter: organs in sight twice, with a comma before and behind each.
constexpr std::string_view kList =
    "SELECT " BOOKLET_COLUMNS
    ", COUNT(*) OVER () AS total FROM booklet WHERE (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || organ_id "
    "|| ',%') ORDER BY changed_at DESC, organ_id, number DESC LIMIT ? OFFSET ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM booklet WHERE organ_id = ?";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM booklet WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO booklet (" BOOKLET_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, 1)";
constexpr std::string_view kUpdate =
    "UPDATE booklet SET kind = ?, title = ?, made_on = ?, changed_by = ?, changed_at = ?, version = version + 1 WHERE "
    "organ_id = ? AND number = ?";
constexpr std::string_view kSelectEntries =
    "SELECT item_organ, item, made_version FROM booklet_entry WHERE organ_id = ? AND booklet = ? ORDER BY position";
constexpr std::string_view kDeleteEntries = "DELETE FROM booklet_entry WHERE organ_id = ? AND booklet = ?";
constexpr std::string_view kInsertEntry =
    "INSERT INTO booklet_entry (organ_id, booklet, position, item_organ, item, made_version) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectHandouts =
    "SELECT number, channel, place, copies, handed_on, handed_by, recorded_by, recorded_at FROM booklet_handout WHERE "
    "organ_id = ? AND booklet = ? ORDER BY number";
constexpr std::string_view kNextHandout =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM booklet_handout WHERE organ_id = ? AND booklet = ?";
constexpr std::string_view kInsertHandout =
    "INSERT INTO booklet_handout (organ_id, booklet, number, channel, place, copies, handed_on, handed_by, "
    "recorded_by, "
    "recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

Booklet FromRow(const db::Row& row) {
  const auto kind = BookletKindFrom(row.Get<std::string_view>(2));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of booklet");
  return {.organ = OrganId{row.Get<std::int64_t>(0)},
          .number = row.Get<std::int64_t>(1),
          .kind = *kind,
          .title = row.Get<std::string>(3),
          .entries = {},
          .made_on = row.Get<std::optional<Date>>(4),
          .changed_by = account::PersonId{row.Get<std::int64_t>(5)},
          .changed_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(6))),
          .version = row.Get<std::int64_t>(7)};
}

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }

void ReadEntries(db::Session& session, Booklet& booklet) {
  for (const db::Row& row : session.Query(kSelectEntries, booklet.organ.value, booklet.number)) {
    booklet.entries.push_back(
        {{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, row.Get<std::int64_t>(2)});
  }
}

void WriteEntries(db::Transaction& act, const Booklet& booklet) {
  act.Execute(kDeleteEntries, booklet.organ.value, booklet.number);
  std::int64_t position = 0;
  for (const BookletEntry& entry : booklet.entries) {
    act.Execute(kInsertEntry, booklet.organ.value, booklet.number, ++position, entry.item.organ.value,
                entry.item.number, entry.made_version);
  }
}

std::optional<std::string> SightOf(const BookletQuery& query) {
  if (!query.organs) return std::nullopt;
  std::string sight = ",";
  for (const OrganId organ : *query.organs) sight += std::to_string(organ.value) + ",";
  return sight;
}

}  // namespace

std::optional<Booklet> FindBooklet(db::Session& session, OrganId organ, std::int64_t number) {
  std::optional<Booklet> booklet;
  {
    db::Rows rows = session.Query(kSelect, organ.value, number);
    if (rows.Next()) booklet = FromRow(rows.row());
  }
  if (booklet) ReadEntries(session, *booklet);
  return booklet;
}

std::optional<Booklet> LockedBooklet(db::Transaction& act, OrganId organ, std::int64_t number) {
  act.Lock("booklet " + ToString(ItemId{organ, number}));
  return FindBooklet(act, organ, number);
}

BookletPage ListBooklets(db::Session& session, const BookletQuery& query) {
  BookletPage page;
  const auto sight = SightOf(query);
  for (const db::Row& row : session.Query(kList, sight, sight, query.page_size, (query.page - 1) * query.page_size)) {
    page.booklets.push_back(FromRow(row));
    page.total = static_cast<int>(row.Get<std::int64_t>(8));
  }
  for (Booklet& booklet : page.booklets) ReadEntries(session, booklet);
  return page;
}

int CountBooklets(db::Session& session, OrganId organ) {
  return static_cast<int>(session.One<std::int64_t>(kCount, organ.value));
}

std::int64_t AddBooklet(db::Transaction& act, Booklet booklet) {
  act.Lock("booklets of " + std::to_string(booklet.organ.value));
  booklet.number = act.One<std::int64_t>(kNextNumber, booklet.organ.value);
  act.Execute(kInsert, booklet.organ.value, booklet.number, IdOf(booklet.kind), booklet.title, booklet.made_on,
              booklet.changed_by.value, Seconds(booklet.changed_at));
  WriteEntries(act, booklet);
  return booklet.number;
}

void UpdateBooklet(db::Transaction& act, const Booklet& booklet) {
  act.Execute(kUpdate, IdOf(booklet.kind), booklet.title, booklet.made_on, booklet.changed_by.value,
              Seconds(booklet.changed_at), booklet.organ.value, booklet.number);
  WriteEntries(act, booklet);
}

std::vector<Handout> HandoutsOf(db::Session& session, OrganId organ, std::int64_t booklet) {
  std::vector<Handout> handouts;
  for (const db::Row& row : session.Query(kSelectHandouts, organ.value, booklet)) {
    const auto channel = ChannelFrom(row.Get<std::string_view>(1));
    if (!channel) throw db::DatabaseError(db::ErrorCode::kOther, "unknown channel of a handout");
    handouts.push_back({.number = row.Get<std::int64_t>(0),
                        .channel = *channel,
                        .place = row.Get<std::string>(2),
                        .copies = static_cast<int>(row.Get<std::int64_t>(3)),
                        .handed_on = row.Get<Date>(4),
                        .handed_by = row.Get<std::string>(5),
                        .recorded_by = account::PersonId{row.Get<std::int64_t>(6)},
                        .recorded_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(7)))});
  }
  return handouts;
}

std::int64_t AddHandout(db::Transaction& act, OrganId organ, std::int64_t booklet, const Handout& handout) {
  const auto number = act.One<std::int64_t>(kNextHandout, organ.value, booklet);
  act.Execute(kInsertHandout, organ.value, booklet, number, IdOf(handout.channel), handout.place, handout.copies,
              handout.handed_on, handout.handed_by, handout.recorded_by.value, Seconds(handout.recorded_at));
  return number;
}

}  // namespace gongkai::disclosure
