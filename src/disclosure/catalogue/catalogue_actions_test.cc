// Keeping a catalogue: who may, what stands in the history, what an organ's catalogue is made of, and when what it asks
// for is done.
#include <algorithm>

#include "disclosure/catalogue/catalogue_desk_test.h"
#include "disclosure/catalogue/catalogue_export.h"
#include "disclosure/catalogue/catalogue_import_actions.h"
#include "docread/read_workbook.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a row is made, changed with a reason and ended, and its history tells who and why", place) {
  CatalogueDesk county(place);
  const CatalogueRowId id = county.Standard(CatalogueDesk::Row());
  CHECK(county.Kept(id).row == CatalogueDesk::Row());
  CatalogueRow changed = CatalogueDesk::Row();
  changed.time_words = "每季度结束后10个工作日内";
  changed.cycle = Cycle::kQuarter;
  const std::int64_t opened = county.Kept(id).version;
  const auto without = SaveRow(county.desk, county.supervisor, county.root,
                               {.id = id, .version = opened, .row = changed, .reason = " "});
  CHECK(ErrorOf(without.errors(), "reason") != nullptr);
  REQUIRE(SaveRow(county.desk, county.supervisor, county.root,
                  {.id = id, .version = opened, .row = changed, .reason = "省里调整了频次"}));
  const auto second = SaveRow(county.desk, county.supervisor, county.root,
                              {.id = id, .version = opened, .row = CatalogueDesk::Row(), .reason = "改回去"});
  CHECK(ErrorOf(second.errors(), kVersionField) != nullptr);
  CHECK(ErrorOf(EndRow(county.desk, county.supervisor, id, opened, "并入另一项").errors(), kVersionField) != nullptr);
  REQUIRE(EndRow(county.desk, county.supervisor, id, county.Kept(id).version, "并入另一项"));
  CHECK(county.Kept(id).ended_on == county.today());
  db::Reader reader = county.database->Read();
  const auto events = EventsOfRow(reader, id);
  REQUIRE(events.size() == 3);
  CHECK(events[0].kind == "made");
  CHECK(events[1].kind == "changed");
  CHECK(events[1].person == county.he);
  CHECK(events[1].reason == "省里调整了频次");
  CHECK(events[1].changes.find("公开时限：“按月公开”改为“每季度结束后10个工作日内”") != std::string::npos);
  CHECK(events[2].kind == "ended");
  CHECK(county.Trail(county.root).size() == 3);
}

TEST_CASE_ON_BOTH_ENGINES("the standard is kept by posts that reach the county, an organ's own rows by its people",
                          place) {
  CatalogueDesk county(place);
  CHECK_FALSE(SaveRow(county.desk, county.drafter, county.root, {.row = CatalogueDesk::Row(), .reason = {}}));
  CHECK_FALSE(SaveRow(county.desk, county.reviewer, county.township, {.row = CatalogueDesk::Row(), .reason = {}}));
  CHECK_FALSE(county.Bring({CatalogueDesk::Row()}, county.drafter));
  const CatalogueRowId id = county.Standard(CatalogueDesk::Row());
  CHECK_FALSE(EndRow(county.desk, county.drafter, id, county.Kept(id).version, "不要了"));
  CHECK(SaveRow(county.desk, county.drafter, county.township, {.row = CatalogueDesk::Row("村务"), .reason = {}}));
  // A row that is another's is not there, whatever the form says.
  CHECK_FALSE(SaveRow(county.desk, county.drafter, county.township,
                      {.id = id, .version = 1, .row = CatalogueDesk::Row("改掉"), .reason = "试试"}));
  CHECK(county.Kept(id).row == CatalogueDesk::Row());
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 2);
}

