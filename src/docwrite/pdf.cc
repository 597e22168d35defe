#include "docwrite/pdf.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "base/address_sanitizer.h"
#include "base/utf8.h"
#include "crypto/qr.h"
#include "docwrite/pdf_flow.h"
#include "docwrite/pdf_image.h"
#include "docwrite/pdf_sheets.h"
#include "docwrite/pdf_table.h"
#include "docwrite/pdf_text.h"

#ifdef GONGKAI_ADDRESS_SANITIZER
// Cairo 1.16 loses 768 bytes for each font that it puts into a PDF, fontconfig 256 a process; what is made here is
// freed here (unique_ptr).
// NOLINTNEXTLINE(readability-identifier-naming,bugprone-reserved-identifier): the sanitizer asks for it by this name.
extern "C" const char* __lsan_default_suppressions() { return "leak:libcairo.so\nleak:libfontconfig.so\n"; }
#endif

namespace gongkai::docwrite {
namespace {

constexpr double kSmall = 0.82;      // of running text
constexpr double kTitle = 1.75;      // the same
constexpr double kTableText = 0.9;   // the same
constexpr double kCloseText = 0.75;  // the same
constexpr double kParagraphGap = 0.35;
constexpr double kListIndent = 1.6;   // a level, in sizes
constexpr double kGutter = 8;         // points, between codes
constexpr double kHighestPair = 0.4;  // of a page: facts that stand side by side

double HeadingSize(int level) { return level == kTopHeading ? 1.2 : level == kTopHeading + 1 ? 1.1 : 1.0; }

/// Broken where somebody broke the line.
std::vector<RichRuns> LinesOf(const RichRuns& runs) {
  std::vector<RichRuns> lines(1);
  for (const RichRun& run : runs) {
    for (std::size_t from = 0; from <= run.text.size();) {
      const std::size_t end = std::min(run.text.find('\n', from), run.text.size());
      RichRun part = run;
      part.text = run.text.substr(from, end - from);
      lines.back().push_back(std::move(part));
      if (end < run.text.size()) lines.emplace_back();
      from = end + 1;
    }
  }
  return lines;
}

void DrawCode(cairo_t* cairo, const crypto::QrModules& code, double x, double y, double side) {
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_scale(cairo, side / code.size, side / code.size);
  // One path, so that no hairline shows between neighbours.
  for (int row = 0; row < code.size; ++row) {
    for (int column = 0; column < code.size; ++column) {
      if (code.IsDark(column, row)) cairo_rectangle(cairo, column, row, 1, 1);
    }
  }
  cairo_fill(cairo);
  cairo_restore(cairo);
}

/// A mark with the page on which it stands, counted from 1; 0: not known yet.
struct MarkedPage {
  std::string name;
  std::size_t page = 0;
  bool operator==(const MarkedPage&) const = default;
};

/// One block after the other onto the pages.
class Composer {
 public:
  /// `marks`: what the contents say.
  Composer(const PdfDocument& document, std::vector<MarkedPage> marks)
      : document_(document), size_(document.paper.text_points), flow_(document.paper), known_(std::move(marks)) {
    for (const PdfBlock& block : document.blocks) {
      std::visit([&](const auto& each) { Add(each); }, block);
    }
  }

  const PdfFlow& flow() const { return flow_; }
  const TextSetter& setter() const { return setter_; }
  const std::vector<MarkedPage>& marks() const { return marks_; }

 private:
  void Add(const PdfNewPage&) { flow_.NewPage(); }
  void Add(const PdfSpace& space) { flow_.Advance(std::min(flow_.whole() * space.part, flow_.left_over())); }
  void Add(const PdfMark& mark) { marks_.push_back({mark.name, flow_.pages().size()}); }

