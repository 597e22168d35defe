#include "disclosure/open_data/open_item_store.h"

#include <algorithm>
#include <cstdint>

#include "disclosure/item_columns_store.h"
#include "disclosure/portal/year_pages_store.h"

namespace gongkai::disclosure {
namespace {

#define SELECT_OPEN                                                                                                 \
  "SELECT " ITEM_COLUMNS                                                                                            \
  ", (SELECT p.published_at FROM item_publication p WHERE p.organ_id = item.organ_id AND p.item = item.number AND " \
  "p.version = item.published_version) FROM item WHERE "
constexpr std::string_view kSelectDownward = SELECT_OPEN IS_PUBLIC_BEFORE_PLACE;
constexpr std::string_view kSelectUpward = SELECT_OPEN IS_PUBLIC;

// A statement is put together of these; each takes its parameter whether it narrows or not, so that all statements have
// the same ones: organ, column, kind, first day. What does not narrow names no column.
constexpr std::string_view kWhatever = " AND CAST(? AS TEXT) IS NULL";
constexpr std::string_view kOfOrgan = " AND organ_id = CAST(? AS BIGINT)";
constexpr std::string_view kOfColumn = " AND column_id = ?";
constexpr std::string_view kOfKind = " AND kind = ?";
constexpr std::string_view kSince = " AND public_from >= ?";

constexpr std::string_view kDownward =
    " AND (public_from, organ_id, number) < (?, ?, ?) ORDER BY public_from DESC, organ_id DESC, number DESC LIMIT ?";
constexpr std::string_view kUpward =
    " AND (public_from, organ_id, number) > (?, ?, ?) ORDER BY public_from, organ_id, number LIMIT ?";

constexpr std::string_view kLatest =
    "SELECT public_from FROM item WHERE " IS_PUBLIC " ORDER BY public_from DESC LIMIT 1";

/// Behind, or in front of, everything of that day.
OpenQuery::Place EndOf(Date day) { return {day, {OrganId{INT64_MAX}, INT64_MAX}}; }
OpenQuery::Place BeginningOf(Date day) { return {day, {OrganId{0}, 0}}; }

/// Upward the place alone says where it begins, so that the index is entered there (IS_PUBLIC_BEFORE_PLACE).
OpenQuery::Place FirstPlace(const OpenQuery& query) {
  return BeginningOf(query.from.value_or(std::chrono::year(1) / 1 / 1));
}
OpenQuery WithoutFirstDay(OpenQuery query) {
  query.from.reset();
  return query;
}

/// A kind stands in one column: of one organ that narrows by an index, of the county the kind itself does.
std::optional<Column> ColumnOf(const OpenQuery& query) {
  return query.organ && query.kind && !query.column ? FactsOf(*query.kind).column : query.column;
}

std::string Narrowed(std::string_view select, const OpenQuery& query, std::string_view order) {
  std::string sql(select);
  sql += query.organ ? kOfOrgan : kWhatever;
  sql += ColumnOf(query) ? kOfColumn : kWhatever;
  sql += query.kind ? kOfKind : kWhatever;
  sql += query.from ? kSince : kWhatever;
  return sql += order;
}

/// `last`: the last day from which one may be public.
db::Rows Ask(db::Session& session, const OpenQuery& query, std::string_view select, std::string_view order, Date last,
             const OpenQuery::Place& place, std::int64_t number) {
  std::optional<std::string> organ, column, kind, from;
  if (query.organ) organ = std::to_string(query.organ->value);
  if (const auto one = ColumnOf(query)) column = IdOf(*one);
  if (query.kind) kind = IdOf(*query.kind);
  if (query.from) from = ToString(*query.from);
  return session.Query(Narrowed(select, query, order), last, query.today, organ, column, kind, from, place.from,
                       place.id.organ.value, place.id.number, number);
}

Date LastDay(const OpenQuery& query) { return query.until ? std::min(query.today, *query.until) : query.today; }

std::vector<OpenDataItem> AllOf(db::Rows rows) {
  std::vector<OpenDataItem> found;
  while (rows.Next()) {
    const auto at = rows.row().Get<std::optional<std::int64_t>>(kItemColumns);
    found.push_back({ItemFromRow(rows.row()), Instant(std::chrono::seconds(at.value_or(0)))});
  }
  return found;
}

}  // namespace

OpenQuery::Place PlaceOf(const OpenDataItem& open) { return {*open.item.publicity.public_from, open.item.id}; }

Instant PublishedAt(db::Session& session, const Item& item) {
  const auto at = session.First<std::int64_t>(
      "SELECT published_at FROM item_publication WHERE organ_id = ? AND item = ? AND version = ?", item.id.organ.value,
      item.id.number, item.publicity.published_version);
  return Instant(std::chrono::seconds(at.value_or(0)));
}

std::vector<OpenDataItem> ListOpen(db::Session& session, const OpenQuery& query) {
  const Date last = LastDay(query);
  const OpenQuery::Place after = query.after && query.after->from <= last ? *query.after : EndOf(last);
  return AllOf(Ask(session, query, kSelectDownward, kDownward, last, after, query.count));
}

std::vector<OpenDataItem> ListOpenUpward(db::Session& session, const OpenQuery& query) {
  const OpenQuery::Place first = FirstPlace(query);
  const OpenQuery::Place& after = query.after && query.after->from >= first.from ? *query.after : first;
  return AllOf(Ask(session, WithoutFirstDay(query), kSelectUpward, kUpward, LastDay(query), after, query.count));
}

std::vector<OpenYear> OpenYears(db::Session& session, Date today) {
  constexpr std::size_t kMost = 100;
  std::vector<OpenYear> years;
  for (Date last = today; years.size() < kMost;) {
    const auto latest = session.First<Date>(kLatest, last, today);
    if (!latest) break;
    const int year = static_cast<int>(latest->year());
    years.push_back({year, CountPublicOfYear(session, {.today = today}, year)});
    last = std::chrono::year(years.back().year - 1) / 12 / 31;
  }
  return years;
}

}  // namespace gongkai::disclosure
