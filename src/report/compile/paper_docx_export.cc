#include "report/compile/paper_docx_export.h"

#include "docwrite/docx.h"
#include "report/compile/paper_blocks_export.h"

namespace gongkai::report {

Result<std::string> PaperDocx(const AnnualPaper& paper) { return docwrite::WriteDocx(TRY(PaperDocument(paper))); }

}  // namespace gongkai::report
