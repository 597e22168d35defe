#include "base/rich_text.h"

#include <algorithm>
#include <type_traits>

#include "base/fold.h"
#include "base/rich_runs.h"
#include "base/rich_table.h"
#include "base/utf8.h"

namespace gongkai {
namespace {

using internal::NormalRuns;
using Limits = RichTextLimits;

Error TooMuch(std::string_view what, std::size_t most, std::string_view unit) {
  return {
      ErrorKind::kInvalidInput,
      std::string(what) + "不能超过 " + std::to_string(most) + " " + std::string(unit) + "，请拆成几篇，或者作为附件。",
      ""};
}

/// Brings one block after another into normal form.
class Normaliser {
 public:
  Result<Unit> Take(RichBlock& block) {
    return std::visit([this](auto& each) { return Add(each); }, block);
  }
  std::vector<RichBlock> Finish() { return std::move(blocks_); }

 private:
  Result<Unit> Add(RichHeading& heading) {
    heading.level = std::clamp(heading.level, kTopHeading, kLowestHeading);
    heading.runs = NormalRuns(heading.runs, true);
    return AddUnlessEmpty(std::move(heading));
  }

  Result<Unit> Add(RichParagraph& paragraph) {
    paragraph.runs = NormalRuns(paragraph.runs, false);
    return AddUnlessEmpty(std::move(paragraph));
  }

  Result<Unit> Add(RichListItem& item) {
    item.runs = NormalRuns(item.runs, false);
    const auto* before = blocks_.empty() ? nullptr : std::get_if<RichListItem>(&blocks_.back());
    item.depth = std::clamp(item.depth, 0, before == nullptr ? 0 : std::min(before->depth + 1, kDeepestListItem));
    return AddUnlessEmpty(std::move(item));
  }

  Result<Unit> Add(RichTable& table) {
    RichTable grid = TRY(internal::NormalTable(std::move(table), Limits::kCells - places_));
    for (RichRow& row : grid.rows) {
      for (RichCell& cell : row.cells) {
        places_ += static_cast<std::size_t>(cell.column_span) * static_cast<std::size_t>(cell.row_span);
        for (RichParagraph& paragraph : cell.paragraphs) paragraph.runs = NormalRuns(paragraph.runs, cell.head);
        std::erase_if(cell.paragraphs, [](const RichParagraph& paragraph) { return paragraph.runs.empty(); });
      }
    }
    return grid.rows.empty() ? Ok() : Append(std::move(grid));
  }

  Result<Unit> Add(RichImage& image) {
    const RichRuns alt = NormalRuns({{.text = std::move(image.alt)}}, false);
    image.alt = PlainText(alt);
    std::replace(image.alt.begin(), image.alt.end(), '\n', ' ');
    if (Utf8Length(image.alt) > Limits::kAltCharacters) {
      return Error{ErrorKind::kInvalidInput,
                   "图片说明不能超过 " + std::to_string(Limits::kAltCharacters) + " 字，请写短一些。", ""};
    }
    if (++images_ > Limits::kImages) return TooMuch("一篇正文的图片", Limits::kImages, "张");
    return Append(std::move(image));
  }

  template <class Block>
  Result<Unit> AddUnlessEmpty(Block block) {
    return block.runs.empty() ? Ok() : Append(std::move(block));
  }

  template <class Block>
  Result<Unit> Append(Block block) {
    if (blocks_.size() == Limits::kBlocks) return TooMuch("正文", Limits::kBlocks, "段");
    blocks_.emplace_back(std::move(block));
    return Ok();
  }

