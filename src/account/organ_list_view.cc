#include "account/organ_list_view.h"

#include <map>

#include "account/guide_store.h"
#include "account/organ_store.h"
#include "base/fold.h"

namespace gongkai::account {
namespace {

class Directory {
 public:
  Directory(db::Session& session, const OrganFilter& filter, Date today)
      : filter_(filter), words_(Fold(Trim(filter.words))), guides_(AllGuides(session)) {
    for (Organ& organ : AllOrgans(session, today, filter.closed ? Closed::kInclude : Closed::kLeaveOut)) {
      below_[organ.parent.value_or(kInstallation)].push_back(std::move(organ));
    }
  }

  std::vector<OrganRow> Rows() {
    Walk(kInstallation, nullptr);
    return std::move(rows_);
  }

 private:
  void Walk(OrganId parent_id, const Organ* parent) {
    const auto found = below_.find(parent_id);
    if (found == below_.end()) return;
    for (const Organ& organ : found->second) {
      if (Fits(organ)) rows_.push_back(RowOf(organ, parent));
      Walk(organ.id, &organ);
    }
  }

  bool Fits(const Organ& organ) const {
    if (!HasOwnDuties(organ.kind) && !filter_.with_units && filter_.kind != organ.kind) return false;
    if (filter_.kind && organ.kind != *filter_.kind) return false;
    if (filter_.from_above && !organ.IsLedFromAbove()) return false;
    if (words_.empty()) return true;
    return Fold(organ.name + "\n" + organ.short_name + "\n" + organ.code).find(words_) != std::u32string::npos;
  }

  OrganRow RowOf(const Organ& organ, const Organ* parent) const {
    OrganRow row{.organ = organ};
    if (!HasOwnDuties(organ.kind)) {
      row.depth = 1;
      row.parent_name = parent == nullptr ? "" : parent->short_name;
      return row;
    }
    const auto guide = guides_.find(organ.id);
    row.guide_begun = guide != guides_.end();
    if (!organ.closed_on) row.missing = static_cast<int>(MissingOf(row.guide_begun ? guide->second : Guide{}).size());
    return row;
  }

  const OrganFilter& filter_;
  std::u32string words_;
  std::map<OrganId, Guide> guides_;
  std::map<OrganId, std::vector<Organ>> below_;
  std::vector<OrganRow> rows_;
};

}  // namespace

std::vector<OrganRow> ListOrgans(db::Session& session, const OrganFilter& filter, Date today) {
  return Directory(session, filter, today).Rows();
}

}  // namespace gongkai::account
