// A dispute (争议案件): somebody turned against what an organ did about openness, to the organ of reconsideration or to
// court. What kinds there are, against what, and how they end; where table 4 of the annual report counts each. Pure.
//
// Source: 条例第五十一条; 行政复议法, 行政诉讼法; table 4: 国办公开办函〔2021〕30号. Next to read: dispute_event.h,
// dispute_fold.h, table_four.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "law/dispute_term.h"

namespace gongkai::remedy {

/// Named by the organ that is turned against, and its number there.
struct DisputeId {
  account::OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const DisputeId&) const = default;
};
using gongkai::ToString;             // of a day, beside that of a dispute
std::string ToString(DisputeId id);  // "18-3"
std::optional<DisputeId> DisputeIdFrom(std::string_view text);

/// The three groups of table 4.
enum class DisputeKind { kReconsideration, kDirectSuit, kSuitAfter };
std::span<const DisputeKind> DisputeKinds();
std::string_view IdOf(DisputeKind kind);    // "reconsideration", "direct_suit", "suit_after"
std::string_view NameOf(DisputeKind kind);  // "行政复议", "行政诉讼（未经复议直接起诉）", …
std::string_view RowOf(DisputeKind kind);   // law::FormRow::key of table 4
std::optional<DisputeKind> DisputeKindFrom(std::string_view id);
constexpr bool IsSuit(DisputeKind kind) { return kind != DisputeKind::kReconsideration; }

/// Ordinary or simplified (行政复议法第五十三条第一款第四项, 行政诉讼法第八十二条第一款第三项). The answer to a suit
/// has one term whichever it is; a court may set another day.
enum class Procedure { kOrdinary, kSimplified };
std::string_view IdOf(Procedure procedure);
std::string_view NameOf(Procedure procedure);
std::optional<Procedure> ProcedureFrom(std::string_view id);
law::DisputeCourse CourseOf(DisputeKind kind, Procedure procedure);

/// What is disputed.
enum class DisputeGround {
  kRefusal,        // 不予公开
  kPartial,        // 部分公开
  kCannotProvide,  // 无法提供
  kNotHandled,     // 不予处理
  kOtherReply,     // 已经公开、已经提供的内容或者方式不符
  kLateReply,      // 答复超期、程序
  kSilence,        // 没有答复
  kPublication,    // 主动公开 or release to somebody else that concerns who complains
  kFee,
  kRecord,  // 更正 (条例第四十一条)
  kAsReviewer,  // of another organ's act, which this one upheld: sued along with it (行政诉讼法第二十六条第二款)
  kOther,
};
std::span<const DisputeGround> DisputeGrounds();
std::string_view IdOf(DisputeGround ground);
std::string_view NameOf(DisputeGround ground);
std::optional<DisputeGround> DisputeGroundFrom(std::string_view id);
/// Of an answer of that outcome (law::Outcome::id); kOther of an unknown one.
DisputeGround GroundOfOutcome(std::string_view outcome);

/// The columns of table 4. Pending is what has not ended.
enum class DisputeResult { kUpheld, kCorrected, kOther, kPending };
inline constexpr int kDisputeResults = 4;
std::string_view IdOf(DisputeResult result);    // "upheld", "corrected", "other", "pending"
std::string_view NameOf(DisputeResult result);  // "结果维持", "结果纠正", "其他结果", "尚未审结"
std::optional<DisputeResult> DisputeResultFrom(std::string_view id);

/// How it may end, with the article. CHOICE: the notice names the four columns and says no more; which decision belongs
/// to which is written down here, one by one. What is pending for the notice has not ended: a court of appeal sent it
/// back (行政诉讼法第八十九条第一款第三项、第四项).
struct DisputeOutcome {
  std::string_view id;    // "annulled"
  std::string_view name;  // "撤销（部分撤销）"
  bool in_reconsideration, in_suit;
  DisputeResult result;
  // The organ may be told to decide anew, to do its duty, or to put right what was found unlawful or void
  // (行政诉讼法第七十六条; 行政复议法（2017年修正）第二十八条第一款第三项); or it agreed to, in a mediation that binds
  // it (行政复议法第七十三条第一款、第七十七条第一款, 行政诉讼法第九十四条).
  bool may_order_anew;
  bool by_ruling;        // in a suit: by a ruling (裁定), whose appeal has a shorter term
  bool may_be_appealed;  // in a suit, at first instance
  bool may_be_sued;  // in a reconsideration: it decides (行政诉讼法第四十五条, 行政复议法第三十四条)
  std::string_view articles_reconsideration, articles_before_2024, articles_suit;
  bool by_agreement = false;  // nobody is told to: it agreed to
};
std::span<const DisputeOutcome> DisputeOutcomes();
const DisputeOutcome* FindDisputeOutcome(std::string_view id);
/// Of the law in force on the day of the decision (CHOICE); empty where it names none.
std::string_view ArticlesOf(const DisputeOutcome& outcome, DisputeKind kind, Date decided);
/// Back to the first instance, where a judgment may be appealed once more.
inline bool SendsBack(const DisputeOutcome& outcome) { return outcome.result == DisputeResult::kPending; }
inline bool MayEndSo(const DisputeOutcome& outcome, DisputeKind kind) {
  return IsSuit(kind) ? outcome.in_suit : outcome.in_reconsideration;
}

}  // namespace gongkai::remedy
