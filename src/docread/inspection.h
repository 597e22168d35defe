// Inspection: everything that a file carries, whether a person who opens it sees it or not. Where a Document answers
// "what does it say?", an inspection answers "what goes out with it?": hidden columns, tracked changes, comments,
// properties, what lies under a box, files within the file. Values only; what they mean for publication is not known
// here.
//
// Next to read: inspect.h (bytes to Inspection), clean.h (the same file without what nobody was to see).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/document.h"

namespace gongkai::docread {

/// Whether a person who opens the file the ordinary way sees a piece of it, and if not, why not.
enum class Sight {
  kShown,
  kFileName,         // the name of a file within (of a zip, an embedded file)
  kHiddenSheet,      // xlsx: also "very hidden"
  kHiddenRow,        // xlsx: also by a filter, by a closed group or a height of 0
  kHiddenColumn,     // xlsx: also by a closed group or a width of 0
  kCovered,          // under a merged cell, a picture or a box that is drawn over it
  kHiddenText,       // docx: marked as hidden; html: not displayed; xlsx: number format ";;;"
  kPale,             // in the colour of what is behind it, or too small to be read
  kOutsidePage,      // beyond the edges of the page, the slide or the cropped part
  kInvisible,        // PDF: drawn without paint, as the text layer of a scan is
  kUnprovenLayer,    // PDF: the same, as a copy that was burnt has it, and nobody knows that it was made here
  kOtherLayer,       // PDF: in a layer that is switched off
  kHiddenSlide,      // pptx
  kNotes,            // pptx: notes of the speaker
  kComment,          // comments of Word, Excel, PowerPoint; annotations of PDF
  kDeleted,          // tracked changes: taken out, and still there
  kInserted,         // tracked changes: put in, shown, not yet accepted
  kFormField,        // what was typed into fields, and choices that are not shown
  kAlternativeText,  // what pictures say to those who do not see them
  kLinkTarget,       // where a link leads
  kDefinedName,      // xlsx: defined names, formulas that name other files; docx: bookmarks are none
  kCache,            // xlsx: caches of pivot tables and of linked workbooks, with rows that no sheet shows
  kProperty,         // author, company, title, custom properties; of images: place, device, owner
  kEmbedded,         // of a file within the file: its own pieces follow, with their own sights and a longer path
  kScript,           // macros, scripts, actions
  kEarlierVersion,   // PDF: what an incremental update has replaced
};

/// "隐藏的工作表", "批注", …; never empty.
std::string_view NameOf(Sight sight);
/// "hidden-sheet", …: in JSON and in the database.
std::string_view IdOf(Sight sight);

/// One piece of text: a paragraph, a cell, a comment, a property.
struct Piece {
  Sight sight = Sight::kShown;
  std::string text;  // UTF-8, trimmed, never empty
  std::string
      where;  // in words: "工作表“明细”第 3 行 B 列", "第 2 页", "第 5 段"; with the files around it, outermost first
  int file = 0;  // which of Inspection::files it stands in
  /// Of a table: which (from 1, counted within the file), row and column (from 0); table 0 = none.
  int table = 0, row = 0, column = 0;
  int page = 0;  // 1-based; 0 where the format has no pages
  Box box;       // on that page
};

/// The file itself (0) and the files within it, each after the one that holds it.
struct InspectedFile {
  std::string name;      // empty for the file itself
  std::string kind;      // "Word 文档（docx）", "Excel 工作簿（xlsx）", "图片（JPEG）", …
  int inside = -1;       // index of the file that holds it
  std::string obstacle;  // one plain sentence when it could not be looked into; empty otherwise
};

/// The files around a place, outermost first: "文件“名单.zip”：文件“甲.docx”："; empty for the file itself.
std::string PathOf(const std::vector<InspectedFile>& files, int file);

struct Inspection {
  std::vector<InspectedFile> files;  // never empty
  std::vector<Piece> pieces;         // in reading order, a file within where it is embedded
  int pictures = 0;                  // whose printed words nobody has read
  /// What stands in the way of the whole: nothing of the file counts as looked at. Never a guess, always a sentence.
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;
};

}  // namespace gongkai::docread
