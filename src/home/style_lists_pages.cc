// A list whose filters and page stand in the address; what is asked before an act that cannot be taken back, and how
// one that can be is taken back.
#include <algorithm>
#include <array>

#include "home/style_pages.h"
#include "web/paging.h"

namespace gongkai::home {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Url;

struct Row {
  std::string_view name, kind;
  int count;
};
constexpr std::array<Row, 8> kRows = {{{"澄砚县民政局", "县级部门", 12},
                                       {"澄砚县教育局", "县级部门", 9},
                                       {"澄砚县财政局", "县级部门", 31},
                                       {"澄砚县枕溪镇人民政府", "乡镇", 4},
                                       {"澄砚县鹤汀镇人民政府", "乡镇", 0},
                                       {"澄砚县芦汀镇人民政府", "乡镇", 7},
                                       {"澄砚县麦舟乡人民政府", "乡镇", 2},
                                       {"澄砚县梨砚街道办事处", "街道", 5}}};
constexpr int kPageSize = 3;

Html Filters(std::string_view chosen) {
  Html kinds = Markup("<option value=\"\">全部</option>");
  for (const std::string_view kind : {"县级部门", "乡镇", "街道"}) {
    kinds.Add("<option {}>{}</option>", AttributeIf(kind == chosen, "selected"), kind);
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/style#lists\"><div><label "
      "for=\"kind\">类别</label><select class=\"form-select\" id=\"kind\" name=\"kind\">{}</select></div><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" href=\"/office/style#lists\">清除</a></form>",
      kinds);
}

Html TableOf(const std::vector<Row>& rows) {
  Html html = Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">机关</th><th "
      "scope=\"col\">类别</th><th scope=\"col\" class=\"gk-number\">件数</th></tr></thead><tbody>");
  for (const Row& row : rows) {
    html.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"类别\">{}</td><td data-label=\"件数\" "
        "class=\"gk-number\">{}</td></tr>",
        row.name, row.kind, row.count);
  }
  return html.Add("</tbody></table></div>");
}

}  // namespace

Html ListSample(const web::Request& request) {
  const std::string_view kind = request.query.Get("kind");
  std::vector<Row> rows;
  std::ranges::copy_if(kRows, std::back_inserter(rows),
                       [&](const Row& row) { return kind.empty() || row.kind == kind; });
  const int total = static_cast<int>(rows.size()), last = std::max(1, (total + kPageSize - 1) / kPageSize);
  const int page = static_cast<int>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, last));
  const auto first = rows.begin() + std::min<std::ptrdiff_t>((page - 1) * kPageSize, total);
  const std::vector<Row> shown(first, first + std::min<std::ptrdiff_t>(kPageSize, rows.end() - first));
  return Markup("{}<p class=\"gk-count\">共 {} 个</p>{}{}", Filters(kind), total, TableOf(shown),
                web::Paging({.page = page, .last = last}, [&](int to) {
                  Url url = Url::Local("/office/style");
                  if (!kind.empty()) url.With("kind", kind);
                  return url.With("page", std::to_string(to));
                }));
}

Html ConfirmationSample() {
  return Markup(
      "<form class=\"gk-form\" method=\"get\" action=\"/office/style\"><p>删除“澄砚县枕溪镇人民政府 "
      "2024年”的报告？三十天内可以恢复，过后不能。</p><div class=\"gk-sends\"><button class=\"btn btn-danger\" "
      "type=\"submit\">删除这份报告</button><a class=\"btn\" href=\"#confirmations\">不删除</a></div></form><div "
      "class=\"gk-said style-undo\" role=\"status\"><p>已删除“澄砚县枕溪镇人民政府 2024年”。</p><form method=\"get\" "
      "action=\"/office/style\"><button class=\"btn btn-sm\" type=\"submit\">撤回</button></form></div>");
}

}  // namespace gongkai::home
