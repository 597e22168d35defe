#include "oversight/register/register_due_view.h"

#include <algorithm>

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Visitor;

constexpr std::chrono::days kAhead{15};
constexpr int kMostDue = 50, kMostDated = 500;

bool IsOneOf(const std::vector<OrganId>& organs, OrganId organ) {
  return std::ranges::find(organs, organ) != organs.end();
}

void AddSteps(db::Session& session, const std::vector<OrganId>& organs, const Visitor& visitor, Date today,
              std::vector<RegisterDue>& dues) {
  const Date until(std::chrono::sys_days(today) + kAhead);
  for (const OpenStep& open : OpenStepsBy(session, organs, until, kMostDue)) {
    const auto entry = FindRegisterEntry(session, open.entry);
    if (!entry || !MayFollowEntry(visitor, *entry)) continue;
    const bool is_others = IsShownToAbout(*entry) && !IsOneOf(organs, *entry->about);
    if (is_others && !IsOverdue(open.step, today)) continue;
    dues.push_back(
        {open.entry, std::string(entry->kind->step) + "：" + open.step.what,
         std::string(entry->kind->name) + "：" + TitleOf(*entry), open.step.due,
         "register-" + ToString(open.entry) + "-" + std::to_string(open.step.number) + "-" + ToString(open.step.due)});
  }
}

/// Entries that carry a day of their own, by which something is to be done.
void AddDated(db::Session& session, const std::vector<OrganId>& organs, std::string_view kind, std::string_view field,
              std::string_view words, Date today, std::vector<RegisterDue>& dues) {
  const Date until(std::chrono::sys_days(today) + kAhead);
  for (const OrganId organ : organs) {
    const RegisterQuery query{.organ = organ, .only_kept = true, .kind = std::string(kind), .most = kMostDated};
    for (const RegisterEntry& entry : ListRegisterEntries(session, query)) {
      const auto day = ParseDate(ValueOf(entry, field));
      if (entry.state != EntryState::kOpen || !day || *day > until) continue;
      dues.push_back({entry.id, std::string(words) + "：" + TitleOf(entry), std::string(entry.kind->name), *day,
                      "register-" + ToString(entry.id) + "-" + ToString(*day)});
    }
  }
}

}  // namespace

std::vector<RegisterDue> RegisterDuesOf(db::Session& session, const Visitor& visitor, Date today) {
  const std::vector<OrganId> organs = visitor.OrgansFor(Act::kDraftItems).value_or(std::vector<OrganId>());
  std::vector<RegisterDue> dues;
  if (organs.empty()) return dues;
  AddSteps(session, organs, visitor, today, dues);
  AddDated(session, organs, kPlanRegister, "due", "工作要点", today, dues);
  AddDated(session, organs, kRuleRegister, "review", "复核制度", today, dues);
  std::ranges::stable_sort(dues, {}, &RegisterDue::day);
  if (dues.size() > static_cast<std::size_t>(kMostDue)) dues.resize(kMostDue);
  return dues;
}

}  // namespace gongkai::oversight
