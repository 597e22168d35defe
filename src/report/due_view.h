// What of the annual reports waits for somebody, as the worklist asks for it. In: a session, a visitor's sight, a day.
// Out: counts and rows, with the day and the article where the law or the county sets one.
//
// Source: 条例第四十九条 (departments by 31 January, governments by 31 March); for townships the county's own day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "account/visitor.h"
#include "base/date.h"
#include "db/database.h"

namespace gongkai::report {

/// Reports in sight in which something is still undecided.
struct UndecidedReports {
  int with_errors = 0, with_warnings = 0, unreadable = 0;
};
UndecidedReports CountUndecided(db::Session& session, const account::Visitor& visitor);

/// The source of a day that no article sets.
inline constexpr std::string_view kSetByCounty = "本县规定";

/// An organ whose report on `year` is not here, though it is time for it.
struct MissingReport {
  account::OrganId organ{0};
  std::string name;  // short
  int year = 0;
  Date last_day{};
  std::string source;  // the article, or whose decision
};

/// Whose a report is by the word of who took it in, by its id; none: of a unit that is no organ here.
using OrgansByWord = std::map<std::int64_t, std::optional<account::OrganId>>;

/// Of the organs in sight that the county itself leads: departments, townships with a day set for them, the county
/// government. The report on the year before `today`'s is the one that is due; an organ founded since then owes none.
/// A file is an organ's by the word of who took it in, else by the name that its report carries; but not where an organ
/// that collects no reports handed in another's (whose_view.h).
std::vector<MissingReport> MissingReports(db::Session& session, const account::Visitor& visitor, Date today,
                                          const OrgansByWord& by_word);

}  // namespace gongkai::report
