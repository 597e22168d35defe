// The keyword of a text in a PNG was shown as the bytes it had: no text at all, or as long as the file.
#include <doctest/doctest.h>

#include "base/utf8.h"
#include "docread/inspect_answer.h"

namespace {

using namespace std::string_literals;
using namespace gongkai::docread;

std::string Chunk(const std::string& type, const std::string& data) {
  std::string size(4, '\0');
  for (int i = 0; i < 4; ++i) size[static_cast<std::size_t>(i)] = static_cast<char>(data.size() >> (24 - 8 * i));
  return size + type + data + "crc.";
}

std::string Png(const std::string& keyword) {
  return "\x89PNG\r\n\x1A\n"s + Chunk("IHDR", std::string(13, '\0')) + Chunk("tEXt", keyword + "\0Lin"s) +
         Chunk("IEND", "");
}

}  // namespace

TEST_CASE("what a picture tells of itself is shown as text, under a name of bounded length") {
  for (const std::string& keyword : {"Aut\xFF\xFEhor"s, std::string(100'000, 'x')}) {
    const Inspection inspection = InspectHere(Png(keyword), "a.png", {}).inspection;
    REQUIRE(inspection.pieces.size() == 1);
    CHECK(inspection.pieces[0].text == "Lin");
    CHECK(gongkai::IsValidUtf8(inspection.pieces[0].where));
    CHECK(inspection.pieces[0].where.size() < 300);
  }
}
