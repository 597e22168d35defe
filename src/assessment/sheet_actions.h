// What an organ says of itself, with proof; handing it in; what the department in charge makes of it.
#pragma once

#include "assessment/sheet_store.h"
#include "assessment/step_actions.h"

namespace gongkai::assessment {

struct SeenMark {
  SheetPlace place;
  std::int64_t version = 0;
};
/// Until self_by, and not once it is handed in. Errors: of SelfFrom; kVersionField.
FormResult<int> SaySelf(account::Desk& desk, const account::Actor& actor, const SeenMark& seen, const MarkForm& form);

struct EvidenceFile {
  std::string name, bytes;
};
inline constexpr std::int64_t kLargestEvidence = 20'000'000;
/// Of an indicator; also while an objection may be made. Errors: "file", kVersionField.
FormResult<int> AttachEvidence(account::Desk& desk, const account::Actor& actor, const SheetPlace& place,
                               const EvidenceFile& file);
/// As long as it is not handed in. Errors: kVersionField.
FormResult<int> DropEvidence(account::Desk& desk, const account::Actor& actor, const SheetPlace& place, int number);

/// Errors: kVersionField, each thing that is missing.
FormResult<int> HandInSheet(account::Desk& desk, const account::Actor& actor, AssessmentId id, OrganId organ,
                            std::int64_t version);
/// Sent back to be written again, with why. Errors: "why", kVersionField.
FormResult<int> SendBackSheet(account::Desk& desk, const account::Actor& actor, AssessmentId id, OrganId organ,
                              std::int64_t version, std::string_view why);

/// While it is reviewed. Errors: of ReviewFrom, kVersionField.
FormResult<int> ReviewMark(account::Desk& desk, const account::Actor& actor, const SeenMark& seen,
                           const MarkForm& form);

}  // namespace gongkai::assessment
