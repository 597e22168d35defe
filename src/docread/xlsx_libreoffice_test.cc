// A workbook as LibreOffice really writes it, of a list as a clerk types it.
#include <doctest/doctest.h>
#include <support/temp_dir.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "docread/child.h"
#include "docread/read_workbook.h"

namespace gongkai::docread {
namespace {

namespace fs = std::filesystem;

constexpr double kSeconds = 600;  // it takes three; a machine with much else to do may let it wait

std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// 44,34,76: commas, quotes, UTF-8; the fifth field leaves every column to LibreOffice but the third, which is text.
std::string AsXlsx(const std::string& csv) {
  const testing::TempDir folder;
  std::ofstream(folder.File("list.csv"), std::ios::binary) << csv;
  const ChildResult child = RunChild({"/usr/bin/soffice",
                                      {"-env:UserInstallation=file://" + folder.File("profile"), "--headless",
                                       "--norestore", "--infilter=CSV:44,34,76,1,3/2", "--convert-to", "xlsx",
                                       "--outdir", folder.File("out"), folder.File("list.csv")},
                                      {"HOME=" + folder.File("home"), "TMPDIR=" + folder.File("")}},
                                     {}, {kSeconds, 1U << 20U});
  INFO(child.output);
  REQUIRE(child.end == ChildEnd::kExited);
  std::string bytes = Contents(folder.File("out/list.xlsx"));
  REQUIRE_MESSAGE(!bytes.empty(), "soffice writes no xlsx: install libreoffice-calc-nogui");
  return bytes;
}

TEST_CASE("a workbook made by LibreOffice") {
  if (!fs::exists("/usr/bin/soffice")) {
    MESSAGE("SKIPPED: soffice is missing (./dev setup installs it), so no workbook of LibreOffice was read");
    return;
  }
  const Workbook workbook =
      ReadWorkbook(AsXlsx("姓名,到任日期,工号,人数,占比\n"
                          "林砚秋,2024-05-01,0012,1204.5836,25%\n"
                          "\"周,\"\"溪\"\"\",,,,\n"
                          ",,,0,\n"));
  REQUIRE(workbook.obstacle_message == "");
  CHECK(workbook.format == WorkbookFormat::kXlsx);
  REQUIRE(workbook.sheets.size() == 1);
  const Sheet& sheet = workbook.sheets[0];
  CHECK(sheet.name == "list");
  CHECK_FALSE(sheet.hidden);
  REQUIRE(sheet.rows.size() == 4);
  const std::array<std::string, 5> person = {"林砚秋", "2024-05-01", "0012", "1204.5836", "0.25"};
  for (int column = 0; column < 5; ++column)
    CHECK(TextAt(sheet, 1, column) == person[static_cast<std::size_t>(column)]);
  CHECK(CellAt(sheet, 1, 1)->kind == CellKind::kDate);
  CHECK(CellAt(sheet, 1, 2)->kind == CellKind::kText);
  CHECK(CellAt(sheet, 1, 3)->kind == CellKind::kNumber);
  CHECK(TextAt(sheet, 2, 0) == "周,\"溪\"");
  CHECK(CellAt(sheet, 2, 3) == nullptr);
  CHECK(TextAt(sheet, 3, 3) == "0");
  CHECK(sheet.rows[3].cells.size() == 1);
}

}  // namespace
}  // namespace gongkai::docread
