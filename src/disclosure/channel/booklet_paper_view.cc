#include "disclosure/channel/booklet_paper_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

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

/// How a sheet of A4 is folded: with much to say to the third (a front, four panels of text, a back), with little once
/// (a front, two pages of text, a back). What the text leaves free takes the codes, so that no panel is empty.
struct Fold {
  docwrite::PdfPaper paper;
  docwrite::PdfSheets sheets;
  std::size_t inside;  // panels between front and back
  std::span<const double> sizes;
};
constexpr double kThirdSizes[] = {16, 15, 14, 13, 12, 11, 10.5, 10, 9.5, 9};
constexpr double kHalfSizes[] = {20, 18, 17, 16, 15, 14};
constexpr Fold kToThird{
    {.width = 99, .height = 210, .margin = 9, .text_points = 10}, docwrite::PdfSheets::kTriFold, 4, kThirdSizes};
constexpr Fold kOnce{{.width = 148.5, .height = 210, .margin = 14, .text_points = 16},
                     docwrite::PdfSheets::kSaddleStitch,
                     2,
                     kHalfSizes};
/// Of so few panels to the third in its largest text it is folded once.
constexpr std::size_t kFewPanels = 2;
/// Characters an item, where the smallest text is still too long.
constexpr std::size_t kShares[] = {2400, 1800, 1400, 1000, 800, 600, 450, 300, 200, 120, 0};
/// More characters than four panels hold in the smallest text, even of narrow letters: what is longer needs no trial.
constexpr std::size_t kHeld = 8'000;

/// The main points of an item, one after another, until its share is used up.
class MainPoints {
 public:
  explicit MainPoints(std::size_t share) : left_(share) {}

  /// There whatever its share.
  void AddTitle(std::string title) {
    left_ -= std::min(left_, Utf8Length(title));
    blocks_.emplace_back(RichHeading{kTopHeading, Alignment::kStart, {{.text = std::move(title)}}});
  }
  void Add(RichBlock block) {
    if (std::holds_alternative<RichImage>(block)) has_images_ = true;
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
  /// `where`: "折页上的二维码". What is not printed is told: the rest, or the images.
  RichText Finish(const std::string& where) {
    if (is_cut_ || has_images_) {
      const std::string_view what =
          is_cut_ ? (has_images_ ? "全文和图片见网页，请扫" : "全文请扫") : "图片见网页，请扫";
      blocks_.emplace_back(
          RichParagraph{.alignment = Alignment::kEnd, .runs = {{.text = "（" + std::string(what) + where + "）"}}});
    }
    auto text = RichText::Of(std::move(blocks_));
    return text ? std::move(*text) : RichText();
  }

 private:
  static std::size_t LengthOf(const RichBlock& block) {
    const auto text = RichText::Of({block});
    return text ? text->Characters() : kHeld;
  }

  /// What fits of a paragraph; a heading, a table, an item of a list is there whole or not at all.
  void Shorten(const RichBlock& block) {
    constexpr std::size_t kWorthIt = 40;
    const auto* paragraph = std::get_if<RichParagraph>(&block);
    if (paragraph == nullptr || left_ < kWorthIt) return;
    blocks_.emplace_back(RichParagraph{.runs = {{.text = Ellipsis(PlainText(paragraph->runs), left_)}}});
  }

  std::size_t left_;
  bool is_cut_ = false, has_images_ = false;
  std::vector<RichBlock> blocks_;
};

void AddFields(const Content& content, MainPoints& points) {
  if (!content.correction.empty()) points.AddLine("更正或者更新", CorrectionWords(content));
  points.AddLine("", content.summary);
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (IsBlankText(value)) continue;
    points.AddLine(field.label, ShownOf(field, value));
  }
}

/// The main points of all, each within its share.
struct InsidePanels {
  Blocks blocks;
  bool is_cut = false;
  std::size_t characters = 0;
};

InsidePanels Inside(const PrintedBooklet& printed, std::size_t share) {
  InsidePanels inside;
  const bool is_only = printed.items.size() == 1;
  for (std::size_t i = 0; i < printed.items.size(); ++i) {
    const Content& content = printed.items[i].version.content;
    const std::string number = std::to_string(i + 1);
    MainPoints points(share);
    points.AddTitle((is_only ? std::string() : number + ". ") + content.title);
    AddFields(content, points);
    const RichText body = BodyOf(content);
    for (const RichBlock& block : body.blocks()) points.Add(block);
    inside.is_cut = inside.is_cut || points.is_cut();
    RichText text = points.Finish(is_only ? "折页上的二维码" : "折页上的第 " + number + " 个码");
    inside.characters += text.Characters();
    inside.blocks.emplace_back(std::move(text));
  }
  return inside;
}

