#include "home/style_pages.h"

#include <utility>

namespace gongkai::home {
namespace {

using web::Html;
using web::Markup;
using web::Page;
using web::Request;
using web::Response;

struct Part {
  std::string_view id, title;
};

void Add(Page& page, Html& links, const Part& part, const Html& body) {
  links.Add("<li><a href=\"#{}\">{}</a></li>", part.id, part.title);
  page.body.Add("<section class=\"style-part\" id=\"{}\"><h2>{}</h2>{}</section>", part.id, part.title, body);
}

void AddCharts(Page& page, Html& links) {
  links.Add("<li><a href=\"#charts\">图表</a></li>");
  page.body.Add("<section class=\"style-part\" id=\"charts\"><h2>图表</h2>");
  AddChartSamples(page);
  page.body.Add("</section>");
}

Response Show(const std::vector<StyleSample>& more, const Request& request, const account::Visitor& visitor) {
  Page page = account::OfficeFrame(visitor, "样式", "/office/style");
  page.styles = {"css/style.css"};
  Html links;
  Add(page, links, {"type", "文字"}, TypeSample());
  Add(page, links, {"buttons", "按钮"}, ButtonSample());
  Add(page, links, {"badges", "标签"}, BadgeSample());
  Add(page, links, {"messages", "提示和空白"}, MessageSample());
  Add(page, links, {"progress", "进度"}, ProgressSample());
  Add(page, links, {"lists", "列表、筛选、翻页"}, ListSample(request));
  Add(page, links, {"confirmations", "确认和撤回"}, ConfirmationSample());
  Add(page, links, {"steps", "签批"}, StepsSample());
  Add(page, links, {"timeline", "经过"}, TimelineSample());
  Add(page, links, {"months", "日历"}, MonthSample());
  AddCharts(page, links);
  for (const StyleSample& sample : more) {
    Add(page, links, {sample.id, sample.title}, sample.body);
    page.styles.insert(page.styles.end(), sample.styles.begin(), sample.styles.end());
  }
  page.body = Markup(
      "<p>各页共用的部件，写新页面时照着用。这一页只在演示县里有。写正文用的<a "
      "href=\"/office/style/editor\">编辑器</a>另有一页。</p><nav class=\"style-links\" "
      "aria-label=\"部件\"><ul>{}</ul></nav>{}",
      links, page.body);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddStylePage(account::Office& office, std::vector<StyleSample> more) {
  office.Get("/office/style", account::Act::kUseOffice,
             [more = std::move(more)](const Request& request, const account::Visitor& visitor) {
               return Show(more, request, visitor);
             });
  AddStyleEditorPages(office);
}

}  // namespace gongkai::home
