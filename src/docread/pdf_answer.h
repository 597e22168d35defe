// The answer of gongkai-pdf, taken apart. Its grammar stands at the head of pdf_program.cc. It is not trusted: the
// program has read hostile bytes. Next to read: pdf_layout.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/pdf_layout.h"

namespace gongkai::docread {

/// What the program answered.
struct PdfAnswer {
  std::string title;
  std::vector<PdfPage> pages;
  std::string end;  // "E", or the word after "X"; empty when it never came to an end
};

/// Lines that make no sense are passed over.
PdfAnswer ParsePdfAnswer(std::string_view output);

}  // namespace gongkai::docread
