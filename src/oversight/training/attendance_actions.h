// Signing in to a training, from a telephone or by the trainer's hand; confirming names, striking out.
#pragma once

#include "account/deed.h"
#include "oversight/training/attendance_store.h"
#include "oversight/training/check_in_ticket.h"
#include "web/call_budget.h"

namespace gongkai::oversight {

/// The training takes somebody in now, whoever he is.
bool TakesInNow(db::Session& session, TrainingId id, Date today);

/// Who came with a pass that is good. `browser`: BrowserDigest; `once_key`: of the form with the browser's cookie;
/// `minute`: of the code of the hall by which the pass was given. The address is kept nowhere but in NameBudget.
struct ComeBy {
  TrainingId training;
  std::string browser, once_key;
  std::int64_t minute = 0;
  std::string address{};
};

/// How many new names one code of the hall signs in, and one household and one place (web::Networks) in an hour, so
/// that a picture of the code and a script do not fill the names that a trainer looks through (kMostUnverified). A hall
/// of people passes by several codes; many of them sit behind one address. Kept in this process.
inline constexpr int kNamesPerCode = 60, kNamesPerHousehold = 100, kNamesPerPlace = 150;
/// The field under which it is told that too many names come at once.
inline constexpr std::string_view kTooManyNames = "too_many";
class NameBudget {
 public:
  /// Why this name is not taken now; none: it is counted.
  std::optional<FieldError> Spend(const ComeBy& come, Instant now);

 private:
  web::CallBudget codes_{kNamesPerCode}, households_{kNamesPerHousehold}, places_{kNamesPerPlace};
};

/// With an account; whoever signed in before has the seat that he had. Errors: "", "name".
FormResult<Seat> CheckInWithAccount(account::Desk& desk, const account::Visitor& visitor, const ComeBy& come);
/// By name and organ: not verified. The same name from the same telephone has the seat that it had, and spends nothing.
/// Errors: those of AttendeeFrom, "organ", kTooManyNames, "".
FormResult<Seat> CheckInByName(account::Desk& desk, NameBudget& budget, const AttendForm& form, const ComeBy& come);

/// Who signed on paper, or came without a telephone. Errors: those of AttendeeFrom, "organ", kVersionField.
FormResult<std::int64_t> EnterAttendance(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                         const AttendForm& form);
/// All these names are known to the trainer. Errors: kVersionField.
FormResult<std::int64_t> ConfirmAttendances(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                            const std::vector<std::int64_t>& numbers);
/// He was not there, or stands there twice. Errors: "why", kVersionField.
FormResult<std::int64_t> StrikeAttendance(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                          std::int64_t number, std::string_view why);
/// Those of them that nobody has confirmed, at once; how many they were. Errors: "why", kVersionField.
FormResult<std::int64_t> StrikeUnconfirmed(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                           const std::vector<std::int64_t>& numbers, std::string_view why);

/// What time brings: of a day that is over nobody can sign in, whether somebody closed it or not, and by which
/// telephones it was done is forgotten. A timed job; its line for the list of jobs.
std::string KeepTrainings(account::Desk& desk);

}  // namespace gongkai::oversight
