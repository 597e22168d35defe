// Every save is a version, nobody saves over another, and what was kept is neither changed nor deleted.
#include "report/compile/annual_text_actions.h"

#include <algorithm>

#include "disclosure/desk_test.h"
#include "oversight/register/register_actions.h"
#include "oversight/register/register_figure.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/draft_sentences.h"
#include "report/compile/fact_gather_actions.h"
#include "report/compile/fact_keys.h"
#include "report/compile/live_field.h"
#include "report/compile/year_note_actions.h"
#include "report/compile/year_note_store.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::PostKind;

struct TextDesk : disclosure::ItemDesk {
  using ItemDesk::ItemDesk;

  FactBook Book(int year = 2026) {
    db::Reader reader = database->Read();
    auto book = BookOf(reader, township, year, today());
    REQUIRE(book.has_value());
    return std::move(book).value();
  }
  TextVersion Latest(int year = 2026) {
    db::Reader reader = database->Read();
    return LatestText(reader, township, year);
  }
  std::optional<Number> Fact(std::string_view key, int year = 2026) { return NumberOf(key, Book(year)); }
  static AnnualText Text(const std::string& words) {
    AnnualText text;
    text.parts[1] = words;
    return text;
  }
  bool IsRefused(std::string_view sql) {
    try {
      db::Transaction act = database->Begin();
      act.Execute(sql);
    } catch (const db::DatabaseError&) {
      return true;
    }
    return false;
  }
};

TEST_CASE_ON_BOTH_ENGINES("a save is a version; who saved in between is not saved over", place) {
  TextDesk county(place);
  const FactBook book = county.Book();
  REQUIRE(SaveText(county.desk, county.drafter, 0, TextDesk::Text("一\r\n二"), book));
  CHECK(county.Latest().number == 1);
  CHECK(county.Latest().text.parts[1] == "一\n二");
  const auto late = SaveText(county.desk, county.drafter, 0, TextDesk::Text("三"), book);
  REQUIRE_FALSE(late);
  CHECK(ErrorOf(late.errors(), kVersionField) != nullptr);
  CHECK(county.Latest().number == 1);
  const auto same = SaveText(county.desk, county.drafter, 1, TextDesk::Text("一\n二"), book);
  REQUIRE(same);
  CHECK(*same == 1);
  REQUIRE(SaveText(county.desk, county.drafter, 1, TextDesk::Text("三"), book));
  CHECK(county.Latest().number == 2);
  CHECK(std::ranges::count_if(county.Trail(county.township),
                              [](const std::string& each) { return each.starts_with("annual.save_text "); }) == 2);
}

