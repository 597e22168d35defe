#include "report/read/regions.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "base/fold.h"
#include "base/utf8.h"
#include "law/report_form.h"
#include "report/read/label_match.h"
#include "report/read/value.h"

namespace gongkai::report {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::size_t kLongestHeading = 44;  // code points of a key
constexpr u32string_view kNumerals = U"一二三四五六";

struct SectionTitles {
  int number;
  std::vector<LabelPattern> titles;
};

const std::vector<SectionTitles>& Titles() {
  static const auto* titles = [] {
    auto* out = new std::vector<SectionTitles>();
    for (const law::FormSection& section : law::ReportForms().front().sections) {
      SectionTitles entry{section.number, {}};
      entry.titles.emplace_back(section.title);
      for (const std::string_view accepted : section.accepted) entry.titles.emplace_back(accepted);
      out->push_back(std::move(entry));
    }
    return out;
  }();
  return *titles;
}

/// "三、" at the start of folded text: the number, and how many code points it takes.
struct Ordinal {
  int number = 0;
  std::size_t length = 0;
};

Ordinal LeadingOrdinal(u32string_view folded) {
  std::size_t i = 0;
  while (i < folded.size() && (IsBlank(folded[i]) || folded[i] == U'#' || folded[i] == U'*')) ++i;
  if (i < folded.size() && folded[i] == U'第') ++i;
  if (i >= folded.size()) return {};
  const std::size_t at = kNumerals.find(folded[i]);
  if (at == u32string_view::npos) return {};
  std::size_t end = i + 1;
  while (end < folded.size() && IsBlank(folded[end])) ++end;
  if (end < folded.size() && folded.substr(end, 2) == U"部分") end += 2;
  constexpr u32string_view kAfter = U"、,.:．，。 ";
  const bool marked = end < folded.size() && kAfter.find(folded[end]) != u32string_view::npos;
  if (!marked && end == i + 1) return {};
  while (end < folded.size() && (kAfter.find(folded[end]) != u32string_view::npos || IsBlank(folded[end]))) ++end;
  return {static_cast<int>(at) + 1, end};
}

struct TitleMatch {
  int section = 0;
  double similarity = 0;
};

/// The title nearest to `key`; what is less like it than `least` need not be found.
TitleMatch BestTitle(u32string_view key, double least) {
  TitleMatch best;
  for (const SectionTitles& section : Titles()) {
    for (const LabelPattern& title : section.titles) {
      if (!title.CanReach(std::max(best.similarity, least), key)) continue;
      const double similarity = title.Similarity(key);
      if (similarity > best.similarity) best = {section.number, similarity};
    }
  }
  return best;
}

/// Rows of table 3 that begin like headings ("一、本年新收…"); a line that is nearer to one of them is no heading.
bool IsTableRow(u32string_view key) {
  static const auto* rows = new std::vector<LabelPattern>{
      LabelPattern("一、本年新收政府信息公开申请数量"), LabelPattern("二、上年结转政府信息公开申请数量"),
      LabelPattern("三、本年度办理结果"), LabelPattern("四、结转下年度继续办理")};
  return std::any_of(rows->begin(), rows->end(),
                     [&](const LabelPattern& row) { return row.CanReach(0.75, key) && row.Similarity(key) >= 0.75; });
}

/// What stands behind the first `folded` code points of the folded text.
std::string_view AfterOrdinal(std::string_view text, std::size_t folded) {
  std::size_t offset = 0;
  for (std::size_t passed = 0; passed < folded && offset < text.size();) {
    std::size_t next = offset;
    passed += FoldCodePoint(NextCodePoint(text, next)).size();
    if (passed <= folded) offset = next;
  }
  return Trim(text.substr(offset));
}

/// Headings carry remarks in brackets ("(重复率: 40%)"); they are no part of the title.
u32string TitleKey(u32string_view folded) {
  const std::size_t bracket = folded.find(U'(');
  return FormKey(folded.substr(0, bracket < 3 ? u32string_view::npos : bracket));
}

/// An item that may be a heading, folded.
struct Line {
  u32string folded;
  Ordinal ordinal;
  u32string_view Title() const { return u32string_view(folded).substr(ordinal.length); }
};

std::optional<Heading> AsHeading(const Item& item, const Line& line, std::size_t index) {
  const u32string& folded = line.folded;
  if (item.look != Look::kText || item.key.size() > kLongestHeading || item.key.size() < 3) return std::nullopt;
  // "（一）主动公开政府信息情况" is a heading inside a section.
  if (folded.front() == U'(' || folded.back() == U'。' || folded.back() == U';') return std::nullopt;
  const Ordinal ordinal = line.ordinal;
  const u32string key = TitleKey(line.Title());
  const bool numbered = ordinal.number != 0;
  // With the right number in front a damaged title still counts; without one it must be nearly whole.
  constexpr double kDamaged = 0.45, kLikely = 0.6, kNearlyWhole = 0.88;
  const TitleMatch match = BestTitle(key, numbered ? kDamaged : kNearlyWhole);
  const bool accepted = match.similarity >= (numbered ? kLikely : kNearlyWhole) ||
                        (numbered && ordinal.number == match.section && match.similarity >= kDamaged);
  if (!accepted || key.empty() || IsTableRow(FormKey(item.text))) return std::nullopt;
  return Heading{match.section, ordinal.number, std::string(AfterOrdinal(item.text, ordinal.length)),
                 match.similarity == 1.0, index};
}

/// A line that starts with the right number in the right order is the heading of its section, even when its words are
/// not (mirrors replace words inside headings).
std::optional<Heading> AsDamagedHeading(const Item& item, const Line& line, std::size_t index, int expected) {
  const u32string& folded = line.folded;
  if (item.in_table || item.key.size() > 30 || item.key.size() < 4 || line.ordinal.number != expected) {
    return std::nullopt;
  }
  const char32_t last = folded.back();
  if (last == U'。' || last == U';' || last == U',' || folded.find(U'。') != u32string::npos) return std::nullopt;
  if (IsTableRow(FormKey(item.text))) return std::nullopt;
  constexpr double kLeast = 0.3;
  const TitleMatch match = BestTitle(TitleKey(line.Title()), kLeast);
  if (match.section != expected || match.similarity < kLeast) return std::nullopt;
  return Heading{expected, line.ordinal.number, std::string(AfterOrdinal(item.text, line.ordinal.length)), false,
                 index};
}

std::vector<Heading> FindHeadings(const std::vector<Item>& items) {
  std::vector<Heading> headings;
  Line line;  // one for all items: its memory is used again
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].key.size() < 3 || items[i].key.size() > kLongestHeading) continue;
    line.folded.clear();
    FoldOnto(line.folded, items[i].text);
    line.ordinal = LeadingOrdinal(line.folded);
    if (auto heading = AsHeading(items[i], line, i)) {
      headings.push_back(std::move(*heading));
    } else {
      const int expected = headings.empty() ? 1 : headings.back().section + 1;
      if (expected > 6) continue;
      if (auto damaged = AsDamagedHeading(items[i], line, i, expected)) headings.push_back(std::move(*damaged));
    }
  }
  return headings;
}

