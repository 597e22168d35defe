// Folding drops blanks, except between two digits, where a blank parts two numbers; and the readings that mirrors of a
// page put behind characters.

#include "report/check/report_text.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F); }
bool IsToneMark(char32_t c) { return c >= 0x300 && c <= 0x36F; }

/// "個(gè)部分": mirrors of a page repeat the reading of a character behind it. Where such a bracket at `at` ends; `at`
/// if it is none. A reading has a tone; (app) and (PDF) have not.
std::size_t EndOfReading(u32string_view text, std::size_t at) {
  constexpr std::size_t kLongestReading = 8;
  if (at == 0 || text[at] != U'(' || !IsHan(text[at - 1])) return at;
  bool tone = false;
  std::size_t end = at + 1;
  for (; end < text.size() && end <= at + kLongestReading && (IsLatin(text[end]) || IsToneMark(text[end])); ++end) {
    tone = tone || text[end] >= 0x80;
  }
  return tone && end < text.size() && text[end] == U')' ? end + 1 : at;
}

bool EndsSentence(char32_t c) { return c == U'。' || c == U'!' || c == U'?'; }

/// Whether the blank at `at` stands between digits.
bool PartsDigits(u32string_view text, std::size_t at, u32string_view kept) {
  if (kept.empty() || !IsDigit(kept.back())) return false;
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at < text.size() && IsDigit(text[at]);
}

bool HoldsAny(u32string_view text, const Characters& characters, std::initializer_list<u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](u32string_view word) { return characters.MayHold(word) && Contains(text, word); });
}

std::vector<NamedYear> FindYears(u32string_view text) {
  std::vector<NamedYear> years;
  for (std::size_t at = text.find(U'年'); at != u32string_view::npos; at = text.find(U'年', at + 1)) {
    if (at < 4 || (at >= 5 && IsDigit(text[at - 5]))) continue;
    const u32string_view digits = text.substr(at - 4, 4);
    if (!std::all_of(digits.begin(), digits.end(), IsDigit) || !digits.starts_with(U"20")) continue;
    int year = 0;
    for (char32_t digit : digits) year = year * 10 + static_cast<int>(digit - U'0');
    years.push_back({at + 1, year});
  }
  return years;
}

}  // namespace

ReportText::ReportText(const AnnualReport& report) : report_(report) {
  paragraphs_.reserve(report.paragraphs.size());
  for (const NarrativeParagraph& paragraph : report.paragraphs) {
    paragraphs_.push_back(FoldParagraph(paragraph.text));
    CutSentences(paragraphs_.size() - 1);
  }
}

ReportText::Folded ReportText::FoldParagraph(std::string_view written) {
  FoldedText folded = FoldWithOrigin(written);
  std::u32string& text = folded.text;
  // In place: what is kept never comes to stand behind what is still to be looked at.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    i = EndOfReading(text, i);
    if (i == text.size()) break;
    const bool blank = IsBlank(text[i]);
    if (blank && !PartsDigits(text, i, u32string_view(text).substr(0, kept))) continue;
    text[kept] = blank ? U' ' : text[i];
    folded.origin[kept++] = folded.origin[i];
  }
  text.resize(kept);
  folded.origin.resize(kept + 1);
  folded.origin.back() = static_cast<std::uint32_t>(written.size());
  const Characters characters(text);
  return {std::move(folded.text), std::move(folded.origin), characters};
}

void ReportText::CutSentences(std::size_t paragraph) {
  const u32string_view text = paragraphs_[paragraph].text;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !EndsSentence(text[end])) ++end;
    if (end > begin) {
      Sentence& sentence = sentences_.emplace_back();
      sentence.paragraph = paragraph;
      sentence.begin = begin;
      sentence.section = report_.paragraphs[paragraph].section;
      sentence.text = text.substr(begin, end - begin);
      sentence.counts = FindCounts(sentence.text);
      sentence.years = FindYears(sentence.text);
    }
    begin = end + 1;
  }
}

