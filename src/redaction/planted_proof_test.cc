#include "redaction/planted_proof_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

#include <support/temp_dir.h>
#include "base/fold.h"
#include "base/utf8.h"
#include "docread/child.h"
#include "redaction/residue.h"
#include "redaction/working_text.h"

namespace gongkai::redaction {
namespace {

namespace fs = std::filesystem;

int proved = 0;

std::string BytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A picture of the PNM family, eight bits a colour.
struct Picture {
  int width = 0, height = 0, colours = 0;
  std::string points;
  unsigned char At(int x, int y, int colour) const {
    return static_cast<unsigned char>(points[static_cast<std::size_t>((y * width + x) * colours + colour)]);
  }
};

Picture Parsed(const std::string& bytes) {
  Picture picture;
  REQUIRE((bytes.starts_with("P5") || bytes.starts_with("P6")));
  picture.colours = bytes[1] == '5' ? 1 : 3;
  int most = 0, head = 0;
  REQUIRE(std::sscanf(bytes.c_str() + 2, "%d %d %d%n", &picture.width, &picture.height, &most, &head) == 3);
  REQUIRE(most == 255);
  picture.points = bytes.substr(static_cast<std::size_t>(head) + 3);
  REQUIRE(picture.points.size() ==
          static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height * picture.colours));
  return picture;
}

/// How far the points under a box differ, but for its edge: whatever the contrast, nothing comes forth from one colour.
int SpreadUnder(const Picture& picture, const docread::Box& box, const docread::PageText& page, double margin) {
  const double scale = picture.width / page.width;
  const int left = std::max(static_cast<int>(box.left * scale + margin), 0);
  const int right = std::min(static_cast<int>(box.right * scale - margin), picture.width);
  const int top = std::max(static_cast<int>(box.top * scale + margin), 0);
  const int bottom = std::min(static_cast<int>(box.bottom * scale - margin), picture.height);
  int least = 255, most = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      for (int colour = 0; colour < picture.colours; ++colour) {
        least = std::min<int>(least, picture.At(x, y, colour));
        most = std::max<int>(most, picture.At(x, y, colour));
      }
    }
  }
  return std::max(most - least, 0);
}

/// The pictures that a program writes for each page, in the order of the pages.
std::vector<Picture> PicturesOf(const std::string& pdf, const std::string& program,
                                const std::vector<std::string>& arguments) {
  const testing::TempDir folder;
  std::ofstream(folder.File("a.pdf"), std::ios::binary) << pdf;
  std::vector<std::string> all = arguments;
  all.push_back(folder.File("a.pdf"));
  all.push_back(folder.File("page"));
  docread::RunChild({program, all, {}}, {}, {120, 1U << 20U});
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    if (entry.path().filename() != "a.pdf") names.push_back(entry.path());
  }
  std::ranges::sort(names);
  std::vector<Picture> pictures;
  for (const std::string& name : names) pictures.push_back(Parsed(BytesOf(name)));
  return pictures;
}

void CheckContrast(const std::string& pdf, const Plan& plan, const std::vector<docread::PageText>& pages) {
  if (plan.marks.empty()) return;
  const std::vector<Picture> seen = PicturesOf(pdf, "/usr/bin/pdftoppm", {"-r", "100"});
  const std::vector<Picture> kept = PicturesOf(pdf, "/usr/bin/pdfimages", {});
  REQUIRE(seen.size() == pages.size());
  REQUIRE(kept.size() == pages.size());  // a picture a page and no other: no thumbnail, no picture below
  // Where a box has an edge a JPEG is not quite of one colour, over two of its squares; drawn, the box is.
  constexpr double kEdge = 4, kSquares = 17;
  for (const Mark& mark : plan.marks) {
    const auto page = static_cast<std::size_t>(mark.page) - 1;
    for (const docread::Box& box : mark.boxes) {
      CHECK(SpreadUnder(seen[page], box, pages[page], kEdge) <= 2);
      CHECK(SpreadUnder(kept[page], box, pages[page], kSquares) <= 16);
    }
  }
}

void CheckEven(const std::string& pdf, const std::vector<docread::Box>& boxes, const docread::PageText& page) {
  if (boxes.empty()) return;
  const std::vector<Picture> seen = PicturesOf(pdf, "/usr/bin/pdftoppm", {"-r", "200"});
  REQUIRE_FALSE(seen.empty());
  for (const docread::Box& box : boxes) CHECK(SpreadUnder(seen[0], box, page, 0) <= 2);
}

std::string Hex(const std::string& bytes, const char* digits) {
  std::string hex;
  for (const char c : bytes) {
    hex += digits[static_cast<unsigned char>(c) >> 4U];
    hex += digits[static_cast<unsigned char>(c) & 15U];
  }
  return hex;
}

std::string Utf16(const std::string& text, bool is_big) {
  std::string wide;
  for (const char32_t c : FromUtf8(text)) {
    const bool is_pair = c >= 0x10000;
    const char32_t units[] = {is_pair ? 0xD800 + ((c - 0x10000) >> 10U) : c, 0xDC00 + ((c - 0x10000) & 0x3FFU)};
    for (const char32_t unit : std::span(units).first(is_pair ? 2 : 1)) {
      const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
      wide += is_big ? high : low;
      wide += is_big ? low : high;
    }
  }
  return wide;
}

