// The places of a body at which text stands: paragraphs, headings, items of lists, cells of tables, what images say,
// where links lead. In reading order, so that what screening found in the n-th one is changed in the n-th one. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/rich_text.h"
#include "docread/inspection.h"

namespace gongkai::disclosure {

struct BodySlot {
  docread::Sight sight = docread::Sight::kShown;
  std::string text;                    // as it reads; paragraphs of a cell are joined by a line break
  std::string where;                   // "第 3 段", "表 1 第 2 行第 3 列"
  int table = 0, row = 0, column = 0;  // table from 1, the others from 0

  // Into the blocks of which it was made: one of these.
  std::vector<RichRuns*> lines;
  std::string* alt = nullptr;
  RichRun* link = nullptr;
};

/// None of them is empty. The blocks must outlive it, and be those of a RichText.
std::vector<BodySlot> SlotsOf(std::vector<RichBlock>& blocks);

/// Puts `to` in the place of those bytes. Of a link the address goes, whatever comes in its place.
void ReplaceIn(BodySlot& slot, std::size_t offset, std::size_t length, std::string_view to);

}  // namespace gongkai::disclosure
