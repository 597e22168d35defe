// For random ledgers of both forms: every cell is an independent recount, opens to exactly its rows, and the relations
// of the form hold; what is adjusted changes its cell and its sums and nothing else; what is carried over is told.
#include "report/compile/compile_tables.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "law/outcomes.h"
#include "report/compile/adjustment_form.h"
#include "report/compile/carried_over.h"
#include "report/compile/since_beginning.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using remedy::DisputeKind;
using remedy::DisputeResult;
using request::ApplicantKind;

constexpr account::OrganId kOrgan{12};

/// An application as somebody outside would note it down.
struct NotedCase {
  request::CaseId id;
  ApplicantKind kind = ApplicantKind::kPerson;
  Date received{};
  std::optional<Date> ended{};
  const law::Outcome* outcome = nullptr;
};

struct Noted {
  std::vector<NotedCase> cases;
  std::vector<remedy::DisputeFact> disputes;
};

Date RandomDay(std::mt19937& random, int first_year, int days) {
  return std::chrono::sys_days(std::chrono::year(first_year) / 1 / 1) +
         std::chrono::days(random() % static_cast<unsigned>(days));
}

/// Outcomes that the form of that year counts in a row.
std::vector<const law::Outcome*> OutcomesOf(const law::ReportForm& form) {
  std::vector<const law::Outcome*> counted;
  for (const law::Outcome& each : law::Outcomes()) {
    if (!law::ReportRowOf(each, form).empty()) counted.push_back(&each);
  }
  return counted;
}

Noted RandomNotes(std::mt19937& random, int year) {
  const auto outcomes = OutcomesOf(*law::FormInForce(year));
  Noted noted;
  const unsigned cases = random() % 60;
  for (unsigned i = 0; i < cases; ++i) {
    NotedCase each{.id = {kOrgan, i + 1},
                   .kind = request::ApplicantKinds()[random() % request::ApplicantKinds().size()],
                   .received = RandomDay(random, year - 2, 3 * 366),
                   .ended = {},
                   .outcome = outcomes[random() % outcomes.size()]};
    if (random() % 3 != 0) {
      each.ended = Date(std::chrono::sys_days(each.received) + std::chrono::days(random() % 300));
    }
    noted.cases.push_back(each);
  }
  const unsigned disputes = random() % 12;
  for (unsigned i = 0; i < disputes; ++i) {
    remedy::DisputeFact fact;
    fact.id = {kOrgan, i + 1};
    fact.kind = static_cast<DisputeKind>(random() % 3);
    fact.received = RandomDay(random, year - 2, 3 * 366);
    if (random() % 2 == 0) {
      fact.decided = fact.takes_effect = Date(std::chrono::sys_days(fact.received) + std::chrono::days(random() % 500));
      fact.result = static_cast<DisputeResult>(random() % 3);
    }
    noted.disputes.push_back(fact);
  }
  return noted;
}

YearLedger LedgerFrom(const Noted& noted, int year, std::mt19937& random) {
  YearLedger ledger;
  ledger.organ = kOrgan;
  ledger.year = year;
  ledger.form = law::FormInForce(year);
  ledger.table2.form = ledger.form;
  for (const law::FormRow& row : ledger.form->table2.rows) {
    for (const law::FormColumn& column : row.columns) {
      disclosure::Figure figure{.key = std::string(row.key),
                                .column = std::string(column.name),
                                .unit = column.unit,
                                .value = {},
                                .words = {}};
      if (random() % 2 == 0) figure.value = Number::Of(random() % 50);
      if (!figure.value) figure.words = "空白。";
      ledger.table2.cells.push_back(figure);
      ledger.table2_paths.push_back("/rows/" + figure.key + "/" + figure.column);
    }
  }
  for (const NotedCase& each : noted.cases) {
    request::CaseStatus status;
    status.reply.received = each.received;
    status.reply.ended = each.ended;
    status.outcome = each.outcome->id;
    request::CaseCells cells = request::CellsOf(status, each.kind, std::chrono::year(year), *ledger.form);
    if (!cells.came_in.empty()) ledger.cases.push_back({each.id, std::move(cells)});
  }
  for (const remedy::DisputeFact& fact : noted.disputes) {
    if (remedy::CellOf(fact, std::chrono::year(year))) ledger.disputes.push_back(fact);
  }
  return ledger;
}

