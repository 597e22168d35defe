// SPDX-License-Identifier: GPL-2.0-or-later
//
// By libqpdf's interface for C: its headers for C++ do not compile with clang 16 as C++20.
#include "docread/pdf_burn_writer.h"

#include <qpdf/qpdf-c.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "docread/pdf_burn_picture.h"
#include "docread/seen_text_font.h"

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

std::string Hex(const std::string& bytes) {
  std::string hex;
  char digits[4];
  for (const char c : bytes) {
    std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned char>(c));
    hex += digits;
  }
  return hex;
}

}  // namespace

struct BurntPdf::State {
  qpdf_data pdf = qpdf_init();
  qpdf_oh font = 0;
  std::map<char32_t, unsigned> codes;  // of the text layer: numbered as they come

  State() {
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
  }
  ~State() { qpdf_cleanup(&pdf); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void Check() const {
    if (qpdf_has_error(pdf)) throw std::runtime_error("qpdf");
  }
  qpdf_oh Parse(const std::string& text) const { return qpdf_oh_parse(pdf, text.c_str()); }
  void Put(qpdf_oh dict, const char* key, qpdf_oh value) const { qpdf_oh_replace_key(pdf, dict, key, value); }
  using Keys = std::vector<std::pair<const char*, std::string>>;
  qpdf_oh Stream(const std::string& bytes, const Keys& keys, const char* filter) const;
  unsigned CodeOf(char32_t c) {
    return codes.emplace(c, static_cast<unsigned>(codes.size() % 0xFFFE) + 1).first->second;
  }
  qpdf_oh Picture(const SeenPage& page) const;
  std::string Content(const SeenPage& page, const std::vector<SeenRun>& runs);
  std::string UnicodeMap() const;
  void FinishFont();
};

/// `filter`: what `bytes` are packed with already; nothing where libqpdf is to pack them.
qpdf_oh BurntPdf::State::Stream(const std::string& bytes, const Keys& keys, const char* filter) const {
  const qpdf_oh stream = qpdf_oh_new_stream(pdf);
  const qpdf_oh dict = qpdf_oh_get_dict(pdf, stream);
  for (const auto& [key, value] : keys) Put(dict, key, Parse(value));
  qpdf_oh_replace_stream_data(pdf, stream, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                              filter ? qpdf_oh_new_name(pdf, filter) : qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
  return stream;
}

qpdf_oh BurntPdf::State::Picture(const SeenPage& page) const {
  const PackedPicture packed = Pack(page);
  std::string space = packed.is_jpeg ? "/DeviceRGB" : "/DeviceGray";
  if (!packed.palette.empty()) {
    space = "[/Indexed/DeviceRGB " + std::to_string(packed.palette.size() / 3 - 1) + "<" + Hex(packed.palette) + ">]";
  }
  return Stream(packed.bytes,
                {{"/Type", "/XObject"},
                 {"/Subtype", "/Image"},
                 {"/Width", std::to_string(page.width)},
                 {"/Height", std::to_string(page.height)},
                 {"/BitsPerComponent", std::to_string(packed.bits)},
                 {"/ColorSpace", space}},
                packed.is_jpeg ? "/DCTDecode" : "/FlateDecode");
}

/// The picture first, boxes upon it once more (a JPEG is nowhere of quite one colour), the text after it and without
/// paint, each run as long as it is in the picture.
std::string BurntPdf::State::Content(const SeenPage& page, const std::vector<SeenRun>& runs) {
  const double scale = page.points_wide / page.width;
  std::string content =
      "q " + Number(page.points_wide) + "0 0 " + Number(page.points_high) + "0 0 cm /I Do Q\n";
  if (!page.blackened.empty()) content += "0 g\n";
  for (const PixelBox& box : page.blackened) {
    for (const double value : {box.left * scale, page.points_high - box.bottom * scale, (box.right - box.left) * scale,
                               (box.bottom - box.top) * scale}) {
      content += Number(value);
    }
    content += "re f\n";
  }
  content += "BT 3 Tr\n";
  for (const SeenRun& run : runs) {
    const double length = std::hypot(run.along_x, run.along_y) * scale, size = run.size * scale;
    if (!(length > 0 && size > 0.1)) continue;
    const double cosine = run.along_x * scale / length, sine = -run.along_y * scale / length;
    content +=
        "/F " + Number(size) + "Tf " + Number(100 * length / (size * static_cast<double>(run.text.size()))) + "Tz ";
    for (const double value : {cosine, sine, -sine, cosine, run.x * scale, page.points_high - run.y * scale}) {
      content += Number(value);
    }
    content += "Tm <";
    char code[12];
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
    char entry[16];
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
  const std::string name = kSeenTextFont;
  const qpdf_oh descriptor = qpdf_make_indirect_object(
      pdf, Parse("<</Type/FontDescriptor/FontName/" + name +
                 "/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>"));
  const qpdf_oh inner = qpdf_make_indirect_object(
      pdf, Parse("<</Type/Font/Subtype/CIDFontType0/BaseFont/" + name +
                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>"));
  Put(inner, "/FontDescriptor", descriptor);
  const qpdf_oh inners = qpdf_oh_new_array(pdf);
  qpdf_oh_append_item(pdf, inners, inner);
  Put(font, "/DescendantFonts", inners);
  Put(font, "/ToUnicode", Stream(UnicodeMap(), {}, nullptr));
}

BurntPdf::BurntPdf() : state_(std::make_unique<State>()) {
  qpdf_empty_pdf(state_->pdf);
  state_->font = qpdf_make_indirect_object(
      state_->pdf,
      state_->Parse(std::string("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/") + kSeenTextFont + ">>"));
  state_->Check();
}

BurntPdf::~BurntPdf() = default;

void BurntPdf::Add(const SeenPage& page, const std::vector<SeenRun>& runs) {
  State& state = *state_;
  const qpdf_oh fonts = state.Parse("<<>>"), pictures = state.Parse("<<>>"), resources = state.Parse("<<>>");
  state.Put(fonts, "/F", state.font);
  state.Put(pictures, "/I", state.Picture(page));
  state.Put(resources, "/Font", fonts);
  state.Put(resources, "/XObject", pictures);
  const qpdf_oh dict =
      state.Parse("<</Type/Page/MediaBox[0 0 " + Number(page.points_wide) + Number(page.points_high) + "]>>");
  state.Put(dict, "/Resources", resources);
  state.Put(dict, "/Contents", state.Stream(state.Content(page, runs), {}, nullptr));
  qpdf_add_page(state.pdf, state.pdf, qpdf_make_indirect_object(state.pdf, dict), QPDF_FALSE);
  state.Check();
}

void BurntPdf::Write() {
  State& state = *state_;
  state.FinishFont();
  qpdf_init_write_memory(state.pdf);
  qpdf_set_deterministic_ID(state.pdf, QPDF_TRUE);
  qpdf_set_compress_streams(state.pdf, QPDF_TRUE);
  qpdf_set_decode_level(state.pdf, qpdf_dl_none);
  qpdf_set_object_stream_mode(state.pdf, qpdf_o_generate);
  qpdf_write(state.pdf);
  state.Check();
  std::fwrite(qpdf_get_buffer(state.pdf), 1, qpdf_get_buffer_length(state.pdf), stdout);
  std::fflush(stdout);
}

}  // namespace gongkai::docread
