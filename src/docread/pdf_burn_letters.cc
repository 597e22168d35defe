// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_burn_letters.h"

#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gongkai::docread {
namespace {

/// Letters of one byte are half as wide as Han characters.
double WidthOf(const std::u32string& text) {
  double width = 0;
  for (const char32_t c : text) width += c < 0x80 ? 0.5 : 1.0;
  return std::max(width, 0.5);
}

void AppendHex(const std::u32string& text, std::string& out) {
  char unit[8];
  for (const char32_t c : text) {
    std::snprintf(unit, sizeof unit, "%04X", static_cast<unsigned>(c < 0x10000 ? c : 0x25A1));  // a box for the rare
    out += unit;
  }
}

std::string ContentOf(const SeenPage& page, const std::vector<Lettering>& letters) {
  std::string content = "BT\n";
  for (const Lettering& each : letters) {
    const SeenGlyph& place = each.place;
    const double length = std::hypot(place.along_x, place.along_y);
    if (length <= 0) continue;
    const double cosine = place.along_x / length, sine = -place.along_y / length;
    const double size = std::min(place.size, length / WidthOf(each.text) * 1.6);
    const double scale = 100 * std::min(1.0, length / (WidthOf(each.text) * size));
    char line[200];
    std::snprintf(line, sizeof line, "/F %.2f Tf %.2f Tz %.5f %.5f %.5f %.5f %.2f %.2f Tm <", size, scale, cosine, sine,
                  -sine, cosine, place.x, page.height - place.y);
    content += line;
    AppendHex(each.text, content);
    content += "> Tj\n";
  }
  return content + "ET\n";
}

/// A PDF of one page, a point of it for a point of the picture.
std::string PageOf(const SeenPage& page, const std::string& content) {
  const std::string objects[] = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + std::to_string(page.width) + " " + std::to_string(page.height) +
          "]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
      "/Supplement 2>>/DW 1000/W[1 95 500 814 907 500]/FontDescriptor 7 0 R>>",
      "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880"
      "/Descent -120/CapHeight 880/StemV 80>>"};
  std::string pdf = "%PDF-1.5\n", table;
  int number = 0;
  for (const std::string& object : objects) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + "xref\n0 8\n0000000000 65535 f \n" + table + "trailer<</Size 8/Root 1 0 R>>\nstartxref\n" + start +
         "\n%%EOF\n";
}

/// Black on white there, ink on its ground here.
void Blend(SeenPage& page, const SeenPage& drawn, const SeenGlyph& place) {
  const int left = std::max(static_cast<int>(place.box.left), 0), top = std::max(static_cast<int>(place.box.top), 0);
  const int right = std::min(static_cast<int>(std::ceil(place.box.right)), std::min(page.width, drawn.width));
  const int bottom = std::min(static_cast<int>(std::ceil(place.box.bottom)), std::min(page.height, drawn.height));
  const auto mix = [](unsigned char ink, unsigned char ground, int white) {
    return static_cast<unsigned char>((ink * (255 - white) + ground * white) / 255);
  };
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const int white = drawn.At(x, y).g;
      if (white == 255) continue;
      const Paint ground = page.At(x, y);
      page.Set(
          x, y,
          {mix(place.ink.r, ground.r, white), mix(place.ink.g, ground.g, white), mix(place.ink.b, ground.b, white)});
    }
  }
}

}  // namespace

void DrawLetters(SeenPage& page, const std::vector<Lettering>& letters) {
  if (letters.empty()) return;
  const std::string bytes = PageOf(page, ContentOf(page, letters));
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  SeenPage drawn;
  constexpr double kPointsPerInch = 72;
  if (!document.isOk() || !DrawPage(document, 1, {true, true, kPointsPerInch}, drawn)) return;
  for (const Lettering& each : letters) Blend(page, drawn, each.place);
}

}  // namespace gongkai::docread
