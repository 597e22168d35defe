// The receipt of an application by mail: to who asked for it, once, and with nothing in it but what its reader has to
// know.
#include "request/intake_actions.h"
#include "request/intake_desk_test.h"
#include "request/letter_actions.h"
#include "request/letter_mail_actions.h"
#include "request/receipt_mail_actions.h"

namespace gongkai::request {
namespace {

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

}  // namespace
}  // namespace gongkai::request
