#include "search/lookup.h"

#include <string.h>  // memmem

#include <algorithm>

#include "base/utf8.h"

namespace gongkai::search {
namespace {

/// Of a long phrase so many are enough to tell what may hold it.
constexpr std::size_t kMostTokens = 8;

/// Fours that cover it: of what people type every one, since what has some of them often has not all; of what is longer
/// every second. Of four characters the threes too, as its only four is shared with others.
std::vector<Token> TokensOfPhrase(std::u32string_view phrase) {
  std::vector<Token> tokens;
  const auto add = [&](std::size_t at, std::size_t length) { tokens.push_back(TokenOf(phrase.substr(at, length))); };
  const std::size_t size = phrase.size();
  if (size <= kLongestExact) {
    add(0, size);
  } else if (size == 3) {
    add(0, 3);
    add(0, 2);
    add(1, 2);
  } else if (size == kLongestToken) {
    add(0, kLongestToken);
    add(0, 3);
    add(1, 3);
  } else {
    const std::size_t step = size <= 2 * kLongestToken ? 1 : 2;
    for (std::size_t at = 0; at + kLongestToken < size && tokens.size() + 1 < kMostTokens; at += step) {
      add(at, kLongestToken);
    }
    add(size - kLongestToken, kLongestToken);
  }
  return tokens;
}

LookupWay WayOf(std::u32string phrase) {
  std::vector<Token> tokens = TokensOfPhrase(phrase);
  return {std::move(phrase), std::move(tokens)};
}

}  // namespace

bool Lookup::IsExact() const {
  return std::ranges::all_of(all, [](const std::vector<LookupWay>& ways) {
    return std::ranges::all_of(ways, [](const LookupWay& way) { return way.phrase.size() <= kLongestExact; });
  });
}

Lookup LookupOf(const Query& query, std::vector<std::string> marks) {
  Lookup lookup{.all = {}, .marks = std::move(marks)};
  for (const Term& term : query.terms) {
    std::vector<LookupWay>& ways = lookup.all.emplace_back();
    for (const std::u32string& way : term.ways) ways.push_back(WayOf(way));
    if (!term.initials.empty()) ways.push_back(WayOf(term.initials));
  }
  return lookup;
}

Lookup LookupOfLike(std::u32string_view key) {
  Lookup lookup;
  for (std::size_t i = 0; i + 1 < key.size(); ++i) {
    if (i == 0) lookup.all.emplace_back();
    lookup.all.front().push_back(WayOf(std::u32string(key.substr(i, 2))));
  }
  return lookup;
}

std::vector<Token> TokensOf(const Lookup& lookup) {
  std::vector<Token> tokens;
  const auto add = [&](Token token) {
    if (std::ranges::find(tokens, token) == tokens.end()) tokens.push_back(token);
  };
  for (const auto& ways : lookup.all) {
    for (const LookupWay& way : ways) std::ranges::for_each(way.tokens, add);
  }
  for (const std::string& mark : lookup.marks) add(TokenOfMark(mark));
  return tokens;
}

namespace {

void KeepHolders(EntrySet& set, std::size_t entries, Token token, const Holders& holders) {
  EntrySet with(entries);
  holders(token, with);
  set.KeepOnly(with);
}

EntrySet WithAnyOf(const std::vector<LookupWay>& ways, const EntrySet& of, std::size_t entries,
                   const Holders& holders) {
  EntrySet any(entries);
  for (const LookupWay& way : ways) {
    EntrySet with = of;
    for (const Token token : way.tokens) {
      KeepHolders(with, entries, token, holders);
      if (with.IsEmpty()) break;
    }
    any.AddAll(with);
  }
  return any;
}

}  // namespace

EntrySet MayHold(const Lookup& lookup, std::size_t entries, const Holders& holders) {
  EntrySet set(entries);
  if (lookup.IsNothing()) return set;
  set.Fill(entries);
  for (const auto& ways : lookup.all) {
    set = WithAnyOf(ways, set, entries, holders);
    if (set.IsEmpty()) return set;
  }
  for (const std::string& mark : lookup.marks) {
    KeepHolders(set, entries, TokenOfMark(mark), holders);
    if (set.IsEmpty()) return set;
  }
  return set;
}

namespace {

/// string_view::find stops at each first byte of the phrase, which a third of the bytes of Han in UTF-8 are.
bool HasIn(std::string_view keys, std::string_view phrase) {
  return memmem(keys.data(), keys.size(), phrase.data(), phrase.size()) != nullptr;
}

}  // namespace

KeyCheck::KeyCheck(const Lookup& lookup) {
  for (const auto& ways : lookup.all) {
    std::vector<std::string>& phrases = all_.emplace_back();
    for (const LookupWay& way : ways) phrases.push_back(ToUtf8(way.phrase));
  }
  for (const std::string& mark : lookup.marks) marks_.push_back(" " + mark + " ");
}

bool KeyCheck::Holds(std::string_view keys) const {
  return std::ranges::all_of(all_, [&](const std::vector<std::string>& phrases) {
    return std::ranges::any_of(phrases, [&](const std::string& phrase) { return HasIn(keys, phrase); });
  });
}

bool KeyCheck::Holds(std::string_view keys, std::string_view marks) const {
  if (all_.empty() && marks_.empty()) return false;
  return std::ranges::all_of(marks_,
                             [&](const std::string& mark) { return marks.find(mark) != std::string_view::npos; }) &&
         Holds(keys);
}

std::string JoinedMarks(const std::vector<std::string>& marks) {
  std::string joined = " ";
  for (const std::string& mark : marks) joined.append(mark).append(" ");
  return joined;
}

std::vector<std::string> MarksIn(std::string_view joined) {
  std::vector<std::string> marks;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(' '), joined.size());
    if (end > 0) marks.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return marks;
}

}  // namespace gongkai::search
