// What stands on the pages of a partial release, and what of it speaks against handing it in: words that are withheld
// at one place and to be read at another; what screening finds on the pages. Read anew each time, and kept nowhere.
#pragma once

#include <string>
#include <vector>

#include "account/keys.h"
#include "redaction/working_text.h"
#include "request/redact_store.h"
#include "screening/screen.h"

namespace gongkai::request {

/// All pages; empty where they are gone.
std::vector<docread::PageText> PageTextsOf(db::Session& session, const account::Keys& keys, const Redaction& redaction);

/// With everything that its plan is made of, read at one moment.
struct RedactionAtHand {
  Redaction redaction;
  redaction::Plan plan;
  std::string digest;  // DigestOf the plan
  std::vector<KeptMark> marks;
};
RedactionAtHand AtHand(db::Session& session, const account::Keys& keys, Redaction redaction);

/// Withheld words that stand elsewhere, each with how many places have it; those that may stay too.
struct Repeated {
  std::vector<redaction::Remainder> all;
  std::vector<std::string> against;  // handing it in; sentences
};
Repeated RepeatedIn(const RedactionAtHand& at_hand, std::span<const docread::PageText> pages);

/// By which a form names withheld words without holding them.
std::string KeyOf(std::string_view words);

/// The same words found by the same rule, at all their places.
struct FoundWords {
  std::string key;
  std::string_view rule;    // screening::Rule::id
  std::string_view ground;  // suggested; may be empty
  PersonalText words;
  std::vector<redaction::TextRange> places;
  std::vector<int> pages;  // each once
  bool is_marked = false;  // each place lies under a mark already
};
inline constexpr std::size_t kMostFoundWords = 500;
/// In the order of the rules; of each, in the order of the pages.
std::vector<FoundWords> FoundOn(std::span<const docread::PageText> pages, const screening::Screener& screener,
                                std::span<const redaction::Mark> marks, Date today);

}  // namespace gongkai::request
