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

TEST_CASE_ON_BOTH_ENGINES("nobody writes a step that is answered, or one that stands in the place of another's",
                          place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  REQUIRE(county.Answer(county.Asked(id, county.Agreement()), "refuses", "人数不对"));
  county.Asked(id, county.Approval());
  const auto with = [](const char* columns) {
    return "INSERT INTO item_step (organ_id, item, number, kind, asked_organ, body, about, sent_on, sent_number, "
           "answer_by, version, digest, asks_again, asked_by, asked_by_name, asked_at, state, answer, verdict, "
           "answered_on, answer_number, answer_words, answered_by_name, ended_words) SELECT organ_id, item, " +
           std::string(columns) + ", '', '', '' FROM item_step WHERE number = 1";
  };
  constexpr const char* kRest = "about, sent_on, sent_number, answer_by, version, digest, ";
  struct Row {
    const char *what, *who, *then;
  };
  const Row rows[] = {
      {"answered from the start", "9, kind, asked_organ, body, ",
       "1, asked_by, asked_by_name, asked_at, 'answered', 'agrees', 'for', NULL, ''"},
      {"withdrawn from the start", "9, kind, asked_organ, body, ",
       "1, asked_by, asked_by_name, asked_at, 'withdrawn', '', '', NULL, ''"},
      {"in its own place", "9, kind, asked_organ, body, ",
       "9, asked_by, asked_by_name, asked_at, 'open', '', '', NULL, ''"},
      {"of another kind", "9, 'third_party', NULL, body, ",
       "1, asked_by, asked_by_name, asked_at, 'open', '', '', NULL, ''"},
      {"of somebody outside", "9, kind, NULL, '市民政局', ",
       "1, asked_by, asked_by_name, asked_at, 'open', '', '', NULL, ''"},
      {"over one that is open", "9, 'approval', NULL, body, ",
       "2, asked_by, asked_by_name, asked_at, 'open', '', '', NULL, ''"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(IsRefused(county, with((std::string(row.who) + kRest + row.then).c_str())));
  }
  CHECK_FALSE(IsRefused(county, with((std::string("9, kind, asked_organ, body, ") + kRest +
                                      "1, asked_by, asked_by_name, asked_at, 'open', '', '', NULL, ''")
                                         .c_str())));
}

TEST_CASE_ON_BOTH_ENGINES("an answer means what its kind says, and what was asked about stays", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  county.Asked(id, county.Agreement());
  const char* cases[] = {
      "UPDATE item_step SET state = 'answered', answer = 'refuses', verdict = 'for' WHERE number = 1",
      "UPDATE item_step SET state = 'answered', answer = 'approved', verdict = 'for' WHERE number = 1",
      "UPDATE item_step SET state = 'answered', answer = '', verdict = '' WHERE number = 1",
      "UPDATE item_step SET state = 'withdrawn' WHERE number = 1",  // without a reason
      "UPDATE item_step SET state = 'withdrawn', ended_words = 'x', asked_organ = NULL WHERE number = 1",
      "UPDATE item_step SET state = 'withdrawn', ended_words = 'x', answer_by = NULL WHERE number = 1",
      "UPDATE item_version SET body = 'x'",
      "UPDATE item_version SET text_digest = ''",
      ("INSERT INTO item_attachment (organ_id, item, version, position, name, digest, size) SELECT organ_id, item, "
       "number, 1, 'x', 'y', 1 FROM item_version"),
  };
  for (const char* sql : cases) {
    CAPTURE(sql);
    CHECK(IsRefused(county, sql));
  }
}

TEST_CASE_ON_BOTH_ENGINES("what was stopped, or is held, is not shown by hand either", place) {
  StepDesk county(place);
  const ItemId id = county.Waiting();
  county.Asked(id, county.Agreement());  // stops it
  REQUIRE_FALSE(county.Of(id).publicity.published_version);
  constexpr const char* kShown = "UPDATE item SET published_version = 1, public_from = '2026-03-01'";
  CHECK(IsRefused(county, kShown));
  REQUIRE(county.Answer(county.Steps(id).front(), "agrees"));
  CHECK(IsRefused(county, kShown));  // held no more, but stopped
}

TEST_CASE_ON_BOTH_ENGINES("the end of a document is confirmed by a second person, and that stays", place) {
  StepDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE_FALSE(IsRefused(county,
                          "INSERT INTO document_validity (organ_id, item, ended_on, words, person_id, person_name, at) "
                          "SELECT organ_id, number, '2026-03-10', '决定', created_by, '林溪', 0 FROM item"));
  const std::string confirmed =
      "INSERT INTO document_end_confirmed (organ_id, item, number, ended_on, words, person_id, person_name, at) SELECT "
      "organ_id, item, 1, ended_on, words, ";
  CHECK(IsRefused(county, confirmed + "person_id, person_name, 0 FROM document_validity"));
  REQUIRE_FALSE(
      IsRefused(county, confirmed + std::to_string(county.wen.value) + ", person_name, 0 FROM document_validity"));
  CHECK(IsRefused(county, "UPDATE document_end_confirmed SET words = 'x'"));
  CHECK(IsRefused(county, "DELETE FROM document_end_confirmed"));
  static_cast<void>(id);
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
