// Data from before leadership was told apart: what was led from above is sorted once by its name, as the rule then did.
#include <algorithm>
#include <vector>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "account/organ_store.h"
#include "db/migrate.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::account {
namespace {

constexpr std::int64_t kLeadershipMigration = 90;

std::vector<EmbeddedFile> Former() {
  std::vector<EmbeddedFile> files;
  std::ranges::copy_if(embedded::Migrations(), std::back_inserter(files),
                       [](const EmbeddedFile& file) { return db::MigrationNumber(file.name) < kLeadershipMigration; });
  return files;
}

struct FormerOrgan {
  std::string_view code, name;
  int vertical;
  std::string_view led_by;
  Leadership now;
  std::string_view led_by_now;
};
constexpr FormerOrgan kFormerOrgans[] = {
    {"MZJ", "澄砚县民政局", 0, "", Leadership::kOwnGovernment, ""},
    {"FJ", "澄砚县公安局枕溪分局", 0, "", Leadership::kOwnGovernment, ""},
    {"SHUIJ", "国家税务总局澄砚县税务局第一税务分局", 1, "国家税务总局澄砚县税务局", Leadership::kCentral,
     "国家税务总局澄砚县税务局"},
    {"QXJ", "澄砚县气象局", 1, "", Leadership::kCentral, ""},
    {"SHJ", "溯州市生态环境局澄砚分局", 1, "溯州市生态环境局", Leadership::kDistrictBranch, "溯州市生态环境局"},
    {"DCD", "国家统计局澄砚县调查队", 1, "国家统计局溯州市调查队", Leadership::kMinistryBranch, "国家统计局"},
};

void Fill(db::Database& database) {
  db::Transaction act = database.Begin();
  for (const FormerOrgan& organ : kFormerOrgans) {
    act.Execute(
        "INSERT INTO organ (kind, parent_id, code, name, short_name, place_code, credit_code, vertical, opened_on, "
        "led_by, version) VALUES ('department', (SELECT MIN(id) FROM organ), ?, ?, '', '', '', ?, '2020-01-01', ?, 1)",
        organ.code, organ.name, organ.vertical, organ.led_by);
  }
  act.Commit();
}

TEST_CASE_ON_BOTH_ENGINES("organs of former data keep whom they turn to", place) {
  {
    const auto former = db::Database::Open(place.location(), Former());
    REQUIRE(former);
    Fill(**former);
  }
  const auto database = db::Database::Open(place.location(), embedded::Migrations());
  REQUIRE(database);
  db::Reader reader = (*database)->Read();
  for (const FormerOrgan& organ : kFormerOrgans) {
    CAPTURE(organ.name);
    const auto now = FindOrganByCode(reader, organ.code);
    REQUIRE(now);
    CHECK(now->leadership == organ.now);
    CHECK(now->led_by == organ.led_by_now);
  }
}

}  // namespace
}  // namespace gongkai::account
