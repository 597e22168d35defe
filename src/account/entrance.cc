#include "account/entrance.h"

#include "account/people_store.h"
#include "account/session_store.h"

namespace gongkai::account {
namespace {

// A session is marked as seen once a minute at most: a write at every request would make every page an act.
constexpr std::chrono::minutes kMarkEvery{1};

void MarkSeen(Desk& desk, const Session& session, Instant now) {
  if (now - session.seen_at < kMarkEvery) return;
  db::Transaction act = desk.database.Begin();
  TouchSession(act, session.token_digest, now);
  act.Commit();
}

std::optional<Entrant> Find(Desk& desk, std::string_view token, Instant now) {
  db::Reader reader = desk.database.Read();
  auto session = FindSession(reader, token);
  if (!session || !IsAlive(*session, ReadSessionPolicy(reader), now)) return std::nullopt;
  const auto person = FindPerson(reader, session->person);
  if (!person || person->state == PersonState::kStopped) return std::nullopt;
  Visitor visitor{.person = person->id, .name = person->name, .posts = HeldPosts(reader, person->id, BeijingDay(now))};
  if (visitor.posts.empty()) return std::nullopt;
  return Entrant{std::move(*session), std::move(visitor)};
}

}  // namespace

std::optional<Entrant> Enter(Desk& desk, const web::Request& request) {
  const std::string_view token = request.cookies.Get(kSessionCookie);
  if (token.empty()) return std::nullopt;
  const Instant now = desk.now();
  auto entrant = Find(desk, token, now);
  if (!entrant) return std::nullopt;
  MarkSeen(desk, entrant->session, now);
  entrant->visitor.address = request.address;
  return entrant;
}

web::Url WhatIsOwed(const std::optional<Entrant>& entrant, const web::Request& request) {
  if (!entrant) {
    const bool comes_back = request.method == web::Method::kGet && !request.path.empty();
    return comes_back ? web::Url::Local("/sign-in").With("next", request.path) : web::Url::Local("/sign-in");
  }
  switch (entrant->session.stage) {
    case Stage::kSecondFactor:
      return web::Url::Local("/sign-in/code");
    case Stage::kEnrol:
      return web::Url::Local("/sign-in/device");
    case Stage::kChangePassword:
      return web::Url::Local("/account/password");
    case Stage::kFull:
      break;
  }
  return web::Url::Local("/office");
}

}  // namespace gongkai::account
