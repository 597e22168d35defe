#include "web/rich_text_html.h"

#include <algorithm>

#include "web/parameters.h"

namespace gongkai::web {
namespace {

Attributes Aligned(Alignment alignment) {
  if (alignment == Alignment::kCenter) return AttributeIf(true, "class=\"gk-center\"");
  return AttributeIf(alignment == Alignment::kEnd, "class=\"gk-end\"");
}

Html WithBreaks(std::string_view text) {
  Html html;
  for (;;) {
    const std::size_t end = text.find('\n');
    html.Add("{}", text.substr(0, end));
    if (end == std::string_view::npos) return html;
    html.Add("<br>");
    text.remove_prefix(end + 1);
  }
}

class Shower {
 public:
  Shower(const ImageAddress& address, const std::vector<std::string>& own_hosts)
      : address_(address), own_hosts_(own_hosts) {}

  void Show(const RichBlock& block) {
    if (!std::holds_alternative<RichListItem>(block)) CloseLists(0);
    std::visit([this](const auto& each) { Block(each); }, block);
  }

  Html Finish() {
    CloseLists(0);
    return std::move(html_);
  }

 private:
  void Block(const RichHeading& heading) {
    const Html runs = Runs(heading.runs);
    const Attributes aligned = Aligned(heading.alignment);
    switch (LevelOf(heading)) {
      case 2:
        html_.Add("<h2 {}>{}</h2>", aligned, runs);
        break;
      case 3:
        html_.Add("<h3 {}>{}</h3>", aligned, runs);
        break;
      default:
        html_.Add("<h4 {}>{}</h4>", aligned, runs);
        break;
    }
  }

  /// One below the nearest heading above it that is higher; below the page's title where there is none.
  int LevelOf(const RichHeading& heading) {
    while (!headings_.empty() && headings_.back() >= heading.level) headings_.pop_back();
    headings_.push_back(heading.level);
    return static_cast<int>(headings_.size()) + 1;
  }

  void Block(const RichParagraph& paragraph) {
    html_.Add("<p {}>{}</p>", Aligned(paragraph.alignment), Runs(paragraph.runs));
  }

  void Block(const RichListItem& item) {
    const auto depth = static_cast<std::size_t>(item.depth);
    CloseLists(depth + 1);
    if (lists_.size() == depth + 1 && lists_.back() != item.ordered) CloseLists(depth);
    if (lists_.size() == depth + 1) {
      html_.Add("</li>");
    } else {
      item.ordered ? html_.Add("<ol>") : html_.Add("<ul>");
      lists_.push_back(item.ordered);
    }
    html_.Add("<li>{}", Runs(item.runs));
  }

  void Block(const RichImage& image) {
    if (const std::optional<Url> address = address_(image.digest)) {
      html_.Add("<figure class=\"gk-rich-image\"><img src=\"{}\" alt=\"{}\" loading=\"lazy\"></figure>", *address,
                image.alt);
    } else {
      html_.Add("<p class=\"gk-soft\">［图片：{}］</p>", image.alt.empty() ? "没有说明" : image.alt);
    }
  }

  void Block(const RichTable& table) {
    const std::size_t heads = HeadRows(table);
    html_.Add(
        "<div class=\"gk-rich-table\" role=\"region\" aria-label=\"表格\" tabindex=\"0\"><table class=\"table\">");
    if (heads > 0) Rows(table, 0, heads, true);
    if (heads < table.rows.size()) Rows(table, heads, table.rows.size(), false);
    html_.Add("</table></div>");
  }

  /// The rows on top that hold nothing but heads, unless one of those reaches further down.
  static std::size_t HeadRows(const RichTable& table) {
    const auto is_head = [](const RichRow& row) {
      return std::ranges::all_of(row.cells, [](const RichCell& cell) { return cell.head; });
    };
    const auto end = std::ranges::find_if_not(table.rows, is_head);
    const auto heads = static_cast<std::size_t>(end - table.rows.begin());
    for (std::size_t row = 0; row < heads; ++row) {
      for (const RichCell& cell : table.rows[row].cells) {
        if (row + static_cast<std::size_t>(cell.row_span) > heads) return 0;
      }
    }
    return heads;
  }

  void Rows(const RichTable& table, std::size_t from, std::size_t to, bool are_heads) {
    are_heads ? html_.Add("<thead>") : html_.Add("<tbody>");
    for (std::size_t row = from; row < to; ++row) {
      html_.Add("<tr>");
      const auto& cells = table.rows[row].cells;
      for (std::size_t i = 0; i < cells.size(); ++i) Cell(cells[i], !are_heads && i == 0);
      html_.Add("</tr>");
    }
    are_heads ? html_.Add("</thead>") : html_.Add("</tbody>");
  }

  void Cell(const RichCell& cell, bool leads_row) {
    Html inside;
    for (const RichParagraph& paragraph : cell.paragraphs) {
      inside.Add("<p {}>{}</p>", Aligned(paragraph.alignment), Runs(paragraph.runs));
    }
    if (!cell.head) {
      html_.Add("<td rowspan=\"{}\" colspan=\"{}\">{}</td>", cell.row_span, cell.column_span, inside);
      return;
    }
    const int span = leads_row ? cell.row_span : cell.column_span;
    const std::string scope = std::string(leads_row ? "row" : "col") + (span > 1 ? "group" : "");
    html_.Add("<th scope=\"{}\" rowspan=\"{}\" colspan=\"{}\">{}</th>", scope, cell.row_span, cell.column_span, inside);
  }

  Html Runs(const RichRuns& runs) const {
    Html html;
    for (const RichRun& run : runs) {
      Html text = WithBreaks(run.text);
      if (run.underline) text = Markup("<u>{}</u>", text);
      if (run.italic) text = Markup("<i>{}</i>", text);
      if (run.bold) text = Markup("<b>{}</b>", text);
      html.Add(run.link ? Linked(*run.link, text) : text);
    }
    return html;
  }

  Html Linked(const LinkAddress& link, const Html& text) const {
    const auto is_ours = [&](const std::string& host) { return EqualIgnoringCase(host, link.host()); };
    if (link.host().empty() || std::ranges::any_of(own_hosts_, is_ours)) {
      return Markup("<a href=\"{}\">{}</a>", link, text);
    }
    return Markup("<a class=\"gk-leaves-site\" rel=\"noopener\" href=\"{}\">{}</a>", link, text);
  }

  void CloseLists(std::size_t keep) {
    while (lists_.size() > keep) {
      lists_.back() ? html_.Add("</li></ol>") : html_.Add("</li></ul>");
      lists_.pop_back();
    }
  }

  const ImageAddress& address_;
  const std::vector<std::string>& own_hosts_;
  Html html_;
  std::vector<int> headings_;  // levels of those that stand above here
  std::vector<bool> lists_;    // open ones, whether ordered
};

}  // namespace

Html OfRichText(const RichText& text, const ImageAddress& address, const std::vector<std::string>& own_hosts) {
  Shower shower(address, own_hosts);
  for (const RichBlock& block : text.blocks()) shower.Show(block);
  return shower.Finish();
}

}  // namespace gongkai::web
