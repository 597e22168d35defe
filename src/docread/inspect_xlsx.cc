// xlsx: the strings and looks that all sheets share, then sheet by sheet with its comments and drawings, then the
// caches, names and links of the workbook, then whatever is left (office_rest.cc).
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "docread/docx_xml.h"
#include "docread/inspect_sheet.h"
#include "docread/inspectors.h"
#include "docread/office_parts.h"
#include "docread/sheet_formula.h"
#include "docread/xlsx_parts.h"
#include "docread/xlsx_text.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

class XlsxInspector {
 public:
  XlsxInspector(const ZipArchive& archive, Gathering& to) : parts_(archive, to), to_(to) {}

  void Inspect() {
    main_ = parts_.MainPart("xl/workbook.xml");
    if (main_.ends_with(".bin")) {
      throw Obstructed(Obstacle::kUnsupported,
                       "这是二进制的 Excel 表格（xlsb），没有检查，请用 Excel 或 WPS 打开并另存为 xlsx 后再上传。");
    }
    if (!parts_.Has(main_)) throw Obstructed(Obstacle::kDamaged, "Excel 表格已损坏，没有检查，请重新保存后再上传。");
    parts_.Read(main_, [&](XmlReader& xml) { ReadWorkbook(xml); });
    ReadShared();
    for (std::size_t i = 0; i < sheets_.size(); ++i) ReadSheet(sheets_[i]);
    ReadUnusedStrings();
    ReadWorkbookParts();
    parts_.AddLinks(main_, "工作簿");
    parts_.ReadRest();
  }

 private:
  struct ListedSheet : SheetNamed {
    std::string part;
  };

