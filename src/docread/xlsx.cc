// xlsx to Workbook: the parts that matter are unpacked within limits, the strings and styles that all sheets share
// first, then the sheets one by one (xlsx_sheet.h). What cannot be unpacked or understood in any of them ends the whole
// in a sentence: half a list is worse than none.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "docread/docx_xml.h"
#include "docread/office_package.h"
#include "docread/read_workbook.h"
#include "docread/xlsx_sheet.h"
#include "docread/xlsx_text.h"
#include "docread/zip_archive.h"

namespace gongkai::docread {
namespace {

Workbook Refuse(Obstacle obstacle, std::string message) {
  return CouldNotReadWorkbook(WorkbookFormat::kXlsx, obstacle, std::move(message));
}

/// `what` stands in the way: "工作表“人员”", or the whole.
Workbook RefuseFor(Obstacle obstacle, const std::string& what) {
  if (obstacle == Obstacle::kEncrypted) return Refuse(obstacle, "Excel 表格设有密码，请去掉密码后再上传。");
  if (obstacle == Obstacle::kTooLarge) {
    return Refuse(obstacle, what + "内容太多，超出了可以读取的限度，没有读取，请删去不需要的内容后再上传。");
  }
  return Refuse(obstacle, what + "已损坏，无法读取，请用 Excel 或 WPS 打开并重新保存后再上传。");
}

Obstacle ObstacleOf(ZipEnd end) {
  switch (end) {
    case ZipEnd::kRead:
      return Obstacle::kNone;
    case ZipEnd::kEncrypted:
      return Obstacle::kEncrypted;
    case ZipEnd::kTooLarge:
      return Obstacle::kTooLarge;
    case ZipEnd::kMissing:
    case ZipEnd::kDamaged:
      break;
  }
  return Obstacle::kDamaged;
}

class XlsxReader {
 public:
  XlsxReader(const ZipArchive& archive, const Limits& limits)
      : archive_(archive), limits_(limits), bytes_left_(limits.unpacked_bytes), budget_(limits) {}

  Workbook Read() {
    const std::string main = MainPart(archive_, "xl/workbook.xml");
    if (main.ends_with(".bin")) {
      return Refuse(Obstacle::kUnsupported,
                    "这是二进制的 Excel 表格（xlsb），请用 Excel 或 WPS 打开并另存为 xlsx 后再上传。");
    }
    relations_ = RelationsOf(archive_, main);
    std::string text;
    pugi::xml_document workbook;
    if (const Obstacle obstacle = Open(main, text, workbook); obstacle != Obstacle::kNone) return RefuseFor(obstacle);
    if (const Obstacle obstacle = ReadShared(workbook); obstacle != Obstacle::kNone) return RefuseFor(obstacle);
    return ReadSheets(Child(workbook.document_element(), "sheets"));
  }

 private:
  static Workbook RefuseFor(Obstacle obstacle) { return docread::RefuseFor(obstacle, "Excel 表格"); }

  /// All parts together may not unpack to more than is allowed for one.
  Obstacle Open(const std::string& part, std::string& text, pugi::xml_document& xml) {
    const Obstacle obstacle = ObstacleOf(archive_.Unpack(part, bytes_left_, text));
    if (obstacle != Obstacle::kNone) return obstacle;
    bytes_left_ -= text.size();
    if (HasTooMuchMarkup(text)) return Obstacle::kTooLarge;
    return ParseXml(text, xml) ? Obstacle::kNone : Obstacle::kDamaged;
  }

  /// Strings and styles may be missing, but not be there and illegible: dates would silently turn into numbers.
  Obstacle ReadShared(const pugi::xml_document& workbook) {
    const std::string_view from_1904 = Attribute(Child(workbook.document_element(), "workbookPr"), "date1904");
    if (from_1904 == "1" || from_1904 == "true") shared_.dates = DateSystem::k1904;
    for (const Relation& relation : relations_) {
      const bool strings = relation.type.ends_with("/sharedStrings"), styles = relation.type.ends_with("/styles");
      if (!strings && !styles) continue;
      std::string text;
      pugi::xml_document part;
      if (const Obstacle obstacle = Open(relation.target, text, part); obstacle != Obstacle::kNone) return obstacle;
      if (strings) shared_.strings = SharedStrings(part);
      if (styles) shared_.styles.Read(part);
    }
    return Obstacle::kNone;
  }

  const Relation* RelationBy(std::string_view id) const {
    const auto found =
        std::find_if(relations_.begin(), relations_.end(), [&](const Relation& one) { return one.id == id; });
    return found == relations_.end() ? nullptr : &*found;
  }

  Workbook ReadSheets(pugi::xml_node sheets) {
    Workbook workbook;
    workbook.format = WorkbookFormat::kXlsx;
    for (const pugi::xml_node node : sheets) {
      const Relation* relation = RelationBy(Attribute(node, "id"));
      if (relation == nullptr) return RefuseFor(Obstacle::kDamaged);
      if (!relation->type.ends_with("/worksheet")) continue;
      if (workbook.sheets.size() >= static_cast<std::size_t>(limits_.pages)) return RefuseFor(Obstacle::kTooLarge);
      const std::string_view state = Attribute(node, "state");
      Sheet& sheet = workbook.sheets.emplace_back();
      sheet.name = CleanText(Attribute(node, "name"));
      sheet.hidden = state == "hidden" || state == "veryHidden";
      std::string text;
      pugi::xml_document part;
      Obstacle obstacle = Open(relation->target, text, part);
      if (obstacle == Obstacle::kNone) obstacle = ReadXlsxSheet(part, shared_, budget_, sheet);
      if (obstacle != Obstacle::kNone) return docread::RefuseFor(obstacle, "工作表“" + Ellipsis(sheet.name, 40) + "”");
    }
    const bool blank = std::all_of(workbook.sheets.begin(), workbook.sheets.end(),
                                   [](const Sheet& sheet) { return sheet.rows.empty(); });
    return blank ? Refuse(Obstacle::kNoText, "Excel 表格里没有任何内容。") : workbook;
  }

  const ZipArchive& archive_;
  Limits limits_;
  std::size_t bytes_left_;
  WorkbookBudget budget_;
  std::vector<Relation> relations_;
  XlsxShared shared_;
};

}  // namespace

Workbook ReadXlsx(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) return RefuseFor(Obstacle::kTooLarge, "Excel 表格");
  const ZipArchive archive(bytes);
  if (archive.crowded()) return RefuseFor(Obstacle::kTooLarge, "Excel 表格");
  if (!archive.good()) return RefuseFor(Obstacle::kDamaged, "Excel 表格");
  return XlsxReader(archive, limits).Read();
}

}  // namespace gongkai::docread
