// In 机关对比 units with the same number were given places one after the other, so that who came first by accident
// stood above his equals.
#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "report/campaign/see_desk_test.h"

namespace gongkai::report {
namespace {

using account::Has;
using account::TestBrowser;

/// The places as the page has them, from the first row on.
std::string PlacesIn(std::string_view page) {
  constexpr std::string_view kCell = "data-label=\"第几\">";
  std::string places;
  for (std::size_t at = page.find(kCell); at != std::string_view::npos; at = page.find(kCell, at)) {
    at += kCell.size();
    places += (places.empty() ? "" : " ") + std::string(page.substr(at, page.find('<', at) - at));
  }
  return places;
}

TEST_CASE_ON_BOTH_ENGINES("equal numbers have the same place, on the page and in what is taken away", place) {
  SeeDesk desk(place);
  desk.Counties({30, 50, 30, 20});
  const TestBrowser he = desk.SignIn(desk.he);
  const std::string page(he.Get(desk.See("/beside", "&measure=received")).Bytes());
  CHECK(PlacesIn(page) == "1 2 2 4");
  CHECK(Has(page, "数相同的名次相同"));
  const std::string csv(he.Get(desk.See("/beside", "&measure=received&as=csv")).Bytes());
  for (const char* row : {"二号县,50,1,", "一号县,30,2,", "三号县,30,2,", "四号县,20,4,", "数相同的名次相同"}) {
    CAPTURE(row);
    CHECK(Has(csv, row));
  }
}

TEST_CASE_ON_BOTH_ENGINES("equal numbers share their place across pages, and none is the most by accident", place) {
  SeeDesk desk(place);
  {
    db::Transaction act = desk.database->Begin();
    for (int i = 0; i < 60; ++i) {
      desk.Report(act, SeeDesk::Add(act, "第" + std::to_string(i) + "县", desk.city), 2024, i == 0 ? 9 : 7);
    }
    act.Commit();
  }
  const TestBrowser he = desk.SignIn(desk.he);
  const std::string second(he.Get(desk.See("/beside", "&measure=received&page=2")).Bytes());
  CHECK(PlacesIn(second) == "2 2 2 2 2 2 2 2 2 2");
  CHECK(Has(second, "等 10 个（一样多）"));
}

}  // namespace
}  // namespace gongkai::report
