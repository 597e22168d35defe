#include "report/check/copying_scan.h"

#include <algorithm>
#include <utility>

namespace gongkai::report {
namespace {

constexpr std::size_t kCommonTexts = 12;  // a dozen organs of a county that took one text over are still told of
constexpr std::size_t kCommonPart = 20;
constexpr std::size_t kMostCommonTexts = 64;  // what more texts share is a set phrase, however many there are
constexpr std::uint32_t kFewestShared = 3;    // fingerprints
constexpr double kLeastSharedPart = 0.03;     // of the rare ones of the text that has fewer
constexpr std::size_t kMostCandidates = 4;    // of a text, compared in full
constexpr std::size_t kStep = 256;            // texts between two reports of progress
constexpr double kAfterGroups = 0.2;          // of the whole work

/// No organ's text is compared for its own name or its figures alone.
std::size_t CommonLimit(std::size_t texts) {
  return std::max(kCommonTexts, std::min(texts / kCommonPart, kMostCommonTexts));
}

std::uint64_t KeyOf(std::uint32_t a, std::uint32_t b) {
  return (static_cast<std::uint64_t>(std::min(a, b)) << 32U) | std::max(a, b);
}

}  // namespace

/// Texts that share a rare fingerprint, group behind group; and for each text the groups in which it is.
struct CopyingScan::Groups {
  std::vector<std::uint32_t> members, begins{0};
  std::vector<std::uint32_t> of_text, text_begins;
  std::size_t count() const { return begins.size() - 1; }
  std::uint32_t RareOf(std::uint32_t text) const { return text_begins[text + 1] - text_begins[text]; }
};

void CopyingScan::Add(ComparableText text) {
  const auto number = static_cast<std::uint32_t>(texts_.size());
  for (const Fingerprint& print : Winnow(text.symbols)) postings_.push_back({print.hash, number, print.position});
  text.origins = {};
  text.symbols.shrink_to_fit();
  text.weighs.shrink_to_fit();
  texts_.push_back(std::move(text));
}

CopyingScan::Groups CopyingScan::RareGroups() {
  std::ranges::sort(postings_, [](const Posting& a, const Posting& b) {
    return std::pair(a.fingerprint, a.text) < std::pair(b.fingerprint, b.text);
  });
  const std::size_t limit = CommonLimit(texts_.size());
  Groups groups;
  std::vector<std::uint32_t> members;
  for (auto first = postings_.begin(); first != postings_.end();) {
    const auto last = std::find_if(first, postings_.end(),
                                   [&](const Posting& each) { return each.fingerprint != first->fingerprint; });
    members.clear();
    for (auto it = first; it != last; ++it) {
      if (members.empty() || members.back() != it->text) members.push_back(it->text);
    }
    if (members.size() > limit) {
      for (auto it = first; it != last; ++it) {
        std::fill_n(texts_[it->text].weighs.begin() + it->position, kShingleLength, char{0});
      }
    } else {
      groups.members.insert(groups.members.end(), members.begin(), members.end());
      groups.begins.push_back(static_cast<std::uint32_t>(groups.members.size()));
    }
    first = last;
  }
  postings_ = {};
  groups.text_begins.assign(texts_.size() + 1, 0);
  for (const std::uint32_t text : groups.members) ++groups.text_begins[text + 1];
  for (std::size_t i = 1; i < groups.text_begins.size(); ++i) groups.text_begins[i] += groups.text_begins[i - 1];
  groups.of_text.resize(groups.members.size());
  std::vector<std::uint32_t> next = groups.text_begins;
  for (std::uint32_t group = 0; group < groups.count(); ++group) {
    for (std::uint32_t at = groups.begins[group]; at < groups.begins[group + 1]; ++at) {
      groups.of_text[next[groups.members[at]]++] = group;
    }
  }
  return groups;
}

// `shared` is all zeros before and after: its length is that of the collection, and clearing it whole would cost more
// than counting.
std::vector<std::uint32_t> CopyingScan::CandidatesOf(std::uint32_t text, const Groups& groups,
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
    const double rare = std::min(groups.RareOf(text), groups.RareOf(other));
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
  const Groups groups = RareGroups();
  std::vector<std::uint64_t> pairs;
  std::vector<std::uint32_t> shared(texts_.size(), 0);
  for (std::uint32_t text = 0; text < texts_.size(); ++text) {
    if (text % kStep == 0 && !go_on(kAfterGroups * text / static_cast<double>(texts_.size()))) return {};
    for (const std::uint32_t other : CandidatesOf(text, groups, shared)) pairs.push_back(KeyOf(text, other));
  }
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
