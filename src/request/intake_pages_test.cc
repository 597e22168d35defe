// Intake as people see it: a citizen finds what is public, applies and gets a code; the office enters, confirms, routes
// and brings in what it kept before; each page is for those who may.
#include <algorithm>
#include <map>

#include "docwrite/xlsx.h"
#include "request/case_import_actions.h"
#include "request/intake_desk_test.h"

namespace gongkai::request {
namespace {

account::Fields Typed(char key = '0') {
  return {{"what", "send"},
          {"kind", "person"},
          {"name", "尹望舒"},
          {"document", "id_card"},
          {"number", "110105 19491231 002x"},
          {"phone", "13900001234"},
          {"title", "枕溪镇水库移民资金分配方案"},
          {"text", "2025年春天定的那份。"},
          {"carrier", "electronic"},
          {"way", "page"},
          {"other_form", "1"},
          {"once", std::string(32, key)}};
}

account::Fields With(account::Fields fields, const std::map<std::string, std::string>& changed) {
  for (auto& [name, value] : fields) {
    if (const auto found = changed.find(name); found != changed.end()) value = found->second;
  }
  for (const auto& [name, value] : changed) {
    if (std::ranges::find(fields, name, &account::Fields::value_type::first) == fields.end()) {
      fields.emplace_back(name, value);
    }
  }
  return fields;
}

/// The code on the page of the receipt.
std::string CodeOn(const web::Response& response) {
  const std::string page(response.Bytes());
  const std::string mark = "query-code\">";
  const std::size_t at = page.find(mark);
  return at == std::string::npos ? std::string() : page.substr(at + mark.size(), 14);
}

std::string ApplyPath(account::OrganId organ) { return "/apply/" + std::to_string(organ.value); }
std::string CasePath(CaseId id, const std::string& act) { return "/office/requests/" + ToString(id) + "/" + act; }

account::Fields Versioned(IntakeDesk& county, CaseId id, account::Fields more) {
  const SeenCase seen = county.Seen(id);
  more.emplace_back("handler", std::to_string(seen.handler.value));
  more.emplace_back("version", std::to_string(seen.version));
  return more;
}

TEST_CASE_ON_BOTH_ENGINES("a citizen chooses the organ, applies, and finds the application by its code", place) {
  IntakeDesk county(place);
  CHECK(Has(county.anybody.Get("/apply").Bytes(), "澄砚县枕溪镇人民政府"));
  const web::Response form = county.anybody.Get(ApplyPath(county.township));
  CHECK(form.status == 200);
  for (const char* word : {"谁申请", "要什么信息", "怎样提供", "个人信息保护法第十七条", "代为填写"}) {
    CHECK(Has(form.Bytes(), word));
  }
  // Nobody is asked what it is for.
  for (const char* word : {"用途", "特殊需要"}) CHECK_FALSE(Has(form.Bytes(), word));
  const web::Response sent = county.anybody.Post(ApplyPath(county.township), Typed());
  CHECK(sent.status == 200);
  const std::string code = CodeOn(sent);
  REQUIRE(code.size() == 14);
  CHECK(Has(sent.Bytes(), "第三十一条"));
  CHECK_FALSE(Has(sent.Bytes(), "19491231"));  // whoever stands behind sees no number
  CHECK(LookUpCase(county.desk, "203.0.113.1", code, "002X"));
  // The page asked for once more shows the same code.
  CHECK(CodeOn(county.anybody.Post(ApplyPath(county.township), Typed())) == code);
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what is wrong stands beside its field, and nothing typed is lost", place) {
  IntakeDesk county(place);
  const web::Response refused = county.anybody.Post(
      ApplyPath(county.township),
      With(Typed(), {{"number", "110105194912310021"}, {"title", " "}, {"text", "<b>那份</b>"}, {"carrier", "paper"}}));
  CHECK(refused.status == 422);
  for (const char* word :
       {"href=\"#number\"", "href=\"#title\"", "href=\"#way\"", "尹望舒", "&lt;b&gt;那份&lt;/b&gt;"}) {
    CHECK_MESSAGE(Has(refused.Bytes(), word), word);
  }
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 0);
  CHECK(county.anybody.Get("/apply/" + std::to_string(county.unit.value)).status == 404);
  CHECK(county.anybody.Get("/apply/x").status == 404);
  CHECK(county.anybody.Post("/apply/999999", Typed()).status == 404);
  // A file that could not be taken along is named.
  const web::Response lost = county.anybody.Upload(ApplyPath(county.township), "证件.jpg", "\xFF\xD8\xFF",
                                                   With(Typed(), {{"title", ""}}), "identity");
  CHECK(lost.status == 422);
  CHECK(Has(lost.Bytes(), "证件.jpg"));
}

TEST_CASE_ON_BOTH_ENGINES("to look first sends nothing, and several matters are only advised about", place) {
  IntakeDesk county(place);
  const web::Response looked =
      county.anybody.Post(ApplyPath(county.township), With(Typed(), {{"what", "look"}, {"text", "1、方案\n2、名册"}}));
  CHECK(looked.status == 200);
  CHECK(Has(looked.Bytes(), "一件事写一份申请"));
  CHECK(Has(looked.Bytes(), "尹望舒"));
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 0);
  CHECK(CodeOn(county.anybody.Post(ApplyPath(county.township), With(Typed('1'), {{"text", "1、方案\n2、名册"}})))
            .size() == 14);
}

