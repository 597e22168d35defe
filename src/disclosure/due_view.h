// What waits in this subject: to be signed, to be mended after it was returned, to be published before its day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "disclosure/channel/channel_store.h"
#include "disclosure/item_store.h"
#include "disclosure/step/step.h"

namespace gongkai::disclosure {

struct WaitingItem {
  ItemId id;
  std::string title;
  std::optional<Date> due_on;
  bool is_withheld = false;      // its title goes nowhere but into the office
  std::optional<Signer> signer;  // as whom the visitor may sign it now
};

/// Those that this visitor may sign now, what is due first standing first.
std::vector<WaitingItem> ToSign(db::Session& session, const account::Visitor& visitor);

/// Drafts that came back, or of which the publication was stopped, of the organs for which the visitor drafts.
std::vector<WaitingItem> Returned(db::Session& session, const account::Visitor& visitor);

/// To be published within so many days, or overdue, and not handed in yet.
std::vector<WaitingItem> DueSoon(db::Session& session, const account::Visitor& visitor, Date until);

/// What is registered as not to be published and has to be looked at again by then (条例第十八条).
std::vector<WaitingItem> ToReviewAgain(db::Session& session, const account::Visitor& visitor, Date until);

struct WaitingStep {
  StepId id;
  StepKind kind = StepKind::kAgreement;
  std::string body{};   // who is asked
  std::string title{};  // of the item, which is to be published
  std::optional<Date> answer_by{};
};

/// Of other organs, that the visitor may answer for his own.
std::vector<WaitingStep> StepsToAnswer(db::Session& session, const account::Visitor& visitor);

/// Of items that the visitor drafts: those that nobody has answered yet.
std::vector<WaitingStep> StepsUnanswered(db::Session& session, const account::Visitor& visitor);

/// How many items of the visitor's organs that are public have something open that screening found.
int PublicToDecide(db::Session& session, const account::Visitor& visitor, Date today);

struct WaitingDecisions {
  OrganId organ{0};
  Date due_on{};
  int count = 0;
};
/// Decisions of the organs for which the visitor drafts that must be public by a day up to `until` and are not
/// (国办发〔2018〕118号).
std::vector<WaitingDecisions> DecisionsDueSoon(db::Session& session, const account::Visitor& visitor, Date until);

struct FaultDue {
  std::int64_t organ = 0;  // 0: the county's site as a whole
  std::string kind{}, words{}, path{};
};
/// What the self-inspection found of those organs, and of the whole site for who answers for it, and nobody has
/// explained.
std::vector<FaultDue> FaultsToMend(db::Session& session, const account::Visitor& visitor);

struct ReceiverToTell {
  OrganId organ{0};
  std::int64_t transfer = 0;
  std::string receiver{};
  int entries = 0;
};
/// Who was given what has been taken down or corrected since, by those organs (条例第二十五条第三款).
std::vector<ReceiverToTell> ReceiversToTell(db::Session& session, const account::Visitor& visitor, Date today);

/// Which postings of those organs hang that must come down: their last day is over, or their item is public no more.
HangingTooLong PostingsToTakeDown(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::disclosure
