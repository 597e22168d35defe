#include "request/letter_actions.h"

#include <algorithm>

#include "request/demo_cases_letters.h"
#include "request/letter_desk_test.h"
#include "request/letter_paper_view.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

constexpr const char* kFirst = "correction:枕公开〔2026〕1号-补";

bool HasEvent(LetterDesk& desk, CaseId id, CaseEventKind kind, const std::string& ref) {
  db::Reader reader = desk.database->Read();
  return std::ranges::any_of(EventsOf(reader, id),
                             [&](const CaseEvent& event) { return event.kind == kind && event.ref == ref; });
}

TEST_CASE_ON_BOTH_ENGINES("A letter is numbered, kept as it went out, and stands in the case and in the trail", place) {
  LetterDesk desk(place);
  REQUIRE(SaveLetterSettings(desk.desk, desk.head, desk.township, desk.township, {"枕公开", ""}, 0));
  const CaseId id = desk.Received();
  CHECK(desk.Made(id, desk.Correction()) == kFirst);
  const auto letters = desk.Letters(id);
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().number == "枕公开〔2026〕1号-补");
  CHECK(letters.front().dated == desk.today());
  CHECK_FALSE(letters.front().delivered);
  CHECK(HasEvent(desk, id, CaseEventKind::kLetterMade, kFirst));
  const std::string body = desk.Body(id, kFirst);
  for (const char* part :
       {"澄砚县枕溪镇人民政府", "尹望舒：", "2026年3月5日", "水库移民资金分配方案：我家2025年的那一份”。",
        "请写明是哪一年的方案。", "2026年3月24日", "第三十条"}) {
    CHECK_MESSAGE(Has(body, part), part, "\n", body);
  }
  CHECK(std::ranges::count(desk.Trail(desk.township), "case.letter done case:" + ToString(id)) == 1);

  CHECK(desk.Made(id, desk.Correction()) == "correction:枕公开〔2026〕2号-补");
  CHECK(desk.Made(id, {.kind = LetterKind::kReceipt}) == "receipt:枕公开〔2026〕1号-收");  // counted by kind
  CHECK(desk.Made(desk.Received(), desk.Correction()) == "correction:枕公开〔2026〕3号-补");
}

