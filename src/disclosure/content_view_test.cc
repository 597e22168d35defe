// What two versions are compared by holds everything that is signed: no change goes unseen by who signed before.
#include "disclosure/content_view.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

TEST_CASE("every part of the content is among the lines") {
  const Content whole{.kind = ItemKind::kNormative,
                      .title = "甲",
                      .summary = "乙",
                      .body = "<p>丙</p>",
                      .fields = {{"document_number", "1号"}},
                      .formed_on = 2026y / 3 / 9,
                      .attachments = {{"附件.pdf", "sm3:0123456789abcdef", 1}}};
  const std::function<void(Content&)> changes[] = {
      [](Content& c) { c.kind = ItemKind::kPolicy; },
      [](Content& c) { c.title = "丁"; },
      [](Content& c) { c.summary = "丁"; },
      [](Content& c) { c.body = "<p>丁</p>"; },
      [](Content& c) { c.fields["document_number"] = "2号"; },
      [](Content& c) { c.attribute = Attribute::kOnApplication; },
      [](Content& c) { c.ground = Ground::kProcess; },
      [](Content& c) { c.ground_words = "丁"; },
      [](Content& c) { c.origin = Origin::kJoint; },
      [](Content& c) { c.other_organ = "丁"; },
      [](Content& c) { c.is_agreed = true; },
      [](Content& c) { c.formed_on = 2026y / 3 / 10; },
      [](Content& c) { c.publish_on = 2026y / 3 / 12; },
      [](Content& c) { c.channels.push_back(Channel::kNoticeBoard); },
      [](Content& c) { c.attachments[0].name = "丁.pdf"; },
      [](Content& c) { c.attachments[0].digest = "sm3:0123456789abcdee"; },
      [](Content& c) { c.correction = "丁"; },
      [](Content& c) { c.correction_why = "丁"; },
  };
  std::set<std::string> lines = {LinesOf(whole)};
  for (const auto& change : changes) {
    Content content = whole;
    change(content);
    CHECK(lines.insert(LinesOf(content)).second);
  }
}

TEST_CASE("what a browser would run is saved under another ending") {
  CHECK(NameInAddress("名册.xlsx") == "名册.xlsx");
  CHECK(NameInAddress("页面.HTML") == "页面.HTML.bin");
  CHECK(NameInAddress("图.svg") == "图.svg.bin");
  CHECK(NameInAddress("../a b.html") == "_._a_b.html.bin");
}

}  // namespace
}  // namespace gongkai::disclosure
