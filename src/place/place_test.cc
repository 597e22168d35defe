// The registry against well-known facts, and every registered name found again in a text.
#include "place/place.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "place/registry.h"

namespace gongkai::place {
namespace {

TEST_CASE("A place is known by its code, its parents by the code's beginning") {
  const Place* town = Find("410307107");
  REQUIRE(town);
  CHECK(town->name == "府店镇");
  CHECK(town->level == Level::kTownship);
  CHECK(FullName(*town) == "河南省洛阳市偃师区府店镇");
  CHECK(Parent(*town)->name == "偃师区");
  CHECK(Parent(*Parent(*town))->name == "洛阳市");
  CHECK(IsWithin(*town, *Find("41")));
  CHECK_FALSE(IsWithin(*town, *town));
  CHECK_FALSE(IsWithin(*town, *Find("42")));
}

TEST_CASE("Codes padded to six digits mean the larger place") {
  CHECK(Find("410000")->name == "河南省");
  CHECK(Find("410300")->name == "洛阳市");
  CHECK(ReportCode(*Find("41")) == "410000");
  CHECK(ReportCode(*Find("4103")) == "410300");
  CHECK(ReportCode(*Find("410307107")) == "410307107");
  CHECK(Find("999999") == nullptr);
  CHECK(Find("") == nullptr);
  CHECK(Find("00") == nullptr);
}

TEST_CASE("Where a level is missing the name is still whole") {
  CHECK(FullName(*Find("500107")) == "重庆市九龙坡区");           // no city between
  CHECK(FullName(*Find("469001")) == "海南省五指山市");           // governed by the province
  CHECK(FullName(*Find("441900003")) == "广东省东莞市东城街道");  // a city without counties
  CHECK(Parent(*Find("41")) == nullptr);
}

TEST_CASE("From the provinces down, level by level") {
  const auto provinces = Children(nullptr);
  CHECK(provinces.size() == 34);
  for (const Place* province : provinces) CHECK(province->level == Level::kProvince);
  for (const Place* city : Children(Find("41"))) CHECK(Parent(*city) == Find("41"));
  const auto counties = Children(Find("4103"));
  CHECK(std::ranges::count(counties, Find("410307")) == 1);
  CHECK(Children(Find("11")).size() == 16);  // a municipality: counties directly
  CHECK(Children(Find("410307107")).empty());
}

TEST_CASE("A name may be borne by many") {
  CHECK(ByName("城关镇").size() == 88);
  CHECK(ByName("偃师区").size() == 1);
  CHECK(ByName("洛阳").empty());    // a short form is no registered name
  CHECK(ByName("茌平县").empty());  // nor is a former one
  CHECK(ByName("市辖区").empty());
  for (const Place* place : ByName("太平镇")) CHECK(place->name == "太平镇");
}

TEST_CASE("The register is whole") {
  std::size_t townships = 0;
  std::set<std::string_view> codes;
  for (const Place& place : AllPlaces()) {
    CHECK_MESSAGE((place.level == Level::kProvince) == (Parent(place) == nullptr), place.code);
    if (place.level == Level::kTownship) ++townships;
    codes.insert(place.code);
  }
  CHECK(townships == 41'352);
  CHECK(codes.size() == AllPlaces().size());
}

// Names of every level, where a report's title has them. What is left out would be missing from every report of that
// place.
TEST_CASE("Every name is found in the title of its own report") {
  std::size_t looked_for = 0, missed = 0;
  for (const Place& place : AllPlaces()) {
    const bool called_so = place.name.ends_with("镇") || place.name.ends_with("乡") || place.name.ends_with("街道") ||
                           place.name.ends_with("县") || place.name.ends_with("市");
    if (!called_so) continue;
    ++looked_for;
    const std::string title = std::string(place.name) + "2024年政府信息公开工作年度报告";
    const auto matches = FindPlaces(title);
    const bool found = matches.size() == 1 && matches[0].offset == 0 && matches[0].length == place.name.size();
    if (!found) ++missed;
  }
  CHECK(looked_for > 40'000);
  CHECK(missed * 2000 < looked_for);  // 和县, 应县, 代县 and names of rare characters
}

}  // namespace
}  // namespace gongkai::place
