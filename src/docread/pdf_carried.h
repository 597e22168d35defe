// SPDX-License-Identifier: GPL-2.0-or-later
// What a PDF carries beside its pages: notes, links, forms, properties, scripts, alternative texts, embedded files, of
// all objects that stand in the file, whether anything refers to them or not. A part of gongkai-pdf alone.
#pragma once

#include <PDFDoc.h>

#include "docread/pdf_told.h"

namespace gongkai::pdf_program {

void TellProperties(PDFDoc& document, PdfTold& told);
/// Notes and links of a page, with its number.
void TellNotes(PDFDoc& document, int page, PdfTold& told);
void TellOutlines(PDFDoc& document, PdfTold& told);
/// Everything else.
void TellObjects(PDFDoc& document, PdfTold& told);

}  // namespace gongkai::pdf_program