enum class Anchor { kNone, kTable2, kTable3, kTable4 };

Anchor AnchorOf(const Item& item) {
  if (item.key.size() < 4 || item.key.size() > 48) return Anchor::kNone;
  const u32string_view key = item.FormKey();
  if (key.starts_with(U"第二十条第") && key.ends_with(U"项") && key.size() <= 9) return Anchor::kTable2;
  if (key.starts_with(U"结果维持") || key.starts_with(U"行政复议行政诉讼")) return Anchor::kTable4;
  if (key.size() <= 16 && (key.starts_with(U"未经复议直接起诉") || key.starts_with(U"复议后起诉")))
    return Anchor::kTable4;
  if (key == U"申请人情况" || key.find(U"本列数据的勾稽关系") != u32string_view::npos) return Anchor::kTable3;
  static const auto* first_row = new LabelPattern("一、本年新收政府信息公开申请数量");
  static const auto* last_row = new LabelPattern("四、结转下年度继续办理");
  for (const LabelPattern* row : {first_row, last_row}) {
    if (row->CanReach(0.85, key) && row->Similarity(key) >= 0.85) return Anchor::kTable3;
  }
  // "四、结转下年度继续办理 0 0 0 …" in one line.
  if (key.starts_with(U"一本年新收政府信息公开申请数量") || key.starts_with(U"四结转下年度继续办理"))
    return Anchor::kTable3;
  return Anchor::kNone;
}

