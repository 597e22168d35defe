// Labels for many letters: of who wished for post, each with the number of its letter, and of one's own organ alone.
#include "request/letter_label_view.h"

#include "request/letter_desk_test.h"

namespace gongkai::request {
namespace {

struct LabelDesk : LetterDesk {
  using LetterDesk::LetterDesk;

  std::string Receipt(CaseId id) {
    LetterForm form;
    form.kind = LetterKind::kReceipt;
    return Made(id, form);
  }
  static std::string ValueOf(CaseId id, const std::string& ref) { return ToString(id) + "|" + ref; }
};

TEST_CASE_ON_BOTH_ENGINES("labels for all that go by post come in one file, and who took them is put down", place) {
  LabelDesk county(place);
  const CaseId first = county.Bare(), second = county.Bare(), by_page = county.Bare(Way::kPage);
  const std::string one = county.Receipt(first), two = county.Receipt(second), three = county.Receipt(by_page);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string page(lin.Get("/office/request-labels").Bytes());
  CHECK(Has(page, county.ValueOf(first, one)));
  CHECK(Has(page, county.ValueOf(second, two)));
  CHECK_FALSE(Has(page, county.ValueOf(by_page, three)));
  CHECK_FALSE(Has(page, "尹望舒"));
  const auto sheet = lin.Post("/office/request-labels", {{"letter", county.ValueOf(first, one)},
                                                         {"letter", county.ValueOf(second, two)},
                                                         {"letter", county.ValueOf(by_page, three)}});
  CHECK(sheet.status == 200);
  CHECK(sheet.Bytes().starts_with("PK"));
  CHECK(Has(county.Trail(county.township).back(), "case.labels"));
  // Delivered, it needs none any more.
  REQUIRE(PutDelivered(county.desk, county.handler, county.Seen(first), one, county.today(), Way::kPost,
                       PersonalText("XA12345678933")));
  CHECK_FALSE(Has(lin.Get("/office/request-labels").Bytes(), county.ValueOf(first, one)));
}

TEST_CASE_ON_BOTH_ENGINES("nothing chosen, nothing made; another organ's letters are not to be had", place) {
  LabelDesk county(place);
  const CaseId id = county.Bare();
  const std::string ref = county.Receipt(id);
  const auto nothing = county.SignIn(county.lin).Post("/office/request-labels", {});
  CHECK(nothing.status == 422);
  CHECK(Has(nothing.Bytes(), "请至少选一份"));
  const TestBrowser xie = county.SignIn(county.xie);
  CHECK_FALSE(Has(xie.Get("/office/request-labels").Bytes(), county.ValueOf(id, ref)));
  CHECK(xie.Post("/office/request-labels", {{"letter", county.ValueOf(id, ref)}}).status == 422);
}

TEST_CASE("a sheet has every address with the number of its letter, and the same labels have the same bytes") {
  std::vector<AddressLabel> labels;
  for (int i = 0; i < 3; ++i) {
    labels.push_back({{.postcode = PersonalText("000001"),
                       .address = PersonalText("澄砚县枕溪镇石桥村" + std::to_string(i) + "号"),
                       .name = PersonalText("尹<望>舒" + std::to_string(i)),
                       .sender = "枕溪镇人民政府",
                       .sender_address = "",
                       .sender_postcode = ""},
                      "枕公开〔2026〕" + std::to_string(i) + "号-收"});
  }
  const std::string sheet = LabelSheetDocx(labels, Date(2026y / 3 / 10));
  CHECK(sheet == LabelSheetDocx(labels, Date(2026y / 3 / 10)));
  CHECK(LabelSheetDocx({}, Date(2026y / 3 / 10)).starts_with("PK"));
}

}  // namespace
}  // namespace gongkai::request