TEST_CASE_ON_BOTH_ENGINES("what is missing in a row is told by field, and nothing is written", place) {
  CatalogueDesk county(place);
  const auto refused = SaveRow(county.desk, county.supervisor, county.root, {.row = {}, .reason = {}});
  for (const char* field :
       {"area", "first_matter", "elements", "basis", "time_words", "subject", "channels", "audience", "way", "level"}) {
    CAPTURE(field);
    CHECK(ErrorOf(refused.errors(), field) != nullptr);
  }
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a workbook adds what is new, changes what is called the same, and leaves the rest", place) {
  CatalogueDesk county(place);
  county.Standard(CatalogueDesk::Row());
  county.Standard(CatalogueDesk::Row("最低生活保障"));
  CatalogueRow changed = CatalogueDesk::Row();
  changed.subject = "县民政局";
  Actor once = county.supervisor;
  once.once_key = "/office/catalogue/import/confirm|0123456789abcdef0123456789abcdef";
  const std::vector<MatchedRow> rows =
      county.Matched({changed, CatalogueDesk::Row("最低生活保障"), CatalogueDesk::Row("高龄津贴")});
  for (int sent = 0; sent < 2; ++sent) {  // the second is the same form again
    const auto brought = BringRows(county.desk, once, county.root, rows);
    REQUIRE(brought);
    CHECK(brought->added == 1);
    CHECK(brought->changed == 1);
    CHECK(brought->same == 1);
  }
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 3);
  CHECK(county.Kept({county.root, 1}).row.subject == "县民政局");
}

TEST_CASE_ON_BOTH_ENGINES("what somebody changed between preview and act is told by row, and nothing is written",
                          place) {
  CatalogueDesk county(place);
  const CatalogueRowId first = county.Standard(CatalogueDesk::Row("甲"));
  const CatalogueRowId second = county.Standard(CatalogueDesk::Row("乙"));
  CatalogueRow of_file = CatalogueDesk::Row("甲"), of_others = CatalogueDesk::Row("甲");
  of_file.subject = "县民政局";
  of_others.subject = "县残联";
  CatalogueRow ended = CatalogueDesk::Row("乙");
  ended.subject = "县民政局";
  const auto rows = county.Matched({of_file, ended, CatalogueDesk::Row("丙"), CatalogueDesk::Row("丁")});
  REQUIRE(SaveRow(county.desk, county.supervisor, county.root,
                  {.id = first, .version = 1, .row = of_others, .reason = "职责调整"}));
  REQUIRE(EndRow(county.desk, county.supervisor, second, 1, "并入另一项"));
  CatalogueRow added = CatalogueDesk::Row("丙");
  added.subject = "县残联";
  county.Standard(added);
  const auto brought = BringRows(county.desk, county.supervisor, county.root, rows);
  REQUIRE_FALSE(brought);
  REQUIRE(brought.errors().size() == 3);
  CHECK(brought.errors()[0].message == "“社会救助：甲 / 救助结果”在预览以后被别人改过，请重新选择文件预览。");
  CHECK(brought.errors()[1].message.find("乙 / 救助结果”在预览以后被别人停用了") != std::string::npos);
  CHECK(brought.errors()[2].message.find("丙 / 救助结果”在预览以后被别人加进了目录") != std::string::npos);
  CHECK(county.Kept(first).row.subject == "县残联");
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 3);
}

TEST_CASE_ON_BOTH_ENGINES("rows of one name in a file are added once, and not again when the file comes again", place) {
  CatalogueDesk county(place);
  CatalogueRow other = CatalogueDesk::Row();
  other.subject = "县民政局";
  // The third is the first to the letter.
  const std::vector<CatalogueRow> rows = {CatalogueDesk::Row(), other, CatalogueDesk::Row()};
  const auto first = county.Bring(rows);
  REQUIRE(first);
  CHECK(first->added == 2);
  CHECK(first->same == 1);
  const auto again = county.Bring(rows);
  REQUIRE(again);
  CHECK(again->added == 0);
  CHECK(again->same == 3);
  other.time_words = "按季度公开";
  other.cycle = Cycle::kQuarter;
  const auto changed = county.Bring({CatalogueDesk::Row(), other});
  REQUIRE(changed);
  CHECK(changed->added == 0);
  CHECK(changed->changed == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 2);
}

