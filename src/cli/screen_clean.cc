// The clean copy of gongkai screen --clean.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "cli/input_files.h"
#include "cli/screened_file.h"
#include "docread/clean.h"
#include "screening/rule.h"

namespace gongkai::cli {
namespace {

constexpr std::size_t kShortestChange = 2;  // characters: what is shorter stands in too many other places
constexpr std::size_t kShortestDigits = 6;  // of what is digits alone

bool IsPlainNumber(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool MayBeChanged(std::string_view text) {
  return Utf8Length(text) >= (IsPlainNumber(text) ? kShortestDigits : kShortestChange);
}

docread::CleanOrder OrderFor(const ScreenedFile& file) {
  docread::CleanOrder order;
  std::map<std::string, std::string, std::less<>> changes;
  for (const screening::Hit& hit : file.hits) {
    const screening::Rule* rule = screening::FindRule(hit.rule);
    const docread::Piece* piece = file.PieceOf(hit);
    if (rule == nullptr || piece == nullptr) continue;
    if (rule->category == screening::Category::kHidden) order.remove.insert(piece->sight);
    const std::string_view text = screening::TextOf(hit, file.parts);
    if (rule->category != screening::Category::kPersonal || hit.instead.empty() || !MayBeChanged(text)) continue;
    changes.try_emplace(std::string(text), hit.instead);
  }
  for (auto& [from, to] : changes) order.changes.push_back({from, to});
  // What holds another comes before it.
  std::ranges::stable_sort(order.changes, std::ranges::greater(),
                           [](const auto& change) { return change.from.size(); });
  return order;
}

}  // namespace

CleanedFile CleanFile(const ScreenedFile& file, std::string_view bytes) {
  const docread::CleanOrder order = OrderFor(file);
  docread::Cleaned cleaned = docread::CleanIsolated(bytes, BaseName(file.path), order);
  CleanedFile out;
  if (cleaned.obstacle != docread::Obstacle::kNone) {
    out.obstacle = cleaned.obstacle_message;
    return out;
  }
  out.bytes = std::move(cleaned.bytes);
  out.changed = cleaned.changed;
  out.burnt = std::move(cleaned.burnt);
  for (const docread::Removed& removed : cleaned.removed) out.removed += std::max(removed.pieces, 1);
  return out;
}

}  // namespace gongkai::cli
