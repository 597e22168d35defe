// PDFs written by hand, where each way of hiding a text is exact, through the real program.
#include <cstdio>
#include <string>
#include <vector>

#include "docread/inspect_checks.h"

namespace gongkai::docread {
namespace {

std::string Objects(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string pdf = "%PDF-1.5\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + size + "/Root 1 0 R" +
         trailer + ">>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

std::string Stream(const std::string& content, const std::string& more = "") {
  return "<<" + more + "/Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream";
}

struct Made {
  std::string content;                 // of the page
  std::string page, catalog, trailer;  // more entries
  std::vector<std::string> more;       // objects from 6 on
};

std::string Pdf(const Made& made) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R" + made.catalog + ">>",
                                      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 "
                                      "R>>/ExtGState<</T<</ca 0.3>>/M<</BM/Multiply>>>>"
                                      "/XObject<</I 6 0 R>>/Properties<</L 6 0 R>>>>/Contents 4 0 R" +
                                          made.page + ">>",
                                      Stream(made.content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  objects.insert(objects.end(), made.more.begin(), made.more.end());
  return Objects(objects, made.trailer);
}

std::string At(double x, double y, const std::string& text, const std::string& before = "") {
  return "BT /F 10 Tf " + before + " " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

TEST_CASE("text under a box that is drawn over it is covered; under a light, an empty or an earlier one it is not") {
  const Inspection inspection = Inspected(Pdf(
      {.content = At(50, 700, "name Lin 330106199003078515 ok") + At(50, 650, "marked") + At(50, 600, "framed") +
                  "0 g 95 695 97 15 re f\n" + "/T gs 1 1 0 rg 45 645 100 20 re f\n/M gs 1 1 0 rg 45 645 100 20 re f\n" +
                  "0 G 45 595 100 20 re S\n1 0 0 rg 45 545 100 20 re f 0 g\n" + At(50, 550, "on red")}));
  CHECK(inspection.files[0].kind == "PDF");
  CHECK(Found(inspection, Sight::kCovered) == Strings{"第 1 页=330106199003078515"});
  CHECK(Unseen(inspection).size() == 1);
  for (const char* seen : {"name Lin", "ok", "marked", "framed", "on red"}) CHECK(Has(inspection, Sight::kShown, seen));
  const Piece& covered = *std::find_if(inspection.pieces.begin(), inspection.pieces.end(),
                                       [](const Piece& piece) { return piece.sight == Sight::kCovered; });
  CHECK(covered.page == 1);
  CHECK(covered.box.left == doctest::Approx(96).epsilon(0.05));
  CHECK(covered.box.top == doctest::Approx(92).epsilon(0.05));
}

TEST_CASE("a box over half a number leaves the whole number found") {
  const Inspection inspection =
      Inspected(Pdf({.content = At(50, 700, "330106199003078515") + "0 g 83 695 45 15 re f\n"}));
  CHECK(Texts(inspection, Sight::kCovered) == Strings{"330106199003078515"});
}

TEST_CASE("white on white, black on black, without paint, faint, tiny, beyond the edges of the page and of a clip") {
  const Inspection inspection = Inspected(
      Pdf({.content = At(50, 700, "white", "1 g") + At(50, 650, "without", "0 g 3 Tr") +
                      "BT 0 Tr ET 0 g 45 595 100 20 re f\n" + At(50, 600, "black") + At(50, 560, "shown", "0 Tr 0 g") +
                      At(50, 900, "above") + At(700, 500, "right") + "BT /F 1 Tf 50 450 Td (tiny) Tj ET\n" +
                      "q 40 390 20 20 re W n\n" + At(45, 395, "clip outside") + "Q\n" +
                      "0 0 0.5 rg 45 295 100 20 re f 1 g\n" + At(50, 300, "white on blue"),
           .page = "/CropBox[0 0 600 800]"}));
  CHECK(Texts(inspection, Sight::kPale) == Strings{"white", "black", "tiny"});
  CHECK(Texts(inspection, Sight::kInvisible) == Strings{"without"});
  CHECK(Has(inspection, Sight::kOutsidePage, "above"));
  CHECK(Has(inspection, Sight::kOutsidePage, "right"));
  CHECK(Has(inspection, Sight::kOutsidePage, "outside"));
  CHECK(Has(inspection, Sight::kShown, "shown"));
  CHECK(Has(inspection, Sight::kShown, "white on blue"));
}

TEST_CASE("a part that is cropped away is outside the page") {
  const Inspection inspection =
      Inspected(Pdf({.content = At(50, 700, "cropped") + At(50, 300, "kept"), .page = "/CropBox[0 0 600 500]"}));
  CHECK(Texts(inspection, Sight::kOutsidePage) == Strings{"cropped"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"kept"});
}

TEST_CASE("text under a picture is covered, and the picture is counted") {
  const std::string image =
      Stream(std::string(3, '\x7F'), "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB");
  const Inspection inspection = Inspected(Pdf(
      {.content = At(50, 700, "under") + "q 100 0 0 40 40 690 cm /I Do Q\n" + At(50, 720, "over"), .more = {image}}));
  CHECK(Texts(inspection, Sight::kCovered) == Strings{"under"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"over"});
  CHECK(inspection.pictures == 1);
}

TEST_CASE("a layer that is off") {
  const Inspection inspection =
      Inspected(Pdf({.content = At(50, 700, "on") + "/OC /L BDC\n" + At(50, 650, "13800001111") + "EMC\n",
                     .catalog = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[6 0 R]>>>>",
                     .more = {"<</Type/OCG/Name(draft)>>"}}));
  CHECK(Found(inspection, Sight::kOtherLayer) == Strings{"第 1 页=13800001111"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"on"});
}

TEST_CASE("notes, links, forms, properties, scripts, bookmarks") {
  const Inspection inspection = Inspected(
      Pdf({.content = At(50, 700, "page"),
           .page = "/Annots[6 0 R 7 0 R 8 0 R]",
           .catalog = "/AcroForm<</Fields[8 0 R]>>/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Outlines 9 0 R",
           .trailer = "/Info 11 0 R",
           .more = {"<</Type/Annot/Subtype/Text/Rect[0 0 10 10]/Contents(call 13800001111)/T(Lin)>>",
                    "<</Type/Annot/Subtype/Link/Rect[0 0 10 10]/A<</S/URI/URI(http://10.1.2.3/)>>>>",
                    "<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/V(330106199003078515)/Rect[0 0 0 0]>>",
                    "<</Type/Outlines/First 10 0 R/Last 10 0 R/Count 1>>", "<</Title(mark)/Parent 9 0 R>>",
                    "<</Author(Zhou)/Title<FEFF540D5355>/Source(desk)>>"}}));
  CHECK(Found(inspection, Sight::kComment) == Strings{"第 1 页的批注=call 13800001111"});
  CHECK(Texts(inspection, Sight::kLinkTarget) == Strings{"http://10.1.2.3/"});
  CHECK(Found(inspection, Sight::kFormField) == Strings{"第 1 页的表单域“id”=330106199003078515"});
  CHECK(Has(inspection, Sight::kScript, "app.alert(1)"));
  CHECK(Has(inspection, Sight::kShown, "mark"));
  Strings properties = Found(inspection, Sight::kProperty);
  std::sort(properties.begin(), properties.end());
  CHECK(properties == Strings{"属性“Source”=desk", "属性“作者”=Zhou", "属性“标题”=名单", "第 1 页的批注的作者=Lin"});
}

TEST_CASE("embedded files are looked into, whatever they are") {
  const std::string docx = Docx(P(R("330106199003078515", "<w:vanish/>")));
  const Inspection inspection =
      Inspected(Pdf({.content = At(50, 700, "page"),
                     .catalog = "/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>",
                     .more = {"<</Type/Filespec/F(list.docx)/EF<</F 7 0 R>>>>", Stream(docx, "/Type/EmbeddedFile")}}));
  CHECK(Texts(inspection, Sight::kEmbedded) == Strings{"list.docx"});
  REQUIRE(inspection.files.size() == 2);
  CHECK(inspection.files[1].kind == "Word 文档（docx）");
  CHECK(Found(inspection, Sight::kHiddenText) == Strings{"文件“list.docx”：第 1 段=330106199003078515"});
}

TEST_CASE("a PDF in an archive in a PDF") {
  const std::string inner = Pdf({.content = At(50, 700, "hidden", "1 g")});
  const std::string zip = MakeZip({{"a.pdf", inner}});
  const Inspection inspection =
      Inspected(Pdf({.content = At(50, 700, "page"),
                     .more = {"<</Type/Filespec/F(z.zip)/EF<</F 7 0 R>>>>", Stream(zip, "/Type/EmbeddedFile")}}));
  CHECK(Found(inspection, Sight::kPale) == Strings{"文件“z.zip”：文件“a.pdf”：第 1 页=hidden"});
}

TEST_CASE("what an update has replaced is still in the file") {
  const std::string first = Pdf({.content = At(50, 700, "old 13800001111") + At(50, 650, "stays")});
  const std::string content = Stream(At(50, 700, "new") + At(50, 650, "stays"));
  const std::size_t object = first.size();
  std::string second = first + "4 0 obj\n" + content + "\nendobj\n";
  char entry[64];
  std::snprintf(entry, sizeof entry, "xref\n4 1\n%010zu 00000 n \n", object);
  const std::size_t table = second.size();
  const std::size_t before = std::stoul(first.substr(first.rfind("startxref") + 10));
  second += std::string(entry) + "trailer\n<</Size 6/Root 1 0 R/Prev " + std::to_string(before) + ">>\nstartxref\n" +
            std::to_string(table) + "\n%%EOF\n";
  const Inspection inspection = Inspected(second);
  CHECK(Texts(inspection, Sight::kShown) == Strings{"new", "stays"});
  CHECK(Texts(inspection, Sight::kEarlierVersion) == Strings{"old", "13800001111"});
  CHECK(Unseen(Inspected(first)).empty());
}

TEST_CASE("a PDF that cannot be looked into says so") {
  const std::string good = Pdf({.content = At(50, 700, "page")});
  const std::string key =
      "<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, '4') + ">/U<" + std::string(64, '2') + ">>>";
  struct Case {
    std::string bytes;
    Obstacle obstacle;
  };
  for (const Case& one : {Case{good.substr(0, 300), Obstacle::kDamaged},
                          Case{Objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", key},
                                       "/Encrypt 3 0 R/ID[<00><00>]"),
                               Obstacle::kEncrypted}}) {
    const Inspection inspection = Inspect(one.bytes, "");
    CheckOrderly(inspection);
    CHECK(inspection.obstacle == one.obstacle);
    CHECK(inspection.obstacle_message.ends_with("。"));
    CHECK(inspection.pieces.empty());
  }
}

}  // namespace
}  // namespace gongkai::docread
