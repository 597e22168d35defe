// What of the public's messages waits for whom, as the worklist asks for it.
#pragma once

#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "disclosure/participation/disposal.h"
#include "disclosure/participation/message_store.h"
#include "disclosure/participation/public_entry.h"

namespace gongkai::disclosure {

/// Of the organs for which the visitor handles them, whose last day is not behind `until`; marked ones are left out.
std::vector<DueMessages> MessagesDueSoon(db::Session& session, const account::Visitor& visitor, Date until);

/// New ones that bear a mark: junk by its signs, which a person has to look at all the same. 1,001 where there are
/// more.
int MarkedMessages(db::Session& session, const account::Visitor& visitor);

/// Enquiries of these organs that came more than three months ago and are not answered: one fails a site at the checks
/// (国办秘函〔2019〕19号, of 政务咨询). New ones that look like junk are left out. 1,001 where there are more.
int EnquiriesLyingLong(db::Session& session, const std::vector<OrganId>& organs, Date today);
/// Of the organs for which the visitor handles them.
int EnquiriesLyingLong(db::Session& session, const account::Visitor& visitor, Date today);

struct DueTopic {
  EntryId id;
  std::string title;
  Date due_on{};
};
/// Topics before the public that are to be answered by then and are not.
std::vector<DueTopic> TopicsDueSoon(db::Session& session, const account::Visitor& visitor, Date today, Date until);

struct DueOutcome {
  ItemId draft;
  std::string title;
};
/// Drafts whose term for comments is over and of which nobody has told what became of the comments.
std::vector<DueOutcome> OutcomesOwed(db::Session& session, const account::Visitor& visitor, Date today);

struct DueRectification {
  MessageId complaint;
  Date correct_by{};
};
/// What the visitor's organs have to put right after complaints and have not reported.
std::vector<DueRectification> RectificationsOwed(db::Session& session, const account::Visitor& visitor);
/// What other organs did not report in time, of what the visitor's organs asked for.
std::vector<DueRectification> RectificationsOverdue(db::Session& session, const account::Visitor& visitor, Date today);

/// Records that the visitor may approve: that somebody else proposes to destroy messages whose archive period is over.
std::vector<Disposal> DisposalsToDecide(db::Session& session, const account::Visitor& visitor);

struct FoundEntry {
  EntryId id;
  std::string title;
  int open = 0;
};
/// Topics and questions before the public in which something was found that nobody has decided of.
std::vector<FoundEntry> FoundEntries(db::Session& session, const account::Visitor& visitor);

/// Questions that the visitor may examine.
std::vector<PublicEntry> QuestionsToExamine(db::Session& session, const account::Visitor& visitor);

}  // namespace gongkai::disclosure
