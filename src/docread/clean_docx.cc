// A docx without its hidden parts. Three passes over the tree of each part that shows text: what somebody has changed
// and not accepted, what a run looks like, and what stands around the text (fields, links, controls, comments). Source:
// ISO/IEC 29500-1 17 (WordprocessingML). Next to read: docx_tracked.h, docx_looks.h, office_edit.h.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean_work.h"
#include "docread/docx_fields.h"
#include "docread/docx_looks.h"
#include "docread/docx_tracked.h"
#include "docread/docx_xml.h"
#include "docread/office_edit.h"
#include "docread/office_rewrite.h"

namespace gongkai::docread {
namespace {

using std::string_view;

string_view PlaceOf(string_view root) {
  if (root == "hdr") return "页眉";
  if (root == "ftr") return "页脚";
  if (root == "footnotes") return "脚注";
  if (root == "endnotes") return "尾注";
  if (root == "comments") return "批注";
  return "正文";
}

bool ShowsText(string_view root) {
  return root == "document" || root == "hdr" || root == "ftr" || root == "footnotes" || root == "endnotes" ||
         root == "comments" || root == "glossaryDocument";
}

/// The properties of a run, a style or a paragraph's mark, read as the inspection reads them.
DocxLook LookOfProperties(pugi::xml_node properties) {
  DocxLook look;
  constexpr string_view kOfInterest[] = {"vanish", "color", "sz", "w", "shd", "highlight"};
  if (std::none_of(std::begin(kOfInterest), std::end(kOfInterest),
                   [&](string_view name) { return static_cast<bool>(Child(properties, name)); })) {
    return look;
  }
  const std::string text = WriteNode(properties);
  BytesInMemory source(text);
  XmlReader xml(source);
  for (auto event = xml.Next(); event != XmlReader::Event::kFinished; event = xml.Next()) {
    if (event == XmlReader::Event::kStart && xml.depth() == 2) TakeRunProperty(xml, look);
  }
  return look;
}

std::optional<Behind> ShadingIn(pugi::xml_node properties) {
  return Child(properties, "shd") ? LookOfProperties(properties).behind : std::nullopt;
}

/// Runs that nobody sees, with what they inherit from the paragraph and stand on.
class RunRemover {
 public:
  RunRemover(const DocxLooks& looks, CleanWork& work, string_view where) : looks_(looks), work_(work), where_(where) {}

  void Walk(pugi::xml_node node, const DocxLook& paragraph, const Behind& behind) {
    for (pugi::xml_node child = node.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      Visit(child, paragraph, behind);
      child = next;
    }
  }

 private:
  void Visit(pugi::xml_node node, const DocxLook& paragraph, const Behind& behind) {
    const string_view name = LocalName(node);
    if (name == "p") return Walk(node, Paragraph(node), behind);
    if (name == "tbl") return WalkTable(node, paragraph, behind);
    if (name == "tc") return WalkCell(node, paragraph, behind);
    if (name == "tr" && IsOn(Child(node, "trPr"), "hidden") && work_.Removes(Sight::kHiddenText)) {
      return Drop(node, Sight::kHiddenText);
    }
    if (name == "txbxContent") return Walk(node, looks_.defaults(), {false, kWhite});
    if (name == "pPr") return ShowMark(node);
    if (name == "r" && HoldsText(node)) {
      const Sight sight = Run(node, paragraph).SightOn(behind);
      if (sight != Sight::kShown && work_.Removes(sight)) return Drop(node, sight);
    }
    Walk(node, paragraph, behind);
  }

  void WalkTable(pugi::xml_node table, const DocxLook& paragraph, Behind behind) {
    if (looks_.Shades(ChildValue(Child(table, "tblPr"), "tblStyle"))) behind.known = false;
    Walk(table, paragraph, behind);
  }

