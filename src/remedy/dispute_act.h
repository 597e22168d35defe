// The acts of a dispute as an office does them: what each is called, on which article it rests, what has to be typed,
// what event comes of it, and whether it may be done today. Pure. What is allowed is not written here a second time:
// the fold is tried with the event.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "base/personal_text.h"
#include "remedy/dispute_fold.h"

namespace gongkai::remedy {

/// What of a form an act has, beside its words.
struct DisputeActFields {
  bool until = false, served = false, outcome = false, by_organ = false, amount = false, procedure = false,
       as_appeal = false;
};

struct DisputeAct {
  DisputeEventKind kind;
  std::string_view label;   // "提交答复书、答辩状"
  std::string_view on;      // the label of its day
  std::string_view advice;  // what to mind, with the article; may be empty
  DisputeActFields fields;
  std::string_view until;  // the label of its `until`
  std::string_view words;  // the label of its words; empty: it has none
  bool words_required;
};
std::span<const DisputeAct> DisputeActs();
/// By the id of its kind, as in the address.
const DisputeAct* FindDisputeAct(std::string_view id);

/// As typed.
struct DisputeActForm {
  std::string on, until, served, outcome, amount, procedure;
  bool orders_anew = false, by_organ = false, as_appeal = false;
  PersonalText words;
};
/// The event without who and when; every fault under the name of its field.
FormResult<DisputeEvent> EventOf(const DisputeAct& act, const DisputeActForm& form);

/// Why it cannot be done today, whatever is typed; nothing: it can.
std::optional<Error> AgainstToday(const DisputeAct& act, const DisputeFold& fold, Date today,
                                  const law::WorkingCalendar& calendar);

/// "1234.5" as 123450 分; nothing for what is no sum.
std::optional<std::int64_t> FenIn(std::string_view text);

}  // namespace gongkai::remedy
