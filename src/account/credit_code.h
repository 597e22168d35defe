// 统一社会信用代码: the number under which an organ is registered, with a character at its end that tells a mistyped
// one.
//
//   1 registrar · 2 kind · 3–8 division of the registrar · 9–17 the body itself · 18 check character
//
// Digits and capitals without I, O, S, V, Z. Source: GB 32100-2015, 4 and 附录 (check character: weights 3^(i-1) mod
// 31).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gongkai::account {

/// As it is kept: full-width characters and small letters levelled, blanks and hyphens taken out.
std::string FoldCreditCode(std::string_view written);

/// The eighteenth character that belongs to these seventeen; none when they are not seventeen characters of the
/// alphabet.
std::optional<char> CreditCheckCharacter(std::string_view seventeen);

/// Of a folded code. Errors: kInvalidInput with what is wrong first: length, the character at a place, the check
/// character.
Status CheckCreditCode(std::string_view code);

}  // namespace gongkai::account
