#include "web/look.h"

#include <algorithm>

#include "web/errors_to_http.h"
#include "web/page.h"

namespace gongkai::web {
namespace {

constexpr std::string_view kCookie = "gk_look";
constexpr std::string_view kNormal = "normal";  // an address needs a word where the code is empty

Look Parse(std::string_view code) {
  const bool both = code == "lc";
  return {both || code == "l", both || code == "c"};
}

std::string AddressOf(const Request& request) {
  std::string address = request.path;
  char mark = '?';
  for (const auto& [name, value] : request.query.pairs()) {
    address += mark + PercentEncode(name) + "=" + PercentEncode(value);
    mark = '&';
  }
  return address;
}

Url Choosing(Look look, const Request& request) {
  const std::string code = CodeOf(look);
  Url url = Url::Local("/look/{}", code.empty() ? kNormal : code);
  // Behind a refused form there is no page to come back to.
  url.With("back", request.method == Method::kGet ? AddressOf(request) : "/");
  return url;
}

// Browsers read "\" as "/", and two of them lead to another site.
bool IsLocal(std::string_view address) {
  const auto is_plain = [](char c) { return c > 0x20 && c < 0x7F && c != '\\'; };
  return address.starts_with('/') && !address.starts_with("//") && address.find("..") == address.npos &&
         std::ranges::all_of(address, is_plain);
}

/// What stands at this address where only a copy of the site is: there the browser itself must switch (gongkai.js).
Response HowToChoose(const Request& request) {
  Page page{.title = "大字版和高对比", .is_public = true};
  page.width = Width::kText;
  page.meta = {{"robots", "noindex"}};
  page.body.Add(
      "<p>请在要看的那一页上面点“大字版”“高对比”。点了以后只看到这一页的，是因为浏览器没有运行脚本：可以允许脚本，"
      "也可以按住 Ctrl 键再按加号放大文字。</p><p><a class=\"btn\" href=\"/\">回到首页</a></p>");
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

Response Choose(const Request& request) {
  const std::string code = CodeOf(Parse(request.params.Get("code") == kNormal ? "" : request.params.Get("code")));
  if (!request.query.Has("back") && !code.empty()) return HowToChoose(request);
  const std::string_view back = request.query.Get("back");
  const std::string base = BasePath().empty() ? "/" : BasePath();
  constexpr std::string_view kOneYear = "; Max-Age=31536000", kOver = "; Max-Age=0";
  return Response::SeeOther(Url::Local(IsLocal(back) ? back : "/"))
      .With("Set-Cookie", std::string(kCookie) + "=" + code + "; Path=" + base + "; SameSite=Lax" +
                              std::string(code.empty() ? kOver : kOneYear));
}

}  // namespace

Look LookOf(const Request& request) { return Parse(request.cookies.Get(kCookie)); }

void PutLook(Request& request, Look look) { request.cookies.Add(std::string(kCookie), CodeOf(look)); }

std::string CodeOf(Look look) { return std::string(look.large ? "l" : "") + (look.contrast ? "c" : ""); }

Html LookSwitch(const Request& request) {
  const Look now = LookOf(request);
  return Markup("<p class=\"gk-look\"><a rel=\"nofollow\" href=\"{}\">{}</a><a rel=\"nofollow\" href=\"{}\">{}</a></p>",
                Choosing({!now.large, now.contrast}, request), now.large ? "标准字" : "大字版",
                Choosing({now.large, !now.contrast}, request), now.contrast ? "标准色" : "高对比");
}

void AddLookRoutes(Router& router) { router.Get("/look/{code}", Choose, Waits::kNever); }

}  // namespace gongkai::web
