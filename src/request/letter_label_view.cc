#include "request/letter_label_view.h"

#include <utility>

#include "docwrite/docx.h"

namespace gongkai::request {
namespace {

constexpr std::size_t kColumns = 2;

RichParagraph Line(std::string text, bool bold = false) {
  RichParagraph line;
  line.runs.push_back({.text = std::move(text), .bold = bold});
  return line;
}

RichCell CellOf(const AddressLabel& label) {
  RichCell cell;
  if (!label.to.postcode.empty()) cell.paragraphs.push_back(Line(label.to.postcode.Reveal()));
  cell.paragraphs.push_back(Line(label.to.address.Reveal()));
  cell.paragraphs.push_back(Line(label.to.name.Reveal() + "　收", true));
  cell.paragraphs.push_back(Line(label.letter_number + "　" + label.to.sender));
  return cell;
}

RichTable TableOf(const std::vector<AddressLabel>& labels) {
  RichTable table;
  for (std::size_t i = 0; i < labels.size(); i += kColumns) {
    RichRow row;
    for (std::size_t column = i; column < i + kColumns; ++column) {
      row.cells.push_back(column < labels.size() ? CellOf(labels[column]) : RichCell{});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string LabelSheetDocx(const std::vector<AddressLabel>& labels, Date made) {
  docwrite::PdfDocument document{.title = "邮寄标签", .made = made, .foot_on = docwrite::PdfFoot::kNowhere};
  std::vector<RichBlock> blocks;
  if (!labels.empty()) blocks.emplace_back(TableOf(labels));
  // So many labels are far below the limits of a rich text.
  if (auto body = RichText::Of(std::move(blocks))) document.blocks.emplace_back(std::move(*body));
  return WriteDocx(document);
}

}  // namespace gongkai::request
