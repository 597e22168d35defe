// The database refuses a publication that a step holds, and any change or deletion of what was asked and answered: by
// hand too, on both engines.
#include "disclosure/step/step_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

bool IsRefused(StepDesk& county, std::string_view sql) {
  try {
    db::Transaction act = county.database->Begin();
    act.Execute(sql);
    act.Commit();
    return false;
  } catch (const db::DatabaseError&) {
    return true;
  }
}

/// The publication of the version that all signed but for the program: as who has the database could write it.
bool MayBePublishedByHand(StepDesk& county, ItemId id) {
  const ItemVersion version = county.Latest(id);
  try {
    db::Transaction act = county.database->Begin();
    AddSignature(act, id, version.number,
                 {.signer = Signer::kApprover,
                  .person = county.jiang,
                  .person_name = "江汀",
                  .digest = version.digest,
                  .at = county.now});
    AddPublication(act, id, version.number, version.digest, county.now);
    return true;  // not committed
  } catch (const db::DatabaseError& error) {
    CHECK(Has(error.what(), "a step holds the publication"));
    return false;
  }
}

TEST_CASE_ON_BOTH_ENGINES("the database publishes nothing that a step holds", place) {
  StepDesk county(place);
  const ItemId id = county.Examined(ItemDesk::Notice());
  CHECK(MayBePublishedByHand(county, id));
  const Step asked = county.Asked(id, county.Agreement());
  CHECK_FALSE(MayBePublishedByHand(county, id));
  REQUIRE(county.Answer(asked, "refuses", "人数不对"));
  CHECK_FALSE(MayBePublishedByHand(county, id));
  const Step again = county.Again(asked);
  CHECK_FALSE(MayBePublishedByHand(county, id));
  REQUIRE(county.Answer(again, "agrees"));
  CHECK(MayBePublishedByHand(county, id));
  REQUIRE(TakeBackAnswer(county.desk, county.answerer, county.bureau, {id, again.number}, "又有变化"));
  CHECK_FALSE(MayBePublishedByHand(county, id));
}

TEST_CASE_ON_BOTH_ENGINES("the database knows whether the answer was over the text that is published", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  REQUIRE(county.Answer(step, "agrees"));
  county.Change(id, "关于春季森林防火的通知");
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK_FALSE(MayBePublishedByHand(county, id));
  const std::string digest = county.database->Read().One<std::string>(
      "SELECT text_digest FROM item_version WHERE item = ? AND number = 2", id.number);
  REQUIRE(KeepAnswer(county.desk, county.drafter, {id, step.number}, digest, "只改了名称"));
  CHECK(MayBePublishedByHand(county, id));
}

TEST_CASE_ON_BOTH_ENGINES("nobody deletes a step or rewrites what was asked and answered", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  county.Asked(id, county.Approval());
  CHECK(IsRefused(county, "UPDATE item_step SET about = '别的' WHERE number = 1"));
  CHECK(IsRefused(county, "UPDATE item_step SET state = 'taken_back' WHERE number = 1"));
  REQUIRE(county.Answer(step, "agrees"));
  county.Change(id, "改了名称");
  const std::string digest = county.database->Read().One<std::string>(
      "SELECT text_digest FROM item_version WHERE item = ? AND number = 2", id.number);
  REQUIRE(KeepAnswer(county.desk, county.drafter, {id, step.number}, digest, "只改了名称"));
  for (const char* sql : {"DELETE FROM item_step", "UPDATE item_step SET answer = 'refuses' WHERE number = 1",
                          "UPDATE item_step SET state = 'open' WHERE number = 1",
                          "UPDATE item_step SET state = 'withdrawn' WHERE number = 1", "DELETE FROM item_step_kept",
                          "UPDATE item_step_kept SET words = '别的'",
                          "UPDATE item_step SET state = 'taken_back', answer_words = '别的' WHERE number = 1"}) {
    CAPTURE(sql);
    CHECK(IsRefused(county, sql));
  }
}

}  // namespace
}  // namespace gongkai::disclosure
