// An annual report as JSON, for other programs. Heads and tables are those of `gongkai extract --json`, so that what
// reads the one reads the other; besides these there are title, day and text. Pure.
//
// Grammar: docs/schema/annual-report.schema.json. A value of a table is a number with the decimals it was given, or
// null, which is blank and not zero.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/compile/annual_paper.h"

namespace gongkai::report {

inline constexpr std::string_view kPaperSchema = "gongkai-annual-report/1";
inline constexpr std::size_t kLongestPaperJson = 4U << 20U;  // bytes

std::string WritePaperJson(const AnnualPaper& paper);

struct PaperJson {
  std::optional<AnnualPaper> paper;  // none where there is a fault
  std::vector<std::string> faults;  // plain sentences, each with its place: "table3“三(一)”第2个数应是数字或 null"
};
/// Every fault of form is told, up to a bound; what the numbers mean is judged by the rules of check/.
PaperJson ReadPaperJson(std::string_view text);

/// Whether somebody means it as JSON: it opens with a brace and a key (and is no RTF).
bool LooksLikeJson(std::string_view bytes);

}  // namespace gongkai::report
