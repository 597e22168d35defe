// The name of the font in which a burnt PDF has its text layer (pdf_burn_writer.cc). What is set in it without paint,
// over the picture of the page, was seen when the picture was made; an inspection (pdf_paint.cc) knows it by this name.
// A PDF that bears the name without having been made here would have been made so to deceive; what somebody adds to a
// burnt one with another program has another font.
#pragma once

namespace gongkai::docread {

inline constexpr const char* kSeenTextFont = "GongkaiSeenText";

}  // namespace gongkai::docread
