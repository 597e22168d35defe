// Signing in to a training, from a telephone or by the trainer's hand; confirming names, striking out.
#pragma once

#include "account/deed.h"
#include "oversight/training/attendance_store.h"
#include "oversight/training/check_in_ticket.h"

namespace gongkai::oversight {

/// The training takes somebody in now, whoever he is.
bool TakesInNow(db::Session& session, TrainingId id, Date today);

/// Who came with a pass that is good. `browser`: BrowserDigest; `once_key`: of the form with the browser's cookie.
struct ComeBy {
  TrainingId training;
  std::string browser, once_key;
};
/// With an account; whoever signed in before has the seat that he had. Errors: "", "name".
FormResult<Seat> CheckInWithAccount(account::Desk& desk, const account::Visitor& visitor, const ComeBy& come);
/// By name and organ: not verified. The same name from the same telephone has the seat that it had. Errors: those of
/// AttendeeFrom, "organ", "".
FormResult<Seat> CheckInByName(account::Desk& desk, const AttendForm& form, const ComeBy& come);

/// Who signed on paper, or came without a telephone. Errors: those of AttendeeFrom, "organ", kVersionField.
FormResult<std::int64_t> EnterAttendance(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                         const AttendForm& form);
/// All these names are known to the trainer. Errors: kVersionField.
FormResult<std::int64_t> ConfirmAttendances(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                            const std::vector<std::int64_t>& numbers);
/// He was not there, or stands there twice. Errors: "why", kVersionField.
FormResult<std::int64_t> StrikeAttendance(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                          std::int64_t number, std::string_view why);

/// What time brings: of a day that is over nobody can sign in, whether somebody closed it or not, and by which
/// telephones it was done is forgotten. A timed job; its line for the list of jobs.
std::string KeepTrainings(account::Desk& desk);

}  // namespace gongkai::oversight
