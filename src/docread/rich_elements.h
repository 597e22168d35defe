// The open elements while rich text is read: what they say of the text in them. Only what is open is kept, and no more
// than some dozens of it, so that a hostile page costs nothing by opening a million. Used by rich_text_reader.cc alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/rich_tag.h"

namespace gongkai::docread {

struct RichElement {
  std::string name{};
  RichTag tag{};
  bool is_block = false;
  bool is_cell = false;  // nothing beyond it counts, but for struck-out text
  int next_number = 1;   // of an "ol"
  bool counts_anew = true;
  int number = 0;         // of an "li" of an "ol", once it has text
  bool has_text = false;  // an "li" that has become an item
  std::string marker{};   // gathered of a paragraph that Word draws
};

/// What holds where text stands now.
struct RichState {
  RichRun look{};  // without text
  Alignment alignment = Alignment::kStart;
  Script script = Script::kLevel;
  TextFont font = TextFont::kOther;
  bool struck_out = false, verbatim = false, marker = false;
  int heading = 0;
  int lists = 0;                 // how many are open around it
  RichElement* item = nullptr;   // the innermost "li"
  RichElement* list = nullptr;   // the innermost "ul" or "ol"
  RichElement* drawn = nullptr;  // the paragraph of a list that Word draws
};

class RichElements {
 public:
  void Open(RichElement element);
  /// Closes the innermost element of that name within the cell, and what was left open in it. An inline end tag does
  /// not close a block.
  void Close(std::string_view name);
  /// Closes the innermost of them ("p", "li"), whose end tag may be left out, unless a list or a cell has begun in it.
  void CloseLeftOpen(std::string_view name);
  void CloseCell();

  /// Fits until an element opens or closes. Text that is struck out around a table is so in its cells.
  const RichState& State();

 private:
  std::size_t CellStart() const;

  std::vector<RichElement> open_;
  std::optional<RichState> state_;  // while nothing opens or closes
  int unkept_ = 0;                  // opened beyond the limit; their end tags close nothing
};

}  // namespace gongkai::docread
