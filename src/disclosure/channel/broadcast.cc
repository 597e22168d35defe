#include "disclosure/channel/broadcast.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/rich_grid.h"
#include "base/utf8.h"
#include "disclosure/channel/spoken.h"
#include "disclosure/gate.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kBreath = 32;  // characters that are read in one breath
constexpr std::size_t kCharactersOfMinute = 200;
constexpr std::size_t kLongestHead = 60;        // of a column; it is said again in every row
constexpr std::size_t kLongestScript = 60'000;  // characters: five hours

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

/// The script as it grows, a line a breath. It holds whole lines up to kLongestScript; what would come behind them is
/// left out, and the reader is told.
class Script {
 public:
  void Add(std::string_view text) {
    if (!is_full_) AddSentences(ForTheEar(text));
  }
  /// What is read at the end in any case.
  void Close(std::string_view text) {
    closes_ = true;
    AddSentences(ForTheEar(text));
  }

  bool is_full() const { return is_full_; }
  std::string Take() { return std::move(text_); }

 private:
  void AddLine(std::u32string_view line) {
    const std::string text = ToUtf8(line);
    const std::string_view trimmed = Trim(text);
    if (trimmed.empty() || (is_full_ && !closes_)) return;
    if (!closes_ && characters_ + line.size() > kLongestScript) {
      is_full_ = true;
      return;
    }
    characters_ += line.size();
    text_ += trimmed;
    if (!EndsSentence(line.back()) && !IsPause(line.back())) text_ += "。";
    text_ += "\n";
  }

  /// A line a sentence; one that is longer than a breath goes on after the last pause within it.
  void AddSentences(std::u32string_view text) {
    std::size_t from = 0, pause = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (EndsSentence(text[i])) {
        AddLine(text.substr(from, i + (text[i] == U'\n' ? 0 : 1) - from));
        from = pause = i + 1;
      } else if (IsPause(text[i])) {
        pause = i + 1;
      }
      if (i + 1 - from >= kBreath && pause > from) {
        AddLine(text.substr(from, pause - from));
        from = pause;
      }
    }
    if (from < text.size()) AddLine(text.substr(from));
  }

  std::string text_;
  std::size_t characters_ = 0;
  bool is_full_ = false, closes_ = false;
};

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

// ---- units in heads: 救助金额（元） above 1200 is said as 救助金额1200元

/// What may stand behind a figure: 元, 万元, 元/月. A remark in brackets (村（社区）) is none.
bool IsUnit(std::string_view text) {
  static constexpr auto kUnits = std::to_array<std::string_view>(
      {"元",   "人",   "户",   "次", "人次",   "个",     "件",       "项", "家", "处", "天", "日", "亩", "公顷", "吨",
       "公斤", "斤",   "公里", "米", "平方米", "立方米", "平方公里", "株", "棵", "头", "只", "台", "套", "张",   "份",
       "岁",   "小时", "度",   "%",  "㎡",     "m²",     "km²",      "m³", "km", "kg", "mm", "t",  "℃"});
  text = text.substr(0, std::min(text.find('/'), text.find("／")));
  const auto is_known = [](std::string_view unit) { return std::ranges::find(kUnits, unit) != kUnits.end(); };
  if (is_known(text)) return true;
  static constexpr std::string_view kScales[] = {"万", "亿", "千"};
  return std::ranges::any_of(
      kScales, [&](std::string_view scale) { return text.starts_with(scale) && is_known(text.substr(scale.size())); });
}

struct Head {
  std::string words, unit;  // the unit apart, if there is one
};

Head HeadFrom(std::string words) {
  static constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {{"（", "）"}, {"(", ")"}};
  for (const auto& [open, close] : kBrackets) {
    const std::size_t from = words.find(open);
    const std::size_t to = from == std::string::npos ? from : words.find(close, from);
    if (to == std::string::npos) continue;
    const std::string inner = words.substr(from + open.size(), to - from - open.size());
    if (!IsUnit(inner)) continue;
    words.erase(from, to + close.size() - from);
    return {Ellipsis(words, kLongestHead), inner};
  }
  return {Ellipsis(words, kLongestHead), {}};
}

/// Of all columns, once for the whole table.
std::vector<Head> HeadsOf(const RichGrid& grid, int rows) {
  std::vector<Head> heads;
  // The first tells of what the row is; the others say what they are of it.
  for (int column = 0; column < grid.columns; ++column) {
    heads.push_back(column == 0 || rows == 0 ? Head{} : HeadFrom(HeadOf(grid, rows, column)));
  }
  return heads;
}

