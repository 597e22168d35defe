// Any bytes taken as a file that goes out: first as they are (an archive, an image, a page, text, a compound file),
// then, packed into archives, as the XML of a document, a sheet, a slide and of what hangs on them. What comes out must
// be in order, and the same after the wire. PDF and old Office files need programs of their own and are only deferred.
//
// Links: docread PkgConfig::LIBZIP
// Seeds: fuzz/seeds/xlsx/*
#include <support/made_zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/inspection_wire.h"
#include "try_bytes.h"

namespace {

using namespace gongkai::docread;
using gongkai::fuzz::Relation;
using gongkai::fuzz::Relations;
using gongkai::testing::MakeZip;

/// The same XML wherever a reader of its own waits for it.
std::string AsDocument(const std::string& xml) {
  return MakeZip({{"[Content_Types].xml", "<Types/>"},
                  {"word/document.xml", xml},
                  {"word/styles.xml", xml},
                  {"word/settings.xml", xml},
                  {"word/comments.xml", xml},
                  {"docProps/core.xml", xml},
                  {"word/_rels/document.xml.rels", xml}});
}

std::string AsWorkbook(const std::string& xml) {
  return MakeZip(
      {{"[Content_Types].xml", "<Types/>"},
       {"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"s\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        Relations(Relation("s", "worksheet", "sheet.xml") + Relation("t", "sharedStrings", "strings.xml") +
                  Relation("y", "styles", "styles.xml") + Relation("p", "pivotCacheDefinition", "pivot.xml"))},
       {"xl/_rels/sheet.xml.rels",
        Relations(Relation("c", "comments", "comments.xml") + Relation("d", "drawing", "drawing.xml"))},
       {"xl/sheet.xml", xml},
       {"xl/strings.xml", xml},
       {"xl/styles.xml", xml},
       {"xl/pivot.xml", xml},
       {"xl/comments.xml", xml},
       {"xl/drawing.xml", xml}});
}

std::string AsSlides(const std::string& xml) {
  return MakeZip({{"[Content_Types].xml", "<Types/>"},
                  {"ppt/presentation.xml", "<p:presentation><p:sldId r:id=\"s\"/></p:presentation>"},
                  {"ppt/_rels/presentation.xml.rels", Relations(Relation("s", "slide", "slides/slide1.xml"))},
                  {"ppt/slides/slide1.xml", xml},
                  {"ppt/slideMasters/slideMaster1.xml", xml},
                  {"ppt/comments/comment1.xml", xml}});
}

void MustBeInOrder(const Inspection& inspection) {
  if (inspection.files.empty()) std::abort();
  if ((inspection.obstacle == Obstacle::kNone) != inspection.obstacle_message.empty()) std::abort();
  for (const Piece& piece : inspection.pieces) {
    if (piece.text.empty() || gongkai::Trim(piece.text) != piece.text || !gongkai::IsValidUtf8(piece.text))
      std::abort();
    if (!gongkai::IsValidUtf8(piece.where) || piece.row < 0 || piece.column < 0) std::abort();
    if (static_cast<std::size_t>(piece.file) >= inspection.files.size()) std::abort();
  }
}

std::string wire;

void MustEndWell(std::string_view bytes) {
  InspectLimits limits;
  limits.file_bytes = 4U << 20U;
  limits.unpacked_bytes = 8U << 20U;
  limits.text_bytes = 4U << 20U;
  limits.pieces = 50'000;
  limits.files = 50;
  const InspectAnswer answer = InspectHere(bytes, "a.csv", limits);
  MustBeInOrder(answer.inspection);
  wire.clear();
  InspectionWriter writer([](std::string_view part) {
    wire += part;
    return true;
  });
  std::size_t unpacked = 0;
  try {
    unpacked = InspectInto(writer, bytes, "a.csv", limits);
  } catch (const Stopped& why) {
    writer.Refuse(why.obstacle, why.message);
  }
  if (!writer.Finish(unpacked)) std::abort();
  if (wire.find('F') == std::string::npos) return;  // too large to be begun
  const auto after = InspectAnswerFromWire(wire);
  if (!after || after->inspection.pieces.size() != answer.inspection.pieces.size()) std::abort();
  if (after->inspection.obstacle != answer.inspection.obstacle) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = gongkai::fuzz::Bytes(data, size);
  MustEndWell(bytes);
  InspectAnswerFromWire(bytes);
  constexpr std::size_t kLongestMarkup = 256U << 10U;
  gongkai::fuzz::TryAsMarkup(bytes, kLongestMarkup, MustEndWell, AsDocument, AsWorkbook, AsSlides);
  return 0;
}
