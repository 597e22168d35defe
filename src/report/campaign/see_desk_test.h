// A county of this installation, with a city of counties outside it beside the county, for tests of the pages about
// many reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/county_test.h"
#include "docread/read.h"
#include "report/campaign/routes.h"
#include "report/campaign/unit_report_store.h"
#include "report/campaign/unit_store.h"
#include "report/shelf.h"

namespace gongkai::report {

struct SeeDesk : account::TestCounty {
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*database, shelf, [] { return std::string("2026-03-10 10:00"); }, desk};
  Site see_site{.desk = reports, .wake = [] {}};
  account::PersonId he = Hire("heqing", "何青", office, account::PostKind::kSupervisor);
  account::PersonId lin = Hire("linxi", "林溪", township, account::PostKind::kHandler);
  UnitId city{0};

  explicit SeeDesk(const testing::TestDatabase& place) : TestCounty(place) {
    AddCampaignRoutes(pages, see_site);
    db::Transaction act = database->Begin();
    city = Add(act, "云汀市", std::nullopt);
    act.Commit();
  }

  static UnitId Add(db::Transaction& act, const std::string& name, std::optional<UnitId> parent) {
    Unit unit;
    unit.parent = parent;
    unit.name = name + "人民政府";
    unit.short_name = name;
    unit.kind = account::OrganKind::kCountyGovernment;
    return AddUnit(act, unit);
  }
  void Report(db::Transaction& act, UnitId unit, int year, int received) const {
    UnitReport report;
    report.unit = unit;
    report.year = year;
    report.figures.form = law::FormInForce(year);
    report.figures.cells.assign(CellsOf(*report.figures.form).size(), std::nullopt);
    const auto put = [&](std::string_view row, int value) {
      report.figures.cells[*IndexOf(*report.figures.form, {3, std::string(row), "总计"})] = Number::Of(value);
    };
    put("一", received);
    put("三(一)", received / 2);
    put("三(七)", received);
    report.published_on = Date{std::chrono::year(year + 1), std::chrono::March, std::chrono::day(31)};
    report.at = now;
    PutUnitReport(act, report,
                  {.digest = std::to_string(unit.value) + "/" + std::to_string(year) + "/" + std::to_string(received)});
  }
  /// Counties with so many applications each in 2024, and as many in the years before.
  std::vector<UnitId> Counties(const std::vector<int>& received) {
    constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    std::vector<UnitId> counties;
    db::Transaction act = database->Begin();
    for (std::size_t i = 0; i < received.size(); ++i) {
      counties.push_back(Add(act, std::string(kNumerals[i]) + "号县", city));
      for (const int year : {2021, 2022, 2023}) Report(act, counties.back(), year, 20);
      Report(act, counties.back(), 2024, received[i]);
    }
    act.Commit();
    return counties;
  }
  std::string See(const std::string& part, const std::string& more = "", int year = 2024) const {
    return "/office/rollup/" + std::to_string(year) + "/see" + part + "?top=" + std::to_string(city.value) + more;
  }
};

}  // namespace gongkai::report
