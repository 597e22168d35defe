// Old Office files (.doc, .wps, .rtf, .xls, .et, .ppt, .dps, the XML of Word 2003) and OpenDocument, made into the new
// formats by LibreOffice, where it is installed; and any of them as printed pages. Next to read: old_word.cc,
// inspect.cc (who call), child.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "docread/document.h"

namespace gongkai::docread {

struct Converted {
  std::string bytes;  // a docx, xlsx or pptx by its content; as hostile as what it was made of
  Obstacle obstacle = Obstacle::kNone;
  std::string message;
};

/// `most` bytes in and out.
Converted ToNewOffice(std::string_view bytes, std::size_t most);

/// Pages as they are printed, as a PDF: of Office files, old and new, OpenDocument, images.
Converted ToPrintedPages(std::string_view bytes, std::size_t most);

}  // namespace gongkai::docread
