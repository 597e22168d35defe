#include "report/read/head.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/level.h"

namespace gongkai::report {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::size_t kLongestTitle = 70;
constexpr std::size_t kLongestDateLine = 40;
constexpr std::size_t kNone = u32string_view::npos;

/// Folded text without blanks; of a longer one not much more than `enough` code points.
u32string Tight(std::string_view text, std::size_t enough = kNone) {
  u32string out;
  for (std::size_t offset = 0; offset < text.size() && out.size() < enough;) {
    for (const char32_t c : FoldCodePoint(NextCodePoint(text, offset))) {
      if (!IsBlank(c)) out.push_back(c);
    }
  }
  return out;
}

/// "2023年" from `from` on: where it stands, and the year; only years that a report can have.
std::size_t FindYear(u32string_view text, std::size_t from, int& year) {
  for (std::size_t i = from; i + 4 < text.size(); ++i) {
    const bool digits = IsDigit(text[i]) && IsDigit(text[i + 1]) && IsDigit(text[i + 2]) && IsDigit(text[i + 3]);
    if (!digits || (i > 0 && IsDigit(text[i - 1])) || text[i + 4] != U'年') continue;
    int value = 0;
    for (std::size_t k = i; k < i + 4; ++k) value = value * 10 + static_cast<int>(text[k] - U'0');
    if (value < 2008 || value > 2099) continue;
    year = value;
    return i;
  }
  return kNone;
}

bool Has(u32string_view text, u32string_view what) { return text.find(what) != kNone; }

/// How much a line looks like the title of an annual report; 0 = not at all.
int TitleScore(u32string_view tight) {
  if (tight.size() < 6 || tight.size() > kLongestTitle || Has(tight, U"。")) return 0;
  int score = 0, year = 0;
  if (Has(tight, U"年度报告") || Has(tight, U"年报") || Has(tight, U"工作报告") || Has(tight, U"告年度报") ||
      Has(tight, U"报告"))
    score += 2;
  if (Has(tight, U"信息公开") || Has(tight, U"政务公开")) score += 2;
  if (FindYear(tight, 0, year) != kNone) score += 2;
  if (tight.ends_with(U"报告")) ++score;
  if (Has(tight, U"《") || Has(tight, U"根据") || Has(tight, U"按照")) score -= 3;
  return score >= 4 ? score : 0;
}

/// What precedes the name of the report is the organ; "2023年" may stand before or behind it.
u32string OrganOf(u32string tight) {
  for (const u32string_view start : {U"关于", U"《"}) {
    if (tight.starts_with(start)) tight.erase(0, start.size());
  }
  int year = 0;
  const std::size_t at = FindYear(tight, 0, year);
  std::size_t end = tight.size();
  for (const u32string_view word :
       {U"政府信息公开", U"政务公开", U"信息公开", U"政府信息", U"年度报告", U"年报", U"报告"}) {
    end = std::min(end, tight.find(word));
  }
  u32string organ;
  if (at == kNone || at > end) {
    organ = tight.substr(0, end);
  } else if (at > 0) {
    organ = tight.substr(0, at);
  } else {
    organ = tight.substr(at + 5, end > at + 5 ? end - at - 5 : 0);
  }
  for (const u32string_view word : {U"年度", U"度"}) {
    if (organ.starts_with(word)) organ.erase(0, word.size());
  }
  for (const u32string_view word : {U"年度", U"关于", U"的"}) {
    if (organ.ends_with(word)) organ.erase(organ.size() - word.size());
  }
  const std::size_t dash = organ.find_last_of(U"-—_|:>》");
  if (dash != kNone) organ.erase(0, dash + 1);
  // "P9", "第8页": leftovers of a paged reader.
  const bool too_short = organ.size() < 3 || organ == U"人民政府";
  return too_short || organ.size() > 30 || std::none_of(organ.begin(), organ.end(), IsHan) ? u32string() : organ;
}

/// "中咀岭乡" is the place; the organ is its government. Departments and full names stay as they are.
u32string WithGovernment(u32string organ) {
  for (const u32string_view place : {U"乡", U"镇", U"县", U"自治州", U"盟", U"苏木"}) {
    if (organ.ends_with(place)) return organ + U"人民政府";
  }
  if (organ.ends_with(U"街道")) return organ + U"办事处";
  if (organ.size() >= 2 && organ.size() <= 8 &&
      (organ.ends_with(U"市") || organ.ends_with(U"省") || organ.ends_with(U"区"))) {
    return organ + U"人民政府";
  }
  return organ;
}

int YearOfPeriod(u32string_view tight) {
  // 「…统计期限自2023年1月1日至2023年12月31日止」
  const std::size_t at = std::min(tight.find(U"统计期限"), tight.find(U"1月1日"));
  if (at == kNone) return 0;
  int year = 0;
  const std::size_t from = tight.find(U"统计期限") != kNone ? tight.find(U"统计期限") : (at >= 5 ? at - 5 : 0);
  return FindYear(tight, from, year) != kNone ? year : 0;
}

/// "2024年1月31日" at `at`.
std::optional<Date> DateAt(u32string_view text, std::size_t at, int year) {
  const auto number = [&text](std::size_t& i) {
    int value = 0;
    std::size_t digits = 0;
    for (; i < text.size() && IsDigit(text[i]) && digits < 2; ++i, ++digits)
      value = value * 10 + static_cast<int>(text[i] - U'0');
    return value;
  };
  std::size_t i = at + 5;
  const int month = number(i);
  if (i >= text.size() || text[i] != U'月') return std::nullopt;
  const int day = number(++i);
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || i >= text.size() || text[i] != U'日') return std::nullopt;
  return date;
}

