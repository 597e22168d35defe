#include "support/written_report.h"

#include <algorithm>
#include <random>

namespace gongkai::testing {
namespace {

using law::FormRow;
using Rows = std::vector<std::vector<Written>>;

constexpr const char* kCorner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

std::string Text(const Written& cell) { return cell ? std::to_string(*cell) : std::string(); }

/// A line of a table as the form prints it: cells with spans, in grid order; a covered cell is not repeated.
struct Printed {
  std::string text;
  int column = 0, columns = 1, rows = 1;
};
using PrintedRow = std::vector<Printed>;

std::vector<PrintedRow> PrintTable2(const WrittenReport& report) {
  std::vector<PrintedRow> out;
  std::string_view group;
  const auto& rows = report.Form().table2.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FormRow& row = rows[i];
    if (row.group != group) {
      group = row.group;
      out.push_back({{std::string(group), 0, 4, 1}});
      PrintedRow heads{{"信息内容", 0, 1, 1}};
      int column = 1;
      for (const law::FormColumn& c : row.columns) {
        const bool last = column == static_cast<int>(row.columns.size());
        std::string name(c.name);
        if (c.unit == law::Unit::kMoney) name += "（单位：万元）";
        heads.push_back({name, column, last ? 4 - column : 1, 1});
        ++column;
      }
      out.push_back(heads);
    }
    PrintedRow values{{std::string(row.label), 0, 1, 1}};
    int column = 1;
    for (const Written& cell : report.table2[i]) {
      const bool last = column == static_cast<int>(row.columns.size());
      values.push_back({Text(cell), column, last ? 4 - column : 1, 1});
      ++column;
    }
    out.push_back(values);
  }
  return out;
}

std::vector<PrintedRow> PrintTable3(const WrittenReport& report) {
  std::vector<PrintedRow> out;
  out.push_back({{kCorner, 0, 3, 3}, {"申请人情况", 3, 7, 1}});
  out.push_back({{"自然人", 3, 1, 2}, {"法人或其他组织", 4, 5, 1}, {"总计", 9, 1, 2}});
  out.push_back({{"商业企业", 4}, {"科研机构", 5}, {"社会公益组织", 6}, {"法律服务机构", 7}, {"其他", 8}});
  const auto& rows = report.Form().table3.rows;
  const auto results = static_cast<int>(rows.size()) - 3;
  std::string_view group;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FormRow& row = rows[i];
    PrintedRow printed;
    if (i == 2) printed.push_back({"三、本年度办理结果", 0, 1, results});
    const bool outer = i < 2 || i + 1 == rows.size();
    if (!row.group.empty() && row.group != group) {
      const auto members =
          std::count_if(rows.begin(), rows.end(), [&](const FormRow& r) { return r.group == row.group; });
      printed.push_back({std::string(row.group), 1, 1, static_cast<int>(members)});
    }
    group = row.group;
    const int column = outer ? 0 : row.group.empty() ? 1 : 2;
    printed.push_back({std::string(row.label), column, 3 - column, 1});
    for (int c = 0; c < 7; ++c) printed.push_back({Text(report.table3[i][static_cast<std::size_t>(c)]), 3 + c});
    out.push_back(printed);
  }
  return out;
}

