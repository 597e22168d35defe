#include "support/sample_report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "docread/read.h"
#include "report/read/read.h"

namespace gongkai::testing {

using report::Finding;

std::string Sample(const std::string& name) {
  std::ifstream file(std::string(GONGKAI_SOURCE_DIR) + "/src/report/check/examples/" + name);
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string Edited(std::string text, std::string_view replace, std::string_view with) {
  if (replace.empty()) return text + std::string(with);
  const std::size_t at = text.find(replace);
  REQUIRE_MESSAGE(at != std::string::npos, "not in the sample: ", std::string(replace));
  return text.replace(at, replace.size(), with);
}

std::string Between(const std::string& text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from), end = text.find(to, begin);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  return text.substr(begin, end - begin);
}

report::AnnualReport ReadSample(const std::string& text, const std::string& file) {
  return report::ReadReport(docread::ReadText(text, docread::Limits{}), file);
}

std::vector<Finding> CheckBytes(const std::string& bytes) {
  const report::AnnualReport report = report::ReadReport(docread::Read(bytes), "report");
  return report::Check(report::CheckInput{.report = &report});
}

std::string Listed(const std::vector<Finding>& findings) {
  std::string list;
  for (const Finding& finding : findings) {
    list += std::string(report::IdOf(finding.severity)) + " " + finding.rule + " " + finding.message + "\n";
  }
  return list;
}

bool Speaks(const std::vector<Finding>& findings, std::string_view rule) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.rule == rule; });
}

const Finding& FindingOf(const std::vector<Finding>& findings, std::string_view rule) {
  const auto found =
      std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.rule == rule; });
  REQUIRE_MESSAGE(found != findings.end(), std::string(rule), " is silent; said instead:\n", Listed(findings));
  return *found;
}

}  // namespace gongkai::testing
