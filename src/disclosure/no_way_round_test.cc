// However people act, legally or not, in whatever order: nothing is ever public without three different signers and a
// secrecy review by another than the drafter, all over the digest of what is public. And the database refuses it too,
// when somebody writes SQL by hand.
#include <random>

#include "disclosure/content_digest.h"
#include "disclosure/desk_test.h"
#include "disclosure/item_drop_actions.h"
#include "disclosure/screen/mask_actions.h"
#include "disclosure/screen/settled_view.h"
#include "disclosure/step/step_actions.h"

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

/// Of what is public no step over it, or over an earlier version, is open, stopped with a draft or answered otherwise.
constexpr const char* kPublicWhileHeld =
    "SELECT COUNT(*) FROM item i JOIN item_step_holding h ON h.organ_id = i.organ_id AND h.item = i.number AND "
    "h.version = i.published_version JOIN item_step s ON s.organ_id = h.organ_id AND s.item = h.item AND s.number = "
    "h.step WHERE s.version <= i.published_version";

/// Of what is public a run over that very text was settled when it was published; nothing is published without one.
/// (Lists do not change in this walk.)
constexpr const char* kPublicUnscreened =
    "SELECT COUNT(*) FROM item_publication p JOIN item_version v ON v.organ_id = p.organ_id AND v.item = p.item AND "
    "v.number = p.version WHERE NOT EXISTS (SELECT 1 FROM screening_run r WHERE r.organ_id = v.organ_id AND r.kind = "
    "'item' AND r.subject = v.item AND r.digest = v.text_digest)";

/// What needs an examiner was decided by one, who wrote no version of it with that text.
constexpr const char* kGraveByWriter =
    "SELECT COUNT(*) FROM screening_decision d JOIN screening_hit h ON h.organ_id = d.organ_id AND h.kind = d.kind AND "
    "h.subject = d.subject AND h.run = d.run AND h.number = d.hit JOIN screening_run r ON r.organ_id = h.organ_id AND "
    "r.kind = h.kind AND r.subject = h.subject AND r.number = h.run JOIN item_version v ON v.organ_id = r.organ_id AND "
    "v.item = r.subject AND v.text_digest = r.digest WHERE d.verdict = 'overruled' AND h.needs = 'examiner' AND "
    "(d.post NOT IN ('secrecy_examiner', 'chief') OR d.person_id = v.author)";

constexpr std::string_view kIdentityNumber = "身份证号码330102199001011234。", kMobile = "联系人王小明，13800138000。";

