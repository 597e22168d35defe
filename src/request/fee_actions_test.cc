// One person applies thirty times in a month; the last of them is charged, paid or let lapse, and the clock goes with
// it.
#include "request/fee_actions.h"

#include "request/fee_store.h"
#include "request/letter.h"
#include "request/oversight_desk_test.h"
#include "request/year_facts_view.h"

namespace gongkai::request {
namespace {

struct FeeDesk : OversightDesk {
  using OversightDesk::OversightDesk;

  FeeForm ByItems(int already) const {
    return {.on = today(),
            .basis = law::FeeBasis::kItems,
            .units = "1",
            .already = std::to_string(already),
            .why = {},
            .payment = "凭收费通知到枕溪镇便民服务中心缴纳",
            .delivered = gongkai::ToString(today())};
  }
  std::optional<FeeNotice> FeeOf(CaseId id) {
    db::Reader reader = database->Read();
    return FindFee(reader, id);
  }
  int Before(CaseId id) {
    db::Reader reader = database->Read();
    return ItemsBefore(reader, *FindCase(reader, id));
  }
  /// The last of so many.
  CaseId Apply30(int count = 30) {
    CaseId last;
    for (int i = 0; i < count; ++i) {
      last = Apply();
      now += 1min;
    }
    return last;
  }
};

TEST_CASE_ON_BOTH_ENGINES("thirty applications of one person in a month: ten are free, the thirtieth costs 100",
                          place) {
  FeeDesk county(place);
  Case first = county.Of(county.Apply({.who = "别的人"}));
  const CaseId last = county.Apply30();
  CHECK(county.Before(first.id) == 0);
  CHECK(county.Before(last) == 29);
  county.Require(NotifyFee(county.desk, county.handler, county.Seen(last), county.ByItems(29)));
  const auto fee = county.FeeOf(last);
  REQUIRE(fee);
  CHECK(fee->sum == Money::Yuan(100));
  CHECK(Has(fee->computation, "第30件，每件100.00元"));
  CHECK(Has(fee->letter, "fee:"));
  CHECK(county.Of(last).stage == CaseStage::kAwaitingPayment);
  // In the letter stands what has to stand there.
  db::Reader reader = county.database->Read();
  const auto body = LetterBody(reader, county.keys, last, fee->letter);
  REQUIRE(body);
  for (const char* part : {"100.00", "便民服务中心", "第30件", "109号"}) CHECK(Has(body->Reveal(), part));
}

TEST_CASE_ON_BOTH_ENGINES("another month begins anew, and an application of several matters counts as several", place) {
  FeeDesk county(place);
  CaseId last = county.Apply30(12);
  FeeForm form = county.ByItems(11);
  form.units = "3";  // the twelfth of the month holds three matters: 第四条第二款
  county.Require(NotifyFee(county.desk, county.handler, county.Seen(last), form));
  CHECK(county.FeeOf(last)->sum == Money::Yuan(300));
  county.now += 1min;
  CHECK(county.Before(county.Apply()) == 14);
  county.Days(31);
  CHECK(county.Before(county.Apply()) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("paid: the count starts anew, and the year's sum holds it", place) {
  FeeDesk county(place);
  const CaseId last = county.Apply30(11);
  const Date due = *county.Of(last).due;
  county.Require(NotifyFee(county.desk, county.handler, county.Seen(last), county.ByItems(10)));
  CHECK_FALSE(county.Of(last).due);
  county.Days(7);
  CHECK(county.FaultOf(TakePayment(county.desk, county.handler, county.Seen(last), std::nullopt, "")) == "on");
  CHECK(county.FaultOf(TakePayment(county.desk, county.handler, county.Seen(last), Date(2026y / 12 / 1), "")) == "on");
  county.Require(TakePayment(county.desk, county.handler, county.Seen(last), county.today(), "票00123"));
  CHECK(county.FeeOf(last)->receipt == "票00123");
  REQUIRE(county.Of(last).due);
  CHECK(*county.Of(last).due > due);
  CHECK(county.Of(last).stage == CaseStage::kHandling);
  db::Reader reader = county.database->Read();
  const auto fees = FeesOfYear(reader, std::vector{county.township}, 2026);
  REQUIRE(fees.size() == 1);
  CHECK(fees[0].paid == county.today());
  CHECK(fees[0].notice.sum == Money::Yuan(100));
  CHECK(FeesOfYear(reader, std::nullopt, 2026).size() == 1);
  CHECK(FeesOfYear(reader, std::nullopt, 2027).empty());
  CHECK(FeesOfYear(reader, std::vector{county.bureau}, 2026).empty());
  CHECK(FeesPaidIn(reader, county.township, 2026) == Money::Yuan(100));
  CHECK(FeesPaidIn(reader, county.township, 2025) == Money{});
  CHECK(FeesPaidIn(reader, county.bureau, 2026) == Money{});
  // Paid once.
  CHECK(county.FaultOf(TakePayment(county.desk, county.handler, county.Seen(last), county.today(), "")) == "on");
}

TEST_CASE_ON_BOTH_ENGINES("not paid within 20 working days: no longer handled, and not a day before", place) {
  FeeDesk county(place);
  const CaseId last = county.Apply30(11);
  county.Require(NotifyFee(county.desk, county.handler, county.Seen(last), county.ByItems(10)));
  county.Days(10);
  CHECK(county.FaultOf(LapseFee(county.desk, county.handler, county.Seen(last), county.today())) == "on");
  CHECK(county.Of(last).stage == CaseStage::kAwaitingPayment);
  county.Days(40);
  county.Require(LapseFee(county.desk, county.handler, county.Seen(last), county.today()));
  CHECK(county.Of(last).stage == CaseStage::kLapsed);
  CHECK(county.Of(last).outcome == "fee_lapsed");
  // The applicant is told, and where to turn.
  db::Reader reader = county.database->Read();
  const auto letters = LettersOf(reader, last);
  REQUIRE(letters.size() == 2);
  CHECK(letters.back().kind == IdOf(LetterKind::kDecision));
  const auto body = LetterBody(reader, county.keys, last, letters.back().ref);
  REQUIRE(body);
  for (const char* part : {"不再处理", "第四十二条", "第六条", "申请行政复议"}) CHECK(Has(body->Reveal(), part));
}

TEST_CASE_ON_BOTH_ENGINES("what was refused has changed nothing", place) {
  FeeDesk county(place);
  const CaseId last = county.Apply30(11);
  const SeenCase seen = county.Seen(last);
  FeeForm form = county.ByItems(10);
  form.units = "0";
  CHECK(county.FaultOf(NotifyFee(county.desk, county.handler, seen, form)) == "units");
  form = county.ByItems(12);  // not what the program counts, and no reason
  CHECK(county.FaultOf(NotifyFee(county.desk, county.handler, seen, form)) == "why");
  form = county.ByItems(10);
  form.on = Date(2026y / 12 / 1);
  CHECK(county.FaultOf(NotifyFee(county.desk, county.handler, seen, form)) == "on");
  form = county.ByItems(10);
  SeenCase old = seen;
  --old.version;
  CHECK(county.FaultOf(NotifyFee(county.desk, county.handler, old, form)) == kVersionField);
  SeenCase elsewhere = seen;
  elsewhere.handler = county.bureau;
  CHECK(county.FaultOf(NotifyFee(county.desk, county.handler, elsewhere, form)) == kVersionField);
  CHECK(county.Of(last).version == seen.version);
  CHECK_FALSE(county.FeeOf(last));
  // Twice the same form is one notice; another form is refused: 一件申请只通知一次.
  Actor once = county.ActorAs(county.lin, PostKind::kHandler, "00000000000000000000000000000001");
  county.Require(NotifyFee(county.desk, once, seen, form));
  county.Require(NotifyFee(county.desk, once, seen, form));
  CHECK(county.FaultOf(NotifyFee(county.desk, county.handler, county.Seen(last), form)) == "on");
}

TEST_CASE_ON_BOTH_ENGINES("the page: tried first, typed words stay, other organs' cases are not there", place) {
  FeeDesk county(place);
  const CaseId last = county.Apply30(11);
  const std::string address = county.PageOf(last) + "/fee";
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get(address).Bytes(), "系统按身份证件查到 10 件"));
  account::Fields fields = {{"version", county.VersionOf(last)},
                            {"basis", "items"},
                            {"units", "1"},
                            {"already", "10"},
                            {"payment", "<b>到银行缴"},
                            {"on", gongkai::ToString(county.today())},
                            {"do", "try"}};
  const auto tried = lin.Post(address, fields);
  CHECK(tried.status == 200);
  CHECK(Has(tried.Bytes(), "第11件，每件100.00元"));
  CHECK(Has(tried.Bytes(), "&lt;b&gt;到银行缴"));
  CHECK_FALSE(county.FeeOf(last));
  fields.back().second = "send";
  fields[2].second = "x";
  const auto wrong = lin.Post(address, fields);
  CHECK(wrong.status == 422);
  CHECK(Has(wrong.Bytes(), "&lt;b&gt;到银行缴"));
  fields[2].second = "1";
  const auto sent = lin.Post(address, fields);
  CHECK(sent.status == 303);
  CHECK(Has(lin.Get(Target(sent)).Bytes(), "收费通知还没有登记送达"));
  CHECK(Has(lin.Get("/office/request-fees").Bytes(), "100.00"));
  CHECK(lin.Post(address + "/lapsed", {{"version", county.VersionOf(last)}, {"lapse", "1"}}).status == 422);
  const TestBrowser xie = county.SignIn(county.xie);
  CHECK(xie.Get(address).status == 404);
  CHECK(xie.Post(address, fields).status == 404);
  CHECK_FALSE(Has(xie.Get("/office/request-fees").Bytes(), "100.00"));
  // Who looks after the county reads it and charges nobody.
  const TestBrowser he = county.SignIn(county.he);
  CHECK(he.Get(address).status == 200);
  CHECK(he.Post(address, fields).status == 403);
}

}  // namespace
}  // namespace gongkai::request
