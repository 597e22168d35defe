#include "screening/pasted_text.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/rule.h"

namespace gongkai::screening {
namespace {

using docread::Piece;

constexpr std::size_t kShortestChange = 2;  // characters
constexpr std::size_t kMostChanges = 20'000;

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

class Pasting {
 public:
  explicit Pasting(PastedText& pasted) : pasted_(pasted) {}

  void ReadLines() {
    const std::vector<std::string_view> lines = LinesOf(pasted_.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto has_tab = [&](std::size_t line) {
        return line < lines.size() && lines[line].find('\t') != std::string_view::npos;
      };
      const bool is_in_table = has_tab(i) && (has_tab(i + 1) || (i > 0 && has_tab(i - 1)));
      if (!is_in_table) row_ = -1;
      if (is_in_table) {
        if (row_ < 0) ++table_;
        AddRow(lines[i], i + 1);
      } else {
        Add(lines[i], "第 " + std::to_string(i + 1) + " 行", 0, 0, 0);
      }
    }
  }

 private:
  void AddRow(std::string_view line, std::size_t number) {
    ++row_;
    int column = 0;
    while (true) {
      const std::size_t end = std::min(line.find('\t'), line.size());
      Add(line.substr(0, end), "第 " + std::to_string(number) + " 行第 " + std::to_string(column + 1) + " 列", table_,
          row_, column);
      if (end == line.size()) return;
      line.remove_prefix(end + 1);
      ++column;
    }
  }

  void Add(std::string_view text, std::string where, int table, int row, int column) {
    const std::string_view trimmed = Trim(text);
    if (trimmed.empty()) return;
    Piece piece;
    piece.text = trimmed;
    piece.where = std::move(where);
    piece.table = table;
    piece.row = row;
    piece.column = column;
    pasted_.part.pieces.push_back(std::move(piece));
    pasted_.offsets.push_back(static_cast<std::size_t>(trimmed.data() - pasted_.text.data()));
  }

  PastedText& pasted_;
  int table_ = 0, row_ = -1;
};

}  // namespace

PastedText ReadPasted(std::string text) {
  PastedText pasted{.text = std::move(text), .part = {}, .offsets = {}};
  pasted.part.key = "text";
  pasted.part.label = "贴入的文字";
  Pasting(pasted).ReadLines();
  return pasted;
}

std::optional<std::string> MaskOf(const Hit& hit, std::span<const Part> parts) {
  const Rule* rule = FindRule(hit.rule);
  if (rule == nullptr || rule->category != Category::kPersonal || hit.length == 0) return std::nullopt;
  if (!hit.instead.empty()) return hit.instead;
  return Masked(hit.rule, TextOf(hit, parts));
}

MaskedText MaskAll(const PastedText& pasted, std::span<const Hit> hits) {
  std::map<std::size_t, std::pair<std::size_t, std::string>> changes;  // by place: length, what stands there instead
  for (const Hit& hit : hits) {
    if (hit.part != 0 || hit.piece >= pasted.offsets.size()) continue;
    auto mask = MaskOf(hit, {&pasted.part, 1});
    if (!mask) continue;
    const std::size_t at = pasted.offsets[hit.piece] + hit.offset;
    auto& change = changes[at];
    if (hit.length > change.first) change = {hit.length, std::move(*mask)};
  }
  MaskedText masked;
  std::size_t at = 0;
  for (const auto& [from, change] : changes) {
    if (from < at || from + change.first > pasted.text.size()) continue;
    masked.text += pasted.text.substr(at, from - at) + change.second;
    at = from + change.first;
    ++masked.masked;
  }
  masked.text += pasted.text.substr(at);
  return masked;
}

std::vector<MaskChange> MaskChanges(std::span<const Part> parts, std::span<const Hit> hits) {
  std::map<std::string, std::string, std::less<>> changes;
  for (const Hit& hit : hits) {
    if (hit.part >= parts.size() || hit.piece >= parts[hit.part].pieces.size()) continue;
    auto mask = MaskOf(hit, parts);
    const std::string_view text = TextOf(hit, parts);
    if (!mask || *mask == text || Utf8Length(text) < kShortestChange || changes.size() >= kMostChanges) continue;
    changes.try_emplace(std::string(text), std::move(*mask));
  }
  std::vector<MaskChange> all;
  for (auto& [from, to] : changes) all.push_back({from, to});
  // What holds another comes before it.
  std::ranges::stable_sort(all, std::ranges::greater(), [](const MaskChange& change) { return change.from.size(); });
  return all;
}

}  // namespace gongkai::screening
