// One receipt by mail whose bytes did not open (changed by hand, sealed under another key) was taken up first at each
// turn, and threw: nobody behind it in the queue got a receipt any more.
#include "request/intake_desk_test.h"
#include "request/receipt_mail_actions.h"

namespace gongkai::request {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a receipt that does not open is set aside and told, and the others go out", place) {
  IntakeDesk county(place);
  std::vector<CaseId> ids;
  for (const char* const address : {"yi@example.com", "er@example.com", "san@example.com"}) {
    ApplyForm form = county.Form(std::string("移民资金方案") + address[0]);
    form.words.applicant.email = PersonalText(address);
    form.wants_mail = true;
    ids.push_back(IntakeDesk::Of(SendApplication(county.desk, county.From(), form)).id);
    county.now += 1min;
  }
  {
    // The first of the queue.
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE request_receipt_mail SET sealed = ? WHERE organ_id = ? AND case_number = ?",
                db::Blob{"no bytes of ours, and long enough to be taken for some that are"}, ids[0].organ.value,
                ids[0].number);
    act.Commit();
  }
  std::vector<std::string> reached;
  const ReceiptMailing mailing{.send = [&](const web::Mail& mail) -> web::MailOutcome {
                                 reached.push_back(mail.to);
                                 return {.fate = web::MailFate::kSent, .sentence = ""};
                               },
                               .site = ""};
  std::string told;
  try {
    SendReceiptMails(county.desk, mailing);
  } catch (const std::runtime_error& failed) {
    told = failed.what();
  }
  CHECK(reached == std::vector<std::string>{"er@example.com", "san@example.com"});
  CHECK(Has(told, ToString(ids[0])));
  CHECK_FALSE(Has(told, ToString(ids[1])));
  CHECK(county.Count("SELECT COUNT(*) FROM request_receipt_mail WHERE fault <> ''") == 1);
  // It was told once; the next turn goes well, however late it is.
  county.now += 12h;
  CHECK(SendReceiptMails(county.desk, mailing) == "发出 0 封回执。");
  // And goes like any other that was not sent within a day.
  county.now += 13h;
  CHECK(SendReceiptMails(county.desk, mailing) == "发出 0 封回执，1 封一天没有发出，不再发。");
  CHECK(county.Count("SELECT COUNT(*) FROM request_receipt_mail") == 0);
}

}  // namespace
}  // namespace gongkai::request