/// Somebody writes what screening will find.
void Find(ItemDesk& county, ItemId id, std::string_view words) {
  Content content = county.Latest(id).content;
  content.correction = "改了";
  content.correction_why = "核对时发现。";
  content.body += "<p>" + std::string(words) + "</p>";
  if (content.body.size() > 2'000) content.body = "<p>禁止野外用火。</p>";
  static_cast<void>(SaveDraft(county.desk, county.drafter, county.township,
                              {.item = id, .version = county.Of(id).version, .content = content}));
}

std::vector<std::int64_t> HitsNow(ItemDesk& county, ItemId id, std::int64_t& run) {
  db::Reader reader = county.database->Read();
  const ItemScreening screened = ScreeningOf(reader, *FindVersion(reader, id, FindItem(reader, id)->latest_version));
  std::vector<std::int64_t> hits;
  if (screened.run) run = screened.run->number;
  for (const screening::StoredHit& hit : screened.hits) hits.push_back(hit.number);
  return hits;
}

void OverruleAny(ItemDesk& county, const Actor& actor, ItemId id) {
  OverruleForm form{.version = county.Latest(id).number, .hits = {}, .reason = "核对过，应当公开"};
  form.hits = HitsNow(county, id, form.run);
  static_cast<void>(Overrule(county.desk, actor, id, form));
}

void MaskAny(ItemDesk& county, const Actor& actor, ItemId id) {
  ChangeForm form{.item_version = county.Of(id).version, .hits = {}};
  form.hits = HitsNow(county, id, form.run);
  static_cast<void>(MaskHits(county.desk, county.tools, actor, id, form));
}

/// Asks a body outside the county; by a step number, again.
void AskOutside(ItemDesk& county, ItemId id, std::int64_t again) {
  AskForm form{.body = "市民政局",
               .about = "数字",
               .sent_on = county.today(),
               .answer_by = county.today(),
               .digest = AskedDigest(county.Latest(id).content)};
  form.asks_again = again;
  static_cast<void>(AskStep(county.desk, county.drafter, id, form));
}

/// What is open is answered for publishing, what holds otherwise is asked again.
void SettleSteps(ItemDesk& county, ItemId id) {
  std::vector<Step> steps;
  {
    db::Reader reader = county.database->Read();
    steps = StepsOf(reader, id);
  }
  for (const Step& step : steps) {
    if (IsReplaced(steps, step)) continue;
    if (step.state == StepState::kOpen) {
      static_cast<void>(WriteAnswer(county.desk, county.drafter, {id, step.number},
                                    {.answer = "agrees", .answered_on = county.today(), .number = "复1号"},
                                    {{"复函.pdf", "%PDF-1.4"}}));
    } else if (HoldOf(step, AskedDigest(county.Latest(id).content)) != Hold::kNone) {
      AskOutside(county, id, step.number);
    }
  }
}

TEST_CASE_ON_BOTH_ENGINES("no sequence of acts publishes what was not signed by three and examined", place) {
  ItemDesk county(place);
  const PersonId tang = county.Hire("tangmo", "唐墨", county.township, PostKind::kSecrecyExaminer);
  const PersonId people[] = {county.lin, county.wen, county.jiang, tang};
  const PostKind posts[] = {PostKind::kHandler, PostKind::kSecrecyExaminer, PostKind::kDeputy, PostKind::kChief};
  std::mt19937 random(7);
  const auto any = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  std::vector<ItemId> ids;
  int published = 0;
  for (int step = 0; step < 900; ++step) {
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
    switch (any(28)) {
      case 0: {
        Content content = county.Latest(id).content;
        content.title += "改";
        content.correction = "改了";
        content.correction_why = "核对时发现。";
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
        static_cast<void>(BeginCorrection(county.desk, actor, id, "情况变了。"));
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
      case 11:
        if (any(4) == 0) AskOutside(county, id, 0);
        break;
      case 12:
      case 13:
        SettleSteps(county, id);
        break;
      case 14:
        county.Screen(id);
        break;
      case 15:
        Find(county, id, any(3) == 0 ? kIdentityNumber : kMobile);
        break;
      case 16:
        OverruleAny(county, actor, id);
        break;
      case 17:
        MaskAny(county, actor, id);
        break;
      default: {
        // Somebody does what is his to do, so that things get as far as they can.
        const std::size_t as = any(4);
        const Actor rightful[] = {county.drafter, county.ActorAs(tang, PostKind::kSecrecyExaminer), county.reviewer,
                                  county.approver};
        if (as == 0) {
          static_cast<void>(HandIn(county.desk, rightful[0], id, county.Of(id).version));
        } else {
          // Half of the time nobody has screened it: the signature alone must not be enough.
          if (any(2) == 0) county.Screen(id);
          static_cast<void>(
              Sign(county.desk, rightful[as], id,
                   {.signer = kSigners[as], .digest = county.Latest(id).digest, .answers = as == 1 ? "nnnnnyy" : ""}));
        }
      }
    }
    REQUIRE(county.Count(kPublicWithoutSignatures) == 0);
    REQUIRE(county.Count(kPublicWhileHeld) == 0);
    REQUIRE(county.Count(kPublicUnscreened) == 0);
    REQUIRE(county.Count(kGraveByWriter) == 0);
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
      {"to put another in the place of its publication",
       "INSERT OR REPLACE INTO item_publication SELECT * FROM item_publication WHERE item = 2"},
      {"to put another in the place of what happened",
       "INSERT OR REPLACE INTO item_event SELECT * FROM item_event WHERE item = 2"},
      {"to let another version slip into its place", "UPDATE OR REPLACE item_version SET item = 2 WHERE item = 1"},
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
