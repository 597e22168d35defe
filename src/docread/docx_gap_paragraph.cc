#include "docread/docx_gap_paragraph.h"

#include <algorithm>

#include "docread/docx_xml.h"
#include "docread/office_rewrite.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr string_view kOpen = "{{", kClose = "}}";

/// A text of a run, or what stands between two (then without a node).
struct Span {
  pugi::xml_node node;
  std::string text;
  std::size_t at = 0, length = 0;  // in the text of the paragraph as it was
  bool is_changed = false;
};

struct Gap {
  std::size_t begin = 0, end = 0;
  std::string name, between;
};

bool IsBeside(string_view name) {
  return name == "drawing" || name == "pict" || name == "object" || name == "AlternateContent" || name == "txbxContent";
}

std::string TextIn(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  }
  return text;
}

void Gather(pugi::xml_node node, std::vector<Span>& spans) {
  const auto add = [&](pugi::xml_node text, std::string words) {
    const std::size_t at = spans.empty() ? 0 : spans.back().at + spans.back().length;
    const std::size_t length = words.size();
    spans.push_back({text, std::move(words), at, length});
  };
  for (const pugi::xml_node child : node) {
    const string_view name = LocalName(child);
    if (name == "t") {
      add(child, TextIn(child));
    } else if (name == "tab" || name == "ptab") {
      add({}, "\t");
    } else if (name == "br" || name == "cr" || IsBeside(name)) {
      add({}, "\n");
    } else if (name != "pPr" && name != "rPr" && name != "instrText") {
      Gather(child, spans);
    }
  }
}

std::string AllOf(const std::vector<Span>& spans) {
  std::string all;
  for (const Span& span : spans) all += span.text;
  return all;
}

