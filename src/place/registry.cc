// Reads the embedded tables once, and answers about codes and parents. A parent is found by the code alone: the longest
// shorter code of a level above that has a row.
#include "place/registry.h"

#include <algorithm>
#include <array>
#include <cstdlib>

extern "C" {
extern const char gongkai_places_begin[];
extern const char gongkai_places_end[];
extern const char gongkai_former_places_begin[];
extern const char gongkai_former_places_end[];
}

namespace gongkai::place {
namespace {

/// Calls row(columns) for each line but comments. The tables are ours: a line with too few columns is a mistake of the
/// build.
template <std::size_t kColumns, class Row>
void ForEachRow(const char* begin, const char* end, Row row) {
  std::string_view rest(begin, static_cast<std::size_t>(end - begin));
  while (!rest.empty()) {
    const std::size_t line_end = rest.find('\n');
    std::string_view line = rest.substr(0, line_end);
    rest.remove_prefix(line_end == std::string_view::npos ? rest.size() : line_end + 1);
    if (line.starts_with('#')) continue;
    std::array<std::string_view, kColumns> columns;
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::size_t tab = line.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == kColumns)) std::abort();
      columns[i] = line.substr(0, tab);
      if (i + 1 < kColumns) line.remove_prefix(tab + 1);
    }
    row(columns);
  }
}

std::vector<Place> ReadPlaces() {
  std::vector<Place> places;
  places.reserve(46'000);
  ForEachRow<4>(gongkai_places_begin, gongkai_places_end, [&](const auto& columns) {
    const auto& [code, name, level, short_form] = columns;
    places.push_back({code, name, short_form, static_cast<Level>(level.front() - '0')});
  });
  if (!std::ranges::is_sorted(places, {}, &Place::code)) std::abort();
  return places;
}

const Place* FindExactly(std::string_view code) {
  const auto places = AllPlaces();
  const auto found = std::ranges::lower_bound(places, code, {}, &Place::code);
  return found != places.end() && found->code == code ? &*found : nullptr;
}

}  // namespace

std::span<const Place> AllPlaces() {
  static const std::vector<Place> places = ReadPlaces();
  return places;
}

std::vector<std::pair<const Place*, std::string_view>> FormerNames() {
  std::vector<std::pair<const Place*, std::string_view>> names;
  ForEachRow<2>(gongkai_former_places_begin, gongkai_former_places_end, [&](const auto& columns) {
    const Place* place = FindExactly(columns[0]);
    if (!place) std::abort();
    names.emplace_back(place, columns[1]);
  });
  return names;
}

const Place* Find(std::string_view code) {
  if (const Place* place = FindExactly(code)) return place;
  if (code.size() != 6) return nullptr;
  while (code.ends_with("00")) {
    code.remove_suffix(2);
    if (const Place* place = FindExactly(code)) return place;
  }
  return nullptr;
}

const Place* Parent(const Place& place) {
  for (const std::size_t digits : {6, 4, 2}) {
    if (digits >= place.code.size()) continue;
    if (const Place* parent = FindExactly(place.code.substr(0, digits))) return parent;
  }
  return nullptr;
}

std::vector<const Place*> Children(const Place* place) {
  std::vector<const Place*> children;
  const auto places = AllPlaces();
  const std::string_view code = place ? place->code : std::string_view();
  for (auto at = std::ranges::lower_bound(places, code, {}, &Place::code); at != places.end(); ++at) {
    if (!at->code.starts_with(code)) break;
    if (Parent(*at) == place && &*at != place) children.push_back(&*at);
  }
  return children;
}

bool IsWithin(const Place& inner, const Place& outer) {
  return inner.code.size() > outer.code.size() && inner.code.starts_with(outer.code);
}

std::string FullName(const Place& place) {
  const Place* parent = Parent(place);
  if (!parent) return std::string(place.name);
  // Cities without counties (东莞市) have a row of their own name at county level.
  if (parent->name == place.name) return FullName(*parent);
  return FullName(*parent).append(place.name);
}

std::string ReportCode(const Place& place) {
  std::string code(place.code);
  if (code.size() < 6) code.append(6 - code.size(), '0');
  return code;
}

}  // namespace gongkai::place
