#include "report/campaign/demo_city_paper.h"

#include <algorithm>
#include <map>
#include <string>

#include "law/report_form.h"

namespace gongkai::report {
namespace {

constexpr DemoCounty kCounties[] = {
    {"望澜县", 9, "部分乡镇的公示栏更换不及时，政策解读以文字为主。"},
    {"云栈县", 5, "依申请公开的答复格式不统一，基层人员变动快。"},
    {"墨池县", 7, "规范性文件清理后没有马上更新有效状态。"},
    {"青梧县", 4, "重大决策的意见采纳情况公布得晚。"},
    {"雁回县", 6, "栏目设置偏多，群众查找不方便。"},
    {"竹溆县", 3, "年度报告编写前没有和各单位核对台账。"},
    {"砚北区", 12, "街道之间的公开水平差别较大。"},
};

/// Always the same for the same questions; 0 to `most`.
int Some(std::size_t county, int year, int row, int column, int most) {
  std::uint64_t mixed = county * 1'000'003 + static_cast<std::uint64_t>(year) * 7'919 +
                        static_cast<std::uint64_t>(row) * 104'729 + static_cast<std::uint64_t>(column) * 15'485'863;
  mixed ^= mixed >> 13;
  mixed *= 0x9E3779B97F4A7C15ULL;
  mixed ^= mixed >> 29;
  return static_cast<int>(mixed % static_cast<std::uint64_t>(most + 1));
}

/// Of a result row of table 3: how many natural persons about, in a county of size one.
int ScaleOf(std::string_view row) {
  static const std::map<std::string_view, int> kScales = {
      {"三(一)", 14}, {"三(二)", 3},  {"三(三)2", 1}, {"三(三)4", 1}, {"三(三)6", 1},
      {"三(四)1", 5}, {"三(四)2", 1}, {"三(五)1", 2}, {"三(五)2", 1}, {"三(六)3", 1}};
  const auto scale = kScales.find(row);
  return scale == kScales.end() ? 0 : scale->second;
}

bool IsResult(std::string_view row) { return row.substr(0, 4) == "三(" && row != "三(七)"; }

int ResultOf(std::size_t county, int year, std::string_view row, int number, int column) {
  const int scale = ScaleOf(row) * kCounties[county].size;
  const int share = column == 0 ? scale : column == 1 ? scale / 6 : scale / 25;
  if (share == 0) return 0;
  return share * (85 + Some(county, year, number, column, 30)) / 100 * (100 + 4 * (year - 2021)) / 100;
}

int CarriedOut(std::size_t county, int year, int column) {
  if (column > 1) return 0;
  return Some(county, year, 90, column, column == 0 ? 3 * kCounties[county].size : kCounties[county].size / 2);
}

/// Row by row the six columns; the seventh is their sum.
std::map<std::string, std::array<int, 7>> Table3Of(std::size_t county, int year, const law::ReportForm& form) {
  std::map<std::string, std::array<int, 7>> rows;
  std::array<int, 7> total{}, in{}, out{}, fresh{};
  int number = 0;
  for (const law::FormRow& row : form.table3.rows) {
    ++number;
    if (!IsResult(row.key)) continue;
    std::array<int, 7>& cells = rows[std::string(row.key)];
    for (int column = 0; column < 6; ++column) {
      const auto at = static_cast<std::size_t>(column);
      cells[at] = ResultOf(county, year, row.key, number, column);
      total[at] += cells[at];
    }
  }
  for (int column = 0; column < 6; ++column) {
    const auto at = static_cast<std::size_t>(column);
    in[at] = std::min(CarriedOut(county, year - 1, column), total[at]);
    out[at] = CarriedOut(county, year, column);
    fresh[at] = total[at] + out[at] - in[at];
  }
  rows["一"] = fresh;
  rows["二"] = in;
  rows["三(七)"] = total;
  rows["四"] = out;
  for (auto& [key, cells] : rows) {
    cells[6] = 0;
    for (std::size_t column = 0; column < 6; ++column) cells[6] += cells[column];
  }
  return rows;
}

int Table2At(std::size_t county, int year, std::string_view row, std::string_view column) {
  const int size = kCounties[county].size;
  if (row == "规章") return 0;
  if (column == "本年制发件数") return 2 + Some(county, year, 101, 0, size);
  if (column == "本年废止件数") return Some(county, year, 102, 0, 2);
  if (column == "现行有效件数") return 30 + 6 * size + 2 * (year - 2021);
  if (row == "行政许可") return size * (1'500 + Some(county, year, 103, 0, 400));
  if (row == "行政处罚") return size * (160 + Some(county, year, 104, 0, 60));
  if (row == "行政强制") return size * (4 + Some(county, year, 105, 0, 5));
  return size * (90 + Some(county, year, 106, 0, 40));  // fees, in 万元
}

std::array<int, 5> Table4At(std::size_t county, int year, int row) {
  const int size = kCounties[county].size;
  std::array<int, 5> cells{Some(county, year, 110 + row, 0, size), Some(county, year, 110 + row, 1, size / 3),
                           Some(county, year, 110 + row, 2, 2), Some(county, year, 110 + row, 3, 1), 0};
  for (std::size_t column = 0; column < 4; ++column) cells[4] += cells[column];
  return cells;
}

void FillCells(AnnualPaper& paper, std::size_t county) {
  const auto third = Table3Of(county, paper.year, *paper.form);
  for (const int table : {2, 3, 4}) {
    int number = 0;
    for (const law::FormRow& row : paper.form->Table(table).rows) {
      ++number;
      for (std::size_t column = 0; column < row.columns.size(); ++column) {
        int value = 0;
        if (table == 2) value = Table2At(county, paper.year, row.key, row.columns[column].name);
        if (table == 3) value = third.at(std::string(row.key)).at(column);
        if (table == 4) value = Table4At(county, paper.year, number).at(column);
        paper.cells.push_back(
            {{table, std::string(row.key), std::string(row.columns[column].name)}, Number::Of(value)});
      }
    }
  }
}

}  // namespace

std::span<const DemoCounty> DemoCounties() { return kCounties; }

AnnualPaper DemoCountyPaper(std::size_t index, int year, Date published) {
  const DemoCounty& county = kCounties[index];
  const std::string name(county.name);
  AnnualPaper paper;
  paper.organ = name + "人民政府";
  paper.title = paper.organ + std::to_string(year) + "年政府信息公开工作年度报告";
  paper.year = year;
  paper.form = law::FormInForce(year);
  paper.published = published;
  paper.is_final = true;
  paper.opening = "根据《中华人民共和国政府信息公开条例》第五十条编制本报告。";
  paper.sections[0] = {"（一）主动公开。" + name + "各单位按照标准目录公开信息，文件和解读同时发布。",
                       "（二）依申请公开。申请由政府办公室统一登记，按期答复，数字见第三部分。",
                       "（三）政府信息管理。规范性文件每年清理一次，有效状态在页面上标明。",
                       "（四）政府信息公开平台建设。平台由政府办公室管理，每月自查一次。",
                       "（五）监督保障。公开工作列入年度考核，没有发生责任追究的情形。"};
  paper.sections[4] = {"存在的主要问题：" + std::string(county.waits),
                       "改进情况：明确了责任单位和完成时间，由政府办公室逐项核对。"};
  paper.sections[5] = {"依据《政府信息公开信息处理费管理办法》，本年度没有收取信息处理费。没有其他需要报告的事项。"};
  FillCells(paper, index);
  return paper;
}

void PutInPaper(AnnualPaper& paper, const CellKey& cell, int change) {
  const auto found = std::ranges::find(paper.cells, cell, &PaperCell::cell);
  if (found != paper.cells.end() && found->value) found->value = *found->value + Number::Of(change);
}

}  // namespace gongkai::report
