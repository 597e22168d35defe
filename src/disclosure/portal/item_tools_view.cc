#include "disclosure/portal/item_tools_view.h"

#include <fmt/format.h>

#include <stdexcept>

#include "crypto/qr.h"
#include "disclosure/portal/item_paper_view.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using web::Url;

Html CodeOf(const std::string& address) {
  const crypto::QrPath code = crypto::QrSvgPath(address);
  return Markup(
      "<svg class=\"item-code\" viewBox=\"{}\" role=\"img\" aria-label=\"本页网址的二维码\" "
      "shape-rendering=\"crispEdges\"><path d=\"{}\"/></svg>",
      fmt::format("0 0 {0} {0}", code.size), code.path);
}

Html Share(const std::string& address) {
  Html inside;
  if (address.empty()) {
    inside.Add("<p>把浏览器地址栏里的网址发给别人，打开的就是这一页。</p>");
  } else {
    inside.Add("{}<p>用手机扫码，或者把这个网址发给别人：</p><p class=\"item-address gk-break\">{}</p>",
               CodeOf(address), address);
  }
  return Markup("<details class=\"item-share\"><summary>分享</summary><div class=\"item-share-box\">{}</div></details>",
                inside);
}

}  // namespace

Html ItemTools(ItemId id, const Content& content, const std::string& address) {
  Html files;
  for (const PaperKind kind : kPaperKinds) {
    files.Add("<a class=\"btn\" rel=\"nofollow\" href=\"{}\">下载 {}</a>",
              Url::Local("/items/{}/paper/{}", ToString(id), NameOfPaper(content, kind)), NameOf(kind));
  }
  return Markup("<div class=\"item-tools\" role=\"group\" aria-label=\"对这一件可以做的事\">{}{}</div>", files,
                Share(address));
}

}  // namespace gongkai::disclosure
