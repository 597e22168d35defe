#include "docwrite/docx.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/utf8.h"
#include "docwrite/docx_image.h"
#include "docwrite/zip.h"

namespace gongkai::docwrite {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
// Twentieths of a point: A4 less the margins of GB/T 9704 (28 mm, 26 mm); EMU (1/360,000 cm) of an image.
constexpr int kTextWidth = 8'845;
constexpr double kEmuOfTwentieth = 635;
constexpr double kEmuOfPoint = 9'525;  // at 96 an inch
constexpr double kHighestImage = 18.0 * 360'000;

std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : WithoutInvisible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// How a run looks; fonts and sizes are those of the paragraph's style.
std::string LookOf(const RichRun& run, bool is_link) {
  std::string look;
  if (run.bold) look += "<w:b/>";
  if (run.italic) look += "<w:i/>";
  if (run.underline || is_link) look += "<w:u w:val=\"single\"/>";
  return look.empty() ? look : "<w:rPr>" + look + "</w:rPr>";
}

std::string TextOf(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += "<w:t xml:space=\"preserve\">" + Escaped(text.substr(0, end)) + "</w:t>";
    if (end == text.npos) return out;
    out += "<w:br/>";
    text.remove_prefix(end + 1);
  }
}

std::string_view NameOf(Alignment alignment) {
  switch (alignment) {
    case Alignment::kCenter:
      return "center";
    case Alignment::kEnd:
      return "right";
    case Alignment::kStart:
      break;
  }
  return "";
}

std::string Paragraph(std::string_view style, Alignment alignment, std::string_view runs) {
  std::string properties = fmt::format("<w:pStyle w:val=\"{}\"/>", style);
  if (alignment != Alignment::kStart) {
    properties += "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
    properties += fmt::format("<w:jc w:val=\"{}\"/>", NameOf(alignment));
  }
  return fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", properties, runs);
}

std::string Plain(std::string_view style, Alignment alignment, std::string_view text) {
  return Paragraph(style, alignment, "<w:r>" + TextOf(text) + "</w:r>");
}

// ---- what the text leads to, and what lies beside it

/// Images and addresses of links, which a Word file keeps beside its text.
class Parts {
 public:
  explicit Parts(const PdfDocument& document) : document_(document) {}

  /// Empty for an address within the site, which leads nowhere from a file.
  std::string LinkTo(const LinkAddress& link) {
    if (link.text().starts_with('/')) return {};
    const auto [id, is_new] = links_.try_emplace(link.text());
    if (is_new) {
      id->second = fmt::format("link{}", links_.size());
      relations_ += fmt::format(
          "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
          "hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
          id->second, Escaped(link.text()));
    }
    return id->second;
  }

