// The index of names: a hash of all names, and for the scan of texts a filter on how names end. Internal to place/.
//
// All names are in the hash. Texts are scanned only for names of three-byte characters (nearly all are), and of
// townships only for those that are called so (镇, 乡, 街道, 苏木): farms, development zones and offices are reached by
// code and ByName.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "place/place.h"

namespace gongkai::place {

/// What it takes to believe that a name in a text is meant as a place.
enum class Need : std::uint8_t {
  kNothing,  // 泗洪县, 驼峰路街道
  kEdge,     // 太平镇, 平城区: a word must be able to begin there ("高水平城区" names no place)
  kContext,  // 和县, 新城镇, 文山: its parent or child beside it, or the organ it governs by
};

struct Name {
  std::string_view text;
  std::uint32_t first = 0;  // of its places
  std::uint32_t count = 0;
  NameForm form = NameForm::kFormal;
  Need need = Need::kNothing;
  bool scanned = false;  // looked for in texts; short forms of counties are not, only read where a name must stand
};

class Names {
 public:
  static const Names& Get();

  /// Null when no place bears the name in any form.
  const Name* Find(std::string_view text) const;
  Places PlacesOf(const Name& name) const { return Places(places_).subspan(name.first, name.count); }

  /// Whether any scanned name ends in the three-byte character at `character`.
  bool MayEndAt(const unsigned char* character) const {
    const unsigned index = (character[1] & 0x3Fu) << 6 | (character[2] & 0x3Fu);
    return last_characters_[index] >> (character[0] & 0xFu) & 1u;
  }
  /// The lengths in characters (bit n: n characters) of the scanned names that end in these two characters, six bytes.
  std::uint32_t LengthsEndingIn(const char* six_bytes) const;

 private:
  Names();
  struct Ending {
    std::uint64_t key = 0;  // 0: empty slot
    std::uint32_t lengths = 0;
  };
  struct HashSlot {
    std::uint32_t hash = 0;
    std::uint32_t name = 0;  // 1 + index into names_, 0: empty
  };
  void Add(std::string_view text, NameForm form, bool scanned, const Place& place);
  void AddAll();
  void CollectPlaces();
  void AddEnding(const Name& name);
  Name& Slot(std::string_view text);

  struct Bearer {
    std::uint32_t name;
    const Place* place;
  };
  std::vector<Name> names_;
  std::vector<HashSlot> slots_;
  std::vector<Bearer> bearers_;       // only while building
  std::vector<const Place*> places_;  // grouped by name
  std::array<std::uint16_t, 4096> last_characters_{};
  std::vector<std::uint64_t> ending_bits_;
  std::vector<Ending> endings_;
};

}  // namespace gongkai::place