  void Add(const PdfContents&) {
    const double wide = 2.5 * size_;  // of the number
    for (const MarkedPage& mark : known_) {
      const SetText name = setter_.Set(mark.name, {.size = size_, .pitch = 1.5}, flow_.width() - 2 * wide);
      const SetText number = setter_.Set(std::to_string(mark.page), {.size = size_, .pitch = 1.5}, -1);
      flow_.Need(name.height());
      const double y = flow_.y() + name.height() - name.line_height();  // of the last line
      DrawAt(name, flow_.left());
      const double right = flow_.left() + flow_.width(), from = flow_.left() + name.width() + size_ * 0.5;
      DrawAll(number, right - number.width(), y);
      if (name.lines().size() == 1) Dots(from, right - wide, y + size_ * 1.05);
      flow_.Advance(name.height() + size_ * 0.35);
    }
  }

  void Dots(double from, double to, double y) {
    flow_.Draw([from, to, y](cairo_t* cairo) {
      const double pattern[] = {0.8, 3};
      cairo_save(cairo);
      cairo_set_line_width(cairo, 0.8);
      cairo_set_dash(cairo, pattern, 2, 0);
      cairo_move_to(cairo, from, y);
      cairo_line_to(cairo, to, y);
      cairo_stroke(cairo);
      cairo_restore(cairo);
    });
  }

  void Add(const PdfTitle& title) {
    const TextLook look{.size = size_ * kTitle, .pitch = 1.4, .bold = true, .alignment = Alignment::kCenter};
    flow_.Space(size_);
    flow_.Put(setter_.Set(title.text, look, flow_.width()), flow_.left());
    flow_.Advance(size_ * 0.6);
  }

  void Add(const PdfLine& line) {
    const double size = line.small ? size_ * kSmall : size_;
    flow_.Put(setter_.Set(line.text, {.size = size, .alignment = line.alignment}, flow_.width()), flow_.left());
  }

  void Add(const PdfFacts& facts) {
    flow_.Space(size_ * 0.3);
    flow_.Rule(1.2);
    flow_.Advance(size_ * 0.35);
    for (std::size_t i = 0; i < facts.facts.size(); i += 2) AddPair(facts, i, std::min(i + 2, facts.facts.size()));
    flow_.Advance(size_ * 0.35);
    flow_.Rule(1.2);
    flow_.Advance(size_);
  }

  void Add(const PdfCode& code) {
    const auto modules = crypto::QrModulesOf(code.text);
    const double side = code.side * kPointsOfMillimetre;
    std::vector<SetText> lines;
    double height = 0;
    for (const std::string& line : code.beside) {
      lines.push_back(setter_.Set(line, {.size = size_ * kSmall, .pitch = 1.6}, flow_.width() - side - size_));
      height += lines.back().height();
    }
    const double high = std::max(side, height);
    flow_.Space(size_);
    flow_.Need(high);
    const double y = flow_.y();
    flow_.Draw([modules, x = flow_.left(), y, side](cairo_t* cairo) { DrawCode(cairo, modules, x, y, side); });
    double at = y + (high - height) / 2;
    for (const SetText& line : lines) {
      DrawAll(line, flow_.left() + side + size_, at);
      at += line.height();
    }
    flow_.Advance(high);
  }

  void Add(const PdfCodeSheet& sheet) {
    const double wide = (flow_.width() - kGutter * (sheet.columns - 1)) / sheet.columns;
    const auto columns = static_cast<std::size_t>(sheet.columns);
    for (std::size_t from = 0; from < sheet.codes.size(); from += columns) {
      AddCodes(sheet, from, std::min(from + columns, sheet.codes.size()), wide);
    }
  }

  void Add(const PdfTable& table) { AddTable(table.table, size_ * (table.close ? kCloseText : kTableText)); }

  void Add(const RichText& text) {
    ListCounter counter;
    for (const RichBlock& block : text.blocks()) {
      const int number = counter.Next(block);
      std::visit([&](const auto& each) { AddRich(each, number); }, block);
    }
  }

  SetText SetFact(const std::pair<std::string, std::string>& fact, double width) const {
    const RichRuns runs = {{.text = fact.first + "：", .bold = true}, {.text = fact.second}};
    return setter_.Set(runs, {.size = size_ * kSmall, .pitch = 1.6}, width);
  }

