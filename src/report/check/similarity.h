// Likeness of narratives: which passages of one text stand in another as well, and, among thousands of texts, which are
// worth that comparison.
//
// Method: winnowed fingerprints (Schleimer, Wilkerson, Aiken 2003) choose the candidates; exact common runs of
// kSeedLength symbols, grown to their full length and chained over small edits, are the passages. Set phrases and, in a
// collection, wording that very many organs share weigh nothing. Next to read: comparable_text.h, rules_copying.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/check/comparable_text.h"

namespace gongkai::report {

/// A stretch of symbols of ours that follows a stretch of theirs, small edits apart.
struct SharedPassage {
  std::size_t own_begin = 0, own_end = 0;      // half-open
  std::size_t their_begin = 0, their_end = 0;  // half-open
  std::size_t matched = 0;                     // symbols that are the same and weigh something
};

struct Likeness {
  double share = 0;                     // of our weight that their text covers, 0..1
  std::size_t matched = 0;              // weight covered
  std::vector<SharedPassage> passages;  // longest first; no symbol of ours in two of them
};

Likeness Compare(const ComparableText& own, const ComparableText& theirs);

/// A text of the collection.
struct IndexedText {
  std::string file;
  std::string organ;
  std::string place_code;
  int year = 0;  // 0 = not known
  std::vector<std::string> paragraphs;
};

class SimilarityIndex {
 public:
  struct Match {
    const IndexedText* text = nullptr;
    ComparableText theirs;
    Likeness likeness;
  };

  void Add(IndexedText text);
  std::size_t size() const { return texts_.size(); }

  /// The texts that `wanted` accepts and `own` resembles, most alike first, at most `most`. Wording that very many
  /// organs of the collection use is made weightless in `own`. Safe from many threads as long as nobody adds.
  std::vector<Match> Query(ComparableText& own, const std::function<bool(const IndexedText&)>& wanted,
                           std::size_t most = 3) const;

 private:
  struct Posting {
    std::uint32_t fingerprint;
    std::uint32_t text;
    auto operator<=>(const Posting&) const = default;
  };
  using Run = std::vector<Posting>;  // sorted

  std::vector<std::uint32_t> TextsWith(std::uint32_t fingerprint) const;
  bool IsCommon(const std::vector<std::uint32_t>& texts) const;

  std::vector<IndexedText> texts_;
  std::vector<std::uint32_t> organ_of_text_;
  std::unordered_map<std::string, std::uint32_t> organs_;
  std::vector<Run> runs_;  // each at least twice as long as the next: adding costs O(log n) a posting
};

}  // namespace gongkai::report