TEST_CASE_ON_BOTH_ENGINES("what is typed while one looks stands in no address", place) {
  IntakeDesk county(place);
  const auto help = [&](const std::string& words) {
    return county.anybody.Post("/apply/help", {{"words", words}, {"organ", std::to_string(county.township.value)}});
  };
  CHECK(help("<b>我家的低保</b>").status == 200);
  CHECK_FALSE(Has(help("<b>我家的低保</b>").Bytes(), "<b>"));
  CHECK(help("").Bytes().empty());
  CHECK(county.anybody.Get("/apply/help?words=%E4%BD%8E%E4%BF%9D").status == 404);
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the same for another organ is filled in, and nothing is sent by that", place) {
  IntakeDesk county(place);
  account::Fields carried = With(Typed(), {{"text", "<b>那份</b>"}});
  const web::Response choice = county.anybody.Post("/apply/again", carried);
  CHECK(choice.status == 200);
  CHECK(Has(choice.Bytes(), "澄砚县砚台镇人民政府"));
  CHECK(Has(choice.Bytes(), "&lt;b&gt;那份&lt;/b&gt;"));
  carried.emplace_back("organ", std::to_string(county.other_township.value));
  const web::Response form = county.anybody.Post("/apply/again", carried);
  CHECK(Has(form.Bytes(), "action=\"" + ApplyPath(county.other_township) + "\""));
  CHECK(Has(form.Bytes(), "尹望舒"));
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the office enters what came over the counter, and is told what the letter lacks", place) {
  IntakeDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/office/requests/new").Bytes(), "澄砚县枕溪镇人民政府"));
  const account::Fields typed =
      With(Typed(), {{"channel", "oral"}, {"submitted", "2026-03-10"}, {"number", ""}, {"signed_for", ""}});
  const web::Response entered = lin.Post("/office/requests/new", typed);
  CHECK(entered.status == 200);
  CHECK(CodeOn(entered).size() == 14);
  CHECK(Has(entered.Bytes(), "2026-0001"));
  CHECK(Has(entered.Bytes(), "2026年4月8日"));
  CHECK(Has(entered.Bytes(), "第三十条"));       // the number is missing
  CHECK(Has(entered.Bytes(), "2026年3月19日"));  // seven working days
  const web::Response refused =
      lin.Post("/office/requests/new",
               With(typed, {{"once", std::string(32, '2')}, {"channel", "mail_signed"}, {"signed_for", "三月"}}));
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "href=\"#signed_for\""));
  const web::Response scanned = lin.Upload("/office/requests/new", "来信.pdf", "%PDF-1.7",
                                           With(typed, {{"once", std::string(32, '3')}}), "files");
  CHECK(scanned.status == 200);
  CHECK(county.Count("SELECT COUNT(*) FROM request_file WHERE kind = 'application'") == 1);
  // For another organ nobody enters anything, and who has no such post does not come in.
  CHECK(
      lin.Post("/office/requests/new", With(typed, {{"organ", std::to_string(county.other_township.value)}})).status ==
      404);
  CHECK(county.SignIn(county.jiang).Get("/office/requests/new").status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("receipt is confirmed by its organ, and routed by the county alone", place) {
  IntakeDesk county(place);
  const CaseId id = county.Apply().id;
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie), he = county.SignIn(county.he);
  CHECK(lin.Get(CasePath(id, "confirm")).status == 200);
  CHECK(xie.Get(CasePath(id, "confirm")).status == 404);
  CHECK(lin.Get(CasePath(id, "route")).status == 403);
  CHECK(lin.Get("/office/requests/1-99/confirm").status == 404);
  const web::Response shown = lin.Get(CasePath(id, "confirm"));
  CHECK_FALSE(Has(shown.Bytes(), "尹望舒"));  // what is personal is seen on the page that puts the sight down
  const account::Fields stale = Versioned(county, id, {{"on", "2026-03-10"}, {"how", "电话"}});
  const account::Fields to_other = {{"organ", std::to_string(county.other_township.value)},
                                    {"words", "水库在砚台镇。"}};
  CHECK(he.Post(CasePath(id, "route"), Versioned(county, id, {{"organ", ""}, {"words", ""}})).status == 422);
  CHECK(he.Post(CasePath(id, "route"), Versioned(county, id, to_other)).status == 303);
  CHECK(lin.Post(CasePath(id, "confirm"), stale).status == 404);
  CHECK(xie.Post(CasePath(id, "confirm"), stale).status == 422);
  CHECK(xie.Post(CasePath(id, "confirm"), Versioned(county, id, {{"on", "2026-03-11"}, {"how", ""}})).status == 422);
  const web::Response done =
      xie.Post(CasePath(id, "confirm"), Versioned(county, id, {{"on", "2026-03-10"}, {"how", "电话"}}));
  CHECK(Target(done) == "/office/requests/" + ToString(id));
  CHECK(he.Post(CasePath(id, "route"), Versioned(county, id, to_other)).status == 422);
}

