#include "oversight/training/training_export.h"

#include <algorithm>
#include <initializer_list>

#include "docwrite/xlsx.h"

namespace gongkai::oversight {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

struct Column {
  std::string_view label;
  double width;
};

/// A title, heads, and rows under them.
class Table {
 public:
  Table(std::string name, const std::string& title, std::initializer_list<Column> columns) {
    sheet_ = {.name = std::move(name), .column_widths = {}, .frozen_rows = 2, .landscape = true, .cells = {}};
    sheet_.cells.push_back({.column_span = static_cast<int>(columns.size()),
                            .text = title,
                            .number = {},
                            .style = CellStyle::kTitle,
                            .comment = {}});
    int at = 0;
    for (const Column& column : columns) {
      sheet_.cells.push_back({.row = 1,
                              .column = at++,
                              .text = std::string(column.label),
                              .number = {},
                              .style = CellStyle::kHead,
                              .comment = {}});
      sheet_.column_widths.push_back(column.width);
    }
  }

  void NextRow() {
    ++row_;
    column_ = 0;
  }
  void Text(std::string_view text) {
    sheet_.cells.push_back({.row = row_,
                            .column = column_++,
                            .text = std::string(text),
                            .number = {},
                            .style = CellStyle::kText,
                            .comment = {}});
  }
  void Figure(Number number) {
    sheet_.cells.push_back(
        {.row = row_, .column = column_++, .text = {}, .number = number, .style = CellStyle::kCentred, .comment = {}});
  }
  void Figure(std::int64_t whole) { Figure(Number::Of(whole)); }
  void Figure(Hours hours) {
    constexpr std::int64_t kTenth = Number::kOne / 10;
    Figure(Number{Int128{hours.tenths} * kTenth});
  }
  const Sheet& sheet() const { return sheet_; }

 private:
  Sheet sheet_;
  int row_ = 1, column_ = 0;
};

std::string StateOf(const Attendance& each) {
  if (!each.struck_words.empty()) return "已划去：" + each.struck_words;
  return each.is_verified ? "已核对" : "未核对，不计";
}

void AddQuizCells(Table& table, const TriedQuiz& tried, bool has_quiz) {
  if (!has_quiz || tried.tries == 0) {
    table.Text(has_quiz ? "没有做" : "没有测试");
    table.Text("");
    table.Text("");
    return;
  }
  table.Text(tried.is_passed ? "合格" : "不合格");
  table.Figure(tried.best);
  table.Figure(tried.tries);
}

void AddOrganRow(Table& table, const OrganTargetDone& row, Date today, const NamesOrgan& name) {
  table.NextRow();
  table.Text(name(row.organ));
  for (std::size_t quarter = 0; quarter < kQuarters; ++quarter) {
    const TrainingSum& done = row.done.quarters[quarter];
    table.Figure(done.sessions);
    table.Figure(done.hours);
    const auto& target = row.targets[quarter];
    table.Text(!target ? "没有规定"
                       : std::to_string(target->sessions) + "场、" + ToString(target->hours) + "学时，" +
                             WordsOf(StateOf(done, *target, today), *target));
  }
  table.Figure(row.done.all.held);
  table.Figure(row.done.all.turns);
  table.Figure(row.done.people);
  table.Figure(row.done.all.hours);
}

}  // namespace

std::string TrainingsWorkbook(const std::vector<ListedTraining>& trainings, int year, const NamesOrgan& name) {
  Table table("培训", "政府信息公开工作培训（" + std::to_string(year) + "年）",
              {{"题目", 40},
               {"举办的机关", 30},
               {"日期", 12},
               {"开始", 8},
               {"学时", 8},
               {"地点", 24},
               {"主讲", 16},
               {"给谁培训", 16},
               {"状态", 10},
               {"参加（已核对）", 14},
               {"未核对", 10}});
  for (const ListedTraining& each : trainings) {
    const Training& training = each.training;
    table.NextRow();
    table.Text(training.title);
    table.Text(name(training.id.organ));
    table.Text(ToString(training.on));
    table.Text(training.starts);
    table.Figure(training.hours);
    table.Text(training.place);
    table.Text(training.teacher);
    table.Text(NameOf(training.audience));
    table.Text(NameOf(training.state));
    table.Figure(each.verified);
    table.Figure(each.unverified);
  }
  return docwrite::WriteXlsx(std::vector{table.sheet()});
}

TriedQuiz TriedBy(const std::vector<QuizResult>& results, std::int64_t attendance) {
  TriedQuiz tried;
  for (const QuizResult& each : results) {
    if (each.attendance != attendance) continue;
    ++tried.tries;
    tried.best = std::max(tried.best, each.points);
    tried.is_passed = tried.is_passed || each.is_passed;
  }
  return tried;
}

std::string PeopleWorkbook(const Training& training, const std::vector<Attendance>& people,
                           const std::vector<QuizResult>& results, bool has_quiz) {
  Table table("签到和测试", training.title + "（" + ToString(training.on) + "）签到和测试",
              {{"姓名", 14},
               {"单位", 34},
               {"怎样签到", 14},
               {"时间", 18},
               {"是否核对", 20},
               {"测试", 12},
               {"最好成绩", 10},
               {"做了几次", 10}});
  for (const Attendance& each : people) {
    table.NextRow();
    table.Text(each.name);
    table.Text(each.organ_name);
    table.Text(NameOf(each.way));
    table.Text(ToBeijingMinute(each.at));
    table.Text(StateOf(each));
    AddQuizCells(table, TriedBy(results, each.number), has_quiz);
  }
  return docwrite::WriteXlsx(std::vector{table.sheet()});
}

std::string HoursWorkbook(const std::vector<OrganTargetDone>& organs, const std::vector<PersonTrainings>& people,
                          int year, Date today, const NamesOrgan& name) {
  const std::string of = "（" + std::to_string(year) + "年）";
  Table by_organ("机关", "各机关培训学时和任务" + of,
                 {{"机关", 34},
                  {"一季度场次", 10},
                  {"一季度学时", 10},
                  {"一季度任务", 28},
                  {"二季度场次", 10},
                  {"二季度学时", 10},
                  {"二季度任务", 28},
                  {"三季度场次", 10},
                  {"三季度学时", 10},
                  {"三季度任务", 28},
                  {"四季度场次", 10},
                  {"四季度学时", 10},
                  {"四季度任务", 28},
                  {"全年举办", 10},
                  {"全年人次", 10},
                  {"全年人数", 10},
                  {"全年学时", 10}});
  for (const OrganTargetDone& row : organs) AddOrganRow(by_organ, row, today, name);
  Table by_person("人员", "各人培训学时" + of,
                  {{"单位", 34}, {"姓名", 14}, {"次数", 8}, {"学时", 8}, {"测试合格", 10}});
  for (const PersonTrainings& row : people) {
    by_person.NextRow();
    by_person.Text(row.organ_name);
    by_person.Text(row.name);
    by_person.Figure(row.turns);
    by_person.Figure(row.hours);
    by_person.Figure(row.passed);
  }
  return docwrite::WriteXlsx(std::vector{by_organ.sheet(), by_person.sheet()});
}

}  // namespace gongkai::oversight
