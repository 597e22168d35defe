// The cells of a table of a rich text with their places, for those who draw it or read it aloud.
#pragma once

#include <cstddef>
#include <vector>

#include "base/rich_text.h"

namespace gongkai {

struct PlacedCell {
  const RichCell* cell = nullptr;  // of the table, which must outlive it
  int row = 0, column = 0;         // of its first place, from 0
};

struct RichGrid {
  int rows = 0, columns = 0;
  std::vector<PlacedCell> cells;         // in reading order
  std::vector<const RichCell*> covered;  // by which cell each place is, row by row

  /// The cell that covers that place; a table in normal form has one everywhere.
  const RichCell* At(int row, int column) const {
    return covered[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                   static_cast<std::size_t>(column)];
  }
};

/// Of a table in normal form, as those of a RichText are.
RichGrid GridOf(const RichTable& table);

}  // namespace gongkai
