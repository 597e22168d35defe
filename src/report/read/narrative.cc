#include "report/read/narrative.h"

#include <algorithm>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/label_match.h"
#include "report/read/page_links.h"
#include "report/read/value.h"

namespace gongkai::report {
namespace {

/// Lines at least this long (code points) that end in mid-sentence were wrapped by a printer, not by the author.
constexpr std::size_t kWrappedLine = 24;

char32_t LastCharOf(std::string_view text) {
  constexpr std::size_t kLongestChar = 4;  // bytes; from any byte further back decoding is in step at the end
  char32_t last = 0;
  text = text.substr(text.size() - std::min(text.size(), kLongestChar));
  for (std::size_t offset = 0; offset < text.size();) last = NextCodePoint(text, offset);
  return last;
}

bool EndsSentence(const std::string& text) {
  constexpr std::u32string_view kEnds = U"。；;！？!?：:";
  return kEnds.find(LastCharOf(text)) != std::u32string_view::npos;
}

/// "（一）…", "1.…", "一是…": a new paragraph whatever the line before.
bool StartsParagraph(const std::string& text) {
  const std::u32string folded = Fold(std::string_view(text).substr(0, 24));
  if (folded.empty()) return false;
  const std::u32string_view head = folded;
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
  if (head[0] == U'(') return head.size() > 1 && kNumerals.find(head[1]) != std::u32string_view::npos;
  if (head[0] == U'-' || head[0] == U'#') return true;
  const bool digit = head[0] >= U'0' && head[0] <= U'9';
  if (digit)
    return head.size() > 1 && (head[1] == U'、' || head[1] == U'.') &&
           (head.size() < 3 || !(head[2] >= U'0' && head[2] <= U'9'));
  return kNumerals.find(head[0]) != std::u32string_view::npos && head.size() > 1 &&
         (head[1] == U'、' || head[1] == U'是');
}

/// Items that the tables have used: labels and values in a table region. Prose before the first table label is not.
bool IsTableItem(const Item& item, bool in_region) {
  if (!in_region) return item.in_table && (item.text.empty() || item.IsValue());
  if (item.grid) return true;
  if (item.text.empty() || item.IsValue()) return true;
  constexpr std::size_t kLongestLabel = 42;
  return item.key.size() <= kLongestLabel && !HoldsFullStop(item);
}

/// Rules look back and forth within a paragraph, so one of a page or more is taken in parts: a whole report pasted as
/// one line is still read.
constexpr std::size_t kLongestParagraph = 12U << 10U;  // bytes

/// Parts of at most that length, cut behind sentences where there are any.
std::vector<std::string_view> InParts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (text.size() > kLongestParagraph) {
    constexpr std::string_view kStop = "。";
    const std::size_t stop = text.rfind(kStop, kLongestParagraph - kStop.size());
    std::size_t end = stop == std::string_view::npos ? kLongestParagraph : stop + kStop.size();
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  if (!IsBlankText(text)) parts.push_back(text);
  return parts;
}

class NarrativeReader {
 public:
  NarrativeReader(const std::vector<Item>& items, const Regions& regions, AnnualReport& report)
      : items_(items), regions_(regions), report_(report) {}

  void Read() {
    std::size_t next_heading = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (next_heading < regions_.headings.size() && regions_.headings[next_heading].item == i) {
        OpenSection(regions_.headings[next_heading++]);
      } else if (std::binary_search(regions_.contents.begin(), regions_.contents.end(), i)) {
        Flush();
      } else if (!IsTableItem(items_[i], InTableRegion(i))) {
        const bool behind_all = next_heading == regions_.headings.size() && next_heading > 0;
        if (behind_all && IsPageLink(items_[i])) break;
        if (!behind_all || !IsReportTitle(items_[i]) || ContinuesOpen(items_[i])) AddItem(items_[i]);
      }
    }
    Flush();
  }

 private:
  bool InTableRegion(std::size_t index) const {
    return std::any_of(regions_.tables.begin(), regions_.tables.end(),
                       [index](const Region& region) { return region.Holds(index); });
  }

  void OpenSection(const Heading& heading) {
    Flush();
    Section section;
    section.number = heading.section;
    section.title = heading.title;
    section.written_number = heading.written_number;
    section.place = items_[heading.item].place;
    report_.sections.push_back(std::move(section));
    section_ = heading.section;
  }

  void AddItem(const Item& item) {
    if (item.text.size() <= kLongestParagraph) return AddLine(item);
    for (const std::string_view part : InParts(item.text)) {
      Flush();
      AddLine(PieceOf(item, part));
    }
  }

  void AddLine(const Item& item) {
    if (IsPageNumber(item) || item.text == report_.title) return;
    const bool same_row = !open_.lines.empty() && item.in_table && item.row == last_row_;
    if (!same_row && !ContinuesOpen(item)) Flush();
    if (same_row) open_.text += " ";
    open_.line_starts.push_back(open_.text.size());
    open_.lines.push_back(item.place);
    open_.text += item.text;
    last_length_ = Utf8Length(item.text);
    last_row_ = item.row;
  }

  /// A wrapped line goes on in this one.
  bool ContinuesOpen(const Item& item) const {
    if (open_.lines.empty()) return false;
    if (item.lines_before > 0 || item.heading > 0 || StartsParagraph(item.text)) return false;
    if (open_.text.size() + item.text.size() > kLongestParagraph) return false;
    return last_length_ >= kWrappedLine && !EndsSentence(open_.text);
  }

  void Flush() {
    if (open_.lines.empty()) return;
    open_.section = section_;
    if (!report_.sections.empty()) report_.sections.back().paragraphs.push_back(report_.paragraphs.size());
    report_.paragraphs.push_back(std::move(open_));
    open_ = NarrativeParagraph{};
  }

  const std::vector<Item>& items_;
  const Regions& regions_;
  AnnualReport& report_;
  NarrativeParagraph open_;
  int section_ = 0;
  int last_row_ = -1;
  std::size_t last_length_ = 0;
};

}  // namespace

void ReadNarrative(const std::vector<Item>& items, const Regions& regions, AnnualReport& report) {
  NarrativeReader(items, regions, report).Read();
}

}  // namespace gongkai::report
