// Whose name it is: of one, of several, of nobody.
#include "report/campaign/named_units.h"

#include <doctest/doctest.h>

namespace gongkai::report {
namespace {

Unit UnitOf(int id, std::string name, std::string short_name, std::optional<int> parent) {
  Unit unit;
  unit.id = UnitId{id};
  unit.name = std::move(name);
  unit.short_name = std::move(short_name);
  if (parent) unit.parent = UnitId{*parent};
  return unit;
}

std::vector<UnitId> Ids(std::initializer_list<int> ids) {
  std::vector<UnitId> units;
  for (const int id : ids) units.emplace_back(id);
  return units;
}

TEST_CASE("an equal full name is meant by all that have it, and goes before a likeness") {
  NamedUnits names({UnitOf(1, "鹭县教育局", "教育局", {}), UnitOf(2, "第一中学", "", 1),
                    UnitOf(3, "苇县教育局", "教育局", {}), UnitOf(4, "第一中学", "一中", 3)});
  CHECK(names.OfOrgan("第一中学") == Ids({2, 4}));
  CHECK(names.OfOrgan("第 一中学") == Ids({2, 4}));
  CHECK(names.OfOrgan("云州市鹭县教育局") == Ids({1}));
  CHECK(names.OfOrgan("教育局") == Ids({1, 3}));
  CHECK(names.OfOrgan("第二中学").empty());
  CHECK(names.WordsFor(Ids({2, 4})) == "第一中学（编号 2，在鹭县教育局下面）、第一中学（编号 4，在苇县教育局下面）");
  names.Add(UnitOf(5, "第二中学", "", 1));
  CHECK(names.OfOrgan("第二中学") == Ids({5}));
  CHECK(names.NameOf(UnitId{5}) == "第二中学");
  CHECK(names.NameOf(UnitId{6}).empty());
}

TEST_CASE("a file is called by a full or a short name, and by nothing like it") {
  const NamedUnits names({UnitOf(1, "鹭汀镇人民政府", "鹭汀镇", {}), UnitOf(2, "苇汀镇", "苇汀镇", {}),
                          UnitOf(3, "芦汀镇人民政府", "苇汀镇", {}), UnitOf(4, "渡口镇", "渡口镇", {})});
  CHECK(names.Called("鹭汀镇") == Ids({1}));
  CHECK(names.Called("鹭汀镇人民政府") == Ids({1}));
  CHECK(names.Called("鹭汀镇报告").empty());
  CHECK(names.Called("").empty());
  CHECK(names.Called("苇汀镇") == Ids({2, 3}));
  CHECK(names.Called("渡口镇") == Ids({4}));  // both of its names
}

}  // namespace
}  // namespace gongkai::report
