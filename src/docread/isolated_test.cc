// The worker here is a program that does nothing but RunReadWorker, as `gongkai read-worker` does.
#include "docread/isolated.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "docread/document_checks.h"
#include "docread/inspect.h"
#include "docread/wire.h"

namespace gongkai::docread {
namespace {

using std::string_literals::operator""s;

/// Names the program that stands in for the running one.
class Worker {
 public:
  explicit Worker(const std::string& path) { ::setenv("GONGKAI_READ_WORKER", path.c_str(), 1); }
  ~Worker() { ::unsetenv("GONGKAI_READ_WORKER"); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
};

const std::string kRealWorker = GONGKAI_BINARY_DIR "/bin/docread_read_worker";

TEST_CASE("read in isolation, a file gives the same document as read directly") {
  const Worker worker(kRealWorker);
  for (const std::string bytes :
       {"一、总体情况\n全年公开信息12条。\n", "规章\t0\t0\t0\n行政许可\t12\n", "\xFF\xFE\x00\x4E"}) {
    CHECK(ToWire(ReadIsolated(bytes)) == ToWire(Read(bytes)));
  }
}

TEST_CASE("limits reach the worker") {
  const Worker worker(kRealWorker);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "甲\t1\n";
  CHECK(ReadIsolated(many).obstacle == Obstacle::kNone);
  const Limits few{.blocks = 10, .cells = 10};
  CHECK(ToWire(ReadIsolated(many, few)) == ToWire(Read(many, few)));
}

TEST_CASE("a worker that crashes, hangs, answers nonsense or is missing is an obstacle with a sentence") {
  const auto read_with = [](const char* program, Limits limits) {
    const Worker worker(program);
    return ReadIsolated("一、总体情况\n", limits);
  };
  const Document nonsense = read_with("/bin/cat", {});  // cannot open a file named read-worker, and fails
  CHECK(nonsense.obstacle == Obstacle::kDamaged);
  CHECK(nonsense.obstacle_message.ends_with("。"));
  const Document missing = read_with("/nowhere/gongkai", {});
  CHECK(missing.obstacle == Obstacle::kUnsupported);
  const Document endless = read_with("/usr/bin/yes", {.seconds = 600});  // a busy machine is slow to take it all
  CHECK(endless.obstacle == Obstacle::kTooLarge);
}

TEST_CASE("a workbook read in isolation is the same as read directly, and so are its refusals") {
  const Worker worker(kRealWorker);
  const std::string rows =
      "<worksheet><sheetData><row><c "
      "t=\"str\"><v>枕溪镇</v></c><c><f>1+1</f><v>2</v></c></row></sheetData></worksheet>";
  const std::string xlsx =
      MakeZip({{"xl/workbook.xml", "<workbook><sheets><sheet name=\"甲\" r:id=\"r1\"/></sheets></workbook>"},
               {"xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet.xml\"/></Relationships>"},
               {"xl/sheet.xml", rows}});
  REQUIRE(ReadWorkbook(xlsx).obstacle_message == "");
  for (const std::string& bytes :
       {xlsx, "姓名,单位\n林砚秋,枕溪镇\n"s, "\xD0\xD5\xC3\xFB,1\n"s, xlsx.substr(0, 200), "%PDF-1.7"s, ""s}) {
    CHECK(ToWire(ReadWorkbookIsolated(bytes)) == ToWire(ReadWorkbook(bytes)));
  }
  const Limits few{.cells = 1};
  CHECK(ReadWorkbookIsolated(xlsx, few).obstacle == Obstacle::kTooLarge);
}

TEST_CASE("a worker that answers with a document where a workbook was asked for is an obstacle") {
  const Worker worker("/bin/cat");
  const Workbook workbook = ReadWorkbookIsolated("甲,乙\n");
  CHECK(workbook.obstacle == Obstacle::kDamaged);
  CHECK(workbook.obstacle_message.find("Excel") != std::string::npos);
  CHECK(workbook.sheets.empty());
}

TEST_CASE("an inspection in isolation finds the same, names and limits reach the worker, and a crash is a sentence") {
  const std::string docx = MakeZip({{"[Content_Types].xml", "<Types/>"},
                                    {"word/document.xml",
                                     "<w:document><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>见</"
                                     "w:t></w:r></w:p></w:document>"}});
  const std::string zip =
      MakeZip({{"甲.docx", docx}, {"乙.csv", "姓名,金额\n林砚秋,1\n"}, {"丙.bin", std::string(900, '\3')}});
  {
    const Worker worker(kRealWorker);
    for (const std::string& bytes : {docx, zip, "甲,乙\n"s, ""s, "PK\x03\x04"s}) {
      const Inspection here = Inspect(bytes, "名单.csv"), there = InspectIsolated(bytes, "名单.csv");
      CHECK(there.obstacle == here.obstacle);
      CHECK(there.obstacle_message == here.obstacle_message);
      REQUIRE(there.files.size() == here.files.size());
      for (std::size_t i = 0; i < here.files.size(); ++i) {
        CHECK(there.files[i].name == here.files[i].name);
        CHECK(there.files[i].kind == here.files[i].kind);
        CHECK(there.files[i].inside == here.files[i].inside);
        CHECK(there.files[i].obstacle == here.files[i].obstacle);
      }
      REQUIRE(there.pieces.size() == here.pieces.size());
      for (std::size_t i = 0; i < here.pieces.size(); ++i) {
        CHECK(there.pieces[i].sight == here.pieces[i].sight);
        CHECK(there.pieces[i].text == here.pieces[i].text);
        CHECK(there.pieces[i].where == here.pieces[i].where);
        CHECK(there.pieces[i].table == here.pieces[i].table);
        CHECK(there.pieces[i].column == here.pieces[i].column);
      }
    }
    InspectLimits few;
    few.files = 2;
    CHECK(InspectIsolated(zip, "", few).obstacle == Obstacle::kTooLarge);
  }
  for (const char* program : {"/bin/cat", "/bin/false", "/nowhere/gongkai", "/usr/bin/yes"}) {
    const Worker worker(program);
    const Inspection none = InspectIsolated(zip, "");
    CHECK(none.obstacle != Obstacle::kNone);
    CHECK(none.obstacle_message.ends_with("。"));
    CHECK(none.pieces.empty());
    CHECK(none.files.size() == 1);
  }
}

constexpr std::string_view kRtf = "{\\rtf1\\ansi\\pard first line\\par}";

TEST_CASE("what LibreOffice made of an old document is read in isolation too") {
  if (!std::filesystem::exists("/usr/bin/soffice")) return;
  {
    const Worker worker(kRealWorker);
    const Document document = ReadIsolated(kRtf);
    CHECK(document.format == Format::kDoc);
    CHECK(Paragraphs(document) == std::vector<std::string>{"first line"});
  }
  const Worker none("/bin/false");
  CHECK(ReadIsolated(kRtf).obstacle == Obstacle::kDamaged);
}

TEST_CASE("the program that converts old documents has no network but its own empty one") {
  if (std::system("/usr/bin/unshare --user --map-current-user --net /bin/true 2>/dev/null") != 0) return;
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "gongkai-fence-test";
  std::filesystem::create_directories(folder);
  const std::filesystem::path program = folder / "soffice", seen = folder / "seen";
  std::ofstream(program) << "#!/bin/sh\ngrep -c : /proc/self/net/dev >" << seen.string() << "\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  ::setenv("GONGKAI_SOFFICE", program.c_str(), 1);
  CHECK(ReadIsolated(kRtf).obstacle == Obstacle::kDamaged);  // it converts nothing
  ::unsetenv("GONGKAI_SOFFICE");
  std::string interfaces;
  std::ifstream(seen) >> interfaces;
  CHECK(interfaces == "1");  // lo
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace gongkai::docread
