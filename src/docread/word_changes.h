// Words that become others, wherever they stand: many at once, the longest first, also across the pieces into which a
// format has cut a text. Next to read: clean.h.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docread/clean.h"

namespace gongkai::docread {

class WordChanges {
 public:
  /// `changes` must outlive it. What changes nothing is left out.
  explicit WordChanges(const std::vector<TextChange>& changes);

  bool empty() const { return lengths_.empty(); }

  struct Match {
    std::size_t at = 0, length = 0;
    std::string_view to;
  };
  /// In the order of the text; they do not overlap.
  std::vector<Match> Find(std::string_view text) const;
  bool Occurs(std::string_view text) const;
  /// Whether one stands in bytes that are no text: as UTF-8 or UTF-16.
  bool OccursInBytes(std::string_view bytes) const;

  /// The number of places that were changed.
  int Apply(std::string& text) const;
  /// `segments` are one text, cut: what is put in stands in the segment in which the old words began.
  int ApplyAcross(std::vector<std::string>& segments) const;

  /// The first word of the list that still stands in `text`, other than in what another became.
  bool Remains(std::string_view text) const;

 private:
  const Match* At(std::string_view text, std::size_t at, Match& match) const;

  std::unordered_map<std::string_view, std::string_view> to_;
  std::vector<std::size_t> lengths_;  // from long to short
  std::array<bool, 256> begins_{};
};

}  // namespace gongkai::docread
