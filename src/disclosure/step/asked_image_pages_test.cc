// The organ that is asked sees the images of the text that it is asked about, and nothing besides.
#include "disclosure/body_image_actions.h"
#include "disclosure/content_body_view.h"
#include "disclosure/routes.h"
#include "disclosure/step/step_desk_test.h"

namespace gongkai::disclosure {
namespace {

/// One point; the mark at its end is no part of the picture's head, which alone is read.
std::string PngOf(char mark) {
  std::string png("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90\x77\x53\xDE", 33);
  png += std::string("\0\0\0\x01IDAT", 8) + mark + "crc.";
  return png + std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
}

struct AskedImages : StepDesk {
  AskedImages() { disclosure::AddRoutes(pages, AtOnce()); }
  ImageDigest Keep(char mark) {
    const auto kept = KeepBodyImage(desk, drafter, township, PngOf(mark), "桥.png");
    REQUIRE(kept);
    return *kept;
  }
  static std::string Shown(const ImageDigest& image) {
    return "<p>新桥。</p>\n<img data-digest=\"" + image.text() + "\" alt=\"新桥\">\n";
  }
  static std::string Address(ItemId id, const ImageDigest& image) {
    return "/office/asked/" + ToString(id) + "-1/images/" + image.text().substr(4);
  }
};

TEST_CASE("the organ that is asked sees the images of the version it was shown, and no others") {
  AskedImages county;
  const ImageDigest shown = county.Keep('a'), later = county.Keep('b');
  Content content = ItemDesk::Notice();
  content.body = AskedImages::Shown(shown);
  const ItemId id = county.Save(content);
  county.Asked(id, county.Agreement());
  const auto jin = county.SignIn(county.jin);
  const auto xie = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kChief));
  const std::string address = AskedImages::Address(id, shown);
  CHECK(account::Has(jin.Get("/office/asked/" + ToString(id) + "-1").Bytes(), "<img src=\"" + address + "\""));
  const auto seen = jin.Get(address);
  CHECK(seen.status == 200);
  CHECK(seen.content_type == "image/png");
  CHECK(xie.Get(address).status == 404);
  // What came into the text afterwards was not asked about.
  content.body = AskedImages::Shown(later);
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  CHECK(jin.Get(address).status == 200);
  CHECK(jin.Get(AskedImages::Address(id, later)).status == 404);
  CHECK(jin.Get("/office/asked/" + ToString(id) + "-1/images/x").status == 404);
  REQUIRE(WithdrawStep(county.desk, county.drafter, {id, 1}, "改由县里统一发布"));
  CHECK(jin.Get(address).status == 404);
}

}  // namespace
}  // namespace gongkai::disclosure
