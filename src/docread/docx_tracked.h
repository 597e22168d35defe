// Tracked changes of a docx: taken as they stand, so that nobody can see any more that there were any. Source: ISO/IEC
// 29500-1 17.13.5. Next to read: clean_docx.cc.
#pragma once

#include <pugixml.hpp>

#include <string_view>

#include "docread/clean_work.h"

namespace gongkai::docread {

/// What was deleted goes (kDeleted), what was put in becomes text like any other (kInserted), as far as it is ordered.
void AcceptTracked(pugi::xml_node root, CleanWork& work, std::string_view where);

}  // namespace gongkai::docread
