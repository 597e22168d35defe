// Units by their names, folded once: of whom a report tells, and whose name a file has. What several are called is told
// of all of them, and is nobody's. Pure.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/campaign/unit.h"

namespace gongkai::report {

class NamedUnits {
 public:
  explicit NamedUnits(std::vector<Unit> units = {});
  void Add(Unit unit);

  /// Who may be meant by the organ that a report names: whoever has exactly that full name; among few units also who is
  /// named with or without the places above it, or by its short name.
  std::vector<UnitId> OfOrgan(std::string_view organ) const;
  /// Whose full or short name this is, and nothing else.
  std::vector<UnitId> Called(std::string_view name) const;
  /// Empty: it is none of these.
  std::string NameOf(UnitId id) const;
  /// "第一中学（编号 12，在甲县教育局下面）、第一中学（编号 15，在乙县教育局下面）"
  std::string WordsFor(const std::vector<UnitId>& ids) const;

 private:
  using Places = std::unordered_map<std::u32string, std::vector<std::size_t>>;  // in units_

  std::vector<Unit> units_;
  std::unordered_map<UnitId, std::size_t> by_id_;
  Places by_full_name_, by_short_name_;
};

}  // namespace gongkai::report
