// From a workbook to catalogue rows: every sheet with the heading of the form is read, merged cells filled out. And the
// rows as one text and back, so that a page can carry them from the preview to the act, with what each was matched to.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_sheet.h"
#include "docread/workbook.h"

namespace gongkai::disclosure {

/// How the bytes of a workbook are read: in a child process; tests read them without one.
using WorkbookReader = std::function<docread::Workbook(std::string_view bytes)>;

struct CatalogueRead {
  struct NamedSheet {
    std::string name;
    CatalogueSheet sheet;
  };
  std::vector<NamedSheet> sheets;
  std::vector<std::string> passed_over;  // sheets without the heading
  std::vector<std::string> hidden;       // sheets that the workbook does not show: not read

  std::size_t CountRows() const;
  std::vector<CatalogueRow> GoodRows() const;
};

/// Errors: kUnreadable with the reader's sentence; kInvalidInput when no sheet holds a catalogue, one of them has a
/// heading that is wrong, or its merged cells would fill too much.
Result<CatalogueRead> ReadCatalogue(const docread::Workbook& workbook);

std::string PackRows(const std::vector<MatchedRow>& rows);
/// Errors: kInvalidInput when it did not come whole, is more than an import may hold, or holds control characters.
Result<std::vector<MatchedRow>> UnpackRows(std::string_view text);

}  // namespace gongkai::disclosure
