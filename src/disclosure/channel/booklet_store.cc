#include "disclosure/channel/booklet_store.h"

namespace gongkai::disclosure {
namespace {

#define BOOKLET_COLUMNS "organ_id, number, kind, title, made_on, changed_by, changed_at, version, make"
constexpr std::string_view kSelect = "SELECT " BOOKLET_COLUMNS " FROM booklet WHERE organ_id = ? AND number = ?";
// Parameter: organs in sight twice, with a comma before and behind each.
constexpr std::string_view kList =
    "SELECT " BOOKLET_COLUMNS
    ", COUNT(*) OVER () AS total FROM booklet WHERE (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || organ_id "
    "|| ',%') ORDER BY changed_at DESC, organ_id, number DESC LIMIT ? OFFSET ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM booklet WHERE organ_id = ?";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM booklet WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO booklet (" BOOKLET_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)";
constexpr std::string_view kUpdate =
    "UPDATE booklet SET kind = ?, title = ?, made_on = ?, changed_by = ?, changed_at = ?, make = ?, version = version "
    "+ 1 WHERE "
    "organ_id = ? AND number = ?";
constexpr std::string_view kSelectEntries =
    "SELECT item_organ, item, made_version FROM booklet_entry WHERE organ_id = ? AND booklet = ? ORDER BY position";
constexpr std::string_view kDeleteEntries = "DELETE FROM booklet_entry WHERE organ_id = ? AND booklet = ?";
constexpr std::string_view kInsertEntry =
    "INSERT INTO booklet_entry (organ_id, booklet, position, item_organ, item, made_version) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectHandouts =
    "SELECT number, channel, place, copies, handed_on, handed_by, recorded_by, recorded_at, make FROM booklet_handout "
    "WHERE "
    "organ_id = ? AND booklet = ? ORDER BY number";
constexpr std::string_view kNextHandout =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM booklet_handout WHERE organ_id = ? AND booklet = ?";
constexpr std::string_view kInsertHandout =
    "INSERT INTO booklet_handout (organ_id, booklet, number, channel, place, copies, handed_on, handed_by, "
    "recorded_by, "
    "recorded_at, make) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectMakes =
    "SELECT number, kind, title, made_on, made_by, made_at, pages, stitched FROM booklet_make WHERE organ_id = ? AND "
    "booklet = ? ORDER BY number";
constexpr std::string_view kSelectMakeEntries =
    "SELECT item_organ, item, version FROM booklet_make_entry WHERE organ_id = ? AND booklet = ? AND make = ? ORDER BY "
    "position";
constexpr std::string_view kNextMake =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM booklet_make WHERE organ_id = ? AND booklet = ?";
constexpr std::string_view kInsertMake =
    "INSERT INTO booklet_make (organ_id, booklet, number, kind, title, made_on, made_by, made_at, pages, stitched) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertMakeEntry =
    "INSERT INTO booklet_make_entry (organ_id, booklet, make, position, item_organ, item, version) VALUES (?, ?, ?, ?, "
    "?, ?, ?)";
constexpr std::string_view kSelectHandedOut =
    "SELECT DISTINCT m.organ_id, m.booklet, m.title FROM booklet_make_entry e JOIN booklet_make m ON m.organ_id = "
    "e.organ_id AND m.booklet = e.booklet AND m.number = e.make WHERE e.item_organ = ? AND e.item = ? AND e.version <> "
    "? AND EXISTS (SELECT 1 FROM booklet_handout h WHERE h.organ_id = m.organ_id AND h.booklet = m.booklet AND h.make "
    "= m.number) ORDER BY m.organ_id, m.booklet, m.title";

Booklet FromRow(const db::Row& row) {
  const auto kind = BookletKindFrom(row.Get<std::string_view>(2));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of booklet");
  return {
      .organ = OrganId{row.Get<std::int64_t>(0)},
      .number = row.Get<std::int64_t>(1),
      .kind = *kind,
      .title = row.Get<std::string>(3),
      .entries = {},
      .make = row.Get<std::int64_t>(8),
      .made_on = row.Get<std::optional<Date>>(4),
      .changed_by = account::PersonId{row.Get<std::int64_t>(5)},
      .changed_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(6))),
      .version = row.Get<std::int64_t>(7),
  };
}

BookletMake MakeFromRow(const db::Row& row) {
  const auto kind = BookletKindFrom(row.Get<std::string_view>(1));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of a booklet that was made");
  return {.number = row.Get<std::int64_t>(0),
          .kind = *kind,
          .title = row.Get<std::string>(2),
          .entries = {},
          .pages = row.Get<std::string>(6),
          .stitched = row.Get<std::string>(7),
          .made_on = row.Get<Date>(3),
          .made_by = account::PersonId{row.Get<std::int64_t>(4)},
          .made_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(5)))};
}

