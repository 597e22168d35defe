// Figures keep every number and every blank, whatever is done to their bytes; the sum of any forest is what a recount
// gives, and a correction explains exactly itself.
#include "report/campaign/rollup.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "report/compile/compile_tables.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

using Random = std::mt19937;

const law::ReportForm& Form() { return *law::FindForm("2021"); }

std::optional<Number> AnyNumber(Random& random) {
  switch (random() % 6) {
    case 0:
      return std::nullopt;
    case 1:
      return Number{static_cast<Int128>(random()) * 7 - 5'000'000'000};
    case 2:
      return Number::Of(-static_cast<std::int64_t>(random() % 20));
    case 3:
      return Number::Of(999'999'999'999);
    case 4:
      return Number::Of(static_cast<std::int64_t>(random() % 1'000));
    default:
      return Number();
  }
}

Figures AnyFigures(Random& random) {
  Figures figures;
  figures.form = &Form();
  while (figures.cells.size() < CellsOf(Form()).size()) {
    const std::size_t left = CellsOf(Form()).size() - figures.cells.size();
    figures.cells.insert(figures.cells.end(), std::min<std::size_t>(left, 1 + random() % 9), AnyNumber(random));
  }
  return figures;
}

TEST_CASE("what is packed comes back, blanks and all, and each cell can be looked at alone") {
  Random random(1);
  for (int i = 0; i < 300; ++i) {
    const Figures figures = AnyFigures(random);
    const std::string packed = PackFigures(figures);
    const auto back = UnpackFigures(packed);
    REQUIRE(back);
    CHECK(*back == figures);
    const std::size_t at = random() % figures.cells.size();
    CHECK(FigureIn(packed, at) == figures.cells[at]);
    CHECK(FormOfPacked(packed) == figures.form);
  }
  CHECK_FALSE(FigureIn(PackFigures(AnyFigures(random)), 100'000));
}

TEST_CASE("a report without anything unusual takes little room") {
  CHECK(PackFigures(FiguresOf(testing::MakePaper("2021", 1))).size() < 1'000);
  Figures zeros;
  zeros.form = &Form();
  zeros.cells.assign(CellsOf(Form()).size(), Number());
  CHECK(PackFigures(zeros).size() < 12);
}

TEST_CASE("bytes that nobody wrote are refused or mean a whole report, and nothing is added of what is refused") {
  Random random(2);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes = PackFigures(AnyFigures(random));
    if (random() % 2 == 0) bytes.resize(random() % bytes.size());
    if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    const auto figures = UnpackFigures(bytes);
    FigureSum sum(Form());
    sum.Add(PackFigures(AnyFigures(random)));
    const auto before = std::pair(sum.sums(), sum.blanks());
    const bool is_added = sum.Add(bytes);
    CHECK(is_added == (figures.has_value() && figures->form == &Form()));
    if (figures) CHECK(figures->cells.size() == CellsOf(*figures->form).size());
    CHECK(sum.reports() == (is_added ? 2 : 1));
    if (!is_added) CHECK(std::pair(sum.sums(), sum.blanks()) == before);
  }
  CHECK_FALSE(UnpackFigures(""));
  CHECK_FALSE(UnpackFigures(std::string(1'000, '\xFF')));
}

// ---- forests

struct Forest {
  std::vector<Unit> units;
  std::vector<PackedReport> reports;
  std::map<UnitId, Figures> figures;
};

Unit AnyUnit(Random& random, std::int64_t id) {
  Unit unit;
  unit.id = UnitId{id};
  if (id > 1) unit.parent = UnitId{1 + static_cast<std::int64_t>(random() % std::min<unsigned>(6, unsigned(id) - 1))};
  unit.name = "单位" + std::to_string(id);
  unit.is_led_from_above = id > 1 && random() % 7 == 0;
  if (random() % 9 == 0) unit.last_year = 2020;
  return unit;
}

void Report(Forest& forest, Random& random, UnitId unit, int version) {
  const Figures figures = AnyFigures(random);
  std::erase_if(forest.reports, [&](const PackedReport& each) { return each.unit == unit; });
  forest.figures.insert_or_assign(unit, figures);
  forest.reports.push_back({.unit = unit,
                            .year = 2025,
                            .version = version,
                            .is_checked = random() % 2 == 0,
                            .errors = static_cast<int>(random() % 2),
                            .figures = PackFigures(figures)});
}

Forest AnyForest(Random& random) {
  Forest forest;
  const std::int64_t count = 1 + static_cast<std::int64_t>(random() % 25);
  for (std::int64_t id = 1; id <= count; ++id) {
    forest.units.push_back(AnyUnit(random, id));
    if (random() % 4 != 0) Report(forest, random, UnitId{id}, 1);
  }
  return forest;
}

/// By the words of rollup.h, one unit after the other, and slowly.
class Recount {
 public:
  explicit Recount(const Forest& forest) : forest_(forest) {}
  std::vector<UnitId> Added() {
    Visit(UnitId{1}, true);
    return added_;
  }

 private:
  const Unit& Of(UnitId id) const { return *std::ranges::find(forest_.units, id, &Unit::id); }
  std::vector<UnitId> Below(UnitId id) const {
    std::vector<UnitId> below;
    for (const Unit& unit : forest_.units) {
      if (unit.parent == id) below.push_back(unit.id);
    }
    return below;
  }
  bool Counts(UnitId id) const { return !Of(id).is_led_from_above && Of(id).last_year >= 2025; }
  bool Has(UnitId id) const { return forest_.figures.contains(id); }
  bool AnyBelow(UnitId id) const {
    for (const UnitId child : Below(id)) {
      if (Counts(child) && (Has(child) || AnyBelow(child))) return true;
    }
    return false;
  }
  void Visit(UnitId id, bool is_top) {
    if (!is_top && !Counts(id)) return;
    const bool is_leaf = Below(id).empty();
    if (is_leaf || (!is_top && Has(id) && !AnyBelow(id))) {
      if (Has(id)) added_.push_back(id);
      return;
    }
    for (const UnitId child : Below(id)) Visit(child, false);
  }

  const Forest& forest_;
  std::vector<UnitId> added_;
};

std::optional<Number> SumOver(const Forest& forest, const std::vector<UnitId>& units, std::size_t at) {
  std::optional<Number> sum;
  for (const UnitId unit : units) {
    const auto& value = forest.figures.at(unit).cells[at];
    if (value) sum = sum.value_or(Number()) + *value;
  }
  return sum;
}

TEST_CASE("of random forests every cell is what a recount gives, and its shares add up to it") {
  Random random(3);
  for (int i = 0; i < 200; ++i) {
    const Forest forest = AnyForest(random);
    const RollUp rollup = RollUpOf(UnitId{1}, 2025, forest.units, forest.reports);
    std::vector<UnitId> added = rollup.added, recounted = Recount(forest).Added();
    std::ranges::sort(added);
    std::ranges::sort(recounted);
    REQUIRE(added == recounted);
    for (std::size_t at = 0; at < rollup.cells.size(); ++at) {
      CHECK(rollup.cells[at].sum == SumOver(forest, added, at));
      CHECK(rollup.cells[at].told + rollup.cells[at].blank == static_cast<int>(added.size()));
    }
    const std::size_t at = random() % rollup.cells.size();
    std::optional<Number> shares;
    for (const Share& share : SharesOf(rollup, rollup.cells[at].cell, forest.reports)) {
      if (share.value) shares = shares.value_or(Number()) + *share.value;
    }
    CHECK(shares == rollup.cells[at].sum);
  }
}

TEST_CASE("by places the shares add up to the same, but for those that hang below the top itself") {
  Random random(7);
  for (int i = 0; i < 100; ++i) {
    const Forest forest = AnyForest(random);
    const RollUp rollup = RollUpOf(UnitId{1}, 2025, forest.units, forest.reports);
    const CellKey& cell = rollup.cells[random() % rollup.cells.size()].cell;
    const auto shares = SharesOf(rollup, cell, forest.reports);
    Int128 sum = 0, placed = 0;
    for (const Share& each : shares) {
      const Unit& unit = *std::ranges::find(forest.units, each.unit, &Unit::id);
      sum += each.value.value_or(Number()).millionths;
      if (!unit.parent || *unit.parent == UnitId{1}) placed += each.value.value_or(Number()).millionths;
    }
    for (const Share& each : SharesByPlace(rollup, shares, forest.units)) {
      CHECK(std::ranges::find(forest.units, each.unit, &Unit::id)->parent == UnitId{1});
      placed += each.value.value_or(Number()).millionths;
    }
    CHECK((sum == placed));
  }
}

TEST_CASE("every unit that owes a report is in the sum, or named with the reason") {
  Random random(4);
  for (int i = 0; i < 100; ++i) {
    const Forest forest = AnyForest(random);
    const RollUp rollup = RollUpOf(UnitId{1}, 2025, forest.units, forest.reports);
    for (const LeftOut& each : rollup.left_out) {
      CHECK(std::ranges::find(rollup.added, each.unit) == rollup.added.end());
      const bool has_report = forest.figures.contains(each.unit);
      if (each.why == LeftOut::Why::kMissing) CHECK_FALSE(has_report);
    }
    for (const UnitId unit : rollup.unchecked) CHECK(std::ranges::count(rollup.added, unit) == 1);
  }
}

TEST_CASE("a correction explains exactly itself") {
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    Forest forest = AnyForest(random);
    const Forest before_forest = forest;
    const RollUp before = RollUpOf(UnitId{1}, 2025, forest.units, forest.reports);
    if (before.added.empty()) continue;
    const UnitId corrected = before.added[random() % before.added.size()];
    Report(forest, random, corrected, 2);
    const RollUp after = RollUpOf(UnitId{1}, 2025, forest.units, forest.reports);
    const auto changes = ChangesBetween(before, before_forest.reports, after, forest.reports);
    const Figures &was = before_forest.figures.at(corrected), &is = forest.figures.at(corrected);
    std::size_t differing = 0;
    for (std::size_t at = 0; at < was.cells.size(); ++at) differing += was.cells[at] != is.cells[at] ? 1 : 0;
    REQUIRE(changes.size() == differing);
    for (const RollUpChange& change : changes) {
      const std::size_t at = *IndexOf(Form(), change.cell);
      REQUIRE(change.before_shares.size() == 1);
      REQUIRE(change.after_shares.size() == 1);
      CHECK(change.before_shares[0].unit == corrected);
      CHECK(change.before_shares[0].value == was.cells[at]);
      CHECK(change.after_shares[0].value == is.cells[at]);
      CHECK(change.before == before.cells[at].sum);
      CHECK(change.after == after.cells[at].sum);
    }
  }
}

TEST_CASE("a change is told in a sentence; who came and who went are told too") {
  const CellKey cell{3, "一", "自然人"};
  const auto name = [](UnitId id) { return id == UnitId{2} ? std::string("枕溪镇") : std::string("砚台镇"); };
  RollUpChange change{
      .cell = cell, .before = Number::Of(120), .after = Number::Of(121), .before_shares = {}, .after_shares = {}};
  change.before_shares = {{UnitId{2}, Number::Of(8)}};
  change.after_shares = {{UnitId{2}, Number::Of(9)}};
  const std::string place = NameOf(Form(), cell);
  CHECK(WordsFor(change, Form(), name) == place + "：120 → 121，因为 枕溪镇 从 8 改为 9");
  change.after_shares = {{UnitId{3}, std::nullopt}};
  CHECK(WordsFor(change, Form(), name) == place + "：120 → 121，因为 枕溪镇 的 8 不再计入，砚台镇 新计入 空白");
}

/// A top with so many units below it, from number 2 on.
std::vector<Unit> UnitsBelowTop(int count) {
  std::vector<Unit> units = {Unit{.id = UnitId{1}}};
  for (int i = 0; i < count; ++i) units.push_back(Unit{.id = UnitId{2 + i}, .parent = UnitId{1}});
  return units;
}

/// Of the first so many of them: every cell has the value.
std::vector<PackedReport> ReportsOfFirst(int count, std::int64_t value, int version) {
  Figures figures;
  figures.form = &Form();
  figures.cells.assign(CellsOf(Form()).size(), Number::Of(value));
  std::vector<PackedReport> reports;
  for (int i = 0; i < count; ++i) {
    reports.push_back({.unit = UnitId{2 + i}, .year = 2025, .version = version, .figures = PackFigures(figures)});
  }
  return reports;
}

std::size_t TimesIn(std::string_view text, std::string_view part) {
  std::size_t times = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++times;
  return times;
}

TEST_CASE("of what thousands changed the first are named and all are counted") {
  constexpr int kMany = 3'000;
  const auto name = [](UnitId id) { return "单位" + std::to_string(id.value); };
  const std::vector<Unit> units = UnitsBelowTop(kMany);
  const auto few = ReportsOfFirst(10, 1, 1), many = ReportsOfFirst(kMany, 1, 1),
             corrected = ReportsOfFirst(kMany, 2, 2);
  const auto changes = [&](const std::vector<PackedReport>& was, const std::vector<PackedReport>& is) {
    return ChangesBetween(RollUpOf(UnitId{1}, 2025, units, was), was, RollUpOf(UnitId{1}, 2025, units, is), is);
  };
  const auto check = [&](const std::vector<RollUpChange>& all, std::string_view reason, int count) {
    CHECK(all.size() == CellsOf(Form()).size());
    for (const RollUpChange& each : all) {
      CHECK(each.before_shares.size() <= kMostUnitsNamed);
      CHECK(each.after_shares.size() <= kMostUnitsNamed);
      const std::string words = WordsFor(each, Form(), name);
      CHECK(TimesIn(words, reason) == kMostUnitsNamed);
      CHECK(words.ends_with("，等 " + std::to_string(count) + " 个单位"));
    }
  };
  check(changes(few, many), " 新计入 1", kMany - 10);
  check(changes(many, few), " 的 1 不再计入", kMany - 10);
  check(changes(many, corrected), " 从 1 改为 2", kMany);
  const auto ten = changes(ReportsOfFirst(0, 1, 1), few);
  REQUIRE_FALSE(ten.empty());
  CHECK(TimesIn(WordsFor(ten.front(), Form(), name), " 新计入 1") == 10);
  CHECK(TimesIn(WordsFor(ten.front(), Form(), name), "个单位") == 0);
}

TEST_CASE("an organ that was closed within the year is told apart from those that owe no report (第五十条)") {
  std::vector<Unit> units = UnitsBelowTop(5);
  for (Unit& each : units) each.last_year = 2024;
  units[0].last_year = 9999;
  units[1].organ = units[2].organ = units[3].organ = account::OrganId{7};
  units[2].last_year = 2023;             // gone since the year before
  units[3].is_led_from_above = true;     // in no sum of the county's, before and after
  units[5].organ = account::OrganId{8};  // not there yet
  units[5].first_year = 2026;
  units[5].last_year = 9999;
  const auto why = [&](int year, std::size_t at) {
    const RollUp rollup = RollUpOf(UnitId{1}, year, units, {});
    const auto found = std::ranges::find(rollup.left_out, units[at].id, &LeftOut::unit);
    REQUIRE(found != rollup.left_out.end());
    CHECK(IsWithoutReport(*found) == (found->why == LeftOut::Why::kMissing));
    return found->why;
  };
  CHECK(why(2025, 1) == LeftOut::Why::kClosedWithin);
  CHECK(why(2024, 1) == LeftOut::Why::kMissing);  // of its last whole year it owes one
  CHECK(why(2026, 1) == LeftOut::Why::kNotOwing);
  CHECK(why(2025, 2) == LeftOut::Why::kNotOwing);
  CHECK(why(2025, 3) == LeftOut::Why::kNotOwing);
  CHECK(why(2025, 4) == LeftOut::Why::kNotOwing);  // outside: nothing is known of it
  CHECK(why(2025, 5) == LeftOut::Why::kNotOwing);
  CHECK(LabelOf(LeftOut::Why::kClosedWithin) == "年内撤并，它的数没有计入；由承接的机关调整计入");
  CHECK(LabelOf(LeftOut::Why::kMissing) == "没有报告，没有计入");
}

TEST_CASE("a report on another form is named and not added; a place's own report is compared") {
  Unit top{.id = UnitId{1}}, town{.id = UnitId{2}, .parent = UnitId{1}};
  const std::vector<Unit> units = {top, town};
  const Figures old = FiguresOf(testing::MakePaper("2019", 1));
  std::vector<PackedReport> reports = {{.unit = UnitId{2}, .year = 2025, .figures = PackFigures(old)}};
  RollUp rollup = RollUpOf(UnitId{1}, 2025, units, reports);
  REQUIRE(rollup.left_out.size() == 1);
  CHECK(rollup.left_out[0].why == LeftOut::Why::kOtherForm);
  CHECK_FALSE(rollup.cells[0].sum);

  Random random(6);
  Figures figures = AnyFigures(random);
  reports[0].figures = PackFigures(figures);
  rollup = RollUpOf(UnitId{1}, 2025, units, reports);
  CHECK(DifferencesFrom(rollup, figures)->empty());
  figures.cells[3] = Number::Of(123'456);
  const auto differences = DifferencesFrom(rollup, figures);
  REQUIRE(differences->size() == 1);
  CHECK(differences->front().own == Number::Of(123'456));
  CHECK_FALSE(DifferencesFrom(rollup, old));
}

TEST_CASE("members come back in order; a cut or strange string is refused or members") {
  const std::vector<Member> members = {{UnitId{7}, 1}, {UnitId{300}, 2}, {UnitId{100'000}, 500}};
  const std::string packed = PackMembers({members[2], members[0], members[1]});
  CHECK(*UnpackMembers(packed) == members);
  CHECK_FALSE(UnpackMembers(packed.substr(0, packed.size() - 1)));
  CHECK_FALSE(UnpackMembers(std::string(40, '\xFF')));
  CHECK(UnpackMembers("")->empty());
}

}  // namespace
}  // namespace gongkai::report