TEST_CASE_ON_BOTH_ENGINES("a text with a field that is none is refused; who may not draft saves nothing", place) {
  TextDesk county(place);
  const FactBook book = county.Book();
  const auto wrong = SaveText(county.desk, county.drafter, 0, TextDesk::Text("〔没有的数字〕"), book);
  REQUIRE_FALSE(wrong);
  CHECK(ErrorOf(wrong.errors(), "section1") != nullptr);
  CHECK_FALSE(SaveText(county.desk, county.examiner, 0, TextDesk::Text("一"), book));
  CHECK(county.Latest().number == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the database keeps every version, promise and work", place) {
  TextDesk county(place);
  REQUIRE(SaveText(county.desk, county.drafter, 0, TextDesk::Text("一"), county.Book()));
  REQUIRE(NotePromise(county.desk, county.drafter, county.township, 2026, "每周核对期限"));
  REQUIRE(NoteYearWork(county.desk, county.drafter, county.township, 2026,
                       {.kind = "training", .on = "2026-02-03", .subject = "答复规范", .people = "35"}));
  CHECK(county.IsRefused("UPDATE annual_text SET section1 = 'x'"));
  CHECK(county.IsRefused("DELETE FROM annual_text"));
  CHECK(county.IsRefused("DELETE FROM annual_promise"));
  CHECK(county.IsRefused("DELETE FROM annual_work"));
}

TEST_CASE_ON_BOTH_ENGINES("what was published and done in the year is counted, and leads to its rows", place) {
  TextDesk county(place);
  CHECK_FALSE(county.Fact(kItemsPublished));  // nothing was ever entered: blank, and not 0
  const disclosure::ItemId item = county.Published(TextDesk::Notice());
  CHECK(county.Fact(kItemsPublished) == Number::Of(1));
  CHECK(county.Fact(KeyOfItemKind(disclosure::ItemKind::kNotice)) == Number::Of(1));
  CHECK(county.Fact(KeyOfItemKind(disclosure::ItemKind::kBudget)) == Number::Of(0));
  CHECK(county.Fact(KeyOfMonth(3)) == Number::Of(1));
  CHECK(county.Fact(KeyOfMonth(4)) == Number::Of(0));
  CHECK_FALSE(county.Fact(kItemsPublished, 2025));  // before the ledger was begun
  db::Reader reader = county.database->Read();
  for (const std::string& key : {std::string(kItemsPublished), KeyOfItemKind(disclosure::ItemKind::kNotice),
                                 KeyOfMonth(3), KeyOfChannel(disclosure::Channel::kSite)}) {
    CAPTURE(key);
    const auto rows = ItemsBehind(reader, county.township, 2026, key);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().id == item);
  }
  CHECK(ItemsBehind(reader, county.township, 2026, KeyOfMonth(4))->empty());
  CHECK_FALSE(ItemsBehind(reader, county.township, 2026, "request.late"));
  CHECK_FALSE(ItemsBehind(reader, county.township, 2026, "item.channel.nowhere"));
}

TEST_CASE_ON_BOTH_ENGINES("training counts until it is struck out; people are told where each is known", place) {
  TextDesk county(place);
  const auto note = [&](const std::string& people) {
    return NoteYearWork(county.desk, county.drafter, county.township, 2026,
                        {.kind = "training", .on = "2026-02-03", .subject = "答复规范", .people = people});
  };
  CHECK_FALSE(county.Fact(KeyOfWork(YearWorkKind::kTraining)));
  const auto first = note("35"), second = note("");
  REQUIRE(first);
  REQUIRE(second);
  CHECK(county.Fact(KeyOfWork(YearWorkKind::kTraining)) == Number::Of(2));
  CHECK_FALSE(county.Fact(kTrained));
  CHECK_FALSE(StrikeOutYearWork(county.desk, county.drafter, county.township, 2026, *second, " "));
  REQUIRE(StrikeOutYearWork(county.desk, county.drafter, county.township, 2026, *second, "重复登记"));
  CHECK(county.Fact(KeyOfWork(YearWorkKind::kTraining)) == Number::Of(1));
  CHECK(county.Fact(kTrained) == Number::Of(35));
  CHECK_FALSE(StrikeOutYearWork(county.desk, county.drafter, county.township, 2026, *second, "重复登记"));
}

TEST_CASE_ON_BOTH_ENGINES("what stands in the registers of oversight is a fact, and its words stand in the draft",
                          place) {
  TextDesk county(place);
  const std::string key = oversight::KeyOfRegister(oversight::kMeetingRegister);
  CHECK_FALSE(county.Fact(key));
  const auto kept =
      KeepEntry(county.desk, county.drafter, county.township, *oversight::FindRegisterKind(oversight::kMeetingRegister),
                {.on = "2026-03-02", .values = {{"subject", "研究公开目录"}, {"which", "party"}}}, {});
  REQUIRE(kept);
  CHECK(county.Fact(key) == Number::Of(1));
  CHECK(RowsPathOf(key, county.Book()) ==
        "/office/registers/meeting?organ=" + std::to_string(county.township.value) + "&year=2026");
  db::Reader reader = county.database->Read();
  const AnnualDraft draft = DraftOf(county.Book(), DraftAskOf(reader, county.township, 2026));
  CHECK(draft.text.parts[1].find("议题有研究公开目录") != std::string::npos);
}

