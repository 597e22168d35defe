// Names of persons as they stand in lists and in prose: a family name of the common ones and one or two characters, or
// a name of another nationality with a dot. Internal to screening/.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gongkai::screening {

/// Whether the whole text is a name and written out: "王某某", "李*" are masked already and are none.
bool IsPersonName(std::string_view text);

/// The bytes of the family name; 0 where it is none of the known.
std::size_t FamilyNameLength(std::string_view name);

struct NamePlace {
  std::size_t begin = 0, end = 0;
};

/// The name that stands right before `offset`, over words and marks that join a name with its number: "王建国（电话：".
/// None where nothing tells where a name begins.
std::optional<NamePlace> NameBefore(std::string_view text, std::size_t offset);

/// The name that begins at `offset`, closed by a mark, a blank or a word that no name goes on with.
std::optional<NamePlace> NameAt(std::string_view text, std::size_t offset);

}  // namespace gongkai::screening
