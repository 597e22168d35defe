// The six sections, and the tables under their headings.
//
// 条例第五十条 names what a report must hold; the notice fixes the six titles and their order. A report cut off by
// whoever copied it looks like one without its last sections, so what is missing at the end is at most a doubt.

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"
#include "report/read/label_match.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

constexpr int kSections = 6;
constexpr std::string_view kNumerals[] = {"零", "一", "二", "三", "四", "五", "六"};

std::string Heading(const law::FormSection& section) {
  return std::string(kNumerals[section.number]) + "、" + std::string(section.title);
}

int LastSection(const AnnualReport& report) {
  int last = 0;
  for (const Section& section : report.sections) last = std::max(last, section.number);
  return last;
}

int FirstSection(const AnnualReport& report) {
  int first = kSections;
  for (const Section& section : report.sections) {
    if (section.number > 0) first = std::min(first, section.number);
  }
  return first;
}

// --- sections

/// A line between the headings around it that carries the section's number and other words: the section is there under
/// another title. 0 if there is none.
int LineOfRenamedHeading(const AnnualReport& report, int number) {
  int from = 0, to = static_cast<int>(report.source.lines.size()) + 1;
  for (const Section& section : report.sections) {
    if (section.number > 0 && section.number < number) from = std::max(from, section.place.line);
    if (section.number > number) to = std::min(to, section.place.line);
  }
  const std::u32string start = FromUtf8(kNumerals[number]) + U"、";
  for (int line = from + 1; line < to; ++line) {
    std::u32string text = Fold(report.source.lines[static_cast<std::size_t>(line) - 1]);
    std::erase_if(text, [](char32_t c) { return IsBlank(c) || c == U'#' || c == U'*'; });
    constexpr std::size_t kLongestHeading = 30;
    if (!text.starts_with(start) || text.size() > kLongestHeading || text.size() < start.size() + 2) continue;
    // Rows of table 3 are numbered in the same way.
    if (!ContainsAny(text, {U"申请数量", U"办理结果", U"继续办理"})) return line;
  }
  return 0;
}

/// What is missing before the first or behind the last heading may have been cut off: one finding for all of it.
void AddCutOff(const Rule& rule, const std::string& names, int first, std::vector<Finding>& out) {
  if (names.empty()) return;
  Finding finding = MakeFinding(rule, At{0, first, "", "", ""}, {}, "没有找到" + names + "，文件可能不完整。", names);
  finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

void CheckMissing(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  // Without a single heading it is a page or a fragment, not a report with sections missing.
  if (report.form == nullptr || report.sections.empty()) return;
  const int first = FirstSection(report), last = LastSection(report);
  std::string before, behind;
  for (const law::FormSection& section : report.form->sections) {
    if (report.FindSection(section.number) != nullptr) continue;
    const std::string heading = "“" + Heading(section) + "”";
    if (section.number < first || section.number > last) {
      std::string& names = section.number < first ? before : behind;
      names += (names.empty() ? "" : "、") + heading;
      continue;
    }
    if (LineOfRenamedHeading(report, section.number) != 0) continue;  // S-HEADING says so
    const bool table = section.number >= 2 && section.number <= 4 && report.Table(section.number).has_value();
    Finding finding =
        MakeFinding(rule, At{0, section.number, "", "", ""}, {},
                    "没有找到" + heading + (table ? "这一部分的标题，但表格在。" : "这一部分。"), heading);
    if (table) finding.severity = Severity::kWarning;
    out.push_back(std::move(finding));
  }
  AddCutOff(rule, before, 1, out);
  AddCutOff(rule, behind, last + 1, out);
}

void CheckTitles(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.form == nullptr) return;
  for (const Section& section : report.sections) {
    if (section.number < 1 || section.number > kSections) continue;
    const law::FormSection& wanted = report.form->sections[static_cast<std::size_t>(section.number) - 1];
    const std::u32string written = HanKey(section.title);
    // Words before or behind the title (本镇…, a page's own marks) leave it recognisable; a title cut off at the end of
    // the file is no other title.
    const auto same = [&](std::string_view title) {
      const std::u32string key = HanKey(title);
      return written.starts_with(key) || written.ends_with(key) || (written.size() >= 4 && key.starts_with(written));
    };
    // Of the sixth title no other wording is the notice's; 其他需要报告的情况 is read, and said to differ.
    const bool other_wording =
        section.number != kSections && std::any_of(wanted.accepted.begin(), wanted.accepted.end(), same);
    if (same(wanted.title) || other_wording) continue;
    out.push_back(MakeFinding(rule, At{0, section.number, "", "", ""}, section.place,
                              "第" + std::string(kNumerals[section.number]) + "部分的标题写作“" + section.title +
                                  "”，规定的标题是“" + std::string(wanted.title) + "”。",
                              section.title));
  }
}

