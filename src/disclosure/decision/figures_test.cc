// Table 2: each number is the number of rows it leads to, and what an independent count in SQL gives; blank is not 0.
#include "disclosure/decision/figures_actions.h"

#include <random>

#include "disclosure/decision/decision_desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

struct FigureDesk : DecisionDesk {
  explicit FigureDesk(const testing::TestDatabase& place) : DecisionDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }

  Figure CellOf(const std::string& key, const std::string& column, int year = 2026) {
    db::Reader reader = database->Read();
    auto figures = FiguresOf(reader, township, year);
    REQUIRE(figures);
    for (const Figure& figure : figures->cells) {
      if (figure.key == key && figure.column == column) return figure;
    }
    FAIL("no such cell");
    return {};
  }
  std::int64_t RowsShown(const Figure& figure, int year) {
    const account::TestBrowser drafting = SignIn(lin);
    std::int64_t shown = 0;
    for (int page = 1; page <= 1 + figure.rows / 100; ++page) {
      const std::string html = std::string(
          drafting
              .Get("/office/figures/rows?year=" + std::to_string(year) + "&row=" + PercentEncode(figure.key) +
                   "&column=" + PercentEncode(figure.column) + "&page=" + std::to_string(page))
              .Bytes());
      for (std::size_t at = html.find("figure-row"); at != std::string::npos; at = html.find("figure-row", at + 1))
        ++shown;
    }
    return shown;
  }
  /// By the second person, as it is noted.
  void Confirm(ItemId id) {
    std::optional<DocumentEnd> end;
    {
      db::Reader reader = database->Read();
      end = FindDocumentEnd(reader, id);
    }
    REQUIRE(end);
    REQUIRE(ConfirmDocumentEnd(desk, reviewer, id, *end));
  }
  static Content Document(const std::string& title, Date formed) {
    Content content{.kind = ItemKind::kNormative,
                    .title = title,
                    .summary = "办法。",
                    .body = "<p>办法。</p>",
                    .formed_on = formed};
    content.fields = {{"document_number", title}, {"effective_on", ToString(formed)}};
    return content;
  }
};

TEST_CASE_ON_BOTH_ENGINES("of a random ledger every count equals its rows and an independent recount", place) {
  FigureDesk county(place);
  std::mt19937 random(20260310);
  const std::string kinds[] = {"行政许可", "行政处罚", "行政强制"};
  for (int i = 0; i < 260; ++i) {
    const Date day = std::chrono::sys_days(2024y / 12 / 1) + std::chrono::days(random() % 460);
    DecisionCells cells = DecisionDesk::Cells("第" + std::to_string(i) + "号", kinds[random() % 3], ToString(day));
    if (random() % 2 == 0) cells[8] = "不公开";
    cells[9] = "条例第十五条：涉及商业秘密。";
    county.Enter(cells);
  }
  for (const int year : {2024, 2025, 2026}) {
    db::Reader reader = county.database->Read();
    const Figures figures = *FiguresOf(reader, county.township, year);
    for (const Figure& figure : figures.cells) {
      const FigureFacts& facts = *FigureFactsFor(figure.key, figure.column);
      if (!facts.decision) continue;
      CAPTURE(year);
      CAPTURE(figure.key);
      const auto recount =
          reader.One<std::int64_t>("SELECT COUNT(*) FROM decision WHERE kind = ? AND SUBSTR(decided_on, 1, 4) = ?",
                                   IdOf(*facts.decision), std::to_string(year));
      CHECK(figure.rows == recount);
      CHECK(figure.value == (recount == 0 ? std::nullopt : std::optional(Number::Of(recount))));
      CHECK(county.RowsShown(figure, year) == recount);
    }
  }
}

