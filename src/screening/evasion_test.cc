// Ways to write what must not go out so that a reader sees it and a program does not; and files that are made to keep a
// program busy.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "screening/hit_sink.h"
#include "screening/sample_parts.h"

namespace gongkai::screening {
namespace {

const Screener& Sample() {
  static const Screener screener(BuiltInLists(), SampleRegister());
  return screener;
}

std::string Rules(const Part& part) {
  const std::vector<Part> parts = {part};
  std::string rules;
  for (const Hit& hit : Sample().Screen(parts, kSampleToday)) rules += std::string(hit.rule) + " ";
  return rules;
}
std::string Rules(std::string_view text) { return Rules(SamplePart(text)); }

std::vector<Hit> HitsIn(const std::vector<Part>& parts) { return Sample().Screen(parts, kSampleToday); }

TEST_CASE("Marks that show nothing hide no number and no mark of secrecy") {
  for (const char* mark :
       {"\u00AD", "\u2060", "\uFEFF", "\u200E", "\u202C", "\u034F", "\uFE0F", "\u0336", "\u2009", "\u3164"}) {
    CAPTURE(mark);
    const std::string cut(mark);
    CHECK(Rules("户主410388" + cut + "19850612" + cut + "0037。") == "P-IDCARD ");
    CHECK(Rules("领取人李桂兰，电话138" + cut + "12345678。") == "P-MOBILE ");
    CHECK(Rules("机" + cut + "密★10年").starts_with("S-MARK"));
  }
}

TEST_CASE("What is found between such marks is found where it stands, and masked as a whole") {
  const std::vector<Part> parts = {SamplePart("前面。身份证410388\u20601985\u00AD06120037，后面")};
  const std::vector<Hit> hits = HitsIn(parts);
  REQUIRE(hits.size() == 1);
  CHECK(TextOf(hits[0], parts) == "410388\u20601985\u00AD06120037");
  CHECK(hits[0].instead == "410388********0037");
}

TEST_CASE("Digits of other forms and Chinese numerals are digits") {
  CHECK(Rules("户主𝟒𝟏𝟎𝟑𝟖𝟖𝟏𝟗𝟖𝟓𝟎𝟔𝟏𝟐𝟎𝟎𝟑𝟕") == "P-IDCARD ");
  CHECK(Rules("户主٤١٠٣٨٨١٩٨٥٠٦١٢٠٠٣٧") == "P-IDCARD ");
  CHECK(Rules("户主四一〇三八八一九八五〇六一二〇〇三七") == "P-IDCARD ");
  CHECK(Rules("户主肆壹零叁捌捌壹玖捌伍零陆壹贰零零叁柒") == "P-IDCARD ");
  CHECK(Rules("领取人李桂兰，电话一三八一二三四五六七八") == "P-MOBILE ");
  // A day, a number of a document and a sum are none.
  CHECK(Rules("二〇二六年十一月二十九日，第一一二三四五号，一九四九年以来").empty());
}

TEST_CASE("A telephone glued behind a masked number is a telephone") {
  for (const char* text : {"领取人李桂兰410388********003X13812345678", "领取人李桂兰410388********003713812345678",
                           "领取人李桂兰410388＊＊＊＊＊＊＊＊003x13812345678", "李桂兰6222****432113812345678"}) {
    CAPTURE(text);
    CHECK(Rules(text).find("P-MOBILE") != std::string::npos);
  }
  // What comes close: a masked number alone, and one of a thing.
  CHECK(Rules("领取人李桂兰410388********003X").find("P-MOBILE") == std::string::npos);
  CHECK(Rules("订单号410388********003X13812345678").find("P-MOBILE") == std::string::npos);
}

TEST_CASE("A number that its check digit proves is found whatever it is glued to") {
  CHECK(Rules("[file-name]sfz_410388198506120037.pdf") == "P-IDCARD ");
  CHECK(Rules("[file-name]名单/410388198506120037.7z") == "P-IDCARD ");
  CHECK(Rules("[file-name]IMG410388198506120037a.jpg") == "P-IDCARD ");
  CHECK(Rules("[file-name]zhang_13812345678.docx") == "P-MOBILE ");
  CHECK(Rules("王建国41038819850612003713812345678") == "P-IDCARD ");
  CHECK(Rules("王建国41038819850612007X13812345678") == "P-IDCARD ");
  CHECK(Rules("id=410388198506120037&a=1") == "P-IDCARD ");
  // Without the proof it is a serial number.
  CHECK(Rules("流水号SN410388198506120030A").empty());
}

TEST_CASE("Who leaves the hidden pieces of one file leaves no others that stand behind the same beginning") {
  Part part;
  for (int i = 0; i < 500; ++i) part.pieces.push_back({.sight = docread::Sight::kHiddenRow, .text = "一行"});
  const std::vector<Part> parts = {part};
  const std::vector<Hit> hits = HitsIn(parts);
  CHECK(std::ranges::any_of(hits, [&](const Hit& hit) { return hit.piece == part.pieces.size(); }));
}

TEST_CASE("A text that is made to keep the program busy does not") {
  const auto begin = std::chrono::steady_clock::now();
  std::string slashes, schemes, digits;
  for (int i = 0; i < 200'000; ++i) {
    slashes += "\\";
    schemes += "http:";
    digits += "7 ";
  }
  for (const std::string& text : {slashes, schemes, digits}) Rules(text);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("More hits than anybody keeps are not held") {
  const std::vector<Part> parts = {SamplePart("一行")};
  HitSink sink;
  for (std::size_t i = 0; i < HitSink::kMost + 10; ++i) sink.Add({parts, 0, 0}, "P-MOBILE", 0, 3, {});
  CHECK(sink.hits().size() == HitSink::kMost);
}

TEST_CASE("A long chain of single figures hides no number that proves itself") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "7 ";
  text += "4 1 0 3 8 8 1 9 8 5 0 6 1 2 0 0 3 7 ";
  for (int i = 0; i < 300; ++i) text += "7 ";
  CHECK(Rules(text).find("P-IDCARD") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::screening
