// A link opens once, for a while, and no longer when there is a newer one.
#include "account/one_time_link_store.h"

#include "account/county_test.h"

namespace gongkai::account {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a link opens once", place) {
  TestCounty county(place);
  const PersonId lin = county.AddPersonNamed("linxi", "林溪", PersonState::kInvited);
  db::Transaction act = county.database->Begin();
  const std::string token = AddLink(act, kFirstPasswordLink, lin, county.now + 1h);
  CHECK(UseLink(act, kFirstPasswordLink, token, county.now)->person == lin);
  CHECK_FALSE(UseLink(act, kFirstPasswordLink, token, county.now));
}

TEST_CASE_ON_BOTH_ENGINES("a link that is over, of another purpose, or unknown opens nothing", place) {
  TestCounty county(place);
  const PersonId lin = county.AddPersonNamed("linxi", "林溪", PersonState::kInvited);
  db::Transaction act = county.database->Begin();
  const std::string token = AddLink(act, kFirstPasswordLink, lin, county.now + 1h);
  CHECK_FALSE(UseLink(act, kFirstPasswordLink, token, county.now + 1h));
  CHECK_FALSE(UseLink(act, kSetUpLink, token, county.now));
  CHECK_FALSE(UseLink(act, kFirstPasswordLink, "0000", county.now));
}

TEST_CASE_ON_BOTH_ENGINES("a newer link closes the one before it, and nobody else's", place) {
  TestCounty county(place);
  const PersonId lin = county.AddPersonNamed("linxi", "林溪"), su = county.AddPersonNamed("suyan", "苏砚");
  db::Transaction act = county.database->Begin();
  const std::string first = AddLink(act, kFirstPasswordLink, lin, county.now + 1h);
  const std::string other = AddLink(act, kFirstPasswordLink, su, county.now + 1h);
  const std::string second = AddLink(act, kFirstPasswordLink, lin, county.now + 1h);
  CHECK_FALSE(FindLink(act, kFirstPasswordLink, first, county.now));
  CHECK(FindLink(act, kFirstPasswordLink, second, county.now));
  CHECK(FindLink(act, kFirstPasswordLink, other, county.now)->person == su);
}

}  // namespace
}  // namespace gongkai::account
