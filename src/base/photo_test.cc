// Photos lose what the telephone wrote into them, and nothing of the picture; hostile lengths are refused.
#include "base/photo.h"

#include <doctest/doctest.h>

namespace gongkai {
namespace {

std::string FromHex(std::string_view hex) {
  std::string bytes;
  int digits = 0, value = 0;
  for (const char c : hex) {
    if (c == ' ') continue;
    value = value * 16 + (c <= '9' ? c - '0' : c - 'A' + 10);
    if (++digits % 2 == 0) {
      bytes += static_cast<char>(value);
      value = 0;
    }
  }
  return bytes;
}

/// Length and bytes, as JPEG has its segments.
std::string Segment(char marker, const std::string& inner) {
  const std::size_t length = inner.size() + 2;
  return std::string("\xFF") + marker + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xFFU) + inner;
}

/// A picture of one white point: quantisation, frame, Huffman table, scan.
std::string Jpeg(const std::string& after_start, const std::string& behind = "") {
  return FromHex("FFD8") + after_start + Segment('\xE0', FromHex("4A46494600 0101 01 0048 0048 00 00")) +
         Segment('\xDB', FromHex("00") + std::string(64, '\x01')) +
         Segment('\xC0', FromHex("08 0001 0001 01 01 11 00")) +
         Segment('\xC4', FromHex("00 01000000000000000000000000000000 00")) +
         Segment('\xC4', FromHex("10 01000000000000000000000000000000 00")) +
         Segment('\xDA', FromHex("01 01 00 00 3F 00")) + FromHex("3FFF00") + FromHex("FFD9") + behind;
}

std::string Chunk(const std::string& type, const std::string& inner) {
  const std::string length = {static_cast<char>(inner.size() >> 24U), static_cast<char>(inner.size() >> 16U & 0xFFU),
                              static_cast<char>(inner.size() >> 8U & 0xFFU), static_cast<char>(inner.size() & 0xFFU)};
  return length + type + inner + "CRC.";
}

std::string RiffChunk(const std::string& type, const std::string& inner) {
  const std::string length = {static_cast<char>(inner.size() & 0xFFU), static_cast<char>(inner.size() >> 8U & 0xFFU),
                              '\0', '\0'};
  return type + length + inner + (inner.size() % 2 == 1 ? std::string(1, '\0') : std::string());
}

std::string Webp(const std::string& chunks) { return RiffChunk("RIFF", "WEBP" + chunks); }

const std::string kGps = std::string("Exif\0\0MM\0*", 10) + "GPS 28.1N 119.9E";

TEST_CASE("photos are told by their first bytes") {
  CHECK(PhotoTypeOf("\xFF\xD8\xFF\xE0 and so on") == "image/jpeg");
  CHECK(PhotoTypeOf("\x89PNG\r\n\x1A\n") == "image/png");
  CHECK(PhotoTypeOf("RIFF1234WEBPVP8 ") == "image/webp");
  CHECK_FALSE(PhotoTypeOf("<svg onload=alert(1)>"));
  CHECK_FALSE(PhotoTypeOf("%PDF-1.7"));
  CHECK_FALSE(PhotoTypeOf(""));
}

TEST_CASE("a JPEG comes out without place, owner and comment, and is else the same") {
  const std::string plain = Jpeg("");
  CHECK(BarePhoto(plain) == plain);
  CHECK(BarePhoto(Jpeg(Segment('\xE1', kGps))) == plain);
  CHECK(BarePhoto(Jpeg(Segment('\xE1', kGps) + Segment('\xED', "Photoshop 3.0") + Segment('\xFE', "by 林溪"))) ==
        plain);
  // A second picture behind the first has a place of its own.
  CHECK(BarePhoto(Jpeg("", Jpeg(Segment('\xE1', kGps)))) == plain);
  // Between two scans, too.
  const std::string scan = Segment('\xDA', FromHex("01 01 00 00 3F 00")) + FromHex("3FFF00 12FFD0 34");
  CHECK(BarePhoto(FromHex("FFD8") + scan + Segment('\xE1', kGps) + scan + FromHex("FFD9")) ==
        FromHex("FFD8") + scan + scan + FromHex("FFD9"));
  // Cut off within the picture: as far as it goes.
  CHECK(BarePhoto(plain.substr(0, plain.size() - 2)) == plain.substr(0, plain.size() - 2));
}

TEST_CASE("a JPEG whose parts do not fit into it is refused") {
  CHECK_FALSE(BarePhoto(FromHex("FFD8 FFE0")));
  CHECK_FALSE(BarePhoto(FromHex("FFD8 FFE0 FF")));
  CHECK_FALSE(BarePhoto(FromHex("FFD8 FFE0 FFFF 00")));
  CHECK_FALSE(BarePhoto(FromHex("FFD8 FFE0 0000 FFDA 0002 FFD9")));
  CHECK_FALSE(BarePhoto(FromHex("FFD8 FFE0 0001 FFDA 0002 FFD9")));
  CHECK_FALSE(BarePhoto(FromHex("FFD8 FFE0 0002 00 FFD9")));
  CHECK_FALSE(BarePhoto(FromHex("FFD8 FFD9")));  // no picture in it
  const std::string whole = Jpeg(Segment('\xE1', kGps));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto bare = BarePhoto(whole.substr(0, size));
    if (bare) CHECK(bare->find("GPS") == std::string::npos);
  }
}