// ---- earlier years

using Cells = std::map<std::string, std::string>;

Cells Row(const std::string& number) {
  return {{"登记编号", number}, {"提交方式", "当面提交"},     {"提交日期", "2024-03-01"}, {"申请人类型", "自然人"},
          {"申请人", "尹望舒"}, {"申请内容", "移民资金方案"}, {"处理结果", "予以公开"},   {"办结日期", "2024-03-21"}};
}

std::string WorkbookOf(const std::vector<Cells>& rows) {
  docwrite::Sheet sheet{.name = "登记表"};
  int column = 0;
  for (const CaseImportColumn& each : CaseImportColumns()) {
    sheet.cells.push_back({.row = 0, .column = column++, .text = std::string(each.head)});
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
      const auto found = rows[row].find(std::string(CaseImportColumns()[i].head));
      if (found == rows[row].end()) continue;
      sheet.cells.push_back({.row = static_cast<int>(row) + 1, .column = static_cast<int>(i), .text = found->second});
    }
  }
  return docwrite::WriteXlsx({&sheet, 1});
}

TEST_CASE_ON_BOTH_ENGINES("a register of earlier years waits sealed, is mended row by row, and counts once confirmed",
                          place) {
  IntakeDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  Cells bad = Row("2024-2");
  bad["办结日期"] = "三月";
  const web::Response brought =
      lin.Upload("/office/requests/import", "2024年登记表.xlsx", WorkbookOf({Row("2024-1"), bad, Row("2024-1")}));
  REQUIRE(brought.status == 303);
  const std::string path = Target(brought);
  const CaseImportId id{county.township, 1};
  CHECK(path == "/office/requests/import/" + ToString(id));
  const web::Response shown = lin.Get(path);
  for (const char* word : {"第 3 行", "第 4 行", "与第 2 行相同", "还一件也没有登记"}) {
    CHECK_MESSAGE(Has(shown.Bytes(), word), word);
  }
  {
    db::Reader reader = county.database->Read();
    for (const db::Row& row : reader.Query("SELECT sealed_rows FROM request_import")) {
      CHECK_FALSE(Has(row.Get<db::Blob>(0).bytes, "望舒"));
      CHECK_FALSE(Has(row.Get<db::Blob>(0).bytes, "移民"));
    }
  }
  CHECK(lin.Post(path + "/confirm", {}).status != 303);
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 0);
  account::Fields mended;
  for (const CaseImportColumn& column : CaseImportColumns()) {
    const Cells right = Row("2024-2");
    const auto found = right.find(std::string(column.head));
    mended.emplace_back(std::string(column.field), found == right.end() ? std::string() : found->second);
  }
  CHECK(lin.Post(path + "/3", With(mended, {{"ended", "2024-02-30"}})).status == 422);
  CHECK(Target(lin.Post(path + "/3", mended)) == path);
  CHECK(Target(lin.Post(path + "/4/leave-out", {})) == path);
  // Nobody else sees it.
  CHECK(county.SignIn(county.xie).Get(path).status == 404);
  const auto confirm = [&](std::int64_t version) {
    return lin.Post(path + "/confirm", {{"version", std::to_string(version)}});
  };
  const auto version = county.Count("SELECT version FROM request_import");
  CHECK(confirm(version - 1).status != 303);  // of other rows than these
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 0);
  CHECK(Target(confirm(version)) == path);
  CHECK(county.Count("SELECT COUNT(*) FROM request_case WHERE stage = 'replied'") == 2);
  CHECK(county.Count("SELECT COUNT(*) FROM request_import WHERE sealed_rows IS NOT NULL OR file_name <> ''") == 0);
  const Case held = county.CaseOf({county.township, 1});
  CHECK(held.register_number == "2024-1");
  CHECK(held.outcome == "released");
  CHECK(held.received == 2024y / 3 / 1);
  CHECK(county.Events(held.id)[1].kind == CaseEventKind::kImported);
  // The same register twice is told.
  const web::Response again = lin.Upload("/office/requests/import", "再来.xlsx", WorkbookOf({Row("2024-1")}));
  CHECK(Has(lin.Get(Target(again)).Bytes(), "已经有了"));
}

