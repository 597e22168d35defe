// What people put down of the year: its work, what their report promises to improve, and what became of it.
#pragma once

#include "account/deed.h"
#include "report/compile/year_note.h"

namespace gongkai::report {

/// Errors: of YearWorkFrom; "" where there are too many.
FormResult<std::int64_t> NoteYearWork(account::Desk& desk, const account::Actor& actor, account::OrganId organ,
                                      int year, const YearWorkForm& form);
/// Put down by mistake. Errors: "struck"; "" where there is none that counts.
FormResult<std::int64_t> StrikeOutYearWork(account::Desk& desk, const account::Actor& actor, account::OrganId organ,
                                           int year, std::int64_t number, const std::string& words);

/// Of the report on that year. Errors: "words".
FormResult<std::int64_t> NotePromise(account::Desk& desk, const account::Actor& actor, account::OrganId organ, int year,
                                     const std::string& words);

struct SeenPromise {
  int year = 0;
  std::int64_t number = 0, version = 0;
};
/// What became of it. Errors: "state", "outcome", kVersionField.
FormResult<std::int64_t> TellOutcome(account::Desk& desk, const account::Actor& actor, account::OrganId organ,
                                     const SeenPromise& seen, std::optional<PromiseState> state,
                                     const std::string& outcome);
/// It is none: put down by mistake. Errors: "struck", kVersionField.
FormResult<std::int64_t> StrikeOutPromise(account::Desk& desk, const account::Actor& actor, account::OrganId organ,
                                          const SeenPromise& seen, const std::string& words);

}  // namespace gongkai::report
