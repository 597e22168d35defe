// What makes a table a mere means of layout: most of its text stands in cells that hold tables themselves; or it is one
// cell a row, holding paragraphs; or a cell holds a whole column of prose. Such a table is read as if it were not
// there.
#include "docread/flow.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/grid.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kProseBytes = 1'500;  // about 500 Han characters
constexpr std::size_t kProseLines = 4;
constexpr std::string_view kCellGap = " | ";

/// What a cell or table holds, nested tables included.
struct Extent {
  std::size_t bytes = 0, lines = 0, tables = 0;
};

Extent Measure(const Flow& flow);

Extent Measure(const FlowTable& table) {
  Extent sum;
  for (const FlowRow& row : table.rows) {
    for (const FlowCell& cell : row.cells) {
      const Extent inside = Measure(cell.content);
      sum.bytes += inside.bytes;
      sum.lines += inside.lines;
      sum.tables += inside.tables;
    }
  }
  return sum;
}

Extent Measure(const Flow& flow) {
  Extent sum;
  for (const FlowItem& item : flow) {
    sum.bytes += item.text.size();
    sum.lines += item.text.empty() ? 0 : 1;
    if (!item.table) continue;
    const Extent inside = Measure(*item.table);
    sum.bytes += inside.bytes;
    sum.lines += inside.lines;
    sum.tables += inside.tables + 1;
  }
  return sum;
}

bool IsLayout(const FlowTable& table) {
  std::size_t with_tables = 0, without = 0, most_cells = 0, most_lines = 0;
  bool prose = false;
  for (const FlowRow& row : table.rows) {
    most_cells = std::max(most_cells, row.cells.size());
    for (const FlowCell& cell : row.cells) {
      const Extent extent = Measure(cell.content);
      (extent.tables > 0 ? with_tables : without) += extent.bytes;
      most_lines = std::max(most_lines, extent.lines);
      prose = prose || (extent.tables == 0 && extent.lines >= kProseLines && extent.bytes >= kProseBytes);
    }
  }
  if (with_tables > 0) return with_tables >= without;
  return prose || (most_cells <= 1 && most_lines > 1);
}

/// The text of a cell, a line each for its lines and for the rows of tables inside it.
void AppendCellText(const Flow& content, std::string& text) {
  for (const FlowItem& item : content) {
    if (!item.text.empty()) {
      if (!text.empty()) text += '\n';
      text += item.text;
    }
    if (!item.table) continue;
    for (const FlowRow& row : item.table->rows) {
      for (const FlowCell& cell : row.cells) AppendCellText(cell.content, text);
    }
  }
}

class Emitter {
 public:
  explicit Emitter(Format format) { document_.format = format; }

  void Emit(Flow& flow) {
    for (FlowItem& item : flow) {
      if (!item.text.empty()) EmitParagraph(item);
      if (item.table) EmitTable(*item.table);
      if (item.picture) NotePicture();
    }
  }

  Document Finish() {
    if (too_large_) {
      return CouldNotRead(document_.format, Obstacle::kTooLarge, "文件里的表格太大，超出了可以读取的限度。");
    }
    return std::move(document_);
  }

 private:
  int NextLine() const { return static_cast<int>(document_.lines.size()) + 1; }

  void NotePicture() { document_.pictures.push_back(static_cast<int>(document_.lines.size())); }

  /// Pictures in the cells of a table of data, or in a table that holds nothing else.
  void NotePictures(const FlowTable& table) {
    for (const FlowRow& row : table.rows) {
      for (const FlowCell& cell : row.cells) {
        for (const FlowItem& item : cell.content) {
          if (item.picture) NotePicture();
          if (item.table) NotePictures(*item.table);
        }
      }
    }
  }

  void EmitParagraph(FlowItem& item) {
    Paragraph paragraph;
    paragraph.place.line = NextLine();
    paragraph.place.length = static_cast<int>(Utf8Length(item.text));
    paragraph.heading = item.heading;
    document_.lines.push_back(item.text);
    paragraph.text = std::move(item.text);
    document_.blocks.emplace_back(std::move(paragraph));
  }

  void EmitTable(FlowTable& table) {
    // Each level of nesting is measured anew by the level above it; the reader's limit on nesting bounds that.
    if (IsLayout(table)) {
      for (FlowRow& row : table.rows) {
        for (FlowCell& cell : row.cells) Emit(cell.content);
      }
      return;
    }
    NotePictures(table);
    if (Measure(table).bytes == 0) return;
    std::vector<std::vector<GridCell>> grid(table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (const FlowCell& cell : table.rows[r].cells) {
        grid[r].push_back({cell.column, cell.column_span, cell.row_span});
      }
    }
    if (!PlaceOnGrid(grid)) {
      too_large_ = true;
      return;
    }
    Table out;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (!grid[r].empty()) out.rows.push_back(EmitRow(table.rows[r], grid[r]));
    }
    document_.blocks.emplace_back(std::move(out));
  }

  Row EmitRow(const FlowRow& row, const std::vector<GridCell>& places) {
    Row out;
    std::string line;
    const int number = NextLine();
    int column = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) {
        line += kCellGap;
        column += static_cast<int>(kCellGap.size());
      }
      Cell cell;
      AppendCellText(row.cells[i].content, cell.text);
      cell.column = places[i].column;
      cell.column_span = places[i].column_span;
      cell.row_span = places[i].row_span;
      cell.place.line = number;
      cell.place.column = column;
      cell.place.length = static_cast<int>(Utf8Length(cell.text));
      column += cell.place.length;
      line += cell.text;
      out.cells.push_back(std::move(cell));
    }
    std::replace(line.begin(), line.end(), '\n', ' ');
    out.place.line = number;
    out.place.length = column;
    document_.lines.push_back(std::move(line));
    return out;
  }

  Document document_;
  bool too_large_ = false;
};

}  // namespace

Document OverBudget(Format format, const FlowBudget& budget) {
  return CouldNotRead(format, Obstacle::kTooLarge,
                      budget.TooDeep() ? "文件里的内容一层套一层，嵌套太深，没有读取。"
                                       : "文件内容太多（段落、单元格或文字超出上限），没有读取。");
}

Document ToDocument(Format format, Flow flow) {
  Emitter emitter(format);
  emitter.Emit(flow);
  Document document = emitter.Finish();
  if (document.obstacle == Obstacle::kNone && document.blocks.empty()) {
    return CouldNotRead(format, Obstacle::kNoText, "文件里没有文字，可能只有图片，请上传有文字的文件。");
  }
  return document;
}

}  // namespace gongkai::docread
