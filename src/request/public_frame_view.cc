#include "request/public_frame_view.h"

#include <utility>

#include "disclosure/search/search_box_view.h"

namespace gongkai::request {

web::Page PublicFrame(std::string title) {
  web::Page page{.title = std::move(title),
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .width = web::Width::kText,
                 .is_public = true};
  page.meta = {{"ColumnName", "依申请公开"}, {"ColumnType", "政府信息公开"}, {"robots", "noindex"}};
  page.breadcrumbs = {{"政府信息公开", web::Url::Local("/")}, {"依申请公开", web::Url::Local("/requests")}};
  return page;
}

web::Response ShowOnCopy(const web::Request& request, std::string title, const std::string& path,
                         std::string_view before, std::string_view behind) {
  web::Page page = PublicFrame(std::move(title));
  const std::string& live = disclosure::LiveSite();
  page.body.Add("<section class=\"portal-part\"><p>这里放的是静态页面，{}{}{}</p></section>", before,
                live.empty()
                    ? web::Markup("政府信息公开平台")
                    : web::Markup("<a href=\"{}\">政府信息公开平台的这一页</a>", web::Url::Checked(live + path)),
                behind);
  web::Response response = web::Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

}  // namespace gongkai::request
