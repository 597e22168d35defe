// The form for figures from before the system told that no cell was chosen, and only when that was put right what else
// was missing.
#include "docread/read.h"
#include "remedy/dispute_desk_test.h"
#include "report/compile/routes.h"
#include "report/shelf.h"

namespace gongkai::report {
namespace {

using account::Has;
using account::TestBrowser;

struct SinceDesk : remedy::DisputeDesk {
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*database, shelf, [] { return std::string("2026-03-10 10:00"); }, desk};
  Site site{.desk = reports, .wake = [] {}};

  explicit SinceDesk(const testing::TestDatabase& place) : DisputeDesk(place) {
    AddAnnualRoutes(pages, site, screening::Tools{}, {});
  }
  web::Response Send(const TestBrowser& who, const std::string& cell, const std::string& change,
                     const std::string& reason) const {
    return who.Post("/office/annual/2026/since", {{"organ", std::to_string(township.value)},
                                                  {"cell", cell},
                                                  {"change", change},
                                                  {"reason", reason},
                                                  {"evidence", ""}});
  }
};

/// The sentence stands under its field.
bool Says(const web::Response& page, const std::string& field, const std::string& sentence) {
  return Has(page.Bytes(), "id=\"" + field + "-says\"><p class=\"gk-fault\">" + sentence);
}

TEST_CASE_ON_BOTH_ENGINES("all that is wrong with a figure from before is told at once, beside its fields", place) {
  SinceDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const web::Response empty = county.Send(lin, "", "", "");
  CHECK(empty.status == 422);
  CHECK(Has(empty.Bytes(), "请改好下面 4 处"));
  CHECK(Says(empty, "cell", "请选择是哪一格。"));
  CHECK(Says(empty, "change", "请写加上或者减去多少"));
  CHECK(Says(empty, "reason", "请写明为什么调整"));
  CHECK(Says(empty, "evidence", "请写明依据"));
  const web::Response sum = county.Send(lin, "3/一/总计", "0", "手机 13912345678");
  CHECK(sum.status == 422);
  CHECK(Says(sum, "cell", "这一格是各分项之和"));
  CHECK(Says(sum, "change", "加减的数不能是 0。"));
  CHECK(Says(sum, "reason", "这里有身份证号码、手机号码"));
  CHECK(Says(sum, "evidence", "请写明依据"));
  const web::Response typed = county.Send(lin, "", "一百二十", "2008年以来");
  CHECK(Has(typed.Bytes(), "一百二十"));
  CHECK(Has(typed.Bytes(), "2008年以来"));
}

}  // namespace
}  // namespace gongkai::report
