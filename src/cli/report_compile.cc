// gongkai report compile: the three tables of an organ's annual report as its ledgers have them today, as JSON, beside
// a running system or without one. Next to read: report/compile/compiled_view.h.

#include <fmt/format.h>

#include <fstream>

#include "account/organ_card_view.h"
#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/json_writer.h"
#include "cli/load.h"
#include "cli/report_copying.h"
#include "cli/report_import.h"
#include "cli/settings.h"
#include "report/compile/compiled_view.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    kConfigOption,
    kDataOption,
    kDbOption,
    kKeysOption,
    {"--organ", "代码", "机关的简短代码，如 MZJ、103；在机关的资料里看得到"},
    {"--year", "年度", "报告的年度，如 2025"},
    {"--out", "文件", "写到这个文件；不写就写到标准输出"},
    kUnderOption,
    kUnitsOption,
    kReplaceOption,
    kByFileNameOption,
    kJobsOption,
};

void WriteNumber(JsonWriter& json, const std::optional<Number>& value) { value ? json.Decimal(*value) : json.Null(); }

/// {row key: [one value a column]}, as `gongkai extract` writes it.
void WriteTable(JsonWriter& json, const report::CompiledTables& tables, int number) {
  json.Key("table" + std::to_string(number)).BeginObject();
  for (const law::FormRow& row : tables.form->Table(number).rows) {
    json.Key(row.key).BeginArray();
    for (const law::FormColumn& column : row.columns) {
      WriteNumber(json, tables.Find({number, std::string(row.key), std::string(column.name)})->value());
    }
    json.EndArray();
  }
  json.EndObject();
}

void WriteAdjustments(JsonWriter& json, const report::CompiledCell& cell) {
  json.Key("adjustments").BeginArray();
  for (const report::Adjustment& each : cell.adjustments) {
    json.BeginObject().Key("change").Decimal(each.change).Key("reason").String(each.reason);
    json.Key("evidence").String(each.evidence).Key("person").String(each.person);
    json.Key("at").String(ToBeijingMinute(each.at)).EndObject();
  }
  json.EndArray();
}

/// Cells of which more is to be told than their value: why they are blank, what was adjusted.
void WriteNotes(JsonWriter& json, const report::CompiledTables& tables) {
  json.Key("notes").BeginArray();
  for (const report::CompiledCell& cell : tables.cells) {
    if (cell.words.empty() && cell.adjustments.empty()) continue;
    json.BeginObject().Key("cell").String(report::ToString(cell.cell)).Key("counted");
    WriteNumber(json, cell.counted);
    json.Key("words").StringOrNull(cell.words);
    WriteAdjustments(json, cell);
    json.EndObject();
  }
  json.EndArray();
}

std::string TablesJson(const report::CompiledTables& tables, const account::OrganCard& organ) {
  JsonWriter json;
  json.BeginObject().Key("organ").String(organ.names.front().name).Key("code").String(organ.code);
  json.Key("year").Int(tables.year).Key("form").String(tables.form->id);
  for (const int number : {2, 3, 4}) WriteTable(json, tables, number);
  WriteNotes(json, tables);
  json.EndObject();
  return json.Take() + "\n";
}

std::optional<int> YearFrom(const std::string& typed) {
  const auto number = ParseNumber(typed);
  if (!number || !number->IsWhole() || number->Whole() < 1 || number->Whole() > 9999) return std::nullopt;
  return static_cast<int>(number->Whole());
}

Result<std::string> Compiled(db::Database& database, const std::string& code, int year) {
  db::Reader reader = database.Read();
  const auto organ = account::OrganOfCode(reader, code);
  if (!organ) return Error{ErrorKind::kNotFound, "没有代码是 " + code + " 的机关", ""};
  const report::CompiledTables tables = TRY(report::TablesOf(reader, *organ, year));
  return TablesJson(tables, *account::OrganCardOf(reader, *organ));
}

int WriteOut(const std::string& path, const std::string& text) {
  if (path.empty()) {
    Print(text);
    return kDone;
  }
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  return out ? kDone : Fail("写不进 " + path);
}

}  // namespace

std::span<const Option> ReportOptions() { return kOptions; }

int Report(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  const auto year = YearFrom(arguments->ValueOf("--year"));
  if (arguments->words.size() > 1 && arguments->words.front() == "import") {
    return year ? ImportReports(*arguments, *year) : Fail("请用 --year 写报告的年度，如 2025");
  }
  if (!arguments->words.empty() && arguments->words.front() == "copying") {
    if (arguments->Has("--year") && !year) return Fail("--year 后面写报告的年度，如 2025");
    if (arguments->words.size() > 1) return CompareReports(*arguments, year);
    return year ? CompareKept(*arguments, *year)
                : Fail("copying 后面写文件或者文件夹；比较系统里存着的报告，用 --year 写年度，如 2025");
  }
  if (arguments->words.size() != 1 || arguments->words.front() != "compile") {
    return Fail(
        "report 后面写 compile、import 或 copying，例如 gongkai report compile --organ MZJ --year 2025 --out "
        "文件，gongkai "
        "report "
        "import 文件夹 --year 2025");
  }
  if (!arguments->Has("--organ") || !year) return Fail("请用 --organ 写机关的代码，用 --year 写年度，如 2025");
  auto place = OpenAuditPlace(*arguments);
  if (!place) return Fail(place.error().message);
  const auto text = Compiled(*place->database, arguments->ValueOf("--organ"), *year);
  return text ? WriteOut(arguments->ValueOf("--out"), *text) : Fail(text.error().message);
}

}  // namespace gongkai::cli
