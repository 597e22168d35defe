// Tables of people: with a head of columns that are personal, in a real table or in lines set in columns by tabs, bars,
// commas or blanks. Internal to screening/.
//
//   序号  姓名    身份证号码          补助金额（元）      ← the head: a name, and at least one column that is personal
//   1     王建国  41030719850612003X  500
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "screening/hit.h"
#include "screening/list_heads.h"

namespace gongkai::screening {

struct ListCell {
  std::size_t piece = 0, offset = 0, length = 0;
  int column = 0;
};

struct PeopleTable {
  struct Column {
    ColumnKind kind = ColumnKind::kOther;
    ListCell head;
  };
  std::size_t part = 0;
  int table = 0;  // 0 for lines set in columns
  std::vector<Column> columns;
  std::vector<std::vector<ListCell>> rows;

  const Column* Find(ColumnKind kind) const;
  ColumnKind KindAt(int column) const;
};

/// `heads`: the pieces in which a word of ListHeadWords stands, in order; without them they are looked for.
std::vector<PeopleTable> FindPeopleTables(std::span<const Part> parts, std::size_t part,
                                          std::span<const std::size_t> heads);
std::vector<PeopleTable> FindPeopleTables(std::span<const Part> parts, std::size_t part);

}  // namespace gongkai::screening
