// Where a place name and ordinary words meet: which names need help to be believed, and which neighbours give or refuse
// it. Internal to place/. Grown by reading every match over real reports; add a word when a text shows it.
#pragma once

#include <cstddef>
#include <string_view>

#include "place/names.h"

namespace gongkai::place {

/// What a name needs, judged by its text alone.
Need NeedOf(std::string_view name, NameForm form, Level level);

/// Whether a word can end (and a name begin) right before `offset`: text edge, punctuation, digit, or a character such
/// as 在, 由, 年, 县 after which names begin.
bool IsEdge(std::string_view text, std::size_t offset);

/// As IsEdge, for names that are words themselves: text edge, punctuation, digits and 年 月 日 度 only.
bool IsHardEdge(std::string_view text, std::size_t offset);

/// Whether the name's last character belongs to what follows: 海宁|市场, 永兴|乡村, 江城|镇化.
bool BelongsToNextWord(std::string_view name, std::string_view rest);

/// Whether the rest of the text goes on as it does behind a place: with an organ that governs one (人民政府, 办事处,
/// 党委 …) or with a year (2024年).
bool SpeaksOfAPlace(std::string_view rest);

}  // namespace gongkai::place
