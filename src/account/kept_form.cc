#include "account/kept_form.h"

#include <algorithm>

#include "account/sign_in_view.h"
#include "account/way_in.h"
#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kOwn[] = {"_csrf", "once"};  // written by us, not typed

bool IsSecret(std::string name) {
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::string_view kWords[] = {"password", "secret", "token"};
  return std::ranges::any_of(kWords, [&](std::string_view word) { return name.find(word) != name.npos; });
}

// The paths of our own pages are plain; another would not come out as it came in.
bool HasPlainPath(const web::Request& request) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
           c == '_';
  };
  return std::ranges::all_of(request.path, is_plain);
}

// With the query of the form's address ("?organ=12"): the act reads it as it reads what was typed.
web::Url AddressOf(const web::Request& request) {
  web::Url address = web::Url::Local(request.path);
  for (const auto& [name, value] : request.query.pairs()) address.With(name, value);
  return address;
}

bool MayBeKept(const web::Request& request) {
  if (request.method != web::Method::kPost || !request.files.empty() || !HasPlainPath(request)) return false;
  const auto& fields = request.form.pairs();
  const auto is_typed = [](const auto& field) {
    return !field.second.empty() && std::ranges::find(kOwn, field.first) == std::end(kOwn);
  };
  return std::ranges::any_of(fields, is_typed) &&
         std::ranges::none_of(fields, [](const auto& field) { return IsSecret(field.first); });
}

web::Html HiddenFields(const web::Request& request) {
  web::Html fields = request.CsrfField();
  for (const auto& [name, value] : request.form.pairs()) {
    if (name != "_csrf") fields.Add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  }
  return fields;
}

// Long texts can be looked at, so that they can be copied whatever else goes wrong.
web::Html LongTexts(const web::Request& request) {
  constexpr std::size_t kLong = 20;  // characters; shorter ones are choices and numbers
  web::Html texts;
  for (const auto& [name, value] : request.form.pairs()) {
    if (Utf8Length(value) <= kLong || std::ranges::find(kOwn, name) != std::end(kOwn)) continue;
    texts.Add("<textarea class=\"form-control\" rows=\"3\" aria-label=\"填写的文字\" readonly>{}</textarea>", value);
  }
  if (texts.empty()) return texts;
  return web::Markup("<details class=\"kept-texts\"><summary>看一看填写的文字，也可以复制下来</summary>{}</details>",
                     texts);
}

web::Response WholePage(Desk& desk, const web::Url& step, const web::Request& request) {
  web::Page page = DoorFrame(desk, "登录已经过期，填写的内容还在");
  page.width = web::Width::kText;
  page.body.Add("<div class=\"gk-problem\"><p>刚才的操作没有办成。您填写的内容都留在这一页，不要关闭它。</p>");
  page.body.Add(
      "<ol><li>在新窗口里<a href=\"{}\" target=\"_blank\">重新登录</a>；</li><li>回到这一页，按“继续提交”。</li></ol>",
      step);
  page.body.Add(
      "<form method=\"post\" action=\"{}\">{}<button class=\"btn btn-primary\" "
      "type=\"submit\">继续提交</button></form>",
      AddressOf(request), HiddenFields(request));
  page.body.Add("{}</div>", LongTexts(request));
  return web::Response::Of(RenderPage(page, request), 401);
}

web::Response Sentence(const web::Url& step) {
  return web::Response::Of(
             web::Markup(
                 "<div class=\"gk-problem\" role=\"alert\"><p>登录已经过期，刚才的操作没有办成；填写的内容还在。"
                 "请在新窗口里<a href=\"{}\" target=\"_blank\">重新登录</a>，再回来按一次。</p></div>",
                 step),
             401)
      .With("HX-Retarget", "#problem")
      .With("HX-Reswap", "innerHTML");
}

}  // namespace

std::optional<web::Response> KeepTyped(Desk& desk, const std::optional<Entrant>& entrant, const web::Request& request) {
  if (!MayBeKept(request)) return std::nullopt;
  const web::Url step = entrant ? PageOf(entrant->session.stage) : web::Url::Local("/sign-in").With("next", "/account");
  return request.IsFragment() ? Sentence(step) : WholePage(desk, step, request);
}

}  // namespace gongkai::account
