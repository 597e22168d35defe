#include "docread/docx_story.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/docx_field.h"
#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

constexpr string_view kNotShown =
    "visi"
    "bility:hidden";  // in two, for the glossary has another word of that name

bool IsOneOf(string_view name, std::initializer_list<string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

DocxStory::DocxStory(const DocxLooks& looks, Gathering& to, std::string label, Sight sight)
    : looks_(looks), to_(to), sight_(sight), flows_(1) {
  flows_[0].label = std::move(label);
}

void DocxStory::Read(XmlReader& xml) {
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
    if (event == Event::kStart) Start(xml);
    if (event == Event::kEnd) End(xml);
    if (event == Event::kText) Text(xml);
  }
}

const DocxStory::Cell* DocxStory::OpenCell() const {
  return flow().cells.empty() || !flow().cells.back().open ? nullptr : &flow().cells.back();
}

void DocxStory::Start(XmlReader& xml) {
  const string_view name = xml.name();
  if (name.ends_with("Change") && name != "Change") {  // what properties were before: rPrChange, tblPrChange …
    Person(xml);
    xml.Skip();
    return;
  }
  StartOfStructure(xml) || StartOfTable(xml) || StartOfProperties(xml) || StartOfTracked(xml) || StartOfDrawing(xml) ||
      StartOfForm(xml);
}

bool DocxStory::StartOfStructure(XmlReader& xml) {
  const string_view name = xml.name();
  if (name == "p") {
    Paragraph paragraph;
    paragraph.look = looks_.defaults();
    paragraph.look.PutOver(looks_.Of(looks_.default_paragraph()));
    flow().paragraphs.push_back(std::move(paragraph));
  } else if (name == "r") {
    if (!flow().paragraphs.empty()) flow().run = flow().paragraphs.back().look;
  } else if (name == "txbxContent") {
    Flow box;
    box.label = flows_[0].label + "文本框 " + std::to_string(++box_);
    box.behind = box_behind_;
    box.sight = std::max(box_sight_, flow().sight);
    flows_.push_back(std::move(box));
    box_behind_ = {false, kWhite};
  } else if (name == "tab" || name == "ptab") {
    if (xml.Ancestor(1) == "r") Append("\t");
  } else if (name == "br" || name == "cr") {
    if (xml.Ancestor(1) == "r") Append("\n");
  } else if (name == "noBreakHyphen") {
    Append("-");
  } else if (name == "sym") {
    StartOfSymbol(xml);
  } else if (name == "rt") {
    ++ruby_;
  } else if (name == "comment" || name == "footnote" || name == "endnote") {
    const bool is_separator = !xml.Attribute("type").empty() && xml.Attribute("type") != "normal";
    item_ += is_separator ? 0 : 1;
    Person(xml);
  } else if (name == "background") {
    if (const auto colour = ParseColour(xml.Attribute("color"))) flows_[0].behind = {true, *colour};
  } else {
    return false;
  }
  return true;
}

/// A character of a font; those of symbol fonts are signs and no letters.
void DocxStory::StartOfSymbol(XmlReader& xml) {
  const string_view font = xml.Attribute("font"), hex = xml.Attribute("char");
  if (font.find("dings") != string_view::npos || font.find("ymbol") != string_view::npos) return;
  unsigned code = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  std::string text;
  if (code >= 0x20) AppendUtf8(text, code);
  Append(text);
}