TEST_CASE("a PNG comes out without texts and place") {
  const std::string start = "\x89PNG\r\n\x1A\n", head = Chunk("IHDR", std::string(13, '\x01')),
                    data = Chunk("IDAT", "xyz"), end = Chunk("IEND", "");
  CHECK(BarePhoto(start + head + data + end) == start + head + data + end);
  CHECK(BarePhoto(start + head + Chunk("eXIf", kGps) + Chunk("tEXt", "Author") + Chunk("iTXt", "XML:com.adobe.xmp") +
                  data + end + "more behind it") == start + head + data + end);
  CHECK_FALSE(BarePhoto(start));
  CHECK_FALSE(BarePhoto(start + head + data));
  CHECK_FALSE(BarePhoto(start + head + FromHex("FFFFFFFF") + "IDAT" + "xyzCRC."));
  CHECK_FALSE(BarePhoto(start + head + FromHex("00000004") + "IDAT" + "xyzCRC."));
}

TEST_CASE("a WebP comes out without Exif and XMP, and says so") {
  const std::string flags = FromHex("1C000000 000000 000000"), cleared = FromHex("10000000 000000 000000");
  CHECK(BarePhoto(Webp(RiffChunk("VP8X", flags) + RiffChunk("VP8 ", "abc") + RiffChunk("EXIF", kGps) +
                       RiffChunk("XMP ", "<x/>"))) == Webp(RiffChunk("VP8X", cleared) + RiffChunk("VP8 ", "abc")));
  const std::string plain = Webp(RiffChunk("VP8 ", "abcd"));
  CHECK(BarePhoto(plain) == plain);
  CHECK(BarePhoto(plain + "more behind it") == plain);
  CHECK_FALSE(BarePhoto(plain.substr(0, plain.size() - 1)));
  CHECK_FALSE(BarePhoto("RIFF" + FromHex("FFFFFFFF") + "WEBPVP8 "));
  CHECK_FALSE(BarePhoto("RIFF" + FromHex("0C000000") + "WEBPVP8 " + FromHex("FFFFFFFF")));
  CHECK_FALSE(BarePhoto(Webp(RiffChunk("EXIF", kGps))));
}

TEST_CASE("what is kept is a list: what a program hides in a part of its own is gone") {
  const std::string plain = Jpeg("");
  for (const char marker : {'\xE2', '\xE3', '\xE4', '\xEB', '\xEC', '\xEE', '\xEF'}) {
    CHECK(BarePhoto(Jpeg(Segment(marker, "<script>alert(1)</script>"))) == plain);
  }
  const std::string colours = Segment('\xE2', std::string("ICC_PROFILE\0 and so on", 22));
  CHECK(BarePhoto(Jpeg(colours)) == Jpeg(colours));
  const std::string start = "\x89PNG\r\n\x1A\n", head = Chunk("IHDR", std::string(13, '\x01')),
                    data = Chunk("IDAT", "xyz"), end = Chunk("IEND", "");
  CHECK(BarePhoto(start + head + Chunk("gmNO", "<svg onload=alert(1)>") + data + Chunk("fdAT", "x") + end) ==
        start + head + data + end);
  CHECK(BarePhoto(Webp(RiffChunk("VP8 ", "abcd") + RiffChunk("HTML", "<script>"))) == Webp(RiffChunk("VP8 ", "abcd")));
}

TEST_CASE("how a photo is turned is all that stays of Exif") {
  const std::string turned = FromHex("4578696600004D4D002A000000080002") + FromHex("010F0002000000040000004E") +
                             FromHex("011200030000000100060000") + FromHex("00000000") + "NIKON GPS 28.1N";
  const auto bare = BarePhoto(Jpeg(Segment('\xE1', turned)));
  REQUIRE(bare);
  CHECK(bare->find("NIKON") == std::string::npos);
  CHECK(bare->find("GPS") == std::string::npos);
  CHECK(PhotoTurnOf(*bare) == 6);
  CHECK(BarePhoto(*bare) == *bare);
  CHECK(PhotoTurnOf(Jpeg("")) == 0);
  // The same as telephones of the other byte order write it; and one that points outside itself.
  const std::string little = FromHex("457869660000 49492A0008000000 0100 1201 0300 01000000 08000000 00000000");
  CHECK(PhotoTurnOf(*BarePhoto(Jpeg(Segment('\xE1', little)))) == 8);
  for (std::size_t size = 0; size < turned.size(); ++size) {
    const auto cut = BarePhoto(Jpeg(Segment('\xE1', turned.substr(0, size))));
    REQUIRE(cut);
    CHECK(cut->size() <= bare->size());
  }
}

TEST_CASE("how large a photo is stands in its head") {
  const auto size = [](std::string_view bytes) {
    const auto told = PhotoSizeOf(bytes);
    return told ? std::to_string(told->width) + "x" + std::to_string(told->height) : std::string("-");
  };
  CHECK(size(Jpeg("")) == "1x1");
  CHECK(size("\x89PNG\r\n\x1A\n" + Chunk("IHDR", FromHex("00000280 000001E0 0802000000"))) == "640x480");
  CHECK(size("\x89PNG\r\n\x1A\n" + Chunk("IHDR", FromHex("00000000 000001E0 0802000000"))) == "-");
  CHECK(size("\x89PNG\r\n\x1A\n" + Chunk("IDAT", "nothing of a head at all")) == "-");
  CHECK(size(Webp(RiffChunk("VP8X", FromHex("10000000 3F0100 EF0000")))) == "320x240");
  CHECK(size(Webp(RiffChunk("VP8 ", FromHex("000000 9D012A 4001 F000")))) == "320x240");
  CHECK(size(Webp(RiffChunk("VP8L", FromHex("2F 3FC13B00 0000000000")))) == "320x240");
  CHECK(size("<svg width=\"9\" height=\"9\"/>") == "-");
  const std::string whole = Jpeg(Segment('\xE1', kGps));
  for (std::size_t cut = 0; cut < whole.size(); ++cut) PhotoSizeOf(whole.substr(0, cut));
}

}  // namespace
}  // namespace gongkai
