// Bringing in many at once: all or none, every fault by row and column, the same file not twice.
#include "account/import_actions.h"

#include <algorithm>

#include "account/county_test.h"
#include "account/import_pages.h"
#include "docread/read_workbook.h"

namespace gongkai::account {
namespace {

using Rows = std::vector<std::vector<std::string>>;

ImportTable TableOf(ImportPart part, const Rows& rows) {
  std::vector<ImportRow> lines(1);
  lines[0].number = 1;
  for (const ImportColumn& column : ColumnsOf(part)) lines[0].cells.emplace_back(column.head);
  for (const auto& row : rows) lines.push_back({static_cast<int>(lines.size()) + 1, row});
  auto table = ReadTable(part, lines);
  REQUIRE(table);
  return *table;
}

bool HasFault(const Imported& imported, int row, std::string_view head, std::string_view words) {
  return std::ranges::any_of(imported.faults, [&](const ImportFault& fault) {
    return fault.row == row && fault.head == head && Has(fault.message, words);
  });
}

struct Imports : TestCounty {
  using TestCounty::TestCounty;
  PersonId system = Hire("xitong", "文砚", office, PostKind::kSystemAdmin);
  PersonId security = Hire("anquan", "沈安", office, PostKind::kSecurityAdmin);
  Actor as_system = ActorAs(system, PostKind::kSystemAdmin);
  Actor as_security = ActorAs(security, PostKind::kSecurityAdmin);

