// What a word would find among titles that are public already: looked at before it is saved, so that a careless one
// does not flood everybody with hits. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "screening/list.h"

namespace gongkai::screening {

struct WordTrial {
  std::size_t looked_at = 0;  // titles
  std::size_t found_in = 0;   // so many of them
  struct Found {
    std::string before, found, behind;
  };
  std::vector<Found> first;  // kMostTrialsShown at most
};
inline constexpr std::size_t kMostTrialsShown = 20;

/// As the Screener finds it: width and blanks as it takes them, and not in the wholes.
WordTrial TryWord(const ListKind& kind, const WordList::Word& word, std::span<const std::string> titles, Date today);

}  // namespace gongkai::screening
