#include "disclosure/channel/booklet_paper_view.h"

#include <fmt/format.h>

#include <optional>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using docwrite::PdfBlock;
using docwrite::PdfDocument;
using docwrite::PdfLine;
using docwrite::PdfNewPage;
using docwrite::PdfSpace;
using docwrite::PdfTitle;
using Blocks = std::vector<PdfBlock>;

constexpr std::string_view kLater = "以后的更正、更新和撤下，以公开的网页为准；与网页不一致的，以网页为准。";

void Add(Blocks more, Blocks& blocks) {
  for (PdfBlock& block : more) blocks.push_back(std::move(block));
}

/// Of what it was made, a line an item.
Blocks MadeOf(const PrintedBooklet& printed) {
  Blocks blocks;
  blocks.emplace_back(PdfLine{fmt::format("{}于{}按当天公开的版本编印：", printed.organ, ToChinese(printed.made_on)),
                              Alignment::kStart, true});
  for (std::size_t i = 0; i < printed.items.size(); ++i) {
    const OutgoingItem& out = printed.items[i];
    blocks.emplace_back(PdfLine{fmt::format("{}. {}　{}　{}公开", i + 1, VersionOnPaper(out), out.organ,
                                            ToChinese(*out.item.publicity.public_from)),
                                Alignment::kStart, true});
  }
  blocks.emplace_back(PdfLine{std::string(kLater), Alignment::kStart, true});
  return blocks;
}

// ---- the leaflet

/// A panel of A4 that is folded to the third.
constexpr docwrite::PdfPaper kPanel{.width = 99, .height = 210, .margin = 9, .text_points = 10};
constexpr double kTextSizes[] = {13, 12, 11, 10.5, 10, 9.5, 9};
/// Characters an item, where the smallest text is still too long.
constexpr std::size_t kShares[] = {2400, 1800, 1400, 1000, 800, 600, 450, 300, 200, 120};
constexpr std::size_t kPanelsInside = 4, kWhole = ~std::size_t{0};

/// The main points of an item, one after another, until its share is used up.
class MainPoints {
 public:
  explicit MainPoints(std::size_t share) : left_(share) {}

  void Add(RichBlock block) {
    if (is_cut_ || std::holds_alternative<RichImage>(block)) return;
    const std::size_t length = LengthOf(block);
    if (length > left_) {
      is_cut_ = true;
      Shorten(block);
      return;
    }
    left_ -= length;
    blocks_.push_back(std::move(block));
  }
  void AddLine(std::string_view label, std::string_view text) {
    RichRuns runs;
    if (!label.empty()) runs.push_back({.text = std::string(label) + "：", .bold = true});
    runs.push_back({.text = std::string(text)});
    Add(RichParagraph{.runs = std::move(runs)});
  }

  bool is_cut() const { return is_cut_; }
  RichText Finish() {
    auto text = RichText::Of(std::move(blocks_));
    return text ? std::move(*text) : RichText();
  }

 private:
  static std::size_t LengthOf(const RichBlock& block) {
    const auto text = RichText::Of({block});
    return text ? text->Characters() : kWhole;
  }

  /// What fits of a paragraph; a heading, a table, an item of a list is there whole or not at all.
  void Shorten(const RichBlock& block) {
    constexpr std::size_t kWorthIt = 40;
    const auto* paragraph = std::get_if<RichParagraph>(&block);
    if (paragraph == nullptr || left_ < kWorthIt) return;
    blocks_.emplace_back(RichParagraph{.runs = {{.text = Ellipsis(PlainText(paragraph->runs), left_)}}});
  }

  std::size_t left_;
  bool is_cut_ = false;
  std::vector<RichBlock> blocks_;
};

