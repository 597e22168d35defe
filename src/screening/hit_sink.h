// What detectors see of a piece, and where they put what they find. Internal to screening/.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "screening/hit.h"

namespace gongkai::screening {

/// One piece among all that is screened.
struct PieceView {
  std::span<const Part> parts;
  std::size_t part = 0, index = 0;

  const docread::Piece& piece() const { return parts[part].pieces[index]; }
  std::string_view text() const { return piece().text; }
  /// The piece before it in the same file, and in the same row where it is a cell; null when there is none.
  const docread::Piece* Before() const {
    if (index == 0) return nullptr;
    const docread::Piece& other = parts[part].pieces[index - 1];
    const docread::Piece& own = piece();
    const bool beside = other.file == own.file && other.table == own.table && (own.table == 0 || other.row == own.row);
    return beside ? &other : nullptr;
  }
};

class HitSink {
 public:
  struct Extra {
    Sureness sureness = Sureness::kLikely;
    std::string why, instead;
  };

  /// Many times what a run keeps (screening/run.h), so that it says it was too many: beyond, a file of nothing but
  /// numbers would fill the memory of the program.
  static constexpr std::size_t kMost = 300'000;

  void Add(const PieceView& view, std::string_view rule, std::size_t offset, std::size_t length, Extra extra) {
    if (hits_.size() >= kMost) return;
    hits_.push_back(
        {rule, view.part, view.index, offset, length, extra.sureness, std::move(extra.why), std::move(extra.instead)});
  }
  std::vector<Hit>& hits() { return hits_; }

 private:
  std::vector<Hit> hits_;
};

}  // namespace gongkai::screening
