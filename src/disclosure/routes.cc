#include "disclosure/routes.h"

#include "disclosure/archive/archive_pages.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/catalogue/obligation_pages.h"
#include "disclosure/channel/booklet_pages.h"
#include "disclosure/channel/kiosk_pages.h"
#include "disclosure/cleanup/cleanup_pages.h"
#include "disclosure/decision/decision_pages.h"
#include "disclosure/inspection/inspection_pages.h"
#include "disclosure/matter/matter_pages.h"
#include "disclosure/medium/medium_pages.h"
#include "disclosure/open_data/open_data_pages.h"
#include "disclosure/pages.h"
#include "disclosure/participation/complaint_pages.h"
#include "disclosure/participation/disposal_pages.h"
#include "disclosure/participation/enterprise_pages.h"
#include "disclosure/participation/take_part_pages.h"
#include "disclosure/portal/guide_pages.h"
#include "disclosure/portal/portal_pages.h"
#include "disclosure/public_pages.h"
#include "disclosure/search/search_pages.h"
#include "disclosure/site/site_pages.h"
#include "disclosure/subscription/subscription_pages.h"

namespace gongkai::disclosure {

void AddRoutes(account::Office& office, const DecisionImporting& importing, const std::string& site,
               const screening::Tools& given, const Archiving& archiving, bool can_mail, const PaidFees& paid_fees) {
  const screening::Tools tools = given.screener ? given : screening::ToolsForText(office.desk().now);
  AddItemListPages(office);
  AddItemFormPages(office, tools);
  AddBodyImagePages(office);
  AddItemPages(office, tools);
  AddItemScreeningPages(office, tools);
  AddScreeningListPages(office);
  AddDuePages(office);
  AddStepPages(office);
  AddAskedStepPages(office);
  AddAskedImagePages(office);
  AddChannelPages(office);
  AddChannelListPages(office);
  AddReadingPlacePages(office);
  AddOutgoingPages(office, site);
  AddBookletPages(office, site);
  AddDecisionListPages(office);
  AddDecisionPages(office);
  AddDecisionImportPages(office, importing);
  AddFiguresPages(office, paid_fees);
  AddCleanupPages(office);
  AddCataloguePages(office);
  AddCatalogueRowPages(office);
  AddCatalogueRowFormPages(office);
  AddCatalogueImportPages(office, importing.read);
  AddCatalogueTiePages(office);
  AddObligationPages(office);
  AddObligationDuePages(office);
  AddMediumPages(office);
  AddWeekPages(office);
  AddServicePlatformPages(office);
  AddMatterPages(office);
  AddPublicPages(office, site);
  AddOrganFrontPages(office);
  AddGuidePages(office.router(), office.desk());
  AddRulesPages(office);
  AddAnnualReportPages(office);
  AddRequestEntryPages(office);
  AddIndexPages(office);
  AddBlankColumnPages(office);
  AddSearchPages(office);
  AddSearchIndexPages(office, tools);
  AddCataloguePublicPages(office);
  AddOpenDataPages(office, site);
  AddSubscriptionPages(office, can_mail);
  AddKioskPages(office);
  AddTakePartPages(office);
  AddTopicPages(office);
  AddSendPages(office);
  AddMessageListPages(office);
  AddMessagePages(office, tools);
  AddEntryPages(office, tools);
  AddComplaintPages(office);
  AddEnterprisePages(office);
  AddDisposalPages(office);
  AddMessageFigurePages(office);
  AddMessageTallyPages(office);
  AddSiteTargetPages(office);
  AddSitePushPages(office);
  AddArchivePages(office, archiving);
  AddTransferPages(office);
  AddInspectionPages(office);
}

}  // namespace gongkai::disclosure
