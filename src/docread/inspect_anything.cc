// Which inspector takes what. What none takes, or is locked or damaged, is told in a sentence.
#include <optional>
#include <string>
#include <string_view>

#include "docread/inspectors.h"
#include "docread/ole_names.h"
#include "docread/xml_events.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr const char* kDamaged = "文件已损坏，没有检查，请用 Office 或 WPS 打开并重新保存后再上传。";

/// By its parts: a folder that is called "word" makes no document.
bool IsOfficePackage(const ZipArchive& archive) {
  return archive.IndexOf("[Content_Types].xml").has_value() || archive.IndexOf("_rels/.rels").has_value();
}

void InspectArchive(string_view bytes, Kind kind, Gathering& to) {
  const ZipArchive archive(bytes);
  if (archive.crowded()) throw Obstructed(Obstacle::kTooLarge, "里面的文件太多，没有检查，请拆分后再上传。");
  if (!archive.good()) throw Obstructed(Obstacle::kDamaged, kDamaged);
  const std::size_t slack = 64 + 16 * archive.entries();  // programs differ in what they write behind an entry
  if (const std::size_t lost = BytesOfNoEntry(bytes); lost > slack) {
    to.ObstructPart("里面有 " + std::to_string(lost) +
                    " 字节不属于任何一个文件，没有检查，请另存或者重新压缩后再上传。");
  }
  if (!IsOfficePackage(archive) || kind == Kind::kZip) return InspectZip(archive, to);
  if (kind == Kind::kDocx) return InspectDocx(archive, to);
  if (kind == Kind::kXlsx) return InspectXlsx(archive, to);
  InspectPptx(archive, to);
}

/// What old programs wrote, and what new ones put a file into.
bool IsOldOffice(string_view bytes) {
  for (const OleStream& stream : OleStreams(bytes)) {
    if (stream.name == "WordDocument" || stream.name == "Workbook" || stream.name == "Book" ||
        stream.name == "PowerPoint Document") {
      return true;
    }
  }
  return false;
}

std::string ImageKind(string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "图片（PNG）";
  if (bytes.starts_with("\xFF\xD8")) return "图片（JPEG）";
  if (bytes.starts_with("GIF8")) return "图片（GIF）";
  if (bytes.starts_with("II") || bytes.starts_with("MM")) return "图片（TIFF）";
  if (bytes.starts_with("RIFF")) return "图片（WebP）";
  if (bytes.starts_with("BM")) return "图片（BMP）";
  return "图片";
}

}  // namespace

std::string KindOfFile(string_view bytes) {
  const Sniffed sniffed = SniffClosely(bytes);
  switch (sniffed.kind) {
    case Kind::kEmpty:
      return "空文件";
    case Kind::kText:
      return "文本";
    case Kind::kHtml:
    case Kind::kMhtml:
      return "网页";
    case Kind::kDocx:
      return "Word 文档（docx）";
    case Kind::kPdf:
      return "PDF";
    case Kind::kOldWord:
    case Kind::kRtf:
    case Kind::kWordXml:
      return IsOleFile(bytes) && !IsOldOffice(bytes) ? "嵌入的对象" : "旧版 Word 文档";
    case Kind::kXlsx:
      return "Excel 工作簿（xlsx）";
    case Kind::kOldExcel:
      return "旧版 Excel 工作簿（xls）";
    case Kind::kImage:
      return ImageKind(bytes);
    case Kind::kEncryptedOffice:
      return "设有密码的 Office 文件";
    case Kind::kPptx:
    case Kind::kOldPowerPoint:
    case Kind::kOpenDocument:
    case Kind::kZip:
    case Kind::kOther:
      break;
  }
  return std::string(sniffed.name);
}

bool NeedsProgram(string_view bytes) {
  const Kind kind = SniffClosely(bytes).kind;
  if (kind == Kind::kOldWord && IsOleFile(bytes)) return IsOldOffice(bytes);
  return kind == Kind::kPdf || kind == Kind::kOldWord || kind == Kind::kRtf || kind == Kind::kWordXml ||
         kind == Kind::kOldExcel || kind == Kind::kOldPowerPoint || kind == Kind::kOpenDocument;
}

void InspectAnything(string_view bytes, const std::string& name, Gathering& to) {
  const Sniffed sniffed = SniffClosely(bytes);
  try {
    if (name == kOleAlone && IsOleFile(bytes)) return InspectOle(bytes, to);
    if (NeedsProgram(bytes)) return to.Defer(bytes);
    switch (sniffed.kind) {
      case Kind::kOldWord:  // only by its envelope
        return InspectOle(bytes, to);
      case Kind::kEmpty:
        return;
      case Kind::kText:
        return InspectText(bytes, name, to);
      case Kind::kHtml:
      case Kind::kMhtml:
        return InspectHtml(bytes, sniffed.kind == Kind::kMhtml, to);
      case Kind::kDocx:
      case Kind::kXlsx:
      case Kind::kPptx:
      case Kind::kZip:
        return InspectArchive(bytes, sniffed.kind, to);
      case Kind::kImage:
        return InspectImage(bytes, to);
      case Kind::kEncryptedOffice:
        throw Obstructed(Obstacle::kEncrypted, "文件设有密码，没有检查，请去掉密码后再上传。");
      default:
        break;
    }
  } catch (const XmlDamaged&) {
    throw Obstructed(Obstacle::kDamaged, kDamaged);
  }
  throw Obstructed(Obstacle::kUnsupported,
                   "这是" + std::string(sniffed.name) + "，不能检查里面有什么，请换成 docx、xlsx、PDF 等常用格式。");
}

}  // namespace gongkai::docread
