// A table with its merged cells on pages: columns as wide as what stands in them asks for, cut between rows where that
// is possible, never through a line of text, its head again on every page. Used by pdf.cc alone.
#pragma once

#include "docwrite/pdf_flow.h"

namespace gongkai::docwrite {

/// `size`: of its text, in points; smaller where it has so many columns that a word would not fit.
void PutTable(PdfFlow& flow, const TextSetter& setter, const RichTable& table, double size);

}  // namespace gongkai::docwrite
