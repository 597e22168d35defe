// The piece of a text in which it was found, and what of it is to be marked. In: the text as it reads, the query; out:
// stretches of the text's own bytes, so that whoever shows them escapes them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"

namespace gongkai::search {

struct Stretch {
  std::string text;
  bool is_marked = false;
  bool operator==(const Stretch&) const = default;
};

/// The whole text, with everywhere the query stands.
std::vector<Stretch> Marked(std::string_view text, const Query& query);

struct Snippet {
  std::vector<Stretch> stretches;
  bool is_cut_before = false, is_cut_behind = false;
  std::size_t terms = 0;  // how many of the query's terms stand in the text
};

/// About so many characters around the first place of the text in which most of the query stands close together; the
/// beginning of the text where nothing of it does. Line ends and runs of blanks become one blank.
Snippet SnippetOf(std::string_view text, const Query& query, std::size_t characters = 90);

}  // namespace gongkai::search