TEST_CASE_ON_BOTH_ENGINES("a catalogue holds so many rows and no more, by a file or by the form", place) {
  CatalogueDesk county(place);
  std::vector<CatalogueRow> rows;
  for (std::size_t i = 0; i < kMostCatalogueRows; ++i) rows.push_back(CatalogueDesk::Row("第" + std::to_string(i)));
  REQUIRE(county.Bring(rows));
  const auto by_file = county.Bring({CatalogueDesk::Row("多出来的")});
  REQUIRE_FALSE(by_file);
  CHECK(by_file.errors().front().message.find("最多 2000 行") != std::string::npos);
  const auto by_form =
      SaveRow(county.desk, county.supervisor, county.root, {.row = CatalogueDesk::Row("多出来的"), .reason = {}});
  CHECK(ErrorOf(by_form.errors(), kVersionField) != nullptr);
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == static_cast<std::int64_t>(kMostCatalogueRows));
}

TEST_CASE_ON_BOTH_ENGINES("what another person said of an area or a row meanwhile is not overwritten unseen", place) {
  CatalogueDesk county(place);
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());
  county.Take("社会救助");
  const auto stale = ChooseAreas(county.desk, county.drafter, county.township,
                                 {{.area = "社会救助", .applies = false, .reason = "没有", .seen = Instant()}});
  REQUIRE_FALSE(stale);
  CHECK(ErrorOf(stale.errors(), "reason-0")->message.find("记为涉及") != std::string::npos);
  CHECK(county.OfTownship().rows.size() == 1);
  const RowDuty first{.unit = county.unit, .person = {}}, second{.unit = {}, .person = county.lin};
  REQUIRE(AssignRow(county.desk, county.drafter, county.township, row, {}, first));
  CHECK(ErrorOf(AssignRow(county.desk, county.drafter, county.township, row, {}, second).errors(), kVersionField) !=
        nullptr);
  REQUIRE(AssignRow(county.desk, county.drafter, county.township, row, first, second));
}

TEST_CASE_ON_BOTH_ENGINES("areas and rows are counted as they are listed", place) {
  CatalogueDesk county(place);
  county.Standard(CatalogueDesk::Row());
  county.Standard(CatalogueDesk::Row("特困供养"));
  CatalogueRow of_county = CatalogueDesk::Row("资金发放");
  of_county.is_township = false;
  of_county.is_county = true;
  county.Standard(of_county);
  county.Standard(CatalogueDesk::Row("招生", "义务教育"));
  county.Take("社会救助");
  REQUIRE(SaveRow(county.desk, county.drafter, county.township, {.row = CatalogueDesk::Row("村务"), .reason = {}}));
  const auto old =
      SaveRow(county.desk, county.drafter, county.township, {.row = CatalogueDesk::Row("旧的", "救灾"), .reason = {}});
  REQUIRE(old);
  REQUIRE(EndRow(county.desk, county.drafter, *old, 1, "不再做"));
  db::Reader reader = county.database->Read();
  const auto organ = *CatalogueOrganWith(reader, county.township);
  const auto counts = CountAreas(reader, {organ}, county.today());
  REQUIRE(counts.size() == 1);
  const std::vector<AreaCount>& areas = counts.at(county.township);
  REQUIRE(areas.size() == 1);
  CHECK(areas[0].area == "社会救助");
  CHECK(areas[0].rows == 3);
  CHECK(RowsOfArea(reader, organ, "社会救助", county.today()).size() == 3);
  CHECK(RowsOfArea(reader, organ, "义务教育", county.today()).empty());
  CHECK(RowsOfArea(reader, organ, "救灾", county.today()).empty());
}

TEST_CASE_ON_BOTH_ENGINES("of the obligations no more is kept than is asked for, and all are seen", place) {
  CatalogueDesk county(place);
  for (const char* matter : {"甲", "乙", "丙"}) county.Standard(CatalogueDesk::Row(matter));
  county.Take("社会救助");
  county.now += std::chrono::days(70);  // three periods of each
  db::Reader reader = county.database->Read();
  int seen = 0;
  const auto owed = ObligationsFor(reader, std::vector<OrganId>{county.township}, county.today(),
                                   {.filter =
                                        [&](const OwingOrgan&, const RowOfOrgan&, const Obligation& each) {
                                          ++seen;
                                          return each.state == ObligationState::kOverdue;
                                        },
                                    .most = 2,
                                    .is_last_first = true});
  CHECK(seen == 9);
  REQUIRE(owed.size() == 2);
  CHECK(owed[0].obligation.period == "2026-04");
  CHECK(owed[1].obligation.period == "2026-04");
}

