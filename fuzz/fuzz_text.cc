// Any bytes taken as text: read into a document, into a report, and held against every rule. Nothing may crash, leak or
// hang, and what is reported must point into the text that was read.
//
// Links: report_rules docread
// Seeds: data/samples/*.txt data/samples/*.md data/samples/source/*.txt tests/golden/*.txt tests/golden/*.md
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docread/read.h"
#include "report/check/rule.h"
#include "report/read/read.h"

namespace {

void MustPointInto(const gongkai::docread::Place& place, const gongkai::docread::Document& source) {
  if (place.line < 0 || static_cast<std::size_t>(place.line) > source.lines.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const report::AnnualReport report = report::ReadReport(docread::ReadText(bytes, {}), "fuzz.txt");
  for (const report::Finding& finding : report::Check({.report = &report})) MustPointInto(finding.place, report.source);
  return 0;
}