/// Sections whose title the reader does not know at all, told by their number alone.
void CheckUnknownTitles(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.form == nullptr || report.sections.empty()) return;
  for (const law::FormSection& section : report.form->sections) {
    if (section.number <= FirstSection(report) || section.number >= LastSection(report)) continue;
    if (report.FindSection(section.number) != nullptr) continue;
    const int line = LineOfRenamedHeading(report, section.number);
    if (line == 0) continue;
    const std::string written(Trim(report.source.lines[static_cast<std::size_t>(line) - 1]));
    Place place;
    place.line = line;
    place.length = static_cast<int>(Utf8Length(written));
    Finding finding = MakeFinding(rule, At{0, section.number, "", "", ""}, place,
                                  "“" + written + "”不是规定的标题，第" + std::string(kNumerals[section.number]) +
                                      "部分应为“" + std::string(section.title) + "”。",
                                  written);
    finding.severity = Severity::kWarning;
    out.push_back(std::move(finding));
  }
}

void CheckHeadings(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  CheckTitles(input, rule, out);
  CheckUnknownTitles(input, rule, out);
}

void CheckOrder(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (input.report->form == nullptr) return;
  int before = 0;
  for (const Section& section : input.report->sections) {
    if (section.number == 0) continue;
    const std::string number(kNumerals[section.number]);
    if (section.number < before) {
      out.push_back(MakeFinding(
          rule, At{0, section.number, "", "", ""}, section.place,
          "第" + number + "部分“" + section.title + "”排在第" + std::string(kNumerals[before]) + "部分之后。",
          section.title));
    } else if (section.written_number != 0 && section.written_number != section.number) {
      out.push_back(MakeFinding(
          rule, At{0, section.number, "", "", ""}, section.place,
          "“" + section.title + "”是第" + number + "部分，编号写的是 " + std::to_string(section.written_number) + "。",
          section.title));
    }
    before = std::max(before, section.number);
  }
}

// --- tables under their headings

bool IsUnreadable(const AnnualReport& report, int table) {
  return std::any_of(report.remarks.begin(), report.remarks.end(), [&](const Remark& remark) {
    const bool lost = remark.kind == Remark::Kind::kTableUnreadable || remark.kind == Remark::Kind::kMultipleReports ||
                      remark.kind == Remark::Kind::kExtraColumn;
    return lost && (remark.table == table || remark.table == 0);
  });
}

/// Words of the form's tables between the headings: the table is there, even if it was not read.
bool HasTableWords(const AnnualReport& report, int from_line, int to_line) {
  std::u32string text;
  for (int line = std::max(from_line, 0); line < to_line && line < static_cast<int>(report.source.lines.size());
       ++line) {
    text += LabelKey(report.source.lines[static_cast<std::size_t>(line)]);
  }
  return ContainsAny(
      text, {U"信息内容", U"第二十条第", U"行政许可", U"自然人", U"商业企业", U"结果维持", U"尚未审结", U"复议后起诉"});
}

/// The tables stand elsewhere, the text says so.
bool PointsToAttachment(const AnnualReport& report, const Section& section) {
  return std::any_of(section.paragraphs.begin(), section.paragraphs.end(), [&](std::size_t paragraph) {
    return ContainsAny(Fold(report.paragraphs[paragraph].text), {U"附件", U"附表", U"见附"});
  });
}

/// A picture stands below the heading, or might: only web pages and Word documents tell.
bool MayHoldPicture(const AnnualReport& report, int from_line, int to_line) {
  const docread::Format format = report.source.format;
  if (format != docread::Format::kHtml && format != docread::Format::kDocx && format != docread::Format::kDoc) {
    return true;
  }
  return std::any_of(report.source.pictures.begin(), report.source.pictures.end(),
                     [&](int lines_before) { return lines_before >= from_line && lines_before <= to_line; });
}

/// Nobody can tell from the text whether a table that is not in it is missing or stands in a picture.
struct WithoutTable {
  std::string_view message;  // behind "…标题之下没有读到表格"
  Severity severity = Severity::kWarning;
  std::string_view advice = {};  // empty = the rule's
};

WithoutTable Explain(const AnnualReport& report, const Section& section, bool last, int end) {
  if (HasTableWords(report, section.place.line, end)) return {"，但有表格的文字，可能排版已乱。"};
  if (PointsToAttachment(report, section)) return {"，正文说见附件。", Severity::kWarning, "请连同附件一起上传。"};
  if (last) return {"，文件可能不完整。"};
  if (MayHoldPicture(report, section.place.line, end)) return {"；表格可能是图片或附件，请看原件。"};
  return {"，可能漏附。", Severity::kError};
}

void CheckTables(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.form == nullptr) return;
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const Section& section = report.sections[i];
    const int number = section.number;
    if (number < 2 || number > 4 || report.Table(number) || IsUnreadable(report, number)) continue;
    const bool last = i + 1 == report.sections.size();
    const int end = last ? static_cast<int>(report.source.lines.size()) : report.sections[i + 1].place.line - 1;
    const WithoutTable found = Explain(report, section, last, end);
    Finding finding =
        MakeFinding(rule, At{number, number, "", "", ""}, section.place,
                    "“" + section.title + "”标题之下没有读到表格" + std::string(found.message), section.title);
    finding.severity = found.severity;
    if (!found.advice.empty()) finding.advice = found.advice;
    out.push_back(std::move(finding));
  }
}

