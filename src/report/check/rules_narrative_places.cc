// Names in the text that belong to somebody else: another place, another organ, a higher level.
//
// Next to read: other_places.h (which place names are foreign to an organ).

#include <string>

#include "report/check/finding.h"
#include "report/check/other_places.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

// --- another place or organ

void CheckPlaces(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  for (const OtherPlace& other : FindOtherPlaces(*input.report)) {
    std::string message =
        "报告机关是“" + input.report->organ + "”，正文却写了“" + other.words + "”（“" + other.context + "”），";
    message += other.learned_from ? "如果只是学习交流的对象，不算问题。" : "像是从别处的报告抄来的。";
    Finding finding = MakeFinding(rule, At{0, other.section, "", "", ""}, other.place, std::move(message), other.words);
    if (other.learned_from) finding.severity = Severity::kNotice;
    out.push_back(std::move(finding));
  }
}

// --- sentences of a higher level

constexpr u32string_view kHigherGovernments[] = {U"向市政府",   U"向市人民政府", U"向省政府",   U"向省人民政府",
                                                 U"向县政府",   U"向县人民政府", U"向区政府",   U"向区人民政府",
                                                 U"代表市政府", U"代表县政府",   U"代表区政府", U"代表省政府"};

/// "向市政府提出的申请5件" in the report of a township: a sentence of the city's report.
void CheckHigherLevel(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.level != Level::kTownship && report.level != Level::kCountyDepartment) return;
  if (report.organ.ends_with("办公室")) return;  // a government's office does speak for its government
  for (const Sentence& sentence : input.text->Sentences()) {
    if (sentence.section == 0 || !Contains(sentence.text, U"申请")) continue;
    if (!ContainsAny(sentence.text, {U"受理", U"收到", U"提出", U"新收"})) continue;
    for (u32string_view words : kHigherGovernments) {
      const std::size_t at = sentence.text.find(words);
      if (at == u32string_view::npos) continue;
      const std::string written = input.text->Written(sentence, at, 24);
      out.push_back(MakeFinding(
          rule, At{0, sentence.section, "", "", ""}, input.text->PlaceOf(sentence, at, words.size()),
          "“" + written + "…”说的是上级政府的申请，报告机关是“" + report.organ + "”，像是抄了上级的报告。", written));
      break;
    }
  }
}

constexpr Rule kRules[] = {
    {"N-PLACE",
     Severity::kWarning,
     "写了别的地方或机关",
     "正文只写本地、上级和下级；文件名称、学习交流除外",
     "条例第五十条（报告应当写明本机关的情况）",
     "查明是否照抄别处的报告，改成本机关的名称和实际情况。",
     {"正文写了别县的政府网站", "按县里统一的栏目规范整理望禾镇专栏", "按泗洪县人民政府网站的栏目规范整理望禾镇专栏"},
     {"书名号内的文件名称不算", "公文起草时", "依照《泗洪县公文办理规定》，公文起草时"},
     CheckPlaces},
    {"N-LEVEL",
     Severity::kWarning,
     "用了上级政府的语句",
     "乡镇、部门只写本机关收到的申请",
     "条例第五十条（报告应当写明本机关的情况）",
     "改成本机关收到和处理的情况。",
     {"镇里的报告写“向市政府提出的申请”", "新收政府信息公开申请22件", "新收向市政府提出的政府信息公开申请22件"},
     {"写本机关收到的申请", "", ""},
     CheckHigherLevel},
};

}  // namespace

std::span<const Rule> TextPlaceRules() { return kRules; }

}  // namespace gongkai::report
