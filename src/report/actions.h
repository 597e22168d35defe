// What people do with reports: hand in, check again, decide, delete, undo. Each act is one transaction; a page calls
// one of these and then shows what came of it.
//
// Reading and checking are pure and run outside the transaction; what they give is written only if nobody wrote a newer
// version meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/report_store.h"
#include "report/shelf.h"

namespace gongkai::report {

/// What every act needs. `now` gives Beijing time, "2026-01-31 09:05"; it comes from app/.
struct Desk {
  db::Database& database;
  Shelf& shelf;
  std::function<std::string()> now;
};

struct HandedIn {
  std::string file_name;
  std::string bytes;
};

/// Keeps the files and queues them. The same bytes twice in one act are kept once.
/// Errors: kInvalidInput when there is nothing, or nobody to put it down to.
Result<std::int64_t> HandIn(Desk& desk, const std::vector<HandedIn>& files, std::string_view person);

/// Does one step of queued work: reads a file, or checks a report that was read. False when nothing is queued.
bool WorkOnQueue(Desk& desk);

/// Reads the original bytes anew (a newer program may read what an older one could not), holds them against the rules
/// and keeps the verdicts.
/// Errors: kNotFound.
Status CheckAgain(Desk& desk, std::int64_t report_id);

/// Confirms, dismisses or reopens a finding. Dismissing needs a reason.
/// Errors: kInvalidInput, kNotFound.
Status Decide(Desk& desk, std::int64_t finding_id, Verdict verdict, std::string_view reason, std::string_view person);

/// The report leaves the list and comparisons, and can be brought back.
/// Errors: kNotFound.
Status Delete(Desk& desk, std::int64_t report_id, std::string_view person);
Status Restore(Desk& desk, std::int64_t report_id, std::string_view person);

/// The name under which verdicts are recorded, and the day by which townships must publish ("01-31"; empty = none).
/// Errors: kInvalidInput.
Status SetPerson(Desk& desk, std::string_view name);
Status SetTownshipDeadline(Desk& desk, std::string_view month_and_day);

inline constexpr std::string_view kPersonSetting = "person";
inline constexpr std::string_view kTownshipDeadlineSetting = "township_deadline";

}  // namespace gongkai::report
