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
  REQUIRE(EndRow(county.desk, county.supervisor, id, "并入另一项"));
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
  CHECK_FALSE(BringRows(county.desk, county.drafter, county.root, {CatalogueDesk::Row()}));
  const CatalogueRowId id = county.Standard(CatalogueDesk::Row());
  CHECK_FALSE(EndRow(county.desk, county.drafter, id, "不要了"));
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
  const std::vector<CatalogueRow> rows = {changed, CatalogueDesk::Row("最低生活保障"), CatalogueDesk::Row("高龄津贴")};
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
  REQUIRE(AssignRow(county.desk, county.drafter, county.township, row, {.unit = county.unit, .person = colleague}));
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
  CHECK(UnpackRows(PackRows(rows)).value() == rows);
  CHECK_FALSE(UnpackRows("[[1]]"));
  CHECK_FALSE(UnpackRows("这不是表"));
}

}  // namespace
}  // namespace gongkai::disclosure
