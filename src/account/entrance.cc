#include "account/entrance.h"

#include <algorithm>

#include "account/database_away.h"
#include "account/notice_store.h"
#include "account/people_store.h"
#include "account/policy_store.h"
#include "account/second_factor.h"
#include "account/session_store.h"
#include "account/sign_in_store.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

// A session is marked as seen once a minute at most: a write at every request would make every page an act.
constexpr std::chrono::minutes kMarkEvery{1};

// Where somebody writes for long, or nothing can be confirmed (a cluster without its second server), the page is shown
// all the same, and the session marked at a later one.
void MarkSeen(Desk& desk, const Session& session, Instant now) {
  if (now - session.seen_at < kMarkEvery) return;
  try {
    auto mark = desk.database.BeginMark();
    if (!mark) return;
    TouchSession(*mark, session.token_digest, now);
    mark->Commit();
  } catch (const db::DatabaseError& error) {
    if (error.code() != db::ErrorCode::kBusy && error.code() != db::ErrorCode::kSerialization) throw;
  }
}

// A post that began today, a policy that was tightened, a device bound elsewhere: what asks for the second factor may
// come in the middle of a session, and counts from the next request on.
void DemandSecondFactor(db::Session& reader, Session& session, const Visitor& visitor, const Policy& policy) {
  if (session.second_factor_done) return;
  const bool has_device = HasDevice(reader, visitor.person);
  if (const auto owed = SecondFactorOwed(has_device, visitor.posts, policy)) session.stage = *owed;
}

// Whoever has a session that counts; without posts when there are none to act under.
std::optional<Entrant> Find(Desk& desk, std::string_view token, Instant now) {
  db::Reader reader = desk.database.Read();
  auto session = FindSession(reader, token);
  const Policy policy = ReadPolicy(reader);
  if (!session || !IsAlive(*session, policy.session, now)) return std::nullopt;
  const auto person = FindPerson(reader, session->person);
  if (!person) return std::nullopt;
  Visitor visitor{.person = person->id, .name = person->name};
  if (person->state != PersonState::kStopped) visitor.posts = HeldPosts(reader, person->id, BeijingDay(now));
  visitor.unread_notices = UnreadNotices(reader, person->id);
  DemandSecondFactor(reader, *session, visitor, policy);
  return Entrant{std::move(*session), std::move(visitor)};
}

// The session does not come back to life with a post that is given later.
void EndForGood(Desk& desk, const Entrant& entrant) {
  const Actor actor{.person = entrant.visitor.person, .name = entrant.visitor.name, .address = entrant.visitor.address};
  Deed deed(desk, actor);
  EndSession(deed.transaction(), entrant.session.token_digest, deed.now());
  deed.Record(kInstallation, "session.end", ObjectOf("person", actor.person.value), {{"why", "no post any more"}});
  deed.Commit();
}

}  // namespace

std::optional<Entrant> Enter(Desk& desk, const web::Request& request) {
  const std::string_view token = request.cookies.Get(kSessionCookie);
  if (token.empty()) return std::nullopt;
  const Instant now = desk.now();
  auto entrant = Find(desk, token, now);
  if (!entrant) return std::nullopt;
  entrant->visitor.address = request.address;
  if (entrant->visitor.posts.empty()) {
    EndForGood(desk, *entrant);
    return std::nullopt;
  }
  MarkSeen(desk, entrant->session, now);
  return entrant;
}

web::Handler AtStage(Desk& desk, std::vector<Stage> stages, EntrantHandler handler) {
  return [&desk, stages = std::move(stages), handler = std::move(handler)](web::Request& request) {
    const auto entrant = OrAway(request, [&] { return Enter(desk, request); });
    if (!entrant || !std::ranges::count(stages, entrant->session.stage)) {
      return LeadToWhatIsOwed(entrant, request);
    }
    return OrAway(request, [&] { return handler(request, *entrant); });
  };
}

}  // namespace gongkai::account
