// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_inspection.h"

#include <Annot.h>
#include <Catalog.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <OptionalContent.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "docread/pdf_carried.h"
#include "docread/pdf_output.h"
#include "docread/pdf_paint.h"
#include "docread/pdf_told.h"

namespace gongkai::pdf_program {
namespace {

using std::string_view;

constexpr double kPointsPerInch = 72;

void Display(PDFDoc& document, int page, PdfPaintDevice& device) {
  document.displayPage(&device, page, kPointsPerInch, kPointsPerInch, 0, false, true, false);
}

/// The same character at the same place.
std::uint64_t KeyOf(const Glyph& glyph) {
  const auto place = [](double at) { return static_cast<std::uint64_t>(std::llround(std::clamp(at, -1e6, 1e6) * 4)); };
  std::uint64_t key = place(glyph.from.x) * 0x9E3779B97F4A7C15U + place(glyph.from.y);
  for (const char32_t c : glyph.text) key = key * 1099511628211U + c;
  return key;
}

bool IsFigure(const Glyph& glyph) {
  if (glyph.text.size() != 1) return false;
  const char32_t c = glyph.text[0];
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '@' || c == '.' || c == '-';
}

struct Line {
  std::size_t begin = 0, end = 0;  // of the glyphs
};

/// Whether one character goes on with the one before it, and over how wide a gap, in sizes.
bool GoesOn(const Glyph& before, const Glyph& next, double& gap) {
  const double size = std::max({before.size, next.size, 0.5});
  double x = before.to.x - before.from.x, y = before.to.y - before.from.y;
  const double length = std::hypot(x, y);
  if (length > 0.01)
    x /= length, y /= length;
  else
    x = 1, y = 0;
  const double dx = next.from.x - before.to.x, dy = next.from.y - before.to.y;
  gap = (dx * x + dy * y) / size;
  const double aside = std::fabs(dx * y - dy * x) / size;
  return aside < 0.4 && gap > -0.6 && gap < 2.5;
}

/// Stretches of characters that are not seen, in the order in which they were drawn. Figures that a stretch cuts in two
/// are told whole.
class Unseen {
 public:
  Unseen(const std::vector<Glyph>& glyphs, PdfTold& told) : glyphs_(glyphs), told_(told) {}

  void Tell() {
    for (std::size_t i = 0; i < glyphs_.size();) {
      if (glyphs_[i].sight == GlyphSight::kShown || glyphs_[i].blank) {
        ++i;
        continue;
      }
      const std::size_t end = EndOf(i);
      TellStretch(i, end);
      i = end;
    }
  }

 private:
  std::size_t EndOf(std::size_t begin) const {
    std::size_t end = begin + 1, last = begin;
    for (; end < glyphs_.size(); ++end) {
      const Glyph& glyph = glyphs_[end];
      double gap = 0;
      if (!GoesOn(glyphs_[end - 1], glyph, gap)) break;
      if (glyph.blank) continue;
      if (glyph.sight != glyphs_[begin].sight) break;
      last = end;
    }
    return last + 1;
  }

  bool Joins(std::size_t before, std::size_t next) const {
    double gap = 0;
    return IsFigure(glyphs_[before]) && IsFigure(glyphs_[next]) && GoesOn(glyphs_[before], glyphs_[next], gap) &&
           gap < 0.3;
  }

  void TellStretch(std::size_t begin, std::size_t end) {
    constexpr std::size_t kLongest = 64;
    const GlyphSight sight = glyphs_[begin].sight;
    const std::size_t first = begin - std::min(begin, kLongest), last = std::min(end + kLongest, glyphs_.size());
    while (begin > first && Joins(begin - 1, begin)) --begin;
    while (end < last && Joins(end - 1, end)) ++end;
    const std::string text = Text(begin, end);
    if (text.find_first_not_of(' ') == std::string::npos ||
        !told_.IsNews(std::string("H") + static_cast<char>(sight), text))
      return;
    out.append("H ").append(1, static_cast<char>(sight)).append(1, ' ');
    Box(begin, end);
    out.append(text).append(1, '\n');
    FlushWhenLarge();
  }

  std::string Text(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
      double gap = 0;
      constexpr double kBlank = 0.25;
      if (i > begin && GoesOn(glyphs_[i - 1], glyphs_[i], gap) && gap > kBlank && !text.ends_with(' ')) text += ' ';
      for (const char32_t c : glyphs_[i].text) AppendCodePoint(c, text);
    }
    return text;
  }