TEST_CASE_ON_BOTH_ENGINES("documents: made, ended and in force by the day", place) {
  FigureDesk county(place);
  const ItemId old = county.Published(FigureDesk::Document("甲办法", 2025y / 5 / 6));
  Content ends = FigureDesk::Document("乙办法", 2026y / 1 / 8);
  ends.fields.insert_or_assign("valid_until", "2026-12-30");
  county.Published(ends);
  county.Published(FigureDesk::Document("丙办法", 2026y / 2 / 9));
  const ItemId wrong = county.Published(FigureDesk::Document("丁办法", 2026y / 2 / 10));
  REQUIRE(Withdraw(county.desk, county.drafter, wrong, WithdrawalKind::kError, "发错了。"));
  county.Save(FigureDesk::Document("只是草稿", 2026y / 2 / 11));
  REQUIRE(EndDocument(county.desk, county.drafter, old, {"2026-03-01", "澄政发〔2026〕9号"}));
  CHECK_FALSE(EndDocument(county.desk, county.drafter, old, {"2020-03-01", "早于生成日期"}));
  const std::string key = "行政规范性文件";
  // One person's word counts for nothing, and is told.
  CHECK(county.CellOf(key, "本年废止件数").value == Number::Of(0));
  CHECK(Has(county.CellOf(key, "本年废止件数").words, "另有 1 件登记为废止"));
  CHECK(county.CellOf(key, "现行有效件数").value == Number::Of(2));
  CHECK(Has(county.CellOf(key, "现行有效件数").words, "其中 1 件登记为废止"));
  const std::string waits = std::string(county.SignIn(county.wen).Get("/office/figures?year=2026").Bytes());
  CHECK(Has(waits, "等核对的废止"));
  CHECK(Has(waits, "/office/figures/end/" + ToString(old)));
  county.Confirm(old);
  CHECK_FALSE(Has(county.SignIn(county.wen).Get("/office/figures?year=2026").Bytes(), "等核对的废止"));
  CHECK(county.CellOf(key, "本年制发件数").value == Number::Of(2));
  CHECK(county.CellOf(key, "本年废止件数").value == Number::Of(1));
  CHECK(county.CellOf(key, "现行有效件数").value == Number::Of(1));        // 丙
  CHECK(county.CellOf(key, "现行有效件数", 2025).value == Number::Of(1));  // 甲
  for (const char* column : {"本年制发件数", "本年废止件数", "现行有效件数"}) {
    const Figure figure = county.CellOf(key, column);
    CHECK(county.RowsShown(figure, 2026) == figure.rows);
  }
  CHECK(county.Count("SELECT COUNT(*) FROM item i JOIN document_validity d ON d.organ_id = i.organ_id AND d.item = "
                     "i.number WHERE i.kind = 'normative' AND d.ended_on LIKE '2026%'") == 1);
  CHECK(county.CellOf("规章", "本年制发件数").value == Number::Of(0));
  CHECK(Has(county.CellOf("规章", "本年制发件数").words, "立法法"));
}

TEST_CASE_ON_BOTH_ENGINES("fees in 万元, exactly; blank where nothing was written, 0 where somebody said so", place) {
  FigureDesk county(place);
  const std::string key = "行政事业性收费", column = "本年收费金额";
  CHECK_FALSE(county.CellOf(key, column).value);
  CHECK(Has(county.CellOf(key, column).words, "空白不等于 0"));
  CHECK_FALSE(StateNone(county.desk, county.drafter, county.township, 2026, key, true));  // the year is not over
  REQUIRE(StateNone(county.desk, county.drafter, county.township, 2025, key, true));
  CHECK(county.CellOf(key, column, 2025).value == Number::Of(0));
  REQUIRE(StateNone(county.desk, county.drafter, county.township, 2025, key, false));
  CHECK_FALSE(county.CellOf(key, column, 2025).value);
  for (const char* yuan : {"12345.67", "0.01", ""}) {
    Content fee{.kind = ItemKind::kFee,
                .title = "收费",
                .summary = "收费。",
                .body = "<p>收费。</p>",
                .formed_on = 2026y / 3 / 1};
    fee.fields = {
        {"basis", "依据"}, {"standard", "标准"}, {"collected", yuan}, {"charge_year", *yuan == '\0' ? "" : "2026"}};
    county.Published(fee);
  }
  const Figure figure = county.CellOf(key, column);
  CHECK(figure.rows == 2);
  REQUIRE(figure.value);
  CHECK(ToString(*figure.value) == "1.234568");
  CHECK(county.RowsShown(figure, 2026) == 2);
  CHECK(figure.without_money == 1);
  CHECK(Has(figure.words, "另有 1 件没有填金额"));
  county.now += 24h * 365;
  CHECK_FALSE(StateNone(county.desk, county.drafter, county.township, 2026, key, true));  // there are some
}

