// Any file as a PDF of pages, as a person sees it who prints it: PDF as it is; a JPEG or PNG put upon a page as it is;
// Office files, old and new, OpenDocument, other images through LibreOffice, in its fence (libre_office.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "docread/document.h"

namespace gongkai::docread {

struct AsPages {
  std::string pdf;  // as hostile as what it was made of
  Obstacle obstacle = Obstacle::kNone;
  std::string message;  // one plain sentence
};

/// `most` bytes in and out.
AsPages ToPages(std::string_view bytes, std::size_t most);

/// A JPEG or PNG upon a page of its own size at 200 points an inch, turned as its camera says, without being unpacked
/// here. Empty for what cannot be put so (another format, an interlaced PNG, one with transparency).
std::string ImageAsPage(std::string_view image);

}  // namespace gongkai::docread
