// What an office and an applicant do to a case. Every act loads the events, tries the new one on the fold, appends it,
// and writes the copies: one Deed, one audit entry. The page on which somebody decides says which version it showed; of
// another one the act is refused, and nothing typed is lost.
//
// Source of each: case_event.h, law/reply_event.h. Next to read: case_fold.h, decision_actions.h, letter_actions.h.
#pragma once

#include <functional>
#include <string>

#include "account/deed.h"
#include "base/field_errors.h"
#include "request/case_store.h"

namespace gongkai::request {

/// A case as the page had it: asked for again once nobody else can change it.
struct SeenCase {
  CaseId id;
  account::OrganId handler{0};
  std::int64_t version = 0;
};

/// One event that needs nothing beside it: assign, accept, return, note, urge and its answer, archive, and all that the
/// clock knows but a reply. `event.at`, person and name are set here; the day too where none is given and none counts.
/// An actor without a post is the applicant, who corrects, gives reasons, pays and withdraws.
struct CaseDeed {
  CaseEvent event;
  PersonalText words;       // why, or what was asked; sealed
  std::string words_field;  // the field of the form it came from, for the error
};

/// Errors: under the fields of the form (on, until, working_days, with, words, …) what the fold refuses; kVersionField
/// when somebody was faster or the post may not.
FormResult<CaseId> ActOnCase(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                             const CaseDeed& deed);

/// The case to be acted on, locked, or why not: the post may not, another organ has it by now, somebody was faster.
FormResult<Case> CaseToActOn(account::Deed& deed, const SeenCase& seen, account::Act act);
/// Under which field of the form the fold's refusal of that event is told.
FieldErrors UnderField(const Error& error, const CaseEvent& event);
/// "case:18-12", for the audit trail.
std::string CaseObjectOf(CaseId id);
/// An event of the actor's, today and now.
CaseEvent EventBy(const account::Deed& deed, CaseEventKind kind);

/// The same within a deed that is more than that: appends, folds, writes the copies. The case is locked.
/// Errors: what the fold says; kInvalidInput of a day that is still to come.
Result<Case> AppendToCase(account::Deed& deed, const account::Keys& keys, Case held, const CaseEvent& event,
                          const PersonalText& words = {});

/// The case as its events have it, whatever holiday notices came since (FoldKeptCase).
CaseFold FoldOf(db::Session& session, const Case& held);
/// All copies of `held` as the fold has them; nothing is written.
Case WithCopies(Case held, const CaseFold& fold);

/// Reckons all copies of every case out of its events again; tells how many differed. Used by `gongkai rebuild` and
/// after a holiday notice.
struct Rebuilt {
  int cases = 0, differed = 0;
  struct Moved {
    CaseId id;
    std::optional<Date> from, to;
  };
  std::vector<Moved> moved;  // due days
};
Rebuilt RebuildCases(account::Desk& desk, const account::Actor& actor);

}  // namespace gongkai::request
