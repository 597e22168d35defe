#include "law/outcomes.h"

#include <algorithm>
#include <iterator>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

constexpr Date kRevised = 2019y / 5 / 15;  // the revised 条例 is in force
constexpr Date kFees = 2021y / 1 / 1;      // a fee can lapse only where there is one
constexpr Date kUntilReplaced = 9999y / 12 / 31;

constexpr std::string_view kReleaseLetter = "政府信息公开告知书", kPartLetter = "政府信息部分公开告知书",
                           kRefusalLetter = "政府信息不予公开告知书", kUnableLetter = "政府信息无法提供告知书",
                           kNotHandledLetter = "政府信息公开申请不予处理告知书",
                           kSpecialAccessLetter = "政府信息公开申请告知书（依照有关规定办理）",
                           kOverLetter = "政府信息公开申请不再处理告知书";

/// The forms agree on the row.
constexpr std::array<OutcomeRow, 2> Row(std::string_view key) { return {{{"2019", key}, {"2021", key}}}; }

/// （六）其他处理: one row in the form of 2019, three in that of 2021.
constexpr std::array<OutcomeRow, 2> Otherwise(std::string_view key) { return {{{"2019", "三(六)"}, {"2021", key}}}; }

constexpr Outcome kOutcomes[] = {
    {"already_public", "已经主动公开，告知获取方式、途径", "第三十六条第一项", kRevised, kUntilReplaced, Row("三(一)"),
     kReleaseLetter, RemedyGround::kOther},
    {"released", "予以公开", "第三十六条第二项", kRevised, kUntilReplaced, Row("三(一)"), kReleaseLetter,
     RemedyGround::kOther},
    {"released_for_public_interest", "涉及第三方合法权益，因公共利益予以公开", "第十五条、第三十二条、第三十六条第二项",
     kRevised, kUntilReplaced, Row("三(一)"), kReleaseLetter, RemedyGround::kOther},
    // Counted in this one row, whatever the grounds of the rest are (「区分处理的，只计这一情形」). Which of 第十四条,
    // 第十五条, 第十六条 the rest is refused on stands in its reasons: a letter that cites all three names no ground.
    {"partly_refused", "部分公开，其余不予公开", "第三十六条第二项、第三十六条第三项、第三十七条", kRevised,
     kUntilReplaced, Row("三(二)"), kPartLetter, RemedyGround::kRefusal},
    {"partly_no_information", "部分公开，其余不属于政府信息或者无法提供", "第三十七条", kRevised, kUntilReplaced,
     Row("三(二)"), kPartLetter, RemedyGround::kOther},

    {"state_secret", "属于国家秘密", "第十四条、第三十六条第三项", kRevised, kUntilReplaced, Row("三(三)1"),
     kRefusalLetter, RemedyGround::kRefusal},
    {"forbidden_by_law", "其他法律、行政法规禁止公开", "第十四条、第三十六条第三项", kRevised, kUntilReplaced,
     Row("三(三)2"), kRefusalLetter, RemedyGround::kRefusal},
    {"endangers_security", "危及国家安全、公共安全、经济安全、社会稳定", "第十四条、第三十六条第三项", kRevised,
     kUntilReplaced, Row("三(三)3"), kRefusalLetter, RemedyGround::kRefusal},
    {"third_party_rights", "保护第三方合法权益（商业秘密、个人隐私等）", "第十五条、第三十二条、第三十六条第三项",
     kRevised, kUntilReplaced, Row("三(三)4"), kRefusalLetter, RemedyGround::kRefusal},
    {"internal_affairs", "属于内部事务信息", "第十六条第一款、第三十六条第三项", kRevised, kUntilReplaced,
     Row("三(三)5"), kRefusalLetter, RemedyGround::kRefusal},
    {"deliberation", "属于过程性信息", "第十六条第二款、第三十六条第三项", kRevised, kUntilReplaced, Row("三(三)6"),
     kRefusalLetter, RemedyGround::kRefusal},
    {"enforcement_file", "属于行政执法案卷信息", "第十六条第二款、第三十六条第三项", kRevised, kUntilReplaced,
     Row("三(三)7"), kRefusalLetter, RemedyGround::kRefusal},
    // Stands in the block 不予公开, but is none: the applicant is shown another way in.
    {"special_access", "属于行政查询事项，依照有关法律、行政法规办理", "第三十六条第七项", kRevised, kUntilReplaced,
     Row("三(三)8"), kSpecialAccessLetter, RemedyGround::kOther},
    // What lies in a state archive is had by the rules of archives: one more law that has its own way in.
    {"in_archives", "已经移交国家档案馆，依照档案管理的规定办理", "第三十六条第七项", kRevised, kUntilReplaced,
     Row("三(三)8"), kSpecialAccessLetter, RemedyGround::kOther},

    {"does_not_exist", "经检索没有，政府信息不存在", "第三十六条第四项", kRevised, kUntilReplaced, Row("三(四)1"),
     "政府信息不存在告知书", RemedyGround::kOther},
    {"not_ours", "不属于本机关负责公开", "第三十六条第五项", kRevised, kUntilReplaced, Row("三(四)1"),
     "非本机关政府信息告知书", RemedyGround::kOther},
    {"needs_making", "没有现成信息，需要另行制作（加工、分析）", "第三十八条", kRevised, kUntilReplaced, Row("三(四)2"),
     kUnableLetter, RemedyGround::kOther},
    {"still_unclear", "补正后申请内容仍不明确", "第二十九条、第三十条", kRevised, kUntilReplaced, Row("三(四)3"),
     kUnableLetter, RemedyGround::kOther},

    {"letters_and_visits", "信访、投诉、举报类申请", "第三十九条第一款", kRevised, kUntilReplaced, Row("三(五)1"),
     kNotHandledLetter, RemedyGround::kOther},
    {"repeated", "重复申请", "第三十六条第六项", kRevised, kUntilReplaced, Row("三(五)2"), kNotHandledLetter,
     RemedyGround::kOther},
    {"published_work", "要求提供公开出版物", "第三十九条第二款", kRevised, kUntilReplaced, Row("三(五)3"),
     kNotHandledLetter, RemedyGround::kOther},
    {"excessive", "无正当理由大量、反复申请", "第三十五条", kRevised, kUntilReplaced, Row("三(五)4"), kNotHandledLetter,
     RemedyGround::kOther},
    // The form has a row for it, the 条例 no article of its own: nothing is asked for that the applicant does not hold.
    {"confirm_again", "要求确认或者重新出具已经获取的信息", "第二条、第三十八条", kRevised, kUntilReplaced,
     Row("三(五)5"), kNotHandledLetter, RemedyGround::kOther},

    {"correction_lapsed", "无正当理由逾期不补正，不再处理", "第三十条", kRevised, kUntilReplaced, Otherwise("三(六)1"),
     kOverLetter, RemedyGround::kOther},
    {"fee_lapsed", "逾期未按收费通知缴纳费用，不再处理", "第四十二条；国办函〔2020〕109号第六条", kFees, kUntilReplaced,
     Otherwise("三(六)2"), kOverLetter, RemedyGround::kOther},
    {"withdrawn", "申请人撤回申请", "", kRevised, kUntilReplaced, Otherwise("三(六)3"), "", RemedyGround::kNone},
    {"no_information", "申请的内容不是政府信息", "第二条", kRevised, kUntilReplaced, Otherwise("三(六)3"),
     "政府信息公开申请告知书", RemedyGround::kOther},
    {"otherwise", "其他处理", "第三十六条", kRevised, kUntilReplaced, Otherwise("三(六)3"), "政府信息公开申请告知书",
     RemedyGround::kOther},
};

}  // namespace

std::span<const Outcome> Outcomes() { return kOutcomes; }

const Outcome* FindOutcome(std::string_view id) {
  const auto found = std::ranges::find(kOutcomes, id, &Outcome::id);
  return found == std::end(kOutcomes) ? nullptr : found;
}

std::string_view ReportRowOf(const Outcome& outcome, const ReportForm& form) {
  for (const OutcomeRow& row : outcome.rows) {
    if (row.form == form.id) return row.key;
  }
  return {};
}

}  // namespace gongkai::law
