// One finding, put together in the same way by every rule.
#pragma once

#include <string>
#include <string_view>

#include "report/check/rule.h"

namespace gongkai::report {

/// The source of what the notice of the year's form says of titles, sections, tables and cells. Check puts the notice
/// of the report's own year in its place.
inline constexpr std::string_view kFormSource = "国办公开办函〔2021〕30号附件；条例第五十条";

/// A finding of `rule` with its severity, advice and source. `written` is what stands in the report at that place
/// (values, or the words of the text); with the rule and `at` it makes the fingerprint, so that a finding keeps its
/// identity when lines move and loses it when what is written changes.
Finding MakeFinding(const Rule& rule, const At& at, const Place& place, std::string message, std::string_view written);

/// "T3-BALANCE|表3|自然人|3+1=2+1"
std::string Fingerprint(std::string_view rule, const At& at, std::string_view written);

/// A cell of a table, for `at`; the whole row where `column` is empty.
At CellAt(int table, const RowReading& row, std::string_view column);

/// All cells of the row as written ("2/1/6/"), for the fingerprint.
std::string WrittenRow(const RowReading& row);

/// The value as people read it: the number, "空白", or what was written in quotes.
std::string Shown(const Value& value);

/// "表二": tables are called by the number of their section.
std::string TableName(int table);

/// "第一项", "第三项（七）总计", "第三项（三）4" for a key of table 3; other keys as they are.
std::string RowName(std::string_view key);

}  // namespace gongkai::report
