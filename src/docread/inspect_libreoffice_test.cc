// Files as LibreOffice really writes them: an ordinary one has nothing hidden but its properties.
#include <support/temp_dir.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "docread/child.h"
#include "docread/inspect_checks.h"

namespace gongkai::docread {
namespace {

constexpr double kSeconds = 600;

std::string Made(const std::string& source, const std::string& name, const std::string& to,
                 const std::string& filter = "") {
  const testing::TempDir folder;
  std::ofstream(folder.File(name), std::ios::binary) << source;
  std::vector<std::string> arguments = {"-env:UserInstallation=file://" + folder.File("profile"), "--headless",
                                        "--norestore"};
  if (!filter.empty()) arguments.push_back("--infilter=" + filter);
  arguments.insert(arguments.end(), {"--convert-to", to, "--outdir", folder.File("out"), folder.File(name)});
  const ChildResult child =
      RunChild({"/usr/bin/soffice", arguments, {"HOME=" + folder.File("home"), "TMPDIR=" + folder.File("")}}, {},
               {kSeconds, 1U << 20U});
  REQUIRE(child.end == ChildEnd::kExited);
  const std::string made = folder.File("out/" + name.substr(0, name.find('.')) + "." + to);
  std::ifstream file(made, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  REQUIRE(!bytes.empty());
  return bytes;
}

bool IsMissing() {
  if (std::filesystem::exists("/usr/bin/soffice")) return false;
  MESSAGE("SKIPPED: soffice is missing (./dev setup installs it), so no file of LibreOffice was inspected");
  return true;
}

constexpr const char* kPage =
    "<html><head><meta "
    "charset=\"utf-8\"><title>公示</title></head><body><h1>临时救助名单</h1><p>全县共<b>12</b>户。</p>"
    "<table "
    "border=1><tr><th>姓名</th><th>金额</th></tr><tr><td>林砚秋</td><td>1200</td></tr></table><ul><li>第一点</li></"
    "ul></body></html>";

TEST_CASE("documents made by LibreOffice hide nothing, and keep their table") {
  if (IsMissing()) return;
  const std::string docx = Made(kPage, "page.html", "docx", "HTML (StarWriter)");
  const Inspection word = Inspected(docx);
  CHECK(Unseen(word) == Strings{});
  CHECK(Has(word, Sight::kShown, "林砚秋"));
  CHECK(Has(word, Sight::kShown, "全县共12户。"));
  const std::string pdf = Made(docx, "page.docx", "pdf");
  const Inspection sheet = Inspected(pdf);
  CHECK(Unseen(sheet) == Strings{});
  CHECK(Has(sheet, Sight::kShown, "临时救助名单"));
  CHECK(Has(sheet, Sight::kShown, "林砚秋"));
  const Inspection old = Inspected(Made(docx, "page.docx", "doc"));
  CHECK(Unseen(old) == Strings{});
  CHECK(old.files[0].kind == "旧版 Word 文档");
  CHECK(Has(old, Sight::kShown, "林砚秋"));
}

TEST_CASE("workbooks made by LibreOffice hide nothing; the old ones are looked into as well") {
  if (IsMissing()) return;
  const std::string csv = "姓名,金额,日期\n林砚秋,1200,2024-05-01\n,,\n周溪,0,\n";
  const std::string xlsx = Made(csv, "list.csv", "xlsx", "CSV:44,34,76,1");
  const Inspection workbook = Inspected(xlsx);
  CHECK(Unseen(workbook) == Strings{});
  CHECK(Has(workbook, Sight::kShown, "2024-05-01"));
  const Inspection old = Inspected(Made(csv, "list.csv", "xls", "CSV:44,34,76,1"));
  CHECK(Unseen(old) == Strings{});
  CHECK(old.files[0].kind == "旧版 Excel 工作簿（xls）");
  CHECK(Has(old, Sight::kShown, "林砚秋"));
}

TEST_CASE("an old document within an archive is looked into where it stands") {
  if (IsMissing()) return;
  const Inspection inspection =
      Inspected(MakeZip({{"a.rtf", "{\\rtf1\\ansi shown {\\v secret}\\par}"}, {"b.txt", "last"}}));
  CHECK(Found(inspection, Sight::kHiddenText) == Strings{"文件“a.rtf”：第 1 段=secret"});
  CHECK(inspection.pieces.back().text == "last");
  CHECK(inspection.files[1].kind == "旧版 Word 文档");
}

}  // namespace
}  // namespace gongkai::docread
