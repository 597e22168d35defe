// A report and the PDF of it, as LibreOffice and a browser really make them: every cell of the three tables is the
// same, wherever in their cells the figures stand, with ruled lines or without, and on whichever page a row is cut.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "docread/child.h"
#include "docread/read.h"
#include "report/read/read.h"
#include "support/temp_dir.h"
#include "support/written_report.h"

namespace gongkai::report {
namespace {

namespace fs = std::filesystem;
using testing::Written;
using testing::WrittenReport;

constexpr double kSeconds = 600;  // a machine with much else to do may let it wait
const std::string kSamples = GONGKAI_SOURCE_DIR "/data/samples";

struct Folder : testing::TempDir {
  void Put(const std::string& name, const std::string& bytes) const {
    std::ofstream(File(name), std::ios::binary) << bytes;
  }
  std::vector<std::string> Named(const std::string& end) const {
    std::vector<std::string> found;
    for (const auto& file : fs::directory_iterator(path())) {
      if (file.path().string().ends_with(end)) found.push_back(file.path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }
};

AnnualReport ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file, path << " was not made");
  return ReadReport(docread::Read(std::string(std::istreambuf_iterator<char>(file), {})), path);
}

std::string Cell(const Value& value) {
  if (value.kind == ValueKind::kNumber) return ToString(value.number);
  return value.kind == ValueKind::kBlank ? "blank" : value.written;
}

/// "表3 三(一)[2]: 5, not 4", cell after cell; empty when all are the same.
std::string Differences(const AnnualReport& source, const AnnualReport& pdf) {
  std::string out;
  for (const int number : {2, 3, 4}) {
    const auto &wanted = source.Table(number), &got = pdf.Table(number);
    if (!wanted) continue;
    for (const RowReading& row : wanted->rows) {
      const RowReading* other = got ? got->Find(row.row->key) : nullptr;
      for (std::size_t c = 0; c < row.values.size(); ++c) {
        const std::string cell = other && other->found == row.found ? Cell(other->values[c]) : "no such row";
        if (cell == Cell(row.values[c]) || !row.found) continue;
        out += "表" + std::to_string(number) + " " + std::string(row.row->key) + "[" + std::to_string(c) +
               "]: " + cell + ", not " + Cell(row.values[c]) + "\n";
      }
    }
  }
  return out;
}

std::vector<Written> NumbersOf(const RowReading* row, std::size_t columns) {
  std::vector<Written> cells(columns);
  for (std::size_t c = 0; row != nullptr && c < columns; ++c) {
    const Value& value = row->values[c];
    if (value.kind == ValueKind::kNumber) cells[c] = static_cast<long>(value.number.millionths / 1'000'000);
  }
  return cells;
}

/// The whole numbers of a report, to be written anew.
WrittenReport NumbersOf(const AnnualReport& report) {
  WrittenReport written;
  written.form = std::string(report.form->id);
  for (const int number : {2, 3, 4}) {
    auto& rows = number == 2 ? written.table2 : number == 3 ? written.table3 : written.table4;
    for (const law::FormRow& row : report.form->Table(number).rows) {
      const auto& table = report.Table(number);
      rows.push_back(NumbersOf(table ? table->Find(row.key) : nullptr, row.columns.size()));
    }
  }
  return written;
}

/// All files in one start of LibreOffice, which takes longer than the work.
void Convert(const Folder& folder, const std::vector<std::string>& files, const std::vector<std::string>& how) {
  std::vector<std::string> arguments{"-env:UserInstallation=file://" + folder.File("profile"), "--headless",
                                     "--norestore"};
  arguments.insert(arguments.end(), how.begin(), how.end());
  arguments.insert(arguments.end(), {"--outdir", folder.File("")});
  arguments.insert(arguments.end(), files.begin(), files.end());
  const docread::ChildResult child =
      docread::RunChild({"/usr/bin/soffice", arguments, {"HOME=" + folder.File("home"), "TMPDIR=" + folder.File("")}},
                        {}, {kSeconds, 1U << 20U});
  INFO(child.output);
  REQUIRE(child.end == docread::ChildEnd::kExited);
}

void CheckSame(const std::string& source, const std::string& pdf) {
  CAPTURE(pdf);
  CHECK(Differences(ReadFile(source), ReadFile(pdf)) == "");
}

TEST_CASE("a Word document and the PDF that LibreOffice makes of it hold the same figures") {
  if (!fs::exists("/usr/bin/soffice")) {
    MESSAGE("SKIPPED: soffice is missing (./dev setup installs it), so no PDF of LibreOffice was read");
    return;
  }
  const Folder folder;
  for (const auto& sample : fs::directory_iterator(kSamples)) {
    const fs::path path = sample.path();
    if (path.extension() == ".docx") fs::copy(path, folder.File(path.filename()));
    if (path.extension() != ".txt") continue;
    const AnnualReport report = ReadFile(path);
    if (report.form) folder.Put(path.stem().string() + ".html", Write(NumbersOf(report), testing::Layout::kHtml));
  }
  Convert(folder, folder.Named(".html"), {"--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"});
  const std::vector<std::string> documents = folder.Named(".docx");
  REQUIRE_MESSAGE(documents.size() >= 5, "soffice writes no docx: install libreoffice-writer-nogui");
  Convert(folder, documents, {"--convert-to", "pdf"});
  for (const std::string& document : documents) CheckSame(document, fs::path(document).replace_extension(".pdf"));
}

/// How a page sets its tables.
struct Style {
  const char* align;
  bool narrow;  // labels wrap over many lines, and rows are cut by the ends of pages
  bool ruled;
  const char* size;
  bool tagged;
};

std::string NameOf(const Style& style) {
  return std::string(style.align) + (style.narrow ? "-narrow" : "-wide") + (style.ruled ? "-ruled" : "-open") + "-" +
         style.size + (style.tagged ? "-tagged" : "");
}

std::string Styled(const std::string& html, const Style& style) {
  std::string css = "body{font-family:serif}p{margin:0}table{border-collapse:collapse;border:none;width:";
  css += style.narrow ? "84%;table-layout:fixed}" : "100%}";
  css += "td{text-align:center;padding:2px;font-size:" + std::string(style.size) + "pt;vertical-align:" + style.align +
         (style.ruled ? ";border:1px solid #000}" : ";border:none}");
  return "<!DOCTYPE html><meta charset=\"utf-8\"><style>" + css + "</style>" + html;
}

TEST_CASE("a web page and the PDF that a browser prints of it hold the same figures") {
  const std::string modules = GONGKAI_SOURCE_DIR "/node_modules/playwright-core";
  if (!fs::exists("/usr/bin/chromium") || !fs::exists("/usr/bin/node") || !fs::exists(modules)) {
    MESSAGE("SKIPPED: chromium or playwright-core is missing (./dev setup installs them), so no printed page was read");
    return;
  }
  constexpr Style kStyles[] = {
      {"top", false, true, "9", false},        {"middle", false, true, "10.5", true},
      {"baseline", false, true, "12", false},  {"bottom", false, true, "14", false},
      {"top", true, true, "14", false},        {"middle", true, true, "12", false},
      {"baseline", true, true, "10.5", true},  {"bottom", true, true, "14", true},
      {"top", true, false, "10.5", false},     {"middle", true, false, "9", true},
      {"baseline", false, false, "12", false}, {"bottom", true, false, "12", false},
  };
  const Folder folder;
  unsigned seed = 1;
  for (const Style& style : kStyles) {
    const WrittenReport written = testing::MakeReport(seed % 3 == 0 ? "2019" : "2021", seed);
    ++seed;
    folder.Put(NameOf(style) + ".html", Styled(Write(written, testing::Layout::kHtml), style));
  }
  const docread::ChildResult child =
      docread::RunChild({"/usr/bin/node",
                         {GONGKAI_SOURCE_DIR "/tests/round_trip/print_pages.mjs", folder.File("")},
                         {"HOME=" + folder.File("home"), "TMPDIR=" + folder.File("")}},
                        {}, {kSeconds, 1U << 20U});
  INFO(child.output);
  REQUIRE(child.exit_code == 0);
  for (const Style& style : kStyles)
    CheckSame(folder.File(NameOf(style) + ".html"), folder.File(NameOf(style) + ".pdf"));
}

}  // namespace
}  // namespace gongkai::report
