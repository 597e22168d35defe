// A line of text, of which some is seen and some is not: what a person sees is one piece, each stretch of the rest
// another. Figures that such a stretch cuts in two stay whole in its piece: half an identity number hides nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/inspection.h"

namespace gongkai::docread {

class MixedText {
 public:
  void Append(Sight sight, std::string_view text);
  bool empty() const { return parts_.empty(); }
  void Clear() { parts_.clear(); }

  struct Part {
    Sight sight = Sight::kShown;
    std::string text;
  };
  /// What is seen in front (what tracked changes put in is, and is told once more by itself), then the rest in order.
  std::vector<Part> Parts() const;

 private:
  std::string Before(std::size_t part) const;
  std::string After(std::size_t part) const;

  std::vector<Part> parts_;  // as they stand
};

}  // namespace gongkai::docread