/// Written anew, from the words of the form: who received and who had ended by which day.
bool IsInCell(const NotedCase& each, const CellKey& cell, int year, const law::ReportForm& form) {
  const int received = static_cast<int>(each.received.year());
  const bool was_open = !each.ended || static_cast<int>(each.ended->year()) >= year;
  const bool is_of_column = cell.column == "总计" || cell.column == request::ColumnOf(each.kind);
  if (!is_of_column || received > year || !was_open) return false;
  if (cell.row == "一") return received == year;
  if (cell.row == "二") return received < year;
  const bool ended = each.ended && static_cast<int>(each.ended->year()) == year;
  if (cell.row == "四") return !ended;
  return ended && (cell.row == "三(七)" || cell.row == law::ReportRowOf(*each.outcome, form));
}

bool IsInCell(const remedy::DisputeFact& fact, const CellKey& cell, int year) {
  if (remedy::RowOf(fact.kind) != cell.row || static_cast<int>(fact.received.year()) > year) return false;
  const int ended = fact.takes_effect ? static_cast<int>(fact.takes_effect->year()) : 9999;
  if (ended < year) return false;
  const std::string_view column = ended == year ? remedy::NameOf(fact.result) : "尚未审结";
  return cell.column == "总计" || cell.column == column;
}

std::set<std::string> Ids(const auto& ids) {
  std::set<std::string> named;
  for (const auto& id : ids) named.insert(ToString(id));
  CHECK(named.size() == ids.size());  // nothing twice
  return named;
}

void CheckCell(const Noted& noted, const YearLedger& ledger, const CompiledCell& cell) {
  CAPTURE(ToString(cell.cell));
  std::set<std::string> expected;
  if (cell.cell.table == 3) {
    for (const NotedCase& each : noted.cases) {
      if (IsInCell(each, cell.cell, ledger.year, *ledger.form)) expected.insert(ToString(each.id));
    }
    CHECK(Ids(CasesBehind(ledger, cell.cell)) == expected);
    if (ledger.cases.empty()) CHECK_FALSE(cell.value());
    if (!ledger.cases.empty()) CHECK(cell.value() == Number::Of(static_cast<std::int64_t>(expected.size())));
  } else if (cell.cell.table == 4) {
    for (const remedy::DisputeFact& fact : noted.disputes) {
      if (IsInCell(fact, cell.cell, ledger.year)) expected.insert(ToString(fact.id));
    }
    CHECK(Ids(DisputesBehind(ledger, cell.cell)) == expected);
    if (ledger.disputes.empty()) CHECK_FALSE(cell.value());
    if (!ledger.disputes.empty()) CHECK(cell.value() == Number::Of(static_cast<std::int64_t>(expected.size())));
  }
  CHECK((cell.value() || !cell.words.empty()));  // what is blank says why
  CHECK(cell.rows_path.empty() == IsSum(cell.cell));
}

Number Sum(const CompiledTables& tables, std::span<const std::string_view> rows, std::string_view column) {
  Number sum;
  for (const std::string_view row : rows) {
    const CompiledCell* const cell = tables.Find({3, std::string(row), std::string(column)});
    if (cell != nullptr) sum = sum + cell->value().value_or(Number());
  }
  return sum;
}

void CheckRelations(const CompiledTables& tables, bool is_balanced) {
  for (const law::FormColumn& column : tables.form->table3.rows.front().columns) {
    for (const law::ColumnRelation& relation : tables.form->relations) {
      if (relation.rule == "T3-BALANCE" && !is_balanced) continue;
      CAPTURE(relation.rule);
      CAPTURE(column.name);
      CHECK(Sum(tables, relation.left, column.name) == Sum(tables, relation.right, column.name));
    }
  }
  CHECK(CheckBalance(tables).empty() == is_balanced);
}

