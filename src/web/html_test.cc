// No run-time string becomes markup, script or a foreign address; what would let it does not compile.
#include "web/html.h"

#include <array>

#include <doctest/doctest.h>
#include <support/compiles.h>

namespace gongkai::web {
namespace {

const std::string kEvil = "<script>\"'&";

TEST_CASE("text and attributes are escaped") {
  CHECK(Markup("<p>{}</p>", kEvil).text() == "<p>&lt;script&gt;&#34;&#39;&amp;</p>");
  CHECK(Markup("<p title=\"a {} b\">x</p>", kEvil).text() == "<p title=\"a &lt;script&gt;&#34;&#39;&amp; b\">x</p>");
  CHECK(Markup("<p>{}{}</p>", "政府", 12).text() == "<p>政府12</p>");
  CHECK(Markup("<textarea>{}</textarea>", "</textarea>").text() == "<textarea>&lt;/textarea&gt;</textarea>");
  CHECK(Markup("<p>{}</p>", std::string("a\0b", 3)).text() == std::string("<p>a\0b</p>", 10));
}

TEST_CASE("parts of an address are percent-encoded") {
  CHECK(Markup("<a href=\"/r/{}?q={}\">x</a>", "../a b", "a&b=公").text() ==
        "<a href=\"/r/..%2Fa%20b?q=a%26b%3D%E5%85%AC\">x</a>");
  CHECK(Markup("<a href=\"#row-{}\">x</a>", "\"><b>").text() == "<a href=\"#row-%22%3E%3Cb%3E\">x</a>");
}

TEST_CASE("a whole address from outside is a web address or nothing") {
  const auto link = [](std::string_view address) { return Markup("<a href=\"{}\">x</a>", address).text(); };
  CHECK(link("https://example.gov.cn/a?b=1&c=2") == "<a href=\"https://example.gov.cn/a?b=1&amp;c=2\">x</a>");
  CHECK(link("/reports/1") == "<a href=\"/reports/1\">x</a>");
  for (const char* evil :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x", "vbscript:x", "//evil.example", "/\\evil.example", "\x01javascript:x"}) {
    CHECK(link(evil) == "<a href=\"#\">x</a>");
  }
}

TEST_CASE("an address of this site gets the base path, wherever it stands") {
  SetBasePath("/zwgk");
  CHECK(Markup("<a href=\"/r/{}\">{}</a><form action=\"/x\"></form>", 1, 2).text() ==
        "<a href=\"/zwgk/r/1\">2</a><form action=\"/zwgk/x\"></form>");
  CHECK(Markup("<a href=\"{}\">x</a>", Url::Local("/r/{}", "a/b").With("q", "1 2")).text() ==
        "<a href=\"/zwgk/r/a%2Fb?q=1%202\">x</a>");
  CHECK(Markup("<a href=\"//other.example/\" title=\"/r\">x</a>").text() ==
        "<a href=\"//other.example/\" title=\"/r\">x</a>");
  SetBasePath("");
}

TEST_CASE("pieces, optional attributes, absent values") {
  Html list;
  for (int i = 0; i < 2; ++i) list.Add("<option value=\"{}\" {}>{}</option>", i, AttributeIf(i == 1, "selected"), i);
  CHECK(Markup("<select>{}</select>", list).text() ==
        "<select><option value=\"0\" >0</option><option value=\"1\" selected>1</option></select>");
  CHECK(Markup("<i>{}</i>", std::optional<std::string>()).text() == "<i></i>");
  CHECK(Markup("<i>{}</i>", Number{1'500'000}).text() == "<i>1.5</i>");
  CHECK(Markup("<p>{ } {{ }</p>").text() == "<p>{ } {{ }</p>");
}

TEST_CASE("JSON cannot end its script element") {
  CHECK(Markup("<script type=\"application/json\" id=\"d\">{}</script>", JsonText{"[\"</script>&\"]"}).text() ==
        "<script type=\"application/json\" id=\"d\">[\"\\u003c/script\\u003e\\u0026\"]</script>");
}

bool Compiles(const std::string& statement) {
  return testing::Compiles(
      "#include \"web/html.h\"\nusing namespace gongkai::web;\n"
      "static Html h; static std::string s; static bool b; static Html o; static JsonText j;\n",
      statement);
}

TEST_CASE("what could become cross-site scripting does not compile") {
  REQUIRE(Compiles(R"(h.Add("<a class=\"{}\" href=\"{}\">{}</a>", s, s, o);)"));
  const std::array refused = {
      R"(h.Add(s);)",                                                   // a run-time string as markup
      R"(h.Add("<a class={}>x</a>", s);)",                              // unquoted
      R"(h.Add("<a class='{}'>x</a>", s);)",                            // single quotes
      R"(h.Add("<{}>x</a>", s);)",                                      // name of an element
      R"(h.Add("<a {}=\"x\">x</a>", s);)",                              // name of an attribute
      R"(h.Add("<a onclick=\"{}\">x</a>", s);)",                        // code
      R"(h.Add("<a style=\"color:{}\">x</a>", s);)",                    // style
      R"(h.Add("<script>{}</script>", s);)",                            // inline script
      R"(h.Add("<script type=\"application/json\">{}</script>", s);)",  // a string that is not JSON
      R"(h.Add("<a href=\"javascript:{}\">x</a>", s);)",                // an address that is code
      R"(h.Add("<a href=\"{}/x\">x</a>", s);)",                         // the host out of a string
      R"(h.Add("<a href=\"/{}\">x</a>", s);)",                          // "/" + "/evil.example"
      R"(h.Add("<a title=\"{}\">x</a>", o);)",                          // markup inside an attribute
      R"(h.Add("<a title=\"{}", s);)",                                  // left open
      R"(h.Add("<p>{}</p>", b);)",                                      // a bool
      R"(h.Add("<p>{}</p>", s, s);)",                                   // one value too many
      R"(h.Add("<p>{}{}</p>", s);)",                                    // one too few
      R"(h.Add("<!-- {} -->", s);)",                                    // inside a comment
  };
  for (const char* statement : refused) {
    CAPTURE(statement);
    CHECK_FALSE(Compiles(statement));
  }
}

}  // namespace
}  // namespace gongkai::web
