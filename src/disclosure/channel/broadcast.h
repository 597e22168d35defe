// The script of an item for the village loudspeakers (村村响) and the radio: the item as a text for reading aloud.
// Figures are written out (spoken.h), sentences are cut short, tables become sentences, and it says from whom it is and
// where the whole text can be read. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/rich_text.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

struct BroadcastFacts {
  std::string organ;
  std::string phone;  // may be empty
  Date public_from{};
};

/// A line a breath: whole sentences, long ones in parts. Of 60,000 characters at most: what is longer is told to go on
/// in the text that is public.
std::string BroadcastScript(const Content& content, const RichText& body, const BroadcastFacts& facts);

/// A table as sentences, a row each: 「第一年，小区数8，户数1120。」. Heads are cut at 60 characters, a unit in them
/// stands behind the figure, and it ends where no script would hold more.
std::string SentencesOf(const RichTable& table);

/// At some two hundred characters a minute; at least one.
int MinutesToRead(std::string_view script);

}  // namespace gongkai::disclosure