TEST_CASE_ON_BOTH_ENGINES("an organ's catalogue: the standard in the areas it takes, at its level, and its own",
                          place) {
  CatalogueDesk county(place);
  county.Standard(CatalogueDesk::Row());
  CatalogueRow of_county = CatalogueDesk::Row("资金发放");
  of_county.is_township = false;
  of_county.is_county = true;
  county.Standard(of_county);
  county.Standard(CatalogueDesk::Row("招生", "义务教育"));
  CHECK(county.OfTownship().rows.empty());
  const auto without = ChooseAreas(county.desk, county.drafter, county.township, {{"义务教育", false, ""}});
  CHECK(ErrorOf(without.errors(), "reason-0") != nullptr);
  REQUIRE(ChooseAreas(county.desk, county.drafter, county.township,
                      {{"社会救助", true, ""}, {"义务教育", false, "本镇不办学。"}}));
  REQUIRE(SaveRow(county.desk, county.drafter, county.township, {.row = CatalogueDesk::Row("村务"), .reason = {}}));
  const OrganCatalogue catalogue = county.OfTownship();
  REQUIRE(catalogue.rows.size() == 2);
  CHECK(catalogue.rows[0].kept.row.first_matter == "临时救助");
  CHECK(catalogue.rows[0].since == county.today());
  CHECK(catalogue.rows[1].kept.id.organ == county.township);
  const auto education = std::ranges::find(catalogue.areas, "义务教育", &AreaState::area);
  REQUIRE(education != catalogue.areas.end());
  REQUIRE(education->choice);
  CHECK(education->choice->reason == "本镇不办学。");
  CHECK(catalogue.areas.size() == 26);
  // Saving the same again changes nothing of when it began.
  const Date since = county.today();
  county.now += std::chrono::days(40);
  county.Take("社会救助");
  CHECK(county.OfTownship().rows[0].since == since);
}

TEST_CASE_ON_BOTH_ENGINES("what is published under a row does its obligation, and taken down it is owed again", place) {
  CatalogueDesk county(place);
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());
  county.Take("社会救助");
  auto owed = county.Owed();
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].obligation.period == "2026-03");
  CHECK(owed[0].obligation.due == 2026y / 3 / 31);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  REQUIRE(TieItem(county.desk, county.drafter, id, ItemTie{row, "2026-03"}));
  owed = county.Owed();
  CHECK_FALSE(IsDone(owed[0].obligation.state));
  CHECK(owed[0].obligation.item == id);
  county.SignAll(id);
  CHECK(county.Owed()[0].obligation.state == ObligationState::kDone);
  {
    db::Reader reader = county.database->Read();
    CHECK(CountPublicByRow(reader, county.township, county.today()).at(row) == 1);
    CHECK(CountPublicByRow(reader, county.township, std::chrono::sys_days(county.today()) - std::chrono::days(1))
              .empty());
    CHECK(PublicUnderRow(reader, county.township, row, county.today(), 10).size() == 1);
  }
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "数字有误。"));
  CHECK_FALSE(IsDone(county.Owed()[0].obligation.state));
  db::Reader reader = county.database->Read();
  CHECK(CountPublicByRow(reader, county.township, county.today()).empty());
  CHECK(PublicUnderRow(reader, county.township, row, county.today(), 10).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a decision's term runs from the decision, not from the day it was typed", place) {
  CatalogueDesk county(place);
  CatalogueRow penalties = CatalogueDesk::Row("行政处罚");
  penalties.time_words = "作出决定之日起7个工作日内";
  penalties.rhythm = Rhythm::kAtOnce;
  penalties.cycle.reset();
  const CatalogueRowId row = county.Standard(penalties);
  county.Take("社会救助");
  Content content = ItemDesk::Notice();
  content.kind = ItemKind::kPenalty;
  content.fields = {{"decided_on", "2026-03-02"}};
  const ItemId id = county.Save(content);
  REQUIRE(TieItem(county.desk, county.drafter, id, ItemTie{row, ""}));
  REQUIRE(county.Owed().size() == 1);
  CHECK(county.Owed()[0].obligation.start == 2026y / 3 / 2);
  CHECK(county.Owed()[0].obligation.due == 2026y / 3 / 11);
}

