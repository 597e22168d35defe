// The cells of a table of a rich text with their places, for those who draw it or read it aloud.
#pragma once

#include <vector>

#include "base/rich_text.h"

namespace gongkai {

struct PlacedCell {
  const RichCell* cell = nullptr;  // of the table, which must outlive it
  int row = 0, column = 0;         // of its first place, from 0
};

struct RichGrid {
  int rows = 0, columns = 0;
  std::vector<PlacedCell> cells;  // in reading order

  /// The cell that covers that place; a table in normal form has one everywhere.
  const RichCell* At(int row, int column) const;
};

/// Of a table in normal form, as those of a RichText are.
RichGrid GridOf(const RichTable& table);

}  // namespace gongkai