TEST_CASE("what is typed of a year's work is told beside its field") {
  const Date today = 2026y / 3 / 10;
  const auto errors =
      YearWorkFrom({.kind = "party", .on = "2025-02-03", .subject = " ", .people = "很多"}, 2026, today).errors();
  for (const std::string_view field : {"kind", "on", "subject", "people"}) CHECK(ErrorOf(errors, field) != nullptr);
  CHECK_FALSE(YearWorkFrom({.kind = "meeting", .on = "2026-03-11", .subject = "例会", .people = ""}, 2026, today));
  CHECK_FALSE(YearWorkFrom({.kind = "meeting", .on = "2026-03-10", .subject = "例会", .people = "-1"}, 2026, today));
  CHECK(YearWorkFrom({.kind = "meeting", .on = "2026-03-10", .subject = "例会", .people = ""}, 2026, today));
}

TEST_CASE_ON_BOTH_ENGINES("what became of a promise is told over what was seen, in words", place) {
  TextDesk county(place);
  const auto made = NotePromise(county.desk, county.drafter, county.township, 2025, "每周核对期限");
  REQUIRE(made);
  const auto tell = [&](std::int64_t version, std::optional<PromiseState> state, const std::string& words) {
    return TellOutcome(county.desk, county.drafter, county.township, {2025, *made, version}, state, words);
  };
  CHECK_FALSE(tell(1, std::nullopt, "做了"));
  CHECK_FALSE(tell(1, PromiseState::kDone, ""));
  REQUIRE(tell(1, PromiseState::kDone, "核对51次。"));
  const auto late = tell(1, PromiseState::kNotDone, "没有做。");
  REQUIRE_FALSE(late);
  CHECK(ErrorOf(late.errors(), kVersionField) != nullptr);
  {
    db::Reader reader = county.database->Read();
    const DraftAsk ask = DraftAskOf(reader, county.township, 2026);
    REQUIRE(ask.kept.size() == 1);
    CHECK(ask.kept[0].state == PromiseState::kDone);
    CHECK(ask.given.empty());
  }
  REQUIRE(StrikeOutPromise(county.desk, county.drafter, county.township, {2025, *made, 2}, "不是报告里的"));
  db::Reader reader = county.database->Read();
  CHECK(DraftAskOf(reader, county.township, 2026).kept.empty());
  CHECK(PromisesOf(reader, county.township, 2025).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the text of whose report sums others is written beside that sum", place) {
  TextDesk county(place);
  const CellKey cell{.table = 3, .row = "一", .column = "总计"};
  const TablesInstead instead = [&](db::Session&, const account::Organ& organ, int) {
    std::optional<SumOfOthers> sum;
    if (organ.kind == account::OrganKind::kCountyGovernment) {
      sum = {.cells = {{cell, Number::Of(40)}},
             .told = {.reports = 12, .missing = 1, .notes = {}, .path = "/sum"},
             .cell_path = "/sum/cell?cell="};
    }
    return sum;
  };
  db::Reader reader = county.database->Read();
  const auto sum = BookOf(reader, county.root, 2025, county.today(), instead);
  REQUIRE(sum.has_value());
  CHECK(sum->tables.Find(cell)->value() == Number::Of(40));
  CHECK(sum->tables.Find(cell)->rows_path == "/sum/cell?cell=" + PercentEncode(ToString(cell)));
  CHECK(NumberOf(kSumReports, *sum) == Number::Of(12));
  CHECK(DraftAskOf(reader, county.root, 2025).sums_others);
  const auto own = BookOf(reader, county.township, 2025, county.today(), instead);
  REQUIRE(own.has_value());
  CHECK_FALSE(own->tables.Find(cell)->value());
  CHECK_FALSE(NumberOf(kSumReports, *own));
  CHECK_FALSE(DraftAskOf(reader, county.township, 2025).sums_others);
}

}  // namespace
}  // namespace gongkai::report
