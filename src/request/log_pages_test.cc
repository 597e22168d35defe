// The list of what was published after an application: off at first, and through the gate alone.
#include "request/privacy_desk_test.h"

namespace gongkai::request {
namespace {

TEST_CASE_ON_BOTH_ENGINES("off at first; then what the gate lets through, and nothing of the application", place) {
  PrivacyDesk county(place);
  AddLogPages(county.pages);
  const CaseId id = county.Apply("我家门前石桥的合同").id;
  county.Confirm(id);
  const disclosure::ItemId item = county.Save(county.Notice());
  {
    db::Transaction act = county.database->Begin();
    AppendEvent(act, county.keys, id,
                {.kind = CaseEventKind::kMadeProactive,
                 .on = county.today(),
                 .at = county.now,
                 .ref = disclosure::ToString(item)});
    act.Commit();
  }
  CHECK(county.anybody.Get("/apply/answered").status == 404);
  const TestBrowser lin = county.SignIn(county.lin),
                    he = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  CHECK(lin.Post("/office/request-log", {{"on", "1"}}).status == 403);
  CHECK(he.Post("/office/request-log", {{"on", "1"}}).status == 303);
  const auto page = [&] { return std::string(county.anybody.Get("/apply/answered").Bytes()); };
  CHECK_FALSE(Has(page(), "森林防火"));  // a draft
  REQUIRE(county.HandInAs(county.drafter, item));
  county.SignAll(item);
  CHECK(Has(page(), "森林防火"));
  CHECK_FALSE(Has(page(), "我家门前"));
  CHECK(he.Post("/office/request-log", {{"on", "0"}}).status == 303);
  CHECK(county.anybody.Get("/apply/answered").status == 404);
}

}  // namespace
}  // namespace gongkai::request
