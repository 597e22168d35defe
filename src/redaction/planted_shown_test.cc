// What is seen on the pages and marked: however the page is built, it goes from the picture and from the text, and what
// stands beside it stays.
#include <doctest/doctest.h>

#include "docwrite/pdf.h"
#include "redaction/planted_proof_test.h"
#include "redaction/raw_pdf_test.h"

namespace gongkai::redaction {
namespace {

const std::string kSecret = "330998198003041234";
const std::string kShown = Words(20, 150, "Kept 1200 yuan");
const std::string kSecretWords = Words(20, 100, kSecret);
const std::vector<std::string> kKept = {"Kept1200yuan"};

void ByWords(const std::string& what, const RawPdf& pdf) { Prove({what, pdf.Bytes(), {kSecret}, kKept}, "a.pdf"); }
void ByBoxes(const std::string& what, const RawPdf& pdf) {
  Prove({what, pdf.Bytes(), {kSecret}, kKept, {}, true}, "a.pdf");
}

TEST_CASE("upright, turned and cropped pages, by words and by drawn boxes") {
  const std::string content = kShown + kSecretWords;
  ByWords("upright", {.content = content});
  ByBoxes("upright, boxes", {.content = content});
  for (const char* turn : {"90", "180", "270"}) {
    ByWords(std::string("turned by ") + turn, {.content = content, .page = std::string("/Rotate ") + turn});
    ByBoxes(std::string("turned by ") + turn + ", boxes", {.content = content, .page = std::string("/Rotate ") + turn});
  }
  ByWords("cropped", {.content = content, .page = "/CropBox[10 80 250 180]"});
  ByBoxes("cropped and turned, boxes", {.content = content, .page = "/CropBox[10 80 250 180]/Rotate 270"});
  ByBoxes("begins elsewhere", {.content = content, .box = "-100 -50 300 200"});
}

TEST_CASE("words that run up the page, that are enlarged, that are drawn in another order or in pieces") {
  ByWords("up the page", {.content = kShown + "BT /F 12 Tf 0 1 -1 0 280 10 Tm (" + kSecret + ") Tj ET\n"});
  ByWords("enlarged", {.content = kShown + "q 2 0 0 2 0 0 cm " + Words(5, 30, kSecret, 7) + "Q\n"});
  std::string backwards;
  for (std::size_t i = kSecret.size(); i-- > 0;)
    backwards += Words(20 + 8 * static_cast<int>(i), 100, kSecret.substr(i, 1));
  ByWords("from its end", {.content = kShown + backwards});
  ByWords("in two pieces, another line between",
          {.content = Words(20, 100, kSecret.substr(0, 9)) + kShown + Words(91, 100, kSecret.substr(9))});
  ByWords("spread out",
          {.content = kShown + "BT /F 12 Tf 20 100 Td [(3309)-40(98)-40(1980)-40(0304)-40(1234)] TJ ET\n"});
}

TEST_CASE("a font of which one glyph stands for several characters") {
  const auto wide = [](const std::string& text) {
    std::string hex;
    for (const char c : text) hex += std::string("003") + c;  // digits alone
    return hex;
  };
  const std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
      "1 begincodespacerange <00> <FF> endcodespacerange\n2 beginbfchar\n<41> <" +
      wide(kSecret.substr(0, 6)) + ">\n<42> <" + wide(kSecret.substr(6)) + ">\nendbfchar\nendcmap end end\n";
  ByWords("ligatures",
          {.content = kShown + "BT /G 14 Tf 20 100 Td (AB) Tj ET\n" + Words(80, 100, "beside"),
           .fonts = "/G 10 0 R",
           .objects = {"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 11 0 R>>",
                       PdfStream("", map)}});
}

TEST_CASE("a rare name, whose character is of two units, on the page and in the properties") {
  const std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
      "1 begincodespacerange <00> <FF> endcodespacerange\n"
      "2 beginbfchar\n<41> <738B>\n<42> <D86DDDAE>\nendbfchar\nendcmap end end\n";
  const RawPdf pdf = {
      .content = kShown + "BT /G 14 Tf 20 100 Td (AB) Tj ET\n" + Words(80, 100, "beside"),
      .fonts = "/G 10 0 R",
      .objects = {"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 11 0 R>>",
                  PdfStream("", map), "<</Author<FEFF738BD86DDDAE>>>"},
      .trailer = "/Info 12 0 R"};
  Prove({"a rare name", pdf.Bytes(), {"王𫖮"}, kKept}, "a.pdf");
}

TEST_CASE("pale, shaded, half covered") {
  ByWords("pale", {.content = kShown + "0.7 g " + kSecretWords});
  ByWords("on colour", {.content = "0 0 0.6 rg 10 92 200 24 re f 1 g " + kSecretWords + "0 g " + kShown});
  ByWords("behind a veil", {.content = kShown + kSecretWords + "q /T gs 0 g 15 95 200 20 re f Q\n",
                            .resources = "/ExtGState<</T<</ca 0.3>>>>"});
}

TEST_CASE("in notes, stamps, fields and layers that are shown") {
  const std::string look = PdfStream("/Type/XObject/Subtype/Form/BBox[0 0 240 40]/Resources<</Font<</F 4 0 R>>>>",
                                     "BT /F 12 Tf 5 12 Td (" + kSecret + ") Tj ET");
  for (const char* kind : {"/Subtype/FreeText/DA(/F 12 Tf)", "/Subtype/Stamp"}) {
    ByWords(kind, {.content = kShown,
                   .page = "/Annots[10 0 R]",
                   .objects = {std::string("<</Type/Annot/Rect[20 20 260 60]/AP<</N 11 0 R>>/Contents(") + kSecret +
                                   ")" + kind + ">>",
                               look}});
  }
  ByWords("a field", {.content = kShown,
                      .page = "/Annots[10 0 R]",
                      .catalog = "/AcroForm<</Fields[10 0 R]/DR<</Font<</F 4 0 R>>>>>>",
                      .objects = {"<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/Rect[20 20 260 60]/DA(/F 12 Tf 0 g)/V(" +
                                      kSecret + ")/AP<</N 11 0 R>>>>",
                                  look}});
  ByWords("a layer that is on", {.content = kShown + "/OC /L BDC " + kSecretWords + "EMC\n",
                                 .catalog = "/OCProperties<</OCGs[10 0 R]/D<</ON[10 0 R]>>>>",
                                 .resources = "/Properties<</L 10 0 R>>",
                                 .objects = {"<</Type/OCG/Name(Layer)>>"}});
}

TEST_CASE("the same words again: on every page, in a form that is drawn twice, over the end of a line") {
  ByWords("on five pages", {.content = kShown + kSecretWords, .pages = 5});
  ByWords("a form drawn twice",
          {.content = kShown + "/X Do q 1 0 0 1 0 -50 cm /X Do Q\n",
           .resources = "/XObject<</X 10 0 R>>",
           .objects = {PdfStream("/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</Font<</F 4 0 R>>>>",
                                 kSecretWords)},
           .pages = 2});
  ByWords("over the end of a line",
          {.content = Words(20, 150, "Kept 1200 yuan 330998198") + Words(20, 132, "003041234 and more")});
}

docwrite::PdfDocument Chinese(const std::vector<std::string>& lines) {
  docwrite::PdfDocument document;
  document.title = "周晚照";
  document.author = "周晚照";
  for (const std::string& line : lines) document.blocks.emplace_back(docwrite::PdfLine{line});
  return document;
}

TEST_CASE("Chinese text, with what the program that made it wrote into the file") {
  const std::vector<std::string> lines = {"关于对周晚照家庭给予临时救助的批复", "经研究，同意给予1200元。",
                                          "此件发至村民委员会，周晚照。"};
  Prove({"a name", docwrite::WritePdf(Chinese(lines)), {"周晚照"}, {"家庭给予临时救助的批复", "同意给予1200元。"}},
        "a.pdf");
  std::string longer;
  for (int i = 0; i < 40; ++i) longer += "同意给予沈岚等人补助，沈岚住在枕溪镇。";
  Prove({"a name at many ends of lines", docwrite::WritePdf(Chinese({longer})), {"沈岚"}, {"等人补助"}}, "a.pdf");
}

TEST_CASE("words that are marked at one place and not at another refuse the release") {
  const std::string pdf = RawPdf{.content = kShown + kSecretWords, .pages = 3}.Bytes();
  UseWorker();
  const WorkingCopy copy = MakeWorkingCopy(pdf, "a.pdf");
  REQUIRE(copy.pages.size() == 3);
  Mark like;
  like.ground = "privacy";
  Plan plan;
  plan.marks = MarksOver(copy.pages, PlacesLike(copy.pages, kSecret), like);
  REQUIRE(plan.marks.size() == 3);
  plan.marks.pop_back();
  const ReleaseResult made = BurnRelease(plan, copy.pdf, copy.pages);
  REQUIRE(made.remainders.size() == 1);
  CHECK(made.remainders[0].left == Left::kRepeated);
  CHECK(made.remainders[0].pages == std::vector<int>{3});
  CHECK(CountOpen(made.remainders, {}) == 1);
  CHECK_FALSE(InTheWay(plan, Check{DigestOf(plan), 2}, made.plan, 1).empty());
}

TEST_CASE("a page is drawn for who marks, and work that is stopped gives nothing") {
  UseWorker();
  const std::string pdf = RawPdf{.content = kShown, .page = "/Rotate 90", .pages = 2}.Bytes();
  const DrawnPage page = DrawPage(pdf, 2, 72);
  CHECK(page.problem == "");
  CHECK(page.jpeg.starts_with("\xFF\xD8"));
  CHECK(page.pixels_wide == 200);
  CHECK(page.pixels_high == 300);
  CHECK_FALSE(DrawPage(pdf, 3).problem.empty());
  CHECK_FALSE(DrawPage("no PDF", 1).problem.empty());
  const WorkingCopy copy = MakeWorkingCopy(pdf, "a.pdf");
  int calls = 0;
  const ReleaseResult stopped = BurnRelease({}, copy.pdf, copy.pages, [&](int, int) { return ++calls > 100; });
  CHECK_FALSE(stopped.problem.empty());
  CHECK(stopped.bytes.empty());
  CHECK_FALSE(MakeWorkingCopy("", "a.pdf").obstacle_message.empty());
}

TEST_CASE("sixty and more documents") { MESSAGE(ProvedSoFar() << " documents were proved"); }

}  // namespace
}  // namespace gongkai::redaction
