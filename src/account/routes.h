// All pages of this subject, in one place: what is added here is covered by the test that holds every route against the
// table of permissions (routes_test.cc).
#pragma once

#include "account/import_pages.h"
#include "account/office.h"
#include "docread/isolated.h"
#include "web/http_client.h"

namespace gongkai::account {

/// `read`: how workbooks that are uploaded are read; tests read them without a child process. `fetch`: how the identity
/// provider is asked; tests answer themselves.
void AddRoutes(
    Office& office, WorkbookReader read = [](std::string_view bytes) { return docread::ReadWorkbookIsolated(bytes); },
    web::Fetch fetch = web::FetchOverNet({}));

}  // namespace gongkai::account
