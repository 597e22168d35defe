// Document: what every reader makes of the bytes it is given, and all that later stages know of a file.
//
// A document is a list of blocks in reading order. Beside them stands `lines`, the text as it is shown to a person (for
// a text file its own lines; for the others one line a paragraph, a table row or a line of a page). Every cell and
// paragraph knows its place there, so that a finding can point at it.
//
// Next to read: read.h (bytes to Document), then the readers text.cc, html.cc, docx.cc, pdf.cc.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace gongkai::docread {

/// Points from the page's top left corner; all zero where the format has no pages.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool operator==(const Box&) const = default;
};

/// Where a piece of text stands.
struct Place {
  int line = 0;    // 1-based into Document::lines; 0 = nowhere
  int column = 0;  // code points before it in that line
  int length = 0;  // code points it covers there
  int page = 0;    // 1-based; 0 where the format has no pages
  Box box;
  bool operator==(const Place&) const = default;
};

struct Cell {
  std::string text;  // trimmed; line breaks inside a cell are '\n'; empty = a cell that is there and blank
  int column = 0;    // 0-based grid column, in a grid; the ordinal in the row otherwise
  int column_span = 1;
  int row_span = 1;  // the cells it covers below are not repeated
  double left =
      0;  // horizontal extent, in points (PDF) or character cells (text set in columns by blanks); 0,0 if unknown
  double right = 0;
  Place place;
};

struct Row {
  std::vector<Cell> cells;
  Place place;
};

/// How far the columns of a table can be trusted.
enum class Geometry {
  kGrid,   // Cell::column is a column of a real grid (HTML, docx, tabs, Markdown pipes)
  kLoose,  // only the order in the row, or left/right, is known (text of a PDF, one cell a line, pipes without columns)
};

struct Table {
  Geometry geometry = Geometry::kGrid;
  std::vector<Row> rows;
};

struct Paragraph {
  std::string text;  // trimmed at both ends, never empty
  int heading = 0;   // 1..6 where the format marks a heading; 0 otherwise
  Place place;
};

using Block = std::variant<Paragraph, Table>;

enum class Format { kText, kHtml, kDocx, kPdf, kDoc, kUnknown };

/// What stands in the way of reading a file. Never answered with zeros, always with a sentence.
enum class Obstacle {
  kNone,
  kImage,
  kEncrypted,
  kDamaged,
  kTooLarge,
  kTooSlow,
  kNoText,
  kUnsupported,
  kNeedsLibreOffice,
  kNotOpened  // no such file, or not to be read: nothing is known of its bytes
};

struct Document {
  Format format = Format::kUnknown;
  std::string encoding;            // "UTF-8", "GB18030", "UTF-16LE", …; empty where the format has its own
  std::string title;               // the format's own title (<title>, docx core properties); often empty
  std::vector<std::string> lines;  // the text shown to a person
  std::vector<Block> blocks;
  /// Pictures that stand in the text of a web page or a Word document: for each, how many lines stand before it. What
  /// is printed in them nobody has read. Other formats do not tell.
  std::vector<int> pictures;
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;  // one plain Chinese sentence; empty when there is no obstacle
};

/// "文本", "网页", "Word 文档（docx）", …
std::string_view NameOf(Format format);

}  // namespace gongkai::docread
