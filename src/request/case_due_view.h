// What of applications waits for whom, as the worklist asks for it. Nothing personal: a case is named by its number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "request/case_store.h"
#include "request/urge_store.h"
#include "request/viewing.h"

namespace gongkai::request {

/// Open cases by organ and day, as far ahead as each of them stands before this visitor (case_ladder.h): whoever
/// handles them sees them first, then the leader in charge, then the head of the organ.
std::vector<DueCases> CasesDueSoon(db::Session& session, const account::Visitor& visitor, Date today);

struct CountyDue {
  int count = 0, organs = 0;
  Date first{}, last{};
};
/// Of the whole county, due today or overdue: for who looks after all organs.
std::optional<CountyDue> CountyCasesDue(db::Session& session, const account::Visitor& visitor, Date today);

struct WaitingCase {
  CaseId id;
  std::string number;  // "2026-0012 号申请"
  std::optional<Date> due{};
};
std::string NumberWords(const Case& held);

/// Whose signature is awaited from this very person.
struct CaseToSign {
  WaitingCase waiting;
  std::string as;  // "保密审查"
};
std::vector<CaseToSign> CasesToSign(db::Session& session, const account::Visitor& visitor);
struct RedactionToCheck {
  WaitingCase waiting;
  int number = 0;  // of the partial release within the case
};
/// What others have withheld of files waits for a second person (条例第三十七条): for who reviews or examines.
std::vector<RedactionToCheck> RedactionsToCheck(db::Session& session, const account::Visitor& visitor);
/// Given to this person, who has not said yes or no.
std::vector<WaitingCase> CasesToAccept(db::Session& session, const account::Visitor& visitor);
/// Signed by all and not sent.
std::vector<WaitingCase> CasesToSend(db::Session& session, const account::Visitor& visitor);

struct LapsedTerm {
  WaitingCase waiting;
  bool is_fee = false;  // else a correction
  Date ended{};         // its last day
};
/// The term for correcting or paying is over: somebody has to say what becomes of the case.
std::vector<LapsedTerm> TermsOver(db::Session& session, const account::Visitor& visitor, Date today);

struct Unconfirmed {
  int count = 0;
  Date oldest{};
};
/// By organ, whatever the ladder says.
std::vector<std::pair<account::OrganId, Unconfirmed>> UnconfirmedCases(db::Session& session,
                                                                       const account::Visitor& visitor);

struct ViewingDue {
  WaitingCase waiting;
  Viewing viewing;
};
/// Taken by an applicant for these days, or over and not put down how it went.
std::vector<ViewingDue> ViewingsDue(db::Session& session, const account::Visitor& visitor, Date today);
/// What was offered is over and nobody came: another time has to be arranged (第四十条).
std::vector<WaitingCase> ViewingsUntaken(db::Session& session, const account::Visitor& visitor, Date today);

/// Urged by the county and not answered yet.
std::vector<UrgedCase> UrgesToAnswer(db::Session& session, const account::Visitor& visitor);

}  // namespace gongkai::request
