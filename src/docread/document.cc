// Names of the formats as people say them.
#include "docread/document.h"

#include <string_view>

namespace gongkai::docread {

std::string_view NameOf(Format format) {
  switch (format) {
    case Format::kText:
      return "文本";
    case Format::kHtml:
      return "网页";
    case Format::kDocx:
      return "Word 文档（docx）";
    case Format::kPdf:
      return "PDF";
    case Format::kDoc:
      return "旧版 Word、WPS 或 RTF 文档";
    case Format::kUnknown:
      break;
  }
  return "未知格式";
}

}  // namespace gongkai::docread
