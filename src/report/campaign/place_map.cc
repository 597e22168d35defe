#include "report/campaign/place_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <nlohmann/json.hpp>

namespace gongkai::report {
namespace {

using nlohmann::json;

constexpr double kFarthest = 1e9;          // of a coordinate, in degrees or metres
constexpr std::size_t kLongestName = 120;  // bytes
constexpr int kTallest = 4000;
constexpr double kMargin = 10;
constexpr std::size_t kFewestCorners = 3;

Error Fault(std::string words) { return Error{ErrorKind::kInvalidInput, std::move(words), ""}; }

struct Point {
  double x = 0, y = 0;
};
using Ring = std::vector<Point>;

struct Outline {
  std::string name, code;
  std::vector<Ring> rings;
};

std::string TextIn(const json& properties, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const auto found = properties.find(key);
    if (found == properties.end()) continue;
    std::string text;
    if (found->is_string()) text = found->get<std::string>();
    if (found->is_number_integer()) text = std::to_string(found->get<std::int64_t>());
    if (!text.empty() && text.size() <= kLongestName) return text;
  }
  return {};
}

bool IsDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Outlines out of a file, counted as they come.
class Reader {
 public:
  Status Read(const json& root) {
    const std::string type =
        root.is_object() ? root.value("type", json()).is_string() ? root["type"].get<std::string>() : std::string()
                         : std::string();
    if (type != "FeatureCollection" || !root.contains("features") || !root["features"].is_array()) {
      return Fault("这不是 GeoJSON 的要素集合（FeatureCollection）。请导出各机关辖区的面状边界。");
    }
    if (root["features"].size() > kMostMapPlaces) {
      return Fault("地图里的区域超过 " + std::to_string(kMostMapPlaces) + " 个，请只留要画的一级。");
    }
    for (const json& feature : root["features"]) {
      const Status read = Feature(feature);
      if (!read) return read;
    }
    if (outlines.empty()) return Fault("文件里没有面状边界（Polygon、MultiPolygon）。");
    return Ok();
  }
  std::vector<Outline> outlines;

 private:
  Status Feature(const json& feature) {
    if (!feature.is_object() || !feature.contains("geometry") || !feature["geometry"].is_object()) return Ok();
    const json& geometry = feature["geometry"];
    if (!geometry.contains("coordinates") || !geometry["coordinates"].is_array()) return Ok();
    const bool is_polygon = geometry.value("type", json()) == "Polygon";
    if (!is_polygon && geometry.value("type", json()) != "MultiPolygon") return Ok();
    Outline outline;
    if (feature.contains("properties") && feature["properties"].is_object()) {
      outline.name = TextIn(feature["properties"], {"name", "名称", "NAME", "XZQMC", "mc"});
      outline.code = TextIn(feature["properties"], {"code", "adcode", "代码", "XZQDM", "gb"});
    }
    if (!IsDigits(outline.code)) outline.code.clear();
    const Status read = is_polygon ? Polygon(geometry["coordinates"], outline) : Polygons(geometry, outline);
    if (!read) return read;
    if (!outline.rings.empty()) outlines.push_back(std::move(outline));
    return Ok();
  }
  Status Polygons(const json& geometry, Outline& outline) {
    for (const json& polygon : geometry["coordinates"]) {
      const Status read = Polygon(polygon, outline);
      if (!read) return read;
    }
    return Ok();
  }
  Status Polygon(const json& rings, Outline& outline) {
    if (!rings.is_array()) return Fault("有一个区域的坐标写法不对。");
    for (const json& points : rings) {
      if (!points.is_array()) return Fault("有一个区域的坐标写法不对。");
      Ring ring;
      for (const json& point : points) {
        if (++points_ > kMostMapPoints) {
          return Fault("边界的点超过 " + std::to_string(kMostMapPoints) + " 个，请先简化边界再上传。");
        }
        if (!point.is_array() || point.size() < 2 || !point[0].is_number() || !point[1].is_number()) {
          return Fault("有一个区域的坐标写法不对。");
        }
        const Point at{point[0].get<double>(), point[1].get<double>()};
        if (!std::isfinite(at.x) || !std::isfinite(at.y) || std::abs(at.x) > kFarthest || std::abs(at.y) > kFarthest) {
          return Fault("有一个坐标太大，不像经纬度，也不像平面坐标。");
        }
        ring.push_back(at);
      }
      if (ring.size() > kFewestCorners) outline.rings.push_back(std::move(ring));
    }
    return Ok();
  }

  std::size_t points_ = 0;
};

/// From the file's coordinates to those of the picture. Degrees are drawn as wide as they are in the middle of the map.
class Frame {
 public:
  explicit Frame(const std::vector<Outline>& outlines) {
    for (const Outline& outline : outlines) {
      for (const Ring& ring : outline.rings) {
        for (const Point& each : ring) Widen(each);
      }
    }
    const bool is_degrees = low_.x >= -180 && high_.x <= 180 && low_.y >= -90 && high_.y <= 90;
    const double middle = (low_.y + high_.y) / 2;
    if (is_degrees) narrow_ = std::max(0.05, std::cos(middle * std::numbers::pi / 180));
    const double width = (high_.x - low_.x) * narrow_, tall = high_.y - low_.y;
    scale_ =
        std::min((kMapWidth - 2 * kMargin) / std::max(width, 1e-9), (kTallest - 2 * kMargin) / std::max(tall, 1e-9));
    height_ = static_cast<int>(std::lround(tall * scale_ + 2 * kMargin));
  }
  int height() const { return height_; }
  Point In(Point at) const {
    return {(at.x - low_.x) * narrow_ * scale_ + kMargin, (high_.y - at.y) * scale_ + kMargin};
  }