TEST_CASE_ON_BOTH_ENGINES("an item stands under a row of its organ's catalogue and in a period that there is", place) {
  CatalogueDesk county(place);
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());
  const auto others =
      SaveRow(county.desk, county.other, county.other_township, {.row = CatalogueDesk::Row("村务"), .reason = {}});
  REQUIRE(others);
  const ItemId id = county.Save(ItemDesk::Notice());
  CHECK(ErrorOf(TieItem(county.desk, county.drafter, id, ItemTie{*others, ""}).errors(), "row") != nullptr);
  CHECK(ErrorOf(TieItem(county.desk, county.drafter, id, ItemTie{{county.root, 99}, ""}).errors(), "row") != nullptr);
  CHECK(ErrorOf(TieItem(county.desk, county.drafter, id, ItemTie{row, "2026-Q1"}).errors(), "period") != nullptr);
  CHECK_FALSE(TieItem(county.desk, county.reviewer, id, ItemTie{row, ""}));
  REQUIRE(TieItem(county.desk, county.drafter, id, ItemTie{row, "2026-03"}));
  REQUIRE(TieItem(county.desk, county.drafter, id, std::nullopt));
  CHECK(county.Count("SELECT COUNT(*) FROM item_catalogue_row") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the worklist reminds who sees to the row, and of a row without anybody all who draft",
                          place) {
  CatalogueDesk county(place);
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());
  county.Take("社会救助");
  const PersonId colleague = county.Hire("shitou", "石漱", county.township, PostKind::kHandler);
  const auto owed_by = [&](PersonId person) {
    db::Reader reader = county.database->Read();
    const account::Visitor visitor{
        .person = person, .name = {}, .posts = account::HeldPosts(reader, person, county.today()), .address = {}};
    return OwedSoon(reader, visitor, county.today(), 2026y / 3 / 31).size();
  };
  CHECK(owed_by(county.lin) == 1);
  CHECK(owed_by(colleague) == 1);
  CHECK(owed_by(county.xie) == 0);
  REQUIRE(AssignRow(county.desk, county.drafter, county.township, row, {}, {.unit = county.unit, .person = colleague}));
  CHECK(owed_by(county.lin) == 0);
  CHECK(owed_by(colleague) == 1);
  CHECK(county.OfTownship().rows[0].duty.person_name == "石漱");
}

TEST_CASE("what goes out as a workbook comes in again unchanged") {
  std::vector<CatalogueRow> rows = {CatalogueDesk::Row(), CatalogueDesk::Row("高龄津贴", "养老服务")};
  rows[0].other_channels = "征地信息公开平台";
  rows[0].channels.push_back(Channel::kOther);
  rows[1].specific_group = "八十岁以上老人";
  rows[1].is_on_application = rows[1].is_county = true;
  rows[1].time_words = "长期公开";
  rows[1].rhythm = Rhythm::kStanding;
  rows[1].cycle.reset();
  rows[1].focus.clear();
  const auto read = ReadCatalogue(docread::ReadWorkbook(CatalogueWorkbook("县公开事项标准目录", rows)));
  REQUIRE(read);
  for (const auto& row : read->sheets.at(0).sheet.rows) {
    for (const SheetFault& fault : row.faults) MESSAGE(row.number, " ", fault.column, " ", fault.message);
  }
  CHECK(read->GoodRows() == rows);
  const std::vector<MatchedRow> matched = {{.row = rows[0], .number = 7, .version = 3}, {.row = rows[1]}};
  CHECK(UnpackRows(PackRows(matched)).value() == matched);
  CHECK_FALSE(UnpackRows("[[1]]"));
  CHECK_FALSE(UnpackRows("这不是表"));
}

TEST_CASE("what a form sends as rows is bounded, and holds no control characters") {
  std::string text = PackRows({{.row = CatalogueDesk::Row("甲")}});
  REQUIRE(UnpackRows(text));
  for (const std::string_view control : {"\\u0000", "\\u0008", "\\u007f"}) {
    std::string broken = text;
    broken.replace(broken.find("甲"), std::string_view("甲").size(), control);
    CAPTURE(broken);
    CHECK_FALSE(UnpackRows(broken));
  }
  CHECK_FALSE(UnpackRows(std::string(1'000'000, '[')));
  CHECK_FALSE(UnpackRows("[" + std::string(1'000'000, ',') + "]"));
  CHECK_FALSE(
      UnpackRows(PackRows(std::vector<MatchedRow>(kMostCatalogueRows + 1, MatchedRow{.row = CatalogueDesk::Row()}))));
}

