// Columns of 法定主动公开内容 in which an organ has nothing public: readers do not see them; the office is told, for a
// blank column is a fault (国办秘函〔2019〕19号: 空白栏目). Whether an organ has something to publish there is for the
// organ to say: this tells what is empty, not what is owed (catalogue/obligation_view.h tells that).
#pragma once

#include <string>
#include <vector>

#include "db/database.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

struct BlankColumns {
  OrganId organ{0};
  std::string name;
  bool has_guide = true;  // of what 条例第十二条 asks for
  std::vector<Column> blank;
};

/// Of the organs that publish in their own name and are among `organs` (none: all of the county), each that has a blank
/// column or no public guide, in the order of kind and code.
std::vector<BlankColumns> BlankColumnsOf(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                         Date today);

/// What belongs into a column: its kinds, with their articles.
std::string WhatBelongsInto(Column column);

}  // namespace gongkai::disclosure
