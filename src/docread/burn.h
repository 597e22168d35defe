// A PDF made anew as pictures with boxes blacked out, and with a text layer of what is still seen (docs/adr/0012): the
// same as cleaning does (clean.h), ordered by boxes, in pieces of a few pages each, two at a time, so that it tells how
// far it is and never holds more than a few pages. Next to read: burn_orders.h, pdf_burn_program.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/burn_orders.h"
#include "docread/document.h"
#include "docread/page_pieces.h"

namespace gongkai::docread {

struct BurnWish {
  std::vector<BlackBox> boxes;  // points from the top left corner of the page as it is shown
  int pages = 0;                // of the document, as page_look.h tells
  int most_pages = 2'000;
  PagesDone done{};
};

struct Burnt {
  std::string bytes;
  std::string digest;  // burnt_here.h: to be kept with it, else its text layer counts as hidden text
  int pages = 0, boxes = 0;
  long peak_kilobytes = 0;  // of its largest process
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;  // one plain sentence; then there are no bytes
};

Burnt BurnPages(std::string_view pdf, const BurnWish& wish);

}  // namespace gongkai::docread
