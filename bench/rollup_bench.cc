// A country's campaign: 40,000 units and seven years of their reports, imported with the narratives that are kept of
// them, rolled up, looked at; on SQLite and on the server that GONGKAI_TEST_POSTGRES names. The aims: 2,000 reports
// imported a second, a roll-up of all years in a second, a page in 200 ms.
//
//   rollup_bench [UNITS [YEARS]]        40000 and 7 unless told otherwise
//
// Links: report_campaign docread embedded_migrations test_databases

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "account/county_test.h"
#include "docread/read.h"
#include "report/campaign/import_actions.h"
#include "report/campaign/rollup_view.h"
#include "report/campaign/routes.h"
#include "report/campaign/unit_list_actions.h"

namespace {

using namespace gongkai;
using namespace gongkai::report;

constexpr int kLastYear = 2025, kPlaces = 400;

double SecondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double MedianOf(const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < 5; ++i) times.push_back(SecondsOf(work));
  std::ranges::sort(times);
  return times[times.size() / 2];
}

/// As reports are: most cells are zero, some few hold a number.
Figures AnyFigures(std::mt19937& random, int year) {
  Figures figures;
  figures.form = law::FormInForce(year);
  figures.cells.assign(CellsOf(*figures.form).size(), Number());
  for (int i = 0; i < 40; ++i) {
    figures.cells[random() % figures.cells.size()] = Number::Of(static_cast<std::int64_t>(random() % 300));
  }
  return figures;
}

/// Of three thousand characters, as the median narrative has: what is kept of one takes as much room.
std::string AnyNarrative(int number) {
  std::string text;
  for (int section = 1; section <= 6; ++section) {
    text += fmt::format("{}第{}镇按月核对公开目录，", section, number);
    for (int i = 0; i < 25; ++i) text += "公示栏、广播和网站同时发布，过期的当天撤下。";
    text += "\n";
  }
  return text;
}

UnitTable PlacesOf(int units) {
  UnitTable table;
  for (int i = 0; i < std::min(kPlaces, units); ++i) {
    UnitLine line;
    line.unit.name = fmt::format("第{}县", i);
    line.unit.kind = account::OrganKind::kCountyGovernment;
    table.lines.push_back(line);
  }
  for (int i = 0; i < units; ++i) {
    UnitLine line;
    line.unit.name = fmt::format("第{}县第{}镇人民政府", i % kPlaces, i);
    line.unit.kind = account::OrganKind::kTownship;
    line.parent = fmt::format("第{}县", i % kPlaces);
    table.lines.push_back(line);
  }
  return table;
}

void ImportYear(account::TestCounty& county, UnitId top, int units, int year) {
  std::mt19937 random(static_cast<unsigned>(year));
  ReportImport import(county.desk, account::Actor{}, {.year = year, .under = top});
  for (int i = 0; i < units; ++i) {
    ReadFile file;
    file.file = fmt::format("{}.json", i);
    file.digest = fmt::format("{:064}", static_cast<std::int64_t>(year) * 1'000'000 + i);
    file.organ = fmt::format("第{}县第{}镇人民政府", i % kPlaces, i);
    file.year = year;
    file.figures = AnyFigures(random, year);
    file.text = AnyNarrative(i);
    import.Add(std::move(file));
  }
  import.Finish();
  if (import.counts().put.added != units) fmt::print("  only {} were imported\n", import.counts().put.added);
}

void Run(const char* name, const gongkai::testing::TestDatabase& place, int units, int years) {
  account::TestCounty county(place);
  Shelf shelf([](std::string_view bytes) { return docread::Read(bytes); });
  report::Desk reports{*county.database, shelf, [] { return std::string("2026-03-10 10:00"); }, county.desk};
  Site site{.desk = reports, .wake = [] {}};
  AddCampaignRoutes(county.pages, site);
  const auto su = county.SignIn(county.Hire("suqing", "苏晴", county.office, account::PostKind::kSupervisor));
  const UnitId top = *UnitUnder(county.desk, account::Actor{}, "云州省");
  fmt::print("{}\n  units put down: {:.0f} a second\n", name,
             units / SecondsOf([&] {
               if (!PutUnits(county.desk, account::Actor{}, top, PlacesOf(units))) std::abort();
             }));
  const double import = SecondsOf([&] {
    for (int i = 0; i < years; ++i) ImportYear(county, top, units, kLastYear - i);
  });
  fmt::print("  imported, already read: {:.0f} a second\n", units * years / import);
  if (place.is_postgres()) {
    gongkai::testing::RunOnServer(place.location().url, "VACUUM ANALYZE annual_unit_report");
    gongkai::testing::RunOnServer(place.location().url, "VACUUM ANALYZE annual_unit");
  }
  const double rolled = MedianOf([&] {
    db::Reader reader = county.database->Read();
    const auto all = UnitsBelow(reader, top);
    const UnitTree tree(all);
    for (int i = 0; i < years; ++i) {
      const auto packed = PackedReportsOf(reader, kLastYear - i, all);
      if (RollUpOf(top, kLastYear - i, tree, packed).added.size() != static_cast<std::size_t>(units)) std::abort();
    }
  });
  fmt::print("  rolled up, {} years: {:.2f} s\n", years, rolled);
  const std::string at = fmt::format("/office/rollup/{}", kLastYear), unit = fmt::format("?unit={}", top.value);
  std::vector<std::string> pages = {fmt::format("/office/campaign/{}?under={}", kLastYear, top.value), at + unit,
                                    at + "/units" + unit,
                                    at + "/cell" + unit + "&cell=" + PercentEncode("3/一/自然人")};
  for (const char* part : {"/see", "/see/years", "/see/beside", "/see/map", "/see/outliers"}) {
    pages.push_back(fmt::format("{}{}?top={}", at, part, top.value));
  }
  for (const std::string& page : pages) {
    const auto look = [&] {
      if (su.Get(page).status != 200) std::abort();
    };
    const double first = SecondsOf(look);
    fmt::print("  {}: {:.0f} ms, the first time {:.0f}\n", page, MedianOf(look) * 1000, first * 1000);
  }
}

}  // namespace

int main(int argc, char** argv) {
  doctest::Context context;  // the county checks what it does; outside of a test a failed check ends the program
  context.setAsDefaultForAssertsOutOfTestCases();
  context.setAssertHandler([](const doctest::AssertData& data) {
    fmt::print(stderr, "{}:{}: {}\n", data.m_file, data.m_line, data.m_expr);
    std::abort();
  });
  const int units = argc > 1 ? std::atoi(argv[1]) : 40'000, years = argc > 2 ? std::atoi(argv[2]) : 7;
  Run("SQLite", gongkai::testing::OnSqlite(), units, years);
  if (std::getenv("GONGKAI_TEST_POSTGRES") != nullptr) Run("PostgreSQL", gongkai::testing::OnPostgres(), units, years);
  return 0;
}
