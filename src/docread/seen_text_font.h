// The name of the font in which a burnt PDF has its text layer (pdf_burn_writer.cc). What is set in it without paint,
// over the picture of the page, was seen when the picture was made, if the file was made here (burnt_here.h). The name
// alone proves nothing: in any other file such a layer is told as what nobody sees, with a sentence of its own.
#pragma once

namespace gongkai::docread {

inline constexpr const char* kSeenTextFont = "GongkaiSeenText";

}  // namespace gongkai::docread
