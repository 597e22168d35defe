#include "request/public_frame_view.h"

#include <utility>

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

}  // namespace gongkai::request
