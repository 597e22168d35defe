// However people act, legally or not, in whatever order: nothing is ever public without three different signers and a
// secrecy review by another than the drafter, all over the digest of what is public. And the database refuses it too,
// when somebody writes SQL by hand.
#include <random>

#include "disclosure/content_digest.h"
#include "disclosure/desk_test.h"
#include "disclosure/item_drop_actions.h"

namespace gongkai::disclosure {
namespace {

/// Asked in plain SQL, apart from the program's own rules.
constexpr const char* kPublicWithoutSignatures =
    "SELECT COUNT(*) FROM item i JOIN item_version v ON v.organ_id = i.organ_id AND v.item = i.number AND v.number = "
    "i.published_version WHERE (SELECT COUNT(DISTINCT s.person_id) FROM item_signature s WHERE s.organ_id = "
    "i.organ_id AND s.item = i.number AND s.version = v.number AND s.digest = v.digest AND s.signer IN ('drafter', "
    "'reviewer', 'approver')) < 3 OR NOT EXISTS (SELECT 1 FROM item_signature s JOIN item_signature d ON d.organ_id = "
    "s.organ_id AND d.item = s.item AND d.version = s.version AND d.signer = 'drafter' WHERE s.organ_id = i.organ_id "
    "AND s.item = i.number AND s.version = v.number AND s.digest = v.digest AND s.signer = 'secrecy' AND s.person_id "
    "<> d.person_id)";

TEST_CASE_ON_BOTH_ENGINES("no sequence of acts publishes what was not signed by three and examined", place) {
  ItemDesk county(place);
  const PersonId tang = county.Hire("tangmo", "唐墨", county.township, PostKind::kSecrecyExaminer);
  const PersonId people[] = {county.lin, county.wen, county.jiang, tang};
  const PostKind posts[] = {PostKind::kHandler, PostKind::kSecrecyExaminer, PostKind::kDeputy, PostKind::kChief};
  std::mt19937 random(7);
  const auto any = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  std::vector<ItemId> ids;
  int published = 0;
  for (int step = 0; step < 700; ++step) {
    // Anybody in any post, also in those that they do not hold: the page would not let them.
    const Actor actor = county.ActorAs(people[any(4)], posts[any(4)]);
    if (ids.empty() || (any(12) == 0 && ids.size() < 8)) {
      ids.push_back(county.Save(ItemDesk::Notice()));
      continue;
    }
    const ItemId id = ids[any(ids.size())];
    const SignForm form{.signer = kSigners[any(4)],
                        .digest = any(8) == 0 ? "sm3:0" : county.Latest(id).digest,
                        .answers = any(6) == 0 ? "ynnnnyy" : "nnnnnyy",
                        .remark = "请看"};
    switch (any(24)) {
      case 0: {
        Content content = county.Latest(id).content;
        content.title += "改";
        content.correction = "改了";
        if (any(5) == 0) {
          content.attribute = Attribute::kWithheld;
          content.ground = Ground::kProcess;
          content.ground_words = "讨论稿";
        }
        if (any(5) == 0) content.channels = {Channel::kNoticeBoard};
        static_cast<void>(SaveDraft(county.desk, actor, county.township,
                                    {.item = id, .version = county.Of(id).version, .content = content}));
        break;
      }
      case 1:
      case 2:
        static_cast<void>(HandIn(county.desk, actor, id, county.Of(id).version));
        break;
      case 3:
        if (any(4) == 0) static_cast<void>(TakeBack(county.desk, actor, id));
        break;
      case 4:
        if (any(4) == 0) static_cast<void>(Return(county.desk, actor, id, form));
        break;
      case 5:
        if (any(6) == 0) static_cast<void>(Withdraw(county.desk, actor, id, WithdrawalKind::kError, "有误"));
        break;
      case 6:
        static_cast<void>(BeginCorrection(county.desk, actor, id));
        break;
      case 7:
      case 8:
        static_cast<void>(Sign(county.desk, actor, id, form));
        break;
      case 9:
        static_cast<void>(any(2) == 0 ? DropDraft(county.desk, actor, id) : DropCorrection(county.desk, actor, id));
        break;
      case 10:
        static_cast<void>(PickUpDraft(county.desk, actor, id));
        break;
      default: {
        // Somebody does what is his to do, so that things get as far as they can.
        const std::size_t as = any(4);
        const Actor rightful[] = {county.drafter, county.ActorAs(tang, PostKind::kSecrecyExaminer), county.reviewer,
                                  county.approver};
        if (as == 0) {
          static_cast<void>(HandIn(county.desk, rightful[0], id, county.Of(id).version));
        } else {
          static_cast<void>(county.SignAs(rightful[as], kSigners[as], id));
        }
      }
    }
    REQUIRE(county.Count(kPublicWithoutSignatures) == 0);
    const Item item = county.Of(id);
    if (!item.publicity.published_version) continue;
    ++published;
    db::Reader reader = county.database->Read();
    const ItemVersion version = *FindVersion(reader, id, *item.publicity.published_version);
    const auto valid = ValidOver(SignaturesOf(reader, id, version.number), version.digest);
    REQUIRE(IsComplete(valid));
    for (const Signature& each : valid) {
      if (each.signer != Signer::kDrafter) REQUIRE(each.person != version.author);
    }
    // What readers are told of is what was published, never what was decided not to be.
    if (!item.withdrawal) REQUIRE(item.title == version.content.title);
    REQUIRE(version.content.attribute == Attribute::kProactive);
    REQUIRE(DigestOf(version.content, item.index_number) == version.digest);
  }
  CHECK(published > 20);  // else the walk would prove nothing
}

struct ByHand {
  const char* what;
  const char* sql;
};

TEST_CASE_ON_BOTH_ENGINES("the database refuses what somebody writes by hand", place) {
  ItemDesk county(place);
  const ItemId signed_by_two = county.HandedIn(ItemDesk::Notice());  // item 1
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, signed_by_two));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, signed_by_two));
  county.Published(ItemDesk::Notice());  // item 2
  const ByHand cases[] = {
      {"to publish what two have signed",
       "INSERT INTO item_publication (organ_id, item, version, digest, published_at) SELECT organ_id, item, number, "
       "digest, 0 FROM item_version WHERE item = 1"},
      {"to show it without a publication",
       "UPDATE item SET published_version = 1, public_from = '2026-01-01' WHERE number = 1"},
      {"to publish under another digest",
       "INSERT INTO item_publication (organ_id, item, version, digest, published_at) SELECT organ_id, item, number, "
       "'sm3:0', 0 FROM item_version WHERE item = 2"},
      {"to change what is public", "UPDATE item_version SET body = 'x' WHERE item = 2"},
      {"to give it another digest", "UPDATE item_version SET digest = 'sm3:0' WHERE item = 2"},
      {"to put a file into it",
       "INSERT INTO item_attachment (organ_id, item, version, position, name, digest, size) SELECT organ_id, item, "
       "number, 1, 'x', 'y', 1 FROM item_version WHERE item = 2"},
      {"to delete it", "DELETE FROM item_version WHERE item = 2"},
      {"to let another have signed", "UPDATE item_signature SET person_id = 1 WHERE item = 2"},
      {"to take a signature away", "DELETE FROM item_signature WHERE item = 2"},
      {"to put another in the place of a signature",
       "INSERT OR REPLACE INTO item_signature (organ_id, item, version, signer, digest, person_id, person_name, at, "
       "answers, remark, number) SELECT organ_id, item, version, signer, digest, 1, person_name, at, answers, remark, "
       "number FROM item_signature WHERE item = 2"},
      {"to put another in the place of what is public",
       "INSERT OR REPLACE INTO item_version SELECT * FROM item_version WHERE item = 2"},
      {"to show another version", "UPDATE item SET published_version = 2 WHERE number = 2"},
      {"to forget that it was published", "DELETE FROM item_publication WHERE item = 2"},
      {"to write the history anew", "UPDATE item_event SET words = 'x' WHERE item = 2"},
      {"to shorten the history", "DELETE FROM item_event WHERE item = 2"},
  };
  for (const ByHand& each : cases) {
    CAPTURE(each.what);
    CHECK_THROWS_AS(
        [&] {
          db::Transaction act = county.database->Begin();
          act.Execute(each.sql);
          act.Commit();
        }(),
        db::DatabaseError);
  }
  // A fourth signature by hand, of somebody who signed already, makes no third person.
  {
    db::Transaction act = county.database->Begin();
    act.Execute(
        "INSERT INTO item_signature (organ_id, item, version, signer, digest, person_id, person_name, at, answers, "
        "remark, number) SELECT organ_id, item, version, 'approver', digest, person_id, person_name, at, '', '', 99 "
        "FROM item_signature WHERE item = 1 AND signer = 'reviewer'");
    act.Commit();
  }
  CHECK_THROWS_AS(
      [&] {
        db::Transaction act = county.database->Begin();
        act.Execute(cases[0].sql);
        act.Commit();
      }(),
      db::DatabaseError);
}

}  // namespace
}  // namespace gongkai::disclosure
