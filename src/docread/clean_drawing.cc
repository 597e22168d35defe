// What drawings carry besides what is seen of them, in docx, xlsx and pptx alike. Source: ISO/IEC 29500-1 20 and 21
// (DrawingML), 29500-4 19 (VML). Next to read: office_edit.h.
#include <string>
#include <string_view>

#include "docread/docx_xml.h"
#include "docread/office_edit.h"

namespace gongkai::docread {
namespace {

using std::string_view;

bool IsTrue(string_view value) { return value == "1" || value == "true"; }

/// What holds the properties "cNvPr" or "docPr" of one drawn thing, as a whole.
pugi::xml_node WholeOf(pugi::xml_node properties) {
  constexpr string_view kWholes[] = {"sp",     "pic",    "graphicFrame", "cxnSp", "grpSp", "wsp",
                                     "inline", "anchor", "contentPart",  "wgp",   "wpc"};
  for (pugi::xml_node node = properties.parent(); node; node = node.parent()) {
    for (const string_view whole : kWholes) {
      if (LocalName(node) == whole) return node;
    }
    if (LocalName(node) == "r") break;
  }
  return {};
}

/// The anchor of a worksheet goes with what it holds: without it the file does not open.
void RemoveWhole(pugi::xml_node whole) {
  const string_view around = LocalName(whole.parent());
  const bool is_anchored = around.ends_with("Anchor") || around == "drawing" || around == "AlternateContent";
  Remove(is_anchored ? whole.parent() : whole);
}

void SetOrDrop(pugi::xml_node node, string_view name, CleanWork& work, string_view where) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    if (LocalName(attribute.name()) != name) continue;
    if (*attribute.value() != '\0') work.Note(Sight::kAlternativeText, where);
    node.remove_attribute(attribute);
    return;
  }
}

/// A name the program gave ("Picture 3", "图片 3") tells nothing; one that a person gave, or a file, may.
void LevelName(pugi::xml_node node) {
  pugi::xml_attribute name = node.attribute("name");
  if (!name) return;
  name.set_value(("对象 " + std::string(Attribute(node, "id"))).c_str());
}

void CleanProperties(pugi::xml_node node, CleanWork& work, string_view where) {
  if (work.Removes(Sight::kAlternativeText)) {
    SetOrDrop(node, "descr", work, where);
    SetOrDrop(node, "title", work, where);
    LevelName(node);
  }
  if (IsTrue(Attribute(node, "hidden")) && work.Removes(Sight::kHiddenText)) {
    if (const pugi::xml_node whole = WholeOf(node); whole) {
      if (HoldsText(whole)) work.Note(Sight::kHiddenText, where);
      RemoveWhole(whole);
    }
  }
}

/// Shapes of the old kind: "alt" says what the picture shows, the title of its data names the file.
void CleanOldShape(pugi::xml_node node, CleanWork& work, string_view where) {
  if (work.Removes(Sight::kAlternativeText)) {
    SetOrDrop(node, "alt", work, where);
    SetOrDrop(node, "title", work, where);
  }
  if (work.Removes(Sight::kLinkTarget)) {
    for (const char* name : {"href", "o:href"}) {
      if (!node.attribute(name)) continue;
      work.Note(Sight::kLinkTarget, where);
      node.remove_attribute(name);
    }
  }
  if (work.Removes(Sight::kScript)) node.remove_attribute("o:spid");
  const string_view style = Attribute(node, "style");
  const bool hidden =
      style.find("visibility:hidden") != string_view::npos || style.find("display:none") != string_view::npos;
  if (hidden && work.Removes(Sight::kHiddenText)) {
    if (HoldsText(node)) work.Note(Sight::kHiddenText, where);
    Remove(node);
  }
}

bool IsOldShape(string_view name) {
  constexpr string_view kShapes[] = {"shape", "rect", "roundrect", "oval", "line", "polyline", "group", "imagedata"};
  for (const string_view shape : kShapes) {
    if (name == shape) return true;
  }
  return false;
}

}  // namespace

void CleanDrawings(pugi::xml_node root, CleanWork& work, string_view where) {
  if (!work.RemovesAnything()) return;
  FromBelow(root, [&](pugi::xml_node node) {
    const string_view name = LocalName(node), full = node.name();
    if (name == "cNvPr" || name == "docPr") {
      CleanProperties(node, work, where);
    } else if (full.starts_with("v:") && IsOldShape(name)) {
      CleanOldShape(node, work, where);
    } else if (name == "hlinkClick" || name == "hlinkHover" || name == "hlinkMouseOver") {
      if (!work.Removes(Sight::kLinkTarget)) return;
      work.Note(Sight::kLinkTarget, where);
      Remove(node);
    } else if (name == "externalData" && work.Removes(Sight::kEmbedded)) {
      Remove(node);  // the workbook that a chart was drawn from
    } else if (name == "blip") {
      node.remove_attribute("r:link");
    } else if (name == "extLst" && work.Removes(Sight::kAlternativeText)) {
      // Under the properties of a drawing: "decorative" and ids of who made it.
      if (LocalName(node.parent()) == "cNvPr" || LocalName(node.parent()) == "docPr") Remove(node);
    }
  });
}

}  // namespace gongkai::docread
