// Where nothing that was written was confirmed (a cluster without its second server), no page could be read either:
// each page marked the session as seen, and waited for that as long as the acts did, until no thread was left.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include <latch>
#include <thread>

namespace gongkai::account {
namespace {

// Waiting for the writer would take an hour.
class WithOneWriter : public testing::TestDatabase {
 public:
  explicit WithOneWriter(const testing::TestDatabase& place) : place_(place) {}
  bool is_postgres() const override { return place_.is_postgres(); }
  db::Location location() const override {
    db::Location location = place_.location();
    location.busy_timeout = std::chrono::hours(1);
    location.writers = 1;
    return location;
  }

 private:
  const testing::TestDatabase& place_;
};

TEST_CASE_ON_BOTH_ENGINES("a page is shown while somebody writes without end", place) {
  testing::County county{WithOneWriter(place)};
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.office.Get("/office/here", Act::kUseOffice,
                    [](const web::Request&, const Visitor&) { return web::Response::Text("here"); });
  testing::Browser browser(county.router);
  browser.Post("/sign-in", {{"login", "linxi"}, {"password", testing::kPassword}});
  county.now += std::chrono::minutes(5);
  std::latch is_writing(1), shown(1);
  std::thread other([&] {
    db::Transaction act = county.database->Begin();
    is_writing.count_down();
    shown.wait();
  });
  is_writing.wait();
  CHECK(browser.Get("/office/here").body == "here");
  shown.count_down();
  other.join();
}

TEST_CASE_ON_BOTH_ENGINES("an act that found no turn says that it was not done", place) {
  testing::County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const auto busy = [](const web::Request&, const Visitor&) -> web::Response {
    throw db::DatabaseError(db::ErrorCode::kBusy, "another transaction did not end in time");
  };
  county.office.Post("/office/act", Act::kUseOffice, busy);
  testing::Browser browser(county.router);
  browser.Post("/sign-in", {{"login", "linxi"}, {"password", testing::kPassword}});
  const web::Response acted = browser.Post("/office/act", {});
  CHECK(acted.status == 503);
  CHECK(acted.body.find("这一步没有办") != std::string::npos);
  CHECK(acted.body.find("in time") == std::string::npos);
}

}  // namespace
}  // namespace gongkai::account
