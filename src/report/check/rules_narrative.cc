// The text against the tables: each count in the text whose meaning is plain is held against the cell it speaks of.
//
// Inspectors compare these numbers by eye (条例第五十条 wants both to tell of the same year). The text may count less
// than the table (one channel, one kind of applicant, the office alone instead of the whole county), so what differs is
// a doubt, and a count that is qualified, approximate or of another year is left alone.
//
// Next to read: claims.h (what a count in the text speaks of), narrative_numbers.h.

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "report/check/claims.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

constexpr std::string_view kDisclosure = "条例第五十条第一款第（一）项（正文与表格应当一致）";
constexpr std::string_view kApplications = "条例第五十条第一款第（二）项（正文与表格应当一致）";
constexpr std::string_view kDisputes = "条例第五十条第一款第（三）项（正文与表格应当一致）";
constexpr std::string_view kAdvice = "对照台账查明是正文还是表格有误，改成一致。";

void CheckClaims(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  for (const Claim& claim : *input.claims) {
    if (claim.rule != rule.id) continue;
    const Sentence& sentence = *claim.sentence;
    const Count& count = *claim.count;
    const auto begin = count.begin - count.before.size();
    const std::string words = input.text->Written(sentence, begin, count.end + count.after.size() - begin);
    std::string message = "正文说“" + words + "”，" + claim.cell + "为 " + ToString(claim.expected) + "。";
    Finding finding = MakeFinding(rule, claim.at, input.text->PlaceOf(sentence, begin, count.end - begin),
                                  std::move(message), words + "/" + ToString(claim.expected));
    finding.at.section = sentence.section;
    finding.left = count.value;
    finding.right = claim.expected;
    out.push_back(std::move(finding));
  }
}

// --- "none" against cells that are not zero

