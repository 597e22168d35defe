// A workbook without its hidden parts: sheets, rows, columns and cells that nobody sees, names, caches, comments. What
// is left opens as before: formulas that used something that goes have become values first. Source: ISO/IEC 29500-1 18.
// Next to read: clean_xlsx_sheet.cc, xlsx_references.h, office_edit.h.
#include "docread/clean_xlsx.h"

#include <algorithm>
#include <utility>

#include "docread/docx_xml.h"
#include "docread/office_edit.h"
#include "docread/office_rewrite.h"
#include "docread/xlsx_text.h"
#include "docread/xml_events.h"

namespace gongkai::docread {
namespace {

using std::string_view;

/// What prints a sheet, and holds no text: a name that every program knows.
bool IsOfPrinting(string_view name) { return name == "_xlnm.Print_Area" || name == "_xlnm.Print_Titles"; }

class XlsxCleaner {
 public:
  XlsxCleaner(OfficeRewrite& parts, CleanWork& work) : parts_(parts), work_(work), book_(parts.Main()) {}

  bool Clean() {
    FindSheets();
    ReadLooks();
    DropOrderedLinks(parts_, work_);
    if (work_.refused() || !PlanSheets()) return false;
    std::string texts;
    pugi::xml_document shared;
    const std::string shared_part = parts_.TargetOf(book_, "sharedStrings");
    if (!shared_part.empty() && !ReadShared(shared_part, texts, shared)) return false;
    if (!CleanSheets() || !CleanBook()) return false;
    if (!shared_part.empty()) WriteShared(shared_part, shared);
    return CleanOthers();
  }

 private:
  void FindSheets() {
    std::string text = parts_.Bytes(book_);
    pugi::xml_document xml;
    if (!ParsePart(text, xml)) return;
    const string_view from_1904 = Attribute(Child(xml.document_element(), "workbookPr"), "date1904");
    if (from_1904 == "1" || from_1904 == "true") plan_.dates = DateSystem::k1904;
    for (const pugi::xml_node node : Child(xml.document_element(), "sheets")) {
      SheetPlan sheet;
      sheet.name = Attribute(node, "name");
      const string_view state = Attribute(node, "state"), id = Attribute(node, "id");
      for (const PartLink& link : parts_.LinksOf(book_)) {
        if (link.id == id) sheet.part = link.target;
      }
      const bool is_hidden = state == "hidden" || state == "veryHidden";
      sheet.is_removed = is_hidden && work_.Removes(Sight::kHiddenSheet);
      plan_.sheets.push_back(std::move(sheet));
    }
    const bool has_caches = std::any_of(parts_.LinksOf(book_).begin(), parts_.LinksOf(book_).end(),
                                        [](const PartLink& link) { return link.kind() == "externalLink"; });
    plan_.names_go = work_.Removes(Sight::kDefinedName) || (has_caches && work_.Removes(Sight::kCache));
  }

  /// Before tables are dropped.
  void ReadLooks() {
    const auto read = [&](const std::string& part, const auto& use) {
      if (part.empty()) return;
      BytesInMemory source(parts_.Bytes(part));
      XmlReader xml(source);
      use(xml);
    };
    try {
      read(parts_.TargetOf(book_, "theme"), [&](XmlReader& xml) { plan_.looks.ReadTheme(xml); });
      read(parts_.TargetOf(book_, "styles"), [&](XmlReader& xml) { plan_.looks.Read(xml); });
    } catch (const XmlDamaged&) {
      work_.Refuse(Obstacle::kDamaged, "工作簿的样式已损坏，无法制作干净的副本。");
    }
    for (SheetPlan& sheet : plan_.sheets) {
      for (const PartLink& link : parts_.LinksOf(sheet.part)) {
        if (link.kind() == "table" && !link.external) ReadTable(link.target, sheet);
      }
    }
  }

  void ReadTable(const std::string& part, SheetPlan& sheet) {
    std::string text = parts_.Bytes(part);
    pugi::xml_document xml;
    if (!ParsePart(text, xml)) return;
    if (const auto area = FormulaAreaOf(Attribute(xml.document_element(), "ref")); area) sheet.tables.push_back(*area);
  }

  void RefusePart(const std::string& text, const std::string& what) {
    if (HasTooMuchMarkup(text, kMostMarkupOfCopy)) {
      work_.Refuse(Obstacle::kTooLarge, what + "的内容太多，没有制作干净的副本，请拆分后再试。");
    } else {
      work_.Refuse(Obstacle::kDamaged, what + "已损坏，无法制作干净的副本。");
    }
  }

  bool PlanSheets() {
    for (SheetPlan& sheet : plan_.sheets) {
      if (sheet.is_removed || sheet.part.empty() || !parts_.Has(sheet.part)) continue;
      std::string text = parts_.Bytes(sheet.part);
      pugi::xml_document xml;
      if (!ParsePart(text, xml)) {
        RefusePart(text, "工作表“" + sheet.name + "”");
        return false;
      }
      PlanSheet(xml.document_element(), work_, plan_, sheet);
    }
    return true;
  }

