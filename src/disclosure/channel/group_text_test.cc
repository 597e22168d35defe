#include "disclosure/channel/group_text.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE("from whom, what, where to read on") {
  CHECK(GroupText("枕溪镇人民政府", "关于森林防火的通知", "清明节期间禁止野外用火", "https://a.example/items/1-2") ==
        "【枕溪镇人民政府】关于森林防火的通知。清明节期间禁止野外用火。详见 https://a.example/items/1-2");
  CHECK(GroupText("甲", "停水了！", "请储水。", "https://a.example/") ==
        "【甲】停水了！请储水。详见 https://a.example/");
  CHECK(GroupText("甲", "停水", "请储水", "") == "【甲】停水。请储水。");
}

TEST_CASE("never longer than three hundred characters, and the address stays whole") {
  const std::string address = "https://zwgk.chengyan.example/items/123-45678";
  for (const std::size_t title : {1, 40, 90, 100, 101, 300}) {
    for (const std::size_t summary : {0, 1, 100, 134, 135, 136, 137, 138, 200, 900}) {
      std::string long_title, long_summary;
      for (std::size_t i = 0; i < title; ++i) long_title += "题";
      for (std::size_t i = 0; i < summary; ++i) long_summary += "述";
      const std::string text = GroupText("澄砚县枕溪镇人民政府", long_title, long_summary, address);
      CHECK(Utf8Length(text) <= kLongestGroupText);
      CHECK((text.ends_with("。详见 " + address) || text.ends_with("…详见 " + address)));
    }
  }
}

TEST_CASE("a cover within what the editor takes") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "字";
  const Cover cover = CoverOf(text, text);
  CHECK(Utf8Length(cover.title) == 64);
  CHECK(Utf8Length(cover.summary) == 120);
  CHECK(cover.title.ends_with("…"));
  CHECK(CoverOf("短", "也短").summary == "也短");
}

}  // namespace
}  // namespace gongkai::disclosure
