// A clean-up as a workbook: each document with what was found of it, as it is published with the decision.
#pragma once

#include <span>
#include <string>

#include "disclosure/cleanup/cleanup.h"

namespace gongkai::disclosure {

/// `documents`: of the organ; those that stand in the clean-up are written, in its order.
std::string CleanupWorkbook(const Cleanup& cleanup, const std::string& organ,
                            std::span<const CleanedDocument> documents, Date today);

}  // namespace gongkai::disclosure
