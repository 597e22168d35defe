// The words of PDF pages, with their places, to a Document.
//
// Pure: no file, no process. A table whose cells are closed by ruled lines is a grid (pdf_grid.h), also where it goes
// on over several pages. Any other is loose (Geometry::kLoose): words to lines, lines to cells; every cell holds the
// text of one table cell on one visual line, with its exact horizontal extent; which column it is, and which lines make
// one row, is told by the reader of the table, who knows its headings. Next to read: pdf.cc (where the words come
// from).
#pragma once

#include <string>
#include <vector>

#include "docread/document.h"
#include "docread/read.h"

namespace gongkai::docread {

struct PdfWord {
  Box box;
  double size = 0;   // of the font, in points
  int rotation = 0;  // quarter turns
  int mark = 0;      // words with the same positive mark belong to one piece of text; -1 = page furniture; 0 = unknown
  int from = 0;      // place in the order of drawing; a hole between two words' [from, to) is a blank that was drawn
  int to = 0;
  std::string text;
};

struct PdfRuling {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;  // level or upright, x1 <= x2, y1 <= y2
};

struct PdfPage {
  int number = 0;
  double width = 0, height = 0;
  std::vector<PdfWord> words;
  std::vector<PdfRuling> rulings;
};

/// Fills lines and blocks of a Document of format kPdf.
Document LayOutPages(std::vector<PdfPage> pages, const Limits& limits);

}  // namespace gongkai::docread
