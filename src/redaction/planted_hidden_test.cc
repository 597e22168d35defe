// What nobody sees in a PDF and everybody could have found: it is in no copy, marked or not.
#include <doctest/doctest.h>

#include "redaction/planted_proof_test.h"
#include "redaction/raw_pdf_test.h"

namespace gongkai::redaction {
namespace {

const std::string kSecret = "330998198003041234";
const std::string kShown = Words(20, 150, "Kept 1200 yuan");
const std::vector<std::string> kKept = {"Kept1200yuan"};

void Hidden(const std::string& what, const RawPdf& pdf) { Prove({what, pdf.Bytes(), {kSecret}, kKept}, "a.pdf"); }

const std::string kSecretWords = Words(20, 100, kSecret);
/// A picture of one grey point.
const std::string kPoint = PdfStream(
    "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", std::string(1, '\x40'));

TEST_CASE("text that is covered, pale, without paint, outside or cut off") {
  Hidden("under a box", {.content = kShown + kSecretWords + "0 g 15 95 200 20 re f\n"});
  Hidden("under a white box", {.content = kShown + kSecretWords + "1 g 15 95 200 20 re f\n"});
  Hidden("under a picture", {.content = kShown + kSecretWords + "q 200 0 0 30 15 90 cm /I Do Q\n",
                             .resources = "/XObject<</I 10 0 R>>",
                             .objects = {kPoint}});
  Hidden("white on white", {.content = "1 g " + kSecretWords + "0 g " + kShown});
  Hidden("black on black", {.content = "0 g 15 95 200 20 re f " + kSecretWords + kShown});
  Hidden("without paint", {.content = "3 Tr " + kSecretWords + "0 Tr " + kShown});
  Hidden("outside the page", {.content = kShown + Words(400, 100, kSecret)});
  Hidden("cut off", {.content = "q 0 140 300 60 re W n " + kSecretWords + "Q\n" + kShown});
  Hidden("as small as dust", {.content = kShown + "q 0.01 0 0 0.01 20 100 cm " + Words(0, 0, kSecret) + "Q\n"});
  const docread::Box there = {15, 84, 290, 106};
  Prove({.what = "as pale as the paper, nearly",
         .bytes = RawPdf{.content = "0.922 g " + kSecretWords + "0 g " + kShown}.Bytes(),
         .secrets = {kSecret},
         .kept = kKept,
         .even = {there}},
        "a.pdf");
  for (const char* const paint : {"0.937 g ", "0.945 g ", "0.99 g "}) {
    Prove({.what = "paler still",
           .bytes = RawPdf{.content = paint + kSecretWords + "0 g " + kShown}.Bytes(),
           .secrets = {kSecret},
           .kept = kKept,
           .even = {there}},
          "a.pdf");
  }
  Prove({.what = "pale on grey",
         .bytes = RawPdf{.content = "0.941 g 0 0 300 200 re f 0.937 g " + kSecretWords + "0 g " + kShown}.Bytes(),
         .secrets = {kSecret},
         .kept = kKept,
         .even = {there}},
        "a.pdf");
  Prove({.what = "smaller than anybody reads",
         .bytes = RawPdf{.content = kShown + "q 0.13 0 0 0.13 20 100 cm " + Words(0, 0, kSecret) + "Q\n"}.Bytes(),
         .secrets = {kSecret},
         .kept = kKept,
         .even = {there}},
        "a.pdf");
  Hidden("all transparent",
         {.content = kShown + "q /T gs " + kSecretWords + "Q\n", .resources = "/ExtGState<</T<</ca 0/CA 0>>>>"});
}

/// A font in which the letter with that code stands for others.
std::string MapOf(const std::string& code, const std::string& hex) {
  return PdfStream("",
                   "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
                   "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <" +
                       code + "> <" + hex + "> endbfchar endcmap end end");
}

TEST_CASE("a dot that says of itself that it is a number; a ligature stays") {
  const std::string font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 11 0 R>>";
  std::string hex;
  for (const char digit : kSecret) hex += "003" + std::string(1, digit);
  Hidden("in the map of a font to letters", {.content = kShown + "BT /G 12 Tf 20 100 Td (.) Tj ET\n",
                                             .fonts = "/G 10 0 R",
                                             .objects = {font, MapOf("2E", hex)}});
  Prove({.what = "a ligature",
         .bytes = RawPdf{.content = "BT /G 12 Tf 20 100 Td (oWce) Tj ET\n",
                         .fonts = "/G 10 0 R",
                         .objects = {font, MapOf("57", "006600660069")}}
                      .Bytes(),
         .kept = {"office"}},
        "a.pdf");
}

TEST_CASE("beside a cropped page, also a turned one") {
  const std::string content = kShown + Words(20, 20, kSecret);
  Hidden("cropped", {.content = content, .page = "/CropBox[0 100 300 200]"});
  Hidden("cropped and turned", {.content = content, .page = "/CropBox[0 100 300 200]/Rotate 90"});
}

TEST_CASE("layers that are off") {
  const std::string catalog = "/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]/Order[10 0 R]>>>>";
  Hidden("marked content in a layer that is off", {.content = kShown + "/OC /L BDC " + kSecretWords + "EMC\n",
                                                   .catalog = catalog,
                                                   .resources = "/Properties<</L 10 0 R>>",
                                                   .objects = {"<</Type/OCG/Name(" + kSecret + ")>>"}});
  Hidden("a form in a layer that is off",
         {.content = kShown + "/X Do\n",
          .catalog = catalog,
          .resources = "/XObject<</X 11 0 R>>",
          .objects = {"<</Type/OCG/Name(Notes)>>",
                      PdfStream("/Type/XObject/Subtype/Form/BBox[0 0 300 200]/OC 10 0 R/Resources<</Font<</F 4 0 R>>>>",
                                kSecretWords)}});
}

TEST_CASE("remarks, links, stamps, files that hang on a page") {
  const auto note = [](const std::string& annotation, std::vector<std::string> more = {}) {
    more.insert(more.begin(), "<</Type/Annot/Rect[200 20 260 60]" + annotation + ">>");
    return RawPdf{.content = kShown, .page = "/Annots[10 0 R]", .objects = std::move(more)};
  };
  Hidden("a remark", note("/Subtype/Text/Contents(" + kSecret + ")/T(" + kSecret + ")"));
  Hidden("a link", note("/Subtype/Link/A<</S/URI/URI(http://a.example/" + kSecret + ")>>"));
  Hidden("a highlight with a remark",
         note("/Subtype/Highlight/QuadPoints[20 160 120 160 20 145 120 145]/C[1 1 0]/Contents(" + kSecret + ")"));
  Hidden("a stamp with words behind it",
         note("/Subtype/Stamp/AP<</N 11 0 R>>/Contents(" + kSecret + ")",
              {PdfStream("/Type/XObject/Subtype/Form/BBox[0 0 60 40]", "1 0 0 RG 2 w 2 2 56 36 re S")}));
  Hidden("a file that hangs on the page", note("/Subtype/FileAttachment/FS<</Type/Filespec/F(a.txt)/EF<</F 11 0 R>>>>",
                                               {PdfStream("/Type/EmbeddedFile", "list: " + kSecret)}));
  Hidden("a hidden remark", note("/Subtype/FreeText/F 2/DA(/F 10 Tf)/Contents(" + kSecret + ")"));
}

TEST_CASE("fields of forms whose values are not shown") {
  const auto form = [](const std::string& field) {
    return RawPdf{
        .content = kShown,
        .page = "/Annots[10 0 R]",
        .catalog = "/AcroForm<</Fields[10 0 R]/DR<</Font<</F 4 0 R>>>>>>",
        .objects = {"<</Type/Annot/Subtype/Widget/Rect[20 20 220 50]/T(name)/DA(/F 12 Tf 0 g)" + field + ">>"}};
  };
  Hidden("a hidden field", form("/FT/Tx/F 2/V(" + kSecret + ")"));
  Hidden("choices that are not chosen", form("/FT/Ch/Ff 131072/V(none)/Opt[(none)(" + kSecret + ")]"));
  Hidden("the tip of a field", form("/FT/Tx/TU(" + kSecret + ")"));
  Hidden("the default of a field", form("/FT/Tx/F 2/DV(" + kSecret + ")"));
}

TEST_CASE("beside the pages: files, properties, scripts, bookmarks, structure, objects that nothing refers to") {
  Hidden("a file within", {.content = kShown,
                           .catalog = "/Names<</EmbeddedFiles<</Names[(a.txt)<</Type/Filespec/F(a.txt)/EF<</F 10 0 "
                                      "R>>>>]>>>>",
                           .objects = {PdfStream("/Type/EmbeddedFile", "list: " + kSecret)}});
  Hidden("properties", {.content = kShown,
                        .objects = {"<</Title(" + kSecret + ")/Author(" + kSecret + ")>>"},
                        .trailer = "/Info 10 0 R"});
  Hidden("XMP", {.content = kShown,
                 .catalog = "/Metadata 10 0 R",
                 .objects = {PdfStream("/Type/Metadata/Subtype/XML",
                                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><a>" + kSecret + "</a></x:xmpmeta>")}});
  Hidden("a script", {.content = kShown, .catalog = "/OpenAction<</S/JavaScript/JS(app.alert\\(" + kSecret + "\\))>>"});
  Hidden("bookmarks", {.content = kShown,
                       .catalog = "/Outlines 10 0 R",
                       .objects = {"<</Type/Outlines/First 11 0 R/Last 11 0 R/Count 1>>",
                                   "<</Title(" + kSecret + ")/Parent 10 0 R/Dest[5 0 R/Fit]>>"}});
  Hidden("names of pages", {.content = kShown, .catalog = "/PageLabels<</Nums[0<</P(" + kSecret + ")>>]>>"});
  Hidden("text for those who do not see",
         {.content = "/Span<</ActualText(" + kSecret + ")/Alt(" + kSecret + ")>>BDC " + kShown + "EMC\n"});
  Hidden("an object that nothing refers to", {.content = kShown, .objects = {"(" + kSecret + ")"}});
  Hidden("data of the program that made it",
         {.content = kShown, .page = "/PieceInfo<</A<</Private(" + kSecret + ")>>>>"});
  Hidden("a thumbnail", {.content = kShown,
                         .page = "/Thumb 10 0 R",
                         .objects = {PdfStream("/Width 6/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB", kSecret)}});
}

TEST_CASE("earlier versions that an update has left in the file") {
  const std::string before = RawPdf{.content = kShown + kSecretWords}.Bytes();
  Prove({"a page before its update", Updated(before, 3, PdfStream("", kShown)), {kSecret}, kKept}, "a.pdf");
  const std::string named =
      RawPdf{.content = kShown, .objects = {"<</Title(" + kSecret + ")>>"}, .trailer = "/Info 10 0 R"}.Bytes();
  Prove({"properties before their update", Updated(named, 10, "<</Title(Kept)>>"), {kSecret}, kKept}, "a.pdf");
}

}  // namespace
}  // namespace gongkai::redaction
