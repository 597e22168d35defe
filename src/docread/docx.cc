// docx to Document: unpack the parts that matter within limits, then docx_body.h. What is not a sound archive, is
// locked or would unpack to more than is allowed ends in a sentence.
#include <algorithm>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "docread/docx_body.h"
#include "docread/docx_xml.h"
#include "docread/flow.h"
#include "docread/office_package.h"
#include "docread/read.h"
#include "docread/zip_archive.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kSmallPart = 4U << 20U;  // styles, numbering, properties

Document Refuse(ZipEnd end) {
  switch (end) {
    case ZipEnd::kEncrypted:
      return CouldNotRead(Format::kDocx, Obstacle::kEncrypted, "Word 文档设有密码，请去掉密码后再上传。");
    case ZipEnd::kTooLarge:
      return CouldNotRead(Format::kDocx, Obstacle::kTooLarge, "Word 文档解开后太大，超出了可以读取的限度，没有读取。");
    case ZipEnd::kMissing:
      return CouldNotRead(Format::kDocx, Obstacle::kDamaged,
                          "Word 文档里缺少正文，文件可能已损坏，请重新保存后再上传。");
    case ZipEnd::kDamaged:
    case ZipEnd::kRead:
      break;
  }
  return CouldNotRead(Format::kDocx, Obstacle::kDamaged,
                      "Word 文档已损坏，无法读取，请用 Word 或 WPS 打开并重新保存后再上传。");
}

/// A part that may be missing; a damaged one is as good as missing.
bool ReadPart(const ZipArchive& archive, const std::string& name, pugi::xml_document& xml, std::string& text) {
  return archive.Unpack(name, kSmallPart, text) == ZipEnd::kRead && ParseXml(text, xml);
}

std::string Title(const ZipArchive& archive) {
  std::string text;
  pugi::xml_document properties;
  if (!ReadPart(archive, "docProps/core.xml", properties, text)) return {};
  return std::string(Trim(Child(properties.document_element(), "title").child_value()));
}

Document ReadMainPart(const ZipArchive& archive, const std::string& main, const pugi::xml_document& xml,
                      const Limits& limits) {
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  DocxStyles styles;
  DocxNumbering numbering;
  std::string text;
  if (pugi::xml_document part; ReadPart(archive, folder + "styles.xml", part, text)) styles.Read(part);
  if (pugi::xml_document part; ReadPart(archive, folder + "numbering.xml", part, text)) numbering.Read(part);
  FlowBudget budget(limits);
  Flow flow;
  DocxBody(styles, numbering, budget).Read(Child(xml.document_element(), "body"), flow);
  if (budget.Exceeded()) return OverBudget(Format::kDocx, budget);
  Document document = ToDocument(Format::kDocx, std::move(flow));
  document.title = Title(archive);
  return document;
}

}  // namespace

bool HasTooMuchMarkup(const std::string& text, std::ptrdiff_t most) {
  return std::count(text.begin(), text.end(), '<') + std::count(text.begin(), text.end(), '=') > most;
}

bool ParseXml(std::string& text, pugi::xml_document& xml, std::ptrdiff_t most) {
  if (HasTooMuchMarkup(text, most)) return false;
  constexpr unsigned kOptions =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single;
  return static_cast<bool>(xml.load_buffer_inplace(text.data(), text.size(), kOptions));
}

Document ReadDocx(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) return Refuse(ZipEnd::kTooLarge);
  const ZipArchive archive(bytes);
  if (archive.crowded()) return Refuse(ZipEnd::kTooLarge);
  if (!archive.good()) return Refuse(ZipEnd::kDamaged);
  const std::string main = MainPart(archive, "word/document.xml");
  std::string text;
  const ZipEnd end = archive.Unpack(main, limits.unpacked_bytes, text);
  if (end != ZipEnd::kRead) return Refuse(end);
  if (HasTooMuchMarkup(text)) return Refuse(ZipEnd::kTooLarge);
  pugi::xml_document xml;
  if (!ParseXml(text, xml)) return Refuse(ZipEnd::kDamaged);
  return ReadMainPart(archive, main, xml, limits);
}

}  // namespace gongkai::docread
