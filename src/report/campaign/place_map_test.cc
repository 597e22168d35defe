#include "report/campaign/place_map.h"

#include <doctest/doctest.h>

namespace gongkai::report {
namespace {

constexpr std::string_view kTwo = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"name":"枕溪镇","adcode":999001101},
   "geometry":{"type":"Polygon","coordinates":[[[110,30],[110.1,30],[110.1,30.1],[110,30.1],[110,30]]]}},
  {"type":"Feature","properties":{"名称":"禾亭镇"},
   "geometry":{"type":"MultiPolygon","coordinates":[[[[110.1,30],[110.2,30],[110.2,30.1],[110.1,30]]]]}}]})";

Unit UnitCalled(std::string short_name, std::string code = {}) {
  Unit unit;
  unit.name = "澄砚县" + short_name + "人民政府";
  unit.short_name = std::move(short_name);
  unit.place_code = std::move(code);
  return unit;
}

std::string Wrapped(std::string_view geometry) {
  return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲"},"geometry":)" +
         std::string(geometry) + "}]}";
}

TEST_CASE("outlines become paths, matched by code and by name") {
  const auto map = ReadGeoJson(kTwo);
  REQUIRE(map);
  REQUIRE(map->places.size() == 2);
  CHECK(map->places[0].code == "999001101");
  CHECK(map->places[0].path.starts_with("M10 "));
  CHECK(map->places[0].path.ends_with("Z"));
  CHECK(map->height > 100);
  CHECK(PlaceOf(*map, UnitCalled("别的名", "999001101")) == &map->places[0]);
  CHECK(PlaceOf(*map, UnitCalled("禾亭镇")) == &map->places[1]);
  CHECK(PlaceOf(*map, UnitCalled("没有的镇")) == nullptr);
}

TEST_CASE("what is kept comes back; what was not written so does not") {
  const auto map = ReadGeoJson(kTwo);
  REQUIRE(map);
  const auto again = UnpackMap(PackMap(*map));
  REQUIRE(again);
  CHECK(again->places.size() == 2);
  CHECK(again->places[1].path == map->places[1].path);
  CHECK(again->height == map->height);
  for (const std::string_view text :
       {"", "[]", "{}", R"({"height":1})", R"({"height":1,"places":[["a","","M1 1\"/><script>",1,1]]})",
        R"({"height":1,"places":[["a","","",1,1]]})", R"({"height":1,"places":[[1,2,3,4,5]]})"}) {
    CHECK_FALSE(UnpackMap(text));
  }
}

TEST_CASE("what is no map is refused with a sentence") {
  std::string many = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i <= kMostMapPlaces; ++i) many += i == 0 ? "{}" : ",{}";
  many += "]}";
  std::string points = "[[";
  for (std::size_t i = 0; i <= kMostMapPoints; ++i) points += i == 0 ? "[1,1]" : ",[1,1]";
  points += "]]";
  const std::string files[] = {
      "",
      "PK\x03\x04",
      "[]",
      "7",
      R"({"type":7})",
      R"({"type":"FeatureCollection"})",
      R"({"type":"FeatureCollection","features":{}})",
      R"({"type":"FeatureCollection","features":[]})",
      R"({"type":"FeatureCollection","features":[null,7,{"geometry":null},{"geometry":{"type":7,"coordinates":[]}}]})",
      Wrapped(R"({"type":"Point","coordinates":[1,2]})"),
      Wrapped(R"({"type":"Polygon","coordinates":[[["x",2],[3,4],[5,6],[1,2]]]})"),
      Wrapped(R"({"type":"Polygon","coordinates":[[[1e300,2],[3,4],[5,6],[1,2]]]})"),
      Wrapped(R"({"type":"Polygon","coordinates":[7]})"),
      Wrapped(R"({"type":"Polygon","coordinates":[[[1,1],[1,1],[1,1],[1,1]]]})"),
      Wrapped(R"({"type":"Polygon","coordinates":)" + points + "}"),
      many,
      std::string(kLargestMapFile + 1, ' '),
      std::string(100'000, '['),
  };
  for (const std::string& file : files) {
    CAPTURE(file.substr(0, 100));
    const auto map = ReadGeoJson(file);
    REQUIRE_FALSE(map);
    CHECK_FALSE(map.error().message.empty());
  }
}

TEST_CASE("brackets without end are refused before anything is made of them; those of a name count for nothing") {
  std::string objects;
  for (int i = 0; i < 500'000; ++i) objects += R"({"a":)";
  for (const std::string& file : {std::string(3'000'000, '['), objects}) {
    const auto map = ReadGeoJson(file);
    REQUIRE_FALSE(map);
    CHECK(map.error().message.find("套得太深") != std::string::npos);
  }
  const auto named = ReadGeoJson(
      R"({"type":"FeatureCollection","features":[{"properties":{"name":"\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["},)"
      R"("geometry":{"type":"Polygon","coordinates":[[[100,30],[101,30],[101,31],[100,30]]]}}]})");
  CHECK(named);
}

TEST_CASE("names that are no names are left out") {
  const auto map = ReadGeoJson(
      R"({"type":"FeatureCollection","features":[{"properties":{"name":{"a":1},"code":"12<b>"},
      "geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}}]})");
  REQUIRE(map);
  CHECK(map->places[0].name.empty());
  CHECK(map->places[0].code.empty());
}

}  // namespace
}  // namespace gongkai::report