std::size_t IndexOfSection(const std::vector<Heading>& headings, int section, std::size_t none) {
  for (const Heading& heading : headings) {
    if (heading.section == section) return heading.item;
  }
  return none;
}

struct Anchors {
  std::size_t first[5], last[5];
};

Anchors FindAnchors(const std::vector<Item>& items) {
  Anchors anchors;
  std::fill(std::begin(anchors.first), std::end(anchors.first), items.size());
  std::fill(std::begin(anchors.last), std::end(anchors.last), 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Anchor anchor = AnchorOf(items[i]);
    if (anchor == Anchor::kNone) continue;
    const auto number = static_cast<std::size_t>(anchor) + 1;
    anchors.first[number] = std::min(anchors.first[number], i);
    anchors.last[number] = i;
  }
  return anchors;
}

/// "一、本年新收…申请数量" with values behind it, twice: two reports in one file.
bool HoldsSeveralReports(const std::vector<Item>& items) {
  int first_rows = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].key.size() < 12 || items[i].key.size() > 60) continue;
    const u32string_view key = items[i].FormKey();
    if (!key.starts_with(U"一本年新收政府信息公开申请数量")) continue;
    const std::size_t end = std::min(i + 5, items.size());
    bool values_follow = key.size() > 15;
    for (std::size_t k = i + 1; k < end && !values_follow; ++k) {
      if (!items[k].text.empty() && !items[k].IsValue()) break;
      values_follow = !items[k].text.empty();
    }
    if (values_follow) ++first_rows;
  }
  return first_rows > 1;
}

/// Where the title behind an ordinal at `start` ends, if the title is whole and of that number's section; `start` if
/// not.
std::size_t EndOfInlineHeading(u32string_view folded, std::size_t start) {
  const int number = static_cast<int>(kNumerals.find(folded[start])) + 1;
  constexpr std::size_t kReach = 60;
  u32string key;
  int section = 0;
  std::size_t title_end = start;
  for (std::size_t end = start + 2; end < folded.size() && end < start + kReach; ++end) {
    if (u32string_view(U"。;,").find(folded[end]) != u32string_view::npos) break;
    if (IsHan(folded[end])) key.push_back(folded[end]);
    const TitleMatch match = BestTitle(key, 1.0);
    if (match.similarity < 1.0) continue;
    section = match.section;
    title_end = end + 1;
  }
  return section == number ? title_end : start;
}

/// Whether a numeral stands before a 、 anywhere, as the characters are folded: nothing else begins a heading in a
/// line.
bool HoldsOrdinal(std::string_view text) {
  char32_t before = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    const bool mark = c == U'、' || (c >= 0xFE10 && FoldCodePoint(c) == U"、");
    if (mark && before != 0 && FoldCodePoint(before).find_last_of(kNumerals) + 1 == FoldCodePoint(before).size())
      return true;
    before = c;
  }
  return false;
}

