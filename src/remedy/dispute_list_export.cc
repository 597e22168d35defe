#include "remedy/dispute_list_export.h"

#include <map>

namespace gongkai::remedy {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

struct Head {
  std::string_view name;
  double width;
};
constexpr Head kHeads[] = {{"编号", 10},     {"机关", 24},     {"类别", 26},       {"争议", 20},
                           {"收到副本", 12}, {"提交答复", 12}, {"决定、裁判", 12}, {"生效", 12},
                           {"办到哪里", 18}, {"结果", 24},     {"接下来要办", 26}, {"最后一天", 12}};

void AddRow(Sheet& sheet, int row, const std::vector<std::string>& texts, CellStyle style) {
  int column = 0;
  for (const std::string& text : texts) {
    sheet.cells.push_back({.row = row, .column = column++, .text = text, .style = style});
  }
}

/// A day that is not there is a blank.
std::string DayText(const std::optional<Date>& day) { return day ? gongkai::ToString(*day) : std::string(); }

std::vector<std::string> RowOf(const Dispute& dispute, const std::string& organ, Date today) {
  const DisputeOutcome* const outcome = FindDisputeOutcome(dispute.outcome);
  return {ToString(dispute.id),
          organ,
          std::string(NameOf(dispute.kind)),
          std::string(NameOf(dispute.ground)),
          DayText(dispute.received),
          DayText(dispute.answered),
          DayText(dispute.decided),
          DayText(dispute.takes_effect),
          std::string(NameOf(StageOn(dispute, today))),
          std::string(outcome == nullptr ? "" : outcome->name),
          dispute.next ? std::string(NameOf(*dispute.next)) : std::string(),
          DayText(dispute.next_due)};
}

}  // namespace

Sheet DisputeSheet(const std::vector<Dispute>& disputes, const std::function<std::string(account::OrganId)>& name_of,
                   Date today) {
  Sheet sheet{.name = "复议、诉讼", .frozen_rows = 1, .landscape = true};
  std::vector<std::string> heads;
  for (const Head& head : kHeads) {
    heads.emplace_back(head.name);
    sheet.column_widths.push_back(head.width);
  }
  int row = 0;
  AddRow(sheet, row++, heads, CellStyle::kHead);
  std::map<account::OrganId, std::string> names;
  for (const Dispute& each : disputes) {
    const auto [name, is_new] = names.try_emplace(each.id.organ);
    if (is_new) name->second = name_of(each.id.organ);
    AddRow(sheet, row++, RowOf(each, name->second, today), CellStyle::kText);
  }
  return sheet;
}

}  // namespace gongkai::remedy
