// What the index is asked for a query: which tokens, and which entries of a segment may have what is looked for. Where
// a phrase is longer than a token that says it exactly, whether it stands there is looked up in the keys (KeyCheck).
//
//   const Lookup lookup = LookupOf(query, {"o12"});
//   const EntrySet may = MayHold(lookup, entries, [&](Token token, EntrySet& set) { … AddHolders(…, set) … });
//   KeyCheck(lookup).Holds(keys, marks)
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/segment.h"

namespace gongkai::search {

/// A phrase, and the tokens that it has.
struct LookupWay {
  std::u32string phrase;
  std::vector<Token> tokens;
};

struct Lookup {
  std::vector<std::vector<LookupWay>> all;  // of each one way
  std::vector<std::string> marks;           // all of them
  bool IsExact() const;                     // what the tokens say is so
  bool IsNothing() const { return all.empty() && marks.empty(); }
};

/// `marks`: all of which an entry must bear.
Lookup LookupOf(const Query& query, std::vector<std::string> marks);
/// Where any two neighbouring characters of it stand: for what is like it. Of what has no two, nothing.
Lookup LookupOfLike(std::u32string_view key);

/// In the order in which they are asked for, each once.
std::vector<Token> TokensOf(const Lookup& lookup);

using Holders = std::function<void(Token token, EntrySet& set)>;
/// `entries`: how many the segment has. More than hold it where the lookup is not exact, never fewer.
EntrySet MayHold(const Lookup& lookup, std::size_t entries, const Holders& holders);

/// Looks from one end of the keys to the other: what has the last word, and of what stands in no segment yet the only
/// one.
class KeyCheck {
 public:
  explicit KeyCheck(const Lookup& lookup);
  bool Holds(std::string_view keys) const;
  /// `marks`: as JoinedMarks made them.
  bool Holds(std::string_view keys, std::string_view marks) const;

 private:
  std::vector<std::vector<std::string>> all_;
  std::vector<std::string> marks_;
};

/// " o12 y2026 ", and apart again.
std::string JoinedMarks(const std::vector<std::string>& marks);
std::vector<std::string> MarksIn(std::string_view joined);

}  // namespace gongkai::search
