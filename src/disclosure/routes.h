// Every page of items and of the catalogue.
#pragma once

#include "account/import_pages.h"
#include "account/office.h"
#include "docread/isolated.h"

namespace gongkai::disclosure {

/// `read`: how workbooks that are uploaded are read; tests read them without a child process.
void AddRoutes(
    account::Office& office,
    account::WorkbookReader read = [](std::string_view bytes) { return docread::ReadWorkbookIsolated(bytes); });

}  // namespace gongkai::disclosure
