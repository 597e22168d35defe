#include "screening/hit_group_view.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace gongkai::screening {
namespace {

constexpr std::size_t kMostCards = 300, kMostCardsOfGroup = 50;

using Key = std::tuple<std::size_t, std::string_view, bool>;

void DrawWhatFits(std::vector<HitGroup>& groups) {
  std::size_t left = kMostCards;
  for (HitGroup& group : groups) {
    group.drawn = std::min({group.hits.size(), kMostCardsOfGroup, left});
    left -= group.drawn;
  }
}

}  // namespace

std::vector<HitGroup> GroupHits(const MarkedText& shown) {
  std::vector<HitGroup> groups;
  std::map<Key, std::size_t> places;
  for (std::size_t i = 0; i < shown.hits.size(); ++i) {
    const Hit& hit = shown.hits[i];
    const bool is_open = IsOpen(shown, i);
    const auto [place, is_new] = places.try_emplace(Key(hit.part, hit.rule, is_open), groups.size());
    if (is_new) groups.push_back({.rule = hit.rule, .part = hit.part, .is_open = is_open, .hits = {}});
    groups[place->second].hits.push_back(i);
  }
  DrawWhatFits(groups);
  return groups;
}

std::vector<std::string> AddressesOfCards(const MarkedText& shown, const std::vector<HitGroup>& groups) {
  std::vector<std::string> addresses(shown.hits.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const HitGroup& group = groups[g];
    for (std::size_t i = 0; i < group.hits.size(); ++i) {
      addresses[group.hits[i]] =
          i < group.drawn ? "#f" + std::to_string(group.hits[i] + 1) : "#g" + std::to_string(g + 1);
    }
  }
  return addresses;
}

bool IsOpen(const MarkedText& shown, std::size_t hit) { return !shown.settled || shown.settled(hit).empty(); }

std::string_view ClassOf(Sureness sureness) {
  switch (sureness) {
    case Sureness::kCertain:
      return "error";
    case Sureness::kLikely:
      return "warning";
    case Sureness::kPossible:
      break;
  }
  return "notice";
}

std::string_view ClassOfHit(const MarkedText& shown, std::size_t hit) {
  return IsOpen(shown, hit) ? ClassOf(shown.hits[hit].sureness) : "dismissed";
}

std::string_view SignOf(Sureness sureness) {
  switch (sureness) {
    case Sureness::kCertain:
      return "✕";
    case Sureness::kLikely:
      return "？";
    case Sureness::kPossible:
      break;
  }
  return "ⓘ";
}

web::Html BadgeOf(Sureness sureness) {
  return web::Markup("<span class=\"sev sev-{}\"><span aria-hidden=\"true\">{}</span> {}</span>", ClassOf(sureness),
                     SignOf(sureness), NameOf(sureness));
}

const docread::Piece* PieceOf(const Hit& hit, std::span<const Part> parts) {
  if (hit.part >= parts.size() || hit.piece >= parts[hit.part].pieces.size()) return nullptr;
  return &parts[hit.part].pieces[hit.piece];
}

std::size_t ToCharacter(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return at;
}

HitStretch StretchOf(const Hit& hit, std::string_view text) {
  const std::size_t begin = ToCharacter(text, hit.offset);
  return {begin, ToCharacter(text, begin + std::min(hit.length, text.size()))};
}

bool IsSeen(docread::Sight sight) { return sight == docread::Sight::kShown || sight == docread::Sight::kInserted; }

}  // namespace gongkai::screening