  std::int64_t People() {
    db::Reader reader = database->Read();
    return reader.One<std::int64_t>("SELECT COUNT(*) FROM person");
  }
};

TEST_CASE_ON_BOTH_ENGINES("people are brought in, each with a link, in one deed with its count", place) {
  Imports county(place);
  const ImportTable table =
      TableOf(ImportPart::kPeople, {{"LinXi", "林溪", "", ""}, {"suyan", "苏砚", "0379-1", "a@b.cn"}});
  const Imported imported = *Import(county.desk, county.as_system, table);
  CHECK(imported.faults.empty());
  REQUIRE(imported.people.size() == 2);
  CHECK(imported.people[0].login == "linxi");
  CHECK_FALSE(imported.people[1].link_token.empty());
  CHECK(county.People() == 4);
  CHECK(county.Trail(kInstallation).size() == 3);
  CHECK(county.Trail(kInstallation).back() == "import.people done ");
}

TEST_CASE_ON_BOTH_ENGINES("one fault and nothing is written; every fault is told by row and column", place) {
  Imports county(place);
  const ImportTable table = TableOf(ImportPart::kPeople, {{"linxi", "林溪", "", ""},
                                                          {"xitong", "重名", "打我手机", ""},
                                                          {"", "无名", "", "不是邮箱"},
                                                          {"LINXI", "又一个", "", ""},
                                                          {"张三", "", "", ""}});
  const Imported imported = *Import(county.desk, county.as_system, table);
  CHECK(imported.faults.size() == 7);
  CHECK(HasFault(imported, 3, "登录名", "已经是文砚的"));
  CHECK(HasFault(imported, 3, "办公电话", "只能用数字"));
  CHECK(HasFault(imported, 4, "登录名", "请填写登录名"));
  CHECK(HasFault(imported, 4, "电子邮箱", "写法不对"));
  CHECK(HasFault(imported, 5, "登录名", "和第 2 行相同"));
  CHECK(HasFault(imported, 6, "登录名", ""));
  CHECK(HasFault(imported, 6, "姓名", "请填写姓名"));
  CHECK(imported.people.empty());
  CHECK(county.People() == 2);
  CHECK(county.Trail(kInstallation).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a trial writes nothing and says what the import would", place) {
  Imports county(place);
  const ImportTable table = TableOf(ImportPart::kPeople, {{"linxi", "林溪", "", ""}});
  CHECK(TryImport(county.desk, county.as_system, table).faults.empty());
  CHECK(county.People() == 2);
  CHECK(Import(county.desk, county.as_system, table)->faults.empty());
}

TEST_CASE_ON_BOTH_ENGINES("the same file a second time is refused row by row, not doubled", place) {
  Imports county(place);
  const ImportTable table = TableOf(ImportPart::kPeople, {{"linxi", "林溪", "", ""}, {"suyan", "苏砚", "", ""}});
  REQUIRE(Import(county.desk, county.as_system, table)->faults.empty());
  const Imported again = *Import(county.desk, county.as_system, table);
  CHECK(again.faults.size() == 2);
  CHECK(HasFault(again, 2, "登录名", "已经是林溪的"));
  CHECK(county.People() == 4);
}

TEST_CASE_ON_BOTH_ENGINES("organs are brought in, a unit below a township of the same table, or none of them", place) {
  Imports county(place);
  const std::string above = [&] {
    db::Reader reader = county.database->Read();
    return RootOrgan(reader)->code;
  }();
  const Rows right = {{"777", "澄砚县鹭洲镇人民政府", "鹭洲镇", "乡镇政府", above, "2021-03-01"},
                      {"777-1", "鹭洲镇党政综合办公室", "党政办", "内设机构", "777", "2021-03-01"}};
  Rows wrong = right;
  wrong.push_back({"777-2", "鹭洲镇财政所", "财政所", "内设机构", "778", "2021-03-01"});
  const Imported refused = *Import(county.desk, county.as_system, TableOf(ImportPart::kOrgans, wrong));
  CHECK(HasFault(refused, 4, "上级代号", "没有代号为“778”的机关"));
  const auto found = [&](std::string_view code) {
    db::Reader reader = county.database->Read();
    return FindOrganByCode(reader, code);
  };
  CHECK_FALSE(found("777"));
  const Imported imported = *Import(county.desk, county.as_system, TableOf(ImportPart::kOrgans, right));
  for (const ImportFault& fault : imported.faults) MESSAGE(fault.head, fault.message);
  CHECK(imported.faults.empty());
  REQUIRE(found("777-1"));
  CHECK(found("777-1")->kind == OrganKind::kUnit);
  CHECK(found("777-1")->parent == found("777")->id);
}

TEST_CASE_ON_BOTH_ENGINES("posts are brought in by login and code, and refused where one by one they would be", place) {
  Imports county(place);
  const PersonId lin = county.AddPersonNamed("linxi", "林溪");
  const ImportTable wrong = TableOf(ImportPart::kPosts, {{"linxi", "101", "经办人", "2026-03-01", ""},
                                                         {"niemand", "101", "经办人", "2026-03-01", ""},
                                                         {"linxi", "101", "系统管理员", "2026-03-01", ""},
                                                         {"linxi", "999", "皇帝", "2026-02-30", "昨天"},
                                                         {"linxi", "101", "经办人", "2026/3/10", ""},
                                                         {"anquan", "101", "经办人", "2026-03-01", ""}});
  const Imported refused = *Import(county.desk, county.as_security, wrong);
  CHECK(HasFault(refused, 3, "登录名", "没有登录名为“niemand”的账号"));
  CHECK(HasFault(refused, 4, "岗位", "不能设在"));
  CHECK(HasFault(refused, 5, "机关代号", "没有"));
  CHECK(HasFault(refused, 5, "岗位", "没有“皇帝”这种岗位"));
  CHECK(HasFault(refused, 5, "起", "日期"));
  CHECK(HasFault(refused, 5, "止", "日期"));
  CHECK(HasFault(refused, 6, "", "已经担任"));
  CHECK(HasFault(refused, 7, "", "不能给自己任命"));
  CHECK(refused.faults.size() == 8);
  CHECK(county.Posts(lin).empty());
  // Of an import that is refused nothing is left but that somebody tried to give himself a post.
  const auto trail = county.Trail(kInstallation);
  CHECK(std::ranges::count_if(
            trail, [](const std::string& line) { return line.starts_with("post.give refused person:"); }) == 1);

  const ImportTable right = TableOf(ImportPart::kPosts, {{"linxi", "101", "经办人", "2026/3/1", ""},
                                                         {"linxi", "101", "保密审查员", "2026年3月1日", "2026-12-31"}});
  CHECK(Import(county.desk, county.as_security, right)->faults.empty());
  CHECK(county.Posts(lin).size() == 2);
  CHECK(county.Trail(county.township).size() == 2);
  CHECK(Import(county.desk, county.as_security, right)->faults.size() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("organs are brought in with those above them, if these stand first", place) {
  Imports county(place);
  const ImportTable table =
      TableOf(ImportPart::kOrgans, {{"103", "澄砚县墨池镇人民政府", "墨池镇", "乡镇", "000", "2021/3/1"},
                                    {"103-1", "墨池镇党政综合办公室", "墨池党政办", "内设机构", "103", "2021-03-01"}});
  CHECK(Import(county.desk, county.as_system, table)->faults.empty());
  db::Reader reader = county.database->Read();
  const auto unit = FindOrganByCode(reader, "103-1");
  REQUIRE(unit);
  CHECK(OrganWithDuties(reader, unit->id)->code == "103");
  CHECK(county.Trail(OrganWithDuties(reader, unit->id)->id).size() == 2);
  CHECK(county.Trail(kInstallation).back() == "import.organs done ");
}

TEST_CASE_ON_BOTH_ENGINES(
    "organs led from above come in with how they are led; a tax bureau as the county's is refused", place) {
  Imports county(place);
  const auto row = [](std::string code, std::string name, std::string led, std::string by) {
    return std::vector<std::string>{code, name, code, "部门", "000", "2021-03-01", "", "", led, by};
  };
  const Rows right = {row("SHUIJ", "国家税务总局澄砚县税务局", "垂直领导", "国家税务总局溯州市税务局"),
                      row("SHJ", "溯州市生态环境局澄砚分局", "按区划派出", "溯州市生态环境局")};
  CHECK(Import(county.desk, county.as_system, TableOf(ImportPart::kOrgans, right))->faults.empty());
  const Rows wrong = {row("DS", "澄砚县地方税务局", "", "")};
  CHECK(
      HasFault(*Import(county.desk, county.as_system, TableOf(ImportPart::kOrgans, wrong)), 2, "领导关系", "垂直领导"));
  db::Reader reader = county.database->Read();
  CHECK(FindOrganByCode(reader, "SHUIJ")->leadership == Leadership::kCentral);
  CHECK(FindOrganByCode(reader, "SHJ")->leadership == Leadership::kDistrictBranch);
}

TEST_CASE_ON_BOTH_ENGINES("what is wrong with organs is told by row and column, and nothing is written", place) {
  Imports county(place);
  const ImportTable table = TableOf(
      ImportPart::kOrgans, {{"103-1", "办公室", "办", "内设机构", "103", "2021-03-01"},
                            {"103", "澄砚县墨池镇人民政府", "墨池镇", "王国", "000", "2021-03-01"},
                            {"103-2", "党建办", "党建", "内设机构", "103", "2021-03-01"},
                            {"101", "代号被占的镇", "占镇", "乡镇", "000", "2021-03-01"},
                            {"104", "代码不对的镇", "错镇", "乡镇", "000", "2021-02-30", "", "11410000MB0123456X"},
                            {"105", "上级不存在的镇", "孤镇", "乡镇", "999", "2021-03-01"},
                            {"106", "挂错地方的镇", "歪镇", "乡镇", "101", "2020-03-01", "", "", "也许"},
                            {"105", "重复的镇", "重镇", "乡镇", "000", "2021-03-01"}});
  const Imported imported = *Import(county.desk, county.as_system, table);
  CHECK(HasFault(imported, 2, "上级代号", "排在后面的第 3 行"));
  CHECK(HasFault(imported, 3, "类别", "没有“王国”这种类别"));
  CHECK(HasFault(imported, 4, "上级代号", "上级在第 3 行，请先改好那一行"));
  CHECK(HasFault(imported, 5, "代号", "已由"));
  CHECK(HasFault(imported, 6, "统一社会信用代码", ""));
  CHECK(HasFault(imported, 6, "成立日期", "日期"));
  CHECK(HasFault(imported, 7, "上级代号", "没有代号为“999”的机关"));
  CHECK(HasFault(imported, 8, "上级代号", "不能设在"));
  CHECK(HasFault(imported, 8, "领导关系", "没有“也许”"));
  CHECK(HasFault(imported, 9, "代号", "和第 7 行相同"));
  CHECK(imported.faults.size() == 10);
  db::Reader reader = county.database->Read();
  for (const std::string_view code : {"103", "103-1", "104", "105", "106"}) CHECK_FALSE(FindOrganByCode(reader, code));
}

TEST_CASE("the template is read back: its heads are those that are asked for") {
  const docread::Workbook workbook = docread::ReadWorkbook(ImportTemplate());
  REQUIRE(workbook.sheets.size() == 4);
  for (const ImportPart part : kImportParts) {
    const auto table = ReadImport(workbook, part);
    REQUIRE_FALSE(table);
    CHECK(Has(table.error().message, "只有表头，没有内容"));
  }
}

TEST_CASE("a file that is no workbook, or has another sheet, says so") {
  CHECK(ReadImport(docread::ReadWorkbook("\x89PNG\r\n"), ImportPart::kPeople).error().kind == ErrorKind::kUnreadable);
  docread::Workbook other{.sheets = {{.name = "表一"}, {.name = "表二"}}};
  CHECK(Has(ReadImport(other, ImportPart::kPeople).error().message, "没有名为“人员”的工作表"));
}

TEST_CASE("a code that the spreadsheet has spoilt is told by its cell") {
  docread::Sheet sheet{.name = "机关"};
  sheet.rows.push_back(
      {.row = 4,
       .cells = {{.column = 7, .kind = docread::CellKind::kNumber, .text = "114100001234560000", .inexact = true}}});
  const auto table = ReadImport({.sheets = {sheet}}, ImportPart::kOrgans);
  REQUIRE_FALSE(table);
  CHECK(Has(table.error().message, "单元格 H5"));
}

TEST_CASE("from the file to the accounts on the pages: preview, confirm, links") {
  Imports county;
  const TestBrowser system = county.SignIn(county.system);
  const std::string csv = "登录名,姓名\nlinxi,林溪\nsuyan,苏砚\n";
  const web::Response preview = system.Upload("/office/import/people", "人员.csv", csv);
  CHECK(preview.status == 200);
  CHECK(Has(preview.body, "没有问题"));
  CHECK(county.People() == 2);
  const std::string rows = Pack(TableOf(ImportPart::kPeople, {{"linxi", "林溪", "", ""}, {"suyan", "苏砚", "", ""}}));
  const web::Response done = system.Post("/office/import/people/confirm", {{"rows", rows}});
  CHECK(done.status == 200);
  CHECK(Has(done.body, "已开通 2 个账号"));
  CHECK(Has(done.body, "/first-password?token="));
  CHECK(county.People() == 4);
  const web::Response again = system.Upload("/office/import/people", "人员.csv", csv);
  CHECK(again.status == 422);
  CHECK(Has(again.body, "第 2 行"));
  CHECK(Has(again.body, "已经是林溪的"));
}

TEST_CASE("nobody brings in what he may not do one by one") {
  Imports county;
  CHECK(county.SignIn(county.system).Get("/office/import/posts").status == 403);
  CHECK(county.SignIn(county.security).Get("/office/import/people").status == 403);
  CHECK(county.SignIn(county.security).Get("/office/import/posts/template").status == 200);
}

}  // namespace
}  // namespace gongkai::account
