// The official tables as HTML, with the marks of findings; the source with its lines; narrative with marked passages.
#pragma once

#include "report/report_view.h"
#include "web/html.h"

namespace gongkai::report {

/// One table in its scrolling box, or a box that says it was not found.
web::Html DrawTable(const ReportView& view, int number);

/// Marks as links to the findings: ①③. Dismissed ones are grey.
web::Html DrawMarks(const ReportView& view, const std::vector<int>& numbers);

/// The sections in the order of the report, narrative and tables.
web::Html DrawReport(const ReportView& view);

/// The lines of the source, numbered, with the places of findings marked; anchors "s1", "s2", … and "line-57".
web::Html DrawSource(const ReportView& view);

/// The buttons beside each finding; without them, only the verdicts are shown.
struct DecisionForms {
  bool may_decide = false;
  web::Html token{};  // Request::CsrfField
};

/// The findings beside the report; the list in it, where those of one rule in a row are one entry; and one of them (for
/// htmx).
web::Html DrawFindings(const ReportView& view, const DecisionForms& forms);
web::Html DrawFindingList(const ReportView& view, const DecisionForms& forms);
web::Html DrawFinding(const ReportView& view, int number, const DecisionForms& forms);

/// "共 12 条，待处理 5 条" above the findings.
web::Html DrawStillOpen(const ReportView& view);

/// "✕ 错误 3　？存疑 1", each a link to the first such finding; a kind of which none is open is left out.
web::Html DrawChips(const ReportView& view);

}  // namespace gongkai::report
