#include "account/organ_export.h"

#include <array>

#include "account/guide_store.h"
#include "account/organ_store.h"
#include "account/remedy_bodies.h"
#include "docwrite/csv.h"
#include "docwrite/xlsx.h"

namespace gongkai::account {
namespace {

struct Column {
  std::string_view head;
  double width;
};
constexpr std::array<Column, 18> kColumns = {{{"代号", 10},
                                              {"机关全称", 34},
                                              {"简称", 16},
                                              {"类别", 18},
                                              {"上级", 16},
                                              {"领导关系", 16},
                                              {"上一级主管部门", 28},
                                              {"区划代码", 14},
                                              {"统一社会信用代码", 22},
                                              {"成立日期", 12},
                                              {"撤并日期", 12},
                                              {"公开工作机构", 28},
                                              {"办公地址", 34},
                                              {"办公时间", 28},
                                              {"联系电话", 18},
                                              {"复议机关", 30},
                                              {"管辖法院", 26},
                                              {"公开指南", 12}}};

std::string GuideInWords(const OrganRow& row) {
  if (!row.missing) return "";
  if (!row.guide_begun) return "未填写";
  return *row.missing == 0 ? "完整" : "缺" + std::to_string(*row.missing) + "项";
}

std::string Said(SaidBy by, const std::string& person, const RemedyBody& rule) {
  if (by == SaidBy::kPerson) return person;
  return rule.name.empty() ? "待填" : rule.name;
}

struct Turned {
  std::string reconsideration, court;
};

// Against a closed organ one turns where one would turn against who goes on exercising its powers.
Turned WhereToTurn(db::Session& session, const Organ& organ, const std::map<OrganId, Guide>& guides) {
  if (!HasOwnDuties(organ.kind)) return {};
  const auto respondent = organ.closed_on ? SuccessorOf(session, organ.id).organ : std::optional(organ);
  if (!respondent) return {"待填", "待填"};
  const auto found = guides.find(respondent->id);
  const Guide guide = found == guides.end() ? Guide{} : found->second;
  const RemedyFacts facts = RemedyFactsOf(session, *respondent);
  return {Said(guide.reconsideration_by, guide.reconsideration, ReconsiderationByRule(facts)),
          Said(guide.court_by, guide.court, CourtByRule(facts))};
}

std::array<std::string, 18> TextsOf(db::Session& session, const OrganRow& row, const std::map<OrganId, Guide>& guides) {
  const Organ& organ = row.organ;
  const auto found = guides.find(organ.id);
  const Guide guide = found == guides.end() ? Guide{} : found->second;
  const Turned turned = WhereToTurn(session, organ, guides);
  return {organ.code,
          organ.name,
          organ.short_name,
          std::string(NameOf(organ.kind)),
          row.parent_name,
          MayBeLedFromAbove(organ.kind) ? std::string(WordFor(organ.leadership)) : "",
          organ.led_by,
          organ.place_code,
          organ.credit_code,
          ToString(organ.opened_on),
          organ.closed_on ? ToString(*organ.closed_on) : "",
          guide.work_body,
          guide.address,
          guide.hours,
          guide.phone,
          turned.reconsideration,
          turned.court,
          GuideInWords(row)};
}

docwrite::Sheet SheetOf(db::Session& session, const std::vector<OrganRow>& rows) {
  docwrite::Sheet sheet{.name = "机关名录", .frozen_rows = 1, .landscape = true};
  const auto guides = AllGuides(session);
  for (int c = 0; const Column& column : kColumns) {
    sheet.column_widths.push_back(column.width);
    sheet.cells.push_back(
        {.row = 0, .column = c++, .text = std::string(column.head), .style = docwrite::CellStyle::kHead});
  }
  for (int r = 1; const OrganRow& row : rows) {
    auto texts = TextsOf(session, row, guides);
    for (int c = 0; std::string & text : texts) {
      sheet.cells.push_back({.row = r, .column = c++, .text = std::move(text)});
    }
    ++r;
  }
  return sheet;
}

}  // namespace

std::string ExportOrgans(Desk& desk, const Actor& actor, const OrganFilter& filter, ExportForm form) {
  docwrite::Sheet sheet;
  {
    Deed deed(desk, actor);
    const auto rows = ListOrgans(deed.transaction(), filter, deed.today());
    sheet = SheetOf(deed.transaction(), rows);
    deed.Record(kInstallation, "organ.export", "", {{"rows", std::to_string(rows.size())}});
    deed.Commit();
  }
  return form == ExportForm::kCsv ? docwrite::WriteCsv(sheet) : docwrite::WriteXlsx({&sheet, 1});
}

}  // namespace gongkai::account
