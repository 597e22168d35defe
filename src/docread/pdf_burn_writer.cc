// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_burn_writer.h"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_StdioFile.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cmath>
#include <cstdio>
#include <map>
#include <string>

#include "docread/pdf_burn_picture.h"

namespace gongkai::docread {
namespace {

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f ", value);
  return text;
}

void AppendUtf16(char32_t c, std::string& hex) {
  char units[12];
  if (c < 0x10000) {
    std::snprintf(units, sizeof units, "%04X", static_cast<unsigned>(c));
  } else {
    const auto rest = static_cast<unsigned>(c - 0x10000);
    std::snprintf(units, sizeof units, "%04X%04X", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
  }
  hex += units;
}

}  // namespace

struct BurntPdf::State {
  QPDF pdf;
  QPDFObjectHandle font;
  std::map<char32_t, unsigned> codes;  // of the text layer: numbered as they come

  unsigned CodeOf(char32_t c) {
    return codes.emplace(c, static_cast<unsigned>(codes.size() % 0xFFFE) + 1).first->second;
  }
  QPDFObjectHandle Picture(const SeenPage& page);
  std::string Content(const SeenPage& page, const std::vector<SeenRun>& runs);
  std::string UnicodeMap() const;
  void FinishFont();
};

QPDFObjectHandle BurntPdf::State::Picture(const SeenPage& page) {
  const PackedPicture packed = Pack(page);
  QPDFObjectHandle picture = QPDFObjectHandle::newStream(&pdf, packed.bytes);
  QPDFObjectHandle dict = picture.getDict();
  dict.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
  dict.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
  dict.replaceKey("/Width", QPDFObjectHandle::newInteger(page.width));
  dict.replaceKey("/Height", QPDFObjectHandle::newInteger(page.height));
  dict.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(packed.bits));
  dict.replaceKey("/Filter", QPDFObjectHandle::newName(packed.is_jpeg ? "/DCTDecode" : "/FlateDecode"));
  QPDFObjectHandle space = QPDFObjectHandle::newName(packed.is_jpeg ? "/DeviceRGB" : "/DeviceGray");
  if (!packed.palette.empty()) {
    space = QPDFObjectHandle::newArray();
    space.appendItem(QPDFObjectHandle::newName("/Indexed"));
    space.appendItem(QPDFObjectHandle::newName("/DeviceRGB"));
    space.appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(packed.palette.size() / 3) - 1));
    space.appendItem(QPDFObjectHandle::newString(packed.palette));
  }
  dict.replaceKey("/ColorSpace", space);
  return picture;
}

/// The picture first, the text after it and without paint, each run as long as it is in the picture.
std::string BurntPdf::State::Content(const SeenPage& page, const std::vector<SeenRun>& runs) {
  const double scale = page.points_wide / page.width;
  std::string content =
      "q " + Number(page.points_wide) + "0 0 " + Number(page.points_high) + "0 0 cm /I Do Q\nBT 3 Tr\n";
  for (const SeenRun& run : runs) {
    const double length = std::hypot(run.along_x, run.along_y) * scale, size = run.size * scale;
    if (!(length > 0 && size > 0.1)) continue;
    const double cosine = run.along_x * scale / length, sine = -run.along_y * scale / length;
    content +=
        "/F " + Number(size) + "Tf " + Number(100 * length / (size * static_cast<double>(run.text.size()))) + "Tz ";
    for (const double value : {cosine, sine, -sine, cosine, run.x * scale, page.points_high - run.y * scale})
      content += Number(value);
    content += "Tm <";
    char code[8];
    for (const char32_t c : run.text) {
      std::snprintf(code, sizeof code, "%04X", CodeOf(c));
      content += code;
    }
    content += "> Tj\n";
  }
  return content + "ET\n";
}

std::string BurntPdf::State::UnicodeMap() const {
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /S def /CMapType 2 def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  constexpr std::size_t kAtOnce = 100;
  std::size_t left = codes.size(), in_block = 0;
  for (const auto& [c, code] : codes) {
    if (in_block == 0) {
      in_block = std::min(left, kAtOnce);
      map += std::to_string(in_block) + " beginbfchar\n";
    }
    char entry[8];
    std::snprintf(entry, sizeof entry, "<%04X>", code);
    map.append(entry).append(" <");
    AppendUtf16(c, map);
    map += ">\n";
    --left;
    if (--in_block == 0) map += "endbfchar\n";
  }
  return map + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
}

void BurntPdf::State::FinishFont() {
  const std::string name = std::string("/") + kSeenTextFont;
  const auto parse = [this](const std::string& text) { return pdf.makeIndirectObject(QPDFObjectHandle::parse(text)); };
  const QPDFObjectHandle descriptor =
      parse("<</Type/FontDescriptor/FontName " + name +
            "/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>");
  QPDFObjectHandle inner = parse("<</Type/Font/Subtype/CIDFontType0/BaseFont " + name +
                                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>");
  inner.replaceKey("/FontDescriptor", descriptor);
  font.replaceKey("/DescendantFonts", QPDFObjectHandle::newArray(std::vector<QPDFObjectHandle>{inner}));
  font.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, UnicodeMap()));
}

BurntPdf::BurntPdf() : state_(std::make_unique<State>()) {
  state_->pdf.emptyPDF();
  state_->font = state_->pdf.makeIndirectObject(QPDFObjectHandle::parse(
      std::string("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/") + kSeenTextFont + ">>"));
}

BurntPdf::~BurntPdf() = default;

void BurntPdf::Add(const SeenPage& page, const std::vector<SeenRun>& runs) {
  QPDFObjectHandle dict = QPDFObjectHandle::parse("<</Type/Page/Resources<</Font<<>>/XObject<<>>>>>>");
  dict.replaceKey("/MediaBox",
                  QPDFObjectHandle::newArray(QPDFObjectHandle::Rectangle(0, 0, page.points_wide, page.points_high)));
  QPDFObjectHandle resources = dict.getKey("/Resources");
  resources.getKey("/Font").replaceKey("/F", state_->font);
  resources.getKey("/XObject").replaceKey("/I", state_->Picture(page));
  dict.replaceKey("/Contents", QPDFObjectHandle::newStream(&state_->pdf, state_->Content(page, runs)));
  QPDFPageDocumentHelper(state_->pdf).addPage(QPDFPageObjectHelper(state_->pdf.makeIndirectObject(dict)), false);
}

void BurntPdf::Write() {
  state_->FinishFont();
  Pl_StdioFile out("out", stdout);
  QPDFWriter writer(state_->pdf);
  writer.setOutputPipeline(&out);
  writer.setDeterministicID(true);
  writer.setCompressStreams(true);
  writer.setDecodeLevel(qpdf_dl_none);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  std::fflush(stdout);
}

}  // namespace gongkai::docread