std::vector<PrintedRow> PrintTable4(const WrittenReport& report) {
  std::vector<PrintedRow> out;
  out.push_back({{"行政复议", 0, 5, 1}, {"行政诉讼", 5, 10, 1}});
  PrintedRow second, third;
  int column = 0;
  for (const char* head : {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"})
    second.push_back({head, column++, 1, 2});
  second.push_back({"未经复议直接起诉", 5, 5, 1});
  second.push_back({"复议后起诉", 10, 5, 1});
  for (int twice = 0; twice < 2; ++twice) {
    for (const char* head : {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}) third.push_back({head, column++});
  }
  out.push_back(second);
  out.push_back(third);
  PrintedRow values;
  column = 0;
  for (const auto& group : report.table4) {
    for (const Written& cell : group) values.push_back({Text(cell), column++});
  }
  out.push_back(values);
  return out;
}

// ---- Layouts ------------------------------------------------------------------------------------------------------

std::string Grid(const std::vector<PrintedRow>& rows, int width, const std::string& open, const std::string& between,
                 const std::string& close, int shift = 0) {
  std::string out;
  for (const PrintedRow& row : rows) {
    std::vector<std::string> fields(static_cast<std::size_t>(width + shift));
    for (const Printed& cell : row) {
      const bool value = cell.column >= 3;  // behind a page break values move to the right
      fields[static_cast<std::size_t>(cell.column + (value ? shift : 0))] = cell.text;
    }
    out += open;
    for (std::size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : between) + fields[i];
    out += close + "\n";
  }
  return out;
}

std::string Cells(const std::vector<PrintedRow>& rows, const std::string& after) {
  std::string out;
  for (const PrintedRow& row : rows) {
    for (const Printed& cell : row) out += cell.text + after;
  }
  return out;
}

std::string JoinRows(const std::vector<PrintedRow>& rows, const std::string& between, const std::string& close) {
  std::string out;
  for (const PrintedRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : between) + row[i].text;
    out += close + "\n";
  }
  return out;
}

std::string Html(const std::vector<PrintedRow>& rows) {
  std::string out = "<table border=\"1\">";
  for (const PrintedRow& row : rows) {
    out += "<tr>";
    for (const Printed& cell : row) {
      out += "<td";
      if (cell.columns > 1) out += " colspan=\"" + std::to_string(cell.columns) + "\"";
      if (cell.rows > 1) out += " rowspan=" + std::to_string(cell.rows);
      out += "><p>" + (cell.text.empty() ? std::string("&nbsp;") : cell.text) + "</p></td>";
    }
    out += "</tr>\n";
  }
  return out + "</table>\n";
}

/// What a printer leaves of a table cut by a page break: the covered cells above the cut are gone below it.
std::vector<PrintedRow> Tail(const std::vector<PrintedRow>& rows, std::size_t from) {
  return {rows.begin() + static_cast<std::ptrdiff_t>(from), rows.end()};
}

std::string Table(const std::vector<PrintedRow>& rows, Layout layout, int width) {
  constexpr std::size_t kBreak = 14;  // rows of table 3 before the page break
  const bool breaks = width == 10;
  const std::vector<PrintedRow> head(rows.begin(),
                                     rows.begin() + static_cast<std::ptrdiff_t>(std::min(kBreak, rows.size())));
  switch (layout) {
    case Layout::kTabs:
      return Grid(rows, width, "", "\t", "");
    case Layout::kTabsBroken:
      if (!breaks) return Grid(rows, width, "", "\t", "");
      return Grid(head, width, "", "\t", "") + "\n" + Grid(Tail(rows, kBreak), width, "", "\t", "\t", 1);
    case Layout::kMarkdown:
      return Grid(rows, width, "| ", " | ", " |");
    case Layout::kPipeRows:
      return JoinRows(rows, " | ", " |");
    case Layout::kPipeCells:
      return Cells(rows, " |\n");
    case Layout::kPipeAlone:
      return Cells(rows, "\n|\n");
    case Layout::kLines:
      return Cells(rows, "\n\n");
    case Layout::kTightLines:
      return Cells(rows, "\n");
    case Layout::kIndented: {
      std::string out;
      for (const PrintedRow& row : rows) {
        for (const Printed& cell : row) out += "\t" + cell.text + "\n";
        out += "\n";
      }
      return out;
    }
    case Layout::kLineEnds:
      return JoinRows(rows, " ", "");
    case Layout::kColumns:
      return JoinRows(rows, "      ", "");
    case Layout::kHtml:
      return Html(rows);
    case Layout::kHtmlSplit:
      return breaks ? Html(head) + Html(Tail(rows, kBreak)) : Html(rows);
  }
  return {};
}

std::string Line(const std::string& text, Layout layout) {
  const bool html = layout == Layout::kHtml || layout == Layout::kHtmlSplit;
  return html ? "<p>" + text + "</p>\n" : text + "\n\n";
}

}  // namespace

