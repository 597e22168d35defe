// The pages: who sees what, forms that come back with every fault, the workbook, what is missing.
#include "oversight/register/register_desk_test.h"

#include "docread/read_workbook.h"

namespace gongkai::oversight {
namespace {

using account::Fields;
using account::Target;

std::string PathOfEntry(RegisterEntryId id) { return "/office/register-entries/" + ToString(id); }

TEST_CASE_ON_BOTH_ENGINES("an entry is typed, comes back with its faults and all that was typed, and is kept", place) {
  RegisterDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string organ = std::to_string(county.township.value);
  for (const RegisterKind& kind : RegisterKinds()) {
    CAPTURE(kind.name);
    const auto page = lin.Get("/office/registers/" + std::string(kind.id) + "/new?organ=" + organ);
    CHECK(page.status == 200);
    CHECK(lin.Get("/office/registers/" + std::string(kind.id) + "?organ=" + organ).status == 200);
  }
  const auto back = lin.Post("/office/registers/meeting/new",
                             {{"organ", organ}, {"on", "明天"}, {"subject", "<b>议题</b>"}, {"people", "九"}});
  CHECK(back.status == 422);
  for (const char* told : {"请写年月日", "请写“什么会议”", "请写阿拉伯数字", "&lt;b&gt;议题", "九"}) {
    CAPTURE(told);
    CHECK(Has(back.Bytes(), told));
  }
  const auto kept =
      lin.Upload("/office/registers/meeting/new", "纪要.pdf", "%PDF-1.4 minutes",
                 {{"organ", organ}, {"on", "2026-03-02"}, {"subject", "研究目录"}, {"which", "party"}}, "files");
  REQUIRE(kept.status == 303);
  const std::string shown(lin.Get(Target(kept)).Bytes());
  for (const char* told : {"研究目录", "党委、党组会议", "纪要.pdf", "林溪"}) CHECK(Has(shown, told));
  CHECK(lin.Get(Target(kept) + "/files/1").Bytes() == "%PDF-1.4 minutes");
  CHECK(Has(county.Trail(county.township).back(), "register.file done register:"));
  CHECK(lin.Get(Target(kept) + "/files/2").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("a neighbour's register answers 404; who looks after the county reads and does not write",
                          place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(kIncidentRegister, county.Leak());
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie), he = county.SignIn(county.he);
  const std::string organ = std::to_string(county.township.value);
  CHECK(lin.Get(PathOfEntry(id)).status == 200);
  CHECK(he.Get(PathOfEntry(id)).status == 200);
  CHECK_FALSE(Has(he.Get(PathOfEntry(id)).Bytes(), "/correct"));
  CHECK(he.Get(PathOfEntry(id) + "/strike").status == 403);
  CHECK(he.Post("/office/registers/meeting/new", {{"organ", organ}}).status == 403);
  for (const std::string& path :
       {PathOfEntry(id), PathOfEntry(id) + "/correct", PathOfEntry(id) + "/strike", PathOfEntry(id) + "/files/1",
        "/office/registers?organ=" + organ, "/office/registers/incident?organ=" + organ,
        "/office/registers/incident/file?organ=" + organ, "/office/registers/file?organ=" + organ,
        "/office/registers/incident/new?organ=" + organ, std::string("/office/registers/county")}) {
    CAPTURE(path);
    CHECK(xie.Get(path).status == 404);
  }
  CHECK(xie.Post(PathOfEntry(id) + "/strike", {{"version", "1"}, {"struck", "不是我的"}}).status == 404);
  CHECK(xie.Post("/office/registers/incident/none", {{"organ", organ}, {"year", "2025"}, {"words", "没有"}}).status ==
        404);
  CHECK(lin.Get("/office/registers/nothing").status == 404);
  CHECK(lin.Get(PathOfEntry(id) + "/burn").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("an inspected organ reports by its page; a proposal to hold it to account it does not see",
                          place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Inspected();
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he);
  REQUIRE(he.Post(PathOfEntry(id) + "/step",
                  {{"version", "1"}, {"step_what", "更新指南"}, {"step_owner", "党政办"}, {"step_due", "2026-03-20"}})
              .status == 303);
  CHECK(Has(lin.Get(PathOfEntry(id)).Bytes(), "更新指南"));
  CHECK(Has(lin.Get("/office/registers/inspection?year=2026").Bytes(), PathOfEntry(id)));
  CHECK(lin.Post(PathOfEntry(id) + "/close", {{"version", "2"}}).status == 403);
  const auto back = lin.Post(PathOfEntry(id) + "/done", {{"version", "2"}, {"step", "1"}, {"outcome", "更新了"}});
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "更新了"));
  CHECK(lin.Post(PathOfEntry(id) + "/done",
                 {{"version", "2"}, {"step", "1"}, {"done_on", "2026-03-10"}, {"outcome", "更新了"}})
            .status == 303);
  const RegisterForm form{.on = "2026-03-02",
                          .values = {{"subject", "两次不改"},
                                     {"which", "propose"},
                                     {"about", std::to_string(county.township.value)},
                                     {"basis", "条例第四十七条"},
                                     {"body", "监察委员会"}}};
  const auto proposed = county.Must(
      KeepEntry(county.desk, county.supervisor, county.office, *FindRegisterKind(kAccountabilityRegister), form, {}));
  CHECK(lin.Get(PathOfEntry(proposed)).status == 404);
  CHECK_FALSE(Has(lin.Get("/office/registers/accountability?year=2026").Bytes(), "两次不改"));
  CHECK(he.Get(PathOfEntry(proposed)).status == 200);
  county.Give(county.he, county.township, PostKind::kContributor);
  CHECK(county.SignIn(county.he).Get(PathOfEntry(proposed)).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("good examples are read by everybody", place) {
  RegisterDesk county(place);
  const RegisterForm form{.on = "2026-03-02", .values = {{"title", "一村一码"}, {"how", "扫码看目录。"}}};
  const auto id = county.Must(
      KeepEntry(county.desk, county.supervisor, county.office, *FindRegisterKind(kExampleRegister), form, {}));
  CHECK(county.SignIn(county.xie).Get(PathOfEntry(id)).status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("the overview names what is missing, and a statement of none takes it off", place) {
  RegisterDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he);
  const std::string organ = std::to_string(county.township.value);
  const std::string missing = "没有登记新闻发布会，也没有说明本年没有";
  const std::string before(lin.Get("/office/registers?year=2025").Bytes());
  CHECK(Has(before, missing));
  CHECK(Has(before, "没有登记信息发布协调机制（条例第十一条）"));
  const Fields none{{"organ", organ}, {"year", "2025"}, {"choice", ""}, {"words", "问过各股室"}};
  CHECK(lin.Get("/office/registers/press/none?year=2025&organ=" + organ).status == 200);
  CHECK(lin.Post("/office/registers/press/none", {{"organ", organ}, {"year", "2025"}}).status == 422);
  REQUIRE(lin.Post("/office/registers/press/none", none).status == 303);
  CHECK_FALSE(Has(lin.Get("/office/registers?year=2025").Bytes(), missing));
  CHECK(Has(lin.Get("/office/registers/press?year=2025").Bytes(), "问过各股室"));
  REQUIRE(lin.Post("/office/registers/press/none-back", {{"organ", organ}, {"year", "2025"}, {"number", "1"}}).status ==
          303);
  CHECK(Has(lin.Get("/office/registers?year=2025").Bytes(), missing));
  CHECK(Has(he.Get("/office/registers/county?year=2025").Bytes(), "枕溪镇"));
  CHECK(he.Get("/office/registers/county-file?year=2025").status == 200);
  CHECK(lin.Get("/office/registers/county-file?year=2025").status == 404);
  CHECK(he.Get("/office/registers/meeting?organ=all&year=2026").status == 200);
  CHECK(lin.Get("/office/registers?year=99999").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("the workbook holds the rows of the page", place) {
  RegisterDesk county(place);
  RegisterForm form = county.Meeting();
  form.values["subject"] = "=1+1";
  county.Kept(kMeetingRegister, form);
  const TestBrowser lin = county.SignIn(county.lin);
  for (const char* path : {"/office/registers/meeting/file?year=2026", "/office/registers/file?year=2026"}) {
    CAPTURE(path);
    const auto file = lin.Get(path);
    REQUIRE(file.status == 200);
    CHECK(Has(county.Trail(county.township).back(), "register.export done "));
    const docread::Workbook book = docread::ReadWorkbook(file.Bytes());
    bool found = false;
    for (const auto& sheet : book.sheets) {
      for (const auto& row : sheet.rows) {
        for (const auto& cell : row.cells) found = found || cell.text == "=1+1";
      }
    }
    CHECK(found);
  }
}

}  // namespace
}  // namespace gongkai::oversight
