// What `gongkai-pdf --look` is told, ahead of the PDF on its standard input, and what it answers. Plain lines, so that
// the program needs nothing of the library:
//
//   look 1                                  the first line
//   R first last                            pages, 1-based, both included; last 0: to the end
//   S dots                                  an inch
//   U / I                                   characters count that are not seen; pictures are wanted
//   B page left top right bottom            has to be black, in points from the top left corner of the page as shown
//   D bytes                                 the last line; the PDF follows
//
// Answer, numbers in points of the page as shown:
//   N pages                                 of the whole document
//   P number width height wide high         a page begins; the last two in points of the picture
//   L                                       a line of text begins
//   G left top right bottom gap code…       a character; gap: - none, s small, t wide; its code points in hexadecimal
//   M left top right bottom                 of the boxes one that is not black
//   J bytes                                 a JPEG follows, and a line end
// and last: `E`, or `X` and a word: encrypted, damaged, pages, memory, orders; large, and the
// number of the page.
// Next to read: page_look.cc (who asks), pdf_look_program.cc (who answers).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/burn_orders.h"

namespace gongkai::docread {

struct LookOrders {
  int first = 1, last = 0;
  double dots_per_inch = 100;
  bool unseen = false, pictures = false;
  std::vector<BlackBox> boxes;
};

std::string WriteLookOrders(const LookOrders& orders, std::size_t pdf_bytes);
/// Takes the orders off `input`, which is then the PDF. False when they are no orders.
bool TakeLookOrders(std::string_view& input, LookOrders& orders);

}  // namespace gongkai::docread