  bool ReadShared(const std::string& part, std::string& text, pugi::xml_document& xml) {
    text = parts_.Bytes(part);
    if (!ParsePart(text, xml)) {
      RefusePart(text, "工作簿的文字表");
      return false;
    }
    for (pugi::xml_node item : xml.document_element()) {
      if (work_.Removes(Sight::kHiddenText)) {
        while (const pugi::xml_node spoken = Child(item, "rPh")) item.remove_child(spoken);
      }
      ChangeTextItem(item, work_);
    }
    plan_.texts.Read(xml.document_element());
    return true;
  }

  bool CleanSheets() {
    for (const SheetPlan& sheet : plan_.sheets) {
      if (sheet.is_removed) {
        work_.Note(Sight::kHiddenSheet, "工作表“" + sheet.name + "”");
        continue;
      }
      if (sheet.part.empty() || !parts_.Has(sheet.part)) continue;
      const bool good = parts_.Edit(sheet.part, work_, [&](pugi::xml_node root) {
        CleanSheet(root, work_, plan_, sheet);
        if (work_.RemovesAnything()) DropOwnIds(root);
      });
      if (!good) return false;
      if (work_.RemovesAnything()) DropUnnamedLinks(parts_, sheet.part);
    }
    return true;
  }

  static void DropOwnIds(pugi::xml_node root) { root.remove_attribute("xr:uid"); }

  bool CleanBook() {
    const bool good = parts_.Edit(book_, work_, [&](pugi::xml_node root) {
      const std::vector<int> renumbered = DropSheets(root);
      CleanNames(root, renumbered);
      NameSheets(root);
      if (work_.RemovesAnything()) DropAround(root);
    });
    for (const SheetPlan& sheet : plan_.sheets) {
      if (!sheet.is_removed) continue;
      parts_.DropLinks(book_, [&](const PartLink& link) { return link.target == sheet.part; });
    }
    return good;
  }

  /// The number each sheet has afterwards; -1 for those that are gone.
  std::vector<int> DropSheets(pugi::xml_node root) {
    std::vector<int> renumbered;
    pugi::xml_node sheets = Child(root, "sheets");
    int kept = 0;
    std::size_t index = 0;
    for (pugi::xml_node sheet = sheets.first_child(); sheet; ++index) {
      const pugi::xml_node next = sheet.next_sibling();
      const bool goes = index < plan_.sheets.size() && plan_.sheets[index].is_removed;
      renumbered.push_back(goes ? -1 : kept++);
      if (goes) sheets.remove_child(sheet);
      sheet = next;
    }
    if (kept == 0) work_.Refuse(Obstacle::kUnsupported, "工作簿里的工作表全部是隐藏的，去掉以后没有内容。");
    for (pugi::xml_node view : Child(root, "bookViews")) {
      if (kept == static_cast<int>(renumbered.size())) break;
      for (const char* name : {"activeTab", "firstSheet"}) view.remove_attribute(name);
    }
    return renumbered;
  }

  void CleanNames(pugi::xml_node root, const std::vector<int>& renumbered) {
    pugi::xml_node names = Child(root, "definedNames");
    for (pugi::xml_node name = names.first_child(); name;) {
      const pugi::xml_node next = name.next_sibling();
      if (!KeepsName(name, renumbered)) names.remove_child(name);
      name = next;
    }
    if (names && !names.first_child()) root.remove_child(names);
  }

  bool KeepsName(pugi::xml_node name, const std::vector<int>& renumbered) {
    const string_view word = Attribute(name, "name");
    if (const int local = ToInt(Attribute(name, "localSheetId"), -1); local >= 0) {
      const auto at = static_cast<std::size_t>(local);
      const int now = at < renumbered.size() ? renumbered[at] : -1;
      if (now < 0) return false;
      name.attribute("localSheetId").set_value(now);
    }
    if (work_.Removes(Sight::kDefinedName) && !IsOfPrinting(word)) {
      if (!word.starts_with("_xlnm.")) work_.Note(Sight::kDefinedName, "名称");
      return false;
    }
    const std::string formula = RawText(name);
    const FormulaReferences references = ReferencesOf(formula);
    const bool dangles = std::any_of(references.areas.begin(), references.areas.end(), [&](const FormulaArea& area) {
      const SheetPlan* sheet = plan_.Find(area.sheet);
      return sheet != nullptr && sheet->is_removed;
    });
    return !dangles && formula.find('[') == std::string::npos && !work_.changes().Occurs(formula);
  }

  /// What a sheet may not be called is taken out of the new name, too.
  void NameSheets(pugi::xml_node root) {
    for (pugi::xml_node sheet : Child(root, "sheets")) {
      std::string name(Attribute(sheet, "name"));
      if (!work_.Change(name)) continue;
      for (char& c : name) c = string_view("[]*?/\\:").find(c) == string_view::npos ? c : '_';
      sheet.attribute("name").set_value(name.c_str());
    }
  }