  void Box(std::size_t begin, std::size_t end) const {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (std::size_t i = begin; i < end; ++i) {
      const Glyph& glyph = glyphs_[i];
      const double half = glyph.size * 0.55;
      left = std::min({left, glyph.from.x, glyph.to.x}), right = std::max({right, glyph.from.x, glyph.to.x});
      top = std::min(top, glyph.middle.y - half), bottom = std::max(bottom, glyph.middle.y + half);
    }
    for (const double value : {left, top, right, bottom}) AppendNumber(value);
  }

  const std::vector<Glyph>& glyphs_;
  PdfTold& told_;
};

class Inspection {
 public:
  Inspection(PDFDoc& document, PdfTold& told, bool is_burnt) : document_(document), told_(told), is_burnt_(is_burnt) {}

  void Tell(int pages) {
    TellProperties(document_, told_);
    for (int page = 1; page <= pages; ++page) {
      TellPage(page);
      TellNotes(document_, page, told_);
    }
    TellOutlines(document_, told_);
    TellObjects(document_, told_);
  }
  bool any_page() const { return any_page_; }

 private:
  void TellPage(int page) {
    PdfPaintDevice device(is_burnt_);
    Display(document_, page, device);
    if (!device.HasPage()) return;
    any_page_ = true;
    if (told_.earlier()) {
      TellEarlierPage(page, device);
      return;
    }
    AppendWords(device, [&device](int drawn_at) { return device.IsShown(drawn_at); });
    Know(device);
    out.append("N ").append(std::to_string(device.pictures())).append(1, '\n');
    if (device.unreadable() > 0) out.append("U ").append(std::to_string(device.unreadable())).append(1, '\n');
    Unseen(device.glyphs(), told_).Tell();
    for (const std::string& text : device.said_otherwise()) told_.Tell('o', page, "文字", text);
    TellHiddenNotes(page, device);
    TellOtherLayers(page, device);
    FlushWhenLarge();
  }

  /// The characters of lines, whatever words they are cut into.
  void Know(const PdfPaintDevice& device) {
    for (const std::string& word : WordsOf(device)) told_.Know(word);
  }

  /// As they were drawn, parted by blanks and gaps.
  static std::vector<std::string> WordsOf(const PdfPaintDevice& device) {
    std::vector<std::string> words;
    std::string word;
    const Glyph* before = nullptr;
    for (const Glyph& glyph : device.glyphs()) {
      double gap = 0;
      const bool parts = glyph.blank || before == nullptr || !GoesOn(*before, glyph, gap) || gap > 0.3;
      if (parts && !word.empty()) words.push_back(std::exchange(word, {}));
      for (const char32_t c : glyph.text) {
        if (!glyph.blank) AppendCodePoint(c, word);
      }
      before = glyph.blank ? nullptr : &glyph;
    }
    if (!word.empty()) words.push_back(word);
    return words;
  }

  void TellEarlierPage(int page, const PdfPaintDevice& device) {
    for (const std::string& word : WordsOf(device)) {
      told_.Tell('e', page, "以前的版本", word);  // where no later one has it
    }
  }

  /// Characters that appear when the document is shown otherwise.
  void TellMore(int page, const PdfPaintDevice& first, GlyphSight sight) {
    PdfPaintDevice device(is_burnt_);
    Display(document_, page, device);
    std::unordered_multiset<std::uint64_t> known;
    for (const Glyph& glyph : first.glyphs()) known.insert(KeyOf(glyph));
    for (Glyph& glyph : device.glyphs()) {
      const auto found = known.find(KeyOf(glyph));
      glyph.sight = found == known.end() ? sight : GlyphSight::kShown;
      if (found != known.end()) known.erase(found);
    }
    Unseen(device.glyphs(), told_).Tell();
  }

  void TellHiddenNotes(int page, const PdfPaintDevice& first) {
    Page* const on = document_.getPage(page);
    Annots* const notes = on != nullptr ? on->getAnnots() : nullptr;
    constexpr unsigned kUnseen = Annot::flagHidden | Annot::flagNoView;
    std::vector<std::pair<Annot*, unsigned>> changed;
    for (Annot* note : notes != nullptr ? notes->getAnnots() : std::vector<Annot*>{}) {
      if ((note->getFlags() & kUnseen) == 0 || note->getType() == Annot::typePopup) continue;
      changed.emplace_back(note, note->getFlags());
      note->setFlags(note->getFlags() & ~kUnseen);
    }
    if (changed.empty()) return;
    TellMore(page, first, GlyphSight::kHiddenNote);
    for (const auto& [note, flags] : changed) note->setFlags(flags);
  }

