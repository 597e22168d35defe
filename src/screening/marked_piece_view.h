// One piece of text with the marks of its hits, cut to their neighbourhood where it is long; and the bound on all that
// one page draws. Next to read: marked_part_view.h.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "screening/hit_group_view.h"

namespace gongkai::screening {

class MarkedPieces {
 public:
  explicit MarkedPieces(const MarkedText& shown);

  const MarkedText& shown() const { return shown_; }
  /// Indices of the hits in a piece, by where they begin; none when there are none.
  const std::vector<std::size_t>& HitsIn(std::size_t part, std::size_t piece) const;
  /// Those of a part that has no such piece: it could not be looked into.
  std::vector<std::size_t> HitsOnPart(std::size_t part) const;
  bool IsHit(std::size_t part, std::size_t piece) const { return !HitsIn(part, piece).empty(); }

  /// With marks and signs; what is left out says so.
  web::Html Draw(std::size_t part, std::size_t piece);
  /// The signs of hits, without a text.
  web::Html Signs(const std::vector<std::size_t>& hits);

  /// Whether so many more bytes may still be drawn; they are counted when they may.
  bool Take(std::size_t bytes);

 private:
  web::Html Stretches(std::string_view text, std::size_t from, std::size_t to, const std::vector<std::size_t>& hits);
  web::Html Cut(std::string_view text, const std::vector<std::size_t>& hits);
  web::Html Whole(std::string_view text);
  web::Html Sign(std::size_t hit);

  const MarkedText& shown_;
  std::vector<std::string> cards_;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> hits_;
  std::size_t bytes_left_;
};

}  // namespace gongkai::screening
