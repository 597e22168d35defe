// The field of a body works without script, says what is wrong with it, and sends what is pasted to be cleaned.
#include "web/rich_text_field.h"

#include <doctest/doctest.h>
#include <support/browser.h>

namespace gongkai::web {
namespace {

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

RichTextInput Body() {
  return {.name = "body",
          .label = "正文",
          .html = "<p>一 &amp; 二</p>\n",
          .plain = "一 & 二",
          .cleaning = Url::Local("/office/clean"),
          .person = "linxi"};
}

TEST_CASE("without script it is a textarea; the canonical form stands beside it, escaped") {
  const std::string html = RichTextField(Body(), {}).text();
  CHECK(Has(html, "name=\"body\" rows=\"14\" data-plain aria-describedby=\"body-says\"  >\n一 &amp; 二</textarea>"));
  CHECK(Has(html, "<textarea name=\"body_html\" data-html hidden>\n&lt;p&gt;一 &amp;amp; 二&lt;/p&gt;\n</textarea>"));
  CHECK(Has(html, "name=\"body_by\" data-by value=\"plain\""));
  CHECK(Has(html, "data-clean=\"/office/clean\" data-person=\"linxi\" data-unsaved=\"no\""));
  CHECK(Has(html, "role=\"toolbar\" aria-label=\"正文的格式\" aria-controls=\"body\" hidden"));
  CHECK_FALSE(Has(html, "插入图片"));
}

TEST_CASE("what was typed and could not be saved says so, with its fault") {
  const std::string html = RichTextField(Body(), {{"body", "正文太长"}}).text();
  CHECK(Has(html, "data-unsaved=\"yes\""));
  CHECK(Has(html, "aria-invalid=\"true\""));
  CHECK(Has(html, "<p class=\"gk-fault\">正文太长</p>"));
  CHECK(Has(RichTextField(Body(), {{"title", "没有名称"}}).text(), "data-unsaved=\"yes\""));
}

TEST_CASE("images may be put in where the form says where they are sent, with script and without") {
  RichTextInput input = Body();
  input.images = Url::Local("/office/images/12");
  input.image_words = "新\"楼";
  const std::string html = RichTextField(input, {{"body_image", "“楼.svg”不是图片"}}).text();
  CHECK(Has(html, "data-images=\"/office/images/12\""));
  CHECK(Has(html, "data-act=\"image\""));
  CHECK(Has(html, "type=\"file\" id=\"body_image\" name=\"body_image\" accept=\"image/png,image/jpeg\""));
  CHECK(Has(html, "aria-describedby=\"body_image-says\" aria-invalid=\"true\""));
  CHECK(Has(html, "name=\"body_image_alt\" value=\"新&#34;楼\""));  // nothing typed is lost
  CHECK(Has(html, "<p class=\"gk-fault\">“楼.svg”不是图片</p>"));
  CHECK_FALSE(Has(RichTextField(Body(), {}).text(), "body_image"));
}

Result<CleanedRichText> Clean(std::string_view html, std::string_view plain) {
  if (html == "long") return Error{ErrorKind::kInvalidInput, "太长了", ""};
  return CleanedRichText{"<p>" + std::string(html) + std::string(plain) + "</p>", 2, true};
}

TEST_CASE("what is pasted is answered with the canonical form alone, which no browser shows as a page") {
  Router router;
  router.Get("/", [](const Request&) { return Response::Text("x"); });
  AddRichTextRoutes(router, "/clean", Clean);
  testing::Browser browser(router);
  const Response answer = browser.Post("/clean", {{"html", "a"}, {"plain", "b"}});
  CHECK(answer.status == 200);
  CHECK(answer.Bytes() == "<p>ab</p>");
  CHECK(answer.content_type == "text/plain; charset=utf-8");
  CHECK(testing::Browser::HeaderOf(answer, "X-Content-Type-Options") == "nosniff");
  CHECK(testing::Browser::HeaderOf(answer, "X-Images-Left-Out") == "2");
  CHECK(testing::Browser::HeaderOf(answer, "X-Struck-Out-Left-Out") == "1");
  const Response refused = browser.Post("/clean", {{"html", "long"}});
  CHECK(refused.status == 422);
  CHECK(refused.Bytes() == "太长了");
  CHECK(browser.Post("/clean", {{"html", std::string(11 << 20, 'a')}}).status == 413);
}

TEST_CASE("a foreign page cannot have anything cleaned") {
  Router router;
  AddRichTextRoutes(router, "/clean", Clean);
  testing::Browser browser(router);
  browser.headers["Sec-Fetch-Site"] = "cross-site";
  CHECK(browser.Post("/clean", {{"html", "a"}}).status == 403);
}

TEST_CASE("what a form sends is told apart by who wrote it") {
  Request request;
  request.form.Add("body", "一");
  request.form.Add("body_html", "<p>二</p>");
  CHECK_FALSE(RichTextIn(request, "body").by_script);
  request.form.Add("body_by", "script");
  const SentRichText sent = RichTextIn(request, "body");
  CHECK((sent.by_script && sent.html == "<p>二</p>" && sent.plain == "一"));
}

}  // namespace
}  // namespace gongkai::web
