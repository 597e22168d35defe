// Data and their keys belong together: neither is opened with another's, nor without.
#include "account/keys_store.h"

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include <filesystem>

#include "embedded/embedded_migrations.h"

namespace gongkai::account {
namespace {

std::unique_ptr<db::Database> Opened(const testing::TestDatabase& place) { return place.Open(embedded::Migrations()); }

TEST_CASE_ON_BOTH_ENGINES("keys are made once, and are the same at the next start", place) {
  testing::TempDir folder;
  const auto database = Opened(place);
  const std::string keys = folder.File("keys");
  const auto first = OpenKeys(*database, keys);
  REQUIRE(first);
  CHECK(std::filesystem::status(keys).permissions() == std::filesystem::perms::owner_all);
  const auto second = OpenKeys(*database, keys);
  REQUIRE(second);
  CHECK(first->audit == second->audit);
  CHECK(first->totp == second->totp);
  CHECK_FALSE(first->audit == first->totp);
  CHECK(second->signing.public_key().Verify("头", first->signing.Sign("头")));
}

TEST_CASE_ON_BOTH_ENGINES("data that hold entries are not opened without their keys, nor with others", place) {
  testing::TempDir folder;
  const testing::OnSqlite elsewhere;
  const auto database = Opened(place);
  const auto other = Opened(elsewhere);
  const std::string keys = folder.File("keys"), other_keys = folder.File("other");
  REQUIRE(OpenKeys(*database, keys));
  REQUIRE(OpenKeys(*other, other_keys));
  const auto foreign = OpenKeys(*database, other_keys);
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error().message.find("不是这份数据的密钥") != std::string::npos);
  std::filesystem::remove(keys + "/signing.pem");
  const auto missing = OpenKeys(*database, keys);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.find("signing.pem") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(keys + "/signing.pem"));
}

}  // namespace
}  // namespace gongkai::account
