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

// The same of one day, by organs.
constexpr std::string_view kOrgans =
    "SELECT organ_id, items FROM item_public_day WHERE column_id = ? AND day = ? AND organ_id > 0 AND items > 0";
#define WITH_END_BY_ORGAN(narrowed)                                                                                  \
  "SELECT organ_id + 0, COUNT(*) FROM item WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS " \
  "NULL AND public_until IS NOT NULL AND public_until >= ? AND public_from || '' = ?" narrowed " GROUP BY 1"
constexpr std::string_view kWithEndByOrgan = WITH_END_BY_ORGAN("");
constexpr std::string_view kWithEndByOrganOfColumn = WITH_END_BY_ORGAN(" AND column_id || '' = ?");

// What is stepped over within the day of an organ is read off the index alone; then the page begins there. The first of
// the days of IS_PUBLIC is the day, or the last one of the year.
#define PLACE(narrowed)                                        \
  "SELECT number FROM item WHERE " IS_PUBLIC OF_ORGAN narrowed \
  " AND public_from >= ? ORDER BY public_from, number LIMIT 1 OFFSET ?"
#define PAGE(narrowed)                                          \
  "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC narrowed \
  " AND (public_from, organ_id, number) >= (?, ?, ?) ORDER BY public_from, organ_id, number LIMIT ?"
constexpr std::string_view kPlace = PLACE("");
constexpr std::string_view kPlaceOfColumn = PLACE(OF_COLUMN);
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

/// How many there are of each day, or of each organ.
template <class Key>
using Counts = std::map<Key, std::int64_t>;
using Day = std::chrono::sys_days;

template <class Read, class Key>
void Add(db::Rows rows, Counts<Key>& counts) {
  while (rows.Next()) counts[Key(rows.row().Get<Read>(0))] += rows.row().Get<std::int64_t>(1);
}

std::string_view ColumnOf(const PublicQuery& query) { return query.column ? IdOf(*query.column) : std::string_view(); }

/// How many are public of each day of the year.
Counts<Day> CountsOf(db::Session& session, const PublicQuery& query, const Days& days) {
  Counts<Day> counts;
  Add<Date>(
      session.Query(kDays, query.organ ? query.organ->value : std::int64_t{0}, ColumnOf(query), days.first, days.last),
      counts);
  Add<Date>(Narrowed(query, kWithEnd, kWithEndOfOrgan, kWithEndOfColumn, kWithEndOfBoth,
                     [&](std::string_view sql, const auto&... narrowed) {
                       return session.Query(sql, query.today, days.first, days.last, narrowed...);
                     }),
            counts);
  return counts;
}

/// The same of one day, of each organ.
Counts<OrganId> CountsOf(db::Session& session, const PublicQuery& query, Date day) {
  Counts<OrganId> counts;
  Add<std::int64_t>(session.Query(kOrgans, ColumnOf(query), day), counts);
  Add<std::int64_t>(query.column ? session.Query(kWithEndByOrganOfColumn, query.today, day, ColumnOf(query))
                                 : session.Query(kWithEndByOrgan, query.today, day),
                    counts);
  return counts;
}

/// Where one stands that has `before` of them in front of it: whose it is, and how many of those stand in front.
template <class Key>
struct Step {
  Key key;
  std::int64_t before = 0;
};
template <class Key>
std::optional<Step<Key>> StepOver(const Counts<Key>& counts, std::int64_t before) {
  for (const auto& [key, items] : counts) {
    if (before < items) return Step<Key>{key, before};
    before -= items;
  }
  return std::nullopt;
}

}  // namespace

int CountPublicOfYear(db::Session& session, const PublicQuery& query, int year) {
  std::int64_t count = 0;
  for (const auto& [day, items] : CountsOf(session, query, DaysOf(query, year))) count += items;
  return static_cast<int>(count);
}

std::optional<PublicQuery::Place> PlaceInYear(db::Session& session, const PublicQuery& query, int year,
                                              std::int64_t before) {
  const auto on_day = StepOver(CountsOf(session, query, DaysOf(query, year)), before);
  if (!on_day) return std::nullopt;
  const Date day = on_day->key;
  const auto of_organ = query.organ ? std::optional(Step<OrganId>{*query.organ, on_day->before})
                                    : StepOver(CountsOf(session, query, day), on_day->before);
  if (!of_organ) return std::nullopt;
  const std::int64_t organ = of_organ->key.value;
  const auto number =
      query.column
          ? session.First<std::int64_t>(kPlaceOfColumn, day, query.today, organ, ColumnOf(query), day, of_organ->before)
          : session.First<std::int64_t>(kPlace, day, query.today, organ, day, of_organ->before);
  if (!number) return std::nullopt;
  return PublicQuery::Place{day, {of_organ->key, *number}};
}

std::vector<Item> ListPublicOfYear(db::Session& session, const PublicQuery& query, int year, int page) {
  const Days days = DaysOf(query, year);
  const auto place = PlaceInYear(session, query, year, static_cast<std::int64_t>(page - 1) * query.count);
  if (!place) return {};
  std::vector<Item> listed;
  db::Rows rows = Narrowed(query, kPage, kPageOfOrgan, kPageOfColumn, kPageOfBoth,
                           [&](std::string_view sql, const auto&... narrowed) {
                             return session.Query(sql, days.last, query.today, narrowed..., place->from,
                                                  place->id.organ.value, place->id.number, query.count);
                           });
  while (rows.Next()) listed.push_back(ItemFromRow(rows.row()));
  std::ranges::reverse(listed);
  return listed;
}

}  // namespace gongkai::disclosure
