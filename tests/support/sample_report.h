// The sample report of the rules (src/report/check/examples/base.txt): edited, read and checked. It is clean; what a
// test does to it is all that a rule may speak of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/check/rule.h"

namespace gongkai::testing {

/// A sample's text, by its file name.
std::string Sample(const std::string& name = "base.txt");

/// The text with the first `replace` in it changed; with `with` at its end where `replace` is empty.
std::string Edited(std::string text, std::string_view replace, std::string_view with);

/// What stands in the text from `from` to before `to`.
std::string Between(const std::string& text, std::string_view from, std::string_view to);

report::AnnualReport ReadSample(const std::string& text, const std::string& file = "base.txt");

/// The bytes of a file of any kind, read and checked by themselves.
std::vector<report::Finding> CheckBytes(const std::string& bytes);

/// "error S-TABLE …" a line, for messages and for comparing.
std::string Listed(const std::vector<report::Finding>& findings);

bool Speaks(const std::vector<report::Finding>& findings, std::string_view rule);
/// The finding of that rule; the test fails where there is none.
const report::Finding& FindingOf(const std::vector<report::Finding>& findings, std::string_view rule);

}  // namespace gongkai::testing
