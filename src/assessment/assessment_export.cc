#include "assessment/assessment_export.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "assessment/contribution_store.h"
#include "docwrite/csv.h"
#include "docwrite/xlsx.h"

namespace gongkai::assessment {
namespace {

using docwrite::CellStyle;
using Page = docwrite::Sheet;
using Json = nlohmann::ordered_json;

/// A sheet that grows row by row below its heads.
class Grid {
 public:
  Grid(std::string name, const std::vector<std::pair<std::string, double>>& heads) {
    sheet_.name = std::move(name);
    sheet_.frozen_rows = 1;
    sheet_.landscape = true;
    for (const auto& [head, width] : heads) {
      sheet_.column_widths.push_back(width);
      Put(head, CellStyle::kHead);
    }
  }
  void NextRow() {
    ++row_;
    column_ = 0;
  }
  void Text(std::string text) { Put(std::move(text), CellStyle::kText); }
  void Figure(std::optional<Number> number) {
    docwrite::SheetCell cell;
    cell.row = row_;
    cell.column = column_++;
    cell.number = number;
    cell.style = CellStyle::kCentred;
    sheet_.cells.push_back(std::move(cell));
  }
  void Of(std::optional<Points> points) { Figure(points ? std::optional(AsNumber(*points)) : std::nullopt); }
  void Of(int count) { Figure(Number::Of(count)); }
  Page Take() { return std::move(sheet_); }

 private:
  void Put(std::string text, CellStyle style) {
    docwrite::SheetCell cell;
    cell.row = row_;
    cell.column = column_++;
    cell.text = std::move(text);
    cell.style = style;
    sheet_.cells.push_back(std::move(cell));
  }

