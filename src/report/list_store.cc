// The list of reports: one query counts what is open, decides the state of each report, filters and orders.

#include "db/like.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

// Parameters: organs in sight twice, organ pattern three times, year twice, level twice, state twice, then order,
// direction, limit and offset.
constexpr std::string_view kSelectList = R"(
WITH counted AS (
  SELECT report_id,
         SUM(CASE WHEN verdict = 'open' AND severity = 'error' THEN 1 ELSE 0 END) AS errors,
         SUM(CASE WHEN verdict = 'open' AND severity = 'warning' THEN 1 ELSE 0 END) AS warnings,
         SUM(CASE WHEN verdict = 'open' AND severity = 'notice' THEN 1 ELSE 0 END) AS notices,
         SUM(CASE WHEN verdict <> 'open' AND severity <> 'notice' THEN 1 ELSE 0 END) AS handled
  FROM finding WHERE gone_at IS NULL GROUP BY report_id),
listed AS (
  SELECT r.id, r.organ_id, r.oversees, r.organ, r.year, r.level, r.place_code, v.id AS version_id, v.file_name, v.format, v.obstacle,
         v.checked_at, v.number, COALESCE(c.errors, 0) AS errors, COALESCE(c.warnings, 0) AS warnings,
         COALESCE(c.notices, 0) AS notices, COALESCE(c.handled, 0) AS handled,
         CASE WHEN v.obstacle <> '' THEN 'unreadable'
              WHEN COALESCE(c.errors, 0) > 0 THEN 'errors'
              WHEN COALESCE(c.warnings, 0) > 0 THEN 'warnings'
              WHEN COALESCE(c.handled, 0) > 0 THEN 'handled'
              ELSE 'clean' END AS state,
         CASE WHEN r.organ = '' OR r.year IS NULL THEN 0 ELSE COUNT(*) OVER (PARTITION BY r.organ, r.year) - 1 END AS others
  FROM report r
  JOIN report_version v ON v.report_id = r.id
   AND v.number = (SELECT MAX(n.number) FROM report_version n WHERE n.report_id = r.id)
  LEFT JOIN counted c ON c.report_id = r.id
  WHERE r.deleted_at IS NULL AND (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || r.organ_id || ',%'))
SELECT id, organ, year, level, place_code, file_name, format, obstacle, checked_at, number, errors, warnings, notices,
       handled, state, COUNT(*) OVER () AS total, organ_id, oversees, others
FROM listed
WHERE (CAST(? AS TEXT) = '' OR LOWER(organ) LIKE LOWER(?) ESCAPE '\' OR LOWER(file_name) LIKE LOWER(?) ESCAPE '\')
  AND (CAST(? AS INTEGER) IS NULL OR year = ?)
  AND (CAST(? AS TEXT) IS NULL OR level = ?)
  AND (CAST(? AS TEXT) IS NULL OR state = ?)
)";

// Full statements for each order, because a direction cannot be bound.
std::string_view OrderClause(ListOrder order, bool descending) {
  switch (order) {
    case ListOrder::kOrgan:
      return descending ? "ORDER BY organ DESC, year DESC NULLS LAST, id LIMIT ? OFFSET ?"
                        : "ORDER BY organ, year DESC NULLS LAST, id LIMIT ? OFFSET ?";
    case ListOrder::kYear:
      return descending ? "ORDER BY year DESC NULLS LAST, organ, id LIMIT ? OFFSET ?"
                        : "ORDER BY year NULLS LAST, organ, id LIMIT ? OFFSET ?";
    case ListOrder::kErrors:
      return descending ? "ORDER BY errors DESC, warnings DESC, organ, id LIMIT ? OFFSET ?"
                        : "ORDER BY errors, warnings, organ, id LIMIT ? OFFSET ?";
    case ListOrder::kNewest:
      return descending ? "ORDER BY version_id LIMIT ? OFFSET ?" : "ORDER BY version_id DESC LIMIT ? OFFSET ?";
  }
  return "";
}

ListRow RowFrom(const db::Row& row) {
  ListRow out;
  out.report = {.id = row.Get<std::int64_t>(0),
                .holder = {account::OrganId{row.Get<std::int64_t>(16)}, row.Get<bool>(17)},
                .organ = row.Get<std::string>(1),
                .year = row.Get<std::optional<int>>(2),
                .level = LevelFrom(row.Get<std::string_view>(3)),
                .place_code = row.Get<std::string>(4)};
  out.file_name = row.Get<std::string>(5);
  out.format = row.Get<std::string>(6);
  out.obstacle = row.Get<std::string>(7);
  out.checked_at = row.Get<std::string>(8);
  out.versions = row.Get<int>(9);
  out.errors = row.Get<int>(10);
  out.warnings = row.Get<int>(11);
  out.notices = row.Get<int>(12);
  out.handled = row.Get<int>(13);
  out.state = ReportStateFrom(row.Get<std::string_view>(14)).value_or(ReportState::kClean);
  out.others = row.Get<int>(18);
  return out;
}

}  // namespace

ListPage List(db::Session& session, const ListFilter& filter) {
  const std::string pattern = db::LikePattern(filter.organ);
  std::optional<std::string_view> level, state;
  if (filter.level) level = IdOf(*filter.level);
  if (filter.state) state = IdOf(*filter.state);
  const std::string sql = std::string(kSelectList) + std::string(OrderClause(filter.order, filter.descending));
  const int offset = (filter.page - 1) * filter.page_size;
  const auto sight = filter.sight.Listed();
  ListPage page;
  for (const db::Row& row : session.Query(sql, sight, sight, pattern, pattern, pattern, filter.year, filter.year, level,
                                          level, state, state, filter.page_size, offset)) {
    page.rows.push_back(RowFrom(row));
    page.total = row.Get<int>(15);
  }
  return page;
}

}  // namespace gongkai::report