RichText PointsOf(const OutgoingItem& out, std::size_t number, bool is_only, std::size_t share) {
  const Content& content = out.version.content;
  MainPoints points(share);
  const std::string mark = is_only ? std::string() : std::to_string(number) + ". ";
  points.Add(RichHeading{kTopHeading, Alignment::kStart, {{.text = mark + content.title}}});
  if (!content.correction.empty()) points.AddLine("更正或者更新", content.correction);
  points.AddLine("", content.summary);
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (IsBlankText(value)) continue;
    const auto day = field.type == FieldType::kDate ? ParseDate(value) : std::nullopt;
    points.AddLine(field.label, day ? ToChinese(*day) : std::string(value));
  }
  const RichText body = BodyOf(content);
  for (const RichBlock& block : body.blocks()) points.Add(block);
  const bool is_cut = points.is_cut();
  RichText text = points.Finish();
  if (!is_cut) return text;
  std::vector<RichBlock> blocks = text.blocks();
  blocks.emplace_back(RichParagraph{
      .alignment = Alignment::kEnd,
      .runs = {{.text = "（全文请扫背面的" +
                        (is_only ? std::string("二维码") : "第 " + std::to_string(number) + " 个码") + "）"}}});
  auto whole = RichText::Of(std::move(blocks));
  return whole ? std::move(*whole) : text;
}

Blocks Inside(const PrintedBooklet& printed, std::size_t share) {
  Blocks blocks;
  for (std::size_t i = 0; i < printed.items.size(); ++i) {
    blocks.emplace_back(PointsOf(printed.items[i], i + 1, printed.items.size() == 1, share));
  }
  return blocks;
}

PdfDocument PanelsOf(const PrintedBooklet& printed, double size, Blocks blocks) {
  docwrite::PdfPaper panel = kPanel;
  panel.text_points = size;
  return {.paper = panel,
          .title = printed.title,
          .author = printed.organ,
          .made = printed.made_on,
          .foot_on = docwrite::PdfFoot::kNowhere,
          .sheets = docwrite::PdfSheets::kTriFold,
          .blocks = std::move(blocks)};
}

Blocks Front(const PrintedBooklet& printed) {
  constexpr std::size_t kShown = 40;
  Blocks blocks;
  blocks.emplace_back(PdfSpace{0.16});
  blocks.emplace_back(PdfLine{printed.organ, Alignment::kCenter});
  blocks.emplace_back(PdfTitle{printed.title});
  blocks.emplace_back(PdfSpace{0.1});
  for (std::size_t i = 0; i < printed.items.size() && printed.items.size() > 1; ++i) {
    blocks.emplace_back(PdfLine{fmt::format("{}. {}", i + 1, Ellipsis(printed.items[i].version.content.title, kShown)),
                                Alignment::kStart, true});
  }
  blocks.emplace_back(PdfSpace{0.06});
  blocks.emplace_back(PdfLine{ToChinese(printed.made_on) + "编印", Alignment::kCenter, true});
  return blocks;
}

Blocks Back(const PrintedBooklet& printed, int columns) {
  constexpr std::size_t kShownTitle = 16;
  Blocks blocks;
  blocks.emplace_back(PdfLine{"用手机扫码，看全文和以后的更正", Alignment::kCenter, true});
  docwrite::PdfCodeSheet codes{.codes = {}, .columns = columns};
  for (std::size_t i = 0; i < printed.items.size(); ++i) {
    codes.codes.push_back(
        {printed.items[i].address,
         fmt::format("{}. {}", i + 1, Ellipsis(printed.items[i].version.content.title, kShownTitle))});
  }
  blocks.emplace_back(std::move(codes));
  blocks.emplace_back(PdfLine{"编印：" + printed.organ, Alignment::kStart, true});
  if (!printed.phone.empty()) blocks.emplace_back(PdfLine{"咨询电话：" + printed.phone, Alignment::kStart, true});
  Add(MadeOf(printed), blocks);
  return blocks;
}

struct Panels {
  double size = 0;
  Blocks front, inside, back;
  std::size_t panels_inside = 0;
};

