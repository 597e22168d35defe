// Looking at the pages of a PDF: their text as it is seen, their pictures, and whether boxes are of one colour. The
// program gongkai-pdf does it, locked in; each call is one process. Next to read: look_orders.h (what it is told),
// burn.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/burn_orders.h"
#include "docread/document.h"
#include "docread/page_pieces.h"
#include "docread/page_text.h"

namespace gongkai::docread {

struct LookWish {
  int first = 1, last = 0;      // pages, both included; last 0: to the end
  double dots_per_inch = 100;   // of the drawing; text smaller than that can show is not seen
  bool pictures = false;        // give JPEGs
  bool unseen = false;          // characters that are drawn without paint or covered count, too: for proving a copy
  std::vector<BlackBox> boxes;  // which have to be of one colour, but for a margin of one point
  int seconds = 60;
  int most_pages = 2'000;
};

struct LookedPage {
  PageText text;
  std::string jpeg;  // of `pictures`
  int pixels_wide = 0, pixels_high = 0;
  std::vector<BlackBox> uneven;  // of `boxes`: more than one colour in it, or another than black
};

struct Looked {
  int pages = 0;  // of the whole document
  std::vector<LookedPage> looked;
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;  // one plain sentence
};

/// Errors are told by `obstacle`; then nothing of the file counts as looked at.
Looked LookAtPages(std::string_view pdf, const LookWish& wish);

/// The same of all pages, in pieces (page_pieces.h); `wish` says nothing of which.
Looked LookAtAllPages(std::string_view pdf, const LookWish& wish, const PagesDone& done = {});

}  // namespace gongkai::docread