TEST_CASE_ON_BOTH_ENGINES("a standing fee counts into the year beside its amount, and stays there", place) {
  FigureDesk county(place);
  const std::string key = "行政事业性收费", column = "本年收费金额";
  Content fee{.kind = ItemKind::kFee,
              .title = "占道收费",
              .summary = "收费。",
              .body = "<p>收费。</p>",
              .formed_on = 2021y / 3 / 1};
  fee.fields = {{"basis", "依据"}, {"standard", "标准"}, {"collected", "20000"}, {"charge_year", "2025"}};
  const ItemId id = county.Published(fee);
  fee.title = "停车收费";
  fee.fields["collected"] = "5000";
  county.Published(fee);
  CHECK_FALSE(county.CellOf(key, column, 2021).value);  // as it was before
  CHECK(county.CellOf(key, column, 2025).value == Number::Of(2) + InTenThousands(Number::Of(5000)));
  // What is written and not signed counts for nothing; the next year's amount takes nothing from the last.
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content next = county.Latest(id).content;
  next.fields["collected"] = "30000";
  next.fields["charge_year"] = "2026";
  next.correction = "补上2026年的收费金额。";
  next.correction_why = "年底更新。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = next}));
  CHECK(county.CellOf(key, column, 2026).rows == 0);
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  // Counted anew: of each item the last public version that names the year.
  const std::pair<int, const char*> expected[] = {{2021, ""}, {2024, ""}, {2025, "2.5"}, {2026, "3"}};
  for (const auto& [year, sum] : expected) {
    CAPTURE(year);
    const Figure figure = county.CellOf(key, column, year);
    CHECK((figure.value ? ToString(*figure.value) : std::string()) == sum);
    CHECK(county.RowsShown(figure, year) == figure.rows);
    Number recount;
    std::int64_t rows = 0;
    db::Reader reader = county.database->Read();
    for (const db::Row& row : reader.Query(
             "SELECT v.fields FROM item_version v WHERE v.kind = 'fee' AND v.number = (SELECT MAX(w.number) FROM "
             "item_version w JOIN item_publication p ON p.organ_id = w.organ_id AND p.item = w.item AND p.version = "
             "w.number WHERE w.organ_id = v.organ_id AND w.item = v.item AND w.fields LIKE ?)",
             "%\"charge_year\":\"" + std::to_string(year) + "\"%")) {
      recount = recount + *ParseNumber(FieldsFrom(row.Get<std::string_view>(0)).at("collected"));
      ++rows;
    }
    CHECK(figure.rows == rows);
    CHECK(figure.value == (rows == 0 ? std::nullopt : std::optional(InTenThousands(recount))));
  }
  const std::string shown = std::string(
      county.SignIn(county.lin)
          .Get("/office/figures/rows?year=2025&row=" + PercentEncode(key) + "&column=" + PercentEncode(column))
          .Bytes());
  CHECK(Has(shown, "20000 元；是以前公开的一版里的"));
  CHECK(Has(shown, "5000 元"));
  CHECK_FALSE(Has(shown, "按生成日期计入</td>"));
  // Formed in 2021, of which nothing is known: not "none".
  CHECK_FALSE(StateNone(county.desk, county.drafter, county.township, 2021, key, true));
}