bool DocxStory::StartOfTable(XmlReader& xml) {
  const string_view name = xml.name();
  std::vector<Cell>& cells = flow().cells;
  if (name == "tbl") {
    Cell cell;
    cell.table = to_.NewTable();
    cell.behind = BehindRun();
    cells.push_back(std::move(cell));
    return true;
  }
  if (cells.empty()) return false;
  Cell& cell = cells.back();
  if (name == "tblStyle") {
    cell.shading_unknown = looks_.Shades(xml.Attribute("val"));
  } else if (name == "tr") {
    ++cell.row;
    cell.column = -1;
    cell.span = 1;
  } else if (name == "gridBefore" && xml.Ancestor(1) == "trPr") {
    cell.column += std::clamp(ToInt(xml.Attribute("val"), 0), 0, 1000);
  } else if (name == "tc") {
    cell.column += cell.span;
    cell.span = 1;
    cell.covered = false;
    cell.open = true;
    cell.parts.clear();
    cell.behind = cells.size() > 1 ? cells[cells.size() - 2].behind : flow().behind;
    if (cell.shading_unknown) cell.behind.known = false;
  } else if (name == "gridSpan") {
    cell.span = std::clamp(ToInt(xml.Attribute("val"), 1), 1, 1000);
  } else if (name == "vMerge" || name == "hMerge") {
    cell.covered = cell.covered || xml.Attribute("val") != "restart";
  } else if (name == "shd" && xml.Ancestor(1) == "tcPr") {
    if (const auto shading = ShadingOf(xml)) cell.behind = *shading;
  } else {
    return false;
  }
  return true;
}

bool DocxStory::StartOfProperties(XmlReader& xml) {
  const string_view parent = xml.Ancestor(1), name = xml.name();
  if (flow().paragraphs.empty()) return false;
  Paragraph& paragraph = flow().paragraphs.back();
  if (parent == "pPr") {
    if (name == "pStyle") {
      paragraph.look = looks_.defaults();
      paragraph.look.PutOver(looks_.Of(xml.Attribute("val")));
    } else if (name == "shd") {
      if (const auto shading = ShadingOf(xml)) paragraph.look.behind = shading;
    }
    return name != "rPr";
  }
  if (parent != "rPr" || xml.Ancestor(2) != "r") return false;
  if (name == "rStyle") {
    flow().run.PutOver(looks_.Of(xml.Attribute("val")));
  } else if (IsOneOf(name, {"ins", "del", "moveFrom", "moveTo"})) {
    Person(xml);
  } else {
    TakeRunProperty(xml, flow().run);
  }
  return true;
}

bool DocxStory::StartOfTracked(XmlReader& xml) {
  const string_view name = xml.name(), parent = xml.Ancestor(1);
  const bool put_in = name == "ins" || name == "moveTo", taken_out = name == "del" || name == "moveFrom";
  if (!put_in && !taken_out) return false;
  Person(xml);
  if (parent == "rPr" || parent == "trPr" || parent == "numPr" || parent == "ctrlPr") return true;  // marks of tables
  (put_in ? inserted_ : deleted_) += 1;
  return true;
}

bool DocxStory::StartOfDrawing(XmlReader& xml) {
  const string_view name = xml.name();
  if (name == "AlternateContent") {
    if (choice_ == 0 && fallback_ == 0) choice_texts_.clear();
  } else if (name == "Choice") {
    ++choice_;
  } else if (name == "Fallback") {
    ++fallback_;
  } else if (name == "docPr" || name == "cNvPr") {
    for (const string_view attribute : {"descr", "title"}) {
      to_.Add(Sight::kAlternativeText, xml.Attribute(attribute), Place());
    }
    if (IsOneOf(xml.Attribute("hidden"), {"1", "true"})) box_sight_ = Sight::kHiddenText;
    const string_view own = xml.Attribute("name");
    if (own.find('.') != string_view::npos) to_.Add(Sight::kAlternativeText, own, Place());  // the name of its file
  } else if (IsOneOf(name, {"shape", "rect", "roundrect", "oval", "line"})) {
    to_.Add(Sight::kAlternativeText, xml.Attribute("alt"), Place());
    const auto fill = ParseColour(xml.Attribute("fillcolor"));
    box_behind_ = fill ? Behind{true, *fill} : Behind{false, kWhite};
    const bool hidden = xml.Attribute("style").find(kNotShown) != string_view::npos;
    box_sight_ = hidden ? Sight::kHiddenText : Sight::kShown;
  } else if (name == "textpath") {
    Put({Sight::kShown, std::string(xml.Attribute("string"))}, Place() + "的艺术字", nullptr);
  } else if (name == "imagedata") {
    to_.Add(Sight::kAlternativeText, xml.Attribute("title"), Place());
  } else if (name == "anchor" || name == "inline") {
    box_sight_ = Sight::kShown;
    box_behind_ = {false, kWhite};
    if (IsOneOf(xml.Attribute("hidden"), {"1", "true"})) box_sight_ = Sight::kHiddenText;
  } else if (name == "srgbClr" && xml.Ancestor(1) == "solidFill" && xml.Ancestor(2) == "spPr") {
    if (const auto fill = ParseColour(xml.Attribute("val"))) box_behind_ = {true, *fill};
  } else {
    return false;
  }
  return true;
}