  void WalkCell(pugi::xml_node cell, const DocxLook& paragraph, const Behind& behind) {
    const pugi::xml_node properties = Child(cell, "tcPr");
    const auto covers = [&](string_view merge) {
      const pugi::xml_node node = Child(properties, merge);
      return node && Attribute(node, "val") != "restart";
    };
    if ((covers("vMerge") || covers("hMerge")) && work_.Removes(Sight::kCovered) && HoldsText(cell)) {
      work_.Note(Sight::kCovered, where_);
      FromBelow(cell, [](pugi::xml_node node) {
        if (LocalName(node) == "r") Remove(node);
      });
    }
    Walk(cell, paragraph, ShadingIn(properties).value_or(behind));
  }

  DocxLook Paragraph(pugi::xml_node node) const {
    const pugi::xml_node properties = Child(node, "pPr");
    const string_view style = ChildValue(properties, "pStyle");
    DocxLook look = looks_.defaults();
    look.PutOver(looks_.Of(style.empty() ? string_view(looks_.default_paragraph()) : style));
    if (const auto shading = ShadingIn(properties)) look.behind = shading;
    return look;
  }

  DocxLook Run(pugi::xml_node node, const DocxLook& paragraph) const {
    const pugi::xml_node properties = Child(node, "rPr");
    DocxLook look = paragraph;
    if (const string_view style = ChildValue(properties, "rStyle"); !style.empty()) look.PutOver(looks_.Of(style));
    look.PutOver(LookOfProperties(properties));
    return look;
  }

  /// The mark at the end of a paragraph may be hidden too; it holds nothing.
  void ShowMark(pugi::xml_node properties) {
    if (!work_.Removes(Sight::kHiddenText)) return;
    pugi::xml_node mark = Child(properties, "rPr");
    if (const pugi::xml_node vanish = Child(mark, "vanish"); vanish) mark.remove_child(vanish);
  }

  void Drop(pugi::xml_node node, Sight sight) {
    if (HoldsText(node)) work_.Note(sight, where_);
    Remove(node);
  }

  const DocxLooks& looks_;
  CleanWork& work_;
  string_view where_;
};

/// Comments, controls, files within, and what Word notes for itself around the text.
void CleanAround(pugi::xml_node root, CleanWork& work, string_view where) {
  FromBelow(root, [&](pugi::xml_node node) {
    const string_view name = LocalName(node);
    if (name == "commentRangeStart" || name == "commentRangeEnd" || name == "commentReference") {
      if (work.Removes(Sight::kComment)) Remove(node);
    } else if (name == "proofErr" || name == "permStart" || name == "permEnd") {
      if (work.RemovesAnything()) Remove(node);
    } else if (name == "sdt" && work.Removes(Sight::kFormField)) {
      work.Note(Sight::kFormField, where);
      if (const pugi::xml_node content = Child(node, "sdtContent"); content) {
        Unwrap(content);
      }
      for (const string_view own : {"sdtPr", "sdtEndPr"}) {
        if (const pugi::xml_node part = Child(node, own); part) node.remove_child(part);
      }
      Unwrap(node);
    } else if (name == "smartTag" || (name == "customXml" && work.Removes(Sight::kProperty))) {
      if (!work.RemovesAnything()) return;
      for (const string_view own : {"smartTagPr", "customXmlPr"}) {
        if (const pugi::xml_node part = Child(node, own); part) node.remove_child(part);
      }
      Unwrap(node);
    } else if (name == "OLEObject" && work.Removes(Sight::kEmbedded)) {
      Remove(node);  // its picture stays
    } else if (name == "object" && work.Removes(Sight::kEmbedded)) {
      node.set_name("w:pict");
    } else if (name == "altChunk" && work.Removes(Sight::kEmbedded)) {
      Remove(node);
    } else if (name == "control" && work.Removes(Sight::kScript)) {
      Remove(node);
    } else if ((name == "tblCaption" || name == "tblDescription") && work.Removes(Sight::kAlternativeText)) {
      work.Note(Sight::kAlternativeText, where);
      Remove(node);
    } else if (name == "AlternateContent" && work.RemovesAnything()) {
      // Two forms of one thing: the newer one is what is shown.
      if (Child(node, "Choice")) {
        while (const pugi::xml_node fallback = Child(node, "Fallback")) node.remove_child(fallback);
      }
    }
  });
}

/// Numbers that tell sessions of work apart; and, where properties go, who wrote what stays.
void DropTraces(pugi::xml_node node, bool with_names) {
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    const string_view name = LocalName(attribute.name());
    if (name.starts_with("rsid") || name == "paraId" || name == "textId") {
      node.remove_attribute(attribute);
    } else if (with_names && (name == "author" || name == "initials")) {
      attribute.set_value("");
    }
    attribute = next;
  }
  for (const pugi::xml_node child : node) DropTraces(child, with_names);
}

/// Notes that nothing in the text refers to are shown nowhere.
void DropUnreferencedNotes(pugi::xml_node root, const std::set<std::string>& used, CleanWork& work, string_view where) {
  for (pugi::xml_node note = root.first_child(); note;) {
    const pugi::xml_node next = note.next_sibling();
    const bool is_separator = !Attribute(note, "type").empty() && Attribute(note, "type") != "normal";
    if (!is_separator && !used.contains(std::string(Attribute(note, "id")))) {
      if (HoldsText(note)) work.Note(Sight::kHiddenText, where);
      root.remove_child(note);
    }
    note = next;
  }
}

class DocxCleaner {
 public:
  DocxCleaner(OfficeRewrite& parts, CleanWork& work) : parts_(parts), work_(work) {}