struct DatedLine {
  Date date;
  bool signature = false;  // nothing but a date: when the report was signed, not when it was made public
};

/// Words before the date of publication in the head of a page. 时间 alone is one where it opens the words, or stands
/// beside 来源 or 作者.
bool SaysPublished(u32string_view tight) {
  for (const u32string_view word : {U"发布日期", U"发布时间", U"公开日期", U"生成日期"}) {
    if (Has(tight, word)) return true;
  }
  return tight.starts_with(U"时间:") || (Has(tight, U"时间:") && (Has(tight, U"来源") || Has(tight, U"作者")));
}

std::optional<Date> IsoDateIn(u32string_view tight) {
  for (std::size_t i = 0; i + 10 <= tight.size(); ++i) {
    std::string iso = ToUtf8(tight.substr(i, 10));
    std::replace(iso.begin(), iso.end(), '/', '-');
    if (auto date = ParseDate(iso)) return date;
  }
  return std::nullopt;
}

/// "发布日期：2020-01-31", "来源：本站 时间：2020-01-31", or a line that is nothing but a date.
std::optional<DatedLine> DateOfLine(u32string_view tight) {
  if (tight.size() > kLongestDateLine) return std::nullopt;
  const bool said = SaysPublished(tight);
  int year = 0;
  const std::size_t at = FindYear(tight, 0, year);
  std::optional<Date> date;
  if (at != kNone && (said || (at == 0 && tight.ends_with(U"日") && tight.size() <= 11))) {
    date = DateAt(tight, at, year);
  } else if (said) {
    date = IsoDateIn(tight);
  }
  return date ? std::optional(DatedLine{*date, !said}) : std::nullopt;
}

/// The line that is most like a title, as it is compared, with what stands above it and what the file calls itself.
struct TitleLines {
  u32string title, above, own_title;
};

