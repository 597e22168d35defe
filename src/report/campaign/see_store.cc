#include "report/campaign/see_store.h"

#include "report/campaign/unit_report_store.h"

namespace gongkai::report {
namespace {

// Reports that were withdrawn are told one by one. Else none is taken back, and one that is replaced stays beside: two
// counts tell every change, and an index tells the counts.
constexpr std::string_view kReports = "SELECT COUNT(*) FROM annual_unit_report WHERE year = ?";
constexpr std::string_view kReplaced = "SELECT COUNT(*) FROM annual_unit_report_before WHERE year = ?";
// Sums of products tell who moved where.
constexpr std::string_view kUnits =
    "SELECT COUNT(*), CAST(COALESCE(SUM(id * COALESCE(parent, 0)), 0) AS BIGINT), CAST(COALESCE(SUM(id * "
    "is_led_from_above), 0) AS BIGINT), CAST(COALESCE(SUM(id * first_year), 0) AS BIGINT), CAST(COALESCE(SUM(id * "
    "last_year), 0) AS BIGINT), CAST(COALESCE(SUM(id * LENGTH(kind)), 0) AS BIGINT) FROM annual_unit";
constexpr std::string_view kDayStamp =
    "SELECT COUNT(submitted_on), COUNT(published_on), CAST(COALESCE(SUM(unit * (CAST(SUBSTR(submitted_on, 6, 2) AS "
    "BIGINT) * 31 + CAST(SUBSTR(submitted_on, 9, 2) AS BIGINT))), 0) AS BIGINT), CAST(COALESCE(SUM(unit * "
    "(CAST(SUBSTR(published_on, 6, 2) AS BIGINT) * 31 + CAST(SUBSTR(published_on, 9, 2) AS BIGINT))), 0) AS BIGINT) "
    "FROM annual_unit_report WHERE year = ?";
constexpr std::string_view kDays =
    "SELECT unit, submitted_on, published_on FROM annual_unit_report WHERE year = ? ORDER BY unit";

std::string Joined(const db::Row& row, int columns) {
  std::string text;
  for (int i = 0; i < columns; ++i) text += std::to_string(row.Get<std::int64_t>(i)) + ".";
  return text;
}

}  // namespace

std::string ReportStampOf(db::Session& session, int year) {
  std::string stamp = std::to_string(session.One<std::int64_t>(kReports, year)) + "." +
                      std::to_string(session.One<std::int64_t>(kReplaced, year));
  for (const UnitId unit : WithdrawnUnits(session, year)) stamp += "w" + std::to_string(unit.value);
  return stamp;
}

std::string UnitStampOf(db::Session& session) {
  std::string stamp;
  for (const db::Row& row : session.Query(kUnits)) stamp += Joined(row, 6);
  return stamp;
}

std::string DayStampOf(db::Session& session, int year) {
  std::string stamp;
  for (const db::Row& row : session.Query(kDayStamp, year)) stamp += Joined(row, 4);
  return stamp;
}

std::vector<ReportDays> ReportDaysOf(db::Session& session, int year) {
  std::vector<ReportDays> days;
  for (const db::Row& row : session.Stream(kDays, year)) {
    days.push_back({.unit = UnitId{row.Get<std::int64_t>(0)},
                    .submitted_on = row.Get<std::optional<Date>>(1),
                    .published_on = row.Get<std::optional<Date>>(2)});
  }
  return days;
}

std::string MapSetting(UnitId top) { return "campaign_map_" + std::to_string(top.value); }

}  // namespace gongkai::report
