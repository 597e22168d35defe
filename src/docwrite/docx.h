// The blocks of a PDF (pdf.h) as a Word file that an office goes on working with: WordprocessingML in a zip archive.
// The look is that of official documents (GB/T 9704-2012): the title in 小标宋, running text in 仿宋 of size 三号, 28
// points a line, two characters in at the first one; the fonts are named, not embedded.
//
//   WriteDocx({.title = "…", .blocks = {PdfTitle{"…"}, PdfFacts{…}, body}})
//
// Codes stand as their lines, since a screen needs none; marks, contents and blanks are not written. The same document
// has the same bytes. Next to read: docx_image.h.
#pragma once

#include <string>

#include "docwrite/pdf.h"

namespace gongkai::docwrite {

/// Paper and sheets of the document are not looked at: it is A4, its foot stands on every page. Errors: throws
/// std::runtime_error when the archive cannot be made (memory).
std::string WriteDocx(const PdfDocument& document);

}  // namespace gongkai::docwrite