/// As any program might write it.
std::vector<std::string> FormsOf(const std::string& secret) {
  std::vector<std::string> forms = {secret, Utf16(secret, true), Utf16(secret, false)};
  for (std::size_t i = 0; i < 3; ++i) {
    forms.push_back(Hex(forms[i], "0123456789abcdef"));
    forms.push_back(Hex(forms[i], "0123456789ABCDEF"));
  }
  return forms;
}

void CheckBytes(const std::string& bytes, const std::string& secret) {
  for (const std::string& form : FormsOf(secret)) CHECK(bytes.find(form) == std::string::npos);
}

void CheckNothingRecovered(const std::string& pdf, const std::vector<std::string>& secrets) {
  const std::string texts[] = {Told(pdf, "/usr/bin/pdftotext", {"PDF", "-"}),
                               Told(pdf, "/usr/bin/pdftotext", {"-raw", "PDF", "-"}),
                               Told(pdf, "/usr/bin/pdfinfo", {"PDF"})};
  const std::string unpacked = Told(pdf, "/usr/bin/qpdf", {"--qdf", "--object-streams=disable", "PDF", "-"});
  REQUIRE(unpacked.starts_with("%PDF-"));
  for (const std::string& secret : secrets) {
    for (const std::string& text : texts) CHECK(WithoutBlanks(text).find(secret) == std::string::npos);
    CheckBytes(pdf, secret);
    CheckBytes(unpacked, secret);
  }
  CHECK(Told(pdf, "/usr/bin/pdfdetach", {"-list", "PDF"}).starts_with("0 embedded files"));
  for (const char* carried : {"/Annots", "/AcroForm", "/EmbeddedFile", "/JavaScript", "/OCProperties", "/Outlines",
                              "/Thumb", "/Metadata", "/StructTreeRoot", "PK\x03\x04"}) {
    CHECK(unpacked.find(carried) == std::string::npos);
  }
  CHECK(unpacked.find("%%EOF") == unpacked.rfind("%%EOF"));  // one version
}

Plan PlanFor(const Planted& planted, const WorkingCopy& copy) {
  Plan plan{"sm3:original", "sm3:pages", planted.drawn, {}};
  Mark like;
  like.how = planted.boxes_secrets ? HowMarked::kDrawn : HowMarked::kLike;
  like.ground = "privacy";
  for (const std::string& secret : planted.secrets) {
    for (Mark& mark : MarksOver(copy.pages, PlacesLike(copy.pages, secret), like)) {
      constexpr double kBeside = 1.5;
      for (docread::Box& box : mark.boxes) {
        if (!planted.boxes_secrets) break;
        box = {box.left - kBeside, box.top - kBeside, box.right + kBeside, box.bottom + kBeside};
      }
      plan.marks.push_back(std::move(mark));
    }
  }
  return plan;
}

}  // namespace

std::string Told(const std::string& pdf, const std::string& program, const std::vector<std::string>& arguments) {
  const testing::TempDir folder;
  std::ofstream(folder.File("a.pdf"), std::ios::binary) << pdf;
  std::vector<std::string> all = arguments;
  for (std::string& argument : all) {
    if (argument == "PDF") argument = folder.File("a.pdf");
  }
  return docread::RunChild({program, all, {}}, {}, {120, 256U << 20U}).output;
}

std::string WithoutBlanks(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (!IsBlank(c)) AppendUtf8(kept, c);
  }
  return kept;
}

void UseWorker() { ::setenv("GONGKAI_READ_WORKER", GONGKAI_BINARY_DIR "/bin/docread_read_worker", 1); }

int ProvedSoFar() { return proved; }

void Prove(const Planted& planted, const std::string& name) {
  CAPTURE(planted.what);
  UseWorker();
  const WorkingCopy copy = MakeWorkingCopy(planted.bytes, name);
  REQUIRE(copy.obstacle_message == "");
  const Plan plan = PlanFor(planted, copy);
  const ReleaseResult made = BurnRelease(plan, copy.pdf, copy.pages);
  REQUIRE(made.problem == "");
  CHECK(made.plan == DigestOf(plan));
  CHECK(made.pages == static_cast<int>(copy.pages.size()));
  for (const Remainder& left : made.remainders) CHECK(left.sentence == "");
  CHECK(CountOpen(made.remainders, plan.stays) == 0);
  CheckNothingRecovered(made.bytes, planted.secrets);
  CheckContrast(made.bytes, plan, copy.pages);
  CheckEven(made.bytes, planted.even, copy.pages[0]);
  const std::string text = WithoutBlanks(Told(made.bytes, "/usr/bin/pdftotext", {"PDF", "-"}));
  for (const std::string& kept : planted.kept) {
    CAPTURE(kept);
    CAPTURE(text);
    CHECK(text.find(kept) != std::string::npos);
  }
  ++proved;
}

}  // namespace gongkai::redaction
