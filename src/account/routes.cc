#include "account/routes.h"

#include "account/audit_pages.h"
#include "account/calendar_token_pages.h"
#include "account/device_pages.h"
#include "account/notice_choice_pages.h"
#include "account/notice_pages.h"
#include "account/organ_pages.h"
#include "account/own_account_pages.h"
#include "account/password_pages.h"
#include "account/people_pages.h"
#include "account/policy_pages.h"
#include "account/setup_pages.h"
#include "account/sign_in_pages.h"
#include "account/sso_pages.h"
#include "account/sso_settings_pages.h"

namespace gongkai::account {

void AddRoutes(Office& office, WorkbookReader read, web::Fetch fetch) {
  const auto provider = std::make_shared<IdentityProvider>(std::move(fetch));
  AddSetUpPages(office.router(), office.desk());
  AddSignInPages(office.router(), office.desk());
  AddDevicePages(office.router(), office.desk());
  AddPasswordPages(office.router(), office.desk());
  AddOwnAccountPages(office);
  AddNoticePages(office);
  AddNoticeChoicePages(office);
  AddCalendarTokenPages(office);
  AddPolicyPages(office);
  AddSsoPages(office, provider);
  AddSsoSettingsPages(office, provider);
  AddOrganListPages(office);
  AddFillPages(office);
  AddOrganFormPages(office);
  AddOrganPages(office);
  AddOrganChangePages(office);
  AddGuidePages(office);
  AddPeopleListPages(office);
  AddPersonPages(office);
  AddPersonFormPages(office);
  AddPersonStatePages(office);
  AddPersonSsoPages(office);
  AddPostsPages(office);
  AddDelegationPages(office);
  AddPermissionPages(office);
  AddAuditPages(office);
  AddImportPages(office, std::move(read));
}

}  // namespace gongkai::account
