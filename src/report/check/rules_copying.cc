// Copying: a narrative taken over from the organ's own earlier report or from another organ's, with the passages.
//
// In: the report, and either an index of many reports or a list of some. A report is compared with reports of its own
// year and of earlier years only: who was first cannot have copied. Source: 国办公开办函〔2021〕30号, which holds
// copied reports to 条例第四十七条. Next to read: similarity.h.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/copying.h"
#include "report/check/finding.h"
#include "report/check/rule.h"

namespace gongkai::report {
namespace {

// Measured by bench/copying_bench: of what is neither set phrase nor law, 99 of 100 pairs of independent reports share
// less than a fifth, and 99 of 100 texts taken over by three fifths and edited share more than 24 %.
constexpr double kCopiedShare = 0.22;
constexpr std::size_t kLeastCopied = 60;   // symbols; a narrative of three sentences proves nothing
constexpr std::size_t kLongPassage = 120;  // a single passage this long is told however long the report is
constexpr std::size_t kPassagesShown = 5;
constexpr std::size_t kQuoted = 40;  // characters of the longest passage that stand in the message

bool IsHeading(const AnnualReport& report, const NarrativeParagraph& paragraph) {
  return std::ranges::any_of(report.sections, [&](const Section& section) {
    return !paragraph.lines.empty() && section.place.line != 0 && section.place.line == paragraph.lines.front().line &&
           Utf8Length(paragraph.text) < 40;
  });
}

std::vector<std::string> TextsOf(const AnnualReport& report, const std::vector<std::size_t>& indices) {
  std::vector<std::string> texts;
  texts.reserve(indices.size());
  for (const std::size_t i : indices) texts.push_back(report.paragraphs[i].text);
  return texts;
}

bool SameOrgan(const AnnualReport& report, const IndexedText& other) {
  return IsSameOrgan(report.organ, report.place_code, other.organ, other.place_code);
}

bool IsItself(const AnnualReport& report, const IndexedText& other) {
  if (report.organ.empty() || !report.year) return report.file == other.file;
  return SameOrgan(report, other) && *report.year == other.year;
}

enum class Whose { kOwnEarlier, kNeighbours };

bool IsWanted(const AnnualReport& report, const IndexedText& other, Whose whose) {
  if (IsItself(report, other)) return false;
  if (report.year && other.year > *report.year) return false;
  return SameOrgan(report, other) == (whose == Whose::kOwnEarlier);
}

// The line of the source in which byte `offset` of the paragraph stands, from there to the end of the passage or line.
Place PlaceAt(const NarrativeParagraph& paragraph, std::size_t begin, std::size_t end) {
  std::size_t line = 0;
  while (line + 1 < paragraph.lines.size() && line + 1 < paragraph.line_starts.size() &&
         paragraph.line_starts[line + 1] <= begin) {
    ++line;
  }
  if (line >= paragraph.lines.size()) return {};
  const std::string_view text = paragraph.text;
  const std::size_t start = line < paragraph.line_starts.size() ? std::min(paragraph.line_starts[line], begin) : 0;
  const std::size_t next =
      line + 1 < paragraph.line_starts.size() ? paragraph.line_starts[line + 1] : paragraph.text.size();
  Place place = paragraph.lines[line];
  place.column += static_cast<int>(Utf8Length(text.substr(start, begin - start)));
  place.length = static_cast<int>(Utf8Length(Trim(text.substr(begin, std::min(end, next) - begin))));
  return place;
}

struct Narrative {
  std::vector<std::size_t> indices;
  std::vector<std::string> texts;
  ComparableText comparable;
};

Passage MakePassage(const AnnualReport& report, const Narrative& own, const SimilarityIndex::Match& match,
                    const SharedPassage& shared) {
  Passage passage;
  passage.organ = match.text->organ.empty() ? match.text->file : match.text->organ;
  passage.year = match.text->year;
  passage.text = WrittenAt(match.theirs, match.text->paragraphs, shared.their_begin, shared.their_end);
  passage.own_text = WrittenAt(own.comparable, own.texts, shared.own_begin, shared.own_end);
  const SymbolOrigin first = own.comparable.origins[shared.own_begin];
  const SymbolOrigin last = own.comparable.origins[shared.own_end - 1];
  const NarrativeParagraph& paragraph = report.paragraphs[own.indices[first.paragraph]];
  passage.place = PlaceAt(paragraph, first.begin, last.paragraph == first.paragraph ? last.end : paragraph.text.size());
  return passage;
}

/// "《柳汀镇人民政府2022年度报告》"; a report whose organ was not told is called by its file.
std::string NameOfOther(const IndexedText& other) {
  const std::string year = other.year != 0 ? std::to_string(other.year) : std::string();
  if (!other.organ.empty()) return fmt::format("《{}{}年度报告》", other.organ, year);
  return fmt::format("文件“{}”{}", other.file, year.empty() ? year : "（" + year + "年度）");
}

constexpr std::string_view kSource = "国办公开办函〔2021〕30号正文（明确责任）；条例第四十七条";

/// The notice before the one of 2021 is not known to speak of copied reports.
std::string_view SourceFor(const AnnualReport& report) {
  constexpr int kFirstYearOfNotice = 2021;
  return report.year && *report.year < kFirstYearOfNotice ? std::string_view("条例第四十七条") : kSource;
}

Finding Describe(const AnnualReport& report, const Rule& rule, const Narrative& own,
                 const SimilarityIndex::Match& match) {
  const auto& shared = match.likeness.passages;
  std::vector<Passage> passages;
  for (std::size_t i = 0; i < std::min(shared.size(), kPassagesShown); ++i) {
    passages.push_back(MakePassage(report, own, match, shared[i]));
  }
  const SymbolOrigin first = own.comparable.origins[shared.front().own_begin];
  At at;
  at.section = report.paragraphs[own.indices[first.paragraph]].section;
  std::string message = fmt::format(
      "正文有 {:.0f}% 与{}雷同（{} 处，约 {} 字，不计法律名称和通用表述），最长一处：“{}”{}。",
      match.likeness.share * 100, NameOfOther(*match.text), shared.size(), match.likeness.matched,
      Ellipsis(passages.front().own_text, kQuoted), match.text->organ.empty() ? "；没有认出那份报告的机关" : "");
  const std::string with = fmt::format("{}{}", match.text->organ, match.text->year);
  Finding finding = MakeFinding(rule, at, passages.front().place, std::move(message), with);
  finding.passages = std::move(passages);
  finding.source = SourceFor(report);
  return finding;
}

void AddReport(SimilarityIndex& index, const AnnualReport* report) {
  if (report != nullptr) index.Add(ToIndexedText(*report));
}

void CheckCopying(const CheckInput& input, const Rule& rule, Whose whose, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  SimilarityIndex given;
  if (input.similar == nullptr) {
    AddReport(given, input.last_year);
    for (const AnnualReport* other : input.others) {
      if (other != input.last_year) AddReport(given, other);
    }
  }
  const SimilarityIndex& index = input.similar != nullptr ? *input.similar : given;
  if (index.size() == 0) return;
  Narrative own;
  own.indices = NarrativeIn(report);
  own.texts = TextsOf(report, own.indices);
  own.comparable = MakeComparable(own.texts, report.organ);
  if (input.is_drafted != nullptr) UnweighSentences(own.comparable, own.texts, *input.is_drafted);
  const auto wanted = [&](const IndexedText& other) { return IsWanted(report, other, whose); };
  std::set<std::pair<std::string, int>> told;  // a report handed in twice, say as Word and as PDF, is told of once
  for (const SimilarityIndex::Match& match : index.Query(own.comparable, wanted)) {
    if (!IsCopied(match.likeness) || !told.emplace(match.text->organ, match.text->year).second) continue;
    out.push_back(Describe(report, rule, own, match));
  }
}

void CheckOwn(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  CheckCopying(input, rule, Whose::kOwnEarlier, out);
}

void CheckNeighbours(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  CheckCopying(input, rule, Whose::kNeighbours, out);
}

constexpr Rule kRules[] = {
    {"CP-OWN",
     Severity::kWarning,
     "与本机关以往年度报告雷同",
     "本年正文中与本机关以往年度报告相同的文字（不计数字、本机关名称、法律名称和通用表述；在本系统编制的报告，"
     "按台账起草、没有改动的句子也不计）不到 22%，且没有 120 字以上的长段照抄",
     kSource,
     "请对照所列段落，按本年度的实际工作重写；确属沿用的制度性内容，注明理由即可，不必改动。",
     {"第一部分的三段与上年报告一字不差", "", "", "去年的短板在于专栏分类过细、群众查找不便。",
      "公文起草时同步标注公开属性，发布前由党政办、分管领导逐级审核，并留存保密审查记录。按县里统一的栏目规范整理望禾镇"
      "专栏，在便民服务中心设立查阅点，配备查阅电脑一台。政府信息公开纳入各办所年度考核，考核结果与评优挂钩；邀请村民代"
      "表"
      "开展社会评议，满意率为94.6%；全年没有因政府信息公开发生责任追究。"},
     {"与上年报告各写各的", "", "", "", ""},
     CheckOwn},
    {"CP-NEIGHBOUR",
     Severity::kWarning,
     "与其他机关的年度报告雷同",
     "正文中与其他机关同年或以往年度报告相同的文字（不计数字、机关名称、法律名称和通用表述；在本系统编制的报告，"
     "按台账起草、没有改动的句子也不计）不到 22%，且没有 120 字以上的长段照抄",
     kSource,
     "请对照所列段落，核实是否照抄其他机关的报告，并按本机关的实际情况重写。",
     {"第一部分照抄柳汀镇上年的报告",
      "公文起草时同步标注公开属性，发布前由党政办、分管领导逐级审核，并留存保密审查记录。",
      "望禾镇把农田水利、土地承包和救助资金作为全年公开重点，在专栏发布各类信息268条。各村公开栏由纪检干部随机抽查，抽"
      "查"
      "情况计入干部考核；县里组织的社会评议中本镇得分靠前，无责任追究情形。去年的短板在于专栏分类过细、群众查找不便。全"
      "年"
      "已把十九个小类并为七类，并在首页加了常用入口；今后继续按来访群众的提问调整分类。",
      "澄川县望禾镇人民政府2022年", "澄川县柳汀镇人民政府2022年"},
     {"与柳汀镇的报告各写各的", "", "", "澄川县望禾镇人民政府2022年", "澄川县柳汀镇人民政府2022年"},
     CheckNeighbours},
};

}  // namespace

std::span<const Rule> CopyingRules() { return kRules; }

std::vector<std::size_t> NarrativeIn(const AnnualReport& report) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < report.paragraphs.size(); ++i) {
    const NarrativeParagraph& paragraph = report.paragraphs[i];
    if (paragraph.section != 0 && !IsHeading(report, paragraph)) indices.push_back(i);
  }
  return indices;
}

bool IsCopied(const Likeness& likeness) {
  if (likeness.passages.empty() || likeness.matched < kLeastCopied) return false;
  return likeness.share >= kCopiedShare || likeness.passages.front().matched >= kLongPassage;
}

bool IsSameOrgan(std::string_view organ, std::string_view place_code, std::string_view other_organ,
                 std::string_view other_place_code) {
  const std::u32string ours = LabelKey(organ), theirs = LabelKey(other_organ);
  if (ours.empty() || theirs.empty()) return false;
  const bool both_known = !place_code.empty() && !other_place_code.empty();
  if (ours == theirs) return !both_known || place_code == other_place_code;
  return both_known && place_code == other_place_code && (ours.ends_with(theirs) || theirs.ends_with(ours));
}

IndexedText ToIndexedText(const AnnualReport& report) {
  return {report.file, report.organ, report.place_code, report.year.value_or(0), TextsOf(report, NarrativeIn(report))};
}

}  // namespace gongkai::report
