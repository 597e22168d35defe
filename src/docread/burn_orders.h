// What `gongkai-pdf --burn` is told, ahead of the PDF on its standard input, and what it answers. Plain lines, so that
// the program needs nothing of the library:
//
//   burn 1                                  the first line
//   C from to                               words to be changed; both in hexadecimal, `-` for nothing
//   B page left top right bottom            to be blacked out, in points from the top left corner of the page as shown
//   R first last                            of the pages these alone, 1-based
//   F / A                                   fields of forms, annotations are not painted
//   D bytes                                 the last line; the PDF follows
//
// Answer: "burnt PAGES CHANGED BLACKENED\n" and the new PDF, of the pages that were asked for; or "X" and a word: encrypted, damaged, pages, memory.
// Next to read: clean_pdf.cc (who asks), pdf_burn_program.cc (who answers).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::docread {

struct BlackBox {
  int page = 1;  // 1-based
  double left = 0, top = 0, right = 0, bottom = 0;
};

struct BurnOrders {
  std::vector<std::pair<std::string, std::string>> changes;  // UTF-8
  std::vector<BlackBox> boxes;
  bool paints_fields = true, paints_annotations = true;
  int first = 1, last = 0;  // 0: to the end
};

std::string WriteBurnOrders(const BurnOrders& orders, std::size_t pdf_bytes);
/// Takes the orders off `input`, which is then the PDF. False when they are no orders.
bool TakeBurnOrders(std::string_view& input, BurnOrders& orders);

}  // namespace gongkai::docread
