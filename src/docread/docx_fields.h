// Fields and links of a docx: what is shown of them stays, what they say to Word goes. Source: ISO/IEC 29500-1 17.16.
// Next to read: clean_docx.cc.
#pragma once

#include <pugixml.hpp>

#include <string_view>

#include "docread/clean_work.h"

namespace gongkai::docread {

void CleanFields(pugi::xml_node root, CleanWork& work, std::string_view where);

}  // namespace gongkai::docread
