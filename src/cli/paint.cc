#include "cli/paint.h"

#include <unistd.h>

#include <cstdlib>

namespace gongkai::cli {
namespace {

std::string_view CodeOf(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kBold:
      return "\033[1m";
    case Ink::kFaint:
      return "\033[2m";
    case Ink::kError:
      return "\033[1;31m";
    case Ink::kWarning:
      return "\033[1;33m";
    case Ink::kNotice:
      return "\033[1;36m";
    case Ink::kGood:
      return "\033[1;32m";
  }
  return "";
}

}  // namespace

Paint Paint::ForStandardOutput() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool refused =
      (no_color != nullptr && *no_color != '\0') || (term != nullptr && std::string_view(term) == "dumb");
  return Paint(!refused && isatty(STDOUT_FILENO) == 1);
}

std::string Paint::operator()(Ink ink, std::string_view text) const {
  if (!on_ || ink == Ink::kPlain) return std::string(text);
  return std::string(CodeOf(ink)) + std::string(text) + "\033[0m";
}

Ink InkOf(report::Severity severity) {
  switch (severity) {
    case report::Severity::kError:
      return Ink::kError;
    case report::Severity::kWarning:
      return Ink::kWarning;
    case report::Severity::kNotice:
      return Ink::kNotice;
  }
  return Ink::kPlain;
}

}  // namespace gongkai::cli