  bool Clean() {
    DropOrderedLinks(parts_, work_);
    ReadLooks();
    if (work_.refused() || !CleanPart(parts_.Main())) return false;  // first: it says which notes and headers are used
    for (const std::string& part : parts_.Names()) {
      if (part != parts_.Main() && !CleanOther(part)) return false;
    }
    parts_.DropUnreachable();
    for (const std::string& part : parts_.Names()) ChangeWordsOfPart(parts_, part, work_);
    LevelNames(parts_, work_);
    return CleanFilesWithin(parts_, work_);
  }

 private:
  void ReadLooks() {
    const std::string styles = parts_.TargetOf(parts_.Main(), "styles");
    if (styles.empty()) return;
    BytesInMemory source(parts_.Bytes(styles));
    XmlReader xml(source);
    try {
      looks_.Read(xml);
    } catch (const XmlDamaged&) {
      work_.Refuse(Obstacle::kDamaged, "文档的样式已损坏，无法制作干净的副本。");
    }
  }

  bool CleanOther(const std::string& part) {
    const string_view type = parts_.ContentType(part);
    if (type.ends_with("settings+xml") && !type.ends_with("webSettings+xml")) return CleanSettings(part);
    if (type.find("wordprocessingml") != string_view::npos) {
      const bool plain = type.ends_with("styles+xml") || type.ends_with("numbering+xml") ||
                         type.ends_with("fontTable+xml") || type.ends_with("stylesWithEffects+xml");
      return plain ? CleanPlain(part) : CleanPart(part);
    }
    return type.ends_with("xml") ? CleanDrawing(part) : true;
  }

  bool CleanPart(const std::string& part) {
    const bool good = parts_.Edit(part, work_, [&](pugi::xml_node root) {
      const string_view name = LocalName(root);
      if (!ShowsText(name)) return;
      const string_view where = PlaceOf(name);
      if ((name == "footnotes" || name == "endnotes") && work_.Removes(Sight::kHiddenText)) {
        DropUnreferencedNotes(root, name == "footnotes" ? footnotes_ : endnotes_, work_, where);
      }
      AcceptTracked(root, work_, where);
      RunRemover(looks_, work_, where).Walk(root, looks_.defaults(), Background(root));
      CleanFields(root, work_, where);
      CleanAround(root, work_, where);
      CleanDrawings(root, work_, where);
      if (work_.RemovesAnything()) DropTraces(root, work_.Removes(Sight::kProperty));
      if (name == "document") GatherNotes(root);
    });
    if (good && work_.RemovesAnything()) DropUnnamedLinks(parts_, part);
    return good;
  }

