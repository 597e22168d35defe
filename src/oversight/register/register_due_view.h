// What of the registers waits for whom, as the worklist asks for it: steps that are due, tasks of a plan, rules to be
// looked through again.
#pragma once

#include "oversight/register/register_view.h"

namespace gongkai::oversight {

struct RegisterDue {
  RegisterEntryId entry;
  std::string words;   // "整改事项：更新公开指南"
  std::string detail;  // the register and what the entry is called
  Date day{};
  std::string key;  // by which it is told once
};
/// Due within fifteen days, or overdue, of the organs for which the visitor writes; the earliest first. What another
/// organ has to put right is told its keeper only when it is late.
std::vector<RegisterDue> RegisterDuesOf(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::oversight