TEST_CASE("of random ledgers every cell is a recount, opens to its rows, and the relations hold") {
  std::mt19937 random(20260131);
  for (int round = 0; round < 300; ++round) {
    const int year = round % 2 == 0 ? 2025 : 2020;
    CAPTURE(round);
    const Noted noted = RandomNotes(random, year);
    const YearLedger ledger = LedgerFrom(noted, year, random);
    const CompiledTables tables = CompileTables(ledger);
    std::size_t cells = 0;
    for (const int table : {2, 3, 4}) {
      for (const law::FormRow& row : tables.form->Table(table).rows) cells += row.columns.size();
    }
    CHECK(tables.cells.size() == cells);
    for (const CompiledCell& cell : tables.cells) CheckCell(noted, ledger, cell);
    for (std::size_t i = 0; i < ledger.table2.cells.size(); ++i) {
      CHECK(tables.cells[i].value() == ledger.table2.cells[i].value);
      CHECK(tables.cells[i].rows_path == ledger.table2_paths[i]);
    }
    CheckRelations(tables, true);
  }
}

TEST_CASE("what one year leaves over the next one carries over, with the same rows") {
  std::mt19937 random(5);
  for (int round = 0; round < 100; ++round) {
    const Noted noted = RandomNotes(random, 2025);
    const YearLedger last = LedgerFrom(noted, 2024, random), now = LedgerFrom(noted, 2025, random);
    const CompiledTables tables = CompileTables(now);
    for (const CarriedOver& each : CompareCarriedOver(LeftOf(CompileTables(last), last), tables, now)) {
      CHECK_FALSE(each.Differs());
      CHECK(each.only_left.empty());
      CHECK(each.only_carried.empty());
    }
  }
}

YearLedger OneCase(int year) {
  std::mt19937 random(1);
  const law::Outcome* const released = law::FindOutcome("released");
  REQUIRE(released != nullptr);
  return LedgerFrom({{{{kOrgan, 1}, ApplicantKind::kPerson, 2024y / 12 / 20, 2025y / 1 / 10, released}}, {}}, year,
                    random);
}

Adjustment Plus(const CellKey& cell, std::int64_t change) {
  Adjustment adjustment;
  adjustment.number = 1;
  adjustment.cell = cell;
  adjustment.change = Number::Of(change);
  return adjustment;
}

TEST_CASE("an adjustment changes its cell and the sums above it and nothing else") {
  YearLedger ledger = OneCase(2025);
  const CompiledTables before = CompileTables(ledger);
  const CellKey cell{3, "三(二)", "商业企业"};
  ledger.adjustments = {Plus(cell, 2)};
  const CompiledTables after = CompileTables(ledger);
  const std::vector<CellKey> sums = {{3, "三(二)", "总计"}, {3, "三(七)", "商业企业"}, {3, "三(七)", "总计"}};
  for (std::size_t i = 0; i < before.cells.size(); ++i) {
    const CellKey& key = after.cells[i].cell;
    CAPTURE(ToString(key));
    const bool is_changed = key == cell || std::ranges::count(sums, key) > 0;
    if (!is_changed) CHECK(after.cells[i].value() == before.cells[i].value());
    if (is_changed) CHECK(after.cells[i].value() == before.cells[i].value().value_or(Number()) + Number::Of(2));
  }
  CHECK(after.Find(cell)->counted == Number::Of(0));  // the count is not typed over
  CheckRelations(after, false);                       // and it is told that more became of them than came in
  REQUIRE(CheckBalance(after).size() == 2);           // of that column and of 总计
  CHECK(CheckBalance(after).front().column == "商业企业");
}

TEST_CASE("a table of which nothing is kept is blank until somebody states that there was none") {
  std::mt19937 random(2);
  YearLedger ledger = LedgerFrom({}, 2025, random);
  CHECK_FALSE(CompileTables(ledger).Find({3, "一", "总计"})->value());
  ledger.stated_none = {3};
  const CompiledTables stated = CompileTables(ledger);
  CHECK(stated.Find({3, "一", "总计"})->value() == Number::Of(0));
  CHECK(stated.Find({3, "四", "自然人"})->value() == Number::Of(0));
  CHECK_FALSE(stated.Find({4, "行政复议", "总计"})->value());
}

