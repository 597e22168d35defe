// Files of a case: a scanned letter, an answer of who was asked, what is released. Sealed under the key of the case.
#pragma once

#include <vector>

#include "account/deed.h"
#include "request/case_actions.h"

namespace gongkai::request {

inline constexpr std::size_t kLargestCaseFile = 20U << 20U, kMostCaseFiles = 40, kMostAtOnce = 6;

struct NewCaseFile {
  FileKind kind = FileKind::kOther;
  std::string name;
  std::string bytes;
};

/// Any number up to kMostAtOnce. Errors: "kind", "files"; kVersionField when it is handled elsewhere now, the post may
/// not, or the case is archived.
FormResult<CaseId> AddCaseFiles(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                const std::vector<NewCaseFile>& files);

}  // namespace gongkai::request
