// The organs that a county most likely has: its townships and subdistricts as the register of divisions names them, and
// the departments that most counties have (data/departments.tsv). A proposal only: a person looks it through, takes
// ticks away, and founds the rest in one act (fill_actions.h).
//
// In: the county government and all organs there are or were. Out: one proposal each, those that are there already
// marked.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"

namespace gongkai::account {

struct Proposal {
  std::string key;      // "place:410307107", "department:SFJ": the value of its tick
  Organ organ;          // as it would be founded, but for id, parent and opened_on
  bool there = false;   // an organ of this place or name is there
  bool ticked = false;  // usual enough to be taken unless a person objects
  std::string note;     // why not, or what to mind
};

/// Townships in the order of their codes, then departments in the order of the list. `present`: all organs, closed ones
/// too. `departments`: the text of data/departments.tsv.
std::vector<Proposal> ProposeOrgans(const Organ& county, std::span<const Organ> present, std::string_view departments);

/// "澄砚县" of 澄砚县人民政府.
std::string CountyName(const Organ& county);

}  // namespace gongkai::account
