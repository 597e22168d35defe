// Nothing that is pasted or typed comes out as markup that was not meant: every hostile text, alone and around good
// text, is read as pasted HTML and as plain text, written in the canonical form and for a page; what comes out holds
// the tags and attributes of a short list, addresses that lead somewhere harmless, and text that is escaped.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "docread/rich_text_reader.h"
#include "vectors.h"
#include "web/rich_text_html.h"

namespace gongkai {
namespace {

using std::string_view;

/// Reads markup strictly, as none but our own writers make it: names in lower case, values in double quotes, no
/// comment. Says what is wrong, or nothing.
class StrictReader {
 public:
  explicit StrictReader(string_view html) : rest_(html) {}

  std::string Fault() {
    while (!rest_.empty() && fault_.empty()) {
      if (rest_[0] == '<') {
        Tag();
      } else {
        Text(TakeUntil("<"));
      }
    }
    return fault_;
  }

 private:
  static const std::map<string_view, std::set<string_view>>& Allowed() {
    static const std::map<string_view, std::set<string_view>> kAllowed = {
        {"h2", {"class"}},
        {"h3", {"class"}},
        {"h4", {"class"}},
        {"p", {"class"}},
        {"br", {}},
        {"b", {}},
        {"i", {}},
        {"u", {}},
        {"ul", {}},
        {"ol", {}},
        {"li", {}},
        {"thead", {}},
        {"tbody", {}},
        {"tr", {}},
        {"figure", {"class"}},
        {"td", {"rowspan", "colspan"}},
        {"th", {"rowspan", "colspan", "scope"}},
        {"table", {"class"}},
        {"a", {"href", "class", "rel"}},
        {"img", {"src", "alt", "data-digest", "loading"}},
        {"div", {"class", "role", "aria-label", "tabindex"}}};
    return kAllowed;
  }

  string_view TakeUntil(string_view ends) {
    const std::size_t end = std::min(rest_.find_first_of(ends), rest_.size());
    const string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return taken;
  }

  void Text(string_view text) {
    if (text.find_first_of(">") != string_view::npos) fault_ = "a > in text: " + std::string(text);
    constexpr std::array<string_view, 6> kReferences = {"&amp;", "&lt;", "&gt;", "&quot;", "&#34;", "&#39;"};
    for (std::size_t at = text.find('&'); at != string_view::npos; at = text.find('&', at + 1)) {
      const bool is_known = std::any_of(kReferences.begin(), kReferences.end(),
                                        [&](string_view each) { return text.substr(at).starts_with(each); });
      if (!is_known) fault_ = "a & in text: " + std::string(text);
    }
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte < 0x20 && c != '\n') || byte == 0x7F) fault_ = "a control character";
    }
  }

  void Tag() {
    rest_.remove_prefix(1);
    const bool closes = rest_.starts_with('/');
    if (closes) rest_.remove_prefix(1);
    const string_view name = TakeUntil(" >/");
    const auto allowed = Allowed().find(name);
    if (allowed == Allowed().end()) {
      fault_ = "the tag " + std::string(name);
      return;
    }
    while (fault_.empty() && rest_.starts_with(' ')) {
      rest_.remove_prefix(1);
      if (!rest_.starts_with('>')) Attribute(allowed->second, closes);
    }
    if (!rest_.starts_with('>')) fault_ = fault_.empty() ? "a tag that does not end" : fault_;
    rest_.remove_prefix(std::min<std::size_t>(rest_.size(), 1));
  }

  void Attribute(const std::set<string_view>& allowed, bool closes) {
    const string_view name = TakeUntil("=> ");
    if (closes || !allowed.contains(name)) fault_ = "the attribute " + std::string(name);
    if (!rest_.starts_with("=\"")) {
      fault_ = "an attribute without quotes: " + std::string(name);
      return;
    }
    rest_.remove_prefix(2);
    const string_view value = TakeUntil("\"");
    rest_.remove_prefix(std::min<std::size_t>(rest_.size(), 1));
    if (value.find('<') != string_view::npos) fault_ = "a < in an attribute";
    Text(value);
    if (name == "href" && !IsHarmless(value)) fault_ = "the address " + std::string(value);
    if (name == "src" && !value.starts_with("/files/")) fault_ = "the image " + std::string(value);
  }

  static bool IsHarmless(string_view address) {
    if (address.starts_with('/')) return address.size() == 1 || (address[1] != '/' && address[1] != '\\');
    return std::ranges::any_of(std::array<string_view, 4>{"http://", "https://", "mailto:", "tel:"},
                               [&](string_view scheme) { return address.starts_with(scheme); });
  }

  string_view rest_;
  std::string fault_;
};

