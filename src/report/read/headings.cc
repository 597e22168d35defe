#include "report/read/headings.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>

#include "base/fold.h"
#include "base/utf8.h"
#include "law/report_form.h"
#include "report/read/label_match.h"
#include "report/read/table_of_contents.h"

namespace gongkai::report {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::size_t kLongestHeading = 44;  // code points of a key

struct SectionTitles {
  int number = 0;
  std::vector<LabelPattern> titles;
};

/// The titles of all forms, each once.
std::vector<SectionTitles> PrepareTitles() {
  std::vector<SectionTitles> out;
  const auto add = [](std::vector<LabelPattern>& titles, std::string_view title) {
    LabelPattern pattern(title);
    const bool known = std::ranges::any_of(titles, [&](const LabelPattern& t) { return t.key() == pattern.key(); });
    if (!known) titles.push_back(std::move(pattern));
  };
  for (const law::ReportForm& form : law::ReportForms()) {
    out.resize(std::max(out.size(), form.sections.size()));
    for (std::size_t i = 0; i < form.sections.size(); ++i) {
      out[i].number = form.sections[i].number;
      add(out[i].titles, form.sections[i].title);
      for (const std::string_view accepted : form.sections[i].accepted) add(out[i].titles, accepted);
    }
  }
  return out;
}

const std::vector<SectionTitles>& Titles() {
  static const auto* titles = new std::vector<SectionTitles>(PrepareTitles());
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
  const std::size_t at = kSectionNumerals.find(folded[i]);
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

/// Headings carry remarks in brackets ("(重复率: 40%)"), and in a table of contents the number of a page; neither is a
/// part of the title.
u32string TitleKey(u32string_view folded) {
  const std::size_t bracket = folded.find(U'(');
  u32string key = FormKey(folded.substr(0, bracket < 3 ? u32string_view::npos : bracket));
  constexpr std::size_t kLongestPage = 3;  // a row of a table has more digits behind it
  const std::size_t words = key.find_last_not_of(U"0123456789") + 1;
  if (key.size() - words <= kLongestPage) key.resize(words);
  return key;
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
  return Heading{match.section, ordinal.number, std::string(AfterOrdinal(item.text, ordinal.length)), index};
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
  return Heading{expected, line.ordinal.number, std::string(AfterOrdinal(item.text, line.ordinal.length)), index};
}

/// The characters of all titles.
class TitleCharacters {
 public:
  TitleCharacters() {
    for (const SectionTitles& section : Titles()) {
      for (const LabelPattern& title : section.titles) {
        for (const char32_t c : title.key()) seen_[c % kBits] = true;
      }
    }
  }

  /// Whether more of the first characters stand in titles than in nearly every line of running text. A title that is
  /// nearly whole lacks one of its first eight at most; what a page number or a remark adds stands behind them.
  bool MayBeginTitle(u32string_view key) const {
    constexpr std::size_t kLooked = 8, kMostStrange = 3;
    const u32string_view first = key.substr(0, kLooked);
    const auto strange = std::ranges::count_if(first, [this](char32_t c) { return !seen_[c % kBits]; });
    return static_cast<std::size_t>(strange) <= kMostStrange;
  }

 private:
  static constexpr std::size_t kBits = 4096;
  std::bitset<kBits> seen_;
};

/// What no fold and no comparison need tell of: figures, and text that begins neither with a numeral nor like a title.
bool CannotBeHeading(const Item& item) {
  static const auto* titles = new TitleCharacters;
  if (item.look != Look::kText || item.key.size() < 3 || item.key.size() > kLongestHeading) return true;
  const u32string_view key = item.FormKey();
  const char32_t first = key.empty() ? U' ' : key.front();
  const bool numbered = first == U'第' || kSectionNumerals.find(first) != u32string_view::npos;
  return !numbered && !titles->MayBeginTitle(key);
}

/// The headings among the items, but for `left_out` (in order).
std::vector<Heading> HeadingsBut(const std::vector<std::size_t>& left_out, const std::vector<Item>& items) {
  std::vector<Heading> headings;
  Line line;  // one for all items: its memory is used again
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (CannotBeHeading(items[i])) continue;
    if (std::binary_search(left_out.begin(), left_out.end(), i)) continue;
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

/// "附表1 主动公开政府信息情况" above an attached table, "存在的主要问题 改进情况" as heads of a table: words of a
/// title without its number, whose section has had its numbered heading.
void LeaveOutRepetitions(std::vector<Heading>& headings) {
  std::array<bool, 7> numbered{};
  std::erase_if(headings, [&](const Heading& heading) {
    bool& seen = numbered[static_cast<std::size_t>(heading.section)];
    if (heading.written_number == 0 && seen) return true;
    seen = seen || heading.written_number != 0;
    return false;
  });
}

}  // namespace

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

Headings FindHeadings(const std::vector<Item>& items) {
  Headings found{HeadingsBut({}, items), {}};
  found.listed = ListedHeadings(items, found.headings);
  if (!found.listed.empty()) found.headings = HeadingsBut(found.listed, items);
  LeaveOutRepetitions(found.headings);
  return found;
}

}  // namespace gongkai::report
