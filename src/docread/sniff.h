// What bytes are, more closely than Format tells: what no reader takes has a name too, for the sentence that refuses
// it. Names of files are never looked at: a "docx" that is a web page is common. Next to read: read.cc.
#pragma once

#include <string>
#include <string_view>

#include "docread/document.h"

namespace gongkai::docread {

enum class Kind {
  kEmpty,
  kText,
  kHtml,
  kMhtml,
  kDocx,
  kPdf,
  kOldWord,
  kRtf,
  kWordXml,
  kXlsx,
  kOldExcel,
  kPptx,
  kOldPowerPoint,
  kOpenDocument,
  kZip,
  kImage,
  kEncryptedOffice,
  kOther
};

struct Sniffed {
  Kind kind = Kind::kText;
  std::string_view name;  // of those that are no documents: what it is, in Chinese
};

Sniffed SniffClosely(std::string_view bytes);

}  // namespace gongkai::docread
