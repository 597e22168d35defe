// A body that was too long came back from the form without what had been typed, where the browser runs no script.
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE("a body that is too long comes back as it was typed, without a script too") {
  const testing::OnSqlite place;
  ItemDesk county(place);
  disclosure::AddRoutes(county.pages, disclosure::AtOnce());
  std::string longest = "开头的一句话。";
  for (int line = 0; line < 21'000; ++line) longest += "没有写完的一行，十个字\n";
  const auto answer =
      county.SignIn(county.lin)
          .Post("/office/items/new?kind=notice", {{"title", "长文"}, {"body", longest}, {"version", "0"}});
  CHECK(answer.status == 422);
  CHECK(account::Has(answer.Bytes(), "开头的一句话。没有写完的一行"));
}

}  // namespace
}  // namespace gongkai::disclosure
