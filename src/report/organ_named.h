// Whether a report can be of an organ, by the name it carries.
#pragma once

#include <string_view>

#include "account/organ.h"

namespace gongkai::report {

/// Whether `written`, an organ as a report names it, can be this one: by its full or short name, with or without the
/// places above it, with or without the words behind it ("枕溪镇", "澄砚县枕溪镇人民政府办公室").
bool IsNamed(std::string_view written, const account::OrganName& name);

}  // namespace gongkai::report