/// Byte offsets at which a line falls into headings and what stands between them; empty if it holds no heading.
std::vector<std::size_t> InlineHeadingCuts(const FoldedText& folded) {
  std::vector<std::size_t> cuts;
  const u32string_view text = folded.text;
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if (kNumerals.find(text[i]) == u32string_view::npos || text[i + 1] != U'、') continue;
    if (i > 0 && u32string_view(U"。;!)】 ").find(text[i - 1]) == u32string_view::npos) continue;
    const std::size_t end = EndOfInlineHeading(text, i);
    if (end != i) cuts.insert(cuts.end(), {folded.origin[i], folded.origin[end]});
  }
  return cuts;
}

/// The pieces of `item` between `cuts`, each with its own place.
void AddPieces(const Item& item, std::vector<std::size_t> cuts, std::vector<Item>& out) {
  const std::string_view whole = item.text;
  cuts.insert(cuts.begin(), 0);
  cuts.push_back(whole.size());
  // Copied once without its words, and counted on from piece to piece: a line may hold a great many.
  Item bare = item;
  bare.SetText({});
  std::size_t counted = 0;
  for (std::size_t c = 0; c + 1 < cuts.size(); ++c) {
    const std::string_view part = Trim(whole.substr(cuts[c], cuts[c + 1] - cuts[c]));
    if (part.empty()) continue;
    const auto start = static_cast<std::size_t>(part.data() - whole.data());
    bare.place.column += static_cast<int>(Utf8Length(whole.substr(counted, start - counted)));
    counted = start;
    Item piece = bare;
    piece.SetText(std::string(part));
    piece.place.length = static_cast<int>(Utf8Length(part));
    if (!out.empty() && c > 0) piece.lines_before = 0;
    out.push_back(std::move(piece));
  }
}

}  // namespace

std::vector<Item> SplitInlineHeadings(std::vector<Item> items) {
  const auto cuts_of = [](const Item& item) {
    constexpr std::size_t kShortest = 120;  // bytes; a shorter line is a heading or a cell as a whole
    if (item.in_table || item.text.size() < kShortest || !HoldsOrdinal(item.text)) return std::vector<std::size_t>();
    return InlineHeadingCuts(FoldWithOrigin(item.text));
  };
  const auto first = std::find_if(items.begin(), items.end(), [&](const Item& item) { return !cuts_of(item).empty(); });
  if (first == items.end()) return items;
  std::vector<Item> out(std::make_move_iterator(items.begin()), std::make_move_iterator(first));
  out.reserve(items.size());
  for (Item& item : std::span(first, items.end())) {
    std::vector<std::size_t> cuts = cuts_of(item);
    if (cuts.empty()) {
      out.push_back(std::move(item));
    } else {
      AddPieces(item, std::move(cuts), out);
    }
  }
  return out;
}

Regions FindRegions(const std::vector<Item>& items) {
  Regions regions;
  regions.headings = FindHeadings(items);
  regions.repeated = HoldsSeveralReports(items);
  const Anchors anchors = FindAnchors(items);
  const std::size_t size = items.size();
  std::size_t begin[6];
  for (const int number : {2, 3, 4, 5}) {
    const auto n = static_cast<std::size_t>(number);
    const std::size_t heading = IndexOfSection(regions.headings, number, size);
    begin[n] = n == 5 ? heading : std::min(heading, anchors.first[n]);
    // A heading after the first label of its own table is a stray one.
    if (n < 5 && anchors.first[n] < size && heading < anchors.first[n]) begin[n] = heading;
  }
  for (const std::size_t n : {2U, 3U, 4U}) {
    if (anchors.first[n] >= size) continue;  // a heading alone is no table
    std::size_t end = size;
    for (std::size_t later = n + 1; later <= 5; ++later) {
      if (begin[later] > begin[n]) end = std::min(end, begin[later]);
    }
    regions.tables[n] = {begin[n], end};
  }
  return regions;
}

}  // namespace gongkai::report
