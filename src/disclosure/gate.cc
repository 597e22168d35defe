#include "disclosure/gate.h"

#include <algorithm>

namespace gongkai::disclosure {

Gate GateOf(const Publicity& item, Date today) {
  if (!item.published_version || !item.public_from || !item.is_on_site) return Gate::kNever;
  if (item.is_withdrawn) return Gate::kWithdrawn;
  if (today < *item.public_from) return Gate::kNotYet;
  if (item.public_until && *item.public_until < today) return Gate::kExpired;
  return Gate::kPublic;
}

Gate GateOn(const Publicity& item, const Content& signed_content, Channel channel, Date today) {
  Publicity released = item;
  if (std::ranges::find(signed_content.channels, channel) != signed_content.channels.end()) released.is_on_site = true;
  return GateOf(released, today);
}

bool IsWaiting(const Publicity& item, Date today) {
  return item.published_version && !item.is_withdrawn && item.public_from && today < *item.public_from;
}

std::optional<Date> PublicUntil(const Content& content) { return content.DateField("posted_until"); }

bool IsOnSite(const Content& content) {
  return std::ranges::find(content.channels, Channel::kSite) != content.channels.end();
}

}  // namespace gongkai::disclosure
