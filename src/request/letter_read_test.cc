// A letter read on the applicant's page: which reading delivers it (国办公开办函〔2016〕235号, 民事诉讼法第九十条), and
// that the first time stands, whoever opens it again.
#include "request/letter_read.h"

#include "request/letter_actions.h"
#include "request/letter_read_store.h"
#include "request/privacy_desk_test.h"

namespace gongkai::request {
namespace {

struct ReadingDesk : PrivacyDesk {
  using PrivacyDesk::PrivacyDesk;

  ApplyReceipt receipt = Apply();

  std::string Made() {
    Confirm(receipt.id);
    LetterForm form;
    form.kind = LetterKind::kReceipt;
    const auto ref = MakeLetterByHand(desk, drafter, Seen(receipt.id), form);
    for (const FieldError& error : ref.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(ref);
    return *ref;
  }
  int Open(const std::string& ref) {
    return anybody.Post("/apply/status/letter", {{"ticket", TicketIn(PageOf(receipt))}, {"ref", ref}}).status;
  }
  CaseLetter Letter() {
    db::Reader reader = database->Read();
    return LettersOf(reader, receipt.id).front();
  }
  std::map<std::string, Instant> Read() {
    db::Reader reader = database->Read();
    return LettersRead(reader, receipt.id);
  }
  void Wish(Way way) {
    db::Transaction act = database->Begin();
    act.Execute("UPDATE request_case SET way = ? WHERE organ_id = ? AND number = ?", IdOf(way), receipt.id.organ.value,
                receipt.id.number);
    act.Commit();
  }
};

TEST_CASE("reading delivers what was wished for over the internet and is not under way or there already") {
  CHECK(IsDeliveredByReading(Way::kPage, false, false));
  CHECK(IsDeliveredByReading(Way::kEmail, false, false));
  CHECK_FALSE(IsDeliveredByReading(Way::kEmail, false, true));  // the mail itself delivers it
  CHECK_FALSE(IsDeliveredByReading(Way::kPage, true, false));
  CHECK_FALSE(IsDeliveredByReading(Way::kPost, false, false));
  CHECK_FALSE(IsDeliveredByReading(Way::kCounter, false, false));
}

TEST_CASE_ON_BOTH_ENGINES("opened on the page it is delivered on that day, and not on the day it was put there",
                          place) {
  ReadingDesk county(place);
  const std::string ref = county.Made();
  CHECK_FALSE(county.Letter().delivered);
  county.now += 48h;
  const std::string page = county.PageOf(county.receipt);
  CHECK(Has(page, "第一次打开文书的时间会记下来"));
  CHECK_FALSE(county.Letter().delivered);  // to look at the case is not to read the letter
  CHECK(county.Open(ref) == 200);
  CHECK(county.Letter().delivered == county.today());
  CHECK(county.Read().at(ref) == std::chrono::floor<std::chrono::seconds>(county.now));
  db::Reader reader = county.database->Read();
  const CaseEvent last = EventsOf(reader, county.receipt.id).back();
  CHECK(last.kind == CaseEventKind::kDelivered);
  CHECK(last.on == county.today());
  CHECK_FALSE(last.person);
  CHECK(Has(EventWordsOf(reader, county.keys, county.receipt.id).back().Reveal(), "第一次打开"));
  CHECK(Has(county.Trail(county.township).back(), "case.letter_read"));
}

TEST_CASE_ON_BOTH_ENGINES("opened again it changes nothing", place) {
  ReadingDesk county(place);
  const std::string ref = county.Made();
  CHECK(county.Open(ref) == 200);
  const auto version = county.Held(county.receipt.id).version;
  const auto first = county.Read();
  county.now += 72h;
  CHECK(county.Open(ref) == 200);
  CHECK(county.Held(county.receipt.id).version == version);
  CHECK(county.Read() == first);
  CHECK_FALSE(Has(county.PageOf(county.receipt), "第一次打开文书的时间会记下来"));
}

TEST_CASE_ON_BOTH_ENGINES("who wished for post has it by post: that it was read is put down beside that", place) {
  ReadingDesk county(place);
  const std::string ref = county.Made();
  county.Wish(Way::kPost);
  CHECK(county.Open(ref) == 200);
  CHECK_FALSE(county.Letter().delivered);
  CHECK(county.Read().contains(ref));
  CHECK(county.Open("receipt:no such letter") == 422);
  CHECK(county.Read().size() == 1);
}

}  // namespace
}  // namespace gongkai::request
