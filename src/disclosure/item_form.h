// Single fields of the form of an item, as they are taken in. Pure.
#pragma once

#include <string>

#include "base/field_errors.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// What a date field of the form says. A day that cannot be read is told under the field, and left out.
std::optional<Date> DayIn(std::string_view typed, std::string field, FieldErrors& errors);

/// The name under which a file is kept: without folders and invisible characters, never empty, 200 characters at most.
std::string FileNameOf(std::string_view sent);

}  // namespace gongkai::disclosure