// --- number of parts announced

std::size_t SectionsPresent(const AnnualReport& report) {
  std::size_t present = 0;
  for (int number = 1; number <= kSections; ++number) present += report.FindSection(number) != nullptr ? 1U : 0U;
  return present;
}

/// How many of the six sections the sentence itself lists, by a word that only that section's title has.
std::size_t TitlesListed(u32string_view sentence) {
  constexpr u32string_view kWords[kSections] = {U"总体情况", U"主动公开", U"申请", U"复议", U"问题", U"其他需要"};
  return static_cast<std::size_t>(std::count_if(std::begin(kWords), std::end(kWords),
                                                [&](u32string_view word) { return Contains(sentence, word); }));
}

void CheckParts(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.form == nullptr || report.sections.empty()) return;
  const std::size_t present = SectionsPresent(report);
  const bool complete = LastSection(report) == kSections;
  for (const Sentence& sentence : input.text->Sentences()) {
    if (sentence.section > 1 ||
        !ContainsAny(sentence.text, {U"本报告", U"报告由", U"全文", U"包括", U"组成", U"分为", U"由"})) {
      continue;
    }
    for (const Count& count : sentence.counts) {
      if (!count.exact || !count.unit.ends_with(U"部分") || count.value < Number::Of(3) || count.value > Number::Of(9))
        continue;
      if (count.begin > 0 && sentence.text[count.begin - 1] == U'第') continue;
      const auto announced = static_cast<std::size_t>(count.value.Whole());
      const std::size_t listed = TitlesListed(sentence.text);
      const bool wrong_list = listed >= 3 && listed != announced;
      const bool wrong_present = announced < present || (announced > present && complete);
      // A file cut off has fewer sections to count, but the form has six in any case.
      const bool wrong_form = announced != static_cast<std::size_t>(kSections);
      if (!wrong_list && !wrong_present && !wrong_form) continue;
      std::string message = "正文说报告有 " + std::to_string(announced) + " 个部分，";
      message += wrong_present ? "实有 " + std::to_string(present) + " 个。"
                 : wrong_list  ? "同一句列出的是 " + std::to_string(listed) + " 个。"
                               : "规定是 " + std::to_string(kSections) + " 个。";
      Finding finding = MakeFinding(rule, {}, input.text->PlaceOf(sentence, count.begin, count.end - count.begin),
                                    std::move(message), input.text->Written(sentence, 0, sentence.text.size()));
      finding.left = count.value;
      finding.right = Number::Of(static_cast<std::int64_t>(wrong_present ? present : wrong_list ? listed : kSections));
      out.push_back(std::move(finding));
      return;
    }
  }
}

constexpr Rule kRules[] = {
    {"S-SECTION",
     Severity::kError,
     "缺少部分",
     "六个部分齐全",
     kFormSource,
     "补上缺少的部分；没有内容的也要写明没有。",
     {"没有第五部分的标题", "五、存在的主要问题及改进情况\n", ""},
     {"六个部分齐全", "", ""},
     CheckMissing},
    {"S-HEADING",
     Severity::kNotice,
     "部分标题被改动",
     "六个部分的标题与规定一致",
     kFormSource,
     "按规定的标题改正。",
     {"第六部分写作“其他情况说明”", "六、其他需要报告的事项", "六、其他情况说明"},
     {"用通知长式标题", "四、政府信息公开行政复议、行政诉讼情况",
      "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"},
     CheckHeadings},
    {"S-ORDER",
     Severity::kWarning,
     "部分的次序或编号不对",
     "六个部分按规定次序排列，编号一至六",
     kFormSource,
     "按规定次序和编号调整。",
     {"第六部分编号写成“五”", "六、其他需要报告的事项", "五、其他需要报告的事项"},
     {"编号一至六", "", ""},
     CheckOrder},
    {"S-TABLE",
     Severity::kError,
     "标题下没有表格",
     "第二、三、四部分各有一张表",
     kFormSource,
     "附上表格；表格是图片的，改为文字表格，使人能够查阅和下载。",
     {"第四部分没有表格",
      "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t"
      "\t\t\t复议后起诉\t\t\t\t\n"
      "\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
      "1\t0\t1\t0\t2\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n",
      ""},
     {"三张表齐全", "", ""},
     CheckTables},
    {"S-PARTS",
     Severity::kWarning,
     "部分个数不符",
     "正文所说的部分个数与实际相同",
     kFormSource,
     "改正个数，或补上漏列的部分。",
     {"正文说由四个部分组成", "六个部分组成", "四个部分组成"},
     {"正文说由六部分组成", "六个部分组成", "六部分组成"},
     CheckParts},
};

}  // namespace

std::span<const Rule> SectionRules() { return kRules; }

}  // namespace gongkai::report