string_view Trimmed(string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<Gap> GapsIn(string_view all) {
  std::vector<Gap> gaps;
  for (std::size_t open = all.find(kOpen); open != string_view::npos && gaps.size() <= kMostGaps;) {
    const std::size_t most = kOpen.size() + kLongestGapName + kClose.size();
    const std::size_t length = all.substr(open, most).find(kClose, kOpen.size());
    if (length == string_view::npos) {
      open = all.find(kOpen, open + 1);
      continue;
    }
    const std::size_t close = open + length;
    const string_view name = Trimmed(all.substr(open + kOpen.size(), close - open - kOpen.size()));
    const bool is_one =
        !name.empty() && name.size() <= kLongestGapName && name.find_first_of("{}\t\n") == string_view::npos;
    if (is_one) gaps.push_back({open, close + kClose.size(), std::string(name), {}});
    open = all.find(kOpen, is_one ? close + kClose.size() : open + 1);
  }
  return gaps;
}

std::string Escaped(string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string StartTagOf(pugi::xml_node node, bool with_attributes) {
  std::string tag = "<" + std::string(node.name());
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (with_attributes) tag += " " + std::string(attribute.name()) + "=\"" + Escaped(attribute.value()) + "\"";
  }
  return tag + ">";
}

std::string EndTagOf(pugi::xml_node node) { return "</" + std::string(node.name()) + ">"; }

/// The look of a paragraph, but for the end of a section: that stays where it is.
std::string LookOf(pugi::xml_node paragraph) {
  const pugi::xml_node properties = Child(paragraph, "pPr");
  if (!properties) return {};
  pugi::xml_document copy;
  pugi::xml_node own = copy.append_copy(properties);
  while (const pugi::xml_node section = Child(own, "sectPr")) own.remove_child(section);
  return WriteNode(own);
}

/// Ends the paragraph within that text, and begins one of the same look there.
std::string BetweenLines(pugi::xml_node text, pugi::xml_node paragraph) {
  std::string ends, begins;
  for (pugi::xml_node node = text; node; node = node.parent()) {
    ends += EndTagOf(node);
    const pugi::xml_node look = LocalName(node) == "r" ? Child(node, "rPr") : pugi::xml_node();
    const std::string begin = node == paragraph ? StartTagOf(node, false) + LookOf(paragraph)
                                                : StartTagOf(node, true) + (look ? WriteNode(look) : std::string());
    begins.insert(0, begin);
    if (node == paragraph) break;
  }
  return ends + begins;
}

void KeepBlanks(pugi::xml_node text) {
  if (!text.attribute("xml:space")) text.append_attribute("xml:space");
  text.attribute("xml:space") = "preserve";
}

void PutText(const Span& span) {
  pugi::xml_node node = span.node;
  while (node.first_child()) node.remove_child(node.first_child());
  node.append_child(pugi::node_pcdata).set_value(span.text.c_str());
}

/// From the last one to the first, so that what is before it stands where it stood.
void Mark(std::vector<Span>& spans, std::vector<Gap>& gaps, pugi::xml_node paragraph) {
  for (std::size_t i = gaps.size(); i-- > 0;) {
    Gap& gap = gaps[i];
    bool is_first = true;
    for (Span& span : spans) {
      const std::size_t from = std::max(gap.begin, span.at), to = std::min(gap.end, span.at + span.length);
      if (from >= to || !span.node) continue;
      const std::string mark = std::string(kGapMark) + std::to_string(i) + std::string(kGapMarkEnd);
      span.text.replace(from - span.at, to - from, is_first ? mark : std::string());
      span.is_changed = true;
      KeepBlanks(span.node);
      if (is_first) gap.between = BetweenLines(span.node, paragraph);
      is_first = false;
    }
  }
  for (const Span& span : spans) {
    if (span.is_changed) PutText(span);
  }
}

std::vector<GapPiece> CutAtMarks(string_view xml, const std::vector<Gap>& gaps) {
  std::vector<GapPiece> pieces;
  for (const Gap& gap : gaps) {
    const std::size_t mark = xml.find(kGapMark), end = xml.find(kGapMarkEnd);
    if (mark == string_view::npos || end == string_view::npos) break;
    pieces.push_back({std::string(xml.substr(0, mark)), gap.name, gap.between});
    xml.remove_prefix(end + kGapMarkEnd.size());
  }
  pieces.push_back({std::string(xml), {}, {}});
  return pieces;
}

bool IsLastOfCell(pugi::xml_node paragraph) {
  if (LocalName(paragraph.parent()) != "tc") return false;
  for (pugi::xml_node next = paragraph.next_sibling(); next; next = next.next_sibling()) {
    if (next.type() == pugi::node_element) return false;
  }
  return true;
}

std::string WithoutWords(pugi::xml_node paragraph) {
  const pugi::xml_node properties = Child(paragraph, "pPr");
  const bool stays = IsLastOfCell(paragraph) || Child(properties, "sectPr");
  if (!stays) return {};
  return StartTagOf(paragraph, true) + (properties ? WriteNode(properties) : std::string()) + EndTagOf(paragraph);
}

}  // namespace

GapParagraph TakeGapParagraph(pugi::xml_node paragraph) {
  std::vector<Span> spans;
  Gather(paragraph, spans);
  GapParagraph taken;
  taken.text = AllOf(spans);
  std::vector<Gap> gaps = GapsIn(taken.text);
  taken.without = WithoutWords(paragraph);
  Mark(spans, gaps, paragraph);
  taken.pieces = CutAtMarks(WriteNode(paragraph), gaps);
  return taken;
}

std::string AllTextOf(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node) text += LocalName(child) == "t" ? TextIn(child) : AllTextOf(child);
  return text;
}

bool HasBracesWithin(pugi::xml_node paragraph) {
  for (const pugi::xml_node child : paragraph) {
    if (IsBeside(LocalName(child)) ? AllTextOf(child).find(kOpen) != std::string::npos : HasBracesWithin(child)) {
      return true;
    }
  }
  return false;
}

}  // namespace gongkai::docread
