// How hits look wherever they are shown: sign, colour, words; and which of them stand together as one card. Next to
// read: marked_text_view.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "screening/marked_text_view.h"

namespace gongkai::screening {

/// Hits of one rule in one part, open or settled, in the order of the text.
struct HitGroup {
  std::string_view rule;
  std::size_t part = 0;
  bool is_open = true;
  std::vector<std::size_t> hits;
  std::size_t drawn = 0;  // how many of them have a card of their own

  /// From so many on they stand under one card that opens to each of them.
  bool is_run() const { return hits.size() >= 4; }
};

/// By their first hit; no more cards are drawn than a page can bear.
std::vector<HitGroup> GroupHits(const MarkedText& shown);

/// Where the sign of each hit leads: "#f3", or to the card of its group "#g1".
std::vector<std::string> AddressesOfCards(const MarkedText& shown, const std::vector<HitGroup>& groups);

bool IsOpen(const MarkedText& shown, std::size_t hit);
/// "error", "warning", "notice": of the classes in assets/css/report.css.
std::string_view ClassOf(Sureness sureness);
std::string_view ClassOfHit(const MarkedText& shown, std::size_t hit);  // with "dismissed" for those that are settled
std::string_view SignOf(Sureness sureness);
web::Html BadgeOf(Sureness sureness);

/// The piece a hit stands in; none when its part could not be looked into.
const docread::Piece* PieceOf(const Hit& hit, std::span<const Part> parts);
/// Where it stands in the text of its piece, cut to it and to whole characters; both 0 for a hit on the whole.
struct HitStretch {
  std::size_t begin = 0, end = 0;
  bool is_whole() const { return begin == end; }
};
HitStretch StretchOf(const Hit& hit, std::string_view text);
/// `at` moved back to where a character begins.
std::size_t ToCharacter(std::string_view text, std::size_t at);

/// Seen by whoever opens the file the ordinary way.
bool IsSeen(docread::Sight sight);

}  // namespace gongkai::screening
