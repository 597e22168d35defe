// Catalogues as they lie in workbooks: headings over one line or two and in any order, ticks of all sorts, faults row
// by row. And what a row must have.
#include "disclosure/catalogue/catalogue_sheet.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "disclosure/catalogue/catalogue_ticks.h"

namespace gongkai::disclosure {
namespace {

using Lines = std::vector<SheetLine>;

const std::vector<std::string> kOver = {"序号",     "公开事项", "公开事项",       "公开内容(要素)", "公开依据",
                                        "公开时限", "公开主体", "公开渠道和载体", "公开对象",       "公开对象",
                                        "公开方式", "公开方式", "公开层级",       "公开层级"};
const std::vector<std::string> kBelow = {"序号",     "一级事项", "二级事项",       "公开内容(要素)", "公开依据",
                                         "公开时限", "公开主体", "公开渠道和载体", "全社会",         "特定群体",
                                         "主动",     "依申请",   "县级",           "乡、村级"};

std::vector<std::string> Row(std::string time = "制定或获取信息之日起10个工作日内，公示7个工作日") {
  return {"1",
          "最低生活保障",
          "审核信息",
          "初审对象名单及相关信息",
          "《政府信息公开条例》",
          std::move(time),
          "镇人民政府",
          "□政府网站 □政府公报\n■社区/企事业单位/村公示栏(电子屏)",
          "√",
          "",
          "√",
          "",
          "",
          "√"};
}

CatalogueSheet Read(const Lines& lines, std::string_view name = "Sheet1") {
  auto sheet = ReadCatalogueSheet(name, lines);
  if (!sheet) MESSAGE(sheet.error().message);
  REQUIRE(sheet);
  return std::move(*sheet);
}

std::string ErrorIn(const Lines& lines) {
  const auto sheet = ReadCatalogueSheet("Sheet1", lines);
  REQUIRE_FALSE(sheet);
  return sheet.error().message;
}

const SheetFault* FaultUnder(const SheetRow& row, std::string_view column) {
  const auto found = std::ranges::find(row.faults, column, &SheetFault::column);
  return found == row.faults.end() ? nullptr : &*found;
}

TEST_CASE("the standard form, with a title that names the area and headings over two lines") {
  const auto sheet = Read({{1, {"枕溪镇社会救助领域基层政务公开标准目录"}}, {2, kOver}, {3, kBelow}, {4, Row()}});
  REQUIRE(sheet.rows.size() == 1);
  const SheetRow& read = sheet.rows[0];
  for (const SheetFault& fault : read.faults) MESSAGE(fault.column, ": ", fault.message);
  CHECK(read.faults.empty());
  CHECK(read.number == 4);
  const CatalogueRow& row = read.row;
  CHECK(row.area == "社会救助");
  CHECK(MatterOf(row) == "最低生活保障 / 审核信息");
  CHECK(row.channels == std::vector{Channel::kNoticeBoard});
  CHECK(row.is_for_everyone);
  CHECK(row.is_proactive);
  CHECK_FALSE(row.is_on_application);
  CHECK_FALSE(row.is_county);
  CHECK(row.is_township);
  CHECK(row.rhythm == Rhythm::kAtOnce);
}

TEST_CASE("headings in another order, one line, one column for what has two, and a column that is not ours") {
  const auto sheet = Read(
      {{1,
        {"公开层级", "公开方式", "公开对象", "领域", "公开主体", "公开时限", "公开依据", "公开内容", "备注", "二级事项",
         "一级事项", "公开渠道及载体", "公开频次", "权钱人事"}},
       {2,
        {"■县级 ■乡、村级", "主动公开", "□全社会 ■特定群众(低保对象)", "养老", "县民政局", "按季度公开", "《条例》",
         "补贴发放情况", "", "发放", "高龄津贴", "政府网站、政务新媒体、阳光民政平台", "", "钱、人"}}});
  const CatalogueRow& row = sheet.rows.at(0).row;
  for (const SheetFault& fault : sheet.rows[0].faults) MESSAGE(fault.column, ": ", fault.message);
  CHECK(sheet.rows[0].faults.empty());
  CHECK(sheet.passed_over == std::vector<std::string>{"备注"});
  CHECK(row.area == "养老服务");
  CHECK(row.is_county);
  CHECK(row.is_township);
  CHECK_FALSE(row.is_for_everyone);
  CHECK(row.specific_group == "特定群众低保对象");
  CHECK(row.channels == std::vector{Channel::kSite, Channel::kNewMedia, Channel::kOther});
  CHECK(row.other_channels == "阳光民政平台");
  CHECK(row.rhythm == Rhythm::kPeriodic);
  CHECK(row.cycle == Cycle::kQuarter);
  CHECK(row.focus == "钱人");
}

TEST_CASE("a fault is told by row and column, and a good row beside it stays good") {
  auto no_tick = Row(), bad_tick = Row(), no_matter = Row();
  no_tick[8] = "";
  bad_tick[10] = "大概";
  no_matter[1] = "";
  const auto sheet =
      Read({{2, kOver}, {3, kBelow}, {4, Row()}, {5, no_tick}, {6, {}}, {7, bad_tick}, {9, no_matter}}, "社会救助");
  REQUIRE(sheet.rows.size() == 4);
  CHECK(sheet.rows[0].faults.empty());
  CHECK(sheet.rows[1].number == 5);
  CHECK(FaultUnder(sheet.rows[1], "公开对象") != nullptr);
  CHECK(FaultUnder(sheet.rows[2], "主动") != nullptr);
  CHECK(sheet.rows[2].faults.size() == 1);  // not again that no way is ticked
  CHECK(FaultUnder(sheet.rows[3], "一级事项") != nullptr);
  CHECK(sheet.rows[3].number == 9);
}

TEST_CASE("an area that nothing names is a fault, a time limit that cannot be read is a remark") {
  const auto without = Read({{2, kOver}, {3, kBelow}, {4, Row()}});
  CHECK(FaultUnder(without.rows[0], "领域") != nullptr);
  const auto sheet = Read({{2, kOver}, {3, kBelow}, {4, Row("按有关规定公开")}}, "社会救助");
  CHECK(sheet.rows[0].faults.empty());
  CHECK(sheet.rows[0].remark.find("没有读懂") != std::string::npos);
  CHECK(sheet.rows[0].row.time_words == "按有关规定公开");
}

TEST_CASE("what is no catalogue is told in one sentence") {
  CHECK(ErrorIn({{1, {"姓名", "电话"}}}).find("没有找到表头") != std::string::npos);
  auto twice = kBelow;
  twice[0] = "公开依据";
  CHECK(ErrorIn({{1, twice}, {2, Row()}}).find("两个“公开依据”列") != std::string::npos);
  auto missing = kBelow;
  missing[5] = "";
  CHECK(ErrorIn({{1, missing}, {2, Row()}}).find("没有“公开时限”") != std::string::npos);
  CHECK(ErrorIn({{1, kBelow}}).find("没有内容") != std::string::npos);
}

TEST_CASE("ticks before names, and names alone") {
  using Names = std::vector<std::string>;
  CHECK(TickedIn("■政府网站 □政府公报\n☑两微一端□其他____") == Names{"政府网站", "两微一端"});
  CHECK(TickedIn("√政府网站") == Names{"政府网站"});
  CHECK(TickedIn("政府网站、便民服务站；公示栏") == Names{"政府网站", "便民服务站", "公示栏"});
  CHECK(TickedIn("□政府网站").empty());
  CHECK(TickedIn("").empty());
}

TEST_CASE("every channel of the fixed list is read back from its own name") {
  for (const Channel channel : Channels()) {
    CatalogueRow row;
    SetChannels(row, TickedIn("■" + std::string(NameOf(channel))));
    CAPTURE(NameOf(channel));
    CHECK(row.channels == std::vector{channel});
    CHECK(row.other_channels.empty());
  }
  CatalogueRow row;
  SetChannels(row, TickedIn("■政府网站 ■其他（征地信息公开平台）"));
  CHECK(row.channels == std::vector{Channel::kSite, Channel::kOther});
  CHECK(row.other_channels == "征地信息公开平台");
}

TEST_CASE("what was changed is told column by column") {
  CatalogueRow before{.area = "救灾", .first_matter = "救助", .time_words = "按月公开", .is_county = true};
  CatalogueRow after = before;
  after.time_words = "按季度公开";
  after.is_township = true;
  CHECK(ChangesBetween(before, after) == "公开时限：“按月公开”改为“按季度公开”\n公开层级：“县级”改为“县级、乡、村级”");
  CHECK(ChangesBetween(before, before).empty());
}

TEST_CASE("a township publishes what is ticked for its level, a department what is ticked for the county") {
  const CatalogueRow township{.is_township = true}, county{.is_county = true};
  CHECK(IsForLevelOf(township, account::OrganKind::kSubdistrict));
  CHECK_FALSE(IsForLevelOf(township, account::OrganKind::kDepartment));
  CHECK(IsForLevelOf(county, account::OrganKind::kCountyOffice));
  CHECK_FALSE(IsForLevelOf(county, account::OrganKind::kTownship));
}

}  // namespace
}  // namespace gongkai::disclosure
