// One finding, put together in the same way by every rule.
#pragma once

#include <string>
#include <string_view>

#include "report/check/rule.h"

namespace gongkai::report {

/// A finding of `rule` with its severity, advice and source. `written` is what stands in the report at that place
/// (values, or the words of the text); with the rule and `at` it makes the fingerprint, so that a finding keeps its
/// identity when lines move and loses it when what is written changes.
Finding MakeFinding(const Rule& rule, const At& at, const Place& place, std::string message, std::string_view written);

/// "T3-BALANCE|表3|自然人|3+1=2+1"
std::string Fingerprint(std::string_view rule, const At& at, std::string_view written);

/// The value as people read it: the number, "空白", or what was written in quotes.
std::string Shown(const Value& value);

/// "表二": tables are called by the number of their section.
std::string TableName(int table);

/// "第一项", "第三项总计", "（三）4" for a key of table 3; other keys as they are.
std::string RowName(std::string_view key);

}  // namespace gongkai::report
