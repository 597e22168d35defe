// Catalogues as they are looked at: that of an organ is the rows of the county's standard in the areas it takes and at
// its level, and its own rows; beside it, what it says of every area.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "account/organ.h"
#include "disclosure/catalogue/catalogue_store.h"

namespace gongkai::disclosure {

struct CatalogueOrgan {
  OrganId id{0};
  account::OrganKind kind = account::OrganKind::kDepartment;
  std::string name, short_name;
};
/// Organs that have a catalogue of their own, in the order of the directory.
std::vector<CatalogueOrgan> CatalogueOrgans(db::Session& session, Date today);
std::optional<CatalogueOrgan> CatalogueOrganWith(db::Session& session, OrganId organ);

/// Who keeps the standard: the county government. None before the county is set up.
std::optional<OrganId> StandardKeeper(db::Session& session, Date today);

struct RowOfOrgan {
  KeptRow kept;
  Date since{};  // from when on it holds for the organ
  NamedDuty duty;
};

struct AreaState {
  std::string area;
  int rows = 0;                      // of the standard, at the organ's level
  std::optional<AreaChoice> choice;  // none: nothing was said yet
};

struct OrganCatalogue {
  std::vector<RowOfOrgan> rows;  // by area, then as they were made
  std::vector<AreaState> areas;  // the 26, then others of the standard
};
/// The standard itself, by area; `with_ended`: those rows too that hold no more.
std::vector<KeptRow> StandardRows(db::Session& session, Date today, bool with_ended = false);

/// The areas of a catalogue with how many rows each has: by area, none without rows. Counted in the database, for pages
/// that everybody may ask for.
struct AreaCount {
  std::string area;
  int rows = 0;
};
std::map<OrganId, std::vector<AreaCount>> CountAreas(db::Session& session, const std::vector<CatalogueOrgan>& organs,
                                                     Date today);
/// The rows of one area of an organ's catalogue.
std::vector<KeptRow> RowsOfArea(db::Session& session, const CatalogueOrgan& organ, std::string_view area, Date today);

/// `with_ended`: with those rows of its own that hold no more.
OrganCatalogue CatalogueOf(db::Session& session, const CatalogueOrgan& organ, const std::vector<KeptRow>& standard,
                           bool with_ended = false);

}  // namespace gongkai::disclosure
