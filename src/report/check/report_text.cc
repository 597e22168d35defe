// Folding drops blanks, except between two digits, where a blank parts two numbers.

#include "report/check/report_text.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool EndsSentence(char32_t c) { return c == U'。' || c == U'!' || c == U'?'; }

/// Whether the blank at `at` stands between digits.
bool PartsDigits(u32string_view text, std::size_t at, u32string_view kept) {
  if (kept.empty() || !IsDigit(kept.back())) return false;
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at < text.size() && IsDigit(text[at]);
}

}  // namespace

ReportText::ReportText(const AnnualReport& report) : report_(report) {
  paragraphs_.reserve(report.paragraphs.size());
  for (const NarrativeParagraph& paragraph : report.paragraphs) {
    const FoldedText folded = FoldWithOrigin(paragraph.text);
    Folded& kept = paragraphs_.emplace_back();
    kept.text.reserve(folded.text.size());
    kept.origin.reserve(folded.text.size() + 1);
    for (std::size_t i = 0; i < folded.text.size(); ++i) {
      if (IsBlank(folded.text[i])) {
        if (!PartsDigits(folded.text, i, kept.text)) continue;
        kept.text += U' ';
      } else {
        kept.text += folded.text[i];
      }
      kept.origin.push_back(folded.origin[i]);
    }
    kept.origin.push_back(static_cast<std::uint32_t>(paragraph.text.size()));
  }
  for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
    const u32string_view text = paragraphs_[p].text;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      while (end < text.size() && !EndsSentence(text[end])) ++end;
      if (end > begin) {
        Sentence sentence{p, begin, report.paragraphs[p].section, text.substr(begin, end - begin), {}};
        sentence.counts = FindCounts(sentence.text);
        sentences_.push_back(std::move(sentence));
      }
      begin = end + 1;
    }
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
    if (ContainsAny(paragraphs_[p].text, words)) return true;
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
  return std::any_of(words.begin(), words.end(), [&](u32string_view word) { return Contains(text, word); });
}

std::optional<int> LastYearNamed(u32string_view text) {
  for (std::size_t at = text.rfind(U'年'); at != u32string_view::npos && at >= 4; at = text.rfind(U'年', at - 1)) {
    const u32string_view digits = text.substr(at - 4, 4);
    if (!std::all_of(digits.begin(), digits.end(), IsDigit) || !digits.starts_with(U"20")) continue;
    if (at >= 5 && IsDigit(text[at - 5])) continue;
    int year = 0;
    for (char32_t digit : digits) year = year * 10 + static_cast<int>(digit - U'0');
    return year;
  }
  return std::nullopt;
}

}  // namespace gongkai::report
