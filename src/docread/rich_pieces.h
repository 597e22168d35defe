// What the reader of rich text gathers before it is known what stands around it: which heading is the highest, and
// whether the numbers that a list shows are those that it would be given anew. Used by rich_text_reader.cc alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/rich_text.h"

namespace gongkai::docread {

struct RichPiece {
  enum class Kind { kParagraph, kHeading, kItem, kTable, kImage };
  Kind kind = Kind::kParagraph;
  Alignment alignment = Alignment::kStart;
  RichRuns runs{};
  int level = 0;                   // of a heading, 1 to 6; of an item, its depth from 0
  bool ordered = false;            // of an item of a real list
  bool drawn = false;              // an item whose marker is text in the source
  bool counts_anew = false;        // an ordered item that takes the number it comes to
  std::string marker{};            // "1.", "（一）", "·"; of unordered items of real lists empty
  std::vector<RichBlock> block{};  // a table or image: exactly one
};

/// Paragraphs of a cell: headings are bold, items have their markers in front. Images go to `images`.
std::vector<RichParagraph> ToCell(std::vector<RichPiece> pieces, std::vector<RichPiece>& images);

std::vector<RichBlock> ToBlocks(std::vector<RichPiece> pieces);

}  // namespace gongkai::docread
