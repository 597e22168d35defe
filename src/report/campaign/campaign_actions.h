// What the county's office does in a campaign: begin it, set its days, urge all who are late with one click, note a
// call or a letter, take in a file for a unit that works elsewhere. Source: 条例第四十七条, 第四十九条.
#pragma once

#include <string>
#include <vector>

#include "report/actions.h"
#include "report/campaign/campaign_view.h"

namespace gongkai::report {

/// Everybody who drafts the report of an organ is told. Once a year. Errors: "words", kVersionField.
FormResult<int> OpenCampaign(account::Desk& desk, const account::Actor& actor, int year, std::string_view words);

struct PlanDayForm {
  std::string kind, day, words;
  bool takes_back = false;
};
/// A later one of its kind replaces it; all are kept. Errors: "kind", "day", "words", kVersionField.
FormResult<int> SetCampaignDay(account::Desk& desk, const account::Actor& actor, int year, const PlanDayForm& form);

inline constexpr std::size_t kMostUrgedUnits = 5'000;
struct UrgedUnits {
  int units = 0, people = 0;  // told
  int today = 0;              // were urged today before
  int outside = 0;            // nobody in this system can be told: call or write
  int vain = 0;               // have nothing to be urged for any more, or nobody who drafts
};
/// `chosen` empty: all that are overdue, of `under` and what is below it where that is given. Each once a day; those
/// who draft and the leader in charge are told on the page of notices, and by the ways that they chose. Errors:
/// "words", "units", kVersionField.
FormResult<UrgedUnits> UrgeUnits(account::Desk& desk, const account::Actor& actor, int year,
                                 const std::vector<UnitId>& chosen, std::string_view words,
                                 std::optional<UnitId> under = std::nullopt);

struct CallForm {
  std::string way, on, words;
};
/// Beside the system: a call, a letter. Errors: "way", "on", "words", kVersionField.
FormResult<UnitId> NoteCall(account::Desk& desk, const account::Actor& actor, int year, UnitId unit,
                            const CallForm& form);

/// Files that were sent in by others: queued, read and checked as any, and tied to this unit whatever name they carry.
/// The upload. Errors: "files", kVersionField.
FormResult<std::int64_t> TakeInFile(Desk& desk, const account::Actor& actor, const Holder& holder, int year,
                                    UnitId unit, const std::vector<HandedIn>& files);

}  // namespace gongkai::report
