// SPDX-License-Identifier: GPL-2.0-or-later
// gongkai-pdf --inspect: everything that a PDF carries, seen or not. With --burnt it is known to be a copy that was
// burnt here (burnt_here.h): its text layer was seen. A part of that program alone.
//
// Out, beside the lines P, W and R of pdf_program.cc (W: only words that are seen):
//   H sight left top right bottom text   of the page begun last, what is not seen: c covered, p pale or tiny, o
//   outside,
//                                        i without paint, b the same as a burnt copy has it, l in a layer that is off,
//                                        n in a note that is not shown
//   C kind page where<TAB>text           what else there is: a comment, l link, f form, p property, s script,
//                                        t alternative text, o outline; page 0 = of no page
//   B kind size name<LF>bytes<LF>        e an embedded file, x XMP, m an image with metadata, f the form as XML
//   N pictures                           of the page begun last
//   U characters                         that no text can be made of, of the page begun last
//   O what                               something that was not looked into: versions, notes, bytes
//   V                                    what follows stood in an earlier version, and stands in no later one
// and last `E` or `X` and a word, as there, or crowded: a page of forms that draw forms without end. Next to read:
// inspect_pdf.cc of the library, which reads this.
#pragma once

#include <string>

namespace gongkai::pdf_program {

/// Ends the process.
[[noreturn]] void InspectPdfDocument(const std::string& bytes, int most_pages, bool is_burnt);

}  // namespace gongkai::pdf_program