void AddDenial(const CheckInput& input, const Rule& rule, const Denial& denial, const At& at, std::string_view cell,
               Number figure, std::vector<Finding>& out) {
  const std::string words = input.text->Written(*denial.sentence, denial.begin, denial.length);
  std::string message = "正文说“" + words + "”，" + std::string(cell) + "却是 " + ToString(figure) + "。";
  Finding finding = MakeFinding(rule, at, input.text->PlaceOf(*denial.sentence, denial.begin, denial.length),
                                std::move(message), words + "/" + ToString(figure));
  finding.at.section = denial.sentence->section;
  finding.left = Number{};
  finding.right = figure;
  // A county's table adds up its departments and townships; "本机关未收到" may be true of its office alone.
  if (!denial.of_organ || MayAddUpOthers(*input.report)) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

void CheckNoneReceived(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const std::optional<Number> received = TotalOfRow(*input.report, "一");
  if (!received || *received <= Number{}) return;
  for (const Denial& denial : *input.denials) {
    if (!denial.applications) continue;
    AddDenial(input, rule, denial, At{3, 0, "一", "总计", ""}, "表三第一项总计", *received, out);
  }
}

/// "行政复议7件、行政诉讼9件，均获维持" against cells beside 结果维持 that are not zero.
void CheckAllUpheld(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const Dispute dispute = rule.id == "N-REVIEW" ? Dispute::kReview : Dispute::kSuit;
  const auto total = DisputeFigure(*input.report, dispute, 4), upheld = DisputeFigure(*input.report, dispute, 0);
  if (!total || !upheld || *total <= *upheld) return;
  for (const Sentence& sentence : input.text->Sentences()) {
    if (!Contains(sentence.text, U"维持")) continue;
    const u32string_view word = dispute == Dispute::kReview ? U"行政复议" : U"行政诉讼";
    std::size_t at = u32string_view::npos;
    for (u32string_view said : {u32string_view(U"均获维持"), u32string_view(U"均维持"), u32string_view(U"均被维持"),
                                u32string_view(U"全部维持"), u32string_view(U"均予维持"), u32string_view(U"均得到维持"),
                                u32string_view(U"结果均为维持")}) {
      at = std::min(at, sentence.text.find(said));
    }
    if (at == u32string_view::npos || sentence.section == 5 || !Contains(sentence.text.substr(0, at), word)) continue;
    const std::optional<int> named = YearNamedBefore(sentence, at);
    if ((named && input.report->year && *named != *input.report->year) ||
        ContainsAny(sentence.text.substr(0, at), {U"已审结", U"审结的", U"历年", U"其中"})) {
      continue;
    }
    const std::string words = input.text->Written(sentence, at, 4);
    const std::string cells = "表四" + ToUtf8(word) + "总计 " + ToString(*total) + "，结果维持 " + ToString(*upheld);
    Finding finding =
        MakeFinding(rule, At{4, sentence.section, "", "结果维持", ""}, input.text->PlaceOf(sentence, at, 4),
                    "正文说“" + words + "”，" + cells + "。", words + "/" + cells);
    finding.left = total;
    finding.right = upheld;
    out.push_back(std::move(finding));
    return;
  }
}

void CheckDispute(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  CheckClaims(input, rule, out);
  CheckAllUpheld(input, rule, out);
}

void CheckNoDispute(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const std::optional<Number> reviews = DisputeFigure(*input.report, Dispute::kReview, 4);
  const std::optional<Number> suits = DisputeFigure(*input.report, Dispute::kSuit, 4);
  for (const Denial& denial : *input.denials) {
    if (denial.reviews && reviews && *reviews > Number{}) {
      AddDenial(input, rule, denial, At{4, 0, "", "", "行政复议"}, "表四行政复议总计", *reviews, out);
    }
    if (denial.suits && suits && *suits > Number{}) {
      AddDenial(input, rule, denial, At{4, 0, "", "", "未经复议直接起诉"}, "表四行政诉讼总计", *suits, out);
    }
  }
}

constexpr Rule kRules[] = {
    {"N-NONE",
     Severity::kError,
     "说未收到申请而表中有数",
     "正文说未收到申请时，表三第一项为 0",
     kApplications,
     kAdvice,
     {"正文说未收到申请，表中有 22 件", "全年新收政府信息公开申请22件，上年结转2件；",
      "全年未收到公民、法人和其他组织的政府信息公开申请；"},
     {"未收到的是收费的申请，不是全部申请", "上年结转2件；", "上年结转2件，未收到需要收费的申请；"},
     CheckNoneReceived},
    {"N-RECEIVED",
     Severity::kWarning,
     "新收件数不一致",
     "正文的新收件数 = 表三第一项总计（说“共受理”的，也可以加上第二项）",
     kApplications,
     kAdvice,
     {"正文新收 21 件，表中 22 件", "新收政府信息公开申请22件", "新收政府信息公开申请21件"},
     {"正文说共受理 24 件（含结转）", "新收政府信息公开申请22件", "受理政府信息公开申请24件"},
     CheckClaims},
    {"N-CARRIEDIN",
     Severity::kWarning,
     "上年结转件数不一致",
     "正文的上年结转件数 = 表三第二项总计",
     kApplications,
     kAdvice,
     {"正文上年结转 3 件，表中 2 件", "上年结转2件", "上年结转3件"},
     {"两处都是 2 件", "上年结转2件", "上一年度结转 2 件"},
     CheckClaims},
    {"N-ANSWERED",
     Severity::kWarning,
     "办结件数不一致",
     "正文的办结或答复件数 = 表三第三项（七）总计",
     kApplications,
     kAdvice,
     {"正文办结 20 件，表中 21 件", "办结21件", "办结20件"},
     {"两处都是 21 件", "办结21件", "答复申请21件"},
     CheckClaims},
    {"N-RESULTS",
     Severity::kWarning,
     "办理结果件数不一致",
     "正文的予以公开、部分公开、不予公开、无法提供、不予处理、其他处理件数 = 表三各对应行总计之和",
     kApplications,
     kAdvice,
     {"正文不予公开 3 件，表中 2 件", "不予公开2件", "不予公开3件"},
     {"予以公开和部分公开合起来说", "予以公开14件、部分公开1件、", "予以公开及部分公开15件、"},
     CheckClaims},
    {"N-CARRIEDOUT",
     Severity::kWarning,
     "结转下年件数不一致",
     "正文的结转下年度件数 = 表三第四项总计",
     kApplications,
     kAdvice,
     {"正文结转下年度 4 件，表中 3 件", "结转下年度继续办理3件", "结转下年度继续办理4件"},
     {"另一种说法", "结转下年度继续办理3件", "另有3件顺延到下年度办理"},
     CheckClaims},
    {"N-REVIEW",
     Severity::kWarning,
     "行政复议件数不一致",
     "正文的行政复议件数 = 表四行政复议对应格；说“均获维持”的，结果维持 = 总计",
     kDisputes,
     kAdvice,
     {"正文被申请行政复议 3 件，表中 2 件", "被申请行政复议2件", "被申请行政复议3件"},
     {"两处都是 2 件", "被申请行政复议2件", "被申请行政复议共2件"},
     CheckDispute},
    {"N-SUIT",
     Severity::kWarning,
     "行政诉讼件数不一致",
     "正文的行政诉讼件数 = 表四两类行政诉讼对应格之和；说“均获维持”的，结果维持 = 总计",
     kDisputes,
     kAdvice,
     {"正文行政诉讼 1 件，表中为 0", "未发生行政诉讼", "被提起行政诉讼1件"},
     {"两处都是 0", "未发生行政诉讼", "行政诉讼0件"},
     CheckDispute},
    {"N-NODISPUTE",
     Severity::kError,
     "说未发生复议诉讼而表中有数",
     "正文说未发生行政复议、行政诉讼时，表四对应总计为 0",
     kDisputes,
     kAdvice,
     {"正文说未发生行政复议，表中有 2 件", "被申请行政复议2件，其中结果维持1件、其他结果1件；未发生行政诉讼",
      "未发生被申请行政复议、提起行政诉讼的情况"},
     {"说的是未被纠正", "未发生行政诉讼", "未发生行政复议被纠正的情况"},
     CheckNoDispute},
    {"N-DOCUMENTS",
     Severity::kWarning,
     "规范性文件件数不一致",
     "正文制发、废止、现行有效的规范性文件件数 = 表二对应格",
     kDisclosure,
     kAdvice,
     {"正文制发 3 件，表中 2 件", "制发行政规范性文件2件", "制发行政规范性文件3件"},
     {"两处都是 2 件", "制发行政规范性文件2件", "制定出台规范性文件2份"},
     CheckClaims},
    {"N-DECISIONS",
     Severity::kWarning,
     "处理决定件数不一致",
     "正文作出的行政许可、行政处罚、行政强制决定件数 = 表二对应格；公开的件数不多于作出的件数",
     kDisclosure,
     kAdvice,
     {"正文处罚决定 16 件，表中 14 件", "作出行政处罚决定14件", "作出行政处罚决定16件"},
     {"公开了其中 9 件", "作出行政处罚决定14件", "公开行政处罚决定9件"},
     CheckClaims},
};

}  // namespace

std::span<const Rule> TextAgainstTableRules() { return kRules; }

}  // namespace gongkai::report
