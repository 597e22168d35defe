// 审核意见单: what was found in a report and what people decided, as a sheet that an office prints, signs and files.

#include "report/pages.h"
#include "report/pages_tables.h"

namespace gongkai::report {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

Html DrawHead(const ReportView& view) {
  Html html;
  html.Add(
      "<table class=\"sheet-head\"><tbody><tr><th scope=\"row\">报告机关</th><td>{}</td><th scope=\"row\">报告年度</th>"
      "<td>{}</td></tr>",
      view.report.organ.empty() ? std::string("没有读到") : view.report.organ,
      view.report.year ? std::to_string(*view.report.year) + "年" : std::string("没有读到"));
  html.Add(
      "<tr><th scope=\"row\">核对文件</th><td>{}</td><th scope=\"row\">核对时间</th><td>{}</td></tr></tbody></table>",
      view.version.file_name, view.version.checked_at);
  return html;
}

std::string DecisionInWords(const Decision& decision) {
  if (decision.verdict == Verdict::kOpen) return "待处理";
  std::string words = decision.verdict == Verdict::kConfirmed ? "确认" : "不成立";
  words += "（" + decision.person + "，" + decision.decided_at + "）";
  if (!decision.reason.empty()) words += "理由：" + decision.reason;
  return words;
}

Html DrawTable(const ReportView& view) {
  Html html;
  if (view.findings.empty()) return html;
  html.Add(
      "<div class=\"sheet-box\" tabindex=\"0\" role=\"region\" aria-label=\"问题清单\"><table "
      "class=\"sheet-table\"><thead><tr><th scope=\"col\">序号</th><th scope=\"col\">程度</th><th "
      "scope=\"col\">位置</th><th scope=\"col\">问题</th><th scope=\"col\">依据与处理意见</th><th "
      "scope=\"col\">审核判断</th></tr></thead><tbody>");
  for (std::size_t i = 0; i < view.findings.size(); ++i) {
    const Finding& finding = view.findings[i].finding;
    html.Add("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}<br>{}</td><td>{}</td></tr>", i + 1,
             NameOf(finding.severity), WhereInWords(*view.reading, finding), finding.message, finding.source,
             finding.advice, DecisionInWords(view.findings[i].Last()));
  }
  html.Add("</tbody></table></div>");
  return html;
}

// What an office writes above its signature: a sentence, not a row of zeros.
Html DrawSummary(const ReportView& view) {
  if (!view.version.obstacle.empty()) return Markup("<p>这份文件读不出来，没有核对：{}</p>", view.version.obstacle);
  if (view.findings.empty()) return Markup("<p>按全部规则核对，没有查出问题。</p>");
  const OpenCounts open = CountOpen(view.findings);
  return Markup("<p>共查出 {} 条，已判断 {} 条；待处理的有错误 {} 条、存疑 {} 条、提示 {} 条。</p>",
                view.findings.size(), open.decided, open.errors, open.warnings, open.notices);
}

}  // namespace

Response ShowCheckSheet(const Site& site, const Request& request, const account::Visitor& visitor) {
  const ReportView view = SeenView(site, visitor, NumberIn(request, "id"));
  web::Page page = Frame(visitor, "政府信息公开工作年度报告审核意见单", Tab::kReports);
  page.breadcrumbs = {{"全部报告", Url::Local("/office/reports")},
                      {NameOf(view.report, view.version.file_name), Url::Local("/office/reports/{}", view.report.id)}};
  page.body.Add("<div class=\"sheet\">{}{}", DrawHead(view), DrawSummary(view));
  page.body.Add(
      "{}<div class=\"sheet-sign\"><p>审核意见：</p><p>审核人：＿＿＿＿＿＿＿＿　　负责人：＿＿＿＿＿＿＿＿　　"
      "日期：＿＿＿＿年＿＿月＿＿日</p></div></div><p class=\"no-print\"><button class=\"btn btn-primary\" "
      "type=\"button\" id=\"print\">打印</button> <a class=\"btn\" href=\"/office/reports/{}\">返回报告</a></p>",
      DrawTable(view), view.report.id);
  return Response::Of(RenderPage(page, request));
}

}  // namespace gongkai::report
