// How what was found is masked. Internal to screening/; `Masked` is told by screen.h as well.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai::screening {

std::optional<std::string> Masked(std::string_view rule, std::string_view text);

/// Digits and letters but the first `front` and the last `back` become "*"; blanks and hyphens stay where they are.
std::string WithoutMiddle(std::string_view text, std::size_t front, std::size_t back);

/// "王建国" → "王某某", "欧阳雨" → "欧阳某".
std::string FamilyNameOnly(std::string_view name);

/// An address as far as the village or community; empty when it holds none.
std::string AsFarAsTheVillage(std::string_view address);

}  // namespace gongkai::screening
