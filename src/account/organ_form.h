// The forms of organs as they were typed: founding one, correcting its data, and the acts that change what it is
// called, where it hangs and whether it is still there. What is wrong in the form alone is told here; what the tree of
// organs says of it, by organ_actions.h and organ_closing_actions.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/field_errors.h"

namespace gongkai::account {

struct OrganForm {
  std::string kind;    // IdOf(OrganKind); of a new organ alone, as are parent and names
  std::string parent;  // id; empty for the county government
  std::string name, short_name;
  std::string opened_on;
  std::string code;
  std::string place_code;
  std::string credit_code;
  std::string leadership;  // IdOf(Leadership); empty: by the county's own government
  std::string led_by;
  std::int64_t version = 0;  // of the organ that was corrected
};

struct RenameForm {
  std::string name, short_name;
  std::string on;  // the first day of the new name; that of the name in force corrects it
  std::int64_t version = 0;
};

struct MoveForm {
  std::string parent;  // id
  std::string on;
  std::int64_t version = 0;
};

/// Merging into another, or abolishing. Of what is abolished, `into` or `successor` says who goes on exercising its
/// powers.
struct ClosingForm {
  std::string into;       // id
  std::string successor;  // in words: an organ outside the register
  std::string on;         // the first day on which it is no longer there
  std::int64_t version = 0;
};

/// Into `organ`: what can be corrected later too, for an organ of organ.kind.
void ReadOrganFacts(const OrganForm& form, Organ& organ, FieldErrors& errors);
/// What is wrong with how it is led, given its kind and name; empty when nothing is.
std::string LeadershipFault(const Organ& organ);
/// All of a new one; organ.parent is left to the caller, who knows the tree.
Organ ReadNewOrgan(const OrganForm& form, Date today, FieldErrors& errors);
void ReadOrganNames(std::string_view name, std::string_view short_name, Organ& organ, FieldErrors& errors);
/// What is wrong with this full name of an organ, `what` it is called on the form; empty when nothing is.
std::string OrganNameFault(std::string_view name, std::string_view what);
/// A day that has come, under the field of that name; `what` says whose day ("成立"). None with an error.
std::optional<Date> ReadDayUntil(std::string_view typed, std::string_view field, std::string_view what, Date today,
                                 FieldErrors& errors);
/// As codes are kept: level, in capitals.
std::string FoldOrganCode(std::string_view typed);
std::optional<OrganId> ReadOrganId(std::string_view typed);

/// The form that shows an organ as it is.
OrganForm FormOf(const Organ& organ);

}  // namespace gongkai::account
