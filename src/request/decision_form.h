// How a decision is written, by its outcome: which outcomes there are to choose from on a day, in the blocks of table
// 3, and what of a decision each of them has. Pure. What must not be missing: decision_actions.h; pages:
// decision_write_pages.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "law/outcomes.h"

namespace gongkai::request {

struct OutcomeBlock {
  std::string_view name;  // "不予公开"
  std::vector<const law::Outcome*> outcomes;
};
/// Those in force on the day, without the ones to which a case comes by what happens (not corrected, not paid,
/// withdrawn).
std::vector<OutcomeBlock> OutcomesToWrite(Date day);

/// The fields of the form, each with its label; an empty one is not there.
struct DecisionFields {
  std::string_view finding, finding_hint;
  std::string_view reasons, reasons_hint;
  std::string_view elsewhere;
  std::string_view where;
  std::string_view form, form_hint;
  std::string_view withheld{};  // what was taken out of the files: shown, and nobody's to type
  bool files = false;
  bool viewings = false;  // times to read and copy on the spot (第四十条)
};
DecisionFields FieldsOf(const law::Outcome& outcome);

}  // namespace gongkai::request
