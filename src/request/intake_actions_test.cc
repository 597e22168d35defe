// An application is taken in whole or not at all, sealed, once however often it is sent; its receipt is established as
// 条例第三十一条 has it; and who guesses finds nothing.
#include "request/intake_actions.h"

#include "request/case_file_actions.h"
#include "request/intake_desk_test.h"
#include "request/intake_frame_view.h"
#include "request/intake_limit_store.h"
#include "request/intake_limits.h"
#include "request/letter_actions.h"
#include "request/letter_mail_actions.h"
#include "request/receipt_mail_actions.h"
#include "request/sealed_case_store.h"

namespace gongkai::request {
namespace {

constexpr const char* kCountCases = "SELECT COUNT(*) FROM request_case";

TEST_CASE_ON_BOTH_ENGINES("an application is kept sealed, and no word of it stands in the trail or a notice", place) {
  IntakeDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  CHECK(receipt.code.size() == 14);
  const Case held = county.CaseOf(receipt.id);
  CHECK(held.handler == county.township);
  CHECK(held.stage == CaseStage::kUnconfirmed);
  CHECK(held.channel == law::Channel::kOnline);
  CHECK_FALSE(held.received);
  CHECK(held.register_number.empty());
  db::Reader reader = county.database->Read();
  for (const db::Row& row : reader.Query("SELECT words, case_key FROM request_case")) {
    for (const int column : {0, 1}) {
      for (const char* word : {"移民", "尹望舒", IntakeDesk::kNumber, "13900001234", "石桥村"}) {
        CHECK_FALSE(Has(row.Get<db::Blob>(column).bytes, word));
      }
    }
  }
  for (const db::Row& row : reader.Query("SELECT detail, object, address FROM audit_entry")) {
    CHECK_FALSE(Has(row.Get<std::string>(0), "移民"));
    CHECK_FALSE(Has(row.Get<std::string>(0), "望舒"));
    CHECK(row.Get<std::string>(2).empty());  // where from is nobody's business for good
  }
  for (const db::Row& row : reader.Query("SELECT title, detail FROM notice")) {
    CHECK_FALSE(Has(row.Get<std::string>(0) + row.Get<std::string>(1), "移民"));
  }
  const auto words = OpenWords(reader, county.keys, receipt.id);
  REQUIRE(words);
  CHECK(words->applicant.name.Reveal() == "尹望舒");
  CHECK(words->asked.title.Reveal() == "枕溪镇水库移民资金分配方案");
}

TEST_CASE_ON_BOTH_ENGINES("the same form sent twice is one application with one code", place) {
  IntakeDesk county(place);
  const Sender sender = county.From();
  const auto first = IntakeDesk::Of(SendApplication(county.desk, sender, county.Form()));
  const auto second = IntakeDesk::Of(SendApplication(county.desk, sender, county.Form()));
  CHECK(first.id == second.id);
  CHECK(first.code == second.code);
  CHECK(county.Count(kCountCases) == 1);
  // Another form with the same words is another application: whether it repeats one is decided by a person.
  CHECK(county.Apply().id != first.id);
}

TEST_CASE_ON_BOTH_ENGINES("what lacks something is refused whole, under the fields", place) {
  IntakeDesk county(place);
  ApplyForm form = county.Form();
  form.words.applicant.number = PersonalText("110105194912310021");
  form.words.asked.title = {};
  form.organ = county.unit;
  const auto refused = SendApplication(county.desk, county.From(), form);
  REQUIRE_FALSE(refused);
  for (const char* field : {"number", "title", "organ"}) CHECK(ErrorOf(refused.errors(), field) != nullptr);
  CHECK(county.Count(kCountCases) == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM request_arrival") == 0);
  // By post there must be an address.
  form = county.Form();
  form.words.asked.carrier = Carrier::kPaper;
  form.words.asked.way = Way::kPost;
  form.words.applicant.address = {};
  CHECK(FieldOf(SendApplication(county.desk, county.From(), form).errors()) == "address");
}

TEST_CASE_ON_BOTH_ENGINES("files come with it, sealed; programs do not", place) {
  IntakeDesk county(place);
  ApplyForm form = county.Form();
  form.files = {{FileKind::kIdentity, PersonalText("证件.jpg"), "\xFF\xD8\xFF\xE0 尹望舒"},
                {FileKind::kOther, PersonalText("说明.pdf"), "%PDF-1.7 移民"}};
  const auto receipt = IntakeDesk::Of(SendApplication(county.desk, county.From(), form));
  db::Reader reader = county.database->Read();
  const std::vector<CaseFile> files = FilesOf(reader, receipt.id);
  REQUIRE(files.size() == 2);
  CHECK(files[0].kind == FileKind::kIdentity);
  const auto opened = OpenFile(reader, county.keys, receipt.id, files[1].number);
  REQUIRE(opened);
  CHECK(opened->name.Reveal() == "说明.pdf");
  CHECK(opened->bytes.Reveal() == "%PDF-1.7 移民");
  form.files = {{FileKind::kOther, PersonalText("说明.pdf"), "MZ"}};
  CHECK(FieldOf(SendApplication(county.desk, county.From(), form).errors()) == "files");
  form.files.assign(kMostApplyFiles + 1, {FileKind::kOther, PersonalText("说明.pdf"), "%PDF-1.7"});
  CHECK(FieldOf(SendApplication(county.desk, county.From(), form).errors()) == "files");
}

TEST_CASE_ON_BOTH_ENGINES("who acts for somebody shows by what he may, and letters name both", place) {
  IntakeDesk county(place);
  ApplyForm form = county.Form();
  form.words.applicant.agent = PersonalText(" 林远舟 ");
  form.words.applicant.agent_basis = AgentBasis::kEntrusted;
  const auto without = SendApplication(county.desk, county.From(), form);
  REQUIRE_FALSE(without);
  CHECK(FieldOf(without.errors()) == "authority");
  CHECK(Has(without.errors().front().message, "授权委托书"));
  form.files = {{FileKind::kAuthority, PersonalText("委托书.pdf"), "%PDF-1.7 林远舟"}};
  const CaseId id = IntakeDesk::Of(SendApplication(county.desk, county.From(), form)).id;
  ApplyForm nobody = county.Form();
  nobody.files = form.files;
  CHECK(FieldOf(SendApplication(county.desk, county.From(), nobody).errors()) == "agent");
  db::Reader reader = county.database->Read();
  const Applicant kept = OpenWords(reader, county.keys, id)->applicant;
  CHECK(kept.agent.Reveal() == "林远舟");
  CHECK(AddresseeOf(kept).Reveal() == "尹望舒（委托代理人 林远舟）");
  REQUIRE(FilesOf(reader, id).size() == 1);
  CHECK(FilesOf(reader, id).front().kind == FileKind::kAuthority);
  CHECK(FactsOf(reader, county.keys, county.CaseOf(id), LetterKind::kReceipt, county.today()).addressee.Reveal() ==
        "尹望舒（委托代理人 林远舟）");
  for (const db::Row& row : reader.Query("SELECT words FROM request_case")) {
    CHECK_FALSE(Has(row.Get<db::Blob>(0).bytes, "林远舟"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("over the counter an agent without proof is entered, since a correction may be asked for",
                          place) {
  IntakeDesk county(place);
  EnterForm entered = county.Entered(law::Channel::kInPerson);
  entered.application.words.applicant.agent = PersonalText("林远舟");
  entered.application.words.applicant.agent_basis = AgentBasis::kByLaw;
  const CaseId id = IntakeDesk::Of(EnterApplication(county.desk, county.drafter, entered)).id;
  db::Reader reader = county.database->Read();
  CHECK(AddresseeOf(OpenWords(reader, county.keys, id)->applicant).Reveal() == "尹望舒（法定代理人 林远舟）");
}

TEST_CASE_ON_BOTH_ENGINES("a large file comes back as it was sent, and each has its own number", place) {
  IntakeDesk county(place);
  std::string large = "%PDF-1.7 ";
  while (large.size() < 2'500'000) large += std::to_string(large.size()) + ";";  // sealed in several pieces
  const std::string whole = "%PDF-1.7" + std::string((1 << 20) - 8, 'x');        // exactly one
  ApplyForm form = county.Form();
  form.files = {{FileKind::kOther, PersonalText("大的.pdf"), large},
                {FileKind::kOther, PersonalText("整的.pdf"), whole}};
  const CaseId sent = IntakeDesk::Of(SendApplication(county.desk, county.From(), form)).id;
  EnterForm entered = county.Entered(law::Channel::kInPerson);
  entered.application.files = form.files;
  const CaseId typed_in = IntakeDesk::Of(EnterApplication(county.desk, county.drafter, entered)).id;
  db::Reader reader = county.database->Read();
  for (const CaseId id : {sent, typed_in}) {
    const std::vector<CaseFile> files = FilesOf(reader, id);
    REQUIRE(files.size() == 2);
    CHECK(files[0].number == 1);
    CHECK(files[0].bytes == std::ssize(large));
    CHECK(OpenFile(reader, county.keys, id, 1)->bytes.Reveal() == large);
    CHECK(OpenFile(reader, county.keys, id, 2)->bytes.Reveal() == whole);
    CHECK(FileNameOf(reader, county.keys, id, 2)->Reveal() == "整的.pdf");
  }
}

TEST_CASE_ON_BOTH_ENGINES("what the office puts into a case follows what came with it", place) {
  IntakeDesk county(place);
  ApplyForm form = county.Form();
  form.files = {{FileKind::kOther, PersonalText("说明.pdf"), "%PDF-1.7 一"}};
  const CaseId id = IntakeDesk::Of(SendApplication(county.desk, county.From(), form)).id;
  for (const char* const bytes : {"%PDF-1.7 二", "%PDF-1.7 三"}) {
    IntakeDesk::Of(AddCaseFiles(county.desk, county.drafter, county.Seen(id), {{FileKind::kProof, "回执.pdf", bytes}}));
  }
  {  // Somebody else was faster after these were sealed: they are not put over that one's.
    db::Reader reader = county.database->Read();
    SealedFiles ready = *SealedFiles::BehindThoseOf(reader, county.keys, id);
    ready.Add(FileKind::kProof, PersonalText("慢的.pdf"), "%PDF-1.7 四");
    db::Transaction act = county.database->Begin();
    AddFile(act, county.keys, id, FileKind::kProof, PersonalText("快的.pdf"), county.now, "%PDF-1.7 五");
    CHECK_FALSE(ready.Put(act, id, county.now));
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  const std::vector<CaseFile> files = FilesOf(reader, id);
  REQUIRE(files.size() == 4);
  const std::vector<std::string> sent = {"%PDF-1.7 一", "%PDF-1.7 二", "%PDF-1.7 三", "%PDF-1.7 五"};
  for (std::size_t i = 0; i < sent.size(); ++i) {
    CHECK(files[i].number == static_cast<int>(i) + 1);
    CHECK(OpenFile(reader, county.keys, id, files[i].number)->bytes.Reveal() == sent[i]);
  }
}

TEST_CASE_ON_BOTH_ENGINES("what is sealed opens in its own case alone, whoever copies the rows", place) {
  IntakeDesk county(place);
  const CaseId first = county.Apply().id, second = county.Apply().id;
  const auto copy = [&](const std::string& columns) {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE request_case SET " + columns + " WHERE organ_id = ? AND number = ?", second.organ.value,
                second.number, first.organ.value, first.number);
    act.Commit();
  };
  const auto open = [&] {
    db::Reader reader = county.database->Read();
    return OpenWords(reader, county.keys, first);
  };
  REQUIRE(open());
  copy("words = (SELECT o.words FROM request_case o WHERE o.organ_id = ? AND o.number = ?)");
  CHECK_THROWS_AS(open(), db::DatabaseError);
  copy("case_key = (SELECT o.case_key FROM request_case o WHERE o.organ_id = ? AND o.number = ?)");
  CHECK_THROWS_AS(open(), db::DatabaseError);
}

TEST_CASE_ON_BOTH_ENGINES("who takes in is told once an hour, however many come", place) {
  IntakeDesk county(place);
  const auto told = [&] {
    return county.Count("SELECT COUNT(*) FROM notice WHERE key LIKE 'requests-%' AND person_id = " +
                        std::to_string(county.drafter.person.value));
  };
  county.Apply();
  CHECK(told() == 1);
  county.Apply();
  CHECK(told() == 1);
  county.now += 1h;
  county.Apply();
  CHECK(told() == 2);
  // One that an officer entered is no news, and keeps nothing from being told.
  county.now += 1h;
  IntakeDesk::Of(EnterApplication(county.desk, county.drafter, county.Entered(law::Channel::kInPerson)));
  CHECK(told() == 2);
  county.Apply();
  CHECK(told() == 3);
}

TEST_CASE_ON_BOTH_ENGINES("thirty in a day of one person are taken, a program is stopped, others go on", place) {
  IntakeDesk county(place);
  for (int i = 0; i < kAppliedPerNetworkHour; ++i) {
    REQUIRE(SendApplication(county.desk, county.From("203.0.113.9"), county.Form()));
  }
  const auto refused = SendApplication(county.desk, county.From("203.0.113.9"), county.Form());
  CHECK(FieldOf(refused.errors()) == kTooManyField);
  CHECK(SendApplication(county.desk, county.From("198.51.100.1"), county.Form()));
  county.now += 61min;
  CHECK(SendApplication(county.desk, county.From("203.0.113.9"), county.Form()));
  // Where it came from is forgotten.
  county.now += 24h * 3;
  REQUIRE(SendApplication(county.desk, county.From(), county.Form()));
  CHECK(county.Count("SELECT COUNT(*) FROM request_arrival") == 4);
}

TEST_CASE_ON_BOTH_ENGINES("both sides confirm, and from that day it is received and numbered", place) {
  IntakeDesk county(place);
  const CaseId id = county.Apply().id;
  county.now += 24h;
  const SeenCase seen = county.Seen(id);
  const auto confirm = [&](const account::Actor& actor, const SeenCase& as, Date on) {
    return ConfirmReceipt(county.desk, actor, as, on, PersonalText("电话，本人接听"));
  };
  CHECK(FieldOf(confirm(county.drafter, seen, 2026y / 3 / 9).errors()) == "on");   // before it was sent
  CHECK(FieldOf(confirm(county.drafter, seen, 2026y / 3 / 12).errors()) == "on");  // tomorrow
  CHECK(FieldOf(confirm(county.drafter, seen, Date{}).errors()) == "on");
  CHECK_FALSE(confirm(county.approver, seen, 2026y / 3 / 11));  // that post takes nothing in
  SeenCase old = seen;
  --old.version;
  CHECK(FieldOf(confirm(county.drafter, old, 2026y / 3 / 11).errors()) == kVersionField);
  IntakeDesk::Of(confirm(county.drafter, seen, 2026y / 3 / 11));
  const Case held = county.CaseOf(id);
  CHECK(held.received == 2026y / 3 / 11);
  CHECK(held.due == 2026y / 4 / 9);
  CHECK(held.stage == CaseStage::kHandling);
  CHECK(held.register_number == "2026-0001");
  CHECK_FALSE(confirm(county.drafter, county.Seen(id), 2026y / 3 / 11));
}

TEST_CASE_ON_BOTH_ENGINES("what an officer enters is received as its channel has it", place) {
  IntakeDesk county(place);
  const auto enter = [&](EnterForm form) {
    const ApplyReceipt receipt = IntakeDesk::Of(EnterApplication(county.desk, county.drafter, form));
    return county.CaseOf(receipt.id);
  };
  CHECK(enter(county.Entered(law::Channel::kInPerson)).received == county.today());
  CHECK(enter(county.Entered(law::Channel::kOral)).received == county.today());
  EnterForm mail = county.Entered(law::Channel::kSignedMail);
  mail.submitted = 2026y / 3 / 4;
  CHECK(FieldOf(EnterApplication(county.desk, county.drafter, mail).errors()) == "signed_for");
  mail.signed_for = 2026y / 3 / 6;
  CHECK(enter(mail).received == 2026y / 3 / 6);
  EnterForm letter = county.Entered(law::Channel::kUnsignedMail);
  CHECK_FALSE(enter(letter).received);
  letter.confirmed = county.today();
  CHECK(enter(letter).received == county.today());
  letter.submitted = 2026y / 3 / 11;  // tomorrow
  CHECK(FieldOf(EnterApplication(county.desk, county.drafter, letter).errors()) == "submitted");
  CHECK_FALSE(EnterApplication(county.desk, county.approver, county.Entered(law::Channel::kInPerson)));
  // A day of another channel is not kept.
  EnterForm direct = county.Entered(law::Channel::kInPerson);
  direct.confirmed = county.today();
  direct.signed_for = county.today();
  CHECK(enter(direct).received == county.today());
}

TEST_CASE_ON_BOTH_ENGINES("a letter that lacks what the law asks for is entered as it is", place) {
  IntakeDesk county(place);
  EnterForm form = county.Entered(law::Channel::kInPerson);
  form.application.words.applicant.number = {};
  form.application.words.applicant.address = {};
  const auto receipt = IntakeDesk::Of(EnterApplication(county.desk, county.drafter, form));
  // Its second fact is the end of the telephone.
  CHECK(LookUpCase(county.desk, "203.0.113.1", receipt.code, "1234"));
  form.application.words.applicant.phone = {};
  const auto without = IntakeDesk::Of(EnterApplication(county.desk, county.drafter, form));
  CHECK_FALSE(LookUpCase(county.desk, "203.0.113.1", without.code, ""));
  form.application.words.applicant.name = {};
  CHECK(FieldOf(EnterApplication(county.desk, county.drafter, form).errors()) == "name");
}

TEST_CASE_ON_BOTH_ENGINES("the county routes it until its receipt is established, and nobody else", place) {
  IntakeDesk county(place);
  const CaseId id = county.Apply().id;
  const SeenCase seen = county.Seen(id);
  const auto route = [&](const account::Actor& actor, const SeenCase& as, account::OrganId to, const char* why) {
    return RouteCase(county.desk, actor, as, to, PersonalText(why));
  };
  CHECK_FALSE(route(county.drafter, seen, county.other_township, "不归我们。"));
  CHECK(FieldOf(route(county.supervisor, seen, county.township, "转。").errors()) == "organ");
  CHECK(FieldOf(route(county.supervisor, seen, county.village, "转。").errors()) == "organ");
  CHECK(FieldOf(route(county.supervisor, seen, county.other_township, " ").errors()) == "words");
  IntakeDesk::Of(route(county.supervisor, seen, county.other_township, "水库在砚台镇。"));
  CHECK(county.CaseOf(id).handler == county.other_township);
  CHECK(county.CaseOf(id).id.organ == county.township);
  // Who held it before does not confirm it any more.
  CHECK_FALSE(ConfirmReceipt(county.desk, county.drafter, seen, county.today(), {}));
  const account::Actor xie = county.ActorAs(county.xie, PostKind::kHandler);
  IntakeDesk::Of(ConfirmReceipt(county.desk, xie, county.Seen(id), county.today(), {}));
  CHECK(county.CaseOf(id).register_number == "2026-0001");
  CHECK_FALSE(route(county.supervisor, county.Seen(id), county.township, "转回。"));
}

TEST_CASE_ON_BOTH_ENGINES("the code and the second fact open it, nothing else does, and who guesses is closed out",
                          place) {
  IntakeDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  const auto found = LookUpCase(county.desk, "203.0.113.1", receipt.code, "002x");
  REQUIRE(found);
  CHECK(found->held.id == receipt.id);
  CHECK(found->words.asked.title.Reveal() == "枕溪镇水库移民资金分配方案");
  for (const char* fact : {"0021", "1234", "0000"}) {
    const auto none = LookUpCase(county.desk, "203.0.113.1", receipt.code, fact);
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::kNotFound);
  }
  for (const char* code : {"", "1234", "' OR 1=1 --", "0000-0000-00000"}) {
    const auto none = LookUpCase(county.desk, "203.0.113.1", code, "002X");
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::kInvalidInput);
  }
  // From wherever: a code is guessed at only so often.
  for (int i = 3; i < kWrongCasesOfCode; ++i) {
    CHECK_FALSE(LookUpCase(county.desk, "198.51.100." + std::to_string(i), receipt.code, "9999"));
  }
  const auto closed = LookUpCase(county.desk, "192.0.2.77", receipt.code, "002X");
  REQUIRE_FALSE(closed);
  CHECK(closed.error().kind == ErrorKind::kConflict);
  county.now += 16min;
  CHECK(LookUpCase(county.desk, "192.0.2.77", receipt.code, "002X"));
}

TEST_CASE_ON_BOTH_ENGINES("who found a receipt has few guesses a day, however patient and from wherever", place) {
  IntakeDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  for (int i = 0; i < kWrongCasesOfCodeDay; ++i) {
    const auto none = LookUpCase(county.desk, "198.51." + std::to_string(i) + ".7", receipt.code, "9999");
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::kNotFound);
    if (i % 5 == 4) county.now += 16min;
  }
  const auto closed = LookUpCase(county.desk, "192.0.2.77", receipt.code, "002X");
  REQUIRE_FALSE(closed);
  CHECK(closed.error().kind == ErrorKind::kConflict);
  // One that there is not is closed just so.
  for (int i = 0; i < kWrongCasesOfCodeDay; ++i) {
    CHECK_FALSE(LookUpCase(county.desk, "198.51." + std::to_string(i) + ".9", "7KQ2-MX4P-9TRW", "9999"));
    if (i % 5 == 4) county.now += 16min;
  }
  CHECK(LookUpCase(county.desk, "192.0.2.78", "7KQ2-MX4P-9TRW", "002X").error().kind == ErrorKind::kConflict);
  county.now += 24h;
  CHECK(LookUpCase(county.desk, "192.0.2.77", receipt.code, "002X"));
}

TEST_CASE_ON_BOTH_ENGINES("who sent too many bytes still applies, without files", place) {
  IntakeDesk county(place);
  {
    db::Transaction act = county.database->Begin();
    AddArrival(act, ApplyNetworksOf(county.keys, "203.0.113.9"), county.now,
               static_cast<std::uint64_t>(kPiecesPerNetworkDay) * kFilePiece);
    act.Commit();
  }
  ApplyForm form = county.Form();
  form.files = {{FileKind::kOther, PersonalText("说明.pdf"), "%PDF-1.7 移民"}};
  CHECK(FieldOf(SendApplication(county.desk, county.From("203.0.113.9"), form).errors()) == "files");
  CHECK(SendApplication(county.desk, county.From("203.0.113.9"), county.Form()));
  CHECK(SendApplication(county.desk, county.From("198.51.100.1"), form));
  county.now += 25h;
  CHECK(SendApplication(county.desk, county.From("203.0.113.9"), form));
}

TEST_CASE("what a page says of an organ that does not have the case is no organ") {
  Case held;
  held.id = {account::OrganId{3}, 7};
  held.handler = account::OrganId{3};
  web::Request request;
  request.form.Add("version", "4");
  request.form.Add("handler", "3");
  CHECK(SeenCaseIn(request, held).handler == account::OrganId{3});
  // Let in for the third organ, one does not act for the fifth to which it is routed this moment.
  held.handler = account::OrganId{5};
  CHECK(SeenCaseIn(request, held).handler == account::OrganId{0});
  CHECK(SeenCaseIn(request, held).version == 4);
}

TEST_CASE_ON_BOTH_ENGINES("one letter box is one, however its address is written", place) {
  IntakeDesk county(place);
  ApplyForm form = county.Form();
  form.wants_mail = true;
  for (int i = 0; i < 25; ++i) {
    const std::string address = (i % 2 == 0 ? "Yin+" : "yIN+") + std::to_string(i) + "@Example.com";
    form.words.applicant.email = PersonalText(address);
    IntakeDesk::Of(SendApplication(county.desk, county.From(), form));
  }
  CHECK(county.Count("SELECT COUNT(*) FROM request_receipt_mail") == 20);
}

TEST_CASE_ON_BOTH_ENGINES("the receipt goes by mail to who asked for it, once, and tells nothing but the code", place) {
  IntakeDesk county(place);
  ApplyForm form = county.Form();
  form.words.applicant.email = PersonalText("yin@example.com");
  IntakeDesk::Of(SendApplication(county.desk, county.From(), form));
  CHECK(county.Count("SELECT COUNT(*) FROM request_receipt_mail") == 0);  // nobody asked for it
  form.wants_mail = true;
  const auto receipt = IntakeDesk::Of(SendApplication(county.desk, county.From(), form));
  {
    db::Reader reader = county.database->Read();
    for (const db::Row& row : reader.Query("SELECT sealed FROM request_receipt_mail")) {
      CHECK_FALSE(Has(row.Get<db::Blob>(0).bytes, "example.com"));
      CHECK_FALSE(Has(row.Get<db::Blob>(0).bytes, receipt.code));
    }
  }
  std::vector<web::Mail> letters;
  web::MailFate fate = web::MailFate::kNoServer;
  const ReceiptMailing mailing{.send = [&](const web::Mail& mail) -> web::MailOutcome {
                                 letters.push_back(mail);
                                 return {.fate = fate, .sentence = "邮件服务器不在"};
                               },
                               .site = "https://zwgk.example"};
  CHECK_THROWS(SendReceiptMails(county.desk, mailing));
  county.now += 11min;
  fate = web::MailFate::kSent;
  CHECK(SendReceiptMails(county.desk, mailing) == "发出 1 封回执。");
  CHECK(SendReceiptMails(county.desk, mailing) == "发出 0 封回执。");
  REQUIRE(letters.size() == 2);
  CHECK(letters[0].id == letters[1].id);
  CHECK(letters[1].to == "yin@example.com");
  CHECK(Has(letters[1].text, receipt.code));
  for (const char* word : {"尹望舒", "移民", "002X", "1234"}) CHECK_FALSE(Has(letters[1].text, word));
  CHECK(county.Count("SELECT COUNT(*) FROM request_receipt_mail") == 0);
  // Nobody's letter box is flooded with our receipts.
  for (int i = 0; i < 25; ++i) IntakeDesk::Of(SendApplication(county.desk, county.From(), form));
  CHECK(county.Count("SELECT COUNT(*) FROM request_receipt_mail") == 19);
}

TEST_CASE_ON_BOTH_ENGINES("once receipt is established, whoever gave an address is told the number and the days",
                          place) {
  IntakeDesk county(place);
  ApplyForm form = county.Form();
  form.words.applicant.email = PersonalText("yin@example.com");
  const CaseId id = IntakeDesk::Of(SendApplication(county.desk, county.From(), form)).id;
  std::vector<web::Mail> mails;
  const LetterMailing mailing{.send = [&](const web::Mail& mail) -> web::MailOutcome {
                                mails.push_back(mail);
                                return {};
                              },
                              .site = "https://zwgk.example"};
  SendLetterMails(county.desk, mailing);
  CHECK(mails.empty());
  IntakeDesk::Of(ConfirmReceipt(county.desk, county.drafter, county.Seen(id), county.today(), {}));
  CHECK(SendLetterMails(county.desk, mailing) == "给申请人发出 1 封。");
  SendLetterMails(county.desk, mailing);
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].to == "yin@example.com");
  CHECK(mails[0].subject == "政府信息公开申请登记回执");
  CHECK(Has(mails[0].text, county.CaseOf(id).register_number));
  for (const char* word : {"尹望舒", "移民", "002X"}) CHECK_FALSE(Has(mails[0].text, word));
  // Who gave no address is not written to.
  IntakeDesk::Of(EnterApplication(county.desk, county.drafter, county.Entered(law::Channel::kInPerson)));
  CHECK(SendLetterMails(county.desk, mailing) == "给申请人发出 0 封。");
}

TEST_CASE_ON_BOTH_ENGINES("every act stands in the trail of the organ that handles it", place) {
  IntakeDesk county(place);
  const CaseId id = county.Apply().id;
  IntakeDesk::Of(
      RouteCase(county.desk, county.supervisor, county.Seen(id), county.other_township, PersonalText("转。")));
  const std::string object = "case:" + ToString(id);
  const auto has = [&](account::OrganId organ, const std::string& act) {
    for (const std::string& entry : county.Trail(organ)) {
      if (entry.starts_with(act + " ") && entry.ends_with(object)) return true;
    }
    return false;
  };
  CHECK(has(county.township, "request.receive"));
  CHECK(has(county.township, "request.route"));
  std::vector<CaseEventKind> kinds;
  for (const CaseEvent& event : county.Events(id)) kinds.push_back(event.kind);
  CHECK(kinds == std::vector{CaseEventKind::kSubmitted, CaseEventKind::kRouted});
}

}  // namespace
}  // namespace gongkai::request
