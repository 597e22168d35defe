// PlaceMap: the outline of each place as the operator's GeoJSON (RFC 7946) draws it, made into paths of one picture,
// with the name or code by which it is matched with a unit. Nothing of the file but outlines, names and codes is kept.
// Pure.
//
// In: the bytes of the file, hostile or not. Out: paths in a picture kMapWidth wide. Next to read: see_map_pages.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/campaign/unit.h"

namespace gongkai::report {

inline constexpr std::size_t kLargestMapFile = std::size_t{4} << 20U;  // bytes
inline constexpr std::size_t kMostMapPlaces = 3000;
inline constexpr std::size_t kMostMapPoints = 200'000;  // of all outlines, as they stand in the file
inline constexpr std::size_t kLargestMap = 1'500'000;   // bytes of all paths
inline constexpr int kMapWidth = 1000;

struct MapPlace {
  std::string name;  // "枕溪镇"; empty if the file does not say
  std::string code;  // digits; empty if the file does not say
  std::string path;  // of SVG: "M1 2L3 4Z"
  int label_x = 0, label_y = 0;
};

struct PlaceMap {
  int height = 0;
  std::vector<MapPlace> places;
};

/// Errors: kInvalidInput with the sentence for who chose the file: no GeoJSON, no outlines, too much of it.
Result<PlaceMap> ReadGeoJson(std::string_view bytes);

/// As it is kept, and back. Errors: kUnreadable for anything that PackMap did not write.
std::string PackMap(const PlaceMap& map);
Result<PlaceMap> UnpackMap(std::string_view text);

/// The place of a unit: by its code, else by its short or full name; null: the map has none, or two of that name.
const MapPlace* PlaceOf(const PlaceMap& map, const Unit& unit);

}  // namespace gongkai::report
