// Founds the organs that a county most likely has, those that were ticked, in one act. Done again it adds what is
// missing. What is proposed: fill_from_place.h.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "account/fill_from_place.h"
#include "base/field_errors.h"

namespace gongkai::account {

struct FillForm {
  std::string place_code;           // of the county; kept with the county government when that has none yet
  std::string opened_on;            // the day from which all of them count as there
  std::vector<std::string> ticked;  // keys of proposals
};

/// As the page shows them; empty before there is a county government. `place_code` as FillForm.
std::vector<Proposal> ProposalsFor(db::Session& session, std::string_view place_code);

/// How many were founded. A tick on what is there already is passed over.
/// Errors: under opened_on, place, or "" when nothing was ticked or a tick is unknown.
FormResult<int> FillFromPlace(Desk& desk, const Actor& actor, const FillForm& form);

}  // namespace gongkai::account