std::size_t ReportText::Length(int section) const {
  std::size_t length = 0;
  for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
    if (section == 0 || report_.paragraphs[p].section == section) length += paragraphs_[p].text.size();
  }
  return length;
}

bool ReportText::Mentions(std::initializer_list<u32string_view> words, int section) const {
  for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
    if (section != 0 && report_.paragraphs[p].section != section) continue;
    if (HoldsAny(paragraphs_[p].text, paragraphs_[p].characters, words)) return true;
  }
  return false;
}

Place ReportText::PlaceOf(const Sentence& sentence, std::size_t begin, std::size_t length) const {
  const std::vector<std::uint32_t>& origin = paragraphs_[sentence.paragraph].origin;
  const std::size_t from = origin[std::min(sentence.begin + begin, origin.size() - 1)];
  const std::size_t to = origin[std::min(sentence.begin + begin + length, origin.size() - 1)];
  return PlaceInParagraph(report_.paragraphs[sentence.paragraph], from, to);
}

Place PlaceInParagraph(const NarrativeParagraph& paragraph, std::size_t from, std::size_t to) {
  const std::size_t known = std::min(paragraph.lines.size(), paragraph.line_starts.size());
  if (known == 0) return {};
  std::size_t line = 0;
  while (line + 1 < known && paragraph.line_starts[line + 1] <= from) ++line;
  const std::size_t start = std::min(paragraph.line_starts[line], from);
  const std::size_t line_end = line + 1 < known ? paragraph.line_starts[line + 1] : paragraph.text.size();
  Place place = paragraph.lines[line];
  const std::string_view text = paragraph.text;
  place.column += static_cast<int>(Utf8Length(text.substr(start, from - start)));
  place.length = static_cast<int>(Utf8Length(text.substr(from, std::max(from, std::min(to, line_end)) - from)));
  return place;
}

std::string ReportText::Written(const Sentence& sentence, std::size_t begin, std::size_t length) const {
  const std::vector<std::uint32_t>& origin = paragraphs_[sentence.paragraph].origin;
  const std::size_t from = origin[std::min(sentence.begin + begin, origin.size() - 1)];
  const std::size_t to = origin[std::min(sentence.begin + begin + length, origin.size() - 1)];
  return std::string(Trim(std::string_view(report_.paragraphs[sentence.paragraph].text).substr(from, to - from)));
}

bool Contains(u32string_view text, u32string_view word) { return text.find(word) != u32string_view::npos; }

bool ContainsAny(u32string_view text, std::initializer_list<u32string_view> words) {
  return HoldsAny(text, Characters(text), words);
}

std::size_t EndOfFirst(u32string_view text, std::initializer_list<u32string_view> words) {
  const Characters characters(text);
  std::size_t first = u32string_view::npos;
  for (u32string_view word : words) {
    const std::size_t at = characters.MayHold(word) ? text.find(word) : u32string_view::npos;
    if (at != u32string_view::npos) first = std::min(first, at + word.size());
  }
  return first;
}

std::size_t BeginOfLast(u32string_view text, std::initializer_list<u32string_view> words) {
  const Characters characters(text);
  std::size_t last = u32string_view::npos;
  for (u32string_view word : words) {
    const std::size_t at = characters.MayHold(word) ? text.rfind(word) : u32string_view::npos;
    if (at != u32string_view::npos && (last == u32string_view::npos || at > last)) last = at;
  }
  return last;
}

std::optional<int> YearNamedBefore(const Sentence& sentence, std::size_t end) {
  const auto behind = std::upper_bound(sentence.years.begin(), sentence.years.end(), end,
                                       [](std::size_t at, const NamedYear& named) { return at < named.end; });
  if (behind == sentence.years.begin()) return std::nullopt;
  return std::prev(behind)->year;
}

}  // namespace gongkai::report