std::string SentenceOf(const RichGrid& grid, const std::vector<Head>& heads, int row) {
  std::string sentence;
  const RichCell* before = nullptr;
  for (int column = 0; column < grid.columns; ++column) {
    const RichCell* cell = grid.At(row, column);
    const std::string text = TextOfCell(cell);
    if (cell == before || SaysNothing(text)) continue;
    before = cell;
    const Head& head = heads[static_cast<std::size_t>(column)];
    const bool takes_unit = IsFigure(text) && !text.ends_with('%');
    sentence += (sentence.empty() ? "" : "，") + head.words + text + (takes_unit ? head.unit : std::string());
  }
  while (sentence.ends_with("。")) sentence.resize(sentence.size() - std::string_view("。").size());
  return sentence.empty() ? sentence : sentence + "。";
}

template <class Take>
void EachSentence(const RichTable& table, Take take) {
  const RichGrid grid = GridOf(table);
  const int rows = HeadRows(grid);
  const std::vector<Head> heads = HeadsOf(grid, rows);
  for (int row = rows; row < grid.rows; ++row) {
    if (!take(SentenceOf(grid, heads, row))) return;
  }
}

// ---- blocks

/// "1.   检查烟囱": the number that Word had set before it and that came along as text, as a list says it.
std::string WithSpokenNumber(const std::string& text) {
  const std::u32string whole = FromUtf8(text);
  const auto is_blank = [](char32_t c) { return c == U' ' || c == U'\u00a0' || c == U'\u3000' || c == U'\t'; };
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  std::size_t at = 0;
  while (at < whole.size() && at < 2 && is_digit(whole[at])) ++at;
  const bool is_number = at > 0 && at < whole.size() && (whole[at] == U'.' || whole[at] == U'．' || whole[at] == U'、');
  if (!is_number) return text;
  const std::string number = ToUtf8(std::u32string_view(whole).substr(0, at));
  for (++at; at < whole.size() && is_blank(whole[at]);) ++at;
  if (at == whole.size() || is_digit(whole[at])) return text;  // 1.5倍
  return "第" + number + "，" + ToUtf8(std::u32string_view(whole).substr(at));
}

/// The title once more at the top of the text, as it comes along from Word: it was said already.
bool IsTitle(const RichBlock& block, const std::string& title) {
  const auto is_same = [&](const RichRuns& runs) { return Trim(PlainText(runs)) == Trim(title); };
  if (const auto* const heading = std::get_if<RichHeading>(&block)) return is_same(heading->runs);
  const auto* const paragraph = std::get_if<RichParagraph>(&block);
  return paragraph != nullptr && is_same(paragraph->runs);
}

struct BlockReader {
  Script& script;
  int number = 0;

  void operator()(const RichHeading& heading) const { script.Add(PlainText(heading.runs)); }
  void operator()(const RichParagraph& paragraph) const { script.Add(WithSpokenNumber(PlainText(paragraph.runs))); }
  void operator()(const RichListItem& item) const {
    script.Add((item.ordered ? "第" + std::to_string(number) + "，" : std::string()) + PlainText(item.runs));
  }
  void operator()(const RichTable& table) const {
    EachSentence(table, [&](const std::string& sentence) {
      script.Add(sentence);
      return !script.is_full();
    });
  }
  void operator()(const RichImage&) const {}  // nothing for the ear
};

}  // namespace

std::string SentencesOf(const RichTable& table) {
  std::string sentences;
  EachSentence(table, [&](const std::string& sentence) {
    sentences += sentence;
    return sentences.size() < 3 * kLongestScript;
  });
  return sentences;
}

std::string BroadcastScript(const Content& content, const RichText& body, const BroadcastFacts& facts) {
  Script script;
  script.Add("现在播送" + facts.organ + "公开的" + std::string(NameOf(content.kind)) + "。");
  script.Add("题目是：" + content.title + "。");
  if (!content.correction.empty()) script.Add("本信息已更正。" + CorrectionWords(content));
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (field.type == FieldType::kItem || IsBlankText(value)) continue;
    const FieldChoice* const choice = ChoiceOf(field, value);
    script.Add(std::string(field.label) + "：" + std::string(choice == nullptr ? value : choice->label) + "。");
  }
  if (body.empty()) script.Add(content.summary);
  ListCounter counter;
  for (const RichBlock& block : body.blocks()) {
    if (script.is_full()) break;
    if (&block == &body.blocks().front() && IsTitle(block, content.title)) continue;
    std::visit(BlockReader{script, counter.Next(block)}, block);
  }
  if (script.is_full()) {
    script.Close(IsOnSite(content) ? "内容较长，后面的部分请看网站上公开的全文。"
                                   : "内容较长，后面的部分请看张贴的全文。");
  }
  script.Close("以上内容由" + facts.organ + "于" + ToChinese(facts.public_from) + "公开。");
  if (!facts.phone.empty()) script.Close("有不清楚的地方，请拨打电话" + facts.phone + "。");
  script.Close("播送完了。");
  return script.Take();
}

int MinutesToRead(std::string_view script) {
  return static_cast<int>(
      std::max<std::size_t>(1, (Utf8Length(script) + kCharactersOfMinute / 2) / kCharactersOfMinute));
}

}  // namespace gongkai::disclosure
