#include "oversight/survey/survey_export.h"

#include <span>

#include "docwrite/xlsx.h"

namespace gongkai::oversight {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

struct ColumnHead {
  std::string_view head;
  double width;
};
constexpr ColumnHead kListColumns[] = {{"机关", 28}, {"名称", 40},       {"开始", 12},       {"截止", 12},
                                       {"情况", 14}, {"答卷（份）", 12}, {"结果已公开", 12}, {"办理情况已公开", 16}};
constexpr ColumnHead kFigureColumns[] = {{"题号", 8},  {"题目", 50}, {"怎样回答", 12},
                                         {"选项", 30}, {"人数", 10}, {"占回答人数", 12}};
constexpr ColumnHead kWordColumns[] = {{"题号", 8}, {"题目", 40}, {"写的话", 80}};
constexpr int kHeadRow = 1, kFirstRow = 2;

Sheet Headed(std::string name, const std::string& title, std::span<const ColumnHead> columns) {
  Sheet sheet{.name = std::move(name), .frozen_rows = kFirstRow, .landscape = true};
  sheet.cells.push_back(
      {.row = 0, .column_span = static_cast<int>(columns.size()), .text = title, .style = CellStyle::kTitle});
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.column_widths.push_back(columns[i].width);
    sheet.cells.push_back({.row = kHeadRow,
                           .column = static_cast<int>(i),
                           .text = std::string(columns[i].head),
                           .style = CellStyle::kHead});
  }
  return sheet;
}

void PutText(Sheet& sheet, int row, int column, std::string text) {
  sheet.cells.push_back({.row = row, .column = column, .text = std::move(text), .style = CellStyle::kText});
}

void PutNumber(Sheet& sheet, int row, int column, std::int64_t number) {
  sheet.cells.push_back(
      {.row = row, .column = column, .text = {}, .number = Number::Of(number), .style = CellStyle::kCentred});
}

int PutQuestion(Sheet& sheet, int row, const SurveyQuestion& question, const QuestionFigures& figures,
                std::size_t number) {
  const std::vector<std::string> options = OptionsOf(question);
  const auto head = [&](int at) {
    PutNumber(sheet, at, 0, static_cast<std::int64_t>(number));
    PutText(sheet, at, 1, question.text);
    PutText(sheet, at, 2, std::string(NameOf(question.kind)));
  };
  if (options.empty()) {
    head(row);
    PutText(sheet, row, 3, "写了话的");
    PutNumber(sheet, row, 4, figures.answered);
    PutText(sheet, row, 5, "");
    return row + 1;
  }
  for (std::size_t i = 0; i < options.size(); ++i, ++row) {
    head(row);
    PutText(sheet, row, 3, options[i]);
    PutNumber(sheet, row, 4, figures.chosen[i]);
    PutText(sheet, row, 5, PercentOf(figures.chosen[i], figures.answered));
  }
  return row;
}

}  // namespace

std::string SurveyListWorkbook(const std::vector<ListedSurvey>& surveys, Date today) {
  Sheet sheet = Headed("社会评议", "社会评议（" + ToString(today) + "）", kListColumns);
  int row = kFirstRow;
  for (const ListedSurvey& each : surveys) {
    const SurveyStanding standing = StandingOf(each.survey, today);
    PutText(sheet, row, 0, each.organ);
    PutText(sheet, row, 1, each.survey.title);
    PutText(sheet, row, 2, ToString(each.survey.opens_on));
    PutText(sheet, row, 3, ToString(each.survey.closes_on));
    PutText(sheet, row, 4,
            std::string(standing == SurveyStanding::kNotOut ? NameOf(each.survey.state) : NameOf(standing)));
    PutNumber(sheet, row, 5, each.papers);
    PutText(sheet, row, 6, each.has_result ? "是" : "否");
    PutText(sheet, row, 7, each.has_feedback ? "是" : "否");
    ++row;
  }
  const Sheet sheets[] = {std::move(sheet)};
  return docwrite::WriteXlsx(sheets);
}

std::string SurveyWorkbook(const Survey& survey, const std::string& organ, const SurveyFigures& figures,
                           const std::vector<std::vector<PersonalText>>& words) {
  const std::string title = organ + "“" + survey.title + "”，答卷" + std::to_string(figures.papers) + "份";
  Sheet counted = Headed("各题的数字", title, kFigureColumns);
  Sheet written = Headed("写的话", title, kWordColumns);
  int row = kFirstRow, word_row = kFirstRow;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (figures.AreShown()) row = PutQuestion(counted, row, survey.questions[i], figures.questions[i], i + 1);
    for (const PersonalText& each : words[i]) {
      PutNumber(written, word_row, 0, static_cast<std::int64_t>(i + 1));
      PutText(written, word_row, 1, survey.questions[i].text);
      PutText(written, word_row++, 2, each.Reveal());
    }
  }
  if (!figures.AreShown())
    PutText(counted, kFirstRow, 1, "答卷不足" + std::to_string(kFewestPapers) + "份，不列各题的数字。");
  const Sheet sheets[] = {std::move(counted), std::move(written)};
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::oversight
