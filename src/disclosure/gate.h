// The one gate: whether an item is public on a day. Every exit asks it: pages, lists, search, feeds, files, exports.
// Its twin in SQL is IS_PUBLIC in item_columns_store.h; gate_twin_test.cc holds the two against each other.
#pragma once

#include <optional>

#include "base/date.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// What the gate looks at.
struct Publicity {
  std::optional<std::int64_t> published_version;
  std::optional<Date> public_from;   // set with it
  std::optional<Date> public_until;  // the last day on which it is public; none: until further notice
  bool is_on_site = true;            // the county's site is among its channels; else it hangs on a board only
  bool is_withdrawn = false;
};

enum class Gate {
  kNever,   // was never public: answers 404
  kNotYet,  // published for a later day: answers 404 as well, that it exists is nobody's business
  kPublic,
  kExpired,   // 410
  kWithdrawn  // 410, with the reason
};

Gate GateOf(const Publicity& item, Date today);

/// Whether it may go out by that channel on that day. What is not for the site (a list of names that hangs in the
/// village alone) is on no page, and yet it was signed to go out: by the channels that stand in what was signed, and no
/// others.
Gate GateOn(const Publicity& item, const Content& signed_content, Channel channel, Date today);

/// Signed for a later day: by the site or by a board. What has to fall away for it falls away until then.
bool IsWaiting(const Publicity& item, Date today);

inline bool IsPublic(const Publicity& item, Date today) { return GateOf(item, today) == Gate::kPublic; }

/// The last day on which an item of this content is public: of posted lists and warnings the day that they name.
std::optional<Date> PublicUntil(const Content& content);

/// Whether the site is among its channels: what is posted in the village alone is no page.
bool IsOnSite(const Content& content);

}  // namespace gongkai::disclosure
