// A visitor: the person at the other end of a request, with the posts held today. What may be seen and done follows
// from the table of permission.h; nothing here asks a clock or a database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/permission.h"

namespace gongkai::account {

/// A post held on the day of the request, its place in the tree resolved.
struct HeldPost {
  PostId id{0};
  PostKind kind = PostKind::kHandler;
  OrganId organ{0};  // with duties of its own (HasOwnDuties): the unit's organ when held in a unit
  OrganId unit{0};   // where it is held; the same as organ when that is no unit
  std::string organ_name;
  bool delegated = false;
};

struct Visitor {
  PersonId person{0};
  std::string name;
  std::vector<HeldPost> posts;  // in the order of kPostKinds
  std::string address;          // of the network, for the audit trail
  int unread_notices = 0;

  /// The farthest reach with this act over all posts.
  Reach ReachWith(Act act) const;

  /// The post under which this act may be done for this organ, that with the nearest reach first; none: it may not.
  /// `organ` is one with duties of its own.
  std::optional<HeldPost> PostFor(Act act, OrganId organ) const;

  /// The organs to which the act is limited; none when it reaches the whole county. Empty when it may not at all.
  std::optional<std::vector<OrganId>> OrgansFor(Act act) const;

  bool May(Act act) const { return ReachWith(act) != Reach::kNone; }
  bool May(Act act, OrganId organ) const { return PostFor(act, organ).has_value(); }
};

/// Who does an act: what a transaction needs to know of the visitor (deed.h). Made by Visitor-holding pages.
struct Actor {
  PersonId person{0};              // 0: the program itself, a timed job
  std::optional<PostKind> post{};  // under which the act is done
  std::string name;
  std::string address;
  std::string once_key;  // of the form; empty: the act may repeat
};

/// Errors: kForbidden when the visitor may not do this for the organ.
Result<Actor> ActorFor(const Visitor& visitor, Act act, OrganId organ, std::string once_key);

}  // namespace gongkai::account
