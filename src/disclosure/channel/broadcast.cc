#include "disclosure/channel/broadcast.h"

#include <algorithm>
#include <vector>

#include "base/fold.h"
#include "base/rich_grid.h"
#include "base/utf8.h"
#include "disclosure/channel/spoken.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kBreath = 32;  // characters that are read in one breath
constexpr std::size_t kCharactersOfMinute = 200;

// ---- sentences

/// What is written for the eye is written for the ear: brackets become pauses, marks that nobody speaks are dropped.
std::u32string ForTheEar(std::string_view text) {
  std::u32string spoken;
  for (const char32_t c : FromUtf8(Spoken(text))) {
    switch (c) {
      case U'（':
      case U'(':
      case U'）':
      case U')':
      case U'［':
      case U'］':
      case U'—':
      case U'…':
        if (!spoken.empty() &&
            std::u32string_view(U"，。；：、？！\n").find(spoken.back()) == std::u32string_view::npos) {
          spoken += U'，';
        }
        break;
      case U'；':
      case U';':
        spoken += U'。';
        break;
      case U'　':
      case U'\t':
      case U'*':
      case U'#':
        break;
      default:
        // A pause that a bracket has left gives way to what follows it.
        if (std::u32string_view(U"。，；：、？！").find(c) != std::u32string_view::npos && !spoken.empty() &&
            spoken.back() == U'，') {
          spoken.pop_back();
        }
        spoken += c;
    }
  }
  return spoken;
}

bool EndsSentence(char32_t c) { return c == U'。' || c == U'？' || c == U'！' || c == U'\n'; }
bool IsPause(char32_t c) { return c == U'，' || c == U'、' || c == U'：'; }

void AddLine(std::string& script, std::u32string_view line) {
  const std::string text = ToUtf8(line);
  const std::string_view trimmed = Trim(text);
  if (trimmed.empty()) return;
  script += trimmed;
  if (!EndsSentence(line.back()) && !IsPause(line.back())) script += "。";
  script += "\n";
}

/// A line a sentence; one that is longer than a breath goes on after the last pause within it.
void AddSentences(std::string& script, std::u32string_view text) {
  std::size_t from = 0, pause = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (EndsSentence(text[i])) {
      AddLine(script, text.substr(from, i + (text[i] == U'\n' ? 0 : 1) - from));
      from = pause = i + 1;
    } else if (IsPause(text[i])) {
      pause = i + 1;
    }
    if (i + 1 - from >= kBreath && pause > from) {
      AddLine(script, text.substr(from, pause - from));
      from = pause;
    }
  }
  if (from < text.size()) AddLine(script, text.substr(from));
}

void Add(std::string& script, std::string_view text) { AddSentences(script, ForTheEar(text)); }

// ---- tables

std::string TextOfCell(const RichCell* cell) {
  if (cell == nullptr) return {};
  std::string text = PlainText(*cell, "，");
  std::ranges::replace(text, '\n', ' ');
  return std::string(Trim(text));
}

/// What stands in a cell that says nothing.
bool SaysNothing(std::string_view text) {
  return text.empty() || text == "-" || text == "—" || text == "/" || text == "／" || text == "——";
}

bool IsFigure(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789,.%") == std::string_view::npos;
}

/// Whether the second of two columns holds figures alone, but for its first row: that one says what they are.
bool CountsUnderHead(const RichGrid& grid) {
  if (grid.columns != 2 || grid.rows < 3 || IsFigure(TextOfCell(grid.At(0, 1)))) return false;
  for (int row = 1; row < grid.rows; ++row) {
    if (!IsFigure(TextOfCell(grid.At(row, 1)))) return false;
  }
  return true;
}

/// The rows of heads at the top; where none is marked, the first row of a table of three columns and more, or above a
/// column of figures.
int HeadRows(const RichGrid& grid) {
  int rows = 0;
  const auto is_head = [&](int row) {
    for (int column = 0; column < grid.columns; ++column) {
      const RichCell* cell = grid.At(row, column);
      if (cell == nullptr || !cell->head) return false;
    }
    return true;
  };
  while (rows < grid.rows && is_head(rows)) ++rows;
  if (rows == 0 && ((grid.columns >= 3 && grid.rows >= 2) || CountsUnderHead(grid))) rows = 1;
  return rows == grid.rows ? 0 : rows;
}

std::string HeadOf(const RichGrid& grid, int rows, int column) {
  std::string head;
  const RichCell* above = nullptr;
  for (int row = 0; row < rows; ++row) {
    const RichCell* cell = grid.At(row, column);
    if (cell != above) head += TextOfCell(cell);
    above = cell;
  }
  return head;
}

std::string SentenceOf(const RichGrid& grid, int heads, int row) {
  std::string sentence;
  const RichCell* before = nullptr;
  for (int column = 0; column < grid.columns; ++column) {
    const RichCell* cell = grid.At(row, column);
    const std::string text = TextOfCell(cell);
    if (cell == before || SaysNothing(text)) continue;
    before = cell;
    // The first tells of what the row is; the others say what they are of it.
    const std::string head = column == 0 || heads == 0 ? std::string() : HeadOf(grid, heads, column);
    sentence += (sentence.empty() ? "" : "，") + head + text;
  }
  while (sentence.ends_with("。")) sentence.resize(sentence.size() - std::string_view("。").size());
  return sentence.empty() ? sentence : sentence + "。";
}

// ---- blocks

struct BlockReader {
  std::string& script;
  int number = 0;

  void operator()(const RichHeading& heading) const { Add(script, PlainText(heading.runs)); }
  void operator()(const RichParagraph& paragraph) const { Add(script, PlainText(paragraph.runs)); }
  void operator()(const RichListItem& item) const {
    Add(script, (item.ordered ? "第" + std::to_string(number) + "，" : std::string()) + PlainText(item.runs));
  }
  void operator()(const RichTable& table) const { Add(script, SentencesOf(table)); }
  void operator()(const RichImage&) const {}  // nothing for the ear
};

}  // namespace

std::string SentencesOf(const RichTable& table) {
  const RichGrid grid = GridOf(table);
  const int heads = HeadRows(grid);
  std::string sentences;
  for (int row = heads; row < grid.rows; ++row) sentences += SentenceOf(grid, heads, row);
  return sentences;
}

std::string BroadcastScript(const Content& content, const RichText& body, const BroadcastFacts& facts) {
  std::string script;
  Add(script, "现在播送" + facts.organ + "公开的" + std::string(NameOf(content.kind)) + "。");
  Add(script, "题目是：" + content.title + "。");
  if (!content.correction.empty()) Add(script, "这一件已经更正。" + content.correction);
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (field.type == FieldType::kItem || IsBlankText(value)) continue;
    Add(script, std::string(field.label) + "：" + std::string(value) + "。");
  }
  if (body.empty()) Add(script, content.summary);
  ListCounter counter;
  for (const RichBlock& block : body.blocks()) std::visit(BlockReader{script, counter.Next(block)}, block);
  Add(script, "以上内容由" + facts.organ + "于" + ToChinese(facts.public_from) + "公开。");
  if (!facts.phone.empty()) Add(script, "有不清楚的地方，请拨打电话" + facts.phone + "。");
  Add(script, "播送完了。");
  return script;
}

int MinutesToRead(std::string_view script) {
  return static_cast<int>(
      std::max<std::size_t>(1, (Utf8Length(script) + kCharactersOfMinute / 2) / kCharactersOfMinute));
}

}  // namespace gongkai::disclosure
