#include "disclosure/catalogue/obligation_view.h"

#include <algorithm>

#include "account/working_days_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;

void AddOf(db::Session& session, const CatalogueOrgan& organ, const std::vector<KeptRow>& standard, Date today,
           std::vector<OrganObligation>& all) {
  const auto tied = TiedItemsOf(session, organ.id);
  for (const RowOfOrgan& row : CatalogueOf(session, organ, standard).rows) {
    const auto found = tied.find(row.kept.id);
    const std::span<const TiedItem> items =
        found == tied.end() ? std::span<const TiedItem>() : std::span<const TiedItem>(found->second);
    for (Obligation& each : ObligationsOf({row.kept.row, row.since}, items, account::WorkingDays(), today)) {
      all.push_back({organ, row.kept, row.duty, std::move(each)});
    }
  }
}

std::vector<CatalogueOrgan> OrgansAmong(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                        Date today) {
  if (!organs) return CatalogueOrgans(session, today);
  std::vector<CatalogueOrgan> found;
  for (const OrganId organ : *organs) {
    if (auto each = CatalogueOrganWith(session, organ)) found.push_back(std::move(*each));
  }
  return found;
}

}  // namespace

std::vector<OrganObligation> ObligationsFor(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                            Date today) {
  std::vector<OrganObligation> all;
  const std::vector<KeptRow> standard = StandardRows(session, today);
  for (const CatalogueOrgan& organ : OrgansAmong(session, organs, today)) AddOf(session, organ, standard, today, all);
  std::ranges::stable_sort(all, {},
                           [](const OrganObligation& each) { return std::chrono::sys_days(each.obligation.due); });
  return all;
}

std::string NameOf(const OrganObligation& owed) {
  const CatalogueRow& row = owed.kept.row;
  const std::string name = row.area + "：" + MatterOf(row);
  if (owed.obligation.period.empty() || !row.cycle) return name;
  return name + "（" + NameOfPeriod(*row.cycle, owed.obligation.period) + "）";
}

std::vector<OrganObligation> OwedSoon(db::Session& session, const Visitor& visitor, Date today, Date until) {
  const std::vector<OrganId> own = visitor.OrgansFor(Act::kDraftItems).value_or(std::vector<OrganId>());
  if (own.empty()) return {};
  std::vector<OrganObligation> owed = ObligationsFor(session, own, today);
  std::erase_if(owed, [&](const OrganObligation& each) {
    const bool is_anothers = each.duty.duty.person && *each.duty.duty.person != visitor.person;
    return is_anothers || IsDone(each.obligation.state) || until < each.obligation.due;
  });
  return owed;
}

}  // namespace gongkai::disclosure
