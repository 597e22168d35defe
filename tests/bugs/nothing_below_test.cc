// An organ with no organs below it was offered a map, a comparison, outliers and copied texts of what stands below it:
// four pages on which there was nothing.
#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "report/campaign/see_desk_test.h"

namespace gongkai::report {
namespace {

using account::Has;
using account::TestBrowser;

constexpr const char* kOfMany[] = {"/beside", "/map", "/outliers", "/copying"};

std::string Path(const std::string& part, UnitId unit) {
  return "/office/rollup/2024/see" + part + "?top=" + std::to_string(unit.value);
}
/// As it stands in a link.
std::string LinkTo(const std::string& part, UnitId unit) { return "href=\"" + Path(part, unit) + "\""; }

TEST_CASE_ON_BOTH_ENGINES("whoever has nothing below is offered what is its own alone", place) {
  SeeDesk desk(place);
  const UnitId county = desk.Counties({20, 30}).front();
  const TestBrowser he = desk.SignIn(desk.he);
  const std::string rollup = "/office/rollup/2024?unit=" + std::to_string(county.value);
  for (const std::string& address : {Path("", county), Path("/years", county), rollup}) {
    CAPTURE(address);
    const std::string page(he.Get(address).Bytes());
    CHECK(Has(page, LinkTo("/years", county)));
    for (const char* part : kOfMany) CHECK_FALSE(Has(page, LinkTo(part, county)));
  }
  const std::string above(he.Get(desk.See("")).Bytes());
  for (const char* part : kOfMany) CHECK(Has(above, LinkTo(part, desk.city)));
}

TEST_CASE_ON_BOTH_ENGINES("who comes by the address is told in one sentence", place) {
  SeeDesk desk(place);
  const UnitId county = desk.Counties({20, 30}).front();
  const TestBrowser he = desk.SignIn(desk.he);
  for (const char* part : kOfMany) {
    CAPTURE(std::string(part));
    const auto page = he.Get(Path(part, county));
    CHECK(page.status == 200);
    CHECK(Has(page.Bytes(), "一号县下面没有要报告的单位，没有可以对比的。"));
    CHECK_FALSE(Has(page.Bytes(), "导出 Excel"));
  }
  // From the tiles of the map one comes to what the county has, and not to a map of nothing.
  const std::string tiles(he.Get(desk.See("/map")).Bytes());
  CHECK(Has(tiles, LinkTo("", county)));
  CHECK_FALSE(Has(tiles, LinkTo("/map", county)));
}

}  // namespace
}  // namespace gongkai::report