  void TellOtherLayers(int page, const PdfPaintDevice& first) {
    OCGs* const layers = document_.getCatalog()->getOptContentConfig();
    if (layers == nullptr || !layers->isOk()) return;
    std::vector<OptionalContentGroup*> off;
    for (const auto& [id, layer] : layers->getOCGs()) {
      if (layer->getState() == OptionalContentGroup::Off) off.push_back(layer.get());
    }
    if (off.empty()) return;
    for (OptionalContentGroup* layer : off) layer->setState(OptionalContentGroup::On);
    TellMore(page, first, GlyphSight::kOtherLayer);
    for (OptionalContentGroup* layer : off) layer->setState(OptionalContentGroup::Off);
  }

  PDFDoc& document_;
  PdfTold& told_;
  const bool is_burnt_;
  bool any_page_ = false;
};

std::unique_ptr<PDFDoc> Open(const std::string& bytes, std::size_t size) {
  return std::make_unique<PDFDoc>(new MemStream(bytes.data(), 0, static_cast<Goffset>(size), Object(objNull)));
}

/// Where earlier versions end, the latest first. A file that is made for slow lines has an end near its beginning that
/// is none.
std::vector<std::size_t> EarlierEnds(const std::string& bytes, PdfTold& told) {
  constexpr string_view kEnd = "%%EOF";
  constexpr std::size_t kMost = 16;
  std::vector<std::size_t> ends;
  for (std::size_t at = bytes.find(kEnd); at != std::string::npos; at = bytes.find(kEnd, at + 1)) {
    ends.push_back(at + kEnd.size());
  }
  if (!ends.empty()) ends.pop_back();
  if (!ends.empty() && string_view(bytes).substr(0, 2048).find("/Linearized") != string_view::npos)
    ends.erase(ends.begin());
  std::reverse(ends.begin(), ends.end());
  if (ends.size() > kMost) {
    told.TellLeftOut("versions");
    ends.resize(kMost);
  }
  return ends;
}

void TellEarlierVersions(const std::string& bytes, int most_pages, PdfTold& told) {
  for (const std::size_t end : EarlierEnds(bytes, told)) {
    const std::unique_ptr<PDFDoc> document = Open(bytes, end);
    if (!document->isOk() || document->getNumPages() < 1 || document->getNumPages() > most_pages) continue;
    told.BeginEarlierVersion();
    Inspection(*document, told, false).Tell(document->getNumPages());
  }
}

/// What stands in front of the document and behind its end: other programs may take the file for another one.
void TellAround(const std::string& bytes, PdfTold& told) {
  const string_view all(bytes);
  const std::size_t begin = all.find("%PDF-"), end = all.rfind("%%EOF");
  const auto tell = [&told](const char* name, string_view part) {
    if (part.find_first_not_of(string_view("\0 \t\r\n\x1A\xEF\xBB\xBF", 9)) != string_view::npos) {
      told.TellBytes('e', name, part);
    }
  };
  if (begin != string_view::npos) tell("开头之前的数据", all.substr(0, begin));
  if (end != string_view::npos) tell("结尾之后的数据", all.substr(end + string_view("%%EOF").size()));
}

}  // namespace

void InspectPdfDocument(const std::string& bytes, int most_pages, bool is_burnt) {
  globalParams = std::make_unique<GlobalParams>();
  globalParams->setErrQuiet(true);
  PdfTold told;
  {
    const std::unique_ptr<PDFDoc> document = Open(bytes, bytes.size());
    if (!document->isOk()) End(document->getErrorCode() == errEncrypted ? "X encrypted" : "X damaged");
    const int pages = document->getNumPages();
    if (pages > most_pages) End("X pages");
    if (pages < 1) End("X damaged");
    Inspection inspection(*document, told, is_burnt);
    inspection.Tell(pages);
    if (!inspection.any_page()) End("X damaged");
    TellAround(bytes, told);
  }
  TellEarlierVersions(bytes, most_pages, told);
  End("E");
}

}  // namespace gongkai::pdf_program
