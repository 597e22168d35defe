#include "base/circled_number.h"

#include "base/utf8.h"

namespace gongkai {

std::string CircledNumber(int number) {
  std::string out;
  if (number >= 1 && number <= 20) return AppendUtf8(out, U'①' + static_cast<char32_t>(number - 1)), out;
  if (number >= 21 && number <= 35) return AppendUtf8(out, U'㉑' + static_cast<char32_t>(number - 21)), out;
  if (number >= 36 && number <= 50) return AppendUtf8(out, U'㊱' + static_cast<char32_t>(number - 36)), out;
  return "(" + std::to_string(number) + ")";
}

}  // namespace gongkai
