#include "docread/markdown.h"

#include <algorithm>

#include "base/fold.h"

namespace gongkai::docread {
namespace {

bool IsPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

}  // namespace

int TakeHeadingMarks(std::string_view& text) {
  constexpr std::size_t kMost = 6;
  const std::size_t marks = text.find_first_not_of('#');
  if (marks == std::string_view::npos || marks < 1 || marks > kMost || text[marks] != ' ') return 0;
  text = Trim(text.substr(marks));
  return static_cast<int>(marks);
}

std::size_t EndOfMarkdownCell(std::string_view line, std::size_t begin) {
  std::size_t end = std::min(line.find('|', begin), line.size());
  const std::size_t first = std::min(line.find_first_not_of(" \t", begin), end);
  const auto escaped = [&](std::size_t pipe) {
    return pipe < line.size() && pipe > first + 1 && line[pipe - 1] == '\\';
  };
  while (escaped(end)) end = std::min(line.find('|', end + 1), line.size());
  return end;
}

std::string WithoutEscapes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes = text[i] == '\\' && i + 1 < text.size() && IsPunctuation(text[i + 1]);
    plain += escapes ? text[++i] : text[i];
  }
  return plain;
}

}  // namespace gongkai::docread
