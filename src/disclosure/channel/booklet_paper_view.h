// A leaflet or a booklet as it is printed. What goes in was read by the caller, who asked the gate for every item.
#pragma once

#include <string>
#include <vector>

#include "disclosure/channel/booklet.h"
#include "disclosure/channel/outgoing_view.h"

namespace gongkai::disclosure {

struct PrintedBooklet {
  std::string title;
  std::string organ, phone;  // who compiles it (编印)
  Date made_on{};
  std::vector<OutgoingItem> items;
};

/// One sheet of A4, printed on both sides and folded to the third: the main points of each item, and its code.
std::string LeafletPdf(const PrintedBooklet& printed);

/// Cover, contents, texts, and what it was made of. `sheets`: page by page, or imposed on A4 for stitching.
std::string BookletPdf(const PrintedBooklet& printed, docwrite::PdfSheets sheets);

}  // namespace gongkai::disclosure
