// What is burnt is read again by poppler's own pdftotext, which knows nothing of us.
#include <support/temp_dir.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "docread/burn_orders.h"
#include "docread/child.h"
#include "docread/clean_checks.h"

namespace gongkai::docread {
namespace {

std::string Pdf(const std::string& content, const std::string& more = "", int pages = 1) {
  std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R" + more + ">>", "",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string kids;
  for (int page = 0; page < pages; ++page) {
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages) + "/Kids[" + kids + "]>>";
  std::string pdf = "%PDF-1.5\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1), start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string Words(int x, int y, const std::string& text) {
  return "BT /F 14 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

std::string RunOn(const std::string& pdf, const std::string& program, const std::vector<std::string>& arguments) {
  const testing::TempDir folder;
  std::ofstream(folder.File("a.pdf"), std::ios::binary) << pdf;
  std::vector<std::string> all = arguments;
  for (std::string& argument : all) {
    if (argument == "PDF") argument = folder.File("a.pdf");
  }
  return RunChild({program, all, {}}, {}, {60, 64U << 20U}).output;
}
std::string TextOf(const std::string& pdf) { return RunOn(pdf, "/usr/bin/pdftotext", {"PDF", "-"}); }

/// Of who keeps which copies were burnt.
InspectLimits Knowing(std::vector<std::string> burnt) {
  InspectLimits limits;
  limits.was_burnt_here = [burnt = std::move(burnt)](const std::string& digest) {
    return std::find(burnt.begin(), burnt.end(), digest) != burnt.end();
  };
  return limits;
}

const std::string kShown = Words(20, 150, "Kept 1200 yuan");

TEST_CASE("what lies under a box goes with its box standing; what is seen can still be searched") {
  const std::string pdf = Pdf(kShown + Words(20, 100, "330998198003041234") + "0 g 15 95 200 20 re f\n");
  const Cleaned cleaned = Clean(pdf, "a.pdf", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(cleaned.bytes.starts_with("%PDF-"));
  CHECK(TextOf(cleaned.bytes).find("Kept 1200 yuan") != std::string::npos);
  CHECK(TextOf(cleaned.bytes).find("3309") == std::string::npos);
  REQUIRE(cleaned.removed.size() == 1);
  CHECK(cleaned.removed[0].sight == Sight::kCovered);
  CHECK(cleaned.removed[0].where == "第 1 页");
  CHECK(RunOn(cleaned.bytes, "/usr/bin/qpdf", {"--check", "PDF"}).find("No syntax or stream encoding errors") !=
        std::string::npos);
}

TEST_CASE("a PDF in which nothing is hidden and no word is to change stays byte for byte") {
  const std::string pdf = Pdf(kShown + "1 0 0 rg 15 95 200 20 re f 1 g\n" + Words(20, 100, "On red"));
  const Cleaned cleaned = Clean(pdf, "a.pdf", Everything({{"周晚照", "周某"}}));
  CHECK(cleaned.bytes == pdf);
  CHECK(cleaned.removed.empty());
}

TEST_CASE("however text is hidden, it is not in the copy") {
  for (const std::string& hidden :
       {"3 Tr " + Words(20, 100, "330998") + "0 Tr\n", "1 g " + Words(20, 100, "330998") + "0 g\n",
        Words(500, 100, "330998"), "q 0 140 300 60 re W n " + Words(20, 100, "330998") + "Q\n"}) {
    const Cleaned cleaned = Clean(Pdf(hidden + kShown), "a.pdf", Everything());
    REQUIRE(cleaned.obstacle_message == "");
    CHECK(TextOf(cleaned.bytes).find("330998") == std::string::npos);
    CHECK(TextOf(cleaned.bytes).find("Kept 1200 yuan") != std::string::npos);
  }
}

TEST_CASE("a word is changed in the picture and in the text, and what it has in common with the new one stays") {
  CleanOrder order;
  order.changes = {{"330998198003041234", "330998********1234"}};
  const Cleaned cleaned = Clean(Pdf(kShown + Words(20, 100, "ID 330998198003041234.")), "a.pdf", order);
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(cleaned.changed == 1);
  const std::string text = TextOf(cleaned.bytes);
  CHECK(text.find("330998********1234") != std::string::npos);
  CHECK(text.find("19800304") == std::string::npos);
}

TEST_CASE("a copy is clean: made a clean copy of, it stays as it is") {
  const Cleaned once =
      Clean(Pdf("3 Tr " + Words(20, 100, "330998") + "0 Tr\n" + kShown, "/Lang(zh)"), "a.pdf", Everything());
  REQUIRE(once.obstacle_message == "");
  REQUIRE(once.burnt == std::vector<std::string>{DigestOfFile(once.bytes)});
  const Cleaned twice = Clean(once.bytes, "a.pdf", Everything(), Knowing(once.burnt));
  CHECK(twice.bytes == once.bytes);
  CHECK(twice.burnt.empty());
}

std::string TextOfSight(const Inspection& inspection, Sight sight) {
  std::string text;
  for (const Piece& piece : inspection.pieces) text += piece.sight == sight ? piece.text + " " : "";
  return text;
}

TEST_CASE("the text layer of a copy counts as seen by who knows the copy, and by nobody else") {
  const Cleaned copy = Clean(Pdf("3 Tr " + Words(20, 100, "330998") + "0 Tr\n" + kShown), "a.pdf", Everything());
  REQUIRE(copy.obstacle_message == "");
  const Inspection known = Inspect(copy.bytes, "a.pdf", Knowing(copy.burnt));
  CHECK(TextOfSight(known, Sight::kShown).find("Kept") != std::string::npos);
  CHECK(TextOfSight(known, Sight::kUnprovenLayer).empty());
  const Inspection unknown = Inspect(copy.bytes, "a.pdf");
  CHECK(TextOfSight(unknown, Sight::kShown).find("Kept") == std::string::npos);
  CHECK(TextOfSight(unknown, Sight::kUnprovenLayer).find("Kept") != std::string::npos);
  // One byte more, and it is another file: what somebody adds is not vouched for.
  const Inspection longer = Inspect(copy.bytes + "\n", "a.pdf", Knowing(copy.burnt));
  CHECK(TextOfSight(longer, Sight::kUnprovenLayer).find("Kept") != std::string::npos);
}

TEST_CASE("in an archive, too, each copy is known by itself") {
  const std::string hides = Pdf("3 Tr " + Words(20, 100, "330998") + "0 Tr\n" + kShown);
  const Cleaned archive = Clean(testing::MakeZip({{"a.pdf", hides}, {"b.txt", "Kept"}}), "a.zip", Everything());
  REQUIRE(archive.obstacle_message == "");
  REQUIRE(archive.burnt.size() == 1);
  CHECK(TextOfSight(Inspect(archive.bytes, "a.zip", Knowing(archive.burnt)), Sight::kUnprovenLayer).empty());
  CHECK_FALSE(TextOfSight(Inspect(archive.bytes, "a.zip"), Sight::kUnprovenLayer).empty());
}

TEST_CASE("boxes are blacked out, picture and text") {
  const char* program = std::getenv("GONGKAI_PDF");
  const std::string pdf = Pdf(kShown + Words(20, 100, "Secret") + Words(150, 100, "Open"));
  BurnOrders orders;
  orders.boxes = {{1, 18, 85, 80, 105}, {2, 0, 0, 10, 10}};
  const ChildResult child = RunChild(
      {program ? program : GONGKAI_BINARY_DIR "/bin/gongkai-pdf", {"--burn", "--seconds", "60", "--memory", "500"}, {}},
      WriteBurnOrders(orders, pdf.size()) + pdf, {60, 64U << 20U});
  REQUIRE(child.output.starts_with("burnt 1 0 1\n"));
  const std::string text = TextOf(child.output.substr(child.output.find('\n') + 1));
  CHECK(text.find("Secret") == std::string::npos);
  CHECK(text.find("Open") != std::string::npos);
  CHECK(text.find("Kept 1200 yuan") != std::string::npos);
}

TEST_CASE("orders are read as they were written") {
  BurnOrders orders{{{"周晚照", ""}, {"a b\n", "c"}}, {{3, 1.5, 2, 3, 4}}, false, true};
  const std::string text = WriteBurnOrders(orders, 4) + "%PDF";
  std::string_view input = text;
  BurnOrders read;
  REQUIRE(TakeBurnOrders(input, read));
  CHECK(input == "%PDF");
  CHECK(read.changes == orders.changes);
  REQUIRE(read.boxes.size() == 1);
  CHECK(read.boxes[0].page == 3);
  CHECK(read.boxes[0].left == 1.5);
  CHECK_FALSE(read.paints_fields);
  CHECK(read.paints_annotations);
  std::string_view short_one = std::string_view(text).substr(0, text.size() - 1);
  CHECK_FALSE(TakeBurnOrders(short_one, read));
}

TEST_CASE("what cannot be drawn is refused with a sentence") {
  for (const std::string& bytes : {std::string("%PDF-1.7 nothing"), Pdf(kShown).substr(0, 60)}) {
    const Cleaned cleaned = Clean(bytes, "a.pdf", Everything());
    CHECK(cleaned.obstacle != Obstacle::kNone);
    CHECK(cleaned.bytes.empty());
  }
  CHECK(Clean(Pdf(kShown, "", 4), "a.pdf", Everything({{"Kept", "x"}}), {.pages = 3}).obstacle == Obstacle::kTooLarge);
}

}  // namespace
}  // namespace gongkai::docread
