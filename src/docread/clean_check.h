// Whether what was ordered is really gone: a copy is inspected before anybody gets it. Next to read: clean.cc,
// clean_isolated.cc.
#pragma once

#include <string>
#include <string_view>

#include "docread/clean.h"
#include "docread/clean_work.h"
#include "docread/sniff.h"

namespace gongkai::docread {

/// A sentence about the first thing that is left; empty when nothing is.
std::string WhatIsLeft(const Inspection& inspection, const CleanOrder& order);

/// The copy as it is, or none of it where something is left.
Cleaned CheckedCopy(Cleaned cleaned, std::string_view name, const CleanOrder& order, const InspectLimits& limits,
                    InspectCopy inspect);

bool IsNewOffice(Kind kind);
bool IsOldOffice(Kind kind);
/// "docx", …; empty for another kind.
std::string EndOfNewOffice(Kind kind);

}  // namespace gongkai::docread
