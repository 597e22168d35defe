// An annual report as a web page, with the tables as the form prints them: a piece for pages of the system, and a file
// of its own that needs nothing beside it.
#pragma once

#include <string>

#include "report/compile/annual_paper.h"
#include "web/html.h"

namespace gongkai::report {

/// One of the three tables; blank cells say so to those who listen. Caption: the heading of its section.
web::Html DrawPaperTable(const AnnualPaper& paper, int number);

/// Opening and sections with their tables; headings of the second level, without the title.
web::Html DrawPaper(const AnnualPaper& paper);

/// The whole file.
std::string PaperPage(const AnnualPaper& paper);

}  // namespace gongkai::report
