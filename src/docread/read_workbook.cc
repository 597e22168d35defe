// Chooses the reader of workbooks by what the bytes are, and says of all else what to save it as.
#include "docread/read_workbook.h"

#include <utility>

#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

Workbook Refuse(Obstacle obstacle, std::string message) {
  return CouldNotReadWorkbook(WorkbookFormat::kUnknown, obstacle, std::move(message));
}

Workbook NoTable(std::string_view what) {
  return Refuse(Obstacle::kUnsupported,
                std::string(what) + "不是可以导入的表格，请上传 Excel 表格（xlsx）或 CSV 文件。");
}

}  // namespace

Workbook CouldNotReadWorkbook(WorkbookFormat format, Obstacle obstacle, std::string message) {
  Workbook workbook;
  workbook.format = format;
  workbook.obstacle = obstacle;
  workbook.obstacle_message = std::move(message);
  return workbook;
}

Workbook ReadWorkbook(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return Refuse(Obstacle::kTooLarge,
                  "文件超过 " + std::to_string(limits.file_bytes >> 20U) + " MB，没有读取，请只上传需要导入的表格。");
  }
  const Sniffed sniffed = SniffClosely(bytes);
  switch (sniffed.kind) {
    case Kind::kEmpty:
      return Refuse(Obstacle::kNoText, "文件是空的，里面没有任何内容。");
    case Kind::kXlsx:
      return ReadXlsx(bytes, limits);
    case Kind::kText:
    case Kind::kHtml:  // or text with a tag in one of its cells: ReadSeparated tells
      return ReadSeparated(bytes, limits);
    case Kind::kOldExcel:
      return Refuse(Obstacle::kUnsupported,
                    "这是旧版 Excel 或 WPS 表格（xls、et），请用 Excel 或 WPS 打开并另存为 xlsx 后再上传。");
    case Kind::kEncryptedOffice:
      return Refuse(Obstacle::kEncrypted, "文件设有密码，请去掉密码后再上传。");
    case Kind::kDocx:
      return NoTable(NameOf(Format::kDocx));
    case Kind::kPdf:
      return NoTable("PDF 文件");
    case Kind::kOldWord:
    case Kind::kRtf:
    case Kind::kWordXml:
      return NoTable(NameOf(Format::kDoc));
    case Kind::kMhtml:
      return NoTable("网页");
    case Kind::kImage:
      return NoTable("图片");
    case Kind::kPptx:
    case Kind::kOldPowerPoint:
    case Kind::kOpenDocument:
    case Kind::kZip:
    case Kind::kOther:
      break;
  }
  return NoTable(sniffed.name);
}

}  // namespace gongkai::docread
