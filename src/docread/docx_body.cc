#include "docread/docx_body.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/fold.h"
#include "docread/docx_table.h"
#include "docread/docx_xml.h"
#include "docread/raised_digits.h"

namespace gongkai::docread {
namespace {

using std::string_view;

/// What is read as if it were not there.
bool IsContainer(string_view name) {
  constexpr std::array<string_view, 12> kContainers = {"bdo",       "customXml", "dir",        "fldSimple",
                                                       "hyperlink", "ins",       "moveTo",     "oMath",
                                                       "oMathPara", "sdt",       "sdtContent", "smartTag"};
  static_assert(std::is_sorted(kContainers.begin(), kContainers.end()));
  return std::binary_search(kContainers.begin(), kContainers.end(), name);
}

/// One of several renderings of the same content: the first is taken.
pugi::xml_node Chosen(pugi::xml_node alternatives) {
  const pugi::xml_node choice = Child(alternatives, "Choice");
  return choice ? choice : Child(alternatives, "Fallback");
}

/// Text boxes inside a drawing, each once; and whether it shows a picture. Walks without recursion: drawings nest as
/// deep as they like.
void LookInto(pugi::xml_node drawing, std::vector<pugi::xml_node>& boxes, bool& picture) {
  pugi::xml_node node = drawing;
  while (node) {
    const string_view name = LocalName(node);
    if (name == "txbxContent") boxes.push_back(node);
    picture = picture || name == "blip" || name == "imagedata";
    // A text box is entered by whoever reads it; of alternatives only the first is.
    const bool enters = name != "txbxContent" && !(name == "Fallback" && Child(node.parent(), "Choice"));
    pugi::xml_node next = enters ? node.first_child() : pugi::xml_node();
    while (!next && node != drawing) {
      next = node.next_sibling();
      if (!next) node = node.parent();
    }
    if (!next) return;
    node = next;
  }
}

/// Crossed out by hand, as others do with tracked changes: the text of a draft that no longer holds.
bool IsStruckOut(pugi::xml_node properties) { return IsOn(properties, "strike") || IsOn(properties, "dstrike"); }

/// A producer may cut the text of one element into several pieces.
void AppendText(pugi::xml_node element, bool raised, std::string& text) {
  for (const pugi::xml_node piece : element) {
    if (raised) {
      AppendRaised(text, piece.value());
    } else {
      text += piece.value();
    }
  }
}

std::string WithoutEdges(string_view text) { return std::string(Trim(text)); }

}  // namespace

void DocxBody::Blocks(pugi::xml_node parent, std::size_t depth, Flow& flow) {
  budget_.NestingSeen(depth);
  for (const pugi::xml_node child : parent) {
    if (budget_.Exceeded()) return;
    const string_view name = LocalName(child);
    if (name == "p") {
      Paragraph(child, depth + 1, flow);
    } else if (name == "tbl") {
      ReadTable(child, depth + 1, flow);
    } else if (name == "AlternateContent") {
      Blocks(Chosen(child), depth + 1, flow);
    } else if (IsContainer(name)) {
      Blocks(child, depth + 1, flow);
    }
  }
}

void DocxBody::Paragraph(pugi::xml_node node, std::size_t depth, Flow& flow) {
  const pugi::xml_node properties = Child(node, "pPr");
  ParagraphTraits traits = TraitsOf(properties);
  const ParagraphTraits inherited = styles_.Of(ChildValue(properties, "pStyle"));
  if (traits.outline < 0) traits.outline = inherited.outline;
  if (traits.list < 0) traits.list = inherited.list;
  if (traits.level < 0) traits.level = inherited.level;

  ParagraphText paragraph;
  if (traits.list > 0) paragraph.text = numbering_.Next(traits.list, std::max(traits.level, 0));
  Runs(node, depth, paragraph);
  budget_.SpendBlock();
  budget_.SpendText(paragraph.text.size());
  const int heading = traits.outline >= 0 && traits.outline <= 5 ? traits.outline + 1 : 0;
  for (string_view rest = paragraph.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string line = WithoutEdges(rest.substr(0, end));
    if (!line.empty()) flow.push_back(FlowItem{std::move(line), heading, nullptr});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (paragraph.picture) flow.push_back(FlowItem{{}, 0, nullptr, true});
  for (const pugi::xml_node box : paragraph.text_boxes) {
    if (!budget_.Exceeded()) Blocks(box, depth + 1, flow);
  }
}

void DocxBody::Runs(pugi::xml_node parent, std::size_t depth, ParagraphText& text) {
  budget_.NestingSeen(depth);
  for (const pugi::xml_node child : parent) {
    if (budget_.Exceeded()) return;
    const string_view name = LocalName(child);
    if (name == "r") {
      Run(child, depth + 1, text);
    } else if (name == "AlternateContent") {
      Runs(Chosen(child), depth + 1, text);
    } else if (IsContainer(name)) {
      Runs(child, depth + 1, text);
    }
  }
}

void DocxBody::Run(pugi::xml_node run, std::size_t depth, ParagraphText& text) {
  budget_.NestingSeen(depth);
  bool raised = false;
  for (const pugi::xml_node child : run) {
    const string_view name = LocalName(child);
    if (name == "t") {
      AppendText(child, raised, text.text);
    } else if (name == "tab" || name == "ptab") {
      text.text += '\t';
    } else if (name == "br" || name == "cr") {
      text.text += '\n';
    } else if (name == "noBreakHyphen") {
      text.text += '-';
    } else if (name == "rPr") {
      if (IsOn(child, "vanish") || IsStruckOut(child)) return;
      raised = ChildValue(child, "vertAlign") == "superscript";
    } else if (name == "ruby") {
      Runs(Child(child, "rubyBase"), depth + 1, text);
    } else if (name == "AlternateContent") {
      Run(Chosen(child), depth + 1, text);
    } else if (name == "drawing" || name == "pict" || name == "object") {
      LookInto(child, text.text_boxes, text.picture);
    }
  }
}

void DocxBody::ReadTable(pugi::xml_node node, std::size_t depth, Flow& flow) {
  budget_.NestingSeen(depth);
  DocxTable table(budget_, [this, depth](pugi::xml_node cell, Flow& content) { Blocks(cell, depth + 1, content); });
  // Rows may stand inside content controls and insertions; those are looked through without recursion, one in another.
  std::vector<pugi::xml_node> pending(1, node.first_child());
  while (!pending.empty() && !budget_.Exceeded()) {
    const pugi::xml_node child = pending.back();
    pending.pop_back();
    if (!child) continue;
    pending.push_back(child.next_sibling());
    const string_view name = LocalName(child);
    if (name == "tr") {
      table.AddRow(child);
    } else if (IsContainer(name)) {
      pending.push_back(child.first_child());
    }
  }
  flow.push_back(FlowItem{{}, 0, std::make_unique<FlowTable>(table.Take())});
}

}  // namespace gongkai::docread
