// Copying among all narratives of one year: which pairs of them share so much that a person should look at both. Where
// SimilarityIndex answers for one report, this answers for forty thousand at once, in the memory of their symbols.
//
// Method: what few texts share names the candidates of each text (rare_groups.h); the most alike are compared in full
// (similarity.h). What many texts share is a set phrase and weighs nothing; how many is many depends on the text: one
// of which hardly anything were left is held to what fewer than a twentieth share, as SimilarityIndex holds all. Who
// copied from whom cannot be told from two texts of one year, and is not said. Measured by bench/copying_bench.
//
// Source: 国办公开办函〔2021〕30号 (copied reports are pursued under 条例第四十七条).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "report/check/copying.h"
#include "report/check/rare_groups.h"

namespace gongkai::report {

/// Two texts by their numbers; `share`: of the shorter one's weight that stands in the other as well.
struct CopiedPair {
  std::uint32_t own = 0, other = 0;  // own: the one with less of its own
  double share = 0;                  // 0..1
  std::size_t matched = 0;           // symbols
};

class CopyingScan {
 public:
  /// Its number is the count of those before it. What of it is not needed for comparing is dropped.
  void Add(ComparableText text);
  std::size_t size() const { return texts_.size(); }

  /// Most alike first; a pair once. `progress`: told between 0 and 1 now and then; false from it ends the search, and
  /// nothing is found. Once: afterwards the scan is empty.
  std::vector<CopiedPair> Find(const std::function<bool(double)>& progress = {});

 private:
  /// What many texts share is made weightless in each.
  void UnweighCommon(const std::vector<std::uint32_t>& spread);
  std::vector<std::uint32_t> CandidatesOf(std::uint32_t text, const RareGroups& groups,
                                          std::vector<std::uint32_t>& shared) const;

  std::vector<ComparableText> texts_;
  PrintsOfTexts prints_;
  std::vector<std::uint32_t> positions_;  // of each fingerprint in its text
};

/// A passage as it stands in both texts.
struct PassagePair {
  std::string own, theirs;
  std::size_t matched = 0;
};
/// The longest first, at most `most`; the paragraphs are those that the texts were made of.
std::vector<PassagePair> PassagesBetween(const IndexedText& own, const IndexedText& theirs, std::size_t most);
/// The same of texts of which something weighs nothing (UnweighSentences).
std::vector<PassagePair> PassagesBetween(const ComparableText& mine, const IndexedText& own,
                                         const ComparableText& other, const IndexedText& theirs, std::size_t most);

}  // namespace gongkai::report
