#include "report/read/head.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/level.h"
#include "report/read/title_lines.h"
#include "report/read/title_words.h"

namespace gongkai::report {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::size_t kLongestDateLine = 40;
constexpr std::size_t kNone = u32string_view::npos;

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
  TitleLine title;
  u32string above, tight;
  std::size_t at = 0;
  int best = 0;
  for (std::size_t i = 0; i < preface; ++i) {
    TitleLine line = WithEndBelow(items.first(preface), i);
    above = std::exchange(tight, FoldTight(items[i].text, kLongestTitle + 1));
    int score = TitleScore(line.tight);
    if (score == 0) continue;
    // A page repeats its title; the one that a heading marks, or that tells the organ, is the report's.
    if (items[i].heading > 0) ++score;
    if (!OrganOf(line.tight).empty() || IsOrganLine(above)) ++score;
    if (score <= best) continue;
    best = score;
    at = i;
    title = std::move(line);
  }
  TitleLines lines;
  lines.own_title = FoldTight(report.source.title);
  if (best > 0) {
    lines.above = PutBeginningAbove(items, at, title);
    lines.title = title.tight;
    report.title = title.text;
  } else if (TitleScore(lines.own_title) > 0) {
    lines.title = lines.own_title;
    report.title = report.source.title;
  }
  return lines;
}

/// The organ that signs the report: alone on its line behind the last heading, with the date below it or nothing. Empty
/// where several lines are names of organs.
u32string SigningOrgan(std::span<const Item> behind) {
  u32string organ;
  for (std::size_t i = 0; i < behind.size(); ++i) {
    u32string line = FoldTight(behind[i].text, kLongestDateLine + 1);
    int year = 0;
    if (const std::size_t date = FindYear(line, 0, year); date != kNone && DateOfLine(line.substr(date))) {
      line.resize(date);
    }
    if (behind[i].in_table || !IsOrganLine(line)) continue;
    const bool last = i + 1 == behind.size() || DateOfLine(FoldTight(behind[i + 1].text, kLongestDateLine + 1));
    if (!organ.empty() || !last) return {};
    organ = line;
  }
  return organ;
}

/// The organ stands in the title, in the line above it (which then belongs to the title), in the file's own title, or
/// only below the report, as its signature.
void ReadOrgan(const TitleLines& lines, std::span<const Item> behind_last_heading, AnnualReport& report) {
  u32string organ = OrganOf(lines.title);
  if (organ.empty() && IsOrganLine(lines.above)) {
    organ = lines.above;
    report.title = ToUtf8(lines.above) + report.title;
  }
  if (organ.empty() && TitleScore(lines.own_title) > 0) organ = OrganOf(lines.own_title);
  if (organ.empty()) organ = SigningOrgan(behind_last_heading);
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
    const u32string tight = FoldTight(item.text, report.year ? kLongestDateLine + 1 : kNone);
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
    if (FindYear(FoldTight(items[i].text), 0, year) != kNone) report.year = year;
  }
}

}  // namespace

void ReadHead(std::span<const Item> items, std::span<const Heading> headings, AnnualReport& report) {
  const std::size_t first_heading = headings.empty() ? items.size() : headings.front().item;
  const std::size_t last_heading = headings.empty() ? items.size() : headings.back().item;
  const TitleLines lines = FindTitle(items, first_heading, report);
  ReadOrgan(lines, items.subspan(last_heading), report);
  ReadYearAndPublication(items, first_heading, lines, report);
}

}  // namespace gongkai::report
