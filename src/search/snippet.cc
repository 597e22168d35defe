#include "search/snippet.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "search/key.h"

namespace gongkai::search {
namespace {

/// Of a key: where a term stands.
struct Place {
  std::size_t begin = 0, end = 0, term = 0;
};

/// Of a text as long as a book no more is needed.
constexpr std::size_t kMostPlaces = 2'000;

std::vector<Place> PlacesOf(std::u32string_view key, const Query& query) {
  std::vector<Place> places;
  for (std::size_t term = 0; term < query.terms.size(); ++term) {
    for (const std::u32string& way : query.terms[term].ways) {
      std::size_t found = 0;
      for (std::size_t at = key.find(way); at != std::u32string_view::npos && found < kMostPlaces; ++found) {
        places.push_back({at, at + way.size(), term});
        at = key.find(way, at + way.size());
      }
    }
  }
  std::ranges::sort(places, {}, &Place::begin);
  return places;
}

/// Of the bytes from `from` to `to`: those that stand in a place are marked.
std::vector<Stretch> Cut(std::string_view text, std::size_t from, std::size_t to, const KeyedText& keyed,
                         const std::vector<Place>& places) {
  std::vector<Stretch> stretches;
  const auto add = [&](std::size_t begin, std::size_t end, bool is_marked) {
    if (begin >= end) return;
    std::string piece(text.substr(begin, end - begin));
    if (!stretches.empty() && stretches.back().is_marked == is_marked) {
      stretches.back().text += piece;
    } else {
      stretches.push_back({std::move(piece), is_marked});
    }
  };
  std::size_t at = from;
  for (const Place& place : places) {
    const std::size_t begin = std::max<std::size_t>(keyed.begin[place.begin], at);
    const std::size_t end = std::min<std::size_t>(keyed.end[place.end - 1], to);
    if (begin >= end) continue;
    add(at, begin, false);
    add(begin, end, true);
    at = end;
  }
  add(at, to, false);
  return stretches;
}

/// Blanks of all kinds as one blank: a snippet is a line.
std::string OnOneLine(std::string_view text) {
  std::string line;
  bool is_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (IsBlank(c)) {
      is_blank = true;
      continue;
    }
    if (is_blank && !line.empty()) line += ' ';
    is_blank = false;
    AppendUtf8(line, c);
  }
  return line;
}

/// The place from which on most different terms stand within so many characters.
std::size_t BestPlace(const std::vector<Place>& places, std::size_t characters, std::size_t terms) {
  std::size_t best = 0, most = 0;
  for (std::size_t i = 0; i < places.size() && most < terms; ++i) {
    std::vector<bool> seen(terms, false);
    for (std::size_t k = i; k < places.size() && places[k].end <= places[i].begin + characters; ++k) {
      seen[places[k].term] = true;
    }
    const auto count = static_cast<std::size_t>(std::ranges::count(seen, true));
    if (count > most) {
      most = count;
      best = i;
    }
  }
  return best;
}

std::size_t CountTerms(const std::vector<Place>& places, std::size_t terms) {
  std::vector<bool> seen(terms, false);
  for (const Place& place : places) seen[place.term] = true;
  return static_cast<std::size_t>(std::ranges::count(seen, true));
}

/// So many code points before or behind a byte.
std::size_t StepBack(std::string_view text, std::size_t at, std::size_t characters) {
  while (at > 0 && characters > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80) --characters;
  }
  return at;
}
std::size_t StepOn(std::string_view text, std::size_t at, std::size_t characters) {
  while (at < text.size() && characters-- > 0) NextCodePoint(text, at);
  return at;
}

}  // namespace

std::vector<Stretch> Marked(std::string_view text, const Query& query) {
  const KeyedText keyed = KeyWithOrigin(text);
  return Cut(text, 0, text.size(), keyed, PlacesOf(keyed.key, query));
}

Snippet SnippetOf(std::string_view whole, const Query& query, std::size_t characters) {
  const std::string text = OnOneLine(whole);
  const KeyedText keyed = KeyWithOrigin(text);
  const std::vector<Place> places = PlacesOf(keyed.key, query);
  std::size_t from = 0;
  if (!places.empty()) {
    const Place& first = places[BestPlace(places, characters, query.terms.size())];
    from = StepBack(text, keyed.begin[first.begin], characters / 4);
  }
  const std::size_t to = StepOn(text, from, characters);
  return {.stretches = Cut(text, from, to, keyed, places),
          .is_cut_before = from > 0,
          .is_cut_behind = to < text.size(),
          .terms = CountTerms(places, query.terms.size())};
}

}  // namespace gongkai::search
