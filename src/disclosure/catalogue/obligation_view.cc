#include "disclosure/catalogue/obligation_view.h"

#include <algorithm>

#include "account/working_days_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;
using std::chrono::sys_days;

/// Of a row that holds no more: whether that was owed, or done, before its end.
bool WasOwedUnder(const KeptRow& row, const Obligation& obligation) {
  if (!row.ended_on || obligation.due < *row.ended_on) return true;
  return obligation.done_on && *obligation.done_on < *row.ended_on;
}

/// What is wanted so far, never much more than may be kept.
class Gathering {
 public:
  explicit Gathering(const ObligationsWanted& wanted) : wanted_(wanted) {}

  void AddOf(db::Session& session, const CatalogueOrgan& organ, const std::vector<KeptRow>& standard, Date today) {
    const OwingOrgan owing{organ.id, organ.short_name};
    const auto tied = TiedItemsOf(session, organ.id);
    for (RowOfOrgan& row : CatalogueOf(session, organ, standard, wanted_.due_from.has_value()).rows) {
      const auto found = tied.find(row.kept.id);
      const std::span<const TiedItem> items =
          found == tied.end() ? std::span<const TiedItem>() : std::span<const TiedItem>(found->second);
      AddOfRow(owing, row,
               ObligationsOf({row.kept.row, row.since}, items, account::WorkingDays(), today, wanted_.due_from));
    }
  }

  std::vector<OrganObligation> Take() {
    Cut();
    return std::move(all_);
  }

 private:
  void AddOfRow(const OwingOrgan& organ, RowOfOrgan& row, std::vector<Obligation> obligations) {
    std::erase_if(obligations, [&](const Obligation& each) {
      return !WasOwedUnder(row.kept, each) || (wanted_.filter && !wanted_.filter(organ, row, each));
    });
    if (obligations.empty()) return;
    const auto kept = std::make_shared<const RowOfOrgan>(std::move(row));
    for (Obligation& each : obligations) all_.push_back({organ, kept, std::move(each)});
    if (all_.size() / 2 > wanted_.most) Cut();
  }

  /// Sorts, and drops what is beyond.
  void Cut() {
    std::ranges::stable_sort(all_, [this](const OrganObligation& one, const OrganObligation& other) {
      const sys_days a(one.obligation.due), b(other.obligation.due);
      return wanted_.is_last_first ? b < a : a < b;
    });
    if (all_.size() > wanted_.most) all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(wanted_.most), all_.end());
  }

  const ObligationsWanted& wanted_;
  std::vector<OrganObligation> all_;
};

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
                                            Date today, const ObligationsWanted& wanted) {
  Gathering gathering(wanted);
  const std::vector<KeptRow> standard = StandardRows(session, today, wanted.due_from.has_value());
  for (const CatalogueOrgan& organ : OrgansAmong(session, organs, today)) {
    gathering.AddOf(session, organ, standard, today);
  }
  return gathering.Take();
}

std::string NameOf(const OrganObligation& owed) {
  const CatalogueRow& row = owed.row->kept.row;
  const std::string name = row.area + "：" + MatterOf(row);
  if (owed.obligation.period.empty() || !row.cycle) return name;
  return name + "（" + NameOfPeriod(*row.cycle, owed.obligation.period) + "）";
}

ObligationKey KeyOf(const OrganObligation& owed) {
  return KeyOf(owed.organ.id, owed.row->kept.id, owed.row->kept.row.rhythm, owed.obligation);
}

std::optional<OrganObligation> FindObligation(db::Session& session, const ObligationKey& key, Date today) {
  const auto is_it = [&](const OwingOrgan& organ, const RowOfOrgan& row, const Obligation& each) {
    const bool holds = row.kept.id == key.row && !row.kept.ended_on;
    return holds && KeyOf(organ.id, row.kept.id, row.kept.row.rhythm, each) == key;
  };
  auto found =
      ObligationsFor(session, std::vector{key.organ}, today, {.filter = is_it, .due_from = kEverDue, .most = 1});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::string PathOf(const OrganObligation& owed, std::string_view act) {
  std::string path = "/office/obligations/" + std::string(act) + "?organ=" + std::to_string(owed.organ.id.value) +
                     "&row=" + ToString(owed.row->kept.id);
  if (!owed.obligation.period.empty()) path += "&period=" + owed.obligation.period;
  if (owed.obligation.item) path += "&item=" + ToString(*owed.obligation.item);
  return path;
}

namespace {

/// Whether the visitor drafts for this unit, or for the whole organ.
bool DraftsFor(const Visitor& visitor, OrganId organ, OrganId unit) {
  return std::ranges::any_of(visitor.posts, [&](const account::HeldPost& post) {
    const bool drafts = account::ReachOf(post.kind, Act::kDraftItems) != account::Reach::kNone;
    return drafts && post.organ == organ && (post.unit == unit || post.unit == organ);
  });
}

}  // namespace

std::vector<OrganObligation> OwedSoon(db::Session& session, const Visitor& visitor, Date today, Date until) {
  const std::vector<OrganId> own = visitor.OrgansFor(Act::kDraftItems).value_or(std::vector<OrganId>());
  if (own.empty()) return {};
  const auto is_owed = [&](const OwingOrgan& organ, const RowOfOrgan& row, const Obligation& each) {
    const RowDuty& duty = row.duty.duty;
    const bool is_anothers =
        duty.person ? *duty.person != visitor.person : duty.unit && !DraftsFor(visitor, organ.id, *duty.unit);
    return !is_anothers && !IsDone(each.state) && each.due <= until;
  };
  return ObligationsFor(session, own, today, {.filter = is_owed});
}

}  // namespace gongkai::disclosure
