// How a finding's two figures are called beside the report.
#include <doctest/doctest.h>

#include <memory>

#include "report/pages_tables.h"

namespace gongkai::report {
namespace {

std::string Drawn(const std::string& rule) {
  ReportView view;
  view.reading = std::make_shared<const AnnualReport>();
  StoredFinding stored;
  stored.finding.rule = rule;
  stored.finding.left = Number::Of(1260);
  stored.finding.right = Number::Of(118);
  view.findings.push_back(stored);
  view.plain.push_back(stored.finding);
  return DrawFinding(view, 1, {}).text();
}

bool Has(const std::string& html, std::string_view words) { return html.find(words) != std::string::npos; }

TEST_CASE("The sides of an equation are called so; other figures by what they are, or not at all") {
  CHECK(Has(Drawn("T3-BALANCE"), "等号左边 <b>1260</b>"));
  const std::string jump = Drawn("T2-JUMP");
  CHECK(Has(jump, "本年 <b>1260</b>"));
  CHECK(Has(jump, "上年 <b>118</b>"));
  CHECK_FALSE(Has(jump, "等号"));
  CHECK(Has(Drawn("T2-INFORCE"), "现行有效加本年废止 <b>118</b>"));
  CHECK(Has(Drawn("N-RECEIVED"), "正文 <b>1260</b>"));
  CHECK_FALSE(Has(Drawn("N-NONE"), "class=\"sides\""));
}

}  // namespace
}  // namespace gongkai::report
