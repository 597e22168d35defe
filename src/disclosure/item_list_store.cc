#include "disclosure/item_list_store.h"

#include <cstdint>

#include "db/like.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

// ---- the office's list

// Parameters: organs in sight twice, organ twice, stage twice, kind twice, pattern three times, overdue twice, due by
// twice, again by twice, limit, offset. What is overdue: due before that day, to be published, and never was.
constexpr std::string_view kSelectItems =
    "SELECT " ITEM_COLUMNS
    ", COUNT(*) OVER () AS total FROM item "
    "WHERE (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || organ_id || ',%') "
    "AND (CAST(? AS BIGINT) IS NULL OR organ_id = ?) AND (CAST(? AS TEXT) IS NULL OR stage = ?) "
    "AND (CAST(? AS TEXT) IS NULL OR kind = ?) "
    "AND (CAST(? AS TEXT) = '' OR LOWER(title) LIKE LOWER(?) ESCAPE '\\' OR LOWER(index_number) LIKE LOWER(?) ESCAPE "
    "'\\') AND (CAST(? AS TEXT) IS NULL OR (due_on < ? AND attribute = 'proactive' AND published_version IS NULL)) "
    "AND (CAST(? AS TEXT) IS NULL OR due_on <= ?) AND (CAST(? AS TEXT) IS NULL OR review_again_on <= ?) "
    "ORDER BY changed_at DESC, organ_id, number DESC LIMIT ? OFFSET ?";

std::optional<std::string> Sight(const std::optional<std::vector<OrganId>>& organs) {
  if (!organs) return std::nullopt;
  std::string list = ",";
  for (const OrganId organ : *organs) list += std::to_string(organ.value) + ",";
  return list;
}

// ---- what is public

// Pattern twice.
#define HOLDS_WORDS " AND (CAST(? AS TEXT) = '' OR LOWER(title) LIKE LOWER(?) ESCAPE '\\')"
#define OF_ORGAN " AND organ_id = ?"
#define OF_COLUMN " AND column_id = ?"
#define BEHIND \
  " AND (public_from, organ_id, number) < (?, ?, ?) ORDER BY public_from DESC, organ_id DESC, number DESC LIMIT ?"

constexpr std::string_view kList = "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC HOLDS_WORDS BEHIND;
constexpr std::string_view kListOfOrgan =
    "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC HOLDS_WORDS OF_ORGAN BEHIND;
constexpr std::string_view kListOfColumn =
    "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC HOLDS_WORDS OF_COLUMN BEHIND;
constexpr std::string_view kListOfBoth =
    "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC HOLDS_WORDS OF_ORGAN OF_COLUMN BEHIND;
#define COUNTED(narrowed) \
  "SELECT COUNT(*) FROM (SELECT 1 AS one FROM item WHERE " IS_PUBLIC HOLDS_WORDS narrowed " LIMIT ?) AS counted"
constexpr std::string_view kCount = COUNTED("");
constexpr std::string_view kCountOfOrgan = COUNTED(OF_ORGAN);
constexpr std::string_view kCountOfColumn = COUNTED(OF_COLUMN);
constexpr std::string_view kCountOfBoth = COUNTED(OF_ORGAN OF_COLUMN);

#define LATEST(narrowed) "SELECT public_from FROM item WHERE " IS_PUBLIC narrowed " ORDER BY public_from DESC LIMIT 1"
constexpr std::string_view kLatestOfColumn = LATEST(OF_COLUMN);
constexpr std::string_view kLatestOfBoth = LATEST(OF_ORGAN OF_COLUMN);

constexpr PublicQuery::Place kBeforeAll{std::chrono::year(9999) / 12 / 31, {OrganId{INT64_MAX}, INT64_MAX}};

std::vector<Item> AllOf(db::Rows rows) {
  std::vector<Item> items;
  while (rows.Next()) items.push_back(ItemFromRow(rows.row()));
  return items;
}

std::optional<std::int64_t> Plain(const std::optional<OrganId>& organ) {
  return organ ? std::optional(organ->value) : std::nullopt;
}

}  // namespace

ItemPage ListItems(db::Session& session, const ItemQuery& query) {
  const auto sight = Sight(query.organs);
  const auto organ = Plain(query.organ);
  std::optional<std::string> stage, kind, due_before;
  if (query.stage) stage = IdOf(*query.stage);
  if (query.kind) kind = IdOf(*query.kind);
  if (query.overdue) due_before = ToString(query.today);
  std::optional<std::string> due_by, again_by;
  if (query.due_by) due_by = ToString(*query.due_by);
  if (query.again_by) again_by = ToString(*query.again_by);
  const std::string pattern = db::LikePattern(query.words);
  ItemPage page;
  db::Rows rows = session.Query(kSelectItems, sight, sight, organ, organ, stage, stage, kind, kind, pattern, pattern,
                                pattern, due_before, due_before, due_by, due_by, again_by, again_by, query.page_size,
                                (query.page - 1) * query.page_size);
  while (rows.Next()) {
    page.items.push_back(ItemFromRow(rows.row()));
    page.total = rows.row().Get<int>(22);
  }
  return page;
}

std::vector<Item> ListPublic(db::Session& session, const PublicQuery& query) {
  const std::string pattern = db::LikePattern(query.words);
  const PublicQuery::Place& after = query.after ? *query.after : kBeforeAll;
  const auto behind = [&](std::string_view sql, const auto&... narrowed) {
    return AllOf(session.Query(sql, query.today, query.today, pattern, pattern, narrowed..., after.from,
                               after.id.organ.value, after.id.number, query.count));
  };
  if (query.organ && query.column) return behind(kListOfBoth, query.organ->value, IdOf(*query.column));
  if (query.organ) return behind(kListOfOrgan, query.organ->value);
  if (query.column) return behind(kListOfColumn, IdOf(*query.column));
  return behind(kList);
}

int CountPublic(db::Session& session, const PublicQuery& query) {
  const std::string pattern = db::LikePattern(query.words);
  const auto count = [&](std::string_view sql, const auto&... narrowed) {
    return static_cast<int>(
        session.One<std::int64_t>(sql, query.today, query.today, pattern, pattern, narrowed..., kMostCounted + 1));
  };
  if (query.organ && query.column) return count(kCountOfBoth, query.organ->value, IdOf(*query.column));
  if (query.organ) return count(kCountOfOrgan, query.organ->value);
  if (query.column) return count(kCountOfColumn, IdOf(*query.column));
  return count(kCount);
}

std::vector<ColumnState> PublicColumns(db::Session& session, std::optional<OrganId> organ, Date today) {
  std::vector<ColumnState> columns;
  for (const Column column : Columns()) {
    const auto latest = organ ? session.First<Date>(kLatestOfBoth, today, today, organ->value, IdOf(column))
                              : session.First<Date>(kLatestOfColumn, today, today, IdOf(column));
    if (latest) columns.push_back({column, *latest});
  }
  return columns;
}

}  // namespace gongkai::disclosure
