#include "screening/list_import_actions.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/utf8.h"

namespace gongkai::screening {
namespace {

using nlohmann::json;

constexpr int kMostColumns = 50;

Error NotWhole() { return {ErrorKind::kInvalidInput, "预览的内容没有传完整，请重新选择文件。", ""}; }

std::vector<WordLine> LinesOf(const docread::Sheet& sheet) {
  std::vector<WordLine> lines;
  for (const docread::SheetRow& row : sheet.rows) {
    if (lines.size() > kMostSheetWords + 100) break;  // more is refused
    WordLine line{row.row + 1, {}};
    for (const docread::SheetCell& cell : row.cells) {
      if (cell.covered || cell.column >= kMostColumns) continue;
      const auto column = static_cast<std::size_t>(cell.column);
      if (line.cells.size() <= column) line.cells.resize(column + 1);
      // Characters that show nothing, and those that a database refuses, are of no use in a list.
      line.cells[column] = WithoutInvisible(cell.text);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

json ToJson(const KeptWord& kept) {
  return json::array({kept.list, kept.word.text, kept.word.instead, kept.word.note, WholesText(kept.word.allow),
                      DayText(kept.word.since), DayText(kept.until), kept.is_on});
}

/// Errors: throws std::invalid_argument for control characters, which PostgreSQL does not take.
std::string TextIn(const json& from) {
  auto text = from.get<std::string>();
  if (WithoutInvisible(text) != text) throw std::invalid_argument("a control character in a word");
  return text;
}

std::optional<Date> DayIn(const json& from) {
  const std::string text = TextIn(from);
  if (text.empty()) return std::nullopt;
  const auto day = ParseDate(text);
  if (!day) throw std::invalid_argument("no day");
  return day;
}

KeptWord FromJson(OrganId keeper, const json& from) {
  KeptWord kept{.keeper = keeper};
  kept.list = TextIn(from.at(0));
  kept.word.text = TextIn(from.at(1));
  kept.word.instead = TextIn(from.at(2));
  kept.word.note = TextIn(from.at(3));
  kept.word.allow = WholesFrom(TextIn(from.at(4)));
  kept.word.since = DayIn(from.at(5));
  kept.until = DayIn(from.at(6));
  kept.is_on = from.at(7).get<bool>();
  return kept;
}

/// Looked at before it is made into values, each of which takes many times its place in the text.
bool IsSmall(std::string_view text) {
  const auto count = [&](char c) { return static_cast<std::size_t>(std::ranges::count(text, c)); };
  constexpr std::size_t kMost = kMostSheetWords;
  return count('{') <= kMost && count('[') <= 2 * kMost && text.size() <= (8U << 20U) && count(',') <= 1'000 * kMost;
}

}  // namespace

Result<WordSheet> ReadWords(OrganId keeper, const docread::Workbook& workbook) {
  if (workbook.obstacle != docread::Obstacle::kNone) {
    return Error{ErrorKind::kUnreadable, workbook.obstacle_message, ""};
  }
  const std::vector<ListKind> kinds = KindsKeptBy(keeper);
  std::optional<Result<WordSheet>> first_error;
  for (const docread::Sheet& sheet : workbook.sheets) {
    if (sheet.hidden || sheet.rows.empty()) continue;
    Result<WordSheet> read = ReadWordSheet(keeper, kinds, LinesOf(sheet));
    if (read) return read;
    if (!first_error) first_error = std::move(read);
  }
  if (first_error) return std::move(*first_error);
  return Error{ErrorKind::kInvalidInput, "文件里没有内容，或者工作表都是隐藏的。", ""};
}

std::string PackWords(const std::vector<KeptWord>& words) {
  json all = json::array();
  for (const KeptWord& word : words) all.push_back(ToJson(word));
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<KeptWord>> UnpackWords(OrganId keeper, std::string_view text) {
  if (!IsSmall(text)) return NotWhole();
  try {
    const json all = json::parse(text);
    if (!all.is_array() || all.empty() || all.size() > kMostSheetWords) return NotWhole();
    std::vector<KeptWord> words;
    for (const json& each : all) words.push_back(FromJson(keeper, each));
    return words;
  } catch (const json::exception&) {
    return NotWhole();
  } catch (const std::invalid_argument&) {
    return NotWhole();
  }
}

}  // namespace gongkai::screening
