// The body of a docx as Flow: paragraphs with their automatic numbers, tables with their spans, text boxes.
//
//   body      = { paragraph | table | container }          containers: content controls, insertions, alternatives
//   table     = { row }, row = { cell }, cell = body       gridSpan: columns; vMerge: rows
//   paragraph = properties, { run | container of runs }    a run: text, tab, break, drawing with text boxes
//
// Deleted text of tracked changes, struck-out and hidden text and codes of fields are not part of what is read. Next to
// read: flow.h.
#pragma once

#include <pugixml.hpp>

#include "docread/docx_numbering.h"
#include "docread/docx_styles.h"
#include "docread/flow.h"

namespace gongkai::docread {

class DocxBody {
 public:
  DocxBody(const DocxStyles& styles, DocxNumbering& numbering, FlowBudget& budget)
      : styles_(styles), numbering_(numbering), budget_(budget) {}

  /// `body` holds paragraphs and tables.
  void Read(pugi::xml_node body, Flow& flow) { Blocks(body, 1, flow); }

 private:
  struct ParagraphText {
    std::string text;
    std::vector<pugi::xml_node> text_boxes;
    bool picture = false;
  };

  void Blocks(pugi::xml_node parent, std::size_t depth, Flow& flow);
  void Paragraph(pugi::xml_node node, std::size_t depth, Flow& flow);
  void Runs(pugi::xml_node parent, std::size_t depth, ParagraphText& text);
  void Run(pugi::xml_node run, std::size_t depth, ParagraphText& text);
  void ReadTable(pugi::xml_node node, std::size_t depth, Flow& flow);

  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  FlowBudget& budget_;
};

}  // namespace gongkai::docread
