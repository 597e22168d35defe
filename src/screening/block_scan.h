// Both quick passes over many pieces at once: a piece is short, and to begin a scan costs as much as a paragraph. The
// pieces stand one behind another with a zero byte between, which is in no word and parts two numbers. Internal to
// screening/.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docread/inspection.h"
#include "screening/byte_marks.h"
#include "screening/word_scan.h"

namespace gongkai::screening {

class BlockScan {
 public:
  explicit BlockScan(const WordScan& words) : words_(words) {}

  /// Scans the pieces from `first` on, as many as fit; answers the one behind them.
  std::size_t Read(std::span<const docread::Piece> pieces, std::size_t first);

  /// What stands in the next of them, in its own bytes; in place of what the parameters held. Answers whether it has
  /// traditional characters.
  bool Next(ByteMarks& marks, std::vector<WordMatch>& matches);

 private:
  /// Where each list of marks has been handed out up to.
  struct Done {
    std::size_t piece = 0, groups = 0, ats = 0, blanks = 0, odd = 0, matches = 0, traditional = 0;
  };

  const WordScan& words_;
  std::string joined_;
  std::vector<std::size_t> ends_;  // of the pieces, in what was scanned
  ByteMarks marks_;
  std::vector<WordMatch> matches_;
  std::vector<std::uint32_t> traditional_;
  Done done_;
};

}  // namespace gongkai::screening
