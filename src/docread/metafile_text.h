// What is written in an EMF picture, as Office puts it beside an embedded object: a whole sheet of names may stand
// there. Source: [MS-EMF] 2.3.5.7, 2.3.5.8. Old WMF is told as such; its text is not read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

bool IsMetafile(std::string_view bytes);

/// One entry for each text that is drawn.
std::vector<std::string> TextOfMetafile(std::string_view bytes);

}  // namespace gongkai::docread
