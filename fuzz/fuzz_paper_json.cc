// Any bytes as the JSON of an annual report: a paper or faults, never both; a paper is written and read back as the
// same numbers, and the rules can look at it.
//
// Links: report_compile_rules
// Seeds: tests/golden/json/*
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "report/compile/paper_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai::report;
  const PaperJson read = ReadPaperJson({reinterpret_cast<const char*>(data), size});
  if (read.paper.has_value() != read.faults.empty()) std::abort();
  if (!read.paper) return 0;
  ReportOf(*read.paper);
  const PaperJson again = ReadPaperJson(WritePaperJson(*read.paper));
  if (!again.paper || again.paper->cells.size() != read.paper->cells.size()) std::abort();
  for (std::size_t i = 0; i < read.paper->cells.size(); ++i) {
    if (again.paper->cells[i].value != read.paper->cells[i].value) std::abort();
  }
  return 0;
}
