#include "disclosure/differences.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kMostLines = 2'000;  // the table below has that many squared places

Lines LinesOf(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trim(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

using Part = std::span<const std::string_view>;

void Add(ChangedLine::Kind kind, Part part, std::vector<ChangedLine>& out) {
  for (const std::string_view line : part) out.push_back({kind, std::string(line)});
}

/// longest[i][j]: the longest common sequence of before[i…] and after[j…].
class CommonSequence {
 public:
  CommonSequence(Part before, Part after) : width_(after.size() + 1), longest_((before.size() + 1) * width_) {
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = after.size(); j-- > 0;) {
        At(i, j) = before[i] == after[j] ? static_cast<std::uint16_t>(At(i + 1, j + 1) + 1)
                                         : std::max(At(i + 1, j), At(i, j + 1));
      }
    }
  }
  std::uint16_t& At(std::size_t i, std::size_t j) { return longest_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> longest_;
};

void AddMiddle(Part before, Part after, std::vector<ChangedLine>& out) {
  if (before.size() > kMostLines || after.size() > kMostLines) {
    Add(ChangedLine::Kind::kGone, before, out);
    Add(ChangedLine::Kind::kNew, after, out);
    return;
  }
  CommonSequence common(before, after);
  std::size_t i = 0, j = 0;
  while (i < before.size() && j < after.size()) {
    if (before[i] == after[j]) {
      Add(ChangedLine::Kind::kSame, before.subspan(i, 1), out);
      ++i, ++j;
    } else if (common.At(i + 1, j) >= common.At(i, j + 1)) {
      Add(ChangedLine::Kind::kGone, before.subspan(i++, 1), out);
    } else {
      Add(ChangedLine::Kind::kNew, after.subspan(j++, 1), out);
    }
  }
  Add(ChangedLine::Kind::kGone, before.subspan(i), out);
  Add(ChangedLine::Kind::kNew, after.subspan(j), out);
}

}  // namespace

std::vector<ChangedLine> ChangesBetween(std::string_view before_text, std::string_view after_text) {
  const Lines before_lines = LinesOf(before_text), after_lines = LinesOf(after_text);
  const Part before(before_lines), after(after_lines);
  const auto first = std::ranges::mismatch(before, after);
  const auto head = static_cast<std::size_t>(first.in1 - before.begin());
  std::size_t tail = 0;
  while (tail < std::min(before.size(), after.size()) - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  std::vector<ChangedLine> lines;
  Add(ChangedLine::Kind::kSame, before.first(head), lines);
  AddMiddle(before.subspan(head, before.size() - head - tail), after.subspan(head, after.size() - head - tail), lines);
  Add(ChangedLine::Kind::kSame, before.last(tail), lines);
  return lines;
}

std::vector<ChangedLine> OnlyAroundChanges(const std::vector<ChangedLine>& lines) {
  const auto is_changed = [&](std::size_t at) {
    return at < lines.size() && lines[at].kind != ChangedLine::Kind::kSame;
  };
  std::vector<ChangedLine> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_changed(i) || is_changed(i + 1) || (i > 0 && is_changed(i - 1))) kept.push_back(lines[i]);
  }
  return kept;
}

}  // namespace gongkai::disclosure
