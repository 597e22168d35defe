// Colour on a terminal, nothing elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "report/check/rule.h"

namespace gongkai::cli {

enum class Ink { kPlain, kBold, kFaint, kError, kWarning, kNotice, kGood };

class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}
  /// On for a terminal, unless the environment variable NO_COLOR is set (no-color.org) or TERM is "dumb".
  static Paint ForStandardOutput();
  std::string operator()(Ink ink, std::string_view text) const;

 private:
  bool on_;
};

Ink InkOf(report::Severity severity);

}  // namespace gongkai::cli
