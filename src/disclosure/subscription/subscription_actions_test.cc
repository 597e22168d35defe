// A reader subscribes, is told, and leaves: on both engines, with letters kept instead of sent; and what strangers
// could do with the form.
#include "disclosure/subscription/subscription_actions.h"

#include <algorithm>
#include <set>

#include "disclosure/open_data/open_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

constexpr const char* kReader = "wang@chengyan.example";

std::int64_t Kept(OpenDesk& county) { return county.Count("SELECT COUNT(*) FROM subscription"); }

TEST_CASE_ON_BOTH_ENGINES("asked, confirmed, told each morning of what is new, ended: then nothing is kept", place) {
  OpenDesk county(place);
  REQUIRE(county.Ask(kReader, {.organ = county.township}));
  CHECK(Has(county.SendLetters(), "发出 1 封"));
  REQUIRE(county.letters.size() == 1);
  CHECK(county.letters[0].to == kReader);
  const PersonalText code = OpenDesk::CodeIn(county.letters[0]);
  // Unconfirmed nothing comes, whatever is published.
  county.Published(county.Titled("标题确认以前"));
  county.NextMorning();
  county.SendLetters();
  CHECK(county.letters.size() == 1);

  REQUIRE(ConfirmSubscriptionOf(county.desk, code));
  REQUIRE(ConfirmSubscriptionOf(county.desk, code));  // a second press is the same
  county.letters.clear();
  county.Published(county.Titled("标题第一天"));
  county.SendLetters();
  CHECK(county.letters.empty());
  county.NextMorning();
  county.SendLetters();
  REQUIRE(county.letters.size() == 1);
  CHECK(Has(county.letters[0].text, "标题第一天"));
  CHECK_FALSE(Has(county.letters[0].text, "标题确认以前"));
  CHECK(county.letters[0].unsubscribe == std::string(kOpenSite) + "/subscriptions/of/" + code.Reveal() + "/one-click");
  county.SendLetters();
  CHECK(county.letters.size() == 1);  // once

  // Without anything new no letter; what came on several days comes together.
  county.NextMorning();
  county.SendLetters();
  CHECK(county.letters.size() == 1);
  county.Published(county.Titled("标题第三天"));
  county.NextMorning();
  county.Published(county.Titled("标题第四天"));
  county.now += std::chrono::days(1);
  county.SendLetters();
  REQUIRE(county.letters.size() == 2);
  CHECK(Has(county.letters[1].text, "标题第三天"));
  CHECK(Has(county.letters[1].text, "标题第四天"));
  CHECK_FALSE(Has(county.letters[1].text, "标题第一天"));

  CHECK(EndSubscriptionOf(county.desk, code));
  CHECK_FALSE(EndSubscriptionOf(county.desk, code));
  CHECK(Kept(county) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("who has the database alone learns neither addresses nor codes", place) {
  OpenDesk county(place);
  const PersonalText code = county.Subscribed(kReader);
  db::Reader reader = county.database->Read();
  for (const db::Row& row : reader.Query("SELECT sealed, address_mark, code_mark, words, letter FROM subscription")) {
    for (int column = 0; column < 5; ++column) {
      CHECK_FALSE(Has(row.Get<std::string>(column), "wang"));
      CHECK_FALSE(Has(row.Get<std::string>(column), code.Reveal()));
    }
  }
  CHECK(county.Trail(account::kInstallation).empty());
}

TEST_CASE_ON_BOTH_ENGINES("what is not confirmed is forgotten after two days", place) {
  OpenDesk county(place);
  REQUIRE(county.Ask(kReader));
  county.SendLetters();
  const PersonalText code = OpenDesk::CodeIn(county.letters[0]);
  county.now += 48h;
  CHECK_FALSE(ConfirmSubscriptionOf(county.desk, code));
  county.now += 1s;
  county.SendLetters();
  CHECK(Kept(county) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("nobody floods a stranger's mailbox through the form, nor learns who subscribed", place) {
  OpenDesk county(place);
  for (int i = 0; i < 30; ++i) {
    REQUIRE(county.Ask("Wang@Chengyan.example", {.words = "同一件"}));
    REQUIRE(county.Ask(kReader, {.words = "同一件"}));
    county.SendLetters();
    county.now += 11min;
  }
  CHECK(county.letters.size() == SubscriptionLimits::kConfirmLetters);
  CHECK(Kept(county) == 1);
  // Whatever else is asked for, under whatever tag, that was all of this day.
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    REQUIRE(county.Ask(kReader, {.words = number}));
    REQUIRE(county.Ask("wang+" + number + "@chengyan.example", {.words = number}));
    county.SendLetters();
  }
  CHECK(county.letters.size() == SubscriptionLimits::kConfirmLetters);
  CHECK(Kept(county) == 1);
  // Confirmed already: the same answer, and no letter.
  county.letters.clear();
  county.Subscribed("li@chengyan.example");
  REQUIRE(county.Ask("li@chengyan.example"));
  county.SendLetters();
  CHECK(std::ranges::none_of(county.letters, [](const auto& mail) { return mail.to == "li@chengyan.example"; }));
}

TEST_CASE_ON_BOTH_ENGINES("of one address two wait to be confirmed, three letters go out a day, ten are held", place) {
  OpenDesk county(place);
  for (int i = 0; i < 12; ++i) REQUIRE(county.Ask(kReader, {.words = std::to_string(i)}));
  county.SendLetters();
  CHECK(county.letters.size() == SubscriptionLimits::kUnconfirmedOfAddress);
  CHECK(Kept(county) == SubscriptionLimits::kUnconfirmedOfAddress);
  // Ended and asked for again: one more, and no fourth.
  for (int i = 0; i < 5; ++i) {
    (void)EndSubscriptionOf(county.desk, OpenDesk::CodeIn(county.letters.back()));
    REQUIRE(county.Ask(kReader, {.words = "又一件"}));
    county.SendLetters();
  }
  CHECK(county.letters.size() == SubscriptionLimits::kLettersOfAddress);
  county.now += 25h;
  for (int i = 0; i < 20; ++i) {
    (void)county.Ask(kReader, {.words = "第" + std::to_string(i)});
    county.SendLetters();
    for (const web::Mail& letter : county.letters) (void)ConfirmSubscriptionOf(county.desk, OpenDesk::CodeIn(letter));
    county.now += 9h;
  }
  CHECK(Kept(county) == SubscriptionLimits::kOfAddress);
}

TEST_CASE_ON_BOTH_ENGINES("whoever wants no such letters has said it once, for every tag of his address", place) {
  OpenDesk county(place);
  const PersonalText confirmed = county.Subscribed("wang+gov@chengyan.example", {.words = "养老"});
  REQUIRE(county.Ask(kReader, {.words = "一"}));
  county.SendLetters();
  REQUIRE(county.letters.size() == 1);
  const std::string page = "/subscriptions/of/" + OpenDesk::CodeIn(county.letters[0]).Reveal();
  const auto reader = county.Public();
  CHECK(Has(reader.Get(page).Bytes(), "以后不要再给这个地址发确认信"));
  CHECK_FALSE(Has(reader.Get("/subscriptions/of/" + confirmed.Reveal()).Bytes(), "以后不要再给这个地址发确认信"));
  CHECK(account::Target(reader.Post(page + "/never", {})) == "/subscriptions/never");
  CHECK(Has(reader.Get("/subscriptions/never").Bytes(), "不再给这个邮箱发确认信"));
  CHECK(reader.Post(page + "/never", {}).status == 404);
  CHECK(Kept(county) == 1);  // the one that he confirmed himself
  county.now += 49h;
  for (const char* address : {kReader, "WANG@chengyan.example", "wang+2@chengyan.example"}) {
    REQUIRE(county.Ask(address, {.words = "二"}));  // the same answer as ever
  }
  county.SendLetters();
  CHECK(county.letters.size() == 1);
  CHECK(Kept(county) == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM subscription_refusal WHERE address_mark LIKE '%wang%'") == 0);
  // Only the county takes it back.
  CHECK(TakeRefusalBack(county.desk, PersonalText(kReader)));
  CHECK_FALSE(TakeRefusalBack(county.desk, PersonalText(kReader)));
  REQUIRE(county.Ask(kReader, {.words = "二"}));
  county.SendLetters();
  CHECK(county.letters.size() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("one network gets a tenth of what the site holds unconfirmed, and closes it for nobody",
                          place) {
  OpenDesk county(place);
  const std::string wide = "2001:db8:1::/48";
  int taken = 0;
  for (int i = 0; i < SubscriptionLimits::kUnconfirmedOfNetwork + 5; ++i) {
    taken += county.Ask("a" + std::to_string(i) + "@b.example", {}, wide) ? 1 : 0;
  }
  CHECK(taken == SubscriptionLimits::kUnconfirmedOfNetwork);
  const auto refused = county.Ask("b@b.example", {}, wide);
  REQUIRE_FALSE(refused);
  CHECK(Has(refused.errors().front().message, "您所在的网络"));
  CHECK_FALSE(county.Ask("a1@b.example", {}, wide));  // nobody learns by it whose address is here
  CHECK(county.Ask("b@b.example", {}, "2001:db8:2::/48"));
  CHECK(county.Count("SELECT COUNT(*) FROM subscription WHERE network_mark LIKE '%2001%'") == 0);
  county.SendLetters();
  REQUIRE(ConfirmSubscriptionOf(county.desk, OpenDesk::CodeIn(county.letters.front())));
  CHECK(county.Count("SELECT COUNT(*) FROM subscription WHERE confirmed_at IS NOT NULL AND network_mark <> ''") == 0);
  CHECK(county.Ask("c@b.example", {}, wide));
}

TEST_CASE("ten thousand askings are bounded, and those who confirmed are told all the same") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  county.Subscribed(kReader);
  int refused = 0;
  for (int i = 0; i < 10'000; ++i) refused += county.Ask("a" + std::to_string(i) + "@b.example") ? 0 : 1;
  CHECK(refused == 10'000 - SubscriptionLimits::kUnconfirmedAtOnce);
  CHECK(Kept(county) == SubscriptionLimits::kUnconfirmedAtOnce + 1);
  county.Published(county.Titled("标题新的"));
  county.NextMorning();
  for (int turns = 0; turns < 6; ++turns) county.SendLetters();
  CHECK(Has(county.Letters(), "标题新的"));
  county.now += 48h;
  county.SendLetters();
  CHECK(Kept(county) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("an address that takes no letters is written to some days more, and then erased", place) {
  OpenDesk county(place);
  county.Subscribed(kReader);
  county.outcome = {web::MailFate::kRefused, "邮件服务器拒收（答复 550）。"};
  for (int day = 1; day <= SubscriptionLimits::kFails; ++day) {
    CHECK(Kept(county) == 1);
    county.Published(county.Titled("标题第" + std::to_string(day) + "天"));
    county.NextMorning();
    county.SendLetters();
    CHECK(county.letters.size() == static_cast<std::size_t>(day));
  }
  CHECK(Kept(county) == 0);
  // One that was never confirmed goes at once.
  REQUIRE(county.Ask(kReader));
  county.SendLetters();
  CHECK(Kept(county) == 0);
}

TEST_CASE_ON_BOTH_ENGINES(
    "a server that is away costs no subscription; a letter of which nothing is known comes again under its name",
    place) {
  OpenDesk county(place);
  county.Subscribed(kReader);
  county.Published(county.Titled("标题"));
  county.NextMorning();
  county.outcome = {web::MailFate::kNoServer, "连不上邮件服务器。"};
  for (int i = 0; i < 20; ++i) {
    CHECK_THROWS(county.SendLetters());
    county.now += 11min;
  }
  CHECK(Kept(county) == 1);
  county.letters.clear();
  county.outcome = {web::MailFate::kUncertain, "没有等到答复。"};
  for (int i = 0; i < 8; ++i) {
    try {
      county.SendLetters();
    } catch (const std::exception&) {
    }
    county.now += 61min;
  }
  REQUIRE(county.letters.size() == SubscriptionLimits::kTries);
  for (const web::Mail& letter : county.letters) CHECK(letter.id == county.letters.front().id);
  county.outcome = {};
  county.letters.clear();
  county.NextMorning();
  county.SendLetters();
  CHECK(county.letters.empty());  // it was told
}

TEST_CASE_ON_BOTH_ENGINES("each letter is one process's", place) {
  OpenDesk county(place);
  SecondProcess second(place, county);
  for (int i = 0; i < 8; ++i) county.Subscribed("reader" + std::to_string(i) + "@chengyan.example");
  county.Published(county.Titled("标题"));
  county.NextMorning();
  std::vector<std::string> to;
  const ReaderMail mail{.send =
                            [&](const web::Mail& letter) {
                              to.push_back(letter.to);
                              // In the middle of it the other one looks too.
                              if (to.size() == 3) {
                                SendToReaders(second.desk, {.send =
                                                                [&](const web::Mail& other) {
                                                                  to.push_back(other.to);
                                                                  return web::MailOutcome{};
                                                                },
                                                            .site = kOpenSite});
                              }
                              return web::MailOutcome{};
                            },
                        .site = kOpenSite};
  SendToReaders(county.desk, mail);
  CHECK(to.size() == 8);
  CHECK(std::set<std::string>(to.begin(), to.end()).size() == 8);
}

TEST_CASE_ON_BOTH_ENGINES(
    "the pages: nothing is confirmed or ended by looking, and the mail program ends it by one POST", place) {
  OpenDesk county(place);
  const auto reader = county.Public();
  CHECK(Has(reader.Get("/subscriptions").Bytes(), "用电子邮件订阅"));
  CHECK_FALSE(Has(reader.Get("/subscriptions").Bytes(), "_csrf"));
  CHECK(Has(reader.Get("/subscriptions/ask").Bytes(), "静态页面"));
  CHECK(Has(reader.Get("/subscriptions/ask?go=1&organ=101").Bytes(), "枕溪镇人民政府"));
  CHECK(reader.Get("/subscriptions/ask?go=1&organ=999").status == 404);
  const auto wrong = reader.Post("/subscriptions/ask", {{"organ", "101"}, {"address", "不是邮箱"}});
  CHECK(wrong.status == 422);
  CHECK(Has(wrong.Bytes(), "不是邮箱"));
  CHECK(Has(wrong.Bytes(), "电子邮箱的写法不对"));
  REQUIRE(reader.Post("/subscriptions/ask", {{"organ", "101"}, {"words", "<b>养老"}, {"address", kReader}}).status ==
          303);
  county.SendLetters();
  REQUIRE(county.letters.size() == 1);
  const std::string code = OpenDesk::CodeIn(county.letters[0]).Reveal(), page = "/subscriptions/of/" + code;
  const auto shown = reader.Get(page);
  CHECK(Has(shown.Bytes(), "等您确认"));
  CHECK(Has(shown.Bytes(), "&lt;b&gt;养老"));
  CHECK_FALSE(Has(shown.Bytes(), kReader));
  CHECK(county.Count("SELECT COUNT(*) FROM subscription WHERE confirmed_at IS NULL") == 1);
  REQUIRE(reader.Post(page + "/confirm", {}).status == 303);
  CHECK(Has(reader.Get(page).Bytes(), "正在订阅"));
  CHECK(account::Target(reader.Get("/subscriptions/find?code=" + code)) == page);
  CHECK(reader.Get("/subscriptions/of/AAAA-AAAA-AAAA-AAAA-AAAA").status == 404);
  CHECK(account::Target(reader.Get(page + "/one-click")) == page);
  CHECK(Kept(county) == 1);

  web::Head head{
      .method = "POST", .peer = "192.0.2.9", .headers = web::Parameters(web::Parameters::Names::kIgnoreCase)};
  const std::string body = "List-Unsubscribe=One-Click";
  head.headers.Add("Host", "localhost");
  head.headers.Add("Content-Type", "application/x-www-form-urlencoded");
  head.headers.Add("Content-Length", std::to_string(body.size()));
  web::Exchange exchange(county.site, page + "/one-click");
  exchange.Begin(head);
  exchange.Feed(body);
  CHECK(exchange.Finish().status == 200);
  CHECK(Kept(county) == 0);
}

TEST_CASE("one network asks so often in an hour, and guesses no codes") {
  const testing::OnSqlite place;
  OpenDesk county(place);
  const auto reader = county.Public();
  int taken = 0;
  for (int i = 0; i < 40; ++i) {
    const auto answer = reader.Post("/subscriptions/ask", {{"address", "a" + std::to_string(i) + "@b.example"}});
    taken += answer.status == 303 ? 1 : 0;
  }
  CHECK(taken == 20);
  int refused = 0;
  for (int i = 0; i < 200; ++i) {
    refused += reader.Get("/subscriptions/of/AAAA-AAAA-AAAA-AAAA-AAAA").status == 429 ? 1 : 0;
  }
  CHECK(refused == 80);
}

}  // namespace
}  // namespace gongkai::disclosure
