// An annual report as the blocks of a document (docwrite/pdf.h): what its Word file and its PDF share.
#pragma once

#include "base/result.h"
#include "base/rich_text.h"
#include "docwrite/pdf.h"
#include "report/compile/annual_paper.h"

namespace gongkai::report {

/// Errors:  kInvalidInput for a text longer than a document may be (RichTextLimits)
Result<docwrite::PdfDocument> PaperDocument(const AnnualPaper& paper);

/// The same as the body of an item on the site: without title and day, which an item has of its own.
/// Errors:  kInvalidInput as above
Result<RichText> PaperBody(const AnnualPaper& paper);

}  // namespace gongkai::report
