// Any bytes cleaned of all that nobody sees, with words changed: first as they are (an archive, an image, a page,
// text), then, packed into archives, as the XML of a document, a sheet, a slide and of what hangs on them, with
// pictures and files within. Cleaning ends in a copy or in a sentence; a copy is inspected as clean, and cleaned once
// more it is still a copy. PDF and old Office files need programs of their own and are left out.
//
// Links: docread PkgConfig::LIBZIP
// Seeds: fuzz/seeds/xlsx/*
#include <support/made_zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docread/clean_check.h"
#include "docread/clean_wire.h"
#include "docread/inspect_answer.h"
#include "docread/inspectors.h"
#include "try_bytes.h"

namespace {

using namespace gongkai::docread;
using gongkai::fuzz::Relation;
using gongkai::fuzz::Relations;
using gongkai::testing::MakeZip;

constexpr const char* kTypesHead =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/";
std::string Types(const std::string& main, const std::string& kind) {
  return kTypesHead + main + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + kind +
         ".main+xml\"/></Types>";
}

std::string ToMain(const std::string& main) { return Relations(Relation("m", "officeDocument", main)); }

std::string AsDocument(const std::string& xml) {
  return MakeZip({{"[Content_Types].xml", Types("word/document.xml", "wordprocessingml.document")},
                  {"_rels/.rels", ToMain("word/document.xml")},
                  {"word/document.xml", xml},
                  {"word/styles.xml", xml},
                  {"word/comments.xml", xml},
                  {"word/header1.xml", xml},
                  {"word/media/a.png", xml},
                  {"docProps/core.xml", xml},
                  {"word/_rels/document.xml.rels",
                   Relations(Relation("s", "styles", "styles.xml") + Relation("c", "comments", "comments.xml") +
                             Relation("h", "header", "header1.xml") + Relation("i", "image", "media/a.png"))}});
}

std::string AsWorkbook(const std::string& xml) {
  return MakeZip({{"[Content_Types].xml", Types("xl/workbook.xml", "spreadsheetml.sheet")},
                  {"_rels/.rels", ToMain("xl/workbook.xml")},
                  {"xl/workbook.xml",
                   "<workbook><sheets><sheet name=\"a\" r:id=\"s\"/><sheet name=\"b\" state=\"hidden\" r:id=\"h\"/>"
                   "</sheets></workbook>"},
                  {"xl/_rels/workbook.xml.rels",
                   Relations(Relation("s", "worksheet", "sheet.xml") + Relation("h", "worksheet", "hidden.xml") +
                             Relation("t", "sharedStrings", "strings.xml") + Relation("y", "styles", "styles.xml"))},
                  {"xl/_rels/sheet.xml.rels",
                   Relations(Relation("c", "comments", "comments.xml") + Relation("d", "drawing", "drawing.xml"))},
                  {"xl/sheet.xml", xml},
                  {"xl/hidden.xml", xml},
                  {"xl/strings.xml", xml},
                  {"xl/styles.xml", xml},
                  {"xl/comments.xml", xml},
                  {"xl/drawing.xml", xml}});
}

std::string AsSlides(const std::string& xml) {
  return MakeZip(
      {{"[Content_Types].xml", Types("ppt/presentation.xml", "presentationml.presentation")},
       {"_rels/.rels", ToMain("ppt/presentation.xml")},
       {"ppt/presentation.xml", "<p:presentation><p:sldIdLst><p:sldId r:id=\"s\"/></p:sldIdLst></p:presentation>"},
       {"ppt/_rels/presentation.xml.rels", Relations(Relation("s", "slide", "slides/slide1.xml"))},
       {"ppt/slides/slide1.xml", xml},
       {"ppt/slides/_rels/slide1.xml.rels", Relations(Relation("n", "notesSlide", "../notesSlides/n.xml"))},
       {"ppt/notesSlides/n.xml", xml}});
}

InspectLimits FewLimits() {
  InspectLimits limits;
  limits.file_bytes = 4U << 20U;
  limits.unpacked_bytes = 8U << 20U;
  limits.text_bytes = 4U << 20U;
  limits.pieces = 50'000;
  limits.files = 50;
  return limits;
}

CleanOrder Everything() {
  CleanOrder order;
  for (int sight = 1; sight <= static_cast<int>(Sight::kEarlierVersion); ++sight) {
    order.remove.insert(static_cast<Sight>(sight));
  }
  order.changes = {{"330106199003078515", "330106********8515"}, {"周晚照", "周某"}};
  return order;
}

/// In this process alone: a program of its own would be started for nothing.
Inspection InspectAlone(std::string_view bytes, std::string_view name, const InspectLimits& limits) {
  InspectAnswer answer = InspectHere(bytes, std::string(name), limits);
  for (const DeferredFile& file : answer.deferred) {
    answer.inspection.files.at(static_cast<std::size_t>(file.file)).obstacle = "没有检查。";
  }
  return std::move(answer.inspection);
}

Cleaned CleanAlone(std::string_view bytes, const CleanOrder& order, const InspectLimits& limits) {
  CleanWork work(order, limits);
  work.may_start_programs = false;
  work.inspect = &InspectAlone;
  std::optional<std::string> copy = CleanAny(bytes, "a.csv", work);
  return CheckedCopy(work.Take(std::move(copy)), "a.csv", order, limits, &InspectAlone);
}

void MustEndWell(std::string_view bytes) {
  const InspectLimits limits = FewLimits();
  const CleanOrder order = Everything();
  const Cleaned cleaned = CleanAlone(bytes, order, limits);
  if ((cleaned.obstacle == Obstacle::kNone) != cleaned.obstacle_message.empty()) std::abort();
  if (cleaned.obstacle != Obstacle::kNone) {
    if (!cleaned.bytes.empty()) std::abort();
    return;
  }
  if (cleaned.changed < 0) std::abort();
  for (const Removed& removed : cleaned.removed) {
    if (removed.sight == Sight::kShown || removed.pieces <= 0 || removed.where.empty()) std::abort();
  }
  // Said by the inspection itself, not by the check that belongs to cleaning.
  const Inspection left = InspectAlone(cleaned.bytes, "a.csv", limits);
  if (left.obstacle != Obstacle::kNone) std::abort();
  for (const Piece& piece : left.pieces) {
    const bool stays = piece.sight == Sight::kShown || piece.sight == Sight::kFileName;
    if (!stays || piece.text.find(order.changes[0].from) != std::string::npos) std::abort();
  }
  const Cleaned again = CleanAlone(cleaned.bytes, order, limits);
  if (again.obstacle != Obstacle::kNone) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = gongkai::fuzz::Bytes(data, size);
  RequestFromWire(bytes);
  AnswerFromWire(bytes);
  if (bytes.size() > FewLimits().file_bytes) return 0;  // which the entrance refuses
  MustEndWell(bytes);
  constexpr std::size_t kLongestMarkup = 128U << 10U;
  gongkai::fuzz::TryAsMarkup(bytes, kLongestMarkup, MustEndWell, AsDocument, AsWorkbook, AsSlides);
  return 0;
}
