// A chart and the table of the same figures below it. The table is what counts: it is there without a script, in print
// and for those who hear the page; the chart is drawn above it by assets/js/chart.js (ECharts), with patterns besides
// colours, without movement, and can be saved as a picture. A page that shows none loads none of this.
//
//   AddChart(page, {.id = "by-month", .title = "各月收到", .unit = "件", .kind = ChartKind::kColumns,
//                   .says = "三月最多，为 12 件。", .labels = {"一月", "二月"}, .series = {{"今年", {Number::Of(7),
//                   {}}}}});
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "web/page.h"

namespace gongkai::web {

enum class ChartKind { kColumns, kLines, kShares };

struct ChartSeries {
  std::string name;
  std::vector<std::optional<Number>> values;  // one a label; none: it is not known, which is not zero
};

struct Chart {
  std::string id;  // of the figure on its page
  std::string title;
  std::string unit;
  ChartKind kind = ChartKind::kColumns;
  std::string says;  // what is to be seen, in a sentence: the text in place of the picture
  std::string label_head = "项目";
  std::vector<std::string> labels;
  std::vector<ChartSeries> series;  // of kShares the first alone is drawn
};

/// At the end of the body, with the scripts that draw it.
void AddChart(Page& page, const Chart& chart);

}  // namespace gongkai::web
