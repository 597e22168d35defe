#include "report/compile/paper_pdf_export.h"

#include "docwrite/pdf.h"
#include "report/compile/paper_blocks_export.h"

namespace gongkai::report {

Result<std::string> PaperPdf(const AnnualPaper& paper) { return docwrite::WritePdf(TRY(PaperDocument(paper))); }

}  // namespace gongkai::report
