// Guides as they are saved: unfinished too, but not wrong, and by one person after the other.
#include "account/guide_actions.h"

#include "account/county_test.h"
#include "account/guide_store.h"

namespace gongkai::account {
namespace {

struct Guides : TestCounty {
  using TestCounty::TestCounty;

  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  Actor actor = ActorAs(lin, PostKind::kHandler);

  Guide Of(OrganId organ) {
    db::Reader reader = database->Read();
    return FindGuide(reader, organ);
  }
};

TEST_CASE_ON_BOTH_ENGINES("a guide is saved unfinished, and what is missing is still told", place) {
  Guides county(place);
  REQUIRE(EditGuide(county.desk, county.actor,
                    {.organ = county.township, .work_body = " 枕溪镇党政综合办公室 ", .phone = "0379-1234567"}));
  const Guide guide = county.Of(county.township);
  CHECK(guide.work_body == "枕溪镇党政综合办公室");
  CHECK(guide.version == 1);
  CHECK(MissingOf(guide).size() == 7);
  CHECK(county.Trail(county.township) ==
        std::vector<std::string>{"guide.edit done organ:" + std::to_string(county.township.value)});
}

TEST_CASE_ON_BOTH_ENGINES("other channels for applications are kept as they were written, and may be taken out again",
                          place) {
  Guides county(place);
  REQUIRE(
      EditGuide(county.desk, county.actor,
                {.organ = county.township, .phone = "12345", .other_channels = "传真：<发后>请来电确认\n邮箱：同上 "}));
  CHECK(county.Of(county.township).other_channels == "传真：<发后>请来电确认\n邮箱：同上");
  CHECK(county.Of(county.township).phone == "12345");
  REQUIRE(EditGuide(county.desk, county.actor, {.organ = county.township, .phone = "12345", .version = 1}));
  CHECK(county.Of(county.township).other_channels.empty());
  const auto refused = EditGuide(county.desk, county.actor,
                                 {.organ = county.township, .other_channels = std::string(5000, 'x'), .version = 2});
  CHECK(ErrorOf(refused.errors(), "other_channels") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("what is written wrongly is refused whole, every field named", place) {
  Guides county(place);
  const auto refused =
      EditGuide(county.desk, county.actor,
                {.organ = county.township, .phone = "电话", .email = "x", .reconsideration_by = SaidBy::kPerson});
  REQUIRE_FALSE(refused);
  for (const std::string_view field : {"phone", "email", "reconsideration"})
    CHECK(ErrorOf(refused.errors(), field) != nullptr);
  CHECK(county.Of(county.township).version == 0);
}

TEST_CASE_ON_BOTH_ENGINES("two fill in the same guide: the second is told, whether it was there before or not", place) {
  Guides county(place);
  REQUIRE(EditGuide(county.desk, county.actor, {.organ = county.township, .phone = "0379-1234567"}));
  CHECK(ErrorOf(EditGuide(county.desk, county.actor, {.organ = county.township, .phone = "0379-7654321"}).errors(),
                kVersionField) != nullptr);
  REQUIRE(EditGuide(county.desk, county.actor, {.organ = county.township, .phone = "0379-7654321", .version = 1}));
  CHECK(
      ErrorOf(EditGuide(county.desk, county.actor, {.organ = county.township, .phone = "12345", .version = 1}).errors(),
              kVersionField) != nullptr);
  CHECK(county.Of(county.township).phone == "0379-7654321");
}

TEST_CASE_ON_BOTH_ENGINES("a unit and a village have no guide of their own", place) {
  Guides county(place);
  CHECK(ErrorOf(EditGuide(county.desk, county.actor, {.organ = county.unit}).errors(), "") != nullptr);
  CHECK(ErrorOf(EditGuide(county.desk, county.actor, {.organ = county.village}).errors(), "") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("the rule's word is not kept, so that it follows what the organ becomes; a person's word is",
                          place) {
  Guides county(place);
  REQUIRE(EditGuide(county.desk, county.actor,
                    {.organ = county.township,
                     .reconsideration = "随手写的",
                     .court = "溯州铁路运输法院",
                     .court_by = SaidBy::kPerson}));
  CHECK(county.Of(county.township).reconsideration.empty());
  CHECK(county.Of(county.township).court == "溯州铁路运输法院");
  db::Reader reader = county.database->Read();
  const RemedyFacts facts = RemedyFactsOf(reader, *FindOrgan(reader, county.township));
  CHECK(ReconsiderationByRule(facts).name == "澄砚县人民政府");
}

}  // namespace
}  // namespace gongkai::account
