// What people do with a compiled report: leave an error standing by name and reason, freeze it and hand it in, take it
// back, submit it, begin a correction. It is signed as the item that carries it (disclosure/review_actions.h), so that
// three people and the secrecy examiner sign what readers will read, and there is no second way to publish.
//
// Source: annual_state.h. All ask for the post's right again within the deed.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/item.h"
#include "report/compile/annual_view.h"

namespace gongkai::report {

struct AnnualId {
  account::OrganId organ{0};
  int year = 0;
  bool operator==(const AnnualId&) const = default;
};

struct OverruleForm {
  std::string fingerprint;
  std::string reason;
  bool holds = true;  // false: takes back that it stays
};
/// Errors: under "reason"; under kVersionField when the report has no such error any more.
FormResult<AnnualId> OverruleError(account::Desk& desk, const account::Actor& actor, const AnnualSources& sources,
                                   AnnualId id, const OverruleForm& form);

struct HandInForm {
  std::string digest;                // of the report that stood on the page
  std::optional<Date> publish_on{};  // not before that day; none: as soon as it is signed
  std::string why;                   // of a correction: why; readers see it
};
/// Freezes the report as the next version, writes it with its files into the item and hands that in: the drafter's
/// signature. Errors: a year that is not over, an error of the rules that nobody answers for, blank cells of tables 3
/// and 4 among them, live fields without a value, what the item lacks: under kVersionField; "publish_on", "why".
FormResult<disclosure::ItemId> HandInAnnual(account::Desk& desk, const account::Actor& actor,
                                            const AnnualSources& sources, AnnualId id, const HandInForm& form);

/// On that day: not later than today, not before it was signed. The county's office is told, but for what is led from
/// above. Errors: under "on", or
/// kVersionField.
FormResult<AnnualId> SubmitAnnual(account::Desk& desk, const account::Actor& actor, AnnualId id,
                                  std::optional<Date> on);

/// The item becomes a draft again; readers keep what is public until the correction is signed.
FormResult<AnnualId> CorrectAnnual(account::Desk& desk, const account::Actor& actor, AnnualId id);

}  // namespace gongkai::report
