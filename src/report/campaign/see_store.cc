#include "report/campaign/see_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/campaign/unit_report_store.h"

namespace gongkai::report {
namespace {

// Reports that were withdrawn and files that were deleted are told one by one. Else none is taken back, and one that is
// replaced stays beside: two counts tell every change, and an index tells the counts.
constexpr std::string_view kReports = "SELECT COUNT(*) FROM annual_unit_report WHERE year = ?";
constexpr std::string_view kReplaced = "SELECT COUNT(*) FROM annual_unit_report_before WHERE year = ?";

// Sums of products tell who moved where. What is multiplied is scattered first, squared modulo a prime: plain numbers
// are small and regular, and two moves at once would leave their sum as it was. No product exceeds 10^12: a million of
// them are in a BIGINT.
std::string SquareOf(const std::string& number) { return fmt::format("({0} * {0} % 1000003)", number); }
std::string Scattered(std::string_view column) { return SquareOf(fmt::format("({} * 618033 % 1000003)", column)); }
std::string ScatteredAnew(std::string_view column) {
  return SquareOf(fmt::format("((COALESCE({}, 0) * 754877 + 1) % 1000003)", column));
}
std::string SumOf(const std::string& left, const std::string& right) {
  return fmt::format("CAST(COALESCE(SUM({} * {}), 0) AS BIGINT)", left, right);
}

/// What a unit is, in one number: its kind, and in the last two bits whether it is led from above and of the own level.
std::string WhatItIs() {
  std::string kind = "CASE kind";
  int number = 0;
  for (const account::OrganKind each : account::kOrganKinds) {
    kind += fmt::format(" WHEN '{}' THEN {}", account::IdOf(each), ++number);
  }
  return "(4 * (" + kind + " ELSE 0 END) + 2 * is_led_from_above + is_own_level)";
}

constexpr int kUnitSums = 5;
std::string UnitSums() {
  const std::string id = Scattered("id");
  return fmt::format("SELECT COUNT(*), {}, {}, {}, {} FROM annual_unit", SumOf(id, ScatteredAnew("parent")),
                     SumOf(id, "first_year"), SumOf(id, "last_year"), SumOf(id, WhatItIs()));
}

/// "2026-01-31" as a number, another for every day.
std::string DayNumber(std::string_view column) {
  const auto part = [&](int from, int length) {
    return fmt::format("CAST(SUBSTR({}, {}, {}) AS BIGINT)", column, from, length);
  };
  return fmt::format("({} * 372 + {} * 31 + {})", part(1, 4), part(6, 2), part(9, 2));
}

constexpr int kDaySums = 4;
std::string DaySums() {
  const std::string unit = Scattered("unit");
  return fmt::format("SELECT COUNT(submitted_on), COUNT(published_on), {}, {} FROM annual_unit_report WHERE year = ?",
                     SumOf(unit, DayNumber("submitted_on")), SumOf(unit, DayNumber("published_on")));
}

constexpr std::string_view kDays =
    "SELECT unit, submitted_on, published_on, source FROM annual_unit_report WHERE year = ? ORDER BY unit";

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
  for (const UnitId unit : UnitsWithDeletedFile(session, year)) stamp += "d" + std::to_string(unit.value);
  return stamp;
}

std::string UnitStampOf(db::Session& session) {
  static const std::string kUnits = UnitSums();
  std::string stamp;
  for (const db::Row& row : session.Query(kUnits)) stamp += Joined(row, kUnitSums);
  return stamp;
}

std::string DayStampOf(db::Session& session, int year) {
  static const std::string kDayStamp = DaySums();
  std::string stamp;
  for (const db::Row& row : session.Query(kDayStamp, year)) stamp += Joined(row, kDaySums);
  return stamp;
}

std::vector<ReportDays> ReportDaysOf(db::Session& session, int year) {
  const std::vector<UnitId> withdrawn = WithdrawnUnits(session, year);
  const std::vector<UnitId> deleted = UnitsWithDeletedFile(session, year);
  std::vector<ReportDays> days;
  for (const db::Row& row : session.Stream(kDays, year)) {
    const UnitId unit{row.Get<std::int64_t>(0)};
    const auto source = row.Get<std::string_view>(3);
    if (source == "handed_in" && std::ranges::binary_search(deleted, unit)) continue;
    const bool is_compiled = source == "compiled";
    days.push_back({.unit = unit,
                    .submitted_on = row.Get<std::optional<Date>>(1),
                    .published_on = row.Get<std::optional<Date>>(2),
                    .is_compiled = is_compiled,
                    .is_withdrawn = is_compiled && std::ranges::binary_search(withdrawn, unit)});
  }
  return days;
}

std::string MapSetting(UnitId top) { return "campaign_map_" + std::to_string(top.value); }

}  // namespace gongkai::report
