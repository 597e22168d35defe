#include "support/written_paper.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>

#include "base/utf8.h"

namespace gongkai::testing {
namespace {

using report::AnnualPaper;
using report::CellKey;

constexpr std::array kOrgans = {"澄砚县枕溪镇人民政府", "澄砚县民政局", "澄砚县人民政府", "澄砚县望亭街道办事处"};
constexpr std::array kSentences = {
    "全年主动公开政府信息，内容覆盖机构职能、规划计划、财政收支和民生事项。",
    "各村在公示栏张贴惠农补贴名单，群众可以随时查看、核对。",
    "收到的申请都在法定期限内答复，没有一件超期。",
    "（一）公开的内容还不够细，部分栏目更新较慢。",
    "（二）村级经办人变动频繁，对条例的规定不够熟悉。",
    "明年将逐项核对目录，按月检查栏目更新，把遗漏的事项补齐。",
    "上一年提出的改进措施已经完成：办事大厅设了查阅点，配有专人讲解。",
    "全年组织培训3次，参加的经办人共57人次。",
    "本年度没有收取信息处理费。",
};

class PaperMaker {
 public:
  PaperMaker(const std::string& form, unsigned seed) : random_(seed), has_blanks_(seed % 3 == 2) {
    paper_.form = law::FindForm(form);
    paper_.year = form == "2019" ? 2019 + static_cast<int>(seed % 2) : 2021 + static_cast<int>(seed % 6);
    paper_.organ = kOrgans.at(seed % kOrgans.size());
    paper_.title = paper_.organ + std::to_string(paper_.year) + "年政府信息公开工作年度报告";
  }

  AnnualPaper Make() {
    if (Pick(1) == 1) paper_.published = Date{std::chrono::year{paper_.year + 1} / 1 / (1 + Pick(27))};
    if (Pick(1) == 1)
      paper_.opening = "本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为全年，由本机关负责解释。";
    for (const std::size_t section : {0U, 4U, 5U}) AddText(section, 1 + static_cast<int>(Pick(4)));
    for (const std::size_t section : {1U, 2U, 3U}) AddText(section, Pick(3) == 0 ? 1 : 0);
    AddTable2();
    AddTable3();
    AddTable4();
    return std::move(paper_);
  }

 private:
  unsigned Pick(unsigned most) { return static_cast<unsigned>(random_() % (most + 1)); }

  std::int64_t Count() {
    const unsigned kind = Pick(5);
    return kind < 3 ? 0 : Pick(kind == 3 ? 12 : kind == 4 ? 900 : 99'999);
  }

  void AddText(std::size_t section, int paragraphs) {
    for (int i = 0; i < paragraphs; ++i)
      paper_.sections.at(section).emplace_back(kSentences.at(Pick(static_cast<unsigned>(kSentences.size()) - 1)));
  }

  void Add(int table, const law::FormRow& row, std::size_t column, Number value) {
    std::optional<Number> cell = value;
    if (has_blanks_ && Pick(9) == 0) cell.reset();
    paper_.cells.push_back({CellKey{table, std::string(row.key), std::string(row.columns[column].name)}, cell});
  }

  Number Of(law::Unit unit) {
    if (unit == law::Unit::kMoney) return Number{Int128{Pick(999'999)} * Number::kOne + (Pick(1) ? Pick(999'999) : 0)};
    const Number count = Number::Of(Count());
    return unit == law::Unit::kSignedCount && Pick(1) == 1 ? Number{} - count : count;
  }

  void AddTable2() {
    for (const law::FormRow& row : paper_.form->table2.rows) {
      for (std::size_t i = 0; i < row.columns.size(); ++i) Add(2, row, i, Of(row.columns[i].unit));
    }
  }

  // Columns are filled so that what came in equals what went out and what is left; the last column is their sum.
  void AddTable3() {
    const auto rows = paper_.form->table3.rows;
    const std::size_t columns = rows.front().columns.size(), total = rows.size() - 2, left = rows.size() - 1;
    std::vector<std::vector<std::int64_t>> counts(rows.size(), std::vector<std::int64_t>(columns, 0));
    for (std::size_t c = 0; c + 1 < columns; ++c) {
      for (std::size_t r = 2; r < total; ++r) {
        counts[r][c] = Pick(3) == 0 ? Pick(60) : 0;
        counts[total][c] += counts[r][c];
      }
      counts[left][c] = Pick(4);
      counts[1][c] = std::min<std::int64_t>(counts[total][c] + counts[left][c], Pick(3));
      counts[0][c] = counts[total][c] + counts[left][c] - counts[1][c];
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; c + 1 < columns; ++c) counts[r][columns - 1] += counts[r][c];
      for (std::size_t c = 0; c < columns; ++c) Add(3, rows[r], c, Number::Of(counts[r][c]));
    }
  }

  void AddTable4() {
    for (const law::FormRow& row : paper_.form->table4.rows) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < row.columns.size(); ++i) {
        const bool is_total = i + 1 == row.columns.size();
        const std::int64_t count = is_total ? sum : Pick(8);
        sum += count;
        Add(4, row, i, Number::Of(count));
      }
    }
  }

  std::mt19937 random_;
  bool has_blanks_;
  AnnualPaper paper_;
};

std::string Told(const report::Value* value) {
  if (value == nullptr) return "no cell";
  if (value->kind == report::ValueKind::kBlank) return "blank";
  return value->kind == report::ValueKind::kNumber ? ToString(value->number) : "text " + value->written;
}

std::string WithoutBlanks(const std::string& text) {
  std::u32string tight = FromUtf8(text);
  std::erase_if(tight, [](char32_t c) { return c == U' ' || c == U'\u3000' || c == U'\t' || c == U'\n'; });
  return ToUtf8(tight);
}

}  // namespace

AnnualPaper MakePaper(const std::string& form, unsigned seed) { return PaperMaker(form, seed).Make(); }

std::string DifferentCells(const AnnualPaper& paper, const report::AnnualReport& read) {
  std::string out;
  for (const report::PaperCell& each : paper.cells) {
    const law::FormRow* row = law::FindRow(paper.form->Table(each.cell.table), each.cell.row);
    std::size_t column = 0;
    while (row->columns[column].name != each.cell.column) ++column;
    const std::string wanted = each.value ? ToString(*each.value) : "blank";
    const std::string got = Told(read.Find(each.cell.table, each.cell.row, column));
    if (got != wanted) out += ToString(each.cell) + ": " + got + ", not " + wanted + "\n";
  }
  return out;
}

std::string TextOf(const AnnualPaper& paper, int section) {
  std::string text;
  for (const std::string& each : paper.sections.at(static_cast<std::size_t>(section) - 1)) text += each;
  return WithoutBlanks(text);
}

std::string TextOf(const report::AnnualReport& read, int section) {
  std::string text;
  for (const report::NarrativeParagraph& each : read.paragraphs) {
    if (each.section == section) text += each.text;
  }
  return WithoutBlanks(text);
}

}  // namespace gongkai::testing
