// See whose_view.h.

#include "report/whose_view.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "report/organ_named.h"

namespace gongkai::report {
namespace {

using account::OrganCard;
using account::OrganKind;

bool IsOf(const OrganCard& organ, std::string_view written) {
  return std::ranges::any_of(organ.names, [&](const account::OrganName& name) { return IsNamed(written, name); });
}

// The holder, where the report names another organ.
std::optional<OrganCard> OtherHolder(db::Session& session, const StoredReport& report) {
  if (report.organ.empty()) return std::nullopt;
  auto holder = account::OrganCardOf(session, report.holder.organ);
  if (holder && IsOf(*holder, report.organ)) holder.reset();
  return holder;
}

}  // namespace

bool IsAnothers(db::Session& session, const StoredReport& report) {
  if (report.holder.oversees) return false;
  const auto holder = OtherHolder(session, report);
  return holder && holder->kind != OrganKind::kCountyOffice && holder->kind != OrganKind::kCountyGovernment;
}

void NameHolders(db::Session& session, std::vector<ListRow>& rows) {
  for (ListRow& row : rows) {
    if (const auto holder = OtherHolder(session, row.report)) row.handed_in_by = holder->names.front().name;
  }
}

}  // namespace gongkai::report
