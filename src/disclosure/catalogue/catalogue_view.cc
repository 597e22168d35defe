#include "disclosure/catalogue/catalogue_view.h"

#include <algorithm>
#include <map>

#include "account/organ_card_view.h"
#include "account/organ_list_view.h"
#include "disclosure/catalogue/catalogue_area.h"

namespace gongkai::disclosure {
namespace {

using account::OrganKind;

bool HasCatalogue(OrganKind kind) { return account::HasOwnDuties(kind) && kind != OrganKind::kCountyGovernment; }

/// The 26 in their order, then what is called otherwise.
std::size_t PlaceOf(std::string_view area) {
  const auto areas = PilotAreas();
  return static_cast<std::size_t>(std::ranges::find(areas, area, &CatalogueArea::name) - areas.begin());
}

bool StandsBefore(const KeptRow& one, const KeptRow& other) {
  const std::size_t a = PlaceOf(one.row.area), b = PlaceOf(other.row.area);
  return a != b ? a < b : one.row.area < other.row.area;
}

std::vector<AreaState> AreasOf(const std::vector<KeptRow>& standard, const std::vector<AreaChoice>& choices,
                               OrganKind kind) {
  std::vector<AreaState> areas;
  for (const CatalogueArea& area : PilotAreas()) areas.push_back({.area = std::string(area.name), .choice = {}});
  const auto state_of = [&](const std::string& area) -> AreaState& {
    const auto found = std::ranges::find(areas, area, &AreaState::area);
    return found != areas.end() ? *found : areas.emplace_back(AreaState{.area = area, .choice = {}});
  };
  for (const KeptRow& kept : standard) state_of(kept.row.area).rows += IsForLevelOf(kept.row, kind) ? 1 : 0;
  for (const AreaChoice& choice : choices) state_of(choice.area).choice = choice;
  return areas;
}

}  // namespace

std::vector<CatalogueOrgan> CatalogueOrgans(db::Session& session, Date today) {
  std::vector<CatalogueOrgan> organs;
  for (const account::OrganRow& row : account::ListOrgans(session, {.words = {}}, today)) {
    if (!HasCatalogue(row.organ.kind)) continue;
    organs.push_back({row.organ.id, row.organ.kind, row.organ.name, row.organ.short_name});
  }
  return organs;
}

std::optional<CatalogueOrgan> CatalogueOrganWith(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  if (!card || !HasCatalogue(card->kind)) return std::nullopt;
  return CatalogueOrgan{organ, card->kind, card->names.front().name, card->names.front().short_name};
}

std::optional<OrganId> StandardKeeper(db::Session& session, Date today) {
  for (const account::OrganRow& row :
       account::ListOrgans(session, {.words = {}, .kind = OrganKind::kCountyGovernment}, today)) {
    return row.organ.id;
  }
  return std::nullopt;
}

std::vector<KeptRow> StandardRows(db::Session& session, Date today, bool with_ended) {
  const auto keeper = StandardKeeper(session, today);
  if (!keeper) return {};
  std::vector<KeptRow> rows = RowsKeptBy(session, *keeper, with_ended);
  std::ranges::stable_sort(rows, StandsBefore);
  return rows;
}

std::map<OrganId, std::vector<AreaCount>> CountAreas(db::Session& session, const std::vector<CatalogueOrgan>& organs,
                                                     Date today) {
  std::map<OrganId, std::vector<AreaCount>> counts;
  const auto add = [&](const RowCount& count) {
    std::vector<AreaCount>& areas = counts[count.organ];
    const auto found = std::ranges::find(areas, count.area, &AreaCount::area);
    if (found == areas.end()) {
      areas.push_back({count.area, count.rows});
    } else {
      found->rows += count.rows;
    }
  };
  std::map<OrganId, OrganKind> kinds;
  for (const CatalogueOrgan& organ : organs) kinds.emplace(organ.id, organ.kind);
  if (const auto keeper = StandardKeeper(session, today)) {
    for (const RowCount& count : CountTakenRows(session, *keeper)) {
      const auto kind = kinds.find(count.organ);
      const CatalogueRow level{.is_county = count.is_county, .is_township = count.is_township};
      if (kind != kinds.end() && IsForLevelOf(level, kind->second)) add(count);
    }
  }
  for (const RowCount& count : CountOwnRows(session)) {
    if (kinds.contains(count.organ)) add(count);
  }
  for (auto& [organ, areas] : counts) {
    std::ranges::sort(areas, {}, [](const AreaCount& each) { return std::pair(PlaceOf(each.area), each.area); });
  }
  return counts;
}

std::vector<KeptRow> RowsOfArea(db::Session& session, const CatalogueOrgan& organ, std::string_view area, Date today) {
  std::vector<KeptRow> rows;
  const std::vector<AreaChoice> choices = ChoicesOf(session, organ.id);
  const auto choice = std::ranges::find(choices, area, &AreaChoice::area);
  const auto keeper = StandardKeeper(session, today);
  if (keeper && choice != choices.end() && choice->applies) {
    for (KeptRow& kept : RowsInArea(session, *keeper, area)) {
      if (IsForLevelOf(kept.row, organ.kind)) rows.push_back(std::move(kept));
    }
  }
  for (KeptRow& kept : RowsInArea(session, organ.id, area)) rows.push_back(std::move(kept));
  return rows;
}

OrganCatalogue CatalogueOf(db::Session& session, const CatalogueOrgan& organ, const std::vector<KeptRow>& standard,
                           bool with_ended) {
  OrganCatalogue catalogue;
  const std::vector<AreaChoice> choices = ChoicesOf(session, organ.id);
  const std::map<CatalogueRowId, NamedDuty> duties = DutiesOf(session, organ.id);
  const auto take = [&](const KeptRow& kept, Date since) {
    const auto duty = duties.find(kept.id);
    catalogue.rows.push_back({kept, since, duty == duties.end() ? NamedDuty{} : duty->second});
  };
  for (const KeptRow& kept : standard) {
    const auto choice = std::ranges::find(choices, kept.row.area, &AreaChoice::area);
    const bool is_taken = choice != choices.end() && choice->applies;
    if (is_taken && IsForLevelOf(kept.row, organ.kind)) take(kept, std::max(choice->since, kept.made_on));
  }
  for (const KeptRow& kept : RowsKeptBy(session, organ.id, with_ended)) take(kept, kept.made_on);
  std::ranges::stable_sort(catalogue.rows, StandsBefore, &RowOfOrgan::kept);
  catalogue.areas = AreasOf(standard, choices, organ.kind);
  return catalogue;
}

}  // namespace gongkai::disclosure
