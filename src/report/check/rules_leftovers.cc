// What was left in the text that no reader was meant to see: words of a template, and marks of how it was set.

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "base/fold.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using std::u32string_view;
using Kind = Remark::Kind;

// --- template text left in

bool IsFiller(char32_t c) { return c == U'X' || c == U'x' || c == U'×' || c == U'*' || c == U'〇' || c == U'_'; }

/// "XX镇", "20××年", "＿＿＿": two or more filler characters between words. Latin words and addresses are left alone.
std::optional<std::size_t> FindFiller(u32string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!IsFiller(text[at]) || text[at] == U'〇' || text[at + 1] != text[at]) continue;
    std::size_t end = at;
    while (end < text.size() && text[end] == text[at]) ++end;
    const auto plain = [](char32_t c) {
      return IsHan(c) || c == U',' || c == U':' || c == U'(' || c == U')' || c == U'“';
    };
    const bool year = at >= 2 && text[at - 1] == U'0' && text[at - 2] == U'2';
    const bool before = at == 0 || plain(text[at - 1]) || year;
    const bool after = end < text.size() && IsHan(text[end]);
    // Bold marks of Markdown (**) stand around words, too.
    if (before && after && text[at] != U'*') return at;
    at = end;
  }
  return std::nullopt;
}

/// Words that a template has for whoever fills it in.
std::optional<std::size_t> FindInstruction(u32string_view text) {
  // Few sentences hold a part of any; only those are searched for each.
  if (!ContainsAny(text, {U"某某", U"请在此处", U"填写", U"单位名称", U"填报说明"})) return std::nullopt;
  constexpr u32string_view kWords[] = {U"某某镇", U"某某县",     U"某某局",   U"请在此处", U"此处填写",
                                       U"请填写", U"(单位名称)", U"填写说明", U"填报说明"};
  for (u32string_view words : kWords) {
    if (const std::size_t at = text.find(words); at != u32string_view::npos) return at;
  }
  return std::nullopt;
}

void CheckPlaceholder(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  std::set<int> lines;
  for (const Remark& remark : input.report->remarks) {
    if (remark.kind != Kind::kPlaceholderText) continue;
    lines.insert(remark.place.line);
    out.push_back(MakeFinding(rule, At{remark.table, 0, remark.row, "", ""}, remark.place,
                              "“" + remark.written + "”像是模板里没有删去的文字。", remark.written));
  }
  for (const Sentence& sentence : input.text->Sentences()) {
    std::optional<std::size_t> at = FindFiller(sentence.text);
    if (!at) at = FindInstruction(sentence.text);
    if (!at) continue;
    const std::size_t from = *at > 6 ? *at - 6 : 0;
    const Place place = input.text->PlaceOf(sentence, *at, 2);
    if (lines.contains(place.line)) continue;
    const std::string words = input.text->Written(sentence, from, 18);
    out.push_back(MakeFinding(rule, At{0, sentence.section, "", "", ""}, place,
                              "“" + words + "”像是模板里没有删去的文字。", words));
  }
}

// --- marks of bold print

/// "**一是**" at or behind `from`: where it begins and how long it is. Words stand between the marks, no sentence.
struct Bold {
  std::size_t begin = u32string_view::npos, length = 0;
};

Bold FindBold(u32string_view text, std::size_t from) {
  constexpr u32string_view kMark = U"**";
  constexpr std::size_t kLongest = 40;
  for (std::size_t at = text.find(kMark, from); at != u32string_view::npos; at = text.find(kMark, at + 1)) {
    const std::size_t close = text.find(kMark, at + kMark.size());
    if (close == u32string_view::npos) break;
    const u32string_view words = text.substr(at + kMark.size(), close - at - kMark.size());
    if (!words.empty() && words.size() <= kLongest && IsHan(words.front())) return {at, close + kMark.size() - at};
  }
  return {};
}

/// A text that is meant to be Markdown keeps its marks: headings with #, or a table between pipes.
bool IsMarkdown(const docread::Document& document) {
  if (document.format != docread::Format::kText) return false;
  const bool heading = std::any_of(document.blocks.begin(), document.blocks.end(), [](const docread::Block& block) {
    const auto* paragraph = std::get_if<docread::Paragraph>(&block);
    return paragraph != nullptr && paragraph->heading > 0;
  });
  return heading || std::any_of(document.lines.begin(), document.lines.end(), [](std::string_view line) {
           return line.starts_with('|') && Trim(line).ends_with('|');
         });
}

void CheckMarks(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (IsMarkdown(input.report->source)) return;
  const Sentence* first = nullptr;
  Bold shown;
  int places = 0;
  for (const Sentence& sentence : input.text->Sentences()) {
    for (Bold bold = FindBold(sentence.text, 0); bold.length > 0;
         bold = FindBold(sentence.text, bold.begin + bold.length)) {
      if (places++ > 0) continue;
      first = &sentence;
      shown = bold;
    }
  }
  if (first == nullptr) return;
  const std::string words = input.text->Written(*first, shown.begin, shown.length);
  out.push_back(MakeFinding(rule, At{0, first->section, "", "", ""},
                            input.text->PlaceOf(*first, shown.begin, shown.length),
                            "正文里留有加粗记号（“" + words + "”），共 " + std::to_string(places) + " 处。", words));
}

constexpr Rule kRules[] = {
    {"S-TEMPLATE",
     Severity::kWarning,
     "残留模板文字",
     "没有“××镇”“请填写”一类的模板文字",
     kFormSource,
     "填上实际内容，或删去。",
     {"留有“XX镇”", "公文起草时同步标注公开属性", "XX镇公文起草时同步标注公开属性"},
     {"没有模板文字", "", ""},
     CheckPlaceholder},
    {"S-MARKS",
     Severity::kNotice,
     "残留排版记号",
     "正文没有“**”一类的加粗记号；文件本来是 Markdown 的除外",
     kFormSource,
     "公布前删去这些记号。",
     {"“存在的主要问题”前后留有**", "存在的主要问题：", "**存在的主要问题**："},
     {"没有排版记号", "", ""},
     CheckMarks},
};

}  // namespace

std::span<const Rule> LeftoverRules() { return kRules; }

}  // namespace gongkai::report
