// Administrative divisions: code ↔ name ↔ parent, place names in running text, and the place an organ belongs to.
//
// Everything is read from data/places.tsv (and former_places.tsv), which are compiled into the program and indexed on
// first use. Texts are UTF-8 and compared as they stand: hand in simplified characters (base/fold.h levels them). Next
// to read: names.h (the index), find_places.cc (what counts as a place name), resolve_organ.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::place {

enum class Level : std::uint8_t { kProvince = 1, kCity, kCounty, kTownship };

struct Place {
  std::string_view code;        // 2, 4, 6 or 9 digits, by level
  std::string_view name;        // as registered: "偃师区"
  std::string_view short_form;  // "偃师"; empty for townships and where there is none
  Level level = Level::kTownship;
};

/// Places live as long as the program; two are the same when their addresses are.
using Places = std::span<const Place* const>;

/// By the code as registered, or padded with zeros to 6 digits ("410000" is 河南省). Null when there is none.
const Place* Find(std::string_view code);

/// The next larger division; null for a province. A county of a municipality has the municipality for parent.
const Place* Parent(const Place& place);

/// The divisions directly below, ordered by code; of nothing: the provinces.
std::vector<const Place*> Children(const Place* place);

/// Whether `inner` lies in `outer`, at any depth; not when they are the same.
bool IsWithin(const Place& inner, const Place& outer);

/// All places of this registered name, ordered by code: there are 88 of 城关镇.
Places ByName(std::string_view name);

/// "河南省洛阳市偃师区府店镇".
std::string FullName(const Place& place);

/// The code as reports carry it: 9 digits for a township, 6 for the rest.
std::string ReportCode(const Place& place);

enum class NameForm : std::uint8_t {
  kFormal,  // 洛阳市
  kFormer,  // 茌平县, since 2019 茌平区; also 大理州 for 大理白族自治州
  kShort,   // 洛阳
};

/// One name as it stands in a text, and the places that bear it.
struct Link {
  std::size_t offset = 0;  // bytes
  std::size_t length = 0;
  NameForm form = NameForm::kFormal;
  Places places;
};

/// A chain of names written directly one after another, from large to small (民权县伯党乡); mostly a single one.
struct Match {
  std::size_t offset = 0;  // bytes
  std::size_t length = 0;
  std::vector<Link> links;           // never empty
  std::vector<const Place*> places;  // what the whole chain may mean, by its last name; never empty
  /// Each name lies within the one before it. False when the registry knows no such pair (a place named wrongly, or
  /// moved since); `places` then are all places of the last name.
  bool consistent = true;
};

/// The place names of a text in order, none overlapping another. Names that are ordinary words as well (和县, 城区,
/// 新城镇, 文山) are passed over unless their surroundings tell that a place is meant.
std::vector<Match> FindPlaces(std::string_view text);

/// Whether a word can end, and a place name begin, right before `offset`: at the edge of the text, behind punctuation
/// and digits, and behind a character such as 在, 由, 年, 县 that names follow.
bool MayBeginAt(std::string_view text, std::size_t offset);

struct OrganPlace {
  const Place* place = nullptr;  // null when nothing, or more than one place, is named
  bool certain = false;          // one place, every part of its name understood
  std::string code;              // ReportCode of place; empty without one
};

/// The place of an organ by its name: "民权县伯党乡人民政府" → 411421200, "海宁市市场监督管理局" → 330481. When a
/// township is named that its county does not have, the county, not certain.
OrganPlace ResolveOrgan(std::string_view name);

}  // namespace gongkai::place
