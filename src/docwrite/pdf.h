// Pages on paper: blocks set one below the other, cut into pages, to the bytes of a PDF (through Pango and Cairo). The
// text stays text, so that it can be searched, copied and read aloud; fonts are embedded.
//
//   WritePdf({.paper = kA4, .title = "…", .blocks = {PdfTitle{"…"}, body, PdfCode{"https://…", "…"}}})
//
// It knows no subject. Next to read: pdf_text.h (lines of text), pdf_table.h (tables), pdf_image.h
// (images), pdf_flow.h (pages), pdf_sheets.h (pages onto paper).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/rich_text.h"

namespace gongkai::docwrite {

/// Millimetres.
struct PdfPaper {
  double width = 210, height = 297, margin = 22;
  double text_points = 12;  // of running text, in points
};
inline constexpr PdfPaper kA4{};
inline constexpr PdfPaper kA5{.width = 148.5, .height = 210, .margin = 16, .text_points = 10.5};
inline constexpr PdfPaper kA3{.width = 297, .height = 420, .margin = 30, .text_points = 17};

/// In the middle, large and bold.
struct PdfTitle {
  std::string text;
};

/// One paragraph without a look; small ones are for what stands beside the matter.
struct PdfLine {
  std::string text;
  Alignment alignment = Alignment::kStart;
  bool small = false;
  bool at_edge = false;  // of a Word file: not set in as running text is, like the addressee of a letter
};

/// Label and value, two pairs a row between two rules; long ones below one another, over as many pages as it takes.
struct PdfFacts {
  std::vector<std::pair<std::string, std::string>> facts;
};

/// A QR code with lines of text to its right.
struct PdfCode {
  std::string text;
  std::vector<std::string> beside;
  double side = 34;  // millimetres
};

/// Codes in rows, each with its label below.
struct PdfCodeSheet {
  struct Each {
    std::string text, label;
  };
  std::vector<Each> codes;
  int columns = 3;
};

/// What follows begins a page of its own; two of them leave one blank.
struct PdfNewPage {};

/// A blank, in parts of what a whole page holds.
struct PdfSpace {
  double part = 0.1;
};

/// What follows can be found in a PdfContents under that name, by the page on which it begins.
struct PdfMark {
  std::string name;
};

/// The names of all marks of the document with their pages, and a dotted line between.
struct PdfContents {};

/// A table as a form prints it. In normal form (base/rich_text.h).
struct PdfTable {
  RichTable table;
  /// How wide the columns of a Word file are, one each, in parts of their sum; none: all alike. A PDF gives each column
  /// what stands in it asks for.
  std::vector<double> widths{};
  bool close = false;  // small text and narrow margins, for many columns
};

using PdfBlock = std::variant<PdfTitle, PdfLine, PdfFacts, PdfCode, PdfCodeSheet, PdfNewPage, PdfSpace, PdfMark,
                              PdfContents, PdfTable, RichText>;

/// Shared by whoever draws it; null: there is none.
using PdfImage = std::shared_ptr<const std::string>;

enum class PdfFoot { kEveryPage, kNotOnFirst, kNowhere };

/// How pages come onto paper.
enum class PdfSheets {
  kOnePage,
  /// Two pages side by side on sheets twice as wide, in order for folding and stitching in the middle; blank pages come
  /// in before the last one. Printed on both sides, turned over the short edge.
  kSaddleStitch,
  /// Six pages on the two sides of one sheet three times as wide, folded to the third: the first is on top, the second
  /// to fourth lie open side by side, the fifth is the flap that is turned in, the sixth the back. Turned over the
  /// short edge.
  kTriFold,
};

struct PdfDocument {
  PdfPaper paper = kA4;
  std::string title, author;   // what a viewer shows of the file
  std::optional<Date> made{};  // the day that the file says it was made on; none: it says nothing of it
  std::string foot;            // at the foot of every page, beside its number
  PdfFoot foot_on = PdfFoot::kEveryPage;
  PdfSheets sheets = PdfSheets::kOnePage;
  /// The bytes of an image of a rich text; none: it is told by its description.
  std::function<PdfImage(const ImageDigest&)> image{};
  std::vector<PdfBlock> blocks;
};

/// A WebP cannot be drawn, nor a PNG that is broken: they are told by their descriptions. Errors: throws
/// std::runtime_error when the pages cannot be made (memory, no font), std::length_error for a code that no QR code
/// holds.
std::string WritePdf(const PdfDocument& document);

/// How many pages it fills, before they come onto sheets.
std::size_t CountPdfPages(const PdfDocument& document);

}  // namespace gongkai::docwrite