TEST_CASE("a fee without a year counts by the day it was formed, and is told") {
  const CountedItem old{.formed_on = 2021y / 3 / 1, .money = Number::Of(20'000)};
  CHECK(Counts(Counted::kFees, old, 2021));
  CHECK(LacksYear(Counted::kFees, old, 2021));
  CHECK_FALSE(Counts(Counted::kFees, old, 2025));
  CountedItem of_2025 = old;
  of_2025.charged = {{2025, {.money = Number::Of(20'000)}}};
  CHECK_FALSE(Counts(Counted::kFees, of_2025, 2021));
  CHECK(LacksMoney(Counted::kFees, of_2025, 2021));
  CHECK(Counts(Counted::kFees, of_2025, 2025));
  CHECK_FALSE(LacksYear(Counted::kFees, of_2025, 2025));
  const FigureFacts& facts = *FigureFactsFor("行政事业性收费", "本年收费金额");
  const Figure figure = FigureOf(facts, law::Unit::kMoney, 2021, 1, Number::Of(20'000), {.without_year = 1});
  CHECK(figure.value == Number::Of(2));
  CHECK(Has(figure.words, "1 件没有填收费年度，按生成日期计入本年"));
}

TEST_CASE_ON_BOTH_ENGINES("信息处理费 that was paid stands beside the cell, and speaks against none", place) {
  const PaidFees paid = [](db::Session&, OrganId, int year) { return year == 2025 ? Money::Yuan(100) : Money{}; };
  FigureDesk county(place);
  const std::string key = "行政事业性收费", column = "本年收费金额";
  const auto state = [&](const std::string& row, int year, const PaidFees& fees) {
    return StateNone(county.desk, county.drafter, county.township, year, row, true, fees);
  };
  const auto refused = state(key, 2025, paid);
  REQUIRE_FALSE(refused);
  CHECK(Has(refused.error().message, "本年实收信息处理费 100.00 元"));
  CHECK(state("行政处罚", 2025, paid));
  CHECK(state(key, 2024, paid));
  CHECK(county.CellOf(key, column, 2024).value == Number::Of(0));
  REQUIRE(state(key, 2025, {}));  // stated before the payment was entered
  db::Reader reader = county.database->Read();
  Figures figures = *FiguresOf(reader, county.township, 2025);
  TellPaidFees(figures, Money::Yuan(100));
  for (const Figure& figure : figures.cells) {
    CHECK(Has(figure.words, "实收信息处理费 100.00 元") == (figure.key == key));
    if (figure.key != key) continue;
    CHECK(figure.value == Number::Of(0));  // not added
    CHECK(Has(figure.words, "请收回"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the pages tell of 信息处理费 and do not offer to state that there was none", place) {
  DecisionDesk county(place);
  disclosure::AddRoutes(county.pages, AtOnce(), {}, {}, {}, false,
                        [](db::Session&, OrganId, int) { return Money::Yuan(100); });
  const std::string key = "行政事业性收费";
  const account::TestBrowser drafting = county.SignIn(county.lin);
  const std::string table = std::string(drafting.Get("/office/figures?year=2025").Bytes());
  CHECK(Has(table, "本年实收信息处理费 100.00 元"));
  CHECK_FALSE(Has(table, "声明" + key + "本年没有"));
  CHECK(Has(table, "声明行政处罚本年没有"));
  CHECK(drafting.Post("/office/figures/state", {{"year", "2025"}, {"row", key}, {"none", "1"}}).status == 409);
  CHECK(Has(
      drafting
          .Get("/office/figures/rows?year=2025&row=" + PercentEncode(key) + "&column=" + PercentEncode("本年收费金额"))
          .Bytes(),
      "本年实收信息处理费 100.00 元"));
}

TEST_CASE_ON_BOTH_ENGINES("a sum whose rows have no amount is blank, says so, and cannot be stated to be none", place) {
  FigureDesk county(place);
  Content fee{.kind = ItemKind::kFee,
              .title = "收费",
              .summary = "收费。",
              .body = "<p>收费。</p>",
              .formed_on = 2025y / 3 / 1};
  fee.fields = {{"basis", "依据"}, {"standard", "标准"}};
  county.Published(fee);
  const std::string key = "行政事业性收费", column = "本年收费金额";
  CHECK_FALSE(county.CellOf(key, column, 2025).value);
  CHECK(Has(county.CellOf(key, column, 2025).words, "本年有 1 件，都没有填金额"));
  CHECK_FALSE(StateNone(county.desk, county.drafter, county.township, 2025, key, true));
  const account::TestBrowser drafting = county.SignIn(county.lin);
  CHECK_FALSE(Has(drafting.Get("/office/figures?year=2025").Bytes(), "声明" + key + "本年没有"));
  CHECK(Has(drafting.Get("/office/figures?year=2025").Bytes(), "声明行政处罚本年没有"));
}

TEST_CASE_ON_BOTH_ENGINES("who ends a document comes back to the year he came from; too many words are told", place) {
  FigureDesk county(place);
  const ItemId id = county.Published(FigureDesk::Document("甲办法", 2024y / 5 / 6));
  const account::TestBrowser drafting = county.SignIn(county.lin);
  CHECK(Has(drafting
                .Get("/office/figures/rows?year=2025&row=" + PercentEncode("行政规范性文件") +
                     "&column=" + PercentEncode("现行有效件数"))
                .Bytes(),
            "/office/figures/end/" + ToString(id) + "?year=2025"));
  const std::string path = "/office/figures/end/" + ToString(id);
  std::string longest;
  for (std::size_t i = 0; i <= kLongestGround; ++i) longest += "依";
  const auto refused = drafting.Post(path, {{"year", "2025"}, {"ended_on", "2025-06-01"}, {"words", longest}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "依据太长了，最多 200 字。"));
  CHECK(Has(refused.Bytes(), longest));
  const auto ended =
      drafting.Post(path, {{"year", "2025"}, {"ended_on", "2025-06-01"}, {"words", "澄政发〔2025〕9号"}});
  REQUIRE(ended.status == 303);
  CHECK(Has(account::Target(ended), "year=2025"));
  CHECK(Has(drafting.Get(account::Target(ended)).Bytes(), "已保存。"));
}

TEST_CASE_ON_BOTH_ENGINES("the form of 2019 has its own cells; what the ledger does not hold is blank", place) {
  FigureDesk county(place);
  county.Enter(DecisionDesk::Cells("许〔2020〕1号", "行政许可", "2020-06-01"));
  CHECK(county.CellOf("行政许可", "处理决定数量", 2020).value == Number::Of(1));
  CHECK_FALSE(county.CellOf("行政许可", "上一年项目数量", 2020).value);
  Content bought{.kind = ItemKind::kProcurement,
                 .title = "打印机",
                 .summary = "采购。",
                 .body = "<p>采购。</p>",
                 .formed_on = 2020y / 7 / 1};
  bought.fields = {{"stage", "中标结果"}, {"amount", "25000"}};
  county.Published(bought);
  CHECK(county.CellOf("政府集中采购", "采购项目数量", 2020).value == Number::Of(1));
  CHECK(ToString(*county.CellOf("政府集中采购", "采购总金额", 2020).value) == "2.5");
  db::Reader reader = county.database->Read();
  CHECK_FALSE(FiguresOf(reader, county.township, 2018));
}

TEST_CASE_ON_BOTH_ENGINES("before the ledger begins documents are blank, not 0", place) {
  FigureDesk county(place);
  const std::string key = "行政规范性文件", made = "本年制发件数";
  county.Published(FigureDesk::Document("甲办法", 2023y / 5 / 6));
  CHECK(county.CellOf(key, made, 2023).value == Number::Of(1));
  CHECK(county.CellOf(key, made, 2026).value == Number::Of(0));
  CHECK_FALSE(county.CellOf(key, made, 2022).value);
  CHECK_FALSE(county.CellOf(key, made, 2025).value);  // entered in 2026: who knows what is missing of 2025
  CHECK(Has(county.CellOf(key, made, 2025).words, "从 2026 年开始登记"));
  REQUIRE(StateNone(county.desk, county.drafter, county.township, 2022, key, true));
  CHECK(county.CellOf(key, made, 2022).value == Number::Of(0));
}

TEST_CASE("what is taken down ends or voids a document from that day on, and not before") {
  CountedItem item{.formed_on = 2025y / 5 / 6};
  CHECK(Counts(Counted::kMade, item, 2025));
  item.withdrawn_on = item.ended_on = 2026y / 3 / 1;  // replaced
  CHECK(EndsDocument(WithdrawalKind::kReplaced));
  CHECK_FALSE(EndsDocument(WithdrawalKind::kError));
  CHECK_FALSE(EndsDocument(WithdrawalKind::kLeak));
  CHECK(Counts(Counted::kMade, item, 2025));
  CHECK(Counts(Counted::kInForce, item, 2025));
  CHECK(Counts(Counted::kEnded, item, 2026));
  CHECK_FALSE(Counts(Counted::kInForce, item, 2026));
  item.ended_on.reset();
  item.is_void = true;  // in error
  CHECK(Counts(Counted::kMade, item, 2025));
  CHECK_FALSE(Counts(Counted::kInForce, item, 2026));
  CHECK_FALSE(Counts(Counted::kEnded, item, 2026));
  item.withdrawn_on = 2025y / 12 / 31;
  CHECK_FALSE(Counts(Counted::kMade, item, 2025));
}

TEST_CASE("last year's documents in force, and what came and went, give this year's") {
  const std::vector<CountedItem> items = {
      {.formed_on = 2024y / 1 / 1},                                                           // stays
      {.formed_on = 2024y / 1 / 1, .valid_until = 2025y / 12 / 31},                           // lapsed on 1 January
      {.formed_on = 2024y / 1 / 1, .valid_until = 2026y / 5 / 1, .ended_on = 2026y / 2 / 1},  // ended first
      {.formed_on = 2024y / 1 / 1, .valid_until = 2026y / 2 / 1, .ended_on = 2026y / 5 / 1},  // lapsed first
      {.formed_on = 2024y / 1 / 1, .withdrawn_on = 2026y / 4 / 1, .is_void = true},           // in error
      {.formed_on = 2026y / 1 / 8},                                                           // new
      {.formed_on = 2026y / 1 / 9, .valid_until = 2026y / 6 / 30},                            // new, and lapsed
  };
  CHECK(InForceWords(items, 2026) ==
        "上年末有效 5 件＋本年制发 2 件－本年废止 1 件－到期失效 3 件－因有误撤下 1 件＝本年末有效 2 件。");
  CHECK(InForceWords(items, 2020).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a replaced document counts as made in its year and as ended in the other", place) {
  FigureDesk county(place);
  const std::string key = "行政规范性文件";
  const ItemId old = county.Published(FigureDesk::Document("甲办法", 2025y / 5 / 6));
  REQUIRE(Withdraw(county.desk, county.drafter, old, WithdrawalKind::kReplaced, "由乙办法代替。"));
  CHECK(county.CellOf(key, "本年制发件数", 2025).value == Number::Of(1));
  CHECK(county.CellOf(key, "现行有效件数", 2025).value == Number::Of(1));
  // That it was replaced is one person's word until a second one confirms it.
  CHECK(county.CellOf(key, "本年废止件数").value == Number::Of(0));
  CHECK(Has(county.SignIn(county.lin).Get("/office/figures?year=2026").Bytes(), "还没有登记废止"));
  REQUIRE(EndDocument(county.desk, county.drafter, old, {ToString(county.today()), "乙办法"}));
  county.Confirm(old);
  CHECK(county.CellOf(key, "本年废止件数").value == Number::Of(1));
  CHECK(county.CellOf(key, "现行有效件数").value == Number::Of(0));
  CHECK(Has(county.CellOf(key, "现行有效件数").words, "上年末有效 1 件＋本年制发 0 件－本年废止 1 件"));
}

TEST_CASE("a 规章 of a county is told to be looked at") {
  const FigureFacts& facts = *FigureFactsFor("规章", "本年制发件数");
  const Figure figure = FigureOf(facts, law::Unit::kCount, 2026, 1, {}, {});
  CHECK(figure.value == Number::Of(1));
  CHECK(Has(figure.words, "无权制定规章"));
  CHECK_FALSE(Has(FigureOf(facts, law::Unit::kCount, 2026, 0, {}, {}).words, "请核对"));
}

}  // namespace
}  // namespace gongkai::disclosure
