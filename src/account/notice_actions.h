// Telling people: within the transaction of the act that is told of, so that there is no act without its notice and no
// notice of an act that did not happen. What a notice says may stand in a letter, so it holds no more than a page of
// the office shows to the same person.
//
//   TellOrgan(deed, report.organ, Act::kHandInReports, {.kind = NoticeKind::kReport, .title = "…", .path = "…"});
#pragma once

#include <string>

#include "account/deed.h"
#include "account/notice.h"

namespace gongkai::account {

/// On the page, and into the outbox as the person chose. `notice.at` is now. False when its key was told before.
bool Tell(db::Transaction& act, Notice notice);

bool WasToldBefore(db::Session& session, PersonId person, std::string_view key);

/// notice.person; nobody is told of what he did himself.
void TellPerson(Deed& deed, Notice notice);

/// Those of the organ and its units who may do `act` there, but for the actor. How many they are.
int TellOrgan(Deed& deed, OrganId organ, Act act, const Notice& notice);

/// What a person has seen is no act of the office and stands in no trail.
void ReadNotice(Desk& desk, PersonId person, NoticeId notice);
void ReadNotices(Desk& desk, PersonId person, NoticeId up_to);

}  // namespace gongkai::account