  /// Who shared it, where it lay, what was calculated in which order.
  void DropAround(pugi::xml_node root) {
    for (pugi::xml_node child = root.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      const string_view name = LocalName(child);
      const bool is_cache = name == "pivotCaches" || name == "externalReferences";
      if (name == "fileSharing" || name == "customWorkbookViews" || name == "AlternateContent" ||
          name == "revisionPtr" || name == "smartTagPr" || name == "smartTagTypes" || name == "webPublishing" ||
          name == "webPublishObjects" || name == "fileRecoveryPr" || name == "extLst" ||
          (is_cache && work_.Removes(Sight::kCache))) {
        root.remove_child(child);
      } else if (name == "workbookPr") {
        child.remove_attribute("codeName");
        child.remove_attribute("filterPrivacy");
      }
      child = next;
    }
  }

  void WriteShared(const std::string& part, pugi::xml_document& xml) {
    if (work_.Removes(Sight::kCache)) work_.Note(Sight::kCache, "没有单元格使用的文字", UnusedFromTheStart());
    plan_.texts.Write(xml.document_element());
    parts_.Bytes(part) = WritePart(xml);
  }
  /// Those that lost their cells are told with the cells.
  int UnusedFromTheStart() const {
    const bool any_goes = std::any_of(plan_.sheets.begin(), plan_.sheets.end(),
                                      [](const SheetPlan& sheet) { return sheet.LosesCells(); });
    return any_goes ? 0 : plan_.texts.Unused();
  }

  /// Drawings, charts, tables, comments that stay.
  bool CleanOthers() {
    parts_.DropUnreachable();
    for (const std::string& part : parts_.Names()) {
      const string_view type = parts_.ContentType(part);
      const bool is_drawing = part.find("/drawings/") != string_view::npos ||
                              part.find("/charts/") != string_view::npos ||
                              part.find("/diagrams/") != string_view::npos;
      if (is_drawing && (type.ends_with("xml") || part.ends_with(".vml") || part.ends_with(".xml"))) {
        if (!CleanDrawing(part)) return false;
      } else if (part.find("/tables/") != string_view::npos && work_.Removes(Sight::kHiddenRow)) {
        if (!CleanTable(part)) return false;
      }
    }
    parts_.DropUnreachable();
    for (const std::string& part : parts_.Names()) ChangeWords(part);
    LevelNames(parts_, work_);
    return CleanFilesWithin(parts_, work_);
  }

  bool CleanTable(const std::string& part) {
    return parts_.Edit(part, work_, [](pugi::xml_node root) {
      FromBelow(root, [](pugi::xml_node node) {
        if (LocalName(node) == "filterColumn") Remove(node);
      });
    });
  }

  bool CleanDrawing(const std::string& part) {
    const bool good = parts_.Edit(part, work_, [&](pugi::xml_node root) {
      CleanDrawings(root, work_, "图形");
      FromBelow(root, [&](pugi::xml_node node) { CleanChart(node); });
    });
    if (good && work_.RemovesAnything()) DropUnnamedLinks(parts_, part);
    return good;
  }

  /// A chart keeps a copy of what it is drawn from; of cells that are gone it keeps none.
  void CleanChart(pugi::xml_node node) {
    const string_view name = LocalName(node);
    if (name != "numRef" && name != "strRef" && name != "multiLvlStrRef") return;
    if (!plan_.Touches(RawText(Child(node, "f")), "")) return;
    const pugi::xml_node around = node.parent();
    Remove(node);
    if (!around.first_child()) Remove(around);
  }

  /// Cells were seen to before: the number of a shared text is no number that a person typed.
  void ChangeWords(const std::string& part) {
    const bool is_sheet = std::any_of(plan_.sheets.begin(), plan_.sheets.end(),
                                      [&](const SheetPlan& sheet) { return sheet.part == part; });
    if (!is_sheet) return ChangeWordsOfPart(parts_, part, work_);
    if (work_.changes().empty()) return;
    std::string text = parts_.Bytes(part);
    pugi::xml_document xml;
    if (!ParsePart(text, xml)) return;
    for (const pugi::xml_node child : xml.document_element()) {
      if (LocalName(child) != "sheetData") ChangeTexts(child, work_);
    }
    parts_.Bytes(part) = WritePart(xml);
  }

  OfficeRewrite& parts_;
  CleanWork& work_;
  std::string book_;
  WorkbookPlan plan_;
};

}  // namespace

std::optional<std::string> CleanXlsx(string_view bytes, CleanWork& work) {
  OfficeRewrite parts;
  if (!parts.Load(bytes, work) || !XlsxCleaner(parts, work).Clean()) return std::nullopt;
  return parts.Save(work);
}

}  // namespace gongkai::docread