/// Sets the title as written. Titles stand near the top; a page that opens with navigation may push them down.
TitleLines FindTitle(std::span<const Item> items, std::size_t first_heading, AnnualReport& report) {
  const std::size_t preface = std::min(std::max<std::size_t>(first_heading, 12), items.size());
  TitleLines lines;
  u32string above, tight;
  int best = 0;
  for (std::size_t i = 0; i < preface; ++i) {
    above = std::exchange(tight, Tight(items[i].text, kLongestTitle + 1));
    int score = TitleScore(tight);
    if (score == 0) continue;
    // A page repeats its title; the one that a heading marks, or that tells the organ, is the report's.
    if (items[i].heading > 0) ++score;
    if (!OrganOf(tight).empty() || IsOrganLine(above)) ++score;
    if (score <= best) continue;
    best = score;
    lines.title = tight;
    lines.above = above;
    report.title = items[i].text;
  }
  lines.own_title = Tight(report.source.title);
  if (best == 0 && TitleScore(lines.own_title) > 0) {
    lines.title = lines.own_title;
    report.title = report.source.title;
  }
  return lines;
}

/// The organ stands in the title, in the line above it (which then belongs to the title), or in the file's own title.
void ReadOrgan(const TitleLines& lines, AnnualReport& report) {
  u32string organ = OrganOf(lines.title);
  if (organ.empty() && IsOrganLine(lines.above)) {
    organ = lines.above;
    report.title = ToUtf8(lines.above) + report.title;
  }
  if (organ.empty() && TitleScore(lines.own_title) > 0) organ = OrganOf(lines.own_title);
  report.organ = ToUtf8(WithGovernment(organ));
  report.level = LevelOf(report.organ);
}

/// The year is that of the title, else of the period the text says it covers, else of the file's own title, else the
/// one in which the first section begins: "2021年，我镇…".
void ReadYearAndPublication(std::span<const Item> items, std::size_t first_heading, const TitleLines& lines,
                            AnnualReport& report) {
  int year = 0;
  if (FindYear(lines.title, 0, year) != kNone) report.year = year;
  for (std::size_t i = 0; i < items.size() && !(report.year && report.published); ++i) {
    const Item& item = items[i];
    // Above the first heading a line cut by | is no table: "来源：本站 | 时间：2020-01-31".
    if ((item.in_table && i >= first_heading) || item.text.size() < 8) continue;
    // Where the year is known only a date is sought; it is short, and has digits.
    if (report.year &&
        (item.key.size() > kLongestDateLine || std::none_of(item.key.begin(), item.key.end(), IsDigit))) {
      continue;
    }
    const u32string tight = Tight(item.text, report.year ? kLongestDateLine + 1 : kNone);
    if (!report.published) {
      const std::optional<DatedLine> line = DateOfLine(tight);
      if (line) report.published = line->date;
      report.published_is_signature = line && line->signature;
    }
    if (!report.year) {
      if (const int period = YearOfPeriod(tight); period != 0) report.year = period;
    }
  }
  if (!report.year && FindYear(lines.own_title, 0, year) != kNone) report.year = year;
  for (std::size_t i = 0; i < items.size() && !report.year; ++i) {
    if (items[i].in_table || items[i].text.size() < 30) continue;
    if (FindYear(Tight(items[i].text), 0, year) != kNone) report.year = year;
  }
}

}  // namespace

bool IsOrganLine(u32string_view key) {
  constexpr std::size_t kShortest = 3, kLongest = 26;
  if (key.size() < kShortest || key.size() > kLongest || !std::ranges::all_of(key, IsHan)) return false;
  constexpr u32string_view kEndings[] = {U"政府",   U"局",   U"办事处", U"委员会", U"委", U"办公室",
                                         U"办公厅", U"乡",   U"镇",     U"街道",   U"厅", U"院",
                                         U"队",     U"中心", U"县",     U"区",     U"市"};
  return std::ranges::any_of(kEndings, [&](u32string_view end) { return key.ends_with(end); });
}

void ReadHead(std::span<const Item> items, std::size_t first_heading, AnnualReport& report) {
  const TitleLines lines = FindTitle(items, first_heading, report);
  ReadOrgan(lines, report);
  ReadYearAndPublication(items, first_heading, lines, report);
}

}  // namespace gongkai::report