  /// None for what Word cannot show: it is told by its description.
  std::optional<std::string> Drawing(const RichImage& image) {
    const PdfImage bytes = document_.image ? document_.image(image.digest) : nullptr;
    const auto size = bytes ? SizeOfImage(*bytes) : std::nullopt;
    if (!size) return std::nullopt;
    const std::string id = IdOf(image, *bytes, size->ending);
    const double scale = std::min({1.0, kTextWidth * kEmuOfTwentieth / (size->width * kEmuOfPoint),
                                   kHighestImage / (size->height * kEmuOfPoint)});
    const auto emu = [&](int points) { return static_cast<long>(points * kEmuOfPoint * scale); };
    ++drawings_;
    return fmt::format(
        "<w:r><w:drawing><wp:inline><wp:extent cx=\"{0}\" cy=\"{1}\"/><wp:docPr id=\"{2}\" name=\"image{2}\" "
        "descr=\"{3}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
        "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"{2}\" name=\"image{2}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        "<a:blip r:embed=\"{4}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
        "y=\"0\"/><a:ext cx=\"{0}\" cy=\"{1}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        emu(size->width), emu(size->height), drawings_, Escaped(image.alt), id);
  }

  const std::string& relations() const { return relations_; }
  std::vector<ZipFile>& files() { return files_; }

 private:
  /// The same image twice lies there once.
  std::string IdOf(const RichImage& image, const std::string& bytes, std::string_view ending) {
    const auto [id, is_new] = images_.try_emplace(image.digest.text());
    if (!is_new) return id->second;
    id->second = fmt::format("image{}", images_.size());
    const std::string name = fmt::format("media/{}.{}", id->second, ending);
    files_.push_back({"word/" + name, bytes});
    relations_ += fmt::format(
        "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
        "Target=\"{}\"/>",
        id->second, name);
    return id->second;
  }

  const PdfDocument& document_;
  std::map<std::string, std::string, std::less<>> links_, images_;
  std::string relations_;
  std::vector<ZipFile> files_;
  int drawings_ = 0;
};

std::string RunsOf(const RichRuns& runs, Parts& parts) {
  std::string out;
  for (const RichRun& run : runs) {
    const std::string link = run.link ? parts.LinkTo(*run.link) : std::string();
    const std::string text = "<w:r>" + LookOf(run, !link.empty()) + TextOf(run.text) + "</w:r>";
    out += link.empty() ? text : fmt::format("<w:hyperlink r:id=\"{}\">{}</w:hyperlink>", link, text);
  }
  return out;
}

// ---- tables

/// Which cell begins at a place, or covers it from above.
struct GridPlace {
  const RichCell* cell = nullptr;
  bool begins_here = false;
};

std::vector<std::vector<GridPlace>> GridOf(const RichTable& table) {
  std::vector<std::vector<GridPlace>> grid(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::size_t column = 0;
    for (const RichCell& cell : table.rows[row].cells) {
      while (column < grid[row].size() && grid[row][column].cell != nullptr) ++column;
      for (std::size_t down = 0; down < static_cast<std::size_t>(cell.row_span) && row + down < grid.size(); ++down) {
        auto& line = grid[row + down];
        const std::size_t end = column + static_cast<std::size_t>(cell.column_span);
        if (line.size() < end) line.resize(end);
        for (std::size_t at = column; at < end; ++at) line[at] = {&cell, down == 0};
      }
      column += static_cast<std::size_t>(cell.column_span);
    }
  }
  return grid;
}

/// How the cells of a table are set.
struct TableLook {
  std::vector<int> widths;  // of its columns, in twentieths of a point
  bool middle = false;      // text in the middle of the height
  std::string_view head = "TableHead", text = "TableText";
};

std::string CellOf(const GridPlace& place, std::size_t column, const TableLook& look, Parts& parts) {
  const RichCell& cell = *place.cell;
  int width = 0;
  for (std::size_t i = column; i < column + static_cast<std::size_t>(cell.column_span); ++i) width += look.widths.at(i);
  std::string properties = fmt::format("<w:tcW w:w=\"{}\" w:type=\"dxa\"/>", width);
  if (cell.column_span > 1) properties += fmt::format("<w:gridSpan w:val=\"{}\"/>", cell.column_span);
  if (cell.row_span > 1) properties += place.begins_here ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
  if (look.middle) properties += "<w:vAlign w:val=\"center\"/>";
  std::string paragraphs;
  if (place.begins_here) {
    for (const RichParagraph& each : cell.paragraphs) {
      paragraphs += Paragraph(cell.head ? look.head : look.text, each.alignment, RunsOf(each.runs, parts));
    }
  }
  if (paragraphs.empty()) paragraphs = fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr></w:p>", look.text);
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraphs + "</w:tc>";
}

std::string RowOf(const std::vector<GridPlace>& row, const TableLook& look, Parts& parts) {
  const bool is_head = std::ranges::all_of(row, [](const GridPlace& place) { return place.cell && place.cell->head; });
  std::string out =
      is_head ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
  for (std::size_t at = 0; at < row.size();) {
    if (row[at].cell == nullptr) break;
    out += CellOf(row[at], at, look, parts);
    at += static_cast<std::size_t>(row[at].cell->column_span);
  }
  return out + "</w:tr>";
}

/// `properties`: of the table, behind its width.
std::string TableOf(const std::vector<std::vector<GridPlace>>& grid, const TableLook& look, std::string_view properties,
                    Parts& parts) {
  std::string out = fmt::format(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>{}</w:tblPr><w:tblGrid>",
      properties);
  for (const int width : look.widths) out += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  out += "</w:tblGrid>";
  for (const auto& row : grid) out += RowOf(row, look, parts);
  return out + "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>";  // two tables would become one
}

std::size_t ColumnsOf(const std::vector<std::vector<GridPlace>>& grid) {
  std::size_t columns = 1;
  for (const auto& row : grid) columns = std::max(columns, row.size());
  return columns;
}

std::vector<int> AllAlike(std::size_t columns) {
  return std::vector<int>(columns, kTextWidth / static_cast<int>(columns));
}

std::string TableOf(const RichTable& table, Parts& parts) {
  const auto grid = GridOf(table);
  return TableOf(grid, {.widths = AllAlike(ColumnsOf(grid))}, "", parts);
}

std::string TableOf(const PdfTable& table, Parts& parts) {
  const auto grid = GridOf(table.table);
  TableLook look{.widths = AllAlike(ColumnsOf(grid)), .middle = true};
  const double sum = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
  for (std::size_t i = 0; i < look.widths.size() && table.widths.size() == look.widths.size(); ++i)
    look.widths[i] = static_cast<int>(kTextWidth * table.widths[i] / sum);
  std::string properties = "<w:tblLayout w:type=\"fixed\"/>";
  if (table.close) {
    look.head = "CloseHead";
    look.text = "CloseText";
    properties +=
        "<w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar>";
  }
  return TableOf(grid, look, properties, parts);
}

// ---- blocks

class Body {
 public:
  explicit Body(Parts& parts) : parts_(parts) {}

