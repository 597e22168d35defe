// Marks of notes on a page of a PDF: the small raised digits behind a figure. Used by pdf_layout.cc alone.
#pragma once

#include "docread/pdf_layout.h"

namespace gongkai::docread {

/// Puts them to the word of the figure, as raised digits: "238" and behind it "1" is "238¹". A mark is told by being
/// clearly smaller than the figure, clearly off its foot, and close behind it.
void RaiseNoteMarks(PdfPage& page);

}  // namespace gongkai::docread
