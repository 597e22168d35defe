#include "account/sight_actions.h"

#include <algorithm>

#include "account/audit_store.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kSightAct = "person.see";
constexpr std::chrono::hours kSightLasts{1};
constexpr int kMostLooked = 200;  // of the last hour; who looks at more is recorded more often

Actor ActorOf(const Visitor& visitor) {
  return {visitor.person, visitor.posts.front().kind, visitor.name, visitor.address, ""};
}

bool WasRecorded(Desk& desk, const Visitor& visitor, std::string_view object) {
  const TrailFilter lately{.from = desk.now() - kSightLasts, .person = visitor.person, .act = std::string(kSightAct)};
  db::Reader reader = desk.database.Read();
  return std::ranges::any_of(ReadTrail(reader, lately, std::nullopt, kMostLooked),
                             [&](const StoredEntry& seen) { return seen.entry.object == object; });
}

}  // namespace

void RecordPeopleSight(Desk& desk, const Visitor& visitor, std::string object) {
  if (WasRecorded(desk, visitor, object)) return;
  RetryDeed(desk, ActorOf(visitor), [&](Deed& deed) {
    deed.Record(visitor.posts.front().organ, "person.see", object);
    deed.Commit();
  });
}

void RecordTaken(Desk& desk, const Visitor& visitor, OrganId organ, std::string_view act, std::string object) {
  RetryDeed(desk, ActorOf(visitor), [&](Deed& deed) {
    deed.Record(organ, act, object);
    deed.Commit();
  });
}

}  // namespace gongkai::account
