// What a file carries and a reader does not see, and files that could not be looked into. Internal to screening/.
#pragma once

#include <cstddef>
#include <map>
#include <span>

#include "screening/hit_sink.h"

namespace gongkai::screening {

/// Is shown the pieces of a part one after another; of a kind that fills it, a hit of the part as a whole says how many
/// more there are.
class HiddenParts {
 public:
  void Next(const PieceView& view, HitSink& out);
  void Close(std::span<const Part> parts, std::size_t part, HitSink& out);

 private:
  struct Seen {
    std::size_t count = 0;
  };
  std::map<docread::Sight, Seen> seen_;
};

/// The part, or a file of it, that could not be looked into.
void FindObstacles(std::span<const Part> parts, std::size_t part, HitSink& out);

}  // namespace gongkai::screening