  /// Side by side; what would be too high that way one below the other over the full width, and over pages.
  void AddPair(const PdfFacts& facts, std::size_t from, std::size_t to) {
    const double half = flow_.width() / 2;
    std::vector<SetText> pair;
    double height = 0;
    for (std::size_t i = from; i < to; ++i) {
      pair.push_back(SetFact(facts.facts[i], half - size_));
      height = std::max(height, pair.back().height());
    }
    if (height > flow_.whole() * kHighestPair) {
      for (std::size_t i = from; i < to; ++i) flow_.Put(SetFact(facts.facts[i], flow_.width()), flow_.left());
      return;
    }
    flow_.Need(height);
    for (std::size_t i = 0; i < pair.size(); ++i) DrawAt(pair[i], flow_.left() + half * static_cast<double>(i));
    flow_.Advance(height);
  }

  void DrawAt(const SetText& text, double x) { DrawAll(text, x, flow_.y()); }

  void DrawAll(const SetText& text, double x, double y) {
    flow_.Draw([text, x, y](cairo_t* cairo) {
      for (std::size_t i = 0; i < text.lines().size(); ++i) {
        text.Draw(cairo, i, x, y + static_cast<double>(i) * text.line_height());
      }
    });
  }

  void AddCodes(const PdfCodeSheet& sheet, std::size_t from, std::size_t to, double wide) {
    const double side = wide * 0.8;
    double label_height = 0;
    std::vector<SetText> labels;
    for (std::size_t i = from; i < to; ++i) {
      const TextLook look{.size = size_ * kSmall, .pitch = 1.4, .bold = true, .alignment = Alignment::kCenter};
      labels.push_back(setter_.Set(sheet.codes[i].label, look, wide));
      label_height = std::max(label_height, labels.back().height());
    }
    flow_.Need(side + label_height);
    for (std::size_t i = from; i < to; ++i) {
      const double x = flow_.left() + (wide + kGutter) * static_cast<double>(i - from);
      flow_.Draw([modules = crypto::QrModulesOf(sheet.codes[i].text), x = x + (wide - side) / 2, y = flow_.y(),
                  side](cairo_t* cairo) { DrawCode(cairo, modules, x, y, side); });
      DrawAll(labels[i - from], x, flow_.y() + side);
    }
    flow_.Advance(side + label_height + size_);
  }

  void AddRich(const RichHeading& heading, int) {
    const TextLook look{
        .size = size_ * HeadingSize(heading.level), .pitch = 1.5, .bold = true, .alignment = heading.alignment};
    flow_.Space(size_ * 0.6);
    const SetText set = setter_.Set(heading.runs, look, flow_.width());
    flow_.Need(set.height() + 2 * size_ * 1.65);  // never the last line of a page
    flow_.Put(set, flow_.left());
    flow_.Advance(size_ * 0.2);
  }

  void AddRich(const RichParagraph& paragraph, int) {
    TextLook look{.size = size_, .alignment = paragraph.alignment};
    if (paragraph.alignment == Alignment::kStart) look.first_indent = 2 * size_;
    // A line that was broken off by hand is set in as the first one is: 「（一）……」 under one another.
    for (const RichRuns& line : LinesOf(paragraph.runs)) {
      flow_.Put(setter_.Set(line, look, flow_.width()), flow_.left());
    }
    flow_.Advance(size_ * kParagraphGap);
  }

  void AddRich(const RichListItem& item, int number) {
    const double indent = size_ * kListIndent * (item.depth + 1) + size_ * 0.4;
    const SetText set = setter_.Set(item.runs, {.size = size_}, flow_.width() - indent);
    const SetText mark = setter_.Set(item.ordered ? fmt::format("{}.", number) : "•", {.size = size_}, -1);
    flow_.Need(std::min(set.height(), 2 * set.line_height()));
    DrawAt(mark, flow_.left() + indent - mark.width() - size_ * 0.4);
    flow_.Put(set, flow_.left() + indent);
  }

  void AddRich(const RichTable& table, int) { AddTable(table, size_ * kTableText); }

