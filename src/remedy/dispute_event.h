// What happens in a dispute, one event after the other; they are only ever added, and everything else is folded out of
// them (dispute_fold.h). An event holds no personal text: what was written lies sealed beside it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/date.h"
#include "base/instant.h"
#include "remedy/dispute.h"

namespace gongkai::remedy {

enum class DisputeEventKind {
  kEntered,           // 收到申请书、起诉状副本: the answer's term runs from this day; procedure
  kProcedureChanged,  // 简易转普通; procedure
  kAnswerDaySet,      // the body set another last day for the answer; until
  kAnswered,          // 提交答复书、答辩状 and evidence
  kNormAsked,         // to explain whether a 规范性文件 is lawful (行政复议法第五十八条)
  kNormAnswered,
  kHearingSet,  // 听证、开庭: until is its day
  kHeard,
  kSuspended,  // 中止
  kResumed,
  kDecided,  // 决定、裁判: outcome; served: the day the organ got it; until: the day by which to do what it orders
  kAppealed,  // 上诉; by_organ; served: of the copy, where the other side appealed
  kAppealAnswered,
  kRetrialAsked,  // 申请再审、抗诉、检察建议: of what took effect; by_organ; served: of the copy
  kRetrialAnswered,
  kRetrialRefused,
  kRetrialOrdered,  // 裁定再审、提审: it is tried anew; as_appeal
  kOpinion,         // 行政复议意见书、司法建议 came
  kOpinionReported,
  kReopened,  // the application is worked on anew (request::CaseEventKind::kReopened)
  kComplied,  // 已经履行: what the decision orders was done
  kLesson,    // what is to be learnt was written down
  kCost,      // amount
  kNoted,
  kErased,  // who, in what words, with what files was destroyed (dispute_disposal.h)
};

std::string_view IdOf(DisputeEventKind kind);
std::string_view NameOf(DisputeEventKind kind);
std::optional<DisputeEventKind> DisputeEventKindFrom(std::string_view id);

struct DisputeEvent {
  DisputeEventKind kind{};
  Date on{};     // the day that counts
  Instant at{};  // when it was put down
  std::optional<account::PersonId> person{};
  std::string person_name;
  Procedure procedure = Procedure::kOrdinary;  // of kEntered, kProcedureChanged
  std::optional<Date> until{};                 // of kAnswerDaySet, kHearingSet, kDecided
  std::optional<Date> served{};                // of kDecided, kAppealed, kRetrialAsked
  std::string outcome;                         // of kDecided: DisputeOutcome::id
  bool orders_anew = false;                    // of kDecided: 责令重新答复、责令履行
  bool by_organ = false;                       // of kAppealed, kRetrialAsked
  bool as_appeal = false;   // of kRetrialOrdered: tried by the procedure of an appeal, its judgment is the last one
  std::int64_t amount = 0;  // of kCost, in 分
};

/// "决定、裁判：撤销、部分撤销，责令重新答复或者履行，最迟2026年3月20日（2026年3月5日送达）". Without `on`, beside
/// which it stands, and without a name.
std::string Describe(const DisputeEvent& event);

}  // namespace gongkai::remedy
