// Real PDFs, written by hand where a case needs to be exact, through the real program gongkai-pdf.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "docread/read.h"

namespace gongkai::docread {
namespace {

/// A PDF of these objects, numbered from 1; the first is the catalog.
std::string Pdf(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string pdf = "%PDF-1.5\n";
  std::string table;
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

std::string Stream(const std::string& content) {
  return "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream";
}

/// One page with this content and a Latin font F.
std::string OnePage(const std::string& content, const std::string& box = "0 0 600 800", const std::string& more = "") {
  return Pdf(
      {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[" + box + "]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R" + more + ">>",
       Stream(content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"});
}

std::string At(double x, double y, const std::string& text) {
  return "BT /F 10 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

std::vector<std::vector<std::string>> Cells(const Document& document) {
  std::vector<std::vector<std::string>> rows;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (!table) continue;
    for (const Row& row : table->rows) {
      rows.emplace_back();
      for (const Cell& cell : row.cells) rows.back().push_back(cell.text);
    }
  }
  return rows;
}

/// The programs this process has started and not yet reaped.
std::vector<int> Children() {
  std::vector<int> children;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::ifstream numbers(task.path() / "children");
    std::copy(std::istream_iterator<int>(numbers), {}, std::back_inserter(children));
  }
  return children;
}

using Rows = std::vector<std::vector<std::string>>;

Document Fixture(const std::string& name) {
  std::ifstream file(GONGKAI_SOURCE_DIR + ("/tests/golden/pdf/" + name), std::ios::binary);
  REQUIRE(file);
  return ReadPdf(std::string(std::istreambuf_iterator<char>(file), {}), {});
}

TEST_CASE("a ruled table from a word processor: every cell with its columns, blank ones too, prose around it") {
  const Document document = Fixture("ruled-table.pdf");
  REQUIRE(document.obstacle == Obstacle::kNone);
  CHECK(document.format == Format::kPdf);
  CHECK(Cells(document) == Rows{{"项 目", "申请人情况"},
                                {"自然人", "其他", "总计"},
                                {"本年新收政府信息公开申请数量", "18", "2", "20"},
                                {"上年结转", "3", "", "3"},
                                {"结 果"},
                                {"总 计", "21", "2", "23"}});
  CHECK(std::get<Paragraph>(document.blocks.front()).text == "青禾镇办件情况");
  CHECK(std::get<Paragraph>(document.blocks.back()).text == "无其他事项。");
}

TEST_CASE("digits that run into the next column are parted by the document's marks, or by their uneven distance") {
  // Helvetica's digits are 5.56 wide at this size: the second number begins 0.5 after the first ends.
  const std::string marked = "/Span<</MCID 0>>BDC\n" + At(100, 700, "6224") + "EMC\n/Span<</MCID 1>>BDC\n" +
                             At(122.74, 700, "27263") + "EMC\n" + At(50, 700, "a");
  CHECK(Cells(ReadPdf(OnePage(marked), {})) == Rows{{"a", "6224", "27263"}});
  const std::string unmarked = At(50, 700, "a") + At(100, 700, "6224") + At(123, 700, "27263");
  CHECK(Cells(ReadPdf(OnePage(unmarked), {})) == Rows{{"a", "6224", "27263"}});
}

TEST_CASE("a landscape page by /Rotate has its words where a person sees them") {
  const std::string content =
      "BT /F 10 Tf 0 1 -1 0 100 100 Tm (left) Tj ET BT /F 10 Tf 0 1 -1 0 100 500 Tm (right) Tj ET";
  const Document document = ReadPdf(OnePage(content, "0 0 600 800", "/Rotate 90"), {});
  REQUIRE(Cells(document) == Rows{{"left", "right"}});
  const Cell& cell = std::get<Table>(document.blocks[0]).rows[0].cells[1];
  CHECK(cell.left == doctest::Approx(500).epsilon(0.01));
  CHECK(cell.place.box.top == doctest::Approx(92).epsilon(0.05));
}

TEST_CASE("what cannot be read is said in a sentence, never answered with nothing") {
  struct Case {
    const char* what;
    std::string bytes;
    Obstacle obstacle;
  };
  const std::string good = OnePage(At(50, 700, "text"));
  const std::string key =
      "<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, '4') + ">/U<" + std::string(64, '2') + ">>>";
  const Case cases[] = {
      {"empty", "", Obstacle::kDamaged},
      {"cut off", good.substr(0, good.size() / 2), Obstacle::kDamaged},
      {"rubbish behind the magic word", "%PDF-1.4\n" + std::string(5000, '\x01'), Obstacle::kDamaged},
      {"a password",
       Pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", key}, "/Encrypt 3 0 R/ID[<00><00>]"),
       Obstacle::kEncrypted},
      {"no text", OnePage("0 0 100 100 re f"), Obstacle::kNoText},
      {"no page", Pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"}), Obstacle::kDamaged},
      {"a page tree that contains itself",
       Pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 3>>"}), Obstacle::kDamaged},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.what));
    const Document document = ReadPdf(one.bytes, {});
    CHECK(document.obstacle == one.obstacle);
    CHECK(document.obstacle_message.ends_with("。"));
    CHECK(document.blocks.empty());
  }
}

TEST_CASE("a document of more pages than are read is refused, not cut") {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", ""};
  std::string kids;
  for (int i = 0; i < 30; ++i) {
    kids += std::to_string(i + 3) + " 0 R ";
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>");
  }
  objects[1] = "<</Type/Pages/Count 30/Kids[" + kids + "]>>";
  const Document document = ReadPdf(Pdf(objects), {.pages = 29});
  CHECK(document.obstacle == Obstacle::kTooLarge);
  CHECK(document.obstacle_message.find("29 页") != std::string::npos);
  CHECK(ReadPdf(Pdf(objects), {.pages = 30}).obstacle == Obstacle::kNoText);
}

TEST_CASE("a page drawn by itself without end is stopped after the time allowed") {
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 "
      "R>>>>>>",
      Stream("/X Do")};
  for (int i = 0; i < 20; ++i) {  // each form draws the next ten times
    std::string form = Stream("/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do");
    form.insert(
        2, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X " + std::to_string(6 + i) + " 0 R>>>>");
    objects.push_back(form);
  }
  const Document document = ReadPdf(Pdf(objects), {.seconds = 1});
  CHECK(document.obstacle == Obstacle::kTooSlow);
}

TEST_CASE("nesting that would eat all memory, and a page of absurd size, end soon") {
  const Document nested = ReadPdf(OnePage(std::string(2'000'000, '[')), {});
  CHECK(nested.obstacle != Obstacle::kNone);
  const Document huge = ReadPdf(OnePage(At(50, 700, "text"), "0 0 99999999999 99999999999"), {});
  CHECK((huge.obstacle != Obstacle::kNone || huge.lines.size() == 1));
}

TEST_CASE("without the program gongkai-pdf the message says so") {
  ::setenv("GONGKAI_PDF", "/nowhere/gongkai-pdf", 1);
  const Document document = ReadPdf(OnePage(At(50, 700, "text")), {});
  ::unsetenv("GONGKAI_PDF");
  CHECK(document.obstacle == Obstacle::kUnsupported);
}

TEST_CASE("what stands ready to read PDF is used again, and another takes its place when it was killed") {
  Limits limits;
  limits.pages = 71;  // one that no other test has, so that nothing stands ready yet
  const auto read = [&limits] { return Read(OnePage(At(50, 700, "Alpha")), limits).lines; };
  const std::vector<std::string> right{"Alpha"};
  const std::vector<int> before = Children();
  CHECK(read() == right);
  const std::vector<int> ready = Children();
  REQUIRE(ready.size() == before.size() + 1);
  CHECK(read() == right);
  CHECK(Children() == ready);
  REQUIRE(::kill(ready.back(), SIGKILL) == 0);
  CHECK(read() == right);
  CHECK(Children().size() == ready.size());
  CHECK(Children() != ready);
}

TEST_CASE("what reads is killed at any moment: the file is read anew, once, by another") {
  Limits limits;
  limits.pages = 72;
  std::string much;
  for (int i = 0; i < 3'000; ++i) much += "0 0 m 500 500 l S ";
  const std::string pdf = OnePage(much + At(50, 700, "Alpha"));
  const std::vector<int> before = Children();
  REQUIRE(Read(pdf, limits).lines == std::vector<std::string>{"Alpha"});
  std::atomic<bool> done = false;
  std::thread killer([&] {
    for (int round = 0; round < 40; ++round) {
      std::this_thread::sleep_for(std::chrono::microseconds(700 * (round % 13) + 4'000 * round));
      for (const int child : Children()) {
        if (std::find(before.begin(), before.end(), child) == before.end()) ::kill(child, SIGKILL);
      }
    }
    done = true;
  });
  int wrong = 0;  // half of it, or twice
  while (!done) {
    const Document document = Read(pdf, limits);
    const bool right = document.lines == std::vector<std::string>{"Alpha"};
    if (!right && document.obstacle != Obstacle::kUnsupported) ++wrong;
  }
  killer.join();
  CHECK(wrong == 0);
  CHECK(Read(pdf, limits).lines == std::vector<std::string>{"Alpha"});
}

TEST_CASE("many PDFs at once are each read in a process of their own") {
  constexpr int kThreads = 4, kReads = 12;
  const std::size_t before = Children().size();
  std::vector<std::thread> threads;
  std::vector<int> right(kThreads);
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([i, &right] {
      const std::string word = "Page" + std::to_string(i);
      const std::string pdf = OnePage(At(50, 700, word));
      for (int read = 0; read < kReads; ++read)
        right[static_cast<std::size_t>(i)] += Read(pdf).lines == std::vector<std::string>{word} ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == std::vector<int>(kThreads, kReads));
  CHECK(Children().size() <= before + kThreads);
}

TEST_CASE("a PDF that is stopped for its time leaves the next one unharmed") {
  std::string endless;
  for (int i = 0; i < 400'000; ++i) endless += "0 0 m 500 500 l S q Q BT /F 1 Tf (aaaaaaaaaaaaaaaaaaaa) Tj ET\n";
  Limits limits;
  limits.seconds = 1;
  const Document stopped = Read(OnePage(endless), limits);
  CHECK(stopped.obstacle != Obstacle::kNone);
  CHECK(Read(OnePage(At(50, 700, "Alpha")), limits).lines == std::vector<std::string>{"Alpha"});
}

}  // namespace
}  // namespace gongkai::docread