  std::vector<RichBlock> blocks_;
  std::size_t places_ = 0, images_ = 0;
};

std::size_t CharactersOf(const RichRuns& runs) {
  std::size_t count = 0;
  for (const RichRun& run : runs) count += Utf8Length(run.text);
  return count;
}

std::size_t CharactersOf(const RichBlock& block) {
  if (const auto* image = std::get_if<RichImage>(&block)) return Utf8Length(image->alt);
  if (const auto* table = std::get_if<RichTable>(&block)) {
    std::size_t count = 0;
    for (const RichRow& row : table->rows) {
      for (const RichCell& cell : row.cells) {
        for (const RichParagraph& paragraph : cell.paragraphs) count += CharactersOf(paragraph.runs);
      }
    }
    return count;
  }
  return std::visit(
      [](const auto& each) -> std::size_t {
        if constexpr (requires { each.runs; }) return CharactersOf(each.runs);
        return 0;
      },
      block);
}

/// The places that cells of earlier rows cover are empty, so that what stands below one another has the same column.
std::string PlainTable(const RichTable& table) {
  std::string text;
  std::vector<std::size_t> covered;  // by column: the row before which it is
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::string line;
    std::size_t column = 0;
    const auto pass_covered = [&] {
      for (; column < covered.size() && covered[column] > row; ++column) line += '\t';
    };
    for (const RichCell& cell : table.rows[row].cells) {
      pass_covered();
      std::string shown = PlainText(cell, " ");
      std::replace(shown.begin(), shown.end(), '\n', ' ');
      const auto width = static_cast<std::size_t>(cell.column_span);
      if (covered.size() < column + width) covered.resize(column + width, 0);
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(column), width,
                  row + static_cast<std::size_t>(cell.row_span));
      line += shown + std::string(width, '\t');
      column += width;
    }
    pass_covered();
    line.pop_back();
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

struct PlainBlock {
  std::string operator()(const RichHeading& heading) const { return PlainText(heading.runs); }
  std::string operator()(const RichParagraph& paragraph) const { return PlainText(paragraph.runs); }
  std::string operator()(const RichListItem& item) const {
    const std::string mark = item.ordered ? std::to_string(number) + ". " : "• ";
    return std::string(static_cast<std::size_t>(item.depth) * 2, ' ') + mark + PlainText(item.runs);
  }
  std::string operator()(const RichTable& table) const { return PlainTable(table); }
  std::string operator()(const RichImage& image) const {
    return image.alt.empty() ? "［图片］" : "［图片：" + image.alt + "］";
  }
  int number = 0;
};

bool IsItem(const RichBlock& block) { return std::holds_alternative<RichListItem>(block); }

}  // namespace

std::optional<ImageDigest> ImageDigest::Of(std::string_view text) {
  constexpr std::string_view kKind = "sm3:";
  constexpr std::size_t kDigits = 64;
  if (!text.starts_with(kKind) || text.size() != kKind.size() + kDigits) return std::nullopt;
  if (text.find_first_not_of("0123456789abcdef", kKind.size()) != std::string_view::npos) return std::nullopt;
  return ImageDigest(std::string(text));
}

Result<RichText> RichText::Of(std::vector<RichBlock> blocks) {
  Normaliser normaliser;
  std::size_t characters = 0;
  for (RichBlock& block : blocks) {
    TRY(normaliser.Take(block));
  }
  RichText text;
  text.blocks_ = normaliser.Finish();
  for (const RichBlock& block : text.blocks_) characters += CharactersOf(block);
  if (characters > Limits::kCharacters) return TooMuch("正文", Limits::kCharacters, "字");
  return text;
}

std::size_t RichText::Characters() const {
  std::size_t count = 0;
  for (const RichBlock& block : blocks_) count += CharactersOf(block);
  return count;
}

std::size_t RichText::Cells() const {
  std::size_t count = 0;
  for (const RichBlock& block : blocks_) {
    if (const auto* table = std::get_if<RichTable>(&block)) {
      for (const RichRow& row : table->rows) count += row.cells.size();
    }
  }
  return count;
}

std::vector<ImageDigest> RichText::Images() const {
  std::vector<ImageDigest> images;
  for (const RichBlock& block : blocks_) {
    if (const auto* image = std::get_if<RichImage>(&block)) images.push_back(image->digest);
  }
  return images;
}

std::string RichText::PlainText() const {
  std::string text;
  ListCounter counter;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (i > 0) text += IsItem(blocks_[i - 1]) && IsItem(blocks_[i]) ? "\n" : "\n\n";
    text += std::visit(PlainBlock{counter.Next(blocks_[i])}, blocks_[i]);
  }
  return text;
}

std::string PlainText(const RichRuns& runs) {
  std::string text;
  for (const RichRun& run : runs) text += run.text;
  return text;
}

std::string PlainText(const RichCell& cell, std::string_view between) {
  std::string text;
  for (const RichParagraph& paragraph : cell.paragraphs) {
    if (!text.empty()) text += between;
    text += PlainText(paragraph.runs);
  }
  return text;
}

int ListCounter::Next(const RichBlock& block) {
  const auto* item = std::get_if<RichListItem>(&block);
  if (item == nullptr) {
    levels_.clear();
    return 0;
  }
  const auto depth = static_cast<std::size_t>(item->depth);
  levels_.resize(depth + 1);
  Level& level = levels_[depth];
  if (level.ordered != item->ordered) level = {item->ordered, 0};
  if (item->ordered) ++level.number;
  return level.number;
}

}  // namespace gongkai
