#include "assessment/result_body_view.h"

#include "docread/rich_text_reader.h"

namespace gongkai::assessment {
namespace {

RichCell CellOf(std::string text, bool head = false) {
  return {.head = head, .paragraphs = {RichParagraph{Alignment::kStart, {RichRun{std::move(text)}}}}};
}

RichRow HeadRow() {
  RichRow row;
  for (const char* each : {"名次", "机关", "得分", "等次"}) row.cells.push_back(CellOf(each, true));
  return row;
}

RichRow RowOf(const RankedSheet& each) {
  RichRow row;
  row.cells.push_back(CellOf(each.place == 0 ? "—" : std::to_string(each.place)));
  row.cells.push_back(CellOf(each.sheet.name));
  row.cells.push_back(CellOf(ShownPoints(each.sheet.sum.total)));
  row.cells.push_back(CellOf(each.sheet.grade));
  return row;
}

void AddGroups(std::vector<RichBlock>& blocks, const std::vector<RankedSheet>& ranked) {
  std::string group;
  RichTable table;
  const auto end_group = [&] {
    if (!table.rows.empty()) blocks.emplace_back(std::move(table));
    table = {};
  };
  for (const RankedSheet& each : ranked) {
    if (table.rows.empty() || each.sheet.organ.group != group) {
      end_group();
      group = each.sheet.organ.group;
      blocks.emplace_back(RichHeading{.level = kTopHeading, .runs = {RichRun{group}}});
      table.rows.push_back(HeadRow());
    }
    table.rows.push_back(RowOf(each));
  }
  end_group();
}

}  // namespace

Result<disclosure::Content> ResultContent(const Assessment& assessment, const std::vector<RankedSheet>& ranked,
                                          Date today) {
  std::vector<RichBlock> blocks;
  const std::string days = ToChinese(assessment.days.first) + "至" + ToChinese(assessment.days.last);
  blocks.emplace_back(RichParagraph{Alignment::kStart,
                                    {RichRun{"根据《中华人民共和国政府信息公开条例》第四十六条，对" + days +
                                             "的政府信息公开工作进行了考核，结果如下。"}}});
  AddGroups(blocks, ranked);
  const RichText body = TRY(RichText::Of(std::move(blocks)));
  disclosure::Content content;
  content.kind = disclosure::ItemKind::kNotice;
  content.title = assessment.title + "结果";
  content.summary = days + "政府信息公开工作考核结果。";
  content.body = docread::WriteRichText(body);
  content.formed_on = today;
  return content;
}

}  // namespace gongkai::assessment
