// .doc, .wps, .rtf and the XML of Word 2003: LibreOffice makes a docx of them, and that is read like any other. Next to
// read: libre_office.h, docx.cc.
#include <string_view>

#include "docread/libre_office.h"
#include "docread/read.h"

namespace gongkai::docread {

Document ReadOldWord(std::string_view bytes, const Limits& limits, DocxReader read_docx) {
  const Converted docx = ToNewOffice(bytes, limits.file_bytes);
  if (docx.obstacle != Obstacle::kNone) return CouldNotRead(Format::kDoc, docx.obstacle, docx.message);
  Document document = read_docx(docx.bytes, limits);
  document.format = Format::kDoc;
  return document;
}

}  // namespace gongkai::docread
