#include "report/compile/text_warning.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/utf8.h"
#include "report/check/copying.h"
#include "report/check/similarity.h"
#include "report/compile/drafted_words.h"
#include "report/compile/fact_names.h"
#include "report/compile/live_field.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kShortestRead = 20;   // symbols of a paragraph worth looking at
constexpr std::size_t kShortestShown = 20;  // symbols of a passage worth showing
constexpr std::size_t kMostPassages = 5;    // of one other text
constexpr std::size_t kLongestShown = 300;  // characters

struct OwnParagraph {
  std::size_t part = 0;
  std::string text;
};

std::vector<OwnParagraph> OwnParagraphs(const AnnualText& text) {
  std::vector<OwnParagraph> own;
  for (std::size_t part = 0; part < kTextParts; ++part) {
    for (std::string& paragraph : ParagraphsOf(WithoutFields(text.parts[part])))
      own.push_back({part, std::move(paragraph)});
  }
  return own;
}

std::vector<std::string> TextsOf(const std::vector<OwnParagraph>& own) {
  std::vector<std::string> texts;
  for (const OwnParagraph& each : own) texts.push_back(each.text);
  return texts;
}

// ---- missing numbers

void WarnOfMissing(const AnnualText& text, const FactBook& book, std::vector<TextWarning>& out) {
  for (std::size_t part = 0; part < kTextParts; ++part) {
    for (const std::string& key : FillIn(text.parts[part], book).missing) {
      out.push_back({.kind = TextWarningKind::kMissing,
                     .part = part,
                     .words = "“" + NameOfField(key, book) + "”还没有数，补登记以后会自己填上，或者把这句话删去。"});
    }
  }
}

/// Sums in which some organs are not: readers would take them for all.
void WarnOfParts(const AnnualText& text, const FactBook& book, std::vector<TextWarning>& out) {
  const FieldNames names(book);
  for (std::size_t part = 0; part < kTextParts; ++part) {
    std::set<std::string> told;
    for (const TextPiece& piece : PiecesOf(text.parts[part])) {
      const std::string* const key = piece.is_field ? names.KeyOf(piece.text) : nullptr;
      const ReportFact* const fact = key == nullptr ? nullptr : book.Find(*key);
      if (fact == nullptr || !fact->value || fact->lacking == 0 || !told.insert(*key).second) continue;
      out.push_back({.kind = TextWarningKind::kPartOfSum,
                     .part = part,
                     .words = "“" + std::string(WithoutMeasure(fact->name)) + "”有 " + std::to_string(fact->lacking) +
                              " 个机关没有记载，没有计入，请在文字里写明，或者补齐以后再用。"});
    }
  }
}

// ---- numbers that were typed

constexpr std::string_view kMeasures[] = {"件", "条", "篇", "次", "人次", "元", "万元", "份"};

/// "12件", "3,400条": figures with a measure, as a ledger counts them; days and years are none, nor is 第20条.
std::vector<std::string> TypedFigures(std::string_view text) {
  constexpr std::string_view kFigures = "0123456789.,";
  std::vector<std::string> typed;
  for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_not_of(kFigures, at), text.size());
    for (const std::string_view measure : kMeasures) {
      if (!text.substr(end).starts_with(measure) || text.substr(0, at).ends_with("第")) continue;
      typed.emplace_back(text.substr(at, end - at + measure.size()));
      break;
    }
    at = text.find_first_of("0123456789", end);
  }
  return typed;
}

/// Not of section five: what was improved is counted by no ledger.
void WarnOfTyped(const AnnualText& text, std::vector<TextWarning>& out) {
  constexpr std::size_t kMostNamed = 5;
  for (const std::size_t part : {1U, 2U, 3U, 4U, 6U}) {
    std::string named;
    std::size_t count = 0;
    for (const TextPiece& piece : PiecesOf(text.parts[part])) {
      if (piece.is_field) continue;
      for (const std::string& each : TypedFigures(piece.text)) {
        if (count++ < kMostNamed) named += (named.empty() ? "“" : "、“") + each + "”";
      }
    }
    if (count == 0) continue;
    out.push_back({.kind = TextWarningKind::kTyped,
                   .part = part,
                   .words = named + (count > kMostNamed ? "等" : "") +
                            "是手写的数字，台账变了它不会跟着变；能选到的，请换成“插入数字”里的。"});
  }
}

