// A table of figures as the pages about many reports show it, and the same as a workbook or as CSV: one value, so that
// the three have the same numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "web/chart.h"
#include "web/request.h"
#include "web/response.h"
#include "web/url.h"

namespace gongkai::report {

struct SeeCell {
  std::string text{};  // shown where there is no number
  std::optional<Number> number{};
  std::optional<web::Url> opens{};  // on the page
};

struct SeeTable {
  std::string title;   // also of the file
  std::string note{};  // the rule or the reckoning, above the figures
  std::vector<std::string> heads;
  std::vector<std::vector<SeeCell>> rows;  // the first cell names the row
};

/// The labels as rows, the series as columns.
SeeTable TableOf(const web::Chart& chart);
/// Several charts under one another, the title of each in the first column.
SeeTable TableOf(std::string title, const std::vector<web::Chart>& charts);

/// On a page; for those who hear it, it is called by its title.
web::Html Drawn(const SeeTable& table);

/// `as`: "xlsx" or "csv". Errors: throws ProblemError (404) for neither.
web::Response Downloaded(const SeeTable& table, std::string_view as);

/// The two buttons of a page. `here`: its address with all that was chosen.
web::Html DownloadButtons(const web::Url& here);

}  // namespace gongkai::report
