#include "screening/overlaps.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace gongkai::screening {
namespace {

/// Rules of which only one may be about a place, those that prove more first.
constexpr std::string_view kOneOfThese[] = {"P-IDCARD", "P-BANKCARD", "P-MOBILE", "P-IDCARD15", "P-PASSPORT",
                                            "P-PERMIT", "P-OFFICER",  "P-PHONE",  "P-CARDNO",   "P-ACCOUNT",
                                            "P-EMAIL",  "P-WECHAT",   "P-PLATE",  "P-ADDRESS"};

std::size_t RankOf(std::string_view rule) {
  return static_cast<std::size_t>(std::ranges::find(kOneOfThese, rule) - std::begin(kOneOfThese));
}

bool ExcludeEachOther(const Hit& one, const Hit& other) {
  if (one.rule == other.rule) return true;
  return RankOf(one.rule) < std::size(kOneOfThese) && RankOf(other.rule) < std::size(kOneOfThese);
}

bool Overlap(const Hit& one, const Hit& other) {
  return one.part == other.part && one.piece == other.piece && one.offset < other.offset + other.length &&
         other.offset < one.offset + one.length;
}

/// Whether `one` stays when both cannot.
bool IsBetter(const Hit& one, const Hit& other) {
  if (one.rule == other.rule) {
    return std::tuple(other.length, one.sureness) < std::tuple(one.length, other.sureness);
  }
  return std::tuple(one.sureness, RankOf(one.rule)) < std::tuple(other.sureness, RankOf(other.rule));
}

}  // namespace

std::vector<Hit> InOrder(std::vector<Hit> hits) {
  const auto place = [](const Hit& hit) {
    return std::tuple(hit.part, hit.piece, hit.offset, hit.offset + hit.length);
  };
  std::ranges::stable_sort(hits, {}, place);
  std::vector<Hit> kept;
  kept.reserve(hits.size());
  for (Hit& hit : hits) {
    // The hits that a piece has before this one and that reach into it: few, as a rule one.
    bool stays = true;
    for (std::size_t back = kept.size();
         hit.length > 0 && back-- > 0 && kept[back].piece == hit.piece && kept[back].part == hit.part;) {
      if (kept.size() - back > 16) break;
      Hit& before = kept[back];
      if (!Overlap(before, hit) || !ExcludeEachOther(before, hit)) continue;
      if (IsBetter(hit, before)) {
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(back));
      } else {
        stays = false;
        break;
      }
    }
    if (stays) kept.push_back(std::move(hit));
  }
  return kept;
}

}  // namespace gongkai::screening