// ---- empty phrases

/// Whether it tells nothing of this organ and year: no figure, and no more than a third of it is other than set
/// phrases.
bool IsEmptyTalk(const std::string& paragraph, std::string_view organ) {
  if (std::ranges::any_of(paragraph, [](char c) { return c >= '0' && c <= '9'; })) return false;
  // That there was none is a fact.
  if (paragraph.find("没有") != std::string::npos || paragraph.find("未") != std::string::npos) return false;
  const std::vector<std::string> one = {paragraph};
  const ComparableText text = MakeComparable(one, organ);
  return text.symbols.size() >= kShortestRead && text.Weight() * 3 <= text.symbols.size();
}

void WarnOfEmptyTalk(const std::vector<OwnParagraph>& own, std::string_view organ, std::vector<TextWarning>& out) {
  for (const OwnParagraph& each : own) {
    if (!IsEmptyTalk(each.text, organ)) continue;
    out.push_back({.kind = TextWarningKind::kEmptyPhrases,
                   .part = each.part,
                   .words = "这一段大半是套话，没有写本机关这一年做了什么。",
                   .own = Ellipsis(each.text, kLongestShown)});
  }
}

// ---- the same as another text

/// The words behind the symbols [begin, end), within the paragraph of the first.
std::string PassageOf(const ComparableText& text, const std::vector<std::string>& paragraphs, std::size_t begin,
                      std::size_t end) {
  const SymbolOrigin first = text.origins[begin];
  std::uint32_t last = first.end;
  for (std::size_t i = begin; i < end && text.origins[i].paragraph == first.paragraph; ++i) last = text.origins[i].end;
  return Ellipsis(paragraphs[first.paragraph].substr(first.begin, last - first.begin), kLongestShown);
}

std::string LikenessWords(const OtherText& other, const Likeness& likeness) {
  const std::string share = std::to_string(static_cast<int>(likeness.share * 100)) + "%";
  const std::string year = std::to_string(other.year) + "年";
  if (other.is_own) return "和本机关" + year + "的年度报告一样，全文有" + share + "相同。请写这一年的情况。";
  return "和" + other.organ + year + "的年度报告一样，全文有" + share + "相同。请写本机关的情况。";
}

void WarnOfOther(const std::vector<OwnParagraph>& own, const std::vector<std::string>& texts,
                 const ComparableText& mine, const OtherText& other, std::vector<TextWarning>& out) {
  const ComparableText theirs = MakeComparable(other.paragraphs, other.organ);
  const Likeness likeness = Compare(mine, theirs);
  if (!IsCopied(likeness)) return;
  std::size_t shown = 0;
  for (const SharedPassage& passage : likeness.passages) {
    if (shown == kMostPassages || passage.own_end - passage.own_begin < kShortestShown) break;
    ++shown;
    out.push_back({.kind = other.is_own ? TextWarningKind::kLikeEarlier : TextWarningKind::kLikeNeighbour,
                   .part = own[mine.origins[passage.own_begin].paragraph].part,
                   .words = LikenessWords(other, likeness),
                   .own = PassageOf(mine, texts, passage.own_begin, passage.own_end),
                   .theirs = PassageOf(theirs, other.paragraphs, passage.their_begin, passage.their_end)});
  }
}

}  // namespace

std::vector<TextWarning> WarningsOf(const AnnualText& text, std::string_view organ, const FactBook& book,
                                    const std::vector<OtherText>& others) {
  std::vector<TextWarning> warnings;
  WarnOfMissing(text, book, warnings);
  WarnOfParts(text, book, warnings);
  WarnOfTyped(text, warnings);
  const std::vector<OwnParagraph> own = OwnParagraphs(text);
  WarnOfEmptyTalk(own, organ, warnings);
  const std::vector<std::string> texts = TextsOf(own);
  ComparableText mine = MakeComparable(texts, organ);
  const DraftedWords drafted(*book.tables.form, book.tables.year, std::string(organ));
  UnweighSentences(mine, texts, [&](std::string_view sentence) { return drafted.Made(sentence); });
  for (const OtherText& other : others) WarnOfOther(own, texts, mine, other, warnings);
  std::ranges::stable_sort(warnings, {}, &TextWarning::part);
  if (warnings.size() > kMostTextWarnings) warnings.resize(kMostTextWarnings);
  return warnings;
}

}  // namespace gongkai::report
