#include "screening/marked_piece_view.h"

#include <algorithm>

#include "base/circled_number.h"

namespace gongkai::screening {
namespace {

using web::Html;
using web::Markup;

constexpr std::size_t kMostBytes = 600'000;  // of text on one page
constexpr std::size_t kLongPiece = 900;      // bytes; longer ones are cut to the neighbourhood of hits
constexpr std::size_t kNear = 180;           // bytes on both sides of a hit
constexpr std::size_t kMostUnfolded = 60'000;
constexpr std::size_t kMostHitsInPiece = 400;

}  // namespace

MarkedPieces::MarkedPieces(const MarkedText& shown)
    : shown_(shown), cards_(AddressesOfCards(shown, GroupHits(shown))), bytes_left_(kMostBytes) {
  for (std::size_t i = 0; i < shown.hits.size(); ++i) hits_[{shown.hits[i].part, shown.hits[i].piece}].push_back(i);
  for (auto& [place, hits] : hits_) {
    std::ranges::stable_sort(hits, {}, [&](std::size_t hit) { return shown.hits[hit].offset; });
  }
}

const std::vector<std::size_t>& MarkedPieces::HitsIn(std::size_t part, std::size_t piece) const {
  static const std::vector<std::size_t> kNone;
  const auto found = hits_.find({part, piece});
  return found == hits_.end() ? kNone : found->second;
}

std::vector<std::size_t> MarkedPieces::HitsOnPart(std::size_t part) const {
  std::vector<std::size_t> hits;
  const auto behind = hits_.lower_bound({part, shown_.parts[part].pieces.size()});
  for (auto at = behind; at != hits_.end() && at->first.first == part; ++at) {
    hits.insert(hits.end(), at->second.begin(), at->second.end());
  }
  return hits;
}

bool MarkedPieces::Take(std::size_t bytes) {
  if (bytes > bytes_left_) return false;
  bytes_left_ -= bytes;
  return true;
}

Html MarkedPieces::Sign(std::size_t hit) {
  return Markup("<sup><a class=\"sign sign-{}\" href=\"{}\" aria-label=\"第 {} 处\">{}</a></sup>",
                ClassOfHit(shown_, hit), web::Url::Checked(cards_[hit]), hit + 1,
                CircledNumber(static_cast<int>(hit) + 1));
}

Html MarkedPieces::Signs(const std::vector<std::size_t>& hits) {
  Html html;
  for (std::size_t i = 0; i < hits.size() && i < kMostHitsInPiece; ++i) {
    html.Add("<span id=\"s{}\">{}</span>", hits[i] + 1, Sign(hits[i]));
  }
  return html;
}

// Overlapping hits share the text; each keeps its own anchor.
Html MarkedPieces::Stretches(std::string_view text, std::size_t from, std::size_t to,
                             const std::vector<std::size_t>& hits) {
  Html html;
  std::size_t at = from;
  for (const std::size_t hit : hits) {
    const HitStretch stretch = StretchOf(shown_.hits[hit], text);
    if (stretch.is_whole() || stretch.begin < from || stretch.begin >= to) continue;
    const std::size_t begin = std::max(at, stretch.begin), end = std::clamp(stretch.end, begin, std::max(begin, to));
    html.Add("{}<mark class=\"m-{}\" id=\"s{}\">{}</mark>{}", text.substr(at, begin - at), ClassOfHit(shown_, hit),
             hit + 1, text.substr(begin, end - begin), Sign(hit));
    at = end;
  }
  return html.Add("{}", text.substr(at, to - std::min(at, to)));
}

// The neighbourhoods of hits, joined where they touch; the beginning alone where there is none.
Html MarkedPieces::Cut(std::string_view text, const std::vector<std::size_t>& hits) {
  std::vector<HitStretch> near;
  for (const std::size_t hit : hits) {
    const HitStretch stretch = StretchOf(shown_.hits[hit], text);
    if (stretch.is_whole()) continue;
    const std::size_t begin = ToCharacter(text, stretch.begin - std::min(stretch.begin, kNear));
    const std::size_t end = ToCharacter(text, std::min(stretch.end, stretch.begin + kLongPiece) + kNear);
    if (near.empty() || begin > near.back().end) {
      near.push_back({begin, end});
    } else {
      near.back().end = std::max(near.back().end, end);
    }
  }
  if (near.empty()) near.push_back({0, ToCharacter(text, kNear)});
  Html html;
  for (std::size_t i = 0; i < near.size() && i < kMostHitsInPiece; ++i) {
    if (near[i].begin > 0) html.Add("<span class=\"marked-gap\">…</span>");
    html.Add("{}", Stretches(text, near[i].begin, near[i].end, hits));
  }
  if (near.back().end < text.size()) html.Add("<span class=\"marked-gap\">…</span>");
  return html.Add("{}", Whole(text));
}

Html MarkedPieces::Whole(std::string_view text) {
  if (text.size() > kMostUnfolded || !Take(text.size()))
    return Markup("<span class=\"gk-soft\">（这一段很长，略去其余）</span>");
  return Markup("<details class=\"marked-whole\"><summary>展开全段</summary><div>{}</div></details>", text);
}

Html MarkedPieces::Draw(std::size_t part, std::size_t piece) {
  const std::string_view text = shown_.parts[part].pieces[piece].text;
  const std::vector<std::size_t>& hits = HitsIn(part, piece);
  std::vector<std::size_t> on_whole;
  for (const std::size_t hit : hits) {
    if (StretchOf(shown_.hits[hit], text).is_whole()) on_whole.push_back(hit);
  }
  const Html signs = Signs(on_whole);
  if (!Take(std::min(text.size(), kLongPiece)))
    return Markup("{}<span class=\"gk-soft\">（内容太多，略去）</span>", signs);
  return Markup("{}{}", signs, text.size() > kLongPiece ? Cut(text, hits) : Stretches(text, 0, text.size(), hits));
}

}  // namespace gongkai::screening