 private:
  void Widen(Point at) {
    low_ = {std::min(low_.x, at.x), std::min(low_.y, at.y)};
    high_ = {std::max(high_.x, at.x), std::max(high_.y, at.y)};
  }
  Point low_{kFarthest, kFarthest}, high_{-kFarthest, -kFarthest};
  double narrow_ = 1, scale_ = 1;
  int height_ = 0;
};

/// Whole pixels; corners that fall on one another are one.
void DrawRing(const Ring& ring, const Frame& frame, std::string& path) {
  std::string drawn;
  std::size_t corners = 0;
  std::pair<long, long> last{-1, -1};
  for (const Point& each : ring) {
    const Point at = frame.In(each);
    const std::pair<long, long> pixel{std::lround(at.x), std::lround(at.y)};
    if (pixel == last) continue;
    last = pixel;
    drawn += (corners++ == 0 ? "M" : "L") + std::to_string(pixel.first) + " " + std::to_string(pixel.second);
  }
  if (corners >= kFewestCorners) path += drawn + "Z";
}

/// In the middle of the ring with the most corners: good enough for a name.
Point MiddleOf(const Outline& outline, const Frame& frame) {
  const Ring& ring = *std::ranges::max_element(outline.rings, {}, &Ring::size);
  Point sum;
  for (const Point& each : ring) {
    const Point at = frame.In(each);
    sum = {sum.x + at.x, sum.y + at.y};
  }
  const auto count = static_cast<double>(ring.size());
  return {sum.x / count, sum.y / count};
}

/// No map nests deeper than some ten; a file of brackets alone would become a tree of hundreds of megabytes.
bool IsDeep(std::string_view text) {
  constexpr int kDeepest = 32;
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (!in_text && (c == '[' || c == '{')) {
      if (++depth > kDeepest) return true;
    } else if (!in_text && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return false;
}

/// Only what DrawRing writes: nothing else gets into a page.
bool IsPath(std::string_view path) {
  return !path.empty() && path.front() == 'M' && path.find_first_not_of("MLZ 0123456789") == std::string_view::npos;
}

}  // namespace

Result<PlaceMap> ReadGeoJson(std::string_view bytes) {
  if (bytes.size() > kLargestMapFile) {
    return Fault("文件超过 " + std::to_string(kLargestMapFile >> 20U) + " MB，请先简化边界再上传。");
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (IsDeep(bytes)) return Fault("文件里括号套得太深，不是地图文件。");
  const json root = json::parse(bytes, nullptr, false);
  if (root.is_discarded()) return Fault("这不是 JSON 文件，或者内容不完整。");
  Reader reader;
  const Status read = reader.Read(root);
  if (!read) return read.error();
  const Frame frame(reader.outlines);
  PlaceMap map{.height = frame.height(), .places = {}};
  std::size_t size = 0;
  for (const Outline& outline : reader.outlines) {
    MapPlace place{.name = outline.name, .code = outline.code, .path = {}};
    for (const Ring& ring : outline.rings) DrawRing(ring, frame, place.path);
    if (place.path.empty()) continue;  // smaller than a pixel
    size += place.path.size();
    const Point middle = MiddleOf(outline, frame);
    place.label_x = static_cast<int>(std::lround(middle.x));
    place.label_y = static_cast<int>(std::lround(middle.y));
    map.places.push_back(std::move(place));
  }
  if (map.places.empty()) return Fault("各区域的边界太小，画不出来。");
  if (size > kLargestMap) return Fault("边界画出来太大，请先简化边界再上传。");
  return map;
}

std::string PackMap(const PlaceMap& map) {
  json places = json::array();
  for (const MapPlace& each : map.places) {
    places.push_back({each.name, each.code, each.path, each.label_x, each.label_y});
  }
  return json{{"height", map.height}, {"places", std::move(places)}}.dump();
}

Result<PlaceMap> UnpackMap(std::string_view text) {
  const Error broken{ErrorKind::kUnreadable, "保存的地图已经损坏，请重新上传。", ""};
  const json root = json::parse(text, nullptr, false);
  if (!root.is_object() || !root.contains("height") || !root["height"].is_number_integer() ||
      !root.contains("places") || !root["places"].is_array()) {
    return broken;
  }
  PlaceMap map{.height = root["height"].get<int>(), .places = {}};
  for (const json& each : root["places"]) {
    const bool is_place = each.is_array() && each.size() == 5 && each[0].is_string() && each[1].is_string() &&
                          each[2].is_string() && each[3].is_number_integer() && each[4].is_number_integer();
    if (!is_place) return broken;
    MapPlace place{.name = each[0].get<std::string>(),
                   .code = each[1].get<std::string>(),
                   .path = each[2].get<std::string>(),
                   .label_x = each[3].get<int>(),
                   .label_y = each[4].get<int>()};
    if (!IsPath(place.path)) return broken;
    map.places.push_back(std::move(place));
  }
  return map;
}

const MapPlace* PlaceOf(const PlaceMap& map, const Unit& unit) {
  const MapPlace* found = nullptr;
  if (!unit.place_code.empty()) {
    const auto by_code = std::ranges::find(map.places, unit.place_code, &MapPlace::code);
    if (by_code != map.places.end()) return &*by_code;
  }
  for (const MapPlace& each : map.places) {
    if (each.name.empty() || (each.name != unit.short_name && each.name != unit.name)) continue;
    if (found != nullptr) return nullptr;
    found = &each;
  }
  return found;
}

}  // namespace gongkai::report