TEST_CASE_ON_BOTH_ENGINES(
    "nobody gets round the signatures by bringing in what was answered since the organ works here", place) {
  IntakeDesk county(place);
  county.Apply();  // from this day on the township answers here
  const TestBrowser lin = county.SignIn(county.lin);
  Cells bypass = Row("2026-1");
  bypass["提交日期"] = "2026-03-10";
  bypass["办结日期"] = "2026-03-10";
  const std::string path =
      Target(lin.Upload("/office/requests/import", "一.xlsx", WorkbookOf({Row("2024-1"), bypass})));
  CHECK(Has(lin.Get(path).Bytes(), "从2026年3月10日起在这里办理申请"));
  const auto version = county.Count("SELECT version FROM request_import");
  CHECK(lin.Post(path + "/confirm", {{"version", std::to_string(version)}}).status != 303);
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 1);
  // What was brought in itself does not make an organ one that works here.
  const TestBrowser xie = county.SignIn(county.xie);
  const std::string other =
      Target(xie.Upload("/office/requests/import", "二.xlsx", WorkbookOf({Row("2024-2"), bypass})));
  CHECK(Has(xie.Get(other).Bytes(), "今年办结的不能导入"));
}

TEST_CASE_ON_BOTH_ENGINES("a file that is no register is refused with a sentence, and what lay for a week is forgotten",
                          place) {
  IntakeDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Upload("/office/requests/import", "图.xlsx", "\x89PNG").status == 422);
  CHECK(lin.Upload("/office/requests/import", "空.xlsx", WorkbookOf({})).status == 422);
  CHECK(lin.Post("/office/requests/import", {}).status == 422);
  CHECK(lin.Get("/office/requests/import/template").status == 200);
  const std::string first = Target(lin.Upload("/office/requests/import", "一.xlsx", WorkbookOf({Row("2024-1")})));
  county.now += 24h * 8;
  const TestBrowser later = county.SignIn(county.lin);
  REQUIRE(later.Upload("/office/requests/import", "二.xlsx", WorkbookOf({Row("2024-2")})).status == 303);
  CHECK(county.Count("SELECT COUNT(*) FROM request_import WHERE sealed_rows IS NOT NULL") == 1);
  CHECK(Has(later.Get(first).Bytes(), "已经放弃"));
}

}  // namespace
}  // namespace gongkai::request
