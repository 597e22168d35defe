// What is let into a body as an image, by what is in the file and not by its name; and that no image is silent.
#include "disclosure/body_image.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string Number(std::uint32_t value) {
  return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U & 0xFFU),
          static_cast<char>(value >> 8U & 0xFFU), static_cast<char>(value & 0xFFU)};
}

std::string Chunk(const std::string& type, const std::string& inner) {
  return Number(static_cast<std::uint32_t>(inner.size())) + type + inner + "CRC.";
}

std::string Png(std::uint32_t width, std::uint32_t height, const std::string& more = "") {
  return "\x89PNG\r\n\x1A\n" + Chunk("IHDR", Number(width) + Number(height) + std::string("\x08\x02\0\0\0", 5)) + more +
         Chunk("IDAT", "points") + Chunk("IEND", "");
}

ImageDigest Digest(char c) { return *ImageDigest::Of("sm3:" + std::string(64, c)); }

RichText Body(const std::vector<std::pair<char, std::string>>& images) {
  std::vector<RichBlock> blocks;
  for (const auto& [digit, alt] : images) blocks.emplace_back(RichImage{Digest(digit), alt});
  return *RichText::Of(std::move(blocks));
}

TEST_CASE("a file is an image by what is in it") {
  const auto taken = ImageFrom(Png(640, 480, Chunk("tEXt", "Author\0lin")), "图.png");
  REQUIRE(taken);
  CHECK(taken->bytes == Png(640, 480));
  CHECK(taken->size.width == 640);
  for (const std::string& bytes :
       {std::string("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
        std::string("<?xml version=\"1.0\"?><svg/>"), std::string("GIF89a/*<svg/onload=alert(1)>*/=1;"),
        std::string("<html><script>alert(1)</script>"), std::string("%PDF-1.7"), std::string("BM......"), std::string(),
        std::string("\x89PNG\r\n"), Png(1, 1).substr(0, 40), Png(0, 10)}) {
    const auto refused = ImageFrom(bytes, "a\"><svg onload=alert(1)>.png");
    REQUIRE_FALSE(refused);
    CHECK(Has(refused.error().message, "“a\"><svg onload=alert(1)>.png”"));
  }
}

TEST_CASE("what stands behind the end of an image, or hides in it, is not kept") {
  const auto taken =
      ImageFrom(Png(9, 9, Chunk("iTXt", "<script>alert(1)</script>")) + "<script>alert(2)</script>", "a");
  REQUIRE(taken);
  CHECK_FALSE(Has(taken->bytes, "script"));
}

TEST_CASE("an image that unpacks to more than can be drawn is refused by what its head says") {
  CHECK(ImageFrom(Png(4000, 4000), "a"));
  CHECK_FALSE(ImageFrom(Png(4001, 4000), "a"));
  CHECK_FALSE(ImageFrom(Png(8001, 1), "a"));
  CHECK_FALSE(ImageFrom(Png(0xFFFFFFFF, 0xFFFFFFFF), "a"));
  const auto large = ImageFrom(Png(9, 9) + std::string(BodyImageLimits::kBytes, ' '), "很大.png");
  REQUIRE_FALSE(large);
  CHECK(Has(large.error().message, "“很大.png”超过 5 MB"));
}

TEST_CASE("a body with images is kept when they are the organ's, and handed in when each says what is in it") {
  const std::vector<BodyImage> kept = {{Digest('a').text(), 10, {1, 1}}, {Digest('b').text(), 41 << 20, {1, 1}}};
  CHECK(AgainstKeeping(Body({{'a', ""}}), kept).empty());
  CHECK(ImageFaults(Body({{'a', "新修的桥"}}), kept).empty());
  CHECK(ImageFaults(RichText(), kept).empty());
  const auto silent = ImageFaults(Body({{'a', "桥"}, {'a', ""}, {'a', "　"}}), kept);
  REQUIRE(silent.size() == 1);
  CHECK(Has(silent[0].message, "第 2、3 张图片还没有说明"));
  const auto strange = AgainstKeeping(Body({{'a', "桥"}, {'c', "路"}}), kept);
  REQUIRE(strange.size() == 1);
  CHECK(Has(strange[0].message, "第 2 张图片不是本机关放进来的"));
  CHECK(Has(AgainstKeeping(Body({{'b', "x"}}), kept).at(0).message, "40 MB"));
  CHECK(Has(AgainstKeeping(Body(std::vector(41, std::pair('a', std::string("x")))), kept).at(0).message, "40 张"));
}

TEST_CASE("without an editor an image comes to the end") {
  const auto body = WithImage(Body({{'a', "桥"}}), Digest('b'), " 路\n口 ");
  REQUIRE(body);
  CHECK(*body == Body({{'a', "桥"}, {'b', "路 口"}}));
}

}  // namespace
}  // namespace gongkai::disclosure
