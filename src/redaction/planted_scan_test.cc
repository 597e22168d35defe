// Scanned pages and photos: there is no text to go by, boxes are drawn.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <support/temp_dir.h>
#include "docread/child.h"
#include "docread/to_pages.h"
#include "redaction/planted_proof_test.h"
#include "redaction/raw_pdf_test.h"

namespace gongkai::redaction {
namespace {

const std::string kSecret = "330998198003041234";
const std::string kPage = Words(20, 150, "Kept 1200 yuan") + Words(20, 100, kSecret);
/// Around the secret, in points of the page.
const Mark kAround = Box(1, 15, 84, 200, 106);

/// The page as a scanner gives it: a picture of 200 dots an inch.
std::string Scanned(const std::vector<std::string>& how) {
  const testing::TempDir folder;
  std::ofstream(folder.File("a.pdf"), std::ios::binary) << RawPdf{.content = kPage}.Bytes();
  std::vector<std::string> all = {"-r", "200", "-singlefile"};
  all.insert(all.end(), how.begin(), how.end());
  all.push_back(folder.File("a.pdf"));
  all.push_back(folder.File("scan"));
  docread::RunChild({"/usr/bin/pdftoppm", all, {}}, {}, {60, 1U << 20U});
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    if (entry.path().stem() != "scan") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  return {};
}

/// A JPEG with one segment more, as cameras write them.
std::string WithSegment(const std::string& jpeg, char marker, const std::string& data) {
  REQUIRE(jpeg.starts_with("\xFF\xD8"));
  const std::size_t size = data.size() + 2;
  std::string segment = {'\xFF', marker, static_cast<char>(size >> 8U), static_cast<char>(size & 0xFFU)};
  return jpeg.substr(0, 2) + segment + data + jpeg.substr(2);
}

std::string TurnedBy(char exif) {
  using std::string_literals::operator""s;
  return "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + exif + std::string(6, '\0');
}

TEST_CASE("pictures of pages, whatever their format") {
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{"-png"}, {"-png", "-gray"}, {"-jpeg"}, {"-jpeg", "-gray"}}) {
    const std::string image = Scanned(how);
    REQUIRE_FALSE(image.empty());
    CHECK_FALSE(docread::ImageAsPage(image).empty());
    Prove({"a scan, " + how.back(), image, {}, {}, {kAround}}, "scan");
  }
}

TEST_CASE("what a camera writes beside its picture is gone; a picture it has turned is turned") {
  const std::string jpeg = Scanned({"-jpeg"});
  Prove({"a remark in a JPEG", WithSegment(jpeg, '\xFE', kSecret), {kSecret}, {}, {kAround}}, "scan.jpg");
  const std::string turned = WithSegment(jpeg, '\xE1', TurnedBy('\x06'));
  UseWorker();
  const WorkingCopy copy = MakeWorkingCopy(turned, "scan.jpg");
  REQUIRE(copy.pages.size() == 1);
  CHECK(copy.pages[0].width == doctest::Approx(200).epsilon(0.01));
  CHECK(copy.pages[0].height == doctest::Approx(300).epsilon(0.01));
  CHECK(PagesWithoutText(copy.pages) == std::vector{1});
  Prove({"a turned JPEG", turned, {}, {}, {Box(1, 94, 15, 116, 200)}}, "scan.jpg");
}

TEST_CASE("no picture that cannot be put upon a page as it is becomes one unseen") {
  CHECK(docread::ImageAsPage("").empty());
  CHECK(docread::ImageAsPage("\x89PNG\r\n\x1A\n").empty());
  const std::string jpeg = Scanned({"-jpeg"});
  for (std::size_t size = 0; size < 400; ++size)
    docread::ImageAsPage(jpeg.substr(0, size));  // none reads beyond its end
}

TEST_CASE("a scan whose text was read by a program, and lies unseen over it") {
  const std::string scan = docread::ImageAsPage(Scanned({"-png"}));
  REQUIRE(scan.starts_with("%PDF-"));
  const std::string page =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 299.88 200.16]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>"
      "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>";
  const std::string layer = "q 299.88 0 0 200.16 0 0 cm /I Do Q 3 Tr " + Words(20, 100, kSecret);
  const std::string with_layer = Updated(Updated(scan, 3, page), 4, PdfStream("", layer));
  Prove({"a text layer", with_layer, {kSecret}, {}, {kAround}}, "a.pdf");
}

TEST_CASE("a photo, which is packed as JPEG again, with text upon it") {
  std::string points;
  unsigned number = 7;
  for (int i = 0; i < 100 * 67 * 3; ++i) {
    number = number * 1'103'515'245U + 12'345U;
    points += static_cast<char>(128U + (number >> 17U & 0x7FU));
  }
  const RawPdf photo{.content = "q 300 0 0 200 0 0 cm /I Do Q " + kPage,
                     .resources = "/XObject<</I 10 0 R>>",
                     .objects = {PdfStream("/Type/XObject/Subtype/Image/Width 100/Height 67/BitsPerComponent "
                                           "8/ColorSpace/DeviceRGB",
                                           points)}};
  Prove({"a photo", photo.Bytes(), {kSecret}, {}, {}, true}, "a.pdf");
}

}  // namespace
}  // namespace gongkai::redaction
