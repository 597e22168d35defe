// What reconsiderations and suits do to applications, within the deed of the act on the dispute (remedy/): the case is
// held while it is disputed, opened again when its answer was overturned, and what was learnt is kept for the next who
// chooses the same answer.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/reopening_store.h"

namespace gongkai::request {

/// What a dispute has to know of an application. Nothing where there is none.
struct DisputedCase {
  CaseId id;
  account::OrganId handler{0};
  std::string number;   // "2026-0012"; empty while it has none
  std::string outcome;  // law::Outcome::id of its answer; empty while it has none
  Date submitted{};
  std::optional<Date> received{}, ended{}, due{};
  CaseStage stage{};
  bool is_erased = false;
};
std::optional<DisputedCase> CaseInDispute(db::Session& session, CaseId id);
/// By the register number of that organ, as it is typed.
std::optional<DisputedCase> CaseOfNumber(db::Session& session, account::OrganId handler, std::string_view number);

/// What that organ answered and nobody opened again, the newest first.
std::vector<DisputedCase> AnsweredCases(db::Session& session, account::OrganId handler, int most);

void HoldCase(account::Deed& deed, CaseId id, const std::string& ref);
void LetGoOfCase(account::Deed& deed, const std::string& ref);

/// `on`: the day from which it is worked on anew. Who handles cases of the organ is told. Errors: what the fold says.
Result<CaseId> ReopenCase(account::Deed& deed, const account::Keys& keys, CaseId id, Date on, Date until,
                          const std::string& ref);

/// The number of the letter that told the answer which was disputed from that day on; empty where there is none.
std::string LetterInDispute(db::Session& session, CaseId id, Date day);

void TeachLesson(account::Deed& deed, const Lesson& lesson);

}  // namespace gongkai::request
