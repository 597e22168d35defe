// What is kept of complaints beside their messages. Schema: migrations/0250_complaint.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/participation/complaint.h"

namespace gongkai::disclosure {

void AddComplaint(db::Transaction& act, const Complaint& complaint);
std::optional<Complaint> FindComplaint(db::Session& session, MessageId message);
/// All but message, organ, subject and body; false where somebody else was faster.
bool UpdateComplaint(db::Transaction& act, const Complaint& complaint);
/// The same, and by what body it is handled.
void UpdateComplaintBody(db::Transaction& act, MessageId message, ComplaintBody body);

/// Those in which something is to be put right by these organs, the earliest day first; `only_owed`: and is not yet.
std::vector<Complaint> RectificationsBy(db::Session& session, const std::vector<OrganId>& against, bool only_owed,
                                        int most);
/// Of what these organs decided as handlers: not put right by that day.
std::vector<Complaint> RectificationsLate(db::Session& session, const std::vector<OrganId>& handlers, Date today,
                                          int most);

/// What figures need of a complaint, removed ones left out.
struct ComplaintFact {
  MessageId message;
  OrganId against{0};
  ComplaintSubject subject = ComplaintSubject::kOther;
  MessageState state = MessageState::kNew;
  bool is_pointed = false;  // to where it belongs, 信访 and others
  Date received{};
  std::optional<Date> ended{};
  Date due{};
  std::optional<ComplaintVerdict> verdict{};
  std::optional<ComplaintMeasure> measure{};
  bool proposes = false;
  RectificationState rectification = RectificationState::kNone;
  std::optional<Date> correct_by{};
};
/// Of these organs (none: all), that came in those instants.
std::vector<ComplaintFact> ComplaintFactsOf(db::Session& session, const std::optional<std::vector<OrganId>>& against,
                                            Instant from, Instant until);

/// Messages of any kind of which that was said.
int CountSatisfaction(db::Session& session, const std::optional<std::vector<OrganId>>& handlers,
                      std::string_view satisfaction, Instant from, Instant until);

}  // namespace gongkai::disclosure
