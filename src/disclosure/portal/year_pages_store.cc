#include "disclosure/portal/year_pages_store.h"

#include <algorithm>
#include <map>

#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

#define OF_ORGAN " AND organ_id = ?"
#define OF_COLUMN " AND column_id = ?"

constexpr std::string_view kDays =
    "SELECT day, items FROM item_public_day WHERE organ_id = ? AND column_id = ? AND day >= ? AND day <= ? AND items > "
    "0";

// The part of IS_PUBLIC that item_public_day does not count. Those that are public are few at any time: the index of
// what ends finds them, so no other condition is written as one that an index serves. Parameters: today, the first day,
// the last day.
#define WITH_END(narrowed)                                                                                       \
  "SELECT public_from || '' AS day, COUNT(*) FROM item WHERE on_site = 1 AND published_version IS NOT NULL AND " \
  "withdrawn_at IS "                                                                                             \
  "NULL AND public_until IS NOT NULL AND public_until >= ? AND public_from || '' >= ? AND public_from || '' <= " \
  "?" narrowed " GROUP BY 1"
constexpr std::string_view kWithEnd = WITH_END("");
constexpr std::string_view kWithEndOfOrgan = WITH_END(" AND organ_id + 0 = ?");
constexpr std::string_view kWithEndOfColumn = WITH_END(" AND column_id || '' = ?");
constexpr std::string_view kWithEndOfBoth = WITH_END(" AND organ_id + 0 = ? AND column_id || '' = ?");

// The first of the days of IS_PUBLIC is the last one of the year. What is stepped over within a day is read off the
// index alone; then the page begins there.
#define PLACE(narrowed)                                                      \
  "SELECT public_from, organ_id, number FROM item WHERE " IS_PUBLIC narrowed \
  " AND public_from >= ? ORDER BY public_from, organ_id, number LIMIT 1 OFFSET ?"
#define PAGE(narrowed)                                                                                             \
  "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC narrowed                                                    \
  " AND public_from >= ? AND (public_from, organ_id, number) >= (?, ?, ?) ORDER BY public_from, organ_id, number " \
  "LIMIT ?"
constexpr std::string_view kPlace = PLACE("");
constexpr std::string_view kPlaceOfOrgan = PLACE(OF_ORGAN);
constexpr std::string_view kPlaceOfColumn = PLACE(OF_COLUMN);
constexpr std::string_view kPlaceOfBoth = PLACE(OF_ORGAN OF_COLUMN);
constexpr std::string_view kPage = PAGE("");
constexpr std::string_view kPageOfOrgan = PAGE(OF_ORGAN);
constexpr std::string_view kPageOfColumn = PAGE(OF_COLUMN);
constexpr std::string_view kPageOfBoth = PAGE(OF_ORGAN OF_COLUMN);

/// Of a year, as far as it has come.
struct Days {
  Date first, last;
};
Days DaysOf(const PublicQuery& query, int year) {
  return {std::chrono::year(year) / 1 / 1, std::min<Date>(query.today, std::chrono::year(year) / 12 / 31)};
}

template <class Ask>
auto Narrowed(const PublicQuery& query, std::string_view all, std::string_view of_organ, std::string_view of_column,
              std::string_view of_both, const Ask& ask) {
  if (query.organ && query.column) return ask(of_both, query.organ->value, IdOf(*query.column));
  if (query.organ) return ask(of_organ, query.organ->value);
  if (query.column) return ask(of_column, IdOf(*query.column));
  return ask(all);
}

using Counts = std::map<std::chrono::sys_days, std::int64_t>;

void Add(db::Rows rows, Counts& counts) {
  while (rows.Next()) counts[rows.row().Get<Date>(0)] += rows.row().Get<std::int64_t>(1);
}

/// How many are public of each day of the year.
Counts CountsOf(db::Session& session, const PublicQuery& query, const Days& days) {
  Counts counts;
  Add(session.Query(kDays, query.organ ? query.organ->value : std::int64_t{0},
                    query.column ? IdOf(*query.column) : std::string_view(), days.first, days.last),
      counts);
  Add(Narrowed(query, kWithEnd, kWithEndOfOrgan, kWithEndOfColumn, kWithEndOfBoth,
               [&](std::string_view sql, const auto&... narrowed) {
                 return session.Query(sql, query.today, days.first, days.last, narrowed...);
               }),
      counts);
  return counts;
}

/// Where a page begins: `before` items of that day stand in front of it.
std::optional<PublicQuery::Place> PlaceOf(db::Session& session, const PublicQuery& query, const Days& days, Date day,
                                          std::int64_t before) {
  db::Rows rows = Narrowed(query, kPlace, kPlaceOfOrgan, kPlaceOfColumn, kPlaceOfBoth,
                           [&](std::string_view sql, const auto&... narrowed) {
                             return session.Query(sql, days.last, query.today, narrowed..., day, before);
                           });
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return PublicQuery::Place{row.Get<Date>(0), {OrganId{row.Get<std::int64_t>(1)}, row.Get<std::int64_t>(2)}};
}

}  // namespace

int CountPublicOfYear(db::Session& session, const PublicQuery& query, int year) {
  std::int64_t count = 0;
  for (const auto& [day, items] : CountsOf(session, query, DaysOf(query, year))) count += items;
  return static_cast<int>(count);
}

std::vector<Item> ListPublicOfYear(db::Session& session, const PublicQuery& query, int year, int page) {
  const Days days = DaysOf(query, year);
  std::int64_t before = static_cast<std::int64_t>(page - 1) * query.count;
  std::optional<Date> day;
  for (const auto& [each, items] : CountsOf(session, query, days)) {
    if (before < items) {
      day = each;
      break;
    }
    before -= items;
  }
  if (!day) return {};
  const auto place = PlaceOf(session, query, days, *day, before);
  if (!place) return {};
  std::vector<Item> listed;
  db::Rows rows = Narrowed(query, kPage, kPageOfOrgan, kPageOfColumn, kPageOfBoth,
                           [&](std::string_view sql, const auto&... narrowed) {
                             return session.Query(sql, days.last, query.today, narrowed..., place->from, place->from,
                                                  place->id.organ.value, place->id.number, query.count);
                           });
  while (rows.Next()) listed.push_back(ItemFromRow(rows.row()));
  std::ranges::reverse(listed);
  return listed;
}

}  // namespace gongkai::disclosure
