// Bringing in organs, accounts and posts from a workbook: choose a file, see every fault by row and column, confirm.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "account/import_form.h"
#include "account/office.h"
#include "docread/workbook.h"

namespace gongkai::account {

/// Bytes of an upload to a workbook; in the program, in a child process (docread/isolated.h).
using WorkbookReader = std::function<docread::Workbook(std::string_view bytes)>;

void AddImportPages(Office& office, WorkbookReader read);

/// The workbook to be filled in: a sheet a part with heads and notes, and one that explains.
std::string ImportTemplate();

}  // namespace gongkai::account
