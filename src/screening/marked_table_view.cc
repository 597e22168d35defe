// Tables of a part: their first lines and those around hits are open, the rest folds away behind a tick box, so that it
// opens without a script too.

#include <algorithm>
#include <map>

#include "screening/marked_part_view.h"

namespace gongkai::screening {
namespace {

using docread::Piece;
using web::Html;
using web::Markup;

constexpr std::size_t kFewRows = 15;
constexpr std::size_t kMostOpenRows = 400, kMostFoldedRows = 300;
constexpr std::size_t kMostColumns = 60;

using Cells = std::map<int, std::vector<std::size_t>>;  // column -> pieces in it
using Rows = std::map<int, Cells>;

class Table {
 public:
  Table(MarkedPieces& pieces, std::size_t part, const std::vector<std::size_t>& cells)
      : pieces_(pieces), part_(part), of_(pieces.shown().parts[part].pieces) {
    for (const std::size_t cell : cells) {
      rows_[of_[cell].row][of_[cell].column].push_back(cell);
      columns_[of_[cell].column] = true;
    }
    while (columns_.size() > kMostColumns && !pieces_are_hit(columns_.rbegin()->first)) {
      columns_.erase(std::prev(columns_.end()));
      has_more_columns_ = true;
    }
  }

  Html Draw() {
    FindOpenRows();
    Html html = Markup(
        "<div class=\"gk-rich-table marked-table\" tabindex=\"0\" role=\"group\" aria-label=\"表格\">"
        "<table class=\"table\"><caption>{}</caption>",
        Caption());
    for (auto row = rows_.cbegin(); row != rows_.cend();)
      row = is_open_.at(row->first) ? DrawOpen(html, row) : DrawFold(html, row);
    html.Add("</table></div>");
    if (left_out_ > 0) html.Add("<p class=\"gk-soft\">内容太多，其余 {} 行没有在这里列出。</p>", left_out_);
    if (has_more_columns_) html.Add("<p class=\"gk-soft\">后面的列没有查出内容，不在这里列出。</p>");
    return html;
  }

 private:
  using At = Rows::const_iterator;

  bool pieces_are_hit(int column) const {
    return std::ranges::any_of(rows_, [&](const auto& row) {
      const auto cells = row.second.find(column);
      return cells != row.second.end() && AnyHit(cells->second);
    });
  }
  bool AnyHit(const std::vector<std::size_t>& cells) const {
    return std::ranges::any_of(cells, [&](std::size_t cell) { return pieces_.IsHit(part_, cell); });
  }
  bool IsHitRow(const Cells& row) const {
    return std::ranges::any_of(row, [&](const auto& cells) { return AnyHit(cells.second); });
  }

  void FindOpenRows() {
    std::vector<bool> is_hit;
    for (const auto& [number, row] : rows_) is_hit.push_back(IsHitRow(row));
    std::vector<bool> is_open = OpenAround(is_hit, 1, kFewRows);
    for (std::size_t i = 0; i < is_open.size() && i < 2; ++i) is_open[i] = true;  // the headings
    std::size_t i = 0;
    for (const auto& [number, row] : rows_) is_open_[number] = is_open[i++];
  }

  /// "工作表“明细”" where the file has sheets; which sight all of it has where nobody sees it.
  std::string Caption() const {
    const Piece& first = of_[rows_.begin()->second.begin()->second.front()];
    const std::size_t end = first.where.find("”");
    std::string words = end == std::string::npos ? "表格" : first.where.substr(0, end + std::string_view("”").size());
    const bool is_all_hidden = std::ranges::all_of(rows_, [&](const auto& row) {
      return std::ranges::all_of(row.second,
                                 [&](const auto& cells) { return !IsSeen(of_[cells.second.front()].sight); });
    });
    if (is_all_hidden) words += "（" + std::string(NameOf(first.sight)) + "）";
    return words;
  }

  Html Cell(const std::vector<std::size_t>& cells) {
    Html text;
    bool is_hidden = false;
    for (const std::size_t cell : cells) {
      if (!text.empty()) text.Add("<br>");
      if (!IsSeen(of_[cell].sight)) {
        is_hidden = true;
        text.Add("<span class=\"marked-sight\">{}</span> ", NameOf(of_[cell].sight));
      }
      text.Add("{}", pieces_.Draw(part_, cell));
    }
    return Markup("<td {}>{}</td>", web::AttributeIf(is_hidden, "class=\"marked-unseen\""), text);
  }

  Html Row(At row) {
    Html html = Markup("<tr><th scope=\"row\">{}</th>", row->first + 1);
    for (const auto& [column, there] : columns_) {
      const auto cells = row->second.find(column);
      html.Add("{}", cells == row->second.end() ? Markup("<td></td>") : Cell(cells->second));
    }
    return html.Add("</tr>");
  }

  At DrawOpen(Html& html, At row) {
    html.Add("<tbody>");
    for (; row != rows_.end() && is_open_.at(row->first); ++row) {
      if (drawn_ >= kMostOpenRows) {
        ++left_out_;
      } else {
        ++drawn_;
        html.Add("{}", Row(row));
      }
    }
    html.Add("</tbody>");
    return row;
  }

  At DrawFold(Html& html, At row) {
    Html folded;
    std::size_t count = 0, drawn = 0;
    for (; row != rows_.end() && !is_open_.at(row->first); ++row) {
      ++count;
      if (drawn_ >= kMostOpenRows || folded_ >= kMostFoldedRows) continue;
      folded.Add("{}", Row(row));
      ++drawn;
      ++folded_;
    }
    const std::size_t width = columns_.size() + 1;
    if (drawn == 0) {
      html.Add("<tbody class=\"marked-gap-rows\"><tr><td colspan=\"{}\">略去 {} 行，没有查出内容</td></tr></tbody>",
               width, count);
      return row;
    }
    html.Add(
        "<tbody class=\"marked-gap-rows\"><tr><td colspan=\"{}\"><label><input type=\"checkbox\" autocomplete=\"off\"> "
        "展开 {} 行</label>{}</td></tr></tbody><tbody class=\"marked-more-rows\">{}</tbody>",
        width, drawn, drawn < count ? "，另有 " + std::to_string(count - drawn) + " 行略去" : std::string(), folded);
    return row;
  }

  MarkedPieces& pieces_;
  std::size_t part_;
  const std::vector<Piece>& of_;
  Rows rows_;
  std::map<int, bool> columns_;
  std::map<int, bool> is_open_;
  bool has_more_columns_ = false;
  std::size_t drawn_ = 0, folded_ = 0, left_out_ = 0;
};

}  // namespace

web::Html DrawMarkedTable(MarkedPieces& pieces, std::size_t part, const std::vector<std::size_t>& cells) {
  return Table(pieces, part, cells).Draw();
}

}  // namespace gongkai::screening
