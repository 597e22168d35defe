#include "account/demo_people.h"

#include <algorithm>
#include <map>

#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/sign_in_store.h"
#include "crypto/bytes.h"
#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kTotpBytes = 20;

DemoPerson Describe(db::Session& session, const Person& person, const std::vector<HeldPost>& held) {
  DemoPerson out{.login = person.login, .name = person.name, .organ = held.front().organ_name};
  for (const HeldPost& post : held) {
    out.posts.push_back(std::string(NameOf(post.kind)) + (post.delegated ? "（代行）" : ""));
  }
  const auto credentials = FindCredentials(session, person.id);
  out.asks_code = credentials && credentials->totp_key;
  return out;
}

}  // namespace

crypto::Secret DemoTotpSecret() {
  crypto::Sm3 sm3;
  sm3.Add("gongkai demo authenticator");
  const auto digest = crypto::ParseHex(sm3.Finish());
  return crypto::Secret(std::string_view(*digest).substr(0, kTotpBytes));
}

std::vector<DemoPerson> DemoPeople(db::Session& session, Date today) {
  std::vector<DemoPerson> people;
  if (!IsDemo(session)) return people;
  std::map<OrganId, std::vector<DemoPerson>> by_organ;
  for (const Person& person : AllPeople(session)) {
    const auto held = HeldPosts(session, person.id, today);
    if (person.state == PersonState::kActive && !held.empty()) {
      by_organ[held.front().organ].push_back(Describe(session, person, held));
    }
  }
  for (const Organ& organ : AllOrgans(session, today)) {
    auto& here = by_organ[organ.id];
    std::ranges::move(here, std::back_inserter(people));
  }
  return people;
}

}  // namespace gongkai::account
