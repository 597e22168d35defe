#include "docread/mixed_text.h"

#include <algorithm>

namespace gongkai::docread {
namespace {

bool IsFigure(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '@' || c == '.' || c == '-';
}

constexpr std::size_t kLongest = 64;

/// Whether a stretch of `sight` reads on through a part of `other`.
bool ReadsOn(Sight sight, Sight other) { return other == Sight::kShown || other == sight; }
/// What took the place of what was deleted is no part of it.
bool PassesOver(Sight sight, Sight other) { return sight == Sight::kDeleted && other == Sight::kInserted; }

}  // namespace

void MixedText::Append(Sight sight, std::string_view text) {
  if (text.empty()) return;
  if (!parts_.empty() && parts_.back().sight == sight) {
    parts_.back().text += text;
  } else {
    parts_.push_back({sight, std::string(text)});
  }
}

std::string MixedText::Before(std::size_t part) const {
  const Sight sight = parts_[part].sight;
  std::string before;
  if (parts_[part].text.empty() || !IsFigure(parts_[part].text.front())) return before;
  for (std::size_t i = part; i-- > 0 && before.size() < kLongest;) {
    const Part& one = parts_[i];
    if (PassesOver(sight, one.sight)) continue;
    if (!ReadsOn(sight, one.sight)) break;
    std::size_t from = one.text.size();
    while (from > 0 && IsFigure(one.text[from - 1])) --from;
    before.insert(0, one.text, from);
    if (from > 0) break;
  }
  return before;
}

std::string MixedText::After(std::size_t part) const {
  const Sight sight = parts_[part].sight;
  std::string after;
  if (parts_[part].text.empty() || !IsFigure(parts_[part].text.back())) return after;
  for (std::size_t i = part + 1; i < parts_.size() && after.size() < kLongest; ++i) {
    const Part& one = parts_[i];
    if (PassesOver(sight, one.sight)) continue;
    if (!ReadsOn(sight, one.sight)) break;
    std::size_t to = 0;
    while (to < one.text.size() && IsFigure(one.text[to])) ++to;
    after.append(one.text, 0, to);
    if (to < one.text.size()) break;
  }
  return after;
}

std::vector<MixedText::Part> MixedText::Parts() const {
  std::vector<Part> result(1);
  for (const Part& part : parts_) {
    if (part.sight == Sight::kShown || part.sight == Sight::kInserted) result[0].text += part.text;
  }
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (part.sight != Sight::kShown) result.push_back({part.sight, Before(i) + part.text + After(i)});
  }
  return result;
}

}  // namespace gongkai::docread