WrittenReport MakeReport(const std::string& form, unsigned seed) {
  WrittenReport report;
  report.form = form;
  report.year = form == "2019" ? 2020 : 2023;
  std::mt19937 random(seed);
  const auto pick = [&random, seed](long most) -> long {
    if (seed % 7 == 0 && random() % 3 != 0) return 0;
    return static_cast<long>(random() % static_cast<unsigned long>(most + 1));
  };
  for (const FormRow& row : report.Form().table2.rows) {
    std::vector<Written> cells;
    for (std::size_t c = 0; c < row.columns.size(); ++c) cells.push_back(row.key == "规章" ? 0 : pick(90000));
    report.table2.push_back(cells);
  }
  const auto& rows = report.Form().table3.rows;
  report.table3.assign(rows.size(), std::vector<Written>(7, 0));
  for (std::size_t c = 0; c < 6; ++c) {
    long results = 0;
    for (std::size_t r = 2; r + 2 < rows.size(); ++r) {
      report.table3[r][c] = pick(r % 5 == 0 ? 1200 : 12);
      results += *report.table3[r][c];
    }
    const long left = pick(9);
    report.table3[rows.size() - 2][c] = results;
    report.table3[rows.size() - 1][c] = left;
    const long carried = std::min(results + left, pick(6));
    report.table3[1][c] = carried;
    report.table3[0][c] = results + left - carried;
  }
  for (auto& row : report.table3) {
    long total = 0;
    for (std::size_t c = 0; c < 6; ++c) total += *row[c];
    row[6] = total;
  }
  for (int g = 0; g < 3; ++g) {
    std::vector<Written> group;
    long total = 0;
    for (int c = 0; c < 4; ++c) {
      group.push_back(pick(40));
      total += *group.back();
    }
    group.push_back(total);
    report.table4.push_back(group);
  }
  return report;
}

std::string Write(const WrittenReport& report, Layout layout, Setting setting) {
  constexpr const char* kTitles[] = {"一、总体情况",
                                     "二、主动公开政府信息情况",
                                     "三、收到和处理政府信息公开申请情况",
                                     "四、政府信息公开行政复议、行政诉讼情况",
                                     "五、存在的主要问题及改进情况",
                                     "六、其他需要报告的事项"};
  const std::string tables[] = {Table(PrintTable2(report), layout, 4), Table(PrintTable3(report), layout, 10),
                                Table(PrintTable4(report), layout, 15)};
  std::string out;
  const auto line = [&](const std::string& text) { out += Line(text, layout); };
  line(report.organ + std::to_string(report.year) + "年政府信息公开工作年度报告");
  if (setting == Setting::kContents) {
    line("目录");
    for (const char* title : kTitles) line(std::string(title) + "………………2");
  }
  line(kTitles[0]);
  line(std::to_string(report.year) + "年，青禾镇按照条例规定公开政府信息，方便群众查阅。");
  for (int i = 0; i < 3; ++i) {
    line(kTitles[i + 1]);
    if (setting == Setting::kAttached) {
      line("详见附表。");
    } else {
      out += tables[i];
      line("");
    }
  }
  line(kTitles[4]);
  const std::string problem = "公开的内容还不够细，查找起来不方便。", plan = "明年将逐项梳理清单，补齐短板。";
  if (setting == Setting::kFiveInTable) {
    out += Table({{{"存在的主要问题", 0}, {"改进情况", 1}}, {{problem, 0}, {plan, 1}}}, layout, 2);
    line("");
  } else {
    line(problem + plan);
  }
  line(kTitles[5]);
  line("本年度没有收取信息处理费。");
  if (setting == Setting::kAttached) {
    line("附表：");
    for (const std::string& table : tables) {
      out += table;
      line("");
    }
  }
  return out;
}

bool ShowsBlanks(Layout layout) {
  return layout != Layout::kLineEnds && layout != Layout::kColumns && layout != Layout::kTightLines;
}

const char* NameOf(Layout layout) {
  constexpr const char* kNames[] = {"tabs",       "tabs broken", "markdown",    "pipe rows", "pipe cells",
                                    "pipe alone", "lines",       "tight lines", "indented",  "line ends",
                                    "columns",    "html",        "html split"};
  return kNames[static_cast<int>(layout)];
}

const char* NameOf(Setting setting) {
  constexpr const char* kNames[] = {"usual", "contents", "attached", "five in a table"};
  return kNames[static_cast<int>(setting)];
}

std::vector<Setting> AllSettings() {
  return {Setting::kUsual, Setting::kContents, Setting::kAttached, Setting::kFiveInTable};
}

std::vector<Layout> AllLayouts() {
  std::vector<Layout> all;
  for (int i = 0; i <= static_cast<int>(Layout::kHtmlSplit); ++i) all.push_back(static_cast<Layout>(i));
  return all;
}

}  // namespace gongkai::testing
