// What an organ registered as not to be published, as a list of its own: for the records themselves, when they are
// handed over to the archive in their time. It is in no package and on no list for the library.
//
// 条例第二十五条第三款 asks for what is published and nothing else; 档案法实施条例第三十条 wants that records which are
// handed over say their 政府信息公开情况, so that the archive knows of each whether it may be given to read. Of state
// secrets the list says the number alone: they are handed over by the ways of their own.
#pragma once

#include <string>

#include "db/database.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Of what was formed in that year.
std::string UnpublishedWorkbook(db::Session& session, OrganId organ, const std::string& organ_name, int year);

}  // namespace gongkai::disclosure
