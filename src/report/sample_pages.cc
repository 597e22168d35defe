#include "report/sample_pages.h"

#include <memory>

#include "docread/read.h"
#include "report/check/rule.h"
#include "report/pages_tables.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

ReportView ViewOf(std::string_view text) {
  ReportView view;
  view.reading = std::make_shared<const AnnualReport>(ReadReport(docread::ReadText(text, {}), "sample.txt"));
  view.plain = Check({.report = view.reading.get()});
  for (const Finding& finding : view.plain) view.findings.push_back({.finding = finding});
  view.marks = FindMarks(*view.reading, view.plain);
  return view;
}

}  // namespace

web::Html DrawMarkedSample(std::string_view text) {
  const ReportView view = ViewOf(text);
  return web::Markup(
      "<div class=\"style-paper\" tabindex=\"0\" role=\"region\" aria-label=\"带标记的报告\"><p "
      "class=\"report-title\">{}</p>{}"
      "</div>{}",
      view.reading->title, DrawReport(view), DrawFindings(view, {}));
}

}  // namespace gongkai::report
