// A dispute folded out of its events: where it stands, which terms run, when and how it ended. Pure.
//
//   entered ─► answered ─► (hearing, suspended, …) ─► decided ─► takes effect ─► (decide anew, complied) ─► over
//                                                       └─► appealed ─► decided ─► takes effect at once
//                                                                       └─► sent back: to be decided once more
//   takes effect ─► a new trial is asked for ─► refused: it stands
//                                            └─► ordered (行政诉讼法第九十条至第九十三条): to be decided once more
//
// A decision on a reconsideration takes effect when it is served (行政复议法第七十五条第二款); a judgment of first
// instance once nobody may appeal it any more (行政诉讼法第八十五条), one on appeal at once. CHOICE: the term to appeal
// is reckoned from the day on which the organ was served; the other side may have been served later.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "law/working_calendar.h"
#include "remedy/dispute_event.h"

namespace gongkai::remedy {

struct Decision {
  Date on{};      // of the decision
  Date served{};  // received by the organ
  std::string outcome;
  bool orders_anew = false;
  std::optional<Date> until{};  // by which to do what it orders, where it says a day
};

/// 审判监督程序. Asked for: what was decided stands and is done meanwhile (行政诉讼法第九十条).
enum class RetrialState { kNone, kAsked, kOrdered };
std::string_view IdOf(RetrialState state);
std::optional<RetrialState> RetrialStateFrom(std::string_view id);

/// An end by which table 4 of an earlier year counted it: it is not counted again, whatever a new trial comes to.
struct CountedEnd {
  Date decided{}, takes_effect{};
  DisputeResult result = DisputeResult::kOther;
  bool operator==(const CountedEnd&) const = default;
};

/// The organ is asked for something that has a term.
struct Asking {
  Date on{};
  std::optional<Date> done{};
};

struct DisputeFold {
  DisputeKind kind{};
  bool is_entered = false;
  Date received{};                   // of the copy
  Procedure first{}, procedure{};    // when it came; now
  std::optional<Date> answer_day{};  // set by the body
  std::optional<Date> answered{};
  std::vector<Asking> norms, opinions;
  std::optional<Date> hearing{};  // the next or the last one
  bool is_heard = false, is_suspended = false;
  std::vector<Decision> decisions;  // of first instance, then on appeal
  std::optional<Date> appealed{};
  bool appealed_by_organ = false;
  std::optional<Date> appeal_served{}, appeal_answered{};
  RetrialState retrial = RetrialState::kNone;
  int retrials = 0;                                         // asked for, or ordered by the court itself
  bool retrial_by_organ = false, is_last_instance = false;  // tried anew as on appeal
  std::optional<Date> retrial_served{}, retrial_answered{}, retrial_over{};
  std::optional<CountedEnd> counted{};
  std::optional<Date> reopened{}, complied{};
  bool has_lesson = false;
  std::int64_t cost = 0;
};

/// What was decided at first instance does not stand while it is appealed.
bool IsOnAppeal(const DisputeFold& fold);
/// The decision that stands, within the fold; null where there is none.
const Decision* StandingIn(const DisputeFold& fold);
/// What stands orders to answer anew or to comply, and it is not yet done.
bool NeedsAnew(const DisputeFold& fold);

/// Errors: kConflict when what went before does not allow it, kInvalidInput when a fact is missing or a day is wrong;
/// then `fold` has not changed.
Status Apply(DisputeFold& fold, const DisputeEvent& event, const law::WorkingCalendar& calendar);

/// All events; what no longer fits (a holiday notice came later) is passed over, and told as the first that is refused.
struct FoldedDispute {
  DisputeFold fold;
  std::optional<std::size_t> refused_at;
  std::optional<Error> why;
};
FoldedDispute FoldDispute(DisputeKind kind, std::span<const DisputeEvent> events, const law::WorkingCalendar& calendar);

/// A term that runs or ran.
enum class Owed { kAnswer, kNormAnswer, kAppealAnswer, kRetrialAnswer, kReport, kAnew, kAppeal, kSuitAfter, kRetrial };
std::string_view IdOf(Owed owed);
std::string_view NameOf(Owed owed);  // "提交答复", "重新作出答复", "可以上诉", "对方可以起诉"
std::optional<Owed> OwedFrom(std::string_view id);
/// Whether the organ must (not: somebody may) do it.
constexpr bool IsDuty(Owed owed) { return owed < Owed::kAppeal; }

struct RunningTerm {
  Owed owed{};
  Date start{}, due{};
  std::optional<Date> done{};
  std::string why;  // "收到副本之日起10个工作日（行政复议法…）", "法院另定", "最后一天是节假日，顺延"
  bool provisional = false;
};
/// In the order in which they began. Silence counts as having no evidence (行政复议法第七十条,
/// 行政诉讼法第三十四条第二款).
std::vector<RunningTerm> TermsOf(const DisputeFold& fold, const law::WorkingCalendar& calendar);

enum class DisputeStage {
  kAnswering,     // 待提交答复
  kPending,       // 审理中
  kSuspended,     // 中止
  kAppealable,    // 已裁判，上诉期内
  kOnAppeal,      // 二审中
  kRetrialAsked,  // 再审审查中
  kOnRetrial,     // 再审中
  kAnew,          // 待重新答复、履行
  kEnded,         // 已办结
};
std::span<const DisputeStage> DisputeStages();
std::string_view IdOf(DisputeStage stage);
std::string_view NameOf(DisputeStage stage);
std::optional<DisputeStage> DisputeStageFrom(std::string_view id);

/// As far as no day of today is needed.
struct DisputeStatus {
  std::optional<Date> decided{};       // day of the decision that stands: none while it is appealed
  std::optional<Date> takes_effect{};  // from this day on it has ended
  std::string outcome;                 // of that decision
  DisputeResult result = DisputeResult::kPending;
  std::optional<Owed> next{};  // the duty that is due first
  std::optional<Date> next_due{};
  bool is_provisional = false;
  std::optional<bool> answered_in_time{};
};
DisputeStatus StatusOf(const DisputeFold& fold, const law::WorkingCalendar& calendar);
DisputeStage StageOn(const DisputeFold& fold, const DisputeStatus& status, Date today);

/// All that a stage depends on, out of the fold, or of what is kept of it for lists (dispute_store.h).
struct StageFacts {
  std::optional<Date> takes_effect{};
  bool is_answered = false, is_suspended = false, is_on_appeal = false, needs_anew = false;
  RetrialState retrial = RetrialState::kNone;
};
DisputeStage StageOn(const StageFacts& facts, Date today);

/// From which day on the decision that stands has effect; nothing where none stands.
std::optional<Date> EffectOf(const DisputeFold& fold, const law::WorkingCalendar& calendar);

/// The last day on which something of it was done, the way it ended: its time in the archive begins then. Nothing while
/// something of it is open.
std::optional<Date> EndOf(const DisputeFold& fold, const law::WorkingCalendar& calendar, Date today);

/// By which day the organ decides anew: the day that was set, else the 条例's own term from the day on which the
/// decision took effect, or was served where that was later: what may still be appealed binds nobody
/// (行政诉讼法第八十五条). CHOICE: where the body set none, as a new application (条例第三十三条第二款).
std::optional<Date> AnewBy(const DisputeFold& fold, const law::WorkingCalendar& calendar);

}  // namespace gongkai::remedy
