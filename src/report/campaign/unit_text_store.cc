#include "report/campaign/unit_text_store.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kPut =
    "INSERT INTO annual_unit_text (year, unit, text) VALUES (?, ?, ?) ON CONFLICT (year, unit) DO UPDATE SET text = "
    "excluded.text";
constexpr std::string_view kDrop = "DELETE FROM annual_unit_text WHERE year = ? AND unit = ?";
constexpr std::string_view kFind = "SELECT text FROM annual_unit_text WHERE year = ? AND unit = ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM annual_unit_text WHERE year = ?";
constexpr std::string_view kWithout =
    "SELECT r.digest FROM annual_unit_report r WHERE r.year = ? AND r.source = 'imported' AND NOT EXISTS (SELECT 1 "
    "FROM annual_unit_text t WHERE t.year = r.year AND t.unit = r.unit)";

}  // namespace

void PutUnitText(db::Transaction& act, UnitId unit, int year, std::string_view packed) {
  act.Execute(kPut, year, unit.value, packed);
}

void DropUnitText(db::Transaction& act, UnitId unit, int year) { act.Execute(kDrop, year, unit.value); }

std::optional<std::string> FindUnitText(db::Session& session, UnitId unit, int year) {
  return session.First<std::string>(kFind, year, unit.value);
}

std::int64_t CountUnitTexts(db::Session& session, int year) { return session.One<std::int64_t>(kCount, year); }

std::vector<std::string> DigestsWithoutText(db::Session& session, int year) {
  std::vector<std::string> digests;
  for (const db::Row& row : session.Query(kWithout, year)) digests.push_back(row.Get<std::string>(0));
  return digests;
}

}  // namespace gongkai::report
