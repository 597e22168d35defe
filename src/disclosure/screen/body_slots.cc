#include "disclosure/screen/body_slots.h"

#include <algorithm>

#include "base/rich_grid.h"

namespace gongkai::disclosure {
namespace {

class Slots {
 public:
  void Paragraph(RichRuns& runs) {
    ++paragraphs_;
    Add({.where = "第 " + std::to_string(paragraphs_) + " 段", .lines = {&runs}});
  }

  void Table(RichTable& table) {
    ++tables_;
    const RichGrid grid = GridOf(table);
    std::size_t next = 0;  // the cells of the grid stand in reading order, as those of the rows do
    for (RichRow& row : table.rows) {
      for (RichCell& cell : row.cells) {
        const PlacedCell& placed = grid.cells[next++];
        BodySlot slot{.where = "表 " + std::to_string(tables_) + " 第 " + std::to_string(placed.row + 1) + " 行第 " +
                               std::to_string(placed.column + 1) + " 列",
                      .table = tables_,
                      .row = placed.row,
                      .column = placed.column};
        for (RichParagraph& paragraph : cell.paragraphs) slot.lines.push_back(&paragraph.runs);
        Add(std::move(slot));
      }
    }
  }

  void Image(RichImage& image) {
    ++images_;
    BodySlot slot{.sight = docread::Sight::kAlternativeText,
                  .text = image.alt,
                  .where = "第 " + std::to_string(images_) + " 张图片的说明",
                  .alt = &image.alt};
    if (!slot.text.empty()) slots_.push_back(std::move(slot));
  }

  std::vector<BodySlot> Finish() { return std::move(slots_); }

 private:
  void Add(BodySlot slot) {
    std::vector<BodySlot> links;
    for (RichRuns* const runs : slot.lines) {
      if (runs != slot.lines.front()) slot.text += "\n";
      for (RichRun& run : *runs) {
        slot.text += run.text;
        if (!run.link) continue;
        links.push_back({.sight = docread::Sight::kLinkTarget,
                         .text = run.link->text(),
                         .where = slot.where + "的链接",
                         .link = &run});
      }
    }
    if (!slot.text.empty()) slots_.push_back(std::move(slot));
    std::ranges::move(links, std::back_inserter(slots_));
  }

  std::vector<BodySlot> slots_;
  int paragraphs_ = 0, tables_ = 0, images_ = 0;
};

/// What of [offset, offset + length) stands in a stretch that begins at `begin`; the place of what comes instead is the
/// first stretch that it meets.
void ReplaceInRun(RichRun& run, std::size_t begin, std::size_t offset, std::size_t length, std::string_view to,
                  bool& is_placed) {
  const std::size_t from = std::max(offset, begin), until = std::min(offset + length, begin + run.text.size());
  if (from >= until) return;
  run.text.replace(from - begin, until - from, is_placed ? std::string_view() : to);
  is_placed = true;
}

}  // namespace

std::vector<BodySlot> SlotsOf(std::vector<RichBlock>& blocks) {
  Slots slots;
  for (RichBlock& block : blocks) {
    if (auto* const heading = std::get_if<RichHeading>(&block)) slots.Paragraph(heading->runs);
    if (auto* const paragraph = std::get_if<RichParagraph>(&block)) slots.Paragraph(paragraph->runs);
    if (auto* const item = std::get_if<RichListItem>(&block)) slots.Paragraph(item->runs);
    if (auto* const table = std::get_if<RichTable>(&block)) slots.Table(*table);
    if (auto* const image = std::get_if<RichImage>(&block)) slots.Image(*image);
  }
  return slots.Finish();
}

void ReplaceIn(BodySlot& slot, std::size_t offset, std::size_t length, std::string_view to) {
  if (slot.link != nullptr) {
    slot.link->link.reset();
    return;
  }
  if (slot.alt != nullptr) {
    slot.alt->replace(std::min(offset, slot.alt->size()), length, to);
    return;
  }
  bool is_placed = false;
  std::size_t begin = 0;
  for (RichRuns* const runs : slot.lines) {
    for (RichRun& run : *runs) {
      const std::size_t size = run.text.size();
      ReplaceInRun(run, begin, offset, length, to, is_placed);
      begin += size;
    }
    ++begin;  // the line break between two paragraphs of a cell
  }
}

}  // namespace gongkai::disclosure
