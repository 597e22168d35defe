#include "web/paging.h"

namespace gongkai::web {

Html Paging(PagePlace place, const std::function<Url(int)>& address) {
  if (place.last <= 1) return {};
  Html html = Markup("<nav class=\"gk-paging\" aria-label=\"翻页\">");
  if (place.page > 1) html.Add("<a class=\"btn\" rel=\"prev\" href=\"{}\">上一页</a>", address(place.page - 1));
  html.Add("<span>第 {} 页，共 {} 页</span>", place.page, place.last);
  if (place.page < place.last)
    html.Add("<a class=\"btn\" rel=\"next\" href=\"{}\">下一页</a>", address(place.page + 1));
  return html.Add("</nav>");
}

}  // namespace gongkai::web