bool DocxStory::StartOfForm(XmlReader& xml) {
  const string_view name = xml.name(), parent = xml.Ancestor(1);
  if (name == "fldChar") {
    const string_view type = xml.Attribute("fldCharType");
    if (type == "begin") ++field_depth_;
    if (type == "separate" || type == "end") EndField();
  } else if (name == "fldSimple") {
    field_ = xml.Attribute("instr");
    EndField();
  } else if (name == "hyperlink") {
    to_.Add(Sight::kAlternativeText, xml.Attribute("tooltip"), Place());
  } else if (parent == "sdtPr" && (name == "alias" || name == "tag")) {
    to_.Add(Sight::kFormField, xml.Attribute("val"), Place() + "的内容控件");
  } else if (name == "listItem") {
    to_.Add(Sight::kFormField, xml.Attribute("displayText"), Place() + "的选项");
    if (xml.Attribute("value") != xml.Attribute("displayText")) {
      to_.Add(Sight::kFormField, xml.Attribute("value"), Place() + "的选项");
    }
  } else if (IsOneOf(parent, {"ffData", "textInput", "ddList"}) &&
             IsOneOf(name, {"name", "helpText", "statusText", "default", "listEntry", "entryMacro", "exitMacro"})) {
    const string_view value = xml.Attribute("val");
    if (!IsOneOf(value, {"0", "1", "true", "false"})) to_.Add(Sight::kFormField, value, Place() + "的表单域");
  } else if (name == "attr" && IsOneOf(parent, {"smartTagPr", "customXmlPr"})) {
    to_.Add(Sight::kHiddenText, xml.Attribute("val"), Place());
  } else {
    return false;
  }
  return true;
}

/// Once each.
void DocxStory::Person(XmlReader& xml) {
  const std::string author(xml.Attribute("author"));
  if (author.empty() || !persons_.insert(author).second) return;
  to_.Add(Sight::kProperty, author, sight_ == Sight::kComment ? "批注的作者" : "修订的作者");
}

void DocxStory::EndField() {
  for (const FieldPart& part : PartsOfField(std::exchange(field_, {}))) {
    if (part.sight == Sight::kShown) {
      Append(part.text);
    } else {
      to_.Add(part.sight, part.text, Place() + "的域代码");
    }
  }
}

Behind DocxStory::BehindRun() const {
  const Cell* cell = OpenCell();
  return cell != nullptr ? cell->behind : flow().behind;
}

Sight DocxStory::SightOfRun() const {
  if (deleted_ > 0) return Sight::kDeleted;
  if (flow().sight != Sight::kShown) return flow().sight;
  const Cell* cell = OpenCell();
  if (cell != nullptr && cell->covered) return Sight::kCovered;
  const Sight sight = flow().run.SightOn(BehindRun());
  if (sight != Sight::kShown) return sight;
  return inserted_ > 0 ? Sight::kInserted : Sight::kShown;
}

void DocxStory::Append(string_view text, Sight least) {
  if (flow().paragraphs.empty()) return;
  Paragraph& paragraph = flow().paragraphs.back();
  if (ruby_ > 0) {
    paragraph.aside += text;
  } else {
    paragraph.text.Append(least == Sight::kShown ? SightOfRun() : least, text);
  }
}