TEST_CASE("last year's report said otherwise: told for each column, with the applications that make it") {
  const YearLedger ledger = OneCase(2025);
  const CompiledTables tables = CompileTables(ledger);
  CHECK(tables.Find({3, "二", "自然人"})->value() == Number::Of(1));
  LastYearLeft last{.from = LastYearLeft::From::kKept, .words = "定稿时的数", .columns = {}, .has_cases = true};
  last.columns = {{"自然人", Number::Of(2), {{kOrgan, 7}, {kOrgan, 8}}}, {"商业企业", Number::Of(0), {}}};
  const std::vector<CarriedOver> compared = CompareCarriedOver(last, tables, ledger);
  REQUIRE(compared.size() == 7);
  CHECK(compared[0].Differs());
  CHECK(Ids(compared[0].only_left) == std::set<std::string>{"12-7", "12-8"});
  CHECK(Ids(compared[0].only_carried) == std::set<std::string>{"12-1"});
  CHECK_FALSE(compared[1].Differs());
  CHECK_FALSE(compared[2].left);  // the report did not say
  CHECK_FALSE(compared[2].Differs());
}

AdjustmentForm Typed(std::string cell, std::string change) {
  return {std::move(cell), std::move(change), "系统启用以前收到的信件", "2025年收文登记簿第3页"};
}

TEST_CASE("what is typed to adjust a cell is held against the form and the value that comes of it") {
  const CompiledTables tables = CompileTables(OneCase(2025));
  const auto field_of = [&](const AdjustmentForm& form) {
    const auto made = AdjustmentFrom(form, tables);
    return made ? std::string("fine") : made.errors().front().field;
  };
  CHECK(field_of(Typed("3/一/自然人", "3")) == "fine");
  CHECK(field_of(Typed("3/一/自然人", " ＋３ ")) == "fine");  // as a Chinese keyboard types it
  CHECK(field_of(Typed("3/二/自然人", "-1")) == "fine");
  CHECK(field_of(Typed("2/行政事业性收费/本年收费金额", "0.25")) == "fine");
  CHECK(field_of(Typed("3/二/自然人", "-2")) == "change");   // below zero
  CHECK(field_of(Typed("3/一/自然人", "0.5")) == "change");  // a count
  CHECK(field_of(Typed("3/一/自然人", "0")) == "change");
  CHECK(field_of(Typed("3/一/自然人", "drei")) == "change");
  CHECK(field_of(Typed("3/一/自然人", "99999999999999999999")) == "change");
  CHECK(field_of(Typed("3/一/总计", "1")) == "cell");  // a sum
  CHECK(field_of(Typed("3/三(七)/自然人", "1")) == "cell");
  CHECK(field_of(Typed("3/一/<script>", "1")) == "cell");
  CHECK(field_of({"3/一/自然人", "1", "  ", "登记簿"}) == "reason");
  CHECK(field_of({"3/一/自然人", "1", "漏登", ""}) == "evidence");
  CHECK(field_of({"3/一/自然人", "1", std::string(2000, 'x'), "登记簿"}) == "reason");
}

TEST_CASE("an adjustment is taken back by one that undoes it") {
  YearLedger ledger = OneCase(2025);
  ledger.adjustments = {Plus({3, "一", "其他"}, 2)};
  const CompiledTables tables = CompileTables(ledger);
  const auto undoing = UndoingOf(ledger.adjustments.front(), "重复登记", tables);
  REQUIRE(undoing);
  CHECK(undoing->change == Number::Of(-2));
  CHECK_FALSE(UndoingOf(ledger.adjustments.front(), "", tables));
}

TEST_CASE("figures since the beginning add up what happened, and not what stood at the end of a year") {
  const std::vector<CompiledTables> years = {CompileTables(OneCase(2024)), CompileTables(OneCase(2025))};
  const Adjustment before = Plus({3, "一", "自然人"}, 40);
  const std::vector<SinceBeginning> sums = AddUp(years, std::span(&before, 1));
  const auto sum_of = [&](const CellKey& cell) -> std::optional<Number> {
    for (const SinceBeginning& each : sums) {
      if (each.cell == cell) return each.sum;
    }
    return std::nullopt;
  };
  CHECK(sum_of({3, "一", "自然人"}) == Number::Of(41));
  CHECK(sum_of({3, "一", "总计"}) == Number::Of(41));
  CHECK(sum_of({3, "三(一)", "自然人"}) == Number::Of(1));
  CHECK_FALSE(sum_of({3, "四", "自然人"}));
  CHECK_FALSE(sum_of({4, "行政复议", "尚未审结"}));
}

}  // namespace
}  // namespace gongkai::report