  Page sheet_;
  int row_ = 0, column_ = 0;
};

Page Totals(const ExportedAssessment& exported) {
  Grid grid("总分", {{"分组", 16},
                     {"名次", 8},
                     {"机关", 24},
                     {"总分", 10},
                     {"等次", 10},
                     {"不计的指标", 12},
                     {"还没有得分的指标", 18}});
  for (const RankedSheet& each : exported.sheets) {
    grid.NextRow();
    grid.Text(each.sheet.organ.group);
    grid.Figure(each.place == 0 ? std::nullopt : std::optional(Number::Of(each.place)));
    grid.Text(each.sheet.name);
    grid.Of(each.sheet.sum.total);
    grid.Text(each.sheet.grade);
    grid.Of(each.sheet.sum.left_out);
    grid.Of(each.sheet.sum.missing);
  }
  return grid.Take();
}

std::string LedgerWords(const SheetLine& line) {
  return line.reading ? WordsOf(line.indicator, line.reading->tally) : std::string();
}

Page Lines(const ExportedAssessment& exported) {
  Grid grid("指标得分",
            {{"机关", 24}, {"指标", 30}, {"满分", 8}, {"得分", 8}, {"自评", 8}, {"台账", 30}, {"审核说明", 40}});
  for (const RankedSheet& each : exported.sheets) {
    for (const SheetLine& line : each.sheet.lines) {
      if (!line.indicator.IsLeaf()) continue;
      grid.NextRow();
      grid.Text(each.sheet.name);
      grid.Text(line.indicator.name);
      grid.Of(std::optional(line.indicator.points));
      grid.Of(StandingOf(line));
      grid.Of(line.mark.self);
      grid.Text(LedgerWords(line));
      grid.Text(line.mark.review_words);
    }
  }
  return grid.Take();
}

std::string NameIn(const ExportedAssessment& exported, OrganId organ) {
  for (const RankedSheet& each : exported.sheets) {
    if (each.sheet.organ.organ == organ) return each.sheet.name;
  }
  return {};
}

Page People(const ExportedAssessment& exported) {
  Grid grid(
      "信息报送",
      {{"机关", 24}, {"姓名", 12}, {"报送", 8}, {"采用", 8}, {"市级采用", 10}, {"省级采用", 10}, {"国家级采用", 12}});
  for (const AuthorSum& each : exported.authors) {
    grid.NextRow();
    grid.Text(NameIn(exported, each.organ));
    grid.Text(each.author);
    for (const int count : {each.sum.sent, each.sum.accepted, each.sum.city, each.sum.province, each.sum.nation}) {
      grid.Of(count);
    }
  }
  return grid.Take();
}

std::string IndicatorName(const ExportedAssessment& exported, int number) {
  const auto found = std::ranges::find(exported.table, number, &Indicator::number);
  return found == exported.table.end() ? std::string() : found->name;
}

Page Appeals(const ExportedAssessment& exported) {
  Grid grid("申诉", {{"机关", 24},
                     {"指标", 30},
                     {"申诉", 40},
                     {"提出", 12},
                     {"结果", 12},
                     {"原得分", 8},
                     {"现得分", 8},
                     {"答复", 40}});
  for (const Appeal& each : exported.appeals) {
    grid.NextRow();
    grid.Text(NameIn(exported, each.organ));
    grid.Text(IndicatorName(exported, each.indicator));
    grid.Text(each.words);
    grid.Text(ToString(each.filed_on));
    grid.Text(std::string(NameOf(each.state)));
    grid.Of(each.before);
    grid.Of(each.after);
    grid.Text(each.answer);
  }
  return grid.Take();
}

Json JsonOf(std::optional<Points> points) {
  return points ? Json(static_cast<double>(points->hundredths) / static_cast<double>(Points::kOne)) : Json(nullptr);
}

Json JsonOf(const SheetLine& line) {
  Json row = {{"number", line.indicator.number},       {"name", line.indicator.name},
              {"full", JsonOf(line.indicator.points)}, {"points", JsonOf(StandingOf(line))},
              {"self", JsonOf(line.mark.self)},        {"bonus", line.indicator.is_bonus}};
  if (line.reading) {
    row["ledger"] = {{"source", IdOf(line.indicator.source)},
                     {"hits", line.reading->tally.hits},
                     {"base", line.reading->tally.base},
                     {"digest", line.reading->digest}};
  }
  return row;
}

Json JsonOf(const RankedSheet& ranked) {
  const auto& sheet = ranked.sheet;
  Json row = {{"organ", sheet.name},
              {"group", sheet.organ.group},
              {"total", JsonOf(sheet.sum.total)},
              {"place", ranked.place == 0 ? Json(nullptr) : Json(ranked.place)},
              {"grade", sheet.grade},
              {"missing", sheet.sum.missing}};
  for (const SheetLine& line : sheet.lines) {
    if (line.indicator.IsLeaf()) row["indicators"].push_back(JsonOf(line));
  }
  return row;
}

}  // namespace

ExportedAssessment ExportOf(db::Session& session, const Assessment& assessment,
                            const std::optional<std::vector<OrganId>>& sight) {
  const auto in_sight = [&](OrganId organ) { return !sight || std::ranges::find(*sight, organ) != sight->end(); };
  ExportedAssessment exported{.assessment = assessment, .table = TableOf(session, assessment.id)};
  for (RankedSheet& each : RankedSheets(session, assessment)) {
    if (in_sight(each.sheet.organ.organ)) exported.sheets.push_back(std::move(each));
  }
  ContributionQuery query;
  query.sight = sight;
  query.days = assessment.days;
  query.most = static_cast<int>(kMostLedgerRows);
  exported.authors = SumsOf(ListContributions(session, query), assessment.days);
  std::erase_if(exported.authors, [&](const AuthorSum& each) { return NameIn(exported, each.organ).empty(); });
  for (Appeal& each : ListAppeals(session, {.assessment = assessment.id})) {
    if (in_sight(each.organ)) exported.appeals.push_back(std::move(each));
  }
  return exported;
}

std::string AssessmentXlsx(const ExportedAssessment& exported) {
  const std::vector<docwrite::Sheet> sheets = {Totals(exported), Lines(exported), People(exported), Appeals(exported)};
  return docwrite::WriteXlsx(sheets);
}

std::string AssessmentCsv(const ExportedAssessment& exported) { return docwrite::WriteCsv(Lines(exported)); }

std::string AssessmentJson(const ExportedAssessment& exported) {
  const Assessment& of = exported.assessment;
  Json json = {{"title", of.title},       {"first", ToString(of.days.first)}, {"last", ToString(of.days.last)},
               {"state", IdOf(of.state)}, {"organs", Json::array()},          {"people", Json::array()}};
  for (const RankedSheet& each : exported.sheets) json["organs"].push_back(JsonOf(each));
  for (const AuthorSum& each : exported.authors) {
    json["people"].push_back({{"organ", NameIn(exported, each.organ)},
                              {"name", each.author},
                              {"sent", each.sum.sent},
                              {"accepted", each.sum.accepted},
                              {"city", each.sum.city},
                              {"province", each.sum.province},
                              {"nation", each.sum.nation}});
  }
  return json.dump(2);
}

}  // namespace gongkai::assessment