  void AddTable(const RichTable& table, double size) {
    flow_.Space(size_ * 0.3);
    PutTable(flow_, setter_, table, size);
    flow_.Advance(size_ * 0.8);
  }

  void AddRich(const RichImage& image, int) {
    const PdfImage bytes = document_.image ? document_.image(image.digest) : nullptr;
    if (bytes != nullptr && PutImage(flow_, bytes)) return;
    Add(PdfLine{image.alt.empty() ? "［图片］" : "［图片：" + image.alt + "］", Alignment::kCenter, true});
  }

  const PdfDocument& document_;
  double size_;
  TextSetter setter_;
  PdfFlow flow_;
  std::vector<MarkedPage> known_, marks_;
};

/// Once more where there are contents to be filled with what the first time told.
std::unique_ptr<Composer> Compose(const PdfDocument& document) {
  std::vector<MarkedPage> names;
  bool has_contents = false;
  for (const PdfBlock& block : document.blocks) {
    if (const auto* mark = std::get_if<PdfMark>(&block)) names.push_back({mark->name});
    has_contents = has_contents || std::holds_alternative<PdfContents>(block);
  }
  auto composer = std::make_unique<Composer>(document, std::move(names));
  if (!has_contents) return composer;
  return std::make_unique<Composer>(document, composer->marks());
}

// ---- to bytes

cairo_status_t Append(void* to, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

void Describe(cairo_surface_t* surface, const PdfDocument& document) {
  const auto describe = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface, what, ToUtf8(FromUtf8(text)).c_str());
  };
  describe(CAIRO_PDF_METADATA_TITLE, document.title);
  describe(CAIRO_PDF_METADATA_AUTHOR, document.author);
  // Without a day of ours Cairo would ask the clock.
  const std::string day = document.made ? ToString(*document.made) + "T00:00:00+08:00" : "";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
}

void DrawFoot(cairo_t* cairo, const PdfDocument& document, const Composer& composer, std::size_t page) {
  if (document.foot_on == PdfFoot::kNowhere || (document.foot_on == PdfFoot::kNotOnFirst && page == 0)) return;
  const PdfFlow& flow = composer.flow();
  const TextLook left{.size = document.paper.text_points * 0.72, .pitch = 1.4};
  TextLook right = left;
  right.alignment = Alignment::kEnd;
  const double y = flow.page_height() - document.paper.margin * kPointsOfMillimetre * 0.7;
  const auto draw = [&](const SetText& text) {
    for (std::size_t i = 0; i < text.lines().size(); ++i) {
      text.Draw(cairo, i, flow.left(), y + static_cast<double>(i) * text.line_height());
    }
  };
  draw(composer.setter().Set(document.foot, left, flow.width() * 0.75));
  draw(composer.setter().Set(fmt::format("第 {} 页，共 {} 页", page + 1, flow.pages().size()), right, flow.width()));
}

void Require(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
}

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

}  // namespace

std::size_t CountPdfPages(const PdfDocument& document) { return Compose(document)->flow().pages().size(); }

std::string WritePdf(const PdfDocument& document) {
  const auto composer = Compose(document);
  const PdfFlow& flow = composer->flow();
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(
                            Append, &bytes, flow.page_width() * PagesAcross(document.sheets), flow.page_height()),
                        &cairo_surface_destroy);
  Require(cairo_surface_status(surface.get()));
  Describe(surface.get(), document);
  {
    const Context context(cairo_create(surface.get()), &cairo_destroy);
    for (const std::vector<PlacedPage>& side : SidesOf(document.sheets, flow.pages().size())) {
      for (const PlacedPage& placed : side) {
        cairo_save(context.get());
        cairo_translate(context.get(), placed.left * flow.page_width(), 0);
        for (const Drawing& draw : flow.pages()[placed.page]) draw(context.get());
        DrawFoot(context.get(), document, *composer, placed.page);
        cairo_restore(context.get());
      }
      cairo_show_page(context.get());
    }
    Require(cairo_status(context.get()));
  }
  cairo_surface_finish(surface.get());
  Require(cairo_surface_status(surface.get()));
  return bytes;
}

}  // namespace gongkai::docwrite
