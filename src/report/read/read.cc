// ReadReport: items → regions → tables, head, sections and narrative.

#include "report/read/read.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/head.h"
#include "report/read/inline_headings.h"
#include "report/read/items.h"
#include "report/read/narrative.h"
#include "report/read/organ_place.h"
#include "report/read/regions.h"
#include "report/read/several_reports.h"
#include "report/read/table2_labels.h"
#include "report/read/tables.h"
#include "report/read/wrapped_headings.h"

namespace gongkai::report {
namespace {

std::span<const Item> Slice(const std::vector<Item>& items, Region region) {
  return std::span(items).subspan(region.begin, region.end - region.begin);
}

void Append(std::vector<Remark>& all, std::vector<Remark> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

const law::ReportForm* VotedForm(const TableResult& table2, const TableResult& table3, std::optional<int> year) {
  const int votes_2019 = table2.votes_2019 + table3.votes_2019, votes_2021 = table2.votes_2021 + table3.votes_2021;
  if (votes_2019 != votes_2021) return law::FindForm(votes_2019 > votes_2021 ? "2019" : "2021");
  return year ? law::FormInForce(*year) : nullptr;
}

/// An extractor that drops repeated lines leaves each head and each number standing once: five blocks of table 2 share
/// the one "信息内容". What the cells held cannot be told any more.
bool RepeatedLinesDropped(const std::vector<Item>& items, Region table2) {
  int blocks = 0, heads = 0, values = 0;
  for (std::size_t i = table2.begin; i < table2.end; ++i) {
    const std::u32string_view key = items[i].FormKey();
    if (IsArticleRow(key)) ++blocks;
    if (key == U"信息内容") ++heads;
    const bool digits = !items[i].text.empty() && items[i].text.size() <= 3 &&
                        items[i].text.find_first_not_of("0123456789") == std::string::npos;
    if (digits) ++values;
  }
  return blocks >= 3 && heads == 1 && values <= 2;
}

void DropTables(AnnualReport& report, Remark::Kind why, Place place) {
  report.table2.reset();
  report.table3.reset();
  report.table4.reset();
  report.remarks.clear();
  report.remarks.push_back({why, 0, "", "", "", "", place});
}

void ReadTables(const std::vector<Item>& items, const Regions& regions, AnnualReport& report) {
  const law::ReportForm* by_year = report.year ? law::FormInForce(*report.year) : nullptr;
  TableResult table2 = ReadTable2(Slice(items, regions.tables[2]), by_year);
  const law::ReportForm* by_table2 =
      table2.votes_2019 == table2.votes_2021 ? by_year : VotedForm(table2, {}, report.year);
  TableResult table3 = ReadTable3(Slice(items, regions.tables[3]), by_table2);
  report.form = VotedForm(table2, table3, report.year);
  TableResult table4 = ReadTable4(Slice(items, regions.tables[4]), report.form);
  for (TableResult* table : {&table2, &table3, &table4}) Append(report.remarks, std::move(table->remarks));
  report.table2 = std::move(table2.reading);
  report.table3 = std::move(table3.reading);
  report.table4 = std::move(table4.reading);
}

/// Forty thousand characters of running text are no report, and the rules' time grows with them.
constexpr std::size_t kLongestNarrative = 128U << 10U;  // bytes

bool IsEndless(const AnnualReport& report) {
  std::size_t total = 0;
  for (const NarrativeParagraph& paragraph : report.paragraphs) total += paragraph.text.size();
  return total > kLongestNarrative;
}

AnnualReport Refused(AnnualReport report) {
  AnnualReport refused;
  refused.file = std::move(report.file);
  refused.source.format = report.source.format;
  refused.source.obstacle = docread::Obstacle::kTooLarge;
  refused.source.obstacle_message = "文件的正文太长（超过四万字），没有核对，请只上传一份年度报告。";
  return refused;
}

}  // namespace

AnnualReport ReadReport(docread::Document document, std::string file) {
  AnnualReport report;
  report.file = std::move(file);
  report.source = std::move(document);
  if (report.source.obstacle != docread::Obstacle::kNone) return report;
  const std::vector<Item> items = WithoutCopiedTables(JoinWrappedHeadings(SplitInlineHeadings(Flatten(report.source))));
  const Regions regions = FindRegions(items);
  ReadHead(items, regions.headings, report);
  ReadTables(items, regions, report);
  const Place at = items.empty() ? Place{} : items[std::min(regions.tables[2].begin, items.size() - 1)].place;
  if (HoldsSeveralReports(items, regions.headings)) {
    report.year = LatestTitleYear(items, report.year);
    report.form = report.year ? law::FormInForce(*report.year) : nullptr;
    DropTables(report, Remark::Kind::kMultipleReports, at);
  } else if (RepeatedLinesDropped(items, regions.tables[2])) {
    DropTables(report, Remark::Kind::kTableUnreadable, at);
  }
  ReadNarrative(items, regions, report);
  if (IsEndless(report)) return Refused(std::move(report));
  ReadPlace(report);
  return report;
}

const RowReading* TableReading::Find(std::string_view key) const {
  for (const RowReading& row : rows) {
    if (row.row->key == key) return &row;
  }
  return nullptr;
}

const std::optional<TableReading>& AnnualReport::Table(int number) const {
  if (number == 2) return table2;
  if (number == 3) return table3;
  return table4;
}

const Section* AnnualReport::FindSection(int number) const {
  const auto found = std::ranges::find(sections, number, &Section::number);
  return found == sections.end() ? nullptr : &*found;
}

const Value* AnnualReport::Find(int table, std::string_view row, std::size_t column) const {
  const std::optional<TableReading>& reading = Table(table);
  if (!reading) return nullptr;
  const RowReading* found = reading->Find(row);
  return found == nullptr || column >= found->values.size() ? nullptr : &found->values[column];
}

std::string_view NameOf(Level level) {
  switch (level) {
    case Level::kTownship:
      return "乡镇（街道）";
    case Level::kCountyDepartment:
      return "县级部门";
    case Level::kCounty:
      return "县级政府";
    case Level::kCityDepartment:
      return "市级部门";
    case Level::kCity:
      return "市级政府";
    case Level::kProvinceDepartment:
      return "省级部门";
    case Level::kProvince:
      return "省级政府";
    case Level::kOther:
      return "其他单位";
    case Level::kUnknown:
      break;
  }
  return "层级未判明";
}

}  // namespace gongkai::report