  void operator()(const PdfTitle& title) { text_ += Plain("Title", Alignment::kCenter, title.text); }
  void operator()(const PdfLine& line) {
    if (!line.at_edge) {
      text_ += Plain(line.small ? "Small" : "Normal", line.alignment, line.text);
      return;
    }
    text_ += "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/></w:pPr><w:r>" +
             TextOf(line.text) + "</w:r></w:p>";
  }
  void operator()(const PdfFacts& facts) {
    for (const auto& [label, value] : facts.facts) {
      text_ +=
          Paragraph("Facts", Alignment::kStart,
                    "<w:r><w:rPr><w:b/></w:rPr>" + TextOf(label + "：") + "</w:r><w:r>" + TextOf(value) + "</w:r>");
    }
  }
  void operator()(const PdfCode& code) { text_ += Plain("Small", Alignment::kStart, "公开的网页：" + code.text); }
  void operator()(const PdfCodeSheet& sheet) {
    for (const auto& each : sheet.codes) text_ += Plain("Small", Alignment::kStart, each.label + "：" + each.text);
  }
  void operator()(const PdfNewPage& /*page*/) { text_ += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"; }
  void operator()(const PdfSpace& /*space*/) {}
  void operator()(const PdfMark& /*mark*/) {}
  void operator()(const PdfContents& /*contents*/) {}
  void operator()(const PdfTable& table) { text_ += TableOf(table, parts_); }
  void operator()(const RichText& text) {
    ListCounter counter;
    for (const RichBlock& block : text.blocks()) {
      number_ = counter.Next(block);
      std::visit(*this, block);
    }
  }

  void operator()(const RichHeading& heading) {
    const int level = std::clamp(heading.level, kTopHeading, kLowestHeading) - kTopHeading + 1;
    text_ += Paragraph(fmt::format("Heading{}", level), heading.alignment, RunsOf(heading.runs, parts_));
  }
  void operator()(const RichParagraph& paragraph) {
    text_ += Paragraph("Normal", paragraph.alignment, RunsOf(paragraph.runs, parts_));
  }
  void operator()(const RichListItem& item) {
    const std::string mark = item.ordered ? std::to_string(number_) + ". " : std::string("• ");
    const std::string indent = fmt::format("<w:ind w:left=\"{}\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>",
                                           640 + 480 * std::clamp(item.depth, 0, kDeepestListItem));
    text_ += "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/>" + indent + "</w:pPr><w:r>" + TextOf(mark) + "</w:r>" +
             RunsOf(item.runs, parts_) + "</w:p>";
  }
  void operator()(const RichTable& table) { text_ += TableOf(table, parts_); }
  void operator()(const RichImage& image) {
    const auto drawing = parts_.Drawing(image);
    if (drawing) {
      text_ += "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr>" + *drawing + "</w:p>";
    } else {
      text_ += Plain("Small", Alignment::kCenter, "［图片：" + (image.alt.empty() ? "没有说明" : image.alt) + "］");
    }
  }

  std::string&& text() && { return std::move(text_); }

 private:
  Parts& parts_;
  std::string text_;
  int number_ = 0;
};

// ---- the files that every Word file has

constexpr std::string_view kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default "
    "Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override "
    "PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override "
    "PartName=\"/word/footer.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/><Override "
    "PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "</Types>";

constexpr std::string_view kPackage =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
    "Id=\"document\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/><Relationship Id=\"core\" "
    "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
    "Target=\"docProps/core.xml\"/></Relationships>";

std::string Relations(const Parts& parts) {
  constexpr std::string_view kOfStyles =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
      "Id=\"styles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
      "Target=\"styles.xml\"/><Relationship Id=\"footer\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer.xml\"/>";
  return std::string(kHead) + std::string(kOfStyles) + parts.relations() + "</Relationships>";
}

std::string StyleOf(std::string_view id, std::string_view name, std::string_view font, int half_points,
                    std::string_view paragraph, std::string_view run = "") {
  return fmt::format(
      "<w:style w:type=\"paragraph\" {5} w:styleId=\"{0}\"><w:name w:val=\"{1}\"/><w:pPr>{4}</w:pPr><w:rPr><w:rFonts "
      "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{2}\"/>{6}<w:sz w:val=\"{3}\"/><w:szCs "
      "w:val=\"{3}\"/></w:rPr></w:style>",
      id, name, font, half_points, paragraph, id == "Normal" ? "w:default=\"1\"" : "", run);
}

std::string Styles() {
  constexpr std::string_view kLine = "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>";
  const std::string text =
      std::string(kLine) + "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>";
  const std::string close = "<w:spacing w:line=\"320\" w:lineRule=\"atLeast\"/>";
  const auto heading = [&](int level) {
    return "<w:keepNext/>" + std::string(kLine) + "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>" +
           fmt::format("<w:outlineLvl w:val=\"{}\"/>", level);
  };
  std::string styles(kHead);
  styles += "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  styles += StyleOf("Normal", "Normal", "仿宋_GB2312", 32, text);
  styles += StyleOf("Title", "Title", "方正小标宋简体", 44,
                    "<w:spacing w:before=\"240\" w:after=\"360\"/><w:jc w:val=\"center\"/>");
  styles += StyleOf("Heading1", "heading 1", "黑体", 32, heading(0));
  styles += StyleOf("Heading2", "heading 2", "楷体_GB2312", 32, heading(1));
  styles += StyleOf("Heading3", "heading 3", "仿宋_GB2312", 32, heading(2), "<w:b/>");
  styles += StyleOf("Facts", "Facts", "仿宋_GB2312", 24, close);
  styles += StyleOf("Small", "Small", "仿宋_GB2312", 24,
                    "<w:spacing w:before=\"120\" w:line=\"320\" w:lineRule=\"atLeast\"/>");
  styles += StyleOf("TableText", "Table Text", "仿宋_GB2312", 24, close);
  styles += StyleOf("TableHead", "Table Head", "黑体", 24, close + "<w:jc w:val=\"center\"/>");
  const std::string narrow = "<w:spacing w:line=\"240\" w:lineRule=\"atLeast\"/>";
  styles += StyleOf("CloseText", "Close Text", "仿宋_GB2312", 18, narrow);
  styles += StyleOf("CloseHead", "Close Head", "黑体", 18, narrow + "<w:jc w:val=\"center\"/>");
  styles += StyleOf("Picture", "Picture", "仿宋_GB2312", 24,
                    "<w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/>");
  styles += "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>";
  for (const std::string_view side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    styles += fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", side);
  }
  return styles + "</w:tblBorders></w:tblPr></w:style></w:styles>";
}

/// What stands at the foot of every page, and below it the number of the page.
std::string Footer(const PdfDocument& document) {
  const std::string_view begin = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r>";
  std::string footer =
      std::string(kHead) + "<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  if (!document.foot.empty()) {
    footer += std::string(begin) + "<w:rPr><w:sz w:val=\"18\"/></w:rPr>" + TextOf(document.foot) + "</w:r></w:p>";
  }
  return footer + std::string(begin) +
         "<w:t xml:space=\"preserve\">— </w:t></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
         "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
}

std::string Core(const PdfDocument& document) {
  std::string made;
  if (document.made) {
    made = fmt::format("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created>",
                       ToString(*document.made));
  }
  return fmt::format(
      "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>{}"
      "</cp:coreProperties>",
      kHead, Escaped(document.title), Escaped(document.author), made);
}

std::string Document(std::string_view body) {
  return fmt::format(
      "{}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{}<w:sectPr><w:footerReference "
      "w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" "
      "w:right=\"1474\" w:bottom=\"1985\" w:left=\"1587\" w:header=\"851\" w:footer=\"1400\" "
      "w:gutter=\"0\"/></w:sectPr>"
      "</w:body></w:document>",
      kHead, body);
}

}  // namespace

std::string WriteDocx(const PdfDocument& document) {
  Parts parts(document);
  Body body(parts);
  for (const PdfBlock& block : document.blocks) std::visit(body, block);
  // What tells the kind of the file comes first, as readers expect it.
  std::vector<ZipFile> files = {{"[Content_Types].xml", std::string(kHead) + std::string(kTypes)},
                                {"_rels/.rels", std::string(kHead) + std::string(kPackage)},
                                {"word/document.xml", Document(std::move(body).text())},
                                {"word/_rels/document.xml.rels", Relations(parts)},
                                {"word/styles.xml", Styles()},
                                {"word/footer.xml", Footer(document)},
                                {"docProps/core.xml", Core(document)}};
  for (ZipFile& file : parts.files()) files.push_back(std::move(file));
  return WriteZip(files);
}

}  // namespace gongkai::docwrite
