// What the database refuses, whatever a program or a hand does: a publication or a last signature without a settled
// run, a decision by who may not, and any change of what was found or decided.
#include "disclosure/screen/screen_desk_test.h"

namespace gongkai::disclosure {
namespace {

const char* const kSignLast =
    "INSERT INTO item_signature (organ_id, item, version, signer, digest, person_id, person_name, at, answers, remark, "
    "number) SELECT organ_id, item, version, 'approver', digest, (SELECT id FROM person WHERE login = 'jiangting'), "
    "'江汀', 0, '', '', 99 FROM item_signature WHERE signer = 'drafter'";
const char* const kPublish =
    "INSERT INTO item_publication (organ_id, item, version, digest, published_at) SELECT organ_id, item, number, "
    "digest, 0 FROM item_version WHERE digest <> ''";

TEST_CASE_ON_BOTH_ENGINES("by hand nothing is signed last that nobody screened", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  REQUIRE(HandIn(county.desk, county.drafter, id, county.Of(id).version));
  county.Examine(id);
  CHECK(county.IsRefused(kSignLast));
  CHECK(county.IsRefused(kPublish));
  county.Screen(id);
  REQUIRE_FALSE(county.IsRefused(kSignLast));
  CHECK_FALSE(county.IsRefused(kPublish));
}

TEST_CASE_ON_BOTH_ENGINES("nor while a hit is open, after the lists changed, or by a run over another text", place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  county.Examine(id);
  CHECK(county.IsRefused(kSignLast));
  REQUIRE(county.OverruleOpen(county.second_examiner, id, "法律规定公布"));
  county.ChangeLists();
  CHECK(county.IsRefused(kSignLast));
  // A run by older lists does not count; one that says that it has more hits than it has does not either.
  const std::string run =
      "INSERT INTO screening_run (organ_id, kind, subject, number, digest, lists, rules, at, person_id, person_name, "
      "parts, unread, hits) SELECT organ_id, kind, subject, number + 1, digest, ";
  REQUIRE_FALSE(county.IsRefused(run + "lists, rules, 0, 0, '', 1, 0, 0 FROM screening_run"));
  CHECK(county.IsRefused(kSignLast));
  REQUIRE_FALSE(
      county.IsRefused(run +
                       "lists + 1, rules, 0, 0, '', 1, 0, 5 FROM screening_run WHERE number = (SELECT MAX(number) FROM "
                       "screening_run)"));
  CHECK(county.IsRefused(kSignLast));
  county.Screen(id);
  static_cast<void>(ScreenItem(county.desk, county.tools, county.drafter, id, {}, true));
  CHECK_FALSE(county.IsRefused(kSignLast));
}

TEST_CASE_ON_BOTH_ENGINES("a decision is made by who may, over a hit that is there, with a reason", place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  static_cast<void>(id);
  const auto decide = [&](const std::string& verdict, const std::string& reason, const std::string& post,
                          PersonId person, const std::string& text_digest = "text_digest") {
    return "INSERT INTO screening_decision (organ_id, kind, subject, number, run, hit, part, rule, text_digest, "
           "verdict, "
           "reason, post, person_id, person_name, at) SELECT organ_id, kind, subject, (SELECT COALESCE(MAX(number), 0) "
           "+ 1 FROM screening_decision), run, number, part, rule, " +
           text_digest + ", '" + verdict + "', '" + reason + "', '" + post + "', " + std::to_string(person.value) +
           ", '某', 0 FROM screening_hit WHERE needs = 'examiner'";
  };
  CHECK(county.IsRefused(decide("overruled", "", "secrecy_examiner", county.tang)));
  CHECK(county.IsRefused(decide("overruled", "  ", "secrecy_examiner", county.tang)));
  CHECK(county.IsRefused(decide("overruled", "可以", "handler", county.tang)));
  CHECK(county.IsRefused(decide("overruled", "可以", "deputy", county.wen)));
  CHECK(county.IsRefused(decide("overruled", "可以", "secrecy_examiner", county.lin)));  // wrote it
  CHECK(county.IsRefused(decide("overruled", "可以", "secrecy_examiner", PersonId{0})));
  CHECK(county.IsRefused(decide("assessed", "可以", "secrecy_examiner", county.tang)));
  CHECK(county.IsRefused(decide("allowed", "可以", "secrecy_examiner", county.tang)));
  CHECK(county.IsRefused(decide("overruled", "可以", "secrecy_examiner", county.tang, "'another'")));
  CHECK_FALSE(county.IsRefused(decide("overruled", "可以", "secrecy_examiner", county.tang)));
}

TEST_CASE_ON_BOTH_ENGINES("nobody rewrites what was found and decided", place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  REQUIRE(county.OverruleOpen(county.second_examiner, id, "法律规定公布"));
  for (const char* sql :
       {"DELETE FROM screening_hit", "UPDATE screening_hit SET needs = 'anyone'", "DELETE FROM screening_run",
        "UPDATE screening_run SET hits = 0", "UPDATE screening_run SET digest = 'x'", "DELETE FROM screening_decision",
        "UPDATE screening_decision SET reason = '别的'", "UPDATE screening_present SET rules = 0",
        "DELETE FROM screening_present", "INSERT OR REPLACE INTO screening_hit SELECT * FROM screening_hit",
        "INSERT OR REPLACE INTO screening_run SELECT * FROM screening_run",
        "INSERT OR REPLACE INTO screening_decision SELECT * FROM screening_decision",
        "INSERT OR REPLACE INTO screening_present SELECT * FROM screening_present"}) {
    CAPTURE(sql);
    CHECK(county.IsRefused(sql));
  }
}

}  // namespace
}  // namespace gongkai::disclosure