  static Behind Background(pugi::xml_node root) {
    return {true, ParseColour(Attribute(Child(root, "background"), "color")).value_or(kWhite)};
  }

  void GatherNotes(pugi::xml_node node) {
    for (const pugi::xml_node child : node) {
      if (LocalName(child) == "footnoteReference") footnotes_.emplace(Attribute(child, "id"));
      if (LocalName(child) == "endnoteReference") endnotes_.emplace(Attribute(child, "id"));
      GatherNotes(child);
    }
  }

  /// Styles and the like: property changes in them have an author, too.
  bool CleanPlain(const std::string& part) {
    return parts_.Edit(part, work_, [&](pugi::xml_node root) {
      AcceptTracked(root, work_, "样式");
      if (work_.RemovesAnything()) DropTraces(root, work_.Removes(Sight::kProperty));
    });
  }

  bool CleanDrawing(const std::string& part) {
    const bool good = parts_.Edit(part, work_, [&](pugi::xml_node root) { CleanDrawings(root, work_, "图形"); });
    if (good && work_.RemovesAnything()) DropUnnamedLinks(parts_, part);
    return good;
  }

  /// Of the settings stays what the look of the pages depends on.
  bool CleanSettings(const std::string& part) {
    static const std::set<string_view> kKept = {"zoom",
                                                "mirrorMargins",
                                                "gutterAtTop",
                                                "evenAndOddHeaders",
                                                "bookFoldPrinting",
                                                "defaultTabStop",
                                                "autoHyphenation",
                                                "consecutiveHyphenLimit",
                                                "hyphenationZone",
                                                "doNotHyphenateCaps",
                                                "characterSpacingControl",
                                                "footnotePr",
                                                "endnotePr",
                                                "compat",
                                                "themeFontLang",
                                                "clrSchemeMapping",
                                                "decimalSymbol",
                                                "listSeparator",
                                                "displayBackgroundShape",
                                                "noLineBreaksAfter",
                                                "noLineBreaksBefore",
                                                "mathPr",
                                                "drawingGridHorizontalSpacing",
                                                "drawingGridVerticalSpacing",
                                                "displayHorizontalDrawingGridEvery",
                                                "displayVerticalDrawingGridEvery",
                                                "strictFirstAndLastChars",
                                                "embedSystemFonts",
                                                "saveSubsetFonts",
                                                "borderSurroundHeader",
                                                "borderSurroundFooter"};
    if (!work_.RemovesAny({Sight::kProperty, Sight::kDeleted, Sight::kInserted, Sight::kComment})) return true;
    const bool good = parts_.Edit(part, work_, [&](pugi::xml_node root) {
      for (pugi::xml_node child = root.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        if (LocalName(child) == "docVars") work_.Note(Sight::kProperty, "文档变量");
        if (!kKept.contains(LocalName(child))) root.remove_child(child);
        child = next;
      }
    });
    if (good) DropUnnamedLinks(parts_, part);
    return good;
  }

  OfficeRewrite& parts_;
  CleanWork& work_;
  DocxLooks looks_;
  std::set<std::string> footnotes_, endnotes_;
};

}  // namespace

std::optional<std::string> CleanDocx(string_view bytes, CleanWork& work) {
  OfficeRewrite parts;
  if (!parts.Load(bytes, work) || !DocxCleaner(parts, work).Clean()) return std::nullopt;
  return parts.Save(work);
}

}  // namespace gongkai::docread