void DocxStory::Text(XmlReader& xml) {
  const string_view inside = xml.Ancestor(0);
  if (inside == "t") {
    Append(xml.text());
  } else if (inside == "delText") {
    Append(xml.text(), Sight::kDeleted);
  } else if (inside == "instrText" || inside == "delInstrText") {
    field_ += xml.text();
  } else if (inside == "posOffset" || inside == "align") {
    constexpr int kFar = 20'000'000;  // of 914,400 an inch: wider than any paper that is printed on
    const int offset = ToInt(xml.text(), 0);
    if (offset > kFar || offset < -kFar) box_sight_ = Sight::kOutsidePage;
  } else if (!IsOneOf(inside, {"pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset", "binData", "fldData"}) &&
             xml.Ancestor(1) != "ClientData" && !IsBlankText(xml.text())) {
    to_.Add(Sight::kHiddenText, xml.text(), Place());  // where Word shows nothing
  }
}

/// Of the paragraph that is open, in words.
std::string DocxStory::Place() const {
  const Flow& here = flow();
  if (const Cell* cell = OpenCell()) {
    return here.label + "表 " + std::to_string(cell->table) + " 第 " + std::to_string(cell->row + 1) + " 行第 " +
           std::to_string(cell->column + 1) + " 列";
  }
  if (item_ > 0) return here.label + " " + std::to_string(item_);
  if (!here.label.empty()) return here.label;
  return "第 " + std::to_string(paragraph_ + 1) + " 段";
}

void DocxStory::End(XmlReader& xml) {
  const string_view name = xml.name(), parent = xml.Ancestor(1);
  if (name == "p") {
    EndParagraph();
  } else if (name == "tc") {
    EndCell();
  } else if (name == "tbl") {
    if (!flow().cells.empty()) flow().cells.pop_back();
  } else if (name == "txbxContent") {
    if (flows_.size() > 1) flows_.pop_back();
  } else if (name == "rt") {
    --ruby_;
  } else if (name == "Choice") {
    --choice_;
  } else if (name == "Fallback") {
    --fallback_;
  } else if (parent != "rPr" && parent != "trPr" && parent != "numPr" && parent != "ctrlPr") {
    if (name == "ins" || name == "moveTo") --inserted_;
    if (name == "del" || name == "moveFrom") --deleted_;
  }
}

void DocxStory::Put(const MixedText::Part& part, const std::string& where, const Cell* cell) {
  Piece at;
  if (cell != nullptr) {
    at.table = cell->table;
    at.row = std::max(cell->row, 0);
    at.column = std::max(cell->column, 0);
  }
  const std::size_t digest = std::hash<std::string>{}(part.text);
  Sight sight = part.sight == Sight::kShown ? sight_ : part.sight;
  if (choice_ > 0) choice_texts_.insert(digest);
  if (fallback_ > 0 && choice_ == 0) {
    if (choice_texts_.contains(digest)) return;  // the same again, for old programs
    if (sight == Sight::kShown) sight = Sight::kHiddenText;
  }
  to_.Add(std::move(at), sight, part.text, where);
}

void DocxStory::EndParagraph() {
  if (flow().paragraphs.empty()) return;
  const Paragraph paragraph = std::move(flow().paragraphs.back());
  flow().paragraphs.pop_back();
  if (!flow().paragraphs.empty()) flow().run = flow().paragraphs.back().look;
  const std::string where = Place();
  if (!paragraph.aside.empty()) Put({Sight::kShown, paragraph.aside}, where, OpenCell());
  if (paragraph.text.empty()) return;
  const std::vector<MixedText::Part> parts = paragraph.text.Parts();
  if (OpenCell() == nullptr) {
    for (const MixedText::Part& part : parts) Put(part, where, nullptr);
    if (flows_.size() == 1) ++paragraph_;
    return;
  }
  std::vector<MixedText::Part>& all = flow().cells.back().parts;
  for (const MixedText::Part& part : parts) {
    if (!all.empty() && part.sight == Sight::kShown) {
      if (!all[0].text.empty() && !part.text.empty()) all[0].text += '\n';
      all[0].text += part.text;
    } else {
      all.push_back(part);
    }
  }
}

void DocxStory::EndCell() {
  if (flow().cells.empty()) return;
  Cell& cell = flow().cells.back();
  if (!cell.open) return;
  const std::string where = Place();
  for (const MixedText::Part& part : std::exchange(cell.parts, {})) Put(part, where, &cell);
  cell.open = false;
}

}  // namespace gongkai::docread