/// A workbook of one sheet with these cells in a row each.
docread::Sheet SheetOf(const std::vector<std::vector<std::string>>& lines) {
  docread::Sheet sheet;
  sheet.name = "社会救助";
  for (std::size_t r = 0; r < lines.size(); ++r) {
    docread::SheetRow row;
    row.row = static_cast<int>(r);
    for (std::size_t c = 0; c < lines[r].size(); ++c) {
      docread::SheetCell cell;
      cell.column = static_cast<int>(c);
      cell.text = lines[r][c];
      row.cells.push_back(cell);
    }
    sheet.rows.push_back(row);
  }
  return sheet;
}

docread::Workbook BookOf(std::vector<docread::Sheet> sheets) {
  docread::Workbook book;
  book.sheets = std::move(sheets);
  return book;
}

const std::vector<std::string> kHeads = {"一级事项", "公开内容", "公开依据", "公开时限", "公开主体",
                                         "公开渠道", "公开对象", "公开方式", "公开层级"};
const std::vector<std::string> kRow = {"临时救助", "救助人数", "条例", "按月公开", "乡镇人民政府",
                                       "政府网站", "全社会",   "主动", "乡村级"};

TEST_CASE("a merged cell holds for all it covers, and a huge one is refused before it fills the memory") {
  auto sheet =
      SheetOf({kHeads, kRow, {"", "救助金额", "条例", "按月公开", "镇", "政府网站", "全社会", "主动", "乡村级"}});
  sheet.rows[1].cells[0].row_span = 2;
  sheet.rows[2].cells[0].covered = true;
  const auto read = ReadCatalogue(BookOf({sheet}));
  REQUIRE(read);
  REQUIRE(read->GoodRows().size() == 2);
  CHECK(read->GoodRows()[1].first_matter == "临时救助");
  // Some MB over A1:CV2010.
  std::vector<std::vector<std::string>> lines(2010, kRow);
  auto huge = SheetOf(lines);
  huge.rows[0].cells[0].text = std::string(4U << 20U, 'x');
  huge.rows[0].cells[0].row_span = 2010;
  huge.rows[0].cells[0].column_span = 100;
  const auto refused = ReadCatalogue(BookOf({huge}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "合并的单元格太大或者太多，请取消合并、逐行填写以后重新选择文件。");
  // A title over a hundred columns covers no more than those that hold something.
  auto titled = SheetOf({{"社会救助领域目录"}, kHeads, kRow});
  titled.rows[0].cells[0].column_span = 16'384;
  CHECK(ReadCatalogue(BookOf({titled})));
}

TEST_CASE("a sheet with a catalogue that goes on for very long is refused, and not read in part") {
  std::vector<std::vector<std::string>> lines = {kHeads, kRow};
  lines.resize(11'000, {"", "", "", "", "", "", "", "", "", "备注"});
  const auto refused = ReadCatalogue(BookOf({SheetOf(lines)}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("行太多") != std::string::npos);
}

TEST_CASE("hidden sheets are not read, hidden rows are and say so, and what shows nothing is left out") {
  auto shown = SheetOf({kHeads, kRow, kRow});
  shown.rows[2].hidden = true;
  shown.rows[1].cells[0].text = std::string("临时\0救助", 13);
  auto hidden = SheetOf({kHeads, kRow});
  hidden.name = "底稿";
  hidden.hidden = true;
  const auto read = ReadCatalogue(BookOf({hidden, shown}));
  REQUIRE(read);
  CHECK(read->hidden == std::vector<std::string>{"底稿"});
  REQUIRE(read->sheets.size() == 1);
  const auto& rows = read->sheets[0].sheet.rows;
  REQUIRE(rows.size() == 2);
  CHECK_FALSE(rows[0].is_hidden);
  CHECK(rows[1].is_hidden);
  CHECK(rows[0].row.first_matter == "临时救助");
  const auto nothing = ReadCatalogue(BookOf({hidden}));
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().message.find("都是隐藏的") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::disclosure
