#include "docread/xlsx_styles.h"

#include <unordered_map>

#include "docread/docx_xml.h"
#include "docread/xlsx_numbers.h"

namespace gongkai::docread {

void XlsxStyles::Read(const pugi::xml_document& part) {
  std::unordered_map<int, CellKind> own;
  for (const pugi::xml_node format : Child(part.document_element(), "numFmts")) {
    own[ToInt(Attribute(format, "numFmtId"), -1)] = docread::MeaningOf(Attribute(format, "formatCode"));
  }
  for (const pugi::xml_node style : Child(part.document_element(), "cellXfs")) {
    const int format = ToInt(Attribute(style, "numFmtId"), 0);
    const auto found = own.find(format);
    meanings_.push_back(found == own.end() ? MeaningOfBuiltIn(format) : found->second);
  }
}

CellKind XlsxStyles::MeaningOf(int style) const {
  const auto index = static_cast<std::size_t>(style);
  return style >= 0 && index < meanings_.size() ? meanings_[index] : CellKind::kNumber;
}

}  // namespace gongkai::docread