PdfDocument PanelsOf(const PrintedBooklet& printed, const Fold& fold, double size, Blocks blocks) {
  docwrite::PdfPaper panel = fold.paper;
  panel.text_points = size;
  return {.paper = panel,
          .title = printed.title,
          .author = printed.organ,
          .made = printed.made_on,
          .foot_on = docwrite::PdfFoot::kNowhere,
          .sheets = fold.sheets,
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

Blocks Codes(const PrintedBooklet& printed, int columns) {
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
  return blocks;
}

/// Who compiled it, of what, and where to ask.
Blocks Imprint(const PrintedBooklet& printed) {
  Blocks blocks;
  blocks.emplace_back(PdfLine{"编印：" + printed.organ, Alignment::kStart, true});
  if (!printed.phone.empty()) blocks.emplace_back(PdfLine{"咨询电话：" + printed.phone, Alignment::kStart, true});
  Add(MadeOf(printed), blocks);
  return blocks;
}

/// With the codes above it, unless they have a panel of their own.
Blocks Back(const PrintedBooklet& printed, int columns) {
  Blocks blocks = Codes(printed, columns);
  Add(Imprint(printed), blocks);
  return blocks;
}
Blocks BackAlone(const PrintedBooklet& printed) {
  Blocks blocks;
  blocks.emplace_back(PdfSpace{0.3});
  Add(Imprint(printed), blocks);
  return blocks;
}

struct Panels {
  const Fold* fold = nullptr;
  double size = 0;
  Blocks front, inside, codes, back;  // codes: a panel before the back, where one is free
  std::size_t panels_inside = 0;
};

/// None where it does not fit.
std::optional<Panels> SetIn(const PrintedBooklet& printed, const Fold& fold, double size, Blocks inside) {
  const auto count = [&](const Blocks& blocks) { return CountPdfPages(PanelsOf(printed, fold, size, blocks)); };
  Panels panels{
      .fold = &fold, .size = size, .front = Front(printed), .inside = std::move(inside), .codes = {}, .back = {}};
  if (count(panels.front) > 1) return std::nullopt;
  panels.panels_inside = count(panels.inside);
  if (panels.panels_inside > fold.inside) return std::nullopt;
  if (panels.panels_inside < fold.inside) {
    const int columns = printed.items.size() == 1 ? 1 : 2;
    panels.codes = Codes(printed, columns);
    panels.back = BackAlone(printed);
    if (count(panels.codes) == 1 && count(panels.back) == 1) return panels;
    panels.codes.clear();
  }
  panels.back = Back(printed, 2);
  if (count(panels.back) > 1) panels.back = Back(printed, 3);
  if (count(panels.back) > 1) return std::nullopt;
  return panels;
}

/// The first that fits of `count` trials, of which each takes less room than the one before: three or four are made.
template <class Trial>
std::optional<Panels> FirstFit(std::size_t count, Trial trial) {
  std::optional<Panels> best;
  for (std::size_t from = 0, to = count; from < to;) {
    const std::size_t middle = from + (to - from) / 2;
    if (auto panels = trial(middle)) {
      best = std::move(panels);
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return best;
}

std::optional<Panels> LargestIn(const PrintedBooklet& printed, const Fold& fold, const Blocks& inside) {
  return FirstFit(fold.sizes.size(), [&](std::size_t i) { return SetIn(printed, fold, fold.sizes[i], inside); });
}

/// In the largest text that fits; with little of it folded once, so that it does not stand lost among empty panels;
/// what is too long for the smallest is shortened.
Panels FitPanels(const PrintedBooklet& printed) {
  const double smallest = kToThird.sizes.back();
  const InsidePanels whole = Inside(printed, kHeld);
  if (!whole.is_cut && whole.characters <= kHeld) {
    auto panels = LargestIn(printed, kToThird, whole.blocks);
    if (panels && panels->panels_inside <= kFewPanels) {
      if (auto once = LargestIn(printed, kOnce, whole.blocks)) return std::move(*once);
    }
    if (panels) return std::move(*panels);
  }
  auto panels = FirstFit(std::size(kShares), [&](std::size_t i) {
    return SetIn(printed, kToThird, smallest, Inside(printed, kShares[i]).blocks);
  });
  if (panels) {
    // What was shortened may leave room for larger letters.
    auto larger = LargestIn(printed, kToThird, panels->inside);
    return larger ? std::move(*larger) : std::move(*panels);
  }
  return {.fold = &kToThird,
          .size = smallest,
          .front = Front(printed),
          .inside = Inside(printed, 0).blocks,
          .codes = {},
          .back = Back(printed, 3),
          .panels_inside = kToThird.inside};
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
  return [&printed](const ImageDigest& image) -> docwrite::PdfImage {
    for (const OutgoingItem& out : printed.items) {
      if (auto bytes = ImagesOf(out)(image)) return bytes;
    }
    return nullptr;
  };
}

}  // namespace

std::string LeafletPdf(const PrintedBooklet& printed) {
  Panels panels = FitPanels(printed);
  const std::size_t inside = panels.fold->inside;
  Blocks blocks = std::move(panels.front);
  blocks.emplace_back(PdfNewPage{});
  Add(std::move(panels.inside), blocks);
  std::size_t used = panels.panels_inside;
  if (!panels.codes.empty()) {
    for (; used + 1 < inside; ++used) blocks.emplace_back(PdfNewPage{});
    blocks.emplace_back(PdfNewPage{});
    Add(std::move(panels.codes), blocks);
    ++used;
  }
  for (; used <= inside; ++used) blocks.emplace_back(PdfNewPage{});
  Add(std::move(panels.back), blocks);
  return WritePdf(PanelsOf(printed, *panels.fold, panels.size, std::move(blocks)));
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