BookletEntry EntryFromRow(const db::Row& row) {
  return {{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, row.Get<std::int64_t>(2)};
}

void ReadEntries(db::Session& session, Booklet& booklet) {
  for (const db::Row& row : session.Query(kSelectEntries, booklet.organ.value, booklet.number)) {
    booklet.entries.push_back(EntryFromRow(row));
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
    page.total = static_cast<int>(row.Get<std::int64_t>(9));
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
              booklet.changed_by.value, Seconds(booklet.changed_at), booklet.make);
  WriteEntries(act, booklet);
  return booklet.number;
}

void UpdateBooklet(db::Transaction& act, const Booklet& booklet) {
  act.Execute(kUpdate, IdOf(booklet.kind), booklet.title, booklet.made_on, booklet.changed_by.value,
              Seconds(booklet.changed_at), booklet.make, booklet.organ.value, booklet.number);
  WriteEntries(act, booklet);
}

std::vector<BookletMake> MakesOf(db::Session& session, OrganId organ, std::int64_t booklet) {
  std::vector<BookletMake> makes;
  for (const db::Row& row : session.Query(kSelectMakes, organ.value, booklet)) makes.push_back(MakeFromRow(row));
  for (BookletMake& make : makes) {
    for (const db::Row& row : session.Query(kSelectMakeEntries, organ.value, booklet, make.number)) {
      make.entries.push_back(EntryFromRow(row));
    }
  }
  return makes;
}

std::int64_t AddMake(db::Transaction& act, OrganId organ, std::int64_t booklet, const BookletMake& make) {
  const auto number = act.One<std::int64_t>(kNextMake, organ.value, booklet);
  act.Execute(kInsertMake, organ.value, booklet, number, IdOf(make.kind), make.title, make.made_on, make.made_by.value,
              Seconds(make.made_at), make.pages, make.stitched);
  std::int64_t position = 0;
  for (const BookletEntry& entry : make.entries) {
    act.Execute(kInsertMakeEntry, organ.value, booklet, number, ++position, entry.item.organ.value, entry.item.number,
                entry.made_version);
  }
  return number;
}

std::vector<HandedOut> HandedOutWith(db::Session& session, ItemId item, std::optional<std::int64_t> version) {
  std::vector<HandedOut> found;
  for (const db::Row& row : session.Query(kSelectHandedOut, item.organ.value, item.number, version.value_or(0))) {
    found.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1), row.Get<std::string>(2)});
  }
  return found;
}

std::vector<Handout> HandoutsOf(db::Session& session, OrganId organ, std::int64_t booklet) {
  std::vector<Handout> handouts;
  for (const db::Row& row : session.Query(kSelectHandouts, organ.value, booklet)) {
    const auto channel = ChannelFrom(row.Get<std::string_view>(1));
    if (!channel) throw db::DatabaseError(db::ErrorCode::kOther, "unknown channel of a handout");
    handouts.push_back({.number = row.Get<std::int64_t>(0),
                        .make = row.Get<std::int64_t>(8),
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
              handout.handed_on, handout.handed_by, handout.recorded_by.value, Seconds(handout.recorded_at),
              handout.make);
  return number;
}

}  // namespace gongkai::disclosure