  void ReadWorkbook(XmlReader& xml) {
    std::map<std::string, std::string> targets;
    for (PartRelation& relation : parts_.RelationsOf(main_)) targets[relation.id] = std::move(relation.target);
    for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
      if (event != Event::kStart) continue;
      const string_view name = xml.name();
      if (name == "sheet") {
        ListSheet(xml, targets);
      } else if (name == "workbookPr") {
        const string_view from_1904 = xml.Attribute("date1904");
        if (from_1904 == "1" || from_1904 == "true") shared_.dates = DateSystem::k1904;
      } else if (name == "definedName") {
        DefinedName(xml);
      } else if (name == "absPath") {
        to_.Add(Sight::kProperty, xml.Attribute("url"), "保存的文件夹");
      } else if (name == "fileSharing") {
        to_.Add(Sight::kProperty, xml.Attribute("userName"), "锁定文件的人");
      }
    }
  }

  void ListSheet(XmlReader& xml, std::map<std::string, std::string>& targets) {
    if (sheets_.size() >= static_cast<std::size_t>(to_.limits().pages)) {
      throw Stopped(Obstacle::kTooLarge,
                    "工作表超过 " + std::to_string(to_.limits().pages) + " 张，没有检查，请只保留需要的工作表。");
    }
    ListedSheet sheet;
    sheet.name = CleanText(xml.Attribute("name"));
    const string_view state = xml.Attribute("state");
    sheet.hidden = state == "hidden" || state == "veryHidden";
    sheet.table = to_.NewTable();
    sheet.part = targets[std::string(xml.Attribute("id"))];
    to_.Add(sheet.hidden ? Sight::kHiddenSheet : Sight::kShown, sheet.name, "工作表的名称");
    sheets_.push_back(std::move(sheet));
  }

  /// Areas to print and to filter are the program's own names.
  void DefinedName(XmlReader& xml) {
    const std::string name(xml.Attribute("name"));
    const std::string comment(xml.Attribute("comment"));
    const std::string refers = xml.Content();
    if (name.starts_with("_xlnm.") && !NamesOtherFile(refers)) return;
    to_.Add(Sight::kDefinedName, name + " = " + refers, "定义的名称“" + name + "”");
    to_.Add(Sight::kDefinedName, comment, "定义的名称“" + name + "”的说明");
  }

  void ReadShared() {
    const std::vector<PartRelation> relations = parts_.RelationsOf(main_);
    const auto read = [&](string_view type, const std::function<void(XmlReader&)>& use) {
      for (const PartRelation& relation : relations) {
        if (relation.type == type && !relation.outside) parts_.Read(relation.target, use);
      }
    };
    read("theme", [&](XmlReader& xml) { shared_.looks.ReadTheme(xml); });
    read("styles", [&](XmlReader& xml) { shared_.looks.Read(xml); });
    read("sharedStrings", [&](XmlReader& xml) { ReadStrings(xml); });
  }

  void ReadStrings(XmlReader& xml) {
    std::string text, reading;
    for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
      if (event == Event::kText && xml.Ancestor(0) == "t") (xml.Ancestor(1) == "rPh" ? reading : text) += xml.text();
      if (event != Event::kEnd || xml.name() != "si") continue;
      shared_.strings.Add(CleanText(std::exchange(text, {})));
      to_.Add(Sight::kHiddenText, std::exchange(reading, {}), "文字的拼音");
      if (shared_.strings.bytes() > to_.limits().text_bytes || shared_.strings.size() > to_.limits().pieces) {
        throw Stopped(Obstacle::kTooLarge, "表格的内容太多，超出了可以检查的限度，没有检查，请拆分后再上传。");
      }
    }
  }

  void ReadSheet(const ListedSheet& sheet) {
    const std::vector<PartRelation> relations = parts_.RelationsOf(sheet.part);
    SheetMap map;
    for (const PartRelation& relation : relations) {
      if (relation.type == "table") parts_.Read(relation.target, [&](XmlReader& xml) { ReadTable(xml, sheet, map); });
    }
    if (!parts_.ReadAgain(sheet.part, [&](XmlReader& xml) { ReadSheetMap(xml, map); })) return;
    parts_.ReadAgain(sheet.part, [&](XmlReader& xml) { ReadSheetCells(xml, sheet, map, shared_, to_); });
    for (const PartRelation& relation : relations) {
      if (!relation.outside) ReadPartOfSheet(relation, sheet);
    }
    parts_.AddLinks(sheet.part, InWords(sheet));
  }

  void ReadTable(XmlReader& xml, const SheetNamed& sheet, SheetMap& map) {
    for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
      if (event != Event::kStart || xml.name() != "table") continue;
      if (const auto area = ParseArea(xml.Attribute("ref"))) map.tables.push_back(*area);
      to_.Add(Sight::kComment, xml.Attribute("comment"), InWords(sheet) + "的表格说明");
    }
  }

  void ReadPartOfSheet(const PartRelation& relation, const SheetNamed& sheet) {
    const std::string words = InWords(sheet);
    const Sight sight = sheet.hidden ? Sight::kHiddenSheet : Sight::kShown;
    if (relation.type == "comments" || relation.type == "threadedComment") {
      parts_.Read(relation.target, [&](XmlReader& xml) { ReadCellComments(xml, words, to_); });
    } else if (relation.type == "drawing") {
      parts_.AddLinks(relation.target, words + "的图形");
      parts_.Read(relation.target, [&](XmlReader& xml) { ReadSheetDrawing(xml, words, sight, to_); });
      for (const PartRelation& inner : parts_.RelationsOf(relation.target)) {
        if (inner.type == "chart") {
          parts_.Read(inner.target, [&](XmlReader& xml) { ReadChart(xml, words, sight, to_); });
        }
      }
    }
  }

  void ReadUnusedStrings() {
    for (std::size_t i = 0; i < shared_.strings.size(); ++i) {
      if (!shared_.strings.IsUsed(i)) to_.Add(Sight::kCache, shared_.strings.At(i), "没有单元格使用的文字");
    }
  }

  void ReadWorkbookParts() {
    for (const PartRelation& relation : parts_.RelationsOf(main_)) {
      if (relation.outside) continue;
      if (relation.type == "pivotCacheDefinition") ReadPivot(relation.target);
      if (relation.type == "externalLink") ReadExternal(relation.target);
    }
    for (const std::string& name : parts_.Names()) {
      if (name.starts_with("_rels/") || name.find("/_rels/") != std::string::npos || !name.ends_with(".xml")) continue;
      if (name.find("pivotCache/pivotCacheDefinition") != std::string::npos) ReadPivot(name);
      if (name.find("/externalLinks/") != std::string::npos) ReadExternal(name);
      if (name.find("/connections") != std::string::npos || name.find("/queryTables/") != std::string::npos) {
        parts_.Read(name, [&](XmlReader& xml) { ReadConnections(xml, to_); });
      }
      if (name.find("/revi"
                    "sions/") != std::string::npos) {
        parts_.Read(name, [&](XmlReader& xml) { ReadChangeLog(xml, to_); });
      }
      if (name.find("/comments") != std::string::npos || name.find("/threadedComments/") != std::string::npos) {
        parts_.Read(name, [&](XmlReader& xml) { ReadCellComments(xml, "没有放进工作表的", to_); });
      }
      if (name.find("/macrosheets/") != std::string::npos) {
        parts_.Read(name, [&](XmlReader& xml) { ReadMacroSheet(xml, to_); });
      }
      if (name.find("/worksheets/") != std::string::npos) ReadLostSheet(name);
    }
  }

  /// A sheet that the workbook does not name any more.
  void ReadLostSheet(const std::string& part) {
    if (std::any_of(sheets_.begin(), sheets_.end(), [&](const ListedSheet& sheet) { return sheet.part == part; }))
      return;
    ListedSheet sheet;
    sheet.name = FileNameOf(part);
    sheet.hidden = true;
    sheet.part = part;
    sheet.table = to_.NewTable();
    sheets_.push_back(sheet);
    ReadSheet(sheet);
  }

  void ReadPivot(const std::string& part) {
    PivotFields fields;
    const std::string records = parts_.TargetOf(part, "pivotCacheRecords");
    if (!parts_.Read(part, [&](XmlReader& xml) { ReadPivotFields(xml, fields, to_); })) return;
    parts_.AddLinks(part, "数据透视表");
    const int table = to_.NewTable();
    if (!records.empty()) parts_.Read(records, [&](XmlReader& xml) { ReadPivotRecords(xml, fields, table, to_); });
    AddUnusedPivotItems(fields, to_);
  }

  void ReadExternal(const std::string& part) {
    if (!parts_.Read(part, [&](XmlReader& xml) { ReadExternalBook(xml, to_); })) return;
    parts_.AddLinks(part, "外部工作簿");
  }

  OfficeParts parts_;
  Gathering& to_;
  std::string main_;
  std::vector<ListedSheet> sheets_;
  SheetShared shared_;
};

}  // namespace

void InspectXlsx(const ZipArchive& archive, Gathering& to) { XlsxInspector(archive, to).Inspect(); }

}  // namespace gongkai::docread
