// Table 2 of an organ's year, for who makes its annual report: the figures of figures.h, and the page of each one's
// rows.
#pragma once

#include <string>

#include "account/organ.h"
#include "base/result.h"
#include "db/database.h"
#include "disclosure/decision/figures.h"

namespace gongkai::disclosure {

/// Errors: kNotFound for a year that had another form.
Result<Figures> Table2Of(db::Session& session, account::OrganId organ, int year);

/// "/office/figures/rows?organ=…": exactly the rows that the cell counts.
std::string PathOfFigureRows(account::OrganId organ, int year, const Figure& figure);

}  // namespace gongkai::disclosure
