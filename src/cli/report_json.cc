#include "cli/report_json.h"

#include "cli/json_writer.h"

namespace gongkai::cli {
namespace {

using report::AnnualReport;
using report::Finding;

void WriteHead(JsonWriter& json, const AnnualReport& report) {
  json.Key("file").String(report.file);
  json.Key("organ").StringOrNull(report.organ);
  json.Key("place").StringOrNull(report.place_code);
  json.Key("year");
  report.year ? json.Int(*report.year) : json.Null();
  json.Key("form").StringOrNull(report.form != nullptr ? report.form->id : "");
}

void WriteValue(JsonWriter& json, const report::Value& value) {
  switch (value.kind) {
    case report::ValueKind::kNumber:
      json.Decimal(value.number);
      return;
    case report::ValueKind::kBlank:
      json.Null();
      return;
    case report::ValueKind::kText:
      json.String(value.written);
      return;
  }
}

// A row that the form has and the report does not is a row of nulls (the finding beside it says that it is missing).
// Only （六） is one row or three: where it stands undivided its three rows are left out, and the other way round.
bool IsWritten(const report::TableReading& table, const report::RowReading& row) {
  constexpr std::string_view kUndivided = "三(六)";
  if (row.found || !row.row->key.starts_with(kUndivided)) return true;
  const report::RowReading* undivided = table.Find(kUndivided);
  if (row.row->key == kUndivided) return table.Find("三(六)1") == nullptr;
  return undivided == nullptr || !undivided->found;
}

void WriteTable(JsonWriter& json, const std::optional<report::TableReading>& table) {
  if (!table) {
    json.Null();
    return;
  }
  json.BeginObject();
  for (const report::RowReading& row : table->rows) {
    if (!IsWritten(*table, row)) continue;
    json.Key(row.row->key).BeginArray();
    for (const report::Value& value : row.values) WriteValue(json, value);
    json.EndArray();
  }
  for (const report::ExtraRow& row : table->extra_rows) {
    json.Key(row.label).BeginArray();
    for (const report::Value& value : row.values) WriteValue(json, value);
    json.EndArray();
  }
  json.EndObject();
}

void WriteAt(JsonWriter& json, const report::At& at) {
  json.Key("at").BeginObject();
  if (at.table != 0) json.Key("table").Int(at.table);
  if (at.section != 0) json.Key("section").Int(at.section);
  if (!at.row.empty()) json.Key("row").String(at.row);
  if (!at.column.empty()) json.Key("column").String(at.column);
  if (!at.group.empty()) json.Key("group").String(at.group);
  json.EndObject();
}

void WritePositive(JsonWriter& json, std::string_view key, int value) {
  json.Key(key);
  value > 0 ? json.Int(value) : json.Null();
}

void WriteSide(JsonWriter& json, std::string_view key, const std::optional<Number>& side) {
  json.Key(key);
  side ? json.Decimal(*side) : json.Null();
}

void WriteFindingHead(JsonWriter& json, const Finding& finding) {
  json.Key("rule").String(finding.rule);
  json.Key("severity").String(report::IdOf(finding.severity));
  WriteAt(json, finding.at);
  WritePositive(json, "line", finding.place.line);
}

void WriteFindingSides(JsonWriter& json, const Finding& finding) {
  WriteSide(json, "left", finding.left);
  WriteSide(json, "right", finding.right);
  json.Key("message").String(finding.message);
  json.Key("source").String(finding.source);
}

void WritePassages(JsonWriter& json, const std::vector<report::Passage>& passages) {
  json.Key("passages").BeginArray();
  for (const report::Passage& passage : passages) {
    json.BeginObject();
    json.Key("organ").String(passage.organ);
    WritePositive(json, "year", passage.year);
    WritePositive(json, "line", passage.place.line);
    json.Key("own_text").String(passage.own_text);
    json.Key("text").String(passage.text);
    json.EndObject();
  }
  json.EndArray();
}

void WriteCheckedFinding(JsonWriter& json, const Finding& finding) {
  const report::Rule* rule = report::FindRule(finding.rule);
  json.BeginObject();
  WriteFindingHead(json, finding);
  json.Key("column").Int(finding.place.column);
  json.Key("length").Int(finding.place.length);
  WritePositive(json, "page", finding.place.page);
  WriteFindingSides(json, finding);
  json.Key("title").StringOrNull(rule != nullptr ? rule->title : "");
  json.Key("formula").StringOrNull(rule != nullptr ? rule->formula : "");
  json.Key("advice").String(finding.advice);
  if (!finding.passages.empty()) WritePassages(json, finding.passages);
  json.Key("fingerprint").String(finding.fingerprint);
  json.EndObject();
}

}  // namespace

std::string ExtractLine(const AnnualReport& report, std::span<const Finding> findings) {
  JsonWriter json;
  json.BeginObject();
  WriteHead(json, report);
  WriteTable(json.Key("table2"), report.table2);
  WriteTable(json.Key("table3"), report.table3);
  WriteTable(json.Key("table4"), report.table4);
  json.Key("findings").BeginArray();
  for (const Finding& finding : findings) {
    json.BeginObject();
    WriteFindingHead(json, finding);
    WriteFindingSides(json, finding);
    json.EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

std::string CheckLine(const AnnualReport& report, std::span<const Finding> findings) {
  JsonWriter json;
  json.BeginObject();
  WriteHead(json, report);
  json.Key("findings").BeginArray();
  for (const Finding& finding : findings) WriteCheckedFinding(json, finding);
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace gongkai::cli
