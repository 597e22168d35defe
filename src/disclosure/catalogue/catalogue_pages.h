// What the pages of catalogues and obligations share. Which organ's catalogue a page is of stands in its address:
// organ=standard, the county's own, or the number of an organ.
//
// In this folder: catalogue_pages.cc (the list, the areas), catalogue_row_pages.cc (a row), catalogue_row_form_pages.cc
// (its form), catalogue_import_pages.cc (out of a workbook and into one), catalogue_tie_pages.cc (under which row an
// item stands), obligation_pages.cc (who owes what), catalogue_public_pages.cc (what everybody sees).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/office.h"
#include "disclosure/catalogue/catalogue_import_actions.h"
#include "disclosure/catalogue/catalogue_view.h"
#include "web/fields.h"

namespace gongkai::disclosure {

void AddCataloguePages(account::Office& office);
void AddCatalogueRowPages(account::Office& office);
void AddCatalogueRowFormPages(account::Office& office);
void AddCatalogueImportPages(account::Office& office, WorkbookReader read);
void AddCatalogueTiePages(account::Office& office);
void AddObligationPages(account::Office& office);
void AddCataloguePublicPages(account::Office& office);

/// Whose catalogue is looked at.
struct CatalogueSide {
  OrganId keeper{0};                    // who keeps the rows that are made here
  std::optional<CatalogueOrgan> organ;  // none: the standard
  std::string name;                     // "县标准目录", "枕溪镇"

  bool is_standard() const { return !organ.has_value(); }
  std::string address() const;  // the value of organ= in addresses
};

/// What `asked` says ("standard", "12"), else the visitor's own organ, else the standard.
/// Errors: throws ProblemError (404) when it is not there, or not in the visitor's sight.
CatalogueSide SideFrom(db::Session& session, std::string_view asked, const account::Visitor& visitor, Date today);

/// A row as it is looked at from one side: the standard's own, or an organ's.
struct RowView {
  CatalogueSide side;
  KeptRow kept;
  bool is_kept_here = false;  // of this side's own rows; else of the standard, seen by an organ
};

/// {id} and organ= of the address. Errors: throws ProblemError (404).
RowView RowViewIn(db::Session& session, const web::Request& request, const account::Visitor& visitor, Date today);

/// Units of an organ, and those who draft for it, as choices by their ids.
std::vector<web::Choice> UnitsOfOrgan(db::Session& session, OrganId organ, Date today);
std::vector<web::Choice> DraftersOfOrgan(db::Session& session, OrganId organ, Date today);

bool MayKeep(const account::Visitor& visitor, const CatalogueSide& side);
/// Errors: throws ProblemError (403).
account::Actor KeeperOf(const account::Visitor& visitor, const CatalogueSide& side, const web::Request& request);

/// The frame, with the three ways to look at what is to be published.
web::Page CatalogueFrame(const account::Visitor& visitor, std::string title, std::string_view current,
                         const CatalogueSide* side = nullptr);

web::Url CatalogueUrl(const CatalogueSide& side);

/// "信息形成之日起20个工作日内公开", or the words with what is wrong with them.
web::Html TimeNote(const CatalogueRow& row);
web::Html FocusBadges(const CatalogueRow& row);

/// Of the item's page: under which row it stands, with the link to change it.
web::Html CatalogueFact(db::Session& session, const Item& item, const account::Visitor& visitor);
/// Of the form of a new item: the rows of the organ to choose from; nothing when it has none.
web::Html RowField(db::Session& session, OrganId organ, const web::Request& request, Date today);
/// Puts a new item under the row that its form names. False when that was refused.
bool TieAsSent(account::Desk& desk, account::Actor actor, ItemId item, const web::Request& request);

}  // namespace gongkai::disclosure
