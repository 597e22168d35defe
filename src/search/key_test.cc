// What of a text counts when it is searched for.
#include "search/key.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace gongkai::search {
namespace {

TEST_CASE("a key is the same however a text is typed") {
  const struct {
    const char* typed;
    const char* key;
  } cases[] = {
      {"〔２０２４〕３號", "20243号"},
      {"［2024］3号", "20243号"},
      {"總 計", "总计"},
      {"ＰＭ２．５", "pm25"},
      {"PM2.5 监测", "pm25监测"},
      {"二〇二四年", "二〇二四年"},
      {"《条例》，第三条", "条例第三条"},
      {"Wi-Fi", "wifi"},
      {"⾏政", "行政"},
      {"①号", "1号"},
      {"", ""},
      {"，。！？", ""},
      {"\xFF\xFE坏", "坏"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.typed);
    CHECK(ToUtf8(KeyOf(each.typed)) == each.key);
  }
}

TEST_CASE("a key knows the bytes that it came from") {
  const std::string text = "（２０２４） 第3号";
  const KeyedText keyed = KeyWithOrigin(text);
  REQUIRE(keyed.key == U"2024第3号");
  CHECK(text.substr(keyed.begin[0], keyed.end[3] - keyed.begin[0]) == "２０２４");
  CHECK(text.substr(keyed.begin[4], keyed.end[6] - keyed.begin[4]) == "第3号");
}

}  // namespace
}  // namespace gongkai::search
