// Numbers that go on in the next piece: an identity card over two lines, or with a box for each digit. Internal to
// screening/.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/date.h"
#include "screening/byte_marks.h"
#include "screening/hit_sink.h"

namespace gongkai::screening {

/// Is shown the pieces of a part one after another.
class SplitNumbers {
 public:
  explicit SplitNumbers(Date today) : today_(today) {}
  void Next(const PieceView& view, const ByteMarks& marks, HitSink& out);

 private:
  struct Fragment {
    std::size_t piece, begin, end;
    std::string digits;
  };
  void TryEndings(const PieceView& view, HitSink& out) const;
  void Put(const PieceView& view, std::size_t first, std::string_view rule, HitSink& out) const;

  Date today_;
  std::vector<Fragment> chain_;
};

}  // namespace gongkai::screening