std::string OnPage(const RichText& text) {
  return web::OfRichText(text, [](const ImageDigest& digest) { return web::Url::Local("/files/{}", digest.text()); })
      .text();
}

void CheckHarmless(const RichText& text) {
  const std::string stored = docread::WriteRichText(text);
  CHECK(StrictReader(stored).Fault() == "");
  CHECK(StrictReader(OnPage(text)).Fault() == "");
  const auto again = docread::ReadRichText(stored);
  REQUIRE(again.has_value());
  CHECK(again->text == text);
}

TEST_CASE("the strict reader sees what is wrong") {
  for (const char* bad :
       {"<script>", "<p onclick=\"x\">", "<a href=\"javascript:x\">", "<p>a > b", "<p>a & b", "<p class=x>", "<P>",
        "<!-- -->", "<a href=\"//evil\">", "<img src=\"data:x\">", "<p", "</p class=\"x\">"}) {
    INFO(bad);
    CHECK(StrictReader(bad).Fault() != "");
  }
  CHECK(StrictReader("<p class=\"rt-end\">a &amp; b<br></p>\n<a href=\"/x\">y</a>").Fault() == "");
}

TEST_CASE("pasted, alone and in the middle of good text") {
  const std::array<std::array<string_view, 2>, 8> frames = {{{"", ""},
                                                             {"<p>甲", "乙</p>"},
                                                             {"<table><tr><td>甲", "</td><td>乙</td></tr></table>"},
                                                             {"<ul><li>甲", "</li></ul>"},
                                                             {"<a href=\"/x\">甲", "乙</a>"},
                                                             {"<h1>甲", "乙</h1>"},
                                                             {"<p title=\"", "\">乙</p>"},
                                                             {"<!--[if mso]>", "<![endif]-->"}}};
  for (const std::string& vector : testing::XssVectors()) {
    for (const auto& [before, behind] : frames) {
      const std::string page = std::string(before) + vector + std::string(behind);
      INFO(page);
      const auto read = docread::ReadRichText(page);
      REQUIRE(read.has_value());
      CheckHarmless(read->text);
    }
  }
}

TEST_CASE("typed, it stands there as it was typed") {
  for (const std::string& vector : testing::XssVectors()) {
    INFO(vector);
    const auto text = docread::RichTextFromPlain(vector);
    REQUIRE(text.has_value());
    CheckHarmless(*text);
    // Everything that can be seen is still there.
    const std::string seen = WithoutInvisible(vector);
    for (const char* part : {"<script", "onerror=", "javascript:"}) {
      const bool was = seen.find(part) != std::string::npos;
      CHECK((text->PlainText().find(part) != std::string::npos) == was);
    }
  }
}

TEST_CASE("as the description of an image") {
  const auto digest = ImageDigest::Of("sm3:" + std::string(64, 'a'));
  for (const std::string& vector : testing::XssVectors()) {
    INFO(vector);
    const auto text = RichText::Of({RichImage{*digest, vector}});
    REQUIRE(text.has_value());
    CheckHarmless(*text);
  }
}

}  // namespace
}  // namespace gongkai
