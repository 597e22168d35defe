// The registers of oversight of some organs of the demo county, over two years: groups, staff, plans, meetings,
// publicity, rules, inspections with what was put right, incidents from report to closure, and statements that there
// was none. Everybody in it is invented.
#pragma once

#include <map>
#include <vector>

#include "account/demo_county.h"
#include "oversight/register/register_entry.h"

namespace gongkai::oversight {

class DemoRegisters {
 public:
  explicit DemoRegisters(account::DemoLife& life);

  /// All that happened until so many days before today and has not been told yet; days run forward alone.
  void Until(int days_before);

 private:
  struct Told {
    int days = 0;  // before today
    std::size_t number = 0;
  };
  void Tell(const Told& told);
  void Keep(std::size_t number);
  void Follow(std::size_t number);
  void State(std::size_t number);
  int DaysSinceTurnOfYear() const;
  RegisterEntry Of(std::size_t entry);

  account::DemoLife& life_;
  std::vector<Told> told_;
  std::size_t next_ = 0;
  std::map<std::size_t, RegisterEntryId> entries_;
};

}  // namespace gongkai::oversight