/// None where it does not fit.
std::optional<Panels> SetIn(const PrintedBooklet& printed, double size, std::size_t share) {
  const auto count = [&](const Blocks& blocks) { return CountPdfPages(PanelsOf(printed, size, blocks)); };
  Panels panels{.size = size, .front = Front(printed), .inside = Inside(printed, share), .back = Back(printed, 2)};
  panels.panels_inside = count(panels.inside);
  if (panels.panels_inside > kPanelsInside || count(panels.front) > 1) return std::nullopt;
  if (count(panels.back) > 1) panels.back = Back(printed, 3);
  if (count(panels.back) > 1) return std::nullopt;
  return panels;
}

/// In the largest text that fits; what is too long for the smallest is shortened.
Panels FitPanels(const PrintedBooklet& printed) {
  const double smallest = kTextSizes[std::size(kTextSizes) - 1];
  for (const double size : kTextSizes) {
    if (auto panels = SetIn(printed, size, kWhole)) return std::move(*panels);
  }
  for (const std::size_t share : kShares) {
    if (auto panels = SetIn(printed, smallest, share)) return std::move(*panels);
  }
  return {.size = smallest, .front = Front(printed), .inside = {}, .back = Back(printed, 3), .panels_inside = 1};
}

// ---- the booklet

Blocks Cover(const PrintedBooklet& printed) {
  Blocks blocks;
  blocks.emplace_back(PdfSpace{0.2});
  blocks.emplace_back(PdfTitle{printed.title});
  blocks.emplace_back(PdfSpace{0.45});
  blocks.emplace_back(PdfLine{printed.organ + "　编印", Alignment::kCenter});
  blocks.emplace_back(PdfLine{ToChinese(printed.made_on), Alignment::kCenter});
  return blocks;
}

Blocks LastPage(const PrintedBooklet& printed) {
  Blocks blocks;
  blocks.emplace_back(PdfTitle{"编印说明"});
  Add(MadeOf(printed), blocks);
  if (!printed.phone.empty())
    blocks.emplace_back(PdfLine{"编印机关咨询电话：" + printed.phone, Alignment::kStart, true});
  return blocks;
}

/// The images of all items.
auto ImagesOfAll(const PrintedBooklet& printed) {
  return [&printed](const ImageDigest& image) -> std::optional<std::string> {
    for (const OutgoingItem& out : printed.items) {
      if (auto bytes = ImagesOf(out)(image)) return bytes;
    }
    return std::nullopt;
  };
}

}  // namespace

std::string LeafletPdf(const PrintedBooklet& printed) {
  Panels panels = FitPanels(printed);
  Blocks blocks = std::move(panels.front);
  blocks.emplace_back(PdfNewPage{});
  Add(std::move(panels.inside), blocks);
  for (std::size_t i = panels.panels_inside; i <= kPanelsInside; ++i) blocks.emplace_back(PdfNewPage{});
  Add(std::move(panels.back), blocks);
  return WritePdf(PanelsOf(printed, panels.size, std::move(blocks)));
}

std::string BookletPdf(const PrintedBooklet& printed, docwrite::PdfSheets sheets) {
  PdfDocument document{.paper = docwrite::kA5,
                       .title = printed.title,
                       .author = printed.organ,
                       .made = printed.made_on,
                       .foot = printed.title,
                       .foot_on = docwrite::PdfFoot::kNotOnFirst,
                       .sheets = sheets,
                       .image = ImagesOfAll(printed),
                       .blocks = Cover(printed)};
  Blocks& blocks = document.blocks;
  blocks.emplace_back(PdfNewPage{});
  blocks.emplace_back(PdfTitle{"目　录"});
  blocks.emplace_back(docwrite::PdfContents{});
  for (std::size_t i = 0; i < printed.items.size(); ++i) {
    blocks.emplace_back(PdfNewPage{});
    blocks.emplace_back(docwrite::PdfMark{fmt::format("{}. {}", i + 1, printed.items[i].version.content.title)});
    Add(ItemOnPaper(printed.items[i]), blocks);
  }
  blocks.emplace_back(PdfNewPage{});
  Add(LastPage(printed), blocks);
  return WritePdf(document);
}

}  // namespace gongkai::disclosure
