// One story of a Word document (the body, a header, the footnotes, the comments …) read as a stream: paragraphs, cells
// and text boxes to pieces, with what of them is seen and what is not. Source: ISO/IEC 29500-1 17. Next to read:
// inspect_docx.cc (who calls).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docread/docx_looks.h"
#include "docread/gathering.h"
#include "docread/mixed_text.h"
#include "docread/xml_events.h"

namespace gongkai::docread {

class DocxStory {
 public:
  /// `label` stands in front of every place: "", "页眉", "批注". `sight` is that of all its text: kShown, kComment.
  DocxStory(const DocxLooks& looks, Gathering& to, std::string label, Sight sight);

  /// The rest of a part whose root has been started.
  void Read(XmlReader& xml);

 private:
  struct Cell {
    int table = 0, row = -1, column = -1, span = 1;
    bool covered = false;
    bool shading_unknown = false;  // the table's style shades some cells
    Behind behind;
    std::vector<MixedText::Part> parts;  // of its paragraphs; what is seen is one
    bool open = false;
  };
  struct Paragraph {
    MixedText text;
    DocxLook look;
    std::string aside;  // the reading of ruby text
  };
  /// The body, or a text box within.
  struct Flow {
    std::string label;
    std::vector<Cell> cells;  // of the tables that are open
    std::vector<Paragraph> paragraphs;
    DocxLook run;
    Behind behind;
    Sight sight = Sight::kShown;  // of a box that is hidden or off the page
  };

  void Start(XmlReader& xml);
  void End(XmlReader& xml);
  void Text(XmlReader& xml);
  bool StartOfStructure(XmlReader& xml);
  bool StartOfTable(XmlReader& xml);
  bool StartOfProperties(XmlReader& xml);
  bool StartOfDrawing(XmlReader& xml);
  bool StartOfForm(XmlReader& xml);
  bool StartOfTracked(XmlReader& xml);
  void StartOfSymbol(XmlReader& xml);
  void EndParagraph();
  void EndCell();
  void EndField();
  void Append(std::string_view text, Sight least = Sight::kShown);
  void Put(const MixedText::Part& part, const std::string& where, const Cell* cell);
  Sight SightOfRun() const;
  Behind BehindRun() const;
  std::string Place() const;
  void Person(XmlReader& xml);

  Flow& flow() { return flows_.back(); }
  const Flow& flow() const { return flows_.back(); }
  const Cell* OpenCell() const;

  const DocxLooks& looks_;
  Gathering& to_;
  Sight sight_;
  std::vector<Flow> flows_;
  int paragraph_ = 0, box_ = 0, item_ = 0;
  int inserted_ = 0, deleted_ = 0, ruby_ = 0;
  Behind box_behind_{false, kWhite};  // of the shape that comes
  Sight box_sight_ = Sight::kShown;
  std::string field_;  // the instruction of the field that is begun
  int field_depth_ = 0;
  std::set<std::string> persons_;       // told once
  std::set<std::size_t> choice_texts_;  // digests of what the first branch of alternatives says
  int choice_ = 0, fallback_ = 0;
};

}  // namespace gongkai::docread
