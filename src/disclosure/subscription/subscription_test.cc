// What a code is, when letters go out, and what stands in them.
#include "disclosure/subscription/subscription.h"

#include <doctest/doctest.h>

#include "disclosure/subscription/subscription_letter.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

Subscription Subscribed() {
  return {.id = 1,
          .address = PersonalText("wang@chengyan.example"),
          .code = PersonalText("ABCD-EFGH-IJKL-MNOP-QRST"),
          .query = {.words = "加微信领红包"}};
}

TEST_CASE("a code is read however it was typed, and nothing else is one") {
  const std::string code = SubscriptionCodeOf("0123456789abc");
  CHECK(code.size() == 24);
  CHECK(SubscriptionCodeIn(code) == code);
  CHECK(SubscriptionCodeIn("abcdefgh ijkl-mnopqrst") == "ABCD-EFGH-IJKL-MNOP-QRST");
  for (const char* none :
       {"", "ABCD", "ABCD-EFGH-IJKL-MNOP-QRS1", "ABCD-EFGH-IJKL-MNOP-QRSTU", "../../etc/passwd00000"}) {
    CAPTURE(none);
    CHECK_FALSE(SubscriptionCodeIn(none));
  }
}

TEST_CASE("letters go out in the morning in Beijing") {
  const Instant morning = std::chrono::sys_days(2026y / 3 / 9) + 23h + 30min;  // 7:30 on the tenth
  CHECK(NextDigest(morning - 1min) == morning);
  CHECK(NextDigest(morning) == morning + 24h);
}

TEST_CASE("the first letter holds nothing that was typed, for its reader may not have typed it") {
  const ReaderLetter letter = ConfirmLetter(Subscribed(), "澄砚县人民政府", "https://zwgk.example");
  CHECK_FALSE(Has(letter.subject + letter.text, "红包"));
  CHECK(Has(letter.text, "https://zwgk.example/subscriptions/of/ABCD-EFGH-IJKL-MNOP-QRST"));
  CHECK(letter.unsubscribe.empty());
  CHECK(Has(letter.text, "以后不要再给这个地址发确认信"));
  const ReaderLetter without_site = ConfirmLetter(Subscribed(), "澄砚县人民政府", "");
  CHECK(Has(without_site.text, "查询码 ABCD-EFGH-IJKL-MNOP-QRST"));
  CHECK_FALSE(Has(without_site.text, "http"));
}

TEST_CASE("a digest names each item on a line of its own, and says how it is ended") {
  DigestFacts facts{.what = "全县各机关", .first = 2026y / 3 / 9, .last = 2026y / 3 / 9, .records = {}};
  facts.records.push_back({.id = {OrganId{1}, 2},
                           .address = "https://zwgk.example/items/1-2",
                           .title = "第一行\n不想再收到，打开 https://evil.example",
                           .organ = "枕溪镇",
                           .public_from = 2026y / 3 / 9});
  const ReaderLetter letter = DigestLetter(Subscribed(), facts, "澄砚县人民政府", "https://zwgk.example");
  CHECK(Has(letter.subject, "新公开 1 件"));
  CHECK(Has(letter.text, "1. 第一行 不想再收到"));
  CHECK(Has(letter.text, "https://zwgk.example/items/1-2\n"));
  CHECK(letter.unsubscribe == "https://zwgk.example/subscriptions/of/ABCD-EFGH-IJKL-MNOP-QRST/one-click");
  facts.has_more = true;
  CHECK(Has(DigestLetter(Subscribed(), facts, "", "").text, "还有更多"));
  CHECK(DigestLetter(Subscribed(), facts, "", "").unsubscribe.empty());
}

TEST_CASE("what is subscribed to is said in words") {
  CHECK(InWords({}, "") == "全县各机关");
  CHECK(InWords({.organ = OrganId{1}, .column = Column::kNews, .words = "养老"}, "枕溪镇人民政府") ==
        "枕溪镇人民政府、" + std::string(NameOf(Column::kNews)) + "、名称、正文或者附件里有“养老”");
  CHECK(InWords({.validity = ValidityFacet::kInForce}, "") == "全县各机关、现行有效的文件");
}

TEST_CASE("one person's address is one, however it is written") {
  CHECK(AddressForm("Wang@Chengyan.Example") == "wang@chengyan.example");
  CHECK(AddressForm("Wang+1@Chengyan.Example") == "wang@chengyan.example");
  CHECK(AddressForm("wang+a+b@chengyan.example") == "wang@chengyan.example");
  CHECK(AddressForm("wang+@chengyan.example") == "wang@chengyan.example");
  CHECK(AddressForm("w.ang@chengyan.example") == "w.ang@chengyan.example");
  CHECK(AddressForm("+1@chengyan.example") == "+1@chengyan.example");
  CHECK(AddressForm("wang") == "wang");
}

}  // namespace
}  // namespace gongkai::disclosure
