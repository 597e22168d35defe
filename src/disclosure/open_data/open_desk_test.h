// A township with its open data and its readers, whose letters are kept instead of sent; and a second process over the
// same database.
#pragma once

#include "disclosure/desk_test.h"
#include "disclosure/routes.h"
#include "disclosure/subscription/subscription_actions.h"
#include "disclosure/subscription/subscription_sending_actions.h"

namespace gongkai::disclosure {

inline constexpr const char* kOpenSite = "https://zwgk.chengyan.example";

struct OpenDesk : ItemDesk {
  explicit OpenDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce(), kOpenSite, {}, {}, true);
  }

  std::vector<web::Mail> letters;
  web::MailOutcome outcome;  // of the next letters

  account::TestBrowser Public() { return {site, ""}; }

  static Content Titled(std::string title) {
    Content made = ItemDesk::Notice();
    made.title = std::move(title);
    made.summary = "概述：" + made.title;
    made.body = "<p>正文：" + made.title + "</p>";
    return made;
  }

  std::string SendLetters() {
    return SendToReaders(desk, {.send =
                                    [this](const web::Mail& mail) {
                                      letters.push_back(mail);
                                      return outcome;
                                    },
                                .site = kOpenSite});
  }
  std::string Letters() const {
    std::string all;
    for (const web::Mail& mail : letters) all += mail.subject + "\n" + mail.text + "\n";
    return all;
  }

  FormResult<Unit> Ask(std::string address, SubscribedQuery query = {}, std::string network = {}) {
    return AskForSubscription(
        desk, {.address = PersonalText(std::move(address)), .query = std::move(query), .network = std::move(network)});
  }
  /// The code that stands in a letter.
  static PersonalText CodeIn(const web::Mail& mail) {
    const std::string mark = "/subscriptions/of/";
    const std::size_t at = mail.text.find(mark);
    REQUIRE(at != std::string::npos);
    return PersonalText(mail.text.substr(at + mark.size(), 24));
  }
  PersonalText Subscribed(const std::string& address, SubscribedQuery query = {}) {
    REQUIRE(Ask(address, std::move(query)));
    SendLetters();
    REQUIRE_FALSE(letters.empty());
    PersonalText code = CodeIn(letters.back());
    REQUIRE(ConfirmSubscriptionOf(desk, code));
    letters.clear();
    return code;
  }
  /// The next day at eight in the morning.
  void NextMorning() { now = Instant(std::chrono::sys_days(today())) + 24h; }
};

/// Another process of the same county: nothing is shared but the database and the keys.
struct SecondProcess {
  std::unique_ptr<db::Database> database;
  account::Desk desk;
  web::Router router;
  account::Office pages{router, desk};
  web::Site site{{.secret = "test"}, router};

  SecondProcess(const testing::TestDatabase& place, OpenDesk& first)
      : database(std::move(*db::Database::Open(place.location(), embedded::Migrations()))),
        desk{*database, first.keys, [&first] { return first.now; }} {
    disclosure::AddRoutes(pages, AtOnce(), kOpenSite, {}, {}, true);
  }
  account::TestBrowser Public() { return {site, ""}; }
};

}  // namespace gongkai::disclosure
