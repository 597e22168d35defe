// Every page of items and of the catalogue.
#pragma once

#include <string>

#include "account/office.h"
#include "disclosure/catalogue_import_actions.h"
#include "docread/isolated.h"

namespace gongkai::disclosure {

/// `read`: how workbooks that are uploaded are read; tests read them without a child process.
void AddRoutes(
    account::Office& office,
    WorkbookReader read = [](std::string_view bytes) { return docread::ReadWorkbookIsolated(bytes); });
/// `site`: "https://zwgk.example" with the base path, for the addresses on paper; empty: unknown, then they are those
/// under which the person who asks has reached the program.
void AddRoutes(account::Office& office, const std::string& site = {});

}  // namespace gongkai::disclosure
