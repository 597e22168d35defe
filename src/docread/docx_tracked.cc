#include "docread/docx_tracked.h"

#include "docread/docx_xml.h"
#include "docread/office_edit.h"

namespace gongkai::docread {
namespace {

using std::string_view;

/// "rPrChange", "sectPrChange" …: how something was formatted before, with who changed it and when.
bool IsFormerFormat(string_view name) { return name.ends_with("Change"); }

bool IsRangeMark(string_view name) {
  return name.starts_with("moveFromRange") || name.starts_with("moveToRange") || name.starts_with("customXmlIns") ||
         name.starts_with("customXmlDel") || name.starts_with("customXmlMove");
}

/// A mark within properties says it of what they are the properties of.
bool IsOfProperties(pugi::xml_node node) { return LocalName(node.parent()).ends_with("Pr"); }

/// What is marked within its properties goes when it is come to itself, so that nothing is removed under the walk.
class Acceptor {
 public:
  Acceptor(CleanWork& work, string_view where)
      : work_(work),
        where_(where),
        deleted_(work.Removes(Sight::kDeleted)),
        inserted_(work.Removes(Sight::kInserted)) {}

  /// From below.
  void Visit(pugi::xml_node node) {
    const string_view name = LocalName(node);
    if (IsFormerFormat(name) || IsRangeMark(name)) {
      Remove(node);
    } else if (name == "ins" || name == "moveTo" || name == "cellIns" || name == "cellMerge") {
      if (inserted_) IsOfProperties(node) ? Remove(node) : Accept(node);
    } else if (deleted_) {
      VisitDeleted(node, name);
    }
  }

 private:
  void VisitDeleted(pugi::xml_node node, string_view name) {
    if ((name == "del" || name == "moveFrom") && !IsOfProperties(node)) {
      Drop(node);
    } else if (name == "tr" && Child(Child(node, "trPr"), "del")) {
      Drop(node);
    } else if (name == "tbl" && !Child(node, "tr") && !Child(node, "sdt") && !Child(node, "customXml")) {
      Remove(node);
    } else if (name == "tc" && Child(Child(node, "tcPr"), "cellDel")) {
      Empty(node);
    } else if (name == "p") {
      JoinParagraph(node);
    }
  }
  void Drop(pugi::xml_node node) {
    if (HoldsText(node)) work_.Note(Sight::kDeleted, where_);
    Remove(node);
  }
  void Accept(pugi::xml_node node) {
    if (HoldsText(node)) work_.Note(Sight::kInserted, where_);
    Unwrap(node);
  }
  /// A deleted mark of a paragraph leaves it as a paragraph where text is left in it.
  static void JoinParagraph(pugi::xml_node paragraph) {
    pugi::xml_node properties = Child(Child(paragraph, "pPr"), "rPr");
    bool marked = false;
    for (const string_view mark : {"del", "moveFrom"}) {
      while (const pugi::xml_node found = Child(properties, mark)) {
        properties.remove_child(found);
        marked = true;
      }
    }
    const bool stands_alone = !paragraph.next_sibling() || LocalName(paragraph.parent()) == "tc";
    if (marked && !stands_alone && !HoldsAnything(paragraph)) Remove(paragraph);
  }
  static bool HoldsAnything(pugi::xml_node paragraph) {
    for (const pugi::xml_node child : paragraph) {
      const string_view name = LocalName(child);
      if (name != "pPr" && name != "proofErr" && !name.starts_with("bookmark")) return true;
    }
    return static_cast<bool>(Child(Child(paragraph, "pPr"), "sectPr"));
  }
  /// Its paragraphs stay: a cell has one at least.
  void Empty(pugi::xml_node cell) {
    if (HoldsText(cell)) work_.Note(Sight::kDeleted, where_);
    FromBelow(cell, [](pugi::xml_node node) {
      if (LocalName(node) == "r" || LocalName(node) == "cellDel") Remove(node);
    });
  }

  CleanWork& work_;
  string_view where_;
  bool deleted_, inserted_;
};

}  // namespace

void AcceptTracked(pugi::xml_node root, CleanWork& work, string_view where) {
  if (!work.RemovesAny({Sight::kDeleted, Sight::kInserted})) return;
  Acceptor acceptor(work, where);
  FromBelow(root, [&](pugi::xml_node node) { acceptor.Visit(node); });
}

}  // namespace gongkai::docread
