#include "report/check/copying_scan.h"

#include <algorithm>
#include <span>
#include <utility>

#include "report/check/fingerprint.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kCommonTexts = 12;  // a dozen organs of a county that took one text over are still told of
constexpr std::size_t kCommonPart = 20;
constexpr std::size_t kMostCommonTexts = 64;  // what more texts share is a set phrase, however many there are,
constexpr double kLeastOwnPart = 0.5;         // for as long as so much of a text is left
constexpr std::uint32_t kFewestShared = 3;    // fingerprints
constexpr double kLeastSharedPart = 0.03;     // of the rare ones of the text that has fewer
constexpr std::size_t kMostCandidates = 4;    // of a text, compared in full
constexpr std::size_t kStep = 256;            // texts between two reports of progress
constexpr double kAfterGroups = 0.2;          // of the whole work

/// What more texts share is a set phrase in any text.
std::size_t MostShared(std::size_t texts) { return std::max(kCommonTexts, texts / kCommonPart); }
/// No organ's text is compared for its own name or its figures alone.
std::size_t CommonLimit(std::size_t texts) { return std::min(MostShared(texts), kMostCommonTexts); }

/// `text` weighs at fingerprints of no more than `limit` texts; of more, up to `most`, if too little were left.
void Unweigh(ComparableText& text, std::span<const std::uint32_t> positions, std::span<const std::uint32_t> spread,
             std::size_t limit, std::size_t most) {
  const double enough = kLeastOwnPart * static_cast<double>(text.Weight());
  const std::vector<char> whole = text.weighs;
  for (;; limit = std::min(2 * limit, most)) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
      if (spread[i] > limit) std::fill_n(text.weighs.begin() + positions[i], kShingleLength, char{0});
    }
    if (limit >= most || static_cast<double>(text.Weight()) >= enough) return;
    text.weighs = whole;
  }
}

std::uint64_t KeyOf(std::uint32_t a, std::uint32_t b) {
  return (static_cast<std::uint64_t>(std::min(a, b)) << 32U) | std::max(a, b);
}

}  // namespace

void CopyingScan::Add(ComparableText text) {
  for (const Fingerprint& print : Winnow(text.symbols)) {
    prints_.hashes.push_back(print.hash);
    positions_.push_back(print.position);
  }
  prints_.begins.push_back(static_cast<std::uint32_t>(prints_.hashes.size()));
  text.origins = {};
  text.symbols.shrink_to_fit();
  text.weighs.shrink_to_fit();
  texts_.push_back(std::move(text));
}

void CopyingScan::UnweighCommon(const std::vector<std::uint32_t>& spread) {
  for (std::size_t text = 0; text < texts_.size(); ++text) {
    const std::size_t begin = prints_.begins[text], count = prints_.begins[text + 1] - begin;
    Unweigh(texts_[text], std::span(positions_).subspan(begin, count), std::span(spread).subspan(begin, count),
            CommonLimit(texts_.size()), MostShared(texts_.size()));
  }
}

// `shared` is all zeros before and after: its length is that of the collection, and clearing it whole would cost more
// than counting.
std::vector<std::uint32_t> CopyingScan::CandidatesOf(std::uint32_t text, const RareGroups& groups,
                                                     std::vector<std::uint32_t>& shared) const {
  std::vector<std::uint32_t> met;
  for (std::uint32_t i = groups.text_begins[text]; i < groups.text_begins[text + 1]; ++i) {
    const std::uint32_t group = groups.of_text[i];
    for (std::uint32_t at = groups.begins[group]; at < groups.begins[group + 1]; ++at) {
      const std::uint32_t other = groups.members[at];
      if (other == text) continue;
      if (shared[other]++ == 0) met.push_back(other);
    }
  }
  std::vector<std::pair<double, std::uint32_t>> likely;
  for (const std::uint32_t other : met) {
    const std::uint32_t count = std::exchange(shared[other], 0);
    const double rare = std::min(groups.rare[text], groups.rare[other]);
    if (count < kFewestShared || count < kLeastSharedPart * rare) continue;
    likely.emplace_back(count / rare, other);
  }
  std::ranges::sort(likely, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (likely.size() > kMostCandidates) likely.resize(kMostCandidates);
  std::vector<std::uint32_t> candidates;
  for (const auto& [part, other] : likely) candidates.push_back(other);
  return candidates;
}

std::vector<CopiedPair> CopyingScan::Find(const std::function<bool(double)>& progress) {
  const auto go_on = [&](double done) { return !progress || progress(done); };
  RareGroups groups = GroupRare(prints_, CommonLimit(texts_.size()), MostShared(texts_.size()));
  UnweighCommon(groups.spread);
  prints_ = {};
  positions_ = {};
  std::vector<std::uint64_t> pairs;
  std::vector<std::uint32_t> shared(texts_.size(), 0);
  for (std::uint32_t text = 0; text < texts_.size(); ++text) {
    if (text % kStep == 0 && !go_on(kAfterGroups * text / static_cast<double>(texts_.size()))) return {};
    for (const std::uint32_t other : CandidatesOf(text, groups, shared)) pairs.push_back(KeyOf(text, other));
  }
  groups = {};
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<CopiedPair> found;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const double done = static_cast<double>(i) / static_cast<double>(pairs.size());
    if (i % kStep == 0 && !go_on(kAfterGroups + (1 - kAfterGroups) * done)) return {};
    auto own = static_cast<std::uint32_t>(pairs[i] >> 32U), other = static_cast<std::uint32_t>(pairs[i]);
    if (texts_[other].Weight() < texts_[own].Weight()) std::swap(own, other);
    const Likeness likeness = Compare(texts_[own], texts_[other]);
    if (IsCopied(likeness)) found.push_back({own, other, likeness.share, likeness.matched});
  }
  texts_ = {};
  std::ranges::stable_sort(found, [](const CopiedPair& a, const CopiedPair& b) { return a.share > b.share; });
  return found;
}

std::vector<PassagePair> PassagesBetween(const IndexedText& own, const IndexedText& theirs, std::size_t most) {
  return PassagesBetween(MakeComparable(own.paragraphs, own.organ), own,
                         MakeComparable(theirs.paragraphs, theirs.organ), theirs, most);
}

std::vector<PassagePair> PassagesBetween(const ComparableText& mine, const IndexedText& own,
                                         const ComparableText& other, const IndexedText& theirs, std::size_t most) {
  std::vector<PassagePair> pairs;
  for (const SharedPassage& each : Compare(mine, other).passages) {
    if (pairs.size() == most) break;
    pairs.push_back({.own = WrittenAt(mine, own.paragraphs, each.own_begin, each.own_end),
                     .theirs = WrittenAt(other, theirs.paragraphs, each.their_begin, each.their_end),
                     .matched = each.matched});
  }
  return pairs;
}

}  // namespace gongkai::report
