#include "remedy/dispute.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/named.h"
#include "law/outcomes.h"

namespace gongkai::remedy {
namespace {

constexpr Named<DisputeKind> kKinds[] = {
    {DisputeKind::kReconsideration, "reconsideration", "行政复议"},
    {DisputeKind::kDirectSuit, "direct_suit", "行政诉讼（未经复议直接起诉）"},
    {DisputeKind::kSuitAfter, "suit_after", "行政诉讼（复议后起诉）"},
};
constexpr auto kAllKinds = ValuesOf(kKinds);

constexpr Named<Procedure> kProcedures[] = {
    {Procedure::kOrdinary, "ordinary", "普通程序"},
    {Procedure::kSimplified, "simplified", "简易程序"},
};

constexpr Named<DisputeGround> kGrounds[] = {
    {DisputeGround::kRefusal, "refusal", "不予公开"},
    {DisputeGround::kPartial, "partial", "部分公开"},
    {DisputeGround::kCannotProvide, "cannot_provide", "无法提供"},
    {DisputeGround::kNotHandled, "not_handled", "不予处理"},
    {DisputeGround::kOtherReply, "other_reply", "答复的内容或者方式不符合申请"},
    {DisputeGround::kLateReply, "late_reply", "答复超期或者程序不合法"},
    {DisputeGround::kSilence, "silence", "没有答复"},
    {DisputeGround::kPublication, "publication", "公开侵犯合法权益"},
    {DisputeGround::kFee, "fee", "信息处理费"},
    {DisputeGround::kRecord, "record", "更正与自己有关的记录"},
    {DisputeGround::kAsReviewer, "as_reviewer", "别的机关的行为，本机关复议维持，是共同被告"},
    {DisputeGround::kOther, "other", "其他"},
};
constexpr auto kAllGrounds = ValuesOf(kGrounds);

constexpr Named<DisputeResult> kResults[] = {
    {DisputeResult::kUpheld, "upheld", "结果维持"},
    {DisputeResult::kCorrected, "corrected", "结果纠正"},
    {DisputeResult::kOther, "other", "其他结果"},
    {DisputeResult::kPending, "pending", "尚未审结"},
};

using enum DisputeResult;
// id, name, in reconsideration, in suit, result, orders anew, by ruling, may be appealed, may be sued after, articles
// of 行政复议法, of the law before it, of the suit. Not verified, written from memory:
// 行政复议法（2017年修正）第二十五条, the articles of 行政复议法实施条例 （2007年） and 法释〔2018〕1号第一百零九条.
constexpr DisputeOutcome kOutcomes[] = {
    {"upheld", "维持", true, false, kUpheld, false, false, false, true, "行政复议法第六十八条",
     "行政复议法（2017年修正）第二十八条第一款第一项", ""},
    {"rejected", "驳回复议请求、诉讼请求", true, true, kUpheld, false, false, true, true, "行政复议法第六十九条",
     "行政复议法实施条例（2007年）第四十八条第一款第一项", "行政诉讼法第六十九条"},
    {"changed", "变更", true, true, kCorrected, false, false, true, true, "行政复议法第六十三条",
     "行政复议法（2017年修正）第二十八条第一款第三项", "行政诉讼法第七十七条"},
    {"annulled", "撤销、部分撤销", true, true, kCorrected, true, false, true, true, "行政复议法第六十四条",
     "行政复议法（2017年修正）第二十八条第一款第三项、第四项", "行政诉讼法第七十条"},
    {"ordered", "责令履行", true, true, kCorrected, true, false, true, true, "行政复议法第六十六条",
     "行政复议法（2017年修正）第二十八条第一款第二项", "行政诉讼法第七十二条"},
    {"unlawful", "确认违法", true, true, kCorrected, true, false, true, true, "行政复议法第六十五条",
     "行政复议法（2017年修正）第二十八条第一款第三项", "行政诉讼法第七十四条、第七十六条"},
    {"void", "确认无效", true, true, kCorrected, true, false, true, true, "行政复议法第六十七条", "",
     "行政诉讼法第七十五条、第七十六条"},
    {"dismissed", "驳回申请、起诉（不符合受理条件）", true, true, kOther, false, true, true, true,
     "行政复议法第三十三条", "行政复议法实施条例（2007年）第四十八条第一款第二项", "法释〔2018〕1号第六十九条"},
    {"withdrawn", "终止（撤回、和解、撤诉）", true, true, kOther, false, true, false, false,
     "行政复议法第四十一条、第七十四条", "行政复议法（2017年修正）第二十五条", "行政诉讼法第六十二条"},
    {"mediated", "调解结案", true, true, kOther, true, false, false, false, "行政复议法第七十三条",
     "行政复议法实施条例（2007年）第五十条", "行政诉讼法第六十条", true},
    {"remanded", "发回重审、指令继续审理", false, true, kPending, false, true, false, false, "", "",
     "行政诉讼法第八十九条第一款第三项、第四项，法释〔2018〕1号第一百零九条"},
    {"transferred", "移送、并案或者其他方式结案", true, true, kOther, false, true, false, false, "", "", ""},
};

// 行政复议法 as revised in 2023.
constexpr Date kNewReview = std::chrono::year(2024) / 1 / 1;

std::optional<std::int64_t> NumberIn(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = fault == std::errc() && end == text.data() + text.size();
  return is_whole && number > 0 && text.front() != '0' ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string ToString(DisputeId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<DisputeId> DisputeIdFrom(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto organ = NumberIn(text.substr(0, dash)), number = NumberIn(text.substr(dash + 1));
  if (!organ || !number) return std::nullopt;
  return DisputeId{account::OrganId{*organ}, *number};
}

std::span<const DisputeKind> DisputeKinds() { return kAllKinds; }
std::string_view IdOf(DisputeKind kind) { return RowIn(kKinds, kind).id; }
std::string_view NameOf(DisputeKind kind) { return RowIn(kKinds, kind).name; }
std::optional<DisputeKind> DisputeKindFrom(std::string_view id) { return ValueIn(kKinds, id); }

std::string_view RowOf(DisputeKind kind) {
  if (kind == DisputeKind::kReconsideration) return "行政复议";
  return kind == DisputeKind::kDirectSuit ? "未经复议直接起诉" : "复议后起诉";
}

std::string_view IdOf(Procedure procedure) { return RowIn(kProcedures, procedure).id; }
std::string_view NameOf(Procedure procedure) { return RowIn(kProcedures, procedure).name; }
std::optional<Procedure> ProcedureFrom(std::string_view id) { return ValueIn(kProcedures, id); }

law::DisputeCourse CourseOf(DisputeKind kind, Procedure procedure) {
  if (IsSuit(kind)) return law::DisputeCourse::kSuit;
  return procedure == Procedure::kSimplified ? law::DisputeCourse::kSimplifiedReconsideration
                                             : law::DisputeCourse::kReconsideration;
}

std::span<const DisputeGround> DisputeGrounds() { return kAllGrounds; }
std::string_view IdOf(DisputeGround ground) { return RowIn(kGrounds, ground).id; }
std::string_view NameOf(DisputeGround ground) { return RowIn(kGrounds, ground).name; }
std::optional<DisputeGround> DisputeGroundFrom(std::string_view id) { return ValueIn(kGrounds, id); }

DisputeGround GroundOfOutcome(std::string_view outcome) {
  const law::Outcome* const found = law::FindOutcome(outcome);
  const std::string_view row = found == nullptr ? "" : law::ReportRowOf(*found, law::LatestForm());
  if (row.starts_with("三(二)")) return DisputeGround::kPartial;
  if (row.starts_with("三(三)")) return DisputeGround::kRefusal;
  if (row.starts_with("三(四)")) return DisputeGround::kCannotProvide;
  if (row.starts_with("三(五)")) return DisputeGround::kNotHandled;
  return row.empty() ? DisputeGround::kOther : DisputeGround::kOtherReply;
}

std::string_view IdOf(DisputeResult result) { return RowIn(kResults, result).id; }
std::string_view NameOf(DisputeResult result) { return RowIn(kResults, result).name; }
std::optional<DisputeResult> DisputeResultFrom(std::string_view id) { return ValueIn(kResults, id); }

std::span<const DisputeOutcome> DisputeOutcomes() { return kOutcomes; }
const DisputeOutcome* FindDisputeOutcome(std::string_view id) {
  const auto* const row = std::ranges::find(kOutcomes, id, &DisputeOutcome::id);
  return row == std::end(kOutcomes) ? nullptr : row;
}

std::string_view ArticlesOf(const DisputeOutcome& outcome, DisputeKind kind, Date decided) {
  if (IsSuit(kind)) return outcome.articles_suit;
  return decided < kNewReview ? outcome.articles_before_2024 : outcome.articles_reconsideration;
}

}  // namespace gongkai::remedy