TEST_CASE_ON_BOTH_ENGINES("A letter that lacks what the law asks for is not made, and no number is used up", place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  LetterForm empty{.kind = LetterKind::kCorrection};
  const auto refused = MakeLetterByHand(desk.desk, desk.handler, desk.Seen(id), empty);
  CHECK(ErrorOf(refused.errors(), "question") != nullptr);
  CHECK(ErrorOf(refused.errors(), "until") != nullptr);
  CHECK(desk.Letters(id).empty());
  CHECK(Has(desk.Made(id, desk.Correction()), "〔2026〕1号"));
  LetterForm third{.kind = LetterKind::kAskThirdParty};
  CHECK(ErrorOf(MakeLetterByHand(desk.desk, desk.handler, desk.Seen(id), third).errors(), "addressee") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("A third party reads neither who asks nor the applicant's own words", place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  const std::string ref =
      desk.Made(id, {.kind = LetterKind::kAskThirdParty, .addressee = PersonalText("云岫茶业合作社")});
  const std::string body = desk.Body(id, ref);
  CHECK(Has(body, "云岫茶业合作社："));
  CHECK(Has(body, "水库移民资金分配方案"));
  CHECK(Has(body, "15个工作日"));
  CHECK_FALSE(Has(body, "尹望舒"));
  CHECK_FALSE(Has(body, "我家"));
}

TEST_CASE_ON_BOTH_ENGINES("Who may not, who was slower, and what has an act of its own is refused", place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  const SeenCase seen = desk.Seen(id);
  const Actor auditor = desk.ActorAs(desk.lin, PostKind::kAuditAdmin);
  CHECK(ErrorOf(MakeLetterByHand(desk.desk, auditor, seen, desk.Correction()).errors(), kVersionField) != nullptr);
  SeenCase elsewhere = seen;
  elsewhere.handler = desk.other_township;
  CHECK(ErrorOf(MakeLetterByHand(desk.desk, desk.handler, elsewhere, desk.Correction()).errors(), kVersionField) !=
        nullptr);
  // Nobody is told alone by one person what three have not signed.
  for (const LetterKind kind :
       {LetterKind::kFee, LetterKind::kDecision, LetterKind::kOverruled, LetterKind::kPersonalRecord}) {
    CHECK(ErrorOf(MakeLetterByHand(desk.desk, desk.handler, seen, {.kind = kind}).errors(), "kind") != nullptr);
  }
  desk.Made(id, desk.Correction());
  CHECK(ErrorOf(MakeLetterByHand(desk.desk, desk.handler, seen, desk.Correction()).errors(), kVersionField) != nullptr);
  LetterForm longer = desk.Correction();
  longer.question = PersonalText(std::string(5'000, 'a'));
  CHECK(ErrorOf(MakeLetterByHand(desk.desk, desk.handler, desk.Seen(id), longer).errors(), "question") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES(
    "What tells of an act is made with that act: a letter alone asks for no correction (第三十条)", place) {
  LetterDesk desk(place);
  const CaseId bare = desk.Bare();
  const auto fault_of = [&](CaseId id, const LetterForm& form) {
    return ErrorOf(MakeLetterByHand(desk.desk, desk.handler, desk.Seen(id), form).errors(), "kind") != nullptr;
  };
  CHECK(fault_of(bare, desk.Correction()));
  for (const LetterKind kind : {LetterKind::kReasons, LetterKind::kExtension, LetterKind::kDelay,
                                LetterKind::kAskThirdParty, LetterKind::kAskingNotice, LetterKind::kOverruled}) {
    CAPTURE(IdOf(kind));
    CHECK(fault_of(bare, {.kind = kind, .addressee = PersonalText("云岫茶业合作社")}));
  }
  CHECK(desk.Letters(bare).empty());
  CHECK(fault_of(desk.Received(), {.kind = LetterKind::kOverruled}));  // nobody has decided anything yet (第三十二条)
  CHECK(desk.Made(bare, {.kind = LetterKind::kReceipt}) != "");
}

TEST_CASE_ON_BOTH_ENGINES("The same form sent twice makes one letter", place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  const Actor once = desk.ActorAs(desk.lin, PostKind::kHandler, std::string(31, '0') + "7");
  const SeenCase seen = desk.Seen(id);
  const auto first = MakeLetterByHand(desk.desk, once, seen, desk.Correction());
  const auto again = MakeLetterByHand(desk.desk, once, seen, desk.Correction());
  REQUIRE(first);
  REQUIRE(again);
  CHECK(*first == *again);
  CHECK(desk.Letters(id).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("Delivery is put down once, with its day, its way and proof", place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  const std::string ref = desk.Made(id, desk.Correction());
  const auto deliver = [&](Date on, Way way, const std::string& proof) {
    return PutDelivered(desk.desk, desk.handler, desk.Seen(id), ref, on, way, PersonalText(proof));
  };
  CHECK(ErrorOf(deliver(2026y / 3 / 9, Way::kPost, "XA1").errors(), "on") != nullptr);   // before it was made
  CHECK(ErrorOf(deliver(2026y / 3 / 11, Way::kPost, "XA1").errors(), "on") != nullptr);  // tomorrow
  CHECK(ErrorOf(deliver(Date{}, Way::kPost, "XA1").errors(), "on") != nullptr);
  CHECK(ErrorOf(deliver(desk.today(), Way::kPost, " ").errors(), "proof") != nullptr);
  CHECK(ErrorOf(deliver(desk.today(), Way::kCounter, "").errors(), "proof") != nullptr);
  CHECK(ErrorOf(PutDelivered(desk.desk, desk.handler, desk.Seen(id), "fee:1", desk.today(), Way::kPage, {}).errors(),
                kVersionField) != nullptr);
  REQUIRE(deliver(desk.today(), Way::kPost, "XA12345678901"));
  CHECK(desk.Letters(id).front().delivered == desk.today());
  CHECK(HasEvent(desk, id, CaseEventKind::kDelivered, ref));
  CHECK(ErrorOf(deliver(desk.today(), Way::kPost, "XA1").errors(), "on") != nullptr);  // once
  CHECK(std::ranges::count(desk.Trail(desk.township), "case.letter_delivered done case:" + ToString(id)) == 1);
  db::Reader reader = desk.database->Read();
  const auto words = EventWordsOf(reader, desk.keys, id);
  CHECK(Has(words.back().Reveal(), "XA12345678901"));
}

TEST_CASE_ON_BOTH_ENGINES("Facts come from the record: organ, number's head, remedies by rule, the county's channel",
                          place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  const LetterFacts facts = desk.Facts(id, LetterKind::kDecision);
  CHECK(facts.organ_name == "澄砚县枕溪镇人民政府");
  CHECK(facts.organ_short == "澄砚县枕溪镇人民政府公开");  // its short name; nothing else was set
  CHECK(facts.remedies.reconsideration == "澄砚县人民政府");
  CHECK(facts.remedies.court == "澄砚县人民法院");
  CHECK(facts.remedies.online == "https://fuyi.chengyan.example");
  CHECK(facts.outcome == nullptr);
  CHECK(facts.way == Way::kPost);
}

TEST_CASE_ON_BOTH_ENGINES("The decision that was written is what the letter tells, with the files that go with it",
                          place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  {
    db::Transaction act = desk.database->Begin();
    AddFile(act, desk.keys, id, FileKind::kReleased, PersonalText("分配方案.pdf"), desk.now, "%PDF-1");
    AddFile(act, desk.keys, id, FileKind::kReleased, PersonalText("没有选中的.pdf"), desk.now, "%PDF-2");
    const std::string digest = FilesOf(act, id).front().digest;
    PutDecision(act, desk.keys, id,
                {.outcome = "partly_refused",
                 .finding = PersonalText("见附件。"),
                 .reasons = PersonalText("银行账号属于个人隐私（第十五条）。"),
                 .elsewhere = {},
                 .where = {},
                 .released_files = {digest}});
    act.Commit();
  }
  LetterFacts facts = desk.Facts(id, LetterKind::kDecision);
  REQUIRE(facts.outcome != nullptr);
  CHECK(facts.outcome->id == "partly_refused");
  CHECK(facts.released == std::vector<std::string>{"分配方案"});
  facts.number = "1";
  CHECK(FaultsOf(facts).empty());
  CHECK(MissingIn(WriteLetter(facts), facts).empty());
}

// ---- an organ's own words

TEST_CASE_ON_BOTH_ENGINES("An organ's own words are used from the day they are saved; before them the county's",
                          place) {
  LetterDesk desk(place);
  const TemplateSubject subject = *TemplateSubjectFrom("correction");
  const std::string words = ProgramWordsOf(subject.kind, nullptr);
  const auto last_words = [&] {
    const CaseId id = desk.Received();
    return desk.Body(id, desk.Made(id, desk.Correction()));
  };
  REQUIRE(SaveTemplate(desk.desk, desk.supervisor, desk.office, {kWholeCounty, subject, words + "\n全县的话。", 0}));
  CHECK(Has(last_words(), "全县的话。"));
  REQUIRE(SaveTemplate(desk.desk, desk.head, desk.township, {desk.township, subject, words + "\n枕溪的话。", 0}));
  CHECK(Has(last_words(), "枕溪的话。"));
  CHECK_FALSE(Has(last_words(), "全县的话。"));
  REQUIRE(SaveTemplate(desk.desk, desk.head, desk.township, {desk.township, subject, "", 1}));  // no longer its own
  CHECK(Has(last_words(), "全县的话。"));
  db::Reader reader = desk.database->Read();
  CHECK(VersionsOfTemplate(reader, desk.township, "correction").size() == 2);
  CHECK(NewestTemplates(reader, desk.township).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES(
    "Words that lack something, a page out of date and the county's words by a township are refused", place) {
  LetterDesk desk(place);
  const TemplateSubject subject = *TemplateSubjectFrom("decision-state_secret");
  const std::string words = ProgramWordsOf(subject.kind, subject.outcome);
  const auto save = [&](const Actor& actor, account::OrganId organ, const std::string& body, int version) {
    return SaveTemplate(desk.desk, actor, desk.township, {organ, subject, body, version}).errors();
  };
  CHECK(ErrorOf(save(desk.head, desk.township, "不给。", 0), "body") != nullptr);
  CHECK(ErrorOf(save(desk.handler, desk.township, words, 0), kVersionField) != nullptr);
  CHECK(ErrorOf(save(desk.head, kWholeCounty, words, 0), kVersionField) != nullptr);
  CHECK(save(desk.head, desk.township, words, 0).empty());
  CHECK(ErrorOf(save(desk.head, desk.township, words, 0), kVersionField) != nullptr);
  CHECK(save(desk.head, desk.township, words, 1).empty());
  CHECK(ErrorOf(SaveLetterSettings(desk.desk, desk.head, desk.township, desk.township, {std::string(99, 'a'), ""}, 0)
                    .errors(),
                "head") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("The demo's letters have what they need, and what was put down since stays", place) {
  LetterDesk desk(place);
  desk.PutOnline("");
  const auto in_force = [&] {
    db::Reader reader = desk.database->Read();
    return LetterSettingsInForce(reader, desk.township);
  };
  SetUpDemoLetters(desk.desk);
  CHECK(in_force().head == "枕公开");
  CHECK(in_force().online.empty());  // somebody emptied it
  REQUIRE(SaveLetterSettings(desk.desk, desk.head, desk.township, desk.township, {"枕信公", "窗口"}, 1));
  SetUpDemoLetters(desk.desk);
  CHECK(in_force() == LetterSettings{"枕信公", "窗口"});
}

// ---- pages

TEST_CASE_ON_BOTH_ENGINES("A letter is read and taken by who may see cases of the organ; each sight is in the trail",
                          place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  const std::string ref = desk.Made(id, desk.Correction());
  const std::string path = "/office/requests/" + ToString(id) + "/letters";
  const TestBrowser lin = desk.SignIn(desk.lin), xie = desk.SignIn(desk.xie);
  CHECK(Has(lin.Get(path).Bytes(), "〔2026〕1号-补"));
  CHECK_FALSE(Has(lin.Get(path).Bytes(), "尹望舒"));
  const std::string one = path + "/one?ref=" + PercentEncode(ref), file = path + "/file?ref=" + PercentEncode(ref);
  CHECK(Has(lin.Get(one).Bytes(), "尹望舒"));
  CHECK(lin.Get(file + "&as=PDF").Bytes().starts_with("%PDF"));
  CHECK(lin.Get(file + "&as=Word").Bytes().starts_with("PK"));
  CHECK(lin.Get(file + "&as=envelope").Bytes().starts_with("%PDF"));
  CHECK(lin.Get(file + "&as=else").status == 404);
  CHECK(lin.Get(path + "/one?ref=none").status == 404);
  for (const std::string& address : {path, one, file + "&as=PDF"}) CHECK(xie.Get(address).status == 404);
  CHECK(lin.Get("/office/requests/99-1/letters").status == 404);
  const auto trail = desk.Trail(desk.township);
  CHECK(std::ranges::count(trail, "case.letter_see done case:" + ToString(id)) == 1);
  CHECK(std::ranges::count(trail, "case.letter_take done case:" + ToString(id)) == 3);
}

TEST_CASE_ON_BOTH_ENGINES("A letter is made and delivered by the forms; faults stand beside their fields", place) {
  LetterDesk desk(place);
  const CaseId id = desk.Received();
  const std::string path = "/office/requests/" + ToString(id) + "/letters";
  const TestBrowser lin = desk.SignIn(desk.lin);
  const auto version = [&] { return std::to_string(desk.Of(id).version); };
  CHECK(Has(lin.Get(path + "/new?kind=correction").Bytes(), "补正告知书"));
  CHECK(lin.Get(path + "/new?kind=fee").status == 404);
  account::Fields typed = {{"kind", "correction"}, {"version", version()}, {"question", "请写明<哪一年>"}};
  const auto refused = lin.Post(path + "/new", typed);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请写明&lt;哪一年&gt;"));  // nothing typed is lost
  typed.emplace_back("until", "2026-03-24");
  typed.emplace_back("look", "1");
  const auto look = lin.Post(path + "/new", typed);
  CHECK(look.status == 200);
  CHECK(Has(look.Bytes(), "2026年3月24日"));
  CHECK(desk.Letters(id).empty());
  typed.pop_back();
  CHECK(lin.Post(path + "/new", typed).status == 303);
  REQUIRE(desk.Letters(id).size() == 1);
  const std::string ref = desk.Letters(id).front().ref;
  const account::Fields delivered = {{"ref", ref},
                                     {"version", version()},
                                     {"on", "2026-03-10"},
                                     {"way", std::string(IdOf(Way::kPost))},
                                     {"proof", "XA1"}};
  CHECK(lin.Post(path + "/delivered", {{"ref", ref}, {"version", version()}, {"way", ""}}).status == 422);
  CHECK(lin.Post(path + "/delivered", delivered).status == 303);
  CHECK(Has(lin.Get(path).Bytes(), "2026-03-10 送达"));
}

TEST_CASE_ON_BOTH_ENGINES("Words are looked at on a made-up case, saved and dropped on their page", place) {
  LetterDesk desk(place);
  const TestBrowser yan = desk.SignIn(desk.yan), su = desk.SignIn(desk.su);
  const std::string own = "/office/letter-templates/" + std::to_string(desk.township.value);
  CHECK(desk.SignIn(desk.lin).Get("/office/letter-templates").status == 403);
  CHECK(Has(yan.Get("/office/letter-templates").Bytes(), "程序自带"));
  CHECK(yan.Get("/office/letter-templates/0/correction").status == 404);
  CHECK(yan.Get("/office/letter-templates/" + std::to_string(desk.other_township.value) + "/correction").status == 404);
  CHECK(su.Get("/office/letter-templates/0/correction").status == 200);
  CHECK(Has(yan.Get(own + "/correction").Bytes(), "尹望舒"));
  CHECK(yan.Get(own + "/eaten").status == 404);
  CHECK(yan.Get(own + "/correction/sample?as=PDF").Bytes().starts_with("%PDF"));
  CHECK(yan.Get(own + "/correction/sample?as=Word").Bytes().starts_with("PK"));
  const std::string words = ProgramWordsOf(LetterKind::kCorrection, nullptr) + "\n请来电商量。";
  const auto look = yan.Post(own + "/correction", {{"do", "look"}, {"body", "<b>缺</b>"}, {"version", "0"}});
  CHECK(look.status == 422);
  CHECK(Has(look.Bytes(), "&lt;b&gt;缺"));
  CHECK(yan.Post(own + "/correction", {{"do", "save"}, {"body", words}, {"version", "0"}}).status == 303);
  CHECK(Has(yan.Get("/office/letter-templates").Bytes(), "自定，第1版"));
  CHECK(Has(yan.Get(own + "/correction").Bytes(), "请来电商量。"));
  CHECK(yan.Post(own + "/correction", {{"do", "drop"}, {"body", words}, {"version", "1"}}).status == 303);
  CHECK_FALSE(Has(yan.Get("/office/letter-templates").Bytes(), "自定，"));
  CHECK(yan.Post(own + "/settings", {{"head", "枕公开"}, {"online", ""}, {"version", "0"}}).status == 303);
  CHECK(Has(yan.Get("/office/letter-templates").Bytes(), "枕公开"));
}

}  // namespace
}  // namespace gongkai::request
