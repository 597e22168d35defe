// A case folded out of its events: what it is by now, what may happen next, and why not. Pure.
//
//   CaseFold fold;
//   for (const CaseEvent& event : events) if (Status ok = Apply(fold, event, calendar); !ok) …;   // refused, unchanged
//   const CaseStatus status = StatusOf(fold, calendar);
//
// The clock is law/reply_clock.h and is reckoned nowhere else. Signatures are those of disclosure/review.h: three
// different people over the digest of exactly what goes out, and a secrecy review (条例第十七条); a reply that lacks
// them is refused here and by the database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "law/outcomes.h"
#include "law/reply_clock.h"
#include "law/working_calendar.h"
#include "request/case_event.h"

namespace gongkai::request {

/// The decision as it stands; its words lie sealed.
struct Draft {
  std::string outcome;  // law::Outcome::id
  std::string digest;
  std::optional<account::PersonId> author{};
};

struct Delivery {
  std::string ref;  // the letter
  Date on{};
};

/// The first end of a case that was opened again.
struct FirstEnd {
  Date on{};
  std::string outcome;
};

struct CaseFold {
  account::OrganId handler{0};
  bool is_submitted = false;
  law::Receipt receipt{};
  law::ReplyFacts reply{};
  bool is_received = false;  // the clock runs or ran
  std::optional<account::PersonId> assigned{};
  bool is_accepted = false;
  std::optional<Draft> draft{};
  bool is_handed_in = false;
  std::vector<disclosure::Signature> signatures;  // since it was written or sent back last; ValidOver(digest) hold
  std::vector<std::string> letters;               // refs that have a number
  std::vector<Delivery> deliveries;
  int open_urges = 0;
  bool is_archived = false, is_erased = false;
  bool third_party_asked = false;                    // in writing (第三十二条)
  bool reasons_asked = false, reasons_told = false;  // why so many (第三十五条)
  bool is_imported = false;  // of a register of earlier years: was signed on paper, and nothing goes out from here
  std::string outcome;       // of what is ended; empty while it is open
  std::optional<FirstEnd> first_end{};  // once it was opened again: table 3 counts this one
  std::string overturned;               // the outcome that was overturned last
  std::size_t delivered_before = 0;     // of `deliveries`, those of before it was opened again
};

/// Errors: kConflict when the law, the order of the days or what went before does not allow the event, kInvalidInput
/// when a fact is missing, kForbidden when that person may not sign so; then `fold` has not changed.
Status Apply(CaseFold& fold, const CaseEvent& event, const law::WorkingCalendar& calendar);

/// Where a case stands, for lists and filters; the first that fits, in this order, but that a decision which was handed
/// in waits for its signatures, whoever is still asked.
enum class CaseStage {
  kUnconfirmed,         // 待确认收到
  kAwaitingCorrection,  // 待申请人补正
  kAwaitingPayment,     // 待申请人缴费
  kConsulting,          // 征求意见中
  kSigning,             // 送审中
  kReadyToSend,         // 已签发，待发出
  kHandling,            // 办理中
  kReplied,             // 已答复
  kLapsed,              // 不再处理
  kWithdrawn,           // 已撤回
};
std::span<const CaseStage> CaseStages();
std::string_view IdOf(CaseStage stage);
std::string_view NameOf(CaseStage stage);
std::optional<CaseStage> CaseStageFrom(std::string_view id);
constexpr bool IsOpen(CaseStage stage) { return stage < CaseStage::kReplied; }

struct CaseStatus {
  CaseStage stage = CaseStage::kUnconfirmed;
  law::ReplyStatus reply;     // received, due, provisional, in_time, ended
  std::string outcome;        // law::Outcome::id of what is ended
  bool is_delivered = false;  // the decision letter, as far as it was put down
  bool is_archived = false;
  std::optional<FirstEnd> first_end{};
};
CaseStatus StatusOf(const CaseFold& fold, const law::WorkingCalendar& calendar);

/// All events from the first one on; stops at the first that is refused, which is told with its place.
struct FoldedCase {
  CaseFold fold;
  std::optional<std::size_t> refused_at;
  std::optional<Error> why;
};
FoldedCase FoldCase(std::span<const CaseEvent> events, const law::WorkingCalendar& calendar);

/// What was put down stays a fact: of a case as it is kept, what no longer fits (a holiday notice came later and moved
/// the due day before it) is passed over with a warning, and told as the first that is refused; `handler` is whose it
/// was first.
FoldedCase FoldKeptCase(std::span<const CaseEvent> events, account::OrganId handler,
                        const law::WorkingCalendar& calendar);

}  // namespace gongkai::request
