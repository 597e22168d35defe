// The editor of rich text, to be tried: what is saved here is kept until the program ends, and shown as a page would
// show it. Part of the style page, in a demo county only.
#include <memory>
#include <mutex>

#include "docread/rich_text_reader.h"
#include "home/style_pages.h"
#include "web/fields.h"
#include "web/rich_text_field.h"
#include "web/rich_text_html.h"

namespace gongkai::home {
namespace {

using account::Visitor;
using web::Request;
using web::Response;
using web::Url;

/// What was saved last, by whomever.
class Shelf {
 public:
  RichText Get() const {
    const std::lock_guard lock(mutex_);
    return text_;
  }
  void Put(RichText text) {
    const std::lock_guard lock(mutex_);
    text_ = std::move(text);
  }

 private:
  mutable std::mutex mutex_;
  RichText text_;
};

constexpr std::string_view kPath = "/office/style/editor";

Response Show(const Request& request, const Visitor& visitor, const RichText& text, const FieldErrors& errors) {
  web::Page page = account::OfficeFrame(visitor, "正文编辑器", "/office/style");
  page.breadcrumbs = {{"样式", Url::Local("/office/style")}};
  web::UseRichText(page);
  const web::Html field = web::RichTextField({.name = "body",
                                              .label = "正文",
                                              .html = docread::WriteRichText(text),
                                              .plain = text.PlainText(),
                                              .hint = "可以从 Word、WPS、Excel 粘贴",
                                              .cleaning = Url::Local("/office/style/editor/clean"),
                                              .person = std::to_string(visitor.person.value)},
                                             errors);
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/style/editor\" class=\"gk-form\" novalidate>{}{}<div "
      "class=\"gk-sends\">"
      "<button class=\"btn btn-primary\" type=\"submit\">保存</button></div></form><section class=\"style-part\" "
      "aria-label=\"公开以后\"><h2>公开以后</h2>{}</section>",
      web::FaultList(errors), web::FormKeys(request), field,
      web::OfRichText(text, [](const ImageDigest&) { return std::nullopt; }));
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : 422);
}

Response Save(Shelf& shelf, const Request& request, const Visitor& visitor) {
  const web::SentRichText sent = web::RichTextIn(request, "body");
  auto text = docread::ReadSentRichText(sent.html, sent.plain, sent.by_script);
  if (!text) return Show(request, visitor, RichText(), {{"body", text.error().message}});
  if (text->empty()) return Show(request, visitor, *text, {{"body", "请写正文。"}});
  shelf.Put(*std::move(text));
  return Response::SeeOther(Url::Local(kPath));
}

Result<web::CleanedRichText> Clean(std::string_view html, std::string_view plain) {
  if (html.empty()) return web::CleanedRichText{docread::WriteRichText(TRY(docread::RichTextFromPlain(plain)))};
  const docread::RichTextRead read = TRY(docread::ReadRichText(html));
  return web::CleanedRichText{docread::WriteRichText(read.text), read.images_left_out, read.struck_out_left_out};
}

}  // namespace

void AddStyleEditorPages(account::Office& office) {
  const auto shelf = std::make_shared<Shelf>();
  office.Get(kPath, account::Act::kUseOffice, [shelf](const Request& request, const Visitor& visitor) {
    return Show(request, visitor, shelf->Get(), {});
  });
  office.Post(kPath, account::Act::kUseOffice,
              [shelf](const Request& request, const Visitor& visitor) { return Save(*shelf, request, visitor); },
              {.total_bytes = 3 * web::kRichTextBytes, .text_bytes = web::kRichTextBytes});
  office.Post(
      "/office/style/editor/clean", account::Act::kUseOffice,
      [clean = web::RichTextCleaning(Clean)](Request& request, const Visitor&) { return clean(request); },
      web::kPasteLimits);
}

}  // namespace gongkai::home
