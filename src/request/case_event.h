// What happens to a case (办件), one event after the other; they are only ever added. Everything else of a case, its
// state, its due day, the letters it owes, its cell in the annual report, is computed out of them (case_fold.h). Pure.
//
// An event holds no personal text: what somebody wrote lies sealed beside it (CaseWords in case_store.h).
// Source: 条例第四十五条 (registered, examined, handled, answered, filed); what moves the due day: law/reply_event.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "account/post.h"
#include "base/date.h"
#include "base/instant.h"
#include "disclosure/review.h"
#include "law/receipt.h"
#include "law/reply_event.h"

namespace gongkai::request {

/// A case is named by the organ to which it was sent first, and its number there; who answers it is Case::handler.
struct CaseId {
  account::OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const CaseId&) const = default;
};
using gongkai::ToString;          // of a day, beside that of a case
std::string ToString(CaseId id);  // "18-12"
std::optional<CaseId> CaseIdFrom(std::string_view text);

enum class CaseEventKind {
  kSubmitted,      // came in; channel
  kSignedFor,      // mail that needs a signature was signed for: 签收
  kConfirmed,      // both sides confirmed that it was received (条例第三十一条)
  kRouted,         // before that: given to the organ it concerns; organ
  kAssigned,       // to a person of the organ; to
  kAccepted,       // by that person
  kReturned,       // by that person, with a reason
  kClock,          // what law/reply_event.h knows; clock
  kDrafted,        // the decision was written or changed; outcome, digest. Voids every signature
  kHandedIn,       // the drafter's signature; digest
  kSigned,         // signer, digest
  kSentBack,       // by a signer, with what is to be changed; signer
  kLetterMade,     // a letter got its number; ref: its kind and number
  kDelivered,      // of a letter; ref, way
  kUrged,          // 催办 by the county
  kUrgeAnswered,   //
  kNoted,          // a remark of the office
  kMadeProactive,  // what was asked for is published for everybody now (第四十四条); ref: the item
  kArchived,       // 归档
  kErased,         // personal data destroyed after the archive period
  kReopened,       // its answer was overturned: worked on anew until clock.until; ref: the dispute (case_reopening.h)
  kImported,       // taken over from a register of earlier years: nothing of it goes out from here
};

std::string_view IdOf(CaseEventKind kind);    // "submitted", …: in the database
std::string_view NameOf(CaseEventKind kind);  // "提交", …
std::optional<CaseEventKind> CaseEventKindFrom(std::string_view id);

struct CaseEvent {
  CaseEventKind kind{};
  Date on{};     // the day that counts; an office may write down today what happened yesterday
  Instant at{};  // when it was put down
  std::optional<account::PersonId> person{};  // none: the applicant or the program
  std::string person_name;                    // as it was on that day; empty for the applicant
  law::Channel channel{};                     // of kSubmitted
  law::ReplyEvent clock{};                    // of kClock; its day is `on`. Of kReopened its `until` alone
  std::optional<account::OrganId> organ{};    // of kRouted
  std::optional<account::PersonId> to{};      // of kAssigned
  std::string outcome;                        // of kDrafted: law::Outcome::id
  std::string digest;                         // of kDrafted, kHandedIn, kSigned: what it is over
  disclosure::Signer signer{};                // of kSigned, kSentBack
  std::string answers;                        // of kSigned as secrecy examiner
  std::string ref;                            // of letters, deliveries, items
};

/// In one line for the timeline: "要求补正，补正期限到2026年3月20日", "分管领导签字". Without a day and without a name.
std::string Describe(const CaseEvent& event);

}  // namespace gongkai::request
