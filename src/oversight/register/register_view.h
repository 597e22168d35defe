// Who sees what of the registers of oversight, and the year of an organ as other subjects read it: counts and sums by
// register, organ and year, with the page that shows the rows. Next to read: register_figure.h (what is counted, and
// when a 0 is a statement).
#pragma once

#include "account/visitor.h"
#include "oversight/register/register_figure.h"
#include "oversight/register/register_store.h"

namespace gongkai::oversight {

/// Its keeper's people and who looks after the county; the organ that it is about where that may (IsShownToAbout);
/// everybody what is kept for all.
bool MaySeeEntry(const account::Visitor& visitor, const RegisterEntry& entry);
/// Writes it, corrects, closes.
bool MayKeepEntry(const account::Visitor& visitor, const RegisterEntry& entry);
/// Tells what was done of what follows: the keeper, and the organ that it is about.
bool MayFollowEntry(const account::Visitor& visitor, const RegisterEntry& entry);

/// What counts in the year of what the organ keeps itself, with what is kept about it and shown to it: inspections of
/// it, measures against it.
RegisterYear RegisterYearOf(db::Session& session, OrganId organ, int year);

struct RegisterCount {
  const RegisterFigure* figure = nullptr;
  std::optional<Number> value;  // none: nothing is kept of it
  std::string path;             // shows the rows
};
/// Every figure of the organ's year, in the order of RegisterFigures().
std::vector<RegisterCount> RegisterCountsOf(db::Session& session, OrganId organ, int year);

/// What the entries of a register are called, the oldest first, for a text that names them; of the leading group who
/// leads it by his post: "组长由镇长担任". No person is named.
std::vector<std::string> TitlesOf(const RegisterYear& year, std::string_view kind);

/// "/office/registers/meeting?organ=3&year=2025".
std::string PathOfRegister(std::string_view kind, OrganId organ, int year);

}  // namespace gongkai::oversight
