// The index of a yearly package as a workbook and as CSV: what became public in the year, and what ended in it.
#pragma once

#include <string>

#include "disclosure/archive/archive_paper_view.h"

namespace gongkai::disclosure {

std::string ArchiveWorkbook(const ArchiveIndex& index);
std::string ArchiveCsv(const ArchiveIndex& index);

}  // namespace gongkai::disclosure
