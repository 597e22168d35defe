#include "screening/word_trial.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace gongkai::screening {
namespace {

using Place = std::tuple<std::string_view, std::size_t, std::size_t, std::size_t>;

Place PlaceOf(const Hit& hit) { return {hit.rule, hit.piece, hit.offset, hit.length}; }

/// What is found without any list stands in titles whatever the word.
std::set<Place> FoundAnyway(std::span<const Part> parts, Date today) {
  static const Screener bare({}, {});
  std::set<Place> places;
  for (const Hit& hit : bare.Screen(parts, today)) places.insert(PlaceOf(hit));
  return places;
}

}  // namespace

WordTrial TryWord(const ListKind& kind, const WordList::Word& word, std::span<const std::string> titles, Date today) {
  std::vector<Part> parts = {{.key = "title", .label = "标题", .pieces = {}, .files = {}, .obstacle = {}}};
  for (const std::string& title : titles) {
    docread::Piece piece;
    piece.text = title;
    parts[0].pieces.push_back(std::move(piece));
  }
  WordList list{.id = kind.id, .category = kind.category, .name = kind.name, .words = {word}};
  list.words[0].since.reset();  // of titles the day is not known here
  const Screener screener({std::move(list)}, {});
  const std::set<Place> anyway = FoundAnyway(parts, today);
  WordTrial trial{.looked_at = titles.size(), .found_in = 0, .first = {}};
  std::set<std::size_t> found;
  for (const Hit& hit : screener.Screen(parts, today)) {
    if (hit.piece >= titles.size() || anyway.contains(PlaceOf(hit)) || !found.insert(hit.piece).second) continue;
    const std::string& title = titles[hit.piece];
    const std::size_t begin = std::min(hit.offset, title.size()), length = std::min(hit.length, title.size() - begin);
    if (trial.first.size() < kMostTrialsShown) {
      trial.first.push_back({title.substr(0, begin), title.substr(begin, length), title.substr(begin + length)});
    }
  }
  trial.found_in = found.size();
  return trial;
}

}  // namespace gongkai::screening
