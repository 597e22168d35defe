// What people do with reports: hand in, check again, decide, delete, undo. Each act is one transaction; a page calls
// one of these and then shows what came of it.
//
// Reading and checking are pure and run outside the transaction; what they give is written only if nobody wrote a newer
// version meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/deed.h"
#include "base/result.h"
#include "report/report_store.h"
#include "report/shelf.h"

namespace gongkai::report {

/// What every act needs. `now` gives Beijing time, "2026-01-31 09:05"; `office` is where deeds are put down. Both come
/// from app/.
struct Desk {
  db::Database& database;
  Shelf& shelf;
  std::function<std::string()> now;
  account::Desk& office;
};

struct HandedIn {
  std::string file_name;
  std::string bytes;
};

/// Keeps the files and queues them. The same bytes twice in one act are kept once, and both are told of.
/// Errors: kInvalidInput when there is nothing.
Result<std::int64_t> HandIn(Desk& desk, const std::vector<HandedIn>& files, const account::Actor& actor,
                            const Holder& holder);

/// Does one step of queued work: reads a file, or checks a report that was read. False when nothing is queued.
bool WorkOnQueue(Desk& desk);

/// Takes the file on which WorkOnQueue would go on out of the queue, so that one which always fails holds up nobody.
void SetAsideNext(Desk& desk);

/// Reads the original bytes anew (a newer program may read what an older one could not), holds them against the rules
/// and keeps the verdicts.
/// Errors: kNotFound.
Status CheckAgain(Desk& desk, std::int64_t report_id, const account::Actor& actor);

/// Confirms, dismisses or reopens a finding. Dismissing needs a reason.
/// Errors: kInvalidInput, kNotFound.
Status Decide(Desk& desk, std::int64_t finding_id, Verdict verdict, std::string_view reason,
              const account::Actor& actor);

/// The same on several findings of one report, as one act.
/// Errors: kInvalidInput, kNotFound when one of them is none of that report.
Status DecideAll(Desk& desk, std::span<const std::int64_t> findings, Verdict verdict, std::string_view reason,
                 const account::Actor& actor);

/// The report leaves the list and comparisons, and can be brought back.
/// Errors: kNotFound.
Status Delete(Desk& desk, std::int64_t report_id, const account::Actor& actor);
Status Restore(Desk& desk, std::int64_t report_id, const account::Actor& actor);

/// The day by which townships must publish ("01-31"; empty = none).
/// Errors: kInvalidInput.
Status SetTownshipDeadline(Desk& desk, std::string_view month_and_day, const account::Actor& actor);

/// What was handed in before the installation had organs goes to its county office, once there is one.
void AdoptReports(Desk& desk, account::OrganId county_office);

inline constexpr std::string_view kTownshipDeadlineSetting = "township_deadline";
/// Who set it and when, for people.
inline constexpr std::string_view kTownshipDeadlineBySetting = "township_deadline_by";

}  // namespace gongkai::report
