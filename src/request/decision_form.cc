#include "request/decision_form.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gongkai::request {
namespace {

struct BlockName {
  std::string_view row, name;  // the row of table 3 in the form of 2021, as it begins
};
constexpr BlockName kBlocks[] = {
    {"三(一)", "予以公开"}, {"三(二)", "部分公开"}, {"三(三)", "不予公开"},
    {"三(四)", "无法提供"}, {"三(五)", "不予处理"}, {"三(六)", "其他处理"},
};

constexpr std::array<std::string_view, 3> kOfEvents = {"correction_lapsed", "fee_lapsed", "withdrawn"};

bool IsOneOf(std::string_view id, std::initializer_list<std::string_view> ids) {
  return std::ranges::find(ids, id) != ids.end();
}

/// By the form of 2021, which has every row.
std::string_view RowOf(const law::Outcome& outcome) { return outcome.rows.back().key; }

constexpr std::string_view kGroundHint = "写明依据哪一条、为什么属于这种情形；不能写出不公开的内容本身。";

std::string_view ReasonsHint(const law::Outcome& outcome) {
  if (outcome.id == "forbidden_by_law") {
    return "写明哪部法律、行政法规的哪一条禁止公开；地方性法规、规章不能作为依据（条例第十四条）。";
  }
  if (outcome.id == "deliberation" || outcome.id == "enforcement_file") {
    return "写明为什么属于这种信息。法律、法规、规章规定应当公开的，从其规定，先核对（条例第十六条第二款）。";
  }
  if (outcome.ground == law::RemedyGround::kRefusal) return kGroundHint;
  if (outcome.id == "repeated") return "写明哪一天、哪一份答复已经告知过。";
  if (outcome.id == "excessive") return "写明数量、频次，和申请人说明的理由为什么不合理。";
  if (outcome.id == "needs_making") return "写明要怎样加工、分析，现有的信息为什么不能直接提供。";
  return "";
}

std::string_view FindingHint(const law::Outcome& outcome) {
  if (outcome.id == "does_not_exist") return "写明在哪些地方、用什么方法检索过，找不到。";
  if (outcome.id == "special_access") return "写明依照哪部法律、行政法规，怎样办理。";
  if (outcome.id == "in_archives") return "写明什么时候移交给哪个国家档案馆，依照哪部法律、行政法规。";
  if (outcome.id == "partly_refused") return "写明公开哪些内容。";
  return "";
}

}  // namespace

std::vector<OutcomeBlock> OutcomesToWrite(Date day) {
  std::vector<OutcomeBlock> blocks;
  for (const BlockName& block : kBlocks) {
    OutcomeBlock filled{.name = block.name, .outcomes = {}};
    for (const law::Outcome& outcome : law::Outcomes()) {
      const bool comes_of_event = std::ranges::find(kOfEvents, outcome.id) != kOfEvents.end();
      const bool is_here = RowOf(outcome).starts_with(block.row) && law::IsInForce(outcome, day);
      if (is_here && !comes_of_event) filled.outcomes.push_back(&outcome);
    }
    if (!filled.outcomes.empty()) blocks.push_back(std::move(filled));
  }
  return blocks;
}

DecisionFields FieldsOf(const law::Outcome& outcome) {
  const std::string_view id = outcome.id;
  DecisionFields fields{.finding = "要告知的内容",
                        .finding_hint = FindingHint(outcome),
                        .reasons = "理由",
                        .reasons_hint = ReasonsHint(outcome),
                        .elsewhere = {},
                        .where = {},
                        .form = {},
                        .form_hint = {},
                        .files = false,
                        .viewings = false};
  if (IsOneOf(id, {"already_public", "released"})) fields.reasons = {};
  if (id == "does_not_exist") fields.finding = "检索的情况";
  if (id == "not_ours") fields.elsewhere = "负责公开的机关和它的联系方式（能够确定的）";
  if (IsOneOf(id, {"already_public", "published_work"})) fields.where = "获取的方式、途径";
  if (IsOneOf(id, {"released", "released_for_public_interest", "partly_refused", "partly_no_information"})) {
    fields.where = "获取的方式、途径和时间（不附文件的写明）";
    fields.form = "提供的形式（按申请人要求的形式提供的不用填）";
    fields.form_hint =
        "申请人要求的形式可能危及载体安全或者成本过高的，写明为什么、改用什么形式；安排查阅、抄录的，在下面填时间、地点"
        "（条例第四十条）。";
    if (IsOneOf(id, {"partly_refused", "partly_no_information"})) fields.withheld = "没有提供的内容和依据";
    fields.files = fields.viewings = true;
  }
  if (id == "special_access") fields.where = "到哪里办理";
  if (id == "in_archives") fields.where = "到哪个档案馆、怎样查阅";
  if (id == "letters_and_visits") fields.where = "可以通过哪些渠道提出";
  return fields;
}

}  // namespace gongkai::request
