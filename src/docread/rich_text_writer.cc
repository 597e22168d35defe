// The canonical form of rich text: one way to write each value, so that equal bodies have equal bytes (and digests).
//
//   <h2>…</h2>  <p class="rt-center">…</p>  <ul><li>…<ol><li>…</li></ol></li></ul>
//   <table><tr><th colspan="2"><p>…</p></th></tr></table>  <img data-digest="sm3:…" alt="…">
//   in text: <a href="…"><b><i><u>…</u></i></b></a>, <br>; all else is characters
#include "docread/rich_text_reader.h"

namespace gongkai::docread {
namespace {

class Writer {
 public:
  void Write(const RichBlock& block) {
    if (!std::holds_alternative<RichListItem>(block)) CloseLists(0);
    std::visit([this](const auto& each) { Block(each); }, block);
  }

  std::string Finish() {
    CloseLists(0);
    return std::move(out_);
  }

 private:
  void Block(const RichHeading& heading) { Line("h" + std::to_string(heading.level), heading.alignment, heading.runs); }
  void Block(const RichParagraph& paragraph) { Line("p", paragraph.alignment, paragraph.runs); }

  void Block(const RichListItem& item) {
    const auto depth = static_cast<std::size_t>(item.depth);
    CloseLists(depth + 1);
    if (lists_.size() == depth + 1 && lists_.back() != item.ordered) CloseLists(depth);
    if (lists_.size() == depth + 1) {
      out_ += "</li>\n";
    } else {
      out_ += item.ordered ? "<ol>\n" : "<ul>\n";
      lists_.push_back(item.ordered);
    }
    out_ += "<li>";
    Runs(item.runs);
  }

  void Block(const RichTable& table) {
    out_ += "<table>\n";
    for (const RichRow& row : table.rows) {
      out_ += "<tr>";
      for (const RichCell& cell : row.cells) Cell(cell);
      out_ += "</tr>\n";
    }
    out_ += "</table>\n";
  }

  void Block(const RichImage& image) {
    out_ += "<img data-digest=\"" + image.digest.text() + "\" alt=\"";
    Text(image.alt);
    out_ += "\">\n";
  }

  void Cell(const RichCell& cell) {
    const std::string_view name = cell.head ? "th" : "td";
    out_.append("<").append(name);
    if (cell.row_span > 1) out_ += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
    if (cell.column_span > 1) out_ += " colspan=\"" + std::to_string(cell.column_span) + "\"";
    out_ += ">";
    for (const RichParagraph& paragraph : cell.paragraphs) Block(paragraph);
    if (out_.ends_with('\n')) out_.pop_back();
    out_.append("</").append(name).append(">");
  }

  void Line(std::string_view name, Alignment alignment, const RichRuns& runs) {
    out_.append("<").append(name);
    if (alignment == Alignment::kCenter) out_ += " class=\"rt-center\"";
    if (alignment == Alignment::kEnd) out_ += " class=\"rt-end\"";
    out_ += ">";
    Runs(runs);
    out_.append("</").append(name).append(">\n");
  }

  void Runs(const RichRuns& runs) {
    for (const RichRun& run : runs) {
      if (run.link) {
        out_ += "<a href=\"";
        Text(run.link->text());
        out_ += "\">";
      }
      out_ += run.bold ? "<b>" : "";
      out_ += run.italic ? "<i>" : "";
      out_ += run.underline ? "<u>" : "";
      Text(run.text);
      out_ += run.underline ? "</u>" : "";
      out_ += run.italic ? "</i>" : "";
      out_ += run.bold ? "</b>" : "";
      if (run.link) out_ += "</a>";
    }
  }

  void Text(std::string_view text) {
    for (const char c : text) {
      switch (c) {
        case '&':
          out_ += "&amp;";
          break;
        case '<':
          out_ += "&lt;";
          break;
        case '>':
          out_ += "&gt;";
          break;
        case '"':
          out_ += "&quot;";
          break;
        case '\n':
          out_ += "<br>";
          break;
        default:
          out_ += c;
          break;
      }
    }
  }

  void CloseLists(std::size_t keep) {
    while (lists_.size() > keep) {
      out_ += lists_.back() ? "</li></ol>\n" : "</li></ul>\n";
      lists_.pop_back();
    }
  }

  std::string out_;
  std::vector<bool> lists_;  // open ones, whether ordered
};

}  // namespace

std::string WriteRichText(const RichText& text) {
  Writer writer;
  for (const RichBlock& block : text.blocks()) writer.Write(block);
  return writer.Finish();
}

}  // namespace gongkai::docread
