// What will be taken away, and the button that does it. See audit_pages.h; what the archive holds: trail_export.h.
#include "account/audit_actions.h"
#include "account/audit_pages.h"
#include "account/audit_words.h"
#include "account/field_pages.h"
#include "account/trail_view.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Request;
using web::Response;
using web::Url;

Html FilterWords(const TrailNames& names, const TrailQuery& query) {
  const TrailFilter& filter = query.filter;
  Html html;
  html.Add("<dl class=\"audit-facts\"><dt>日期</dt><dd>{} 至 {}</dd>", query.from.empty() ? "最早" : query.from,
           query.until.empty() ? "现在" : query.until);
  html.Add("<dt>机关</dt><dd>{}</dd>", filter.organ ? names.OfChain(*filter.organ) : "全部");
  const std::string person = filter.person == PersonId(0) ? "系统或未登录的人"
                             : filter.person              ? names.OfPerson(*filter.person)
                                                          : "全部";
  html.Add("<dt>谁做的</dt><dd>{}</dd><dt>涉及谁</dt><dd>{}</dd><dt>行为</dt><dd>{}</dd>", person,
           filter.about ? names.OfPerson(*filter.about) : "全部", filter.act.empty() ? "全部" : WordsOfAct(filter.act));
  return html.Add("<dt>结果</dt><dd>{}</dd></dl>", filter.outcome ? NameOf(*filter.outcome) : "全部");
}

Response AskExport(Desk& desk, const Request& request, const Visitor& visitor) {
  const TrailQuery query = TrailQueryFrom(request);
  db::Reader reader = desk.database.Read();
  web::Page page = AuditFrame(visitor, "导出审计记录");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"审计记录", Url::Local(kAuditPath)}};
  page.body.Add(FilterWords(ReadTrailNames(reader, BeijingDay(desk.now())), query));
  if (!query.fault.empty()) page.body.Add("<p class=\"alert alert-warning\" role=\"alert\">{}</p>", query.fault);
  page.body.Add(
      "<p>导出的是一个压缩包：记录（每行一条）、本系统的 SM2 签名、公钥和核对方法。一次最多 {} 万"
      "条。导出这件事和所用的条件会记入审计记录。</p>"
      "<form method=\"post\" action=\"{}\">{}{}<button class=\"btn btn-primary\" type=\"submit\">导出</button> <a "
      "class=\"btn\" "
      "href=\"{}\">返回</a></form>",
      kMostExported / 10'000, WithFilters(Url::Local("/office/audit/export"), request), request.CsrfField(),
      OnceField(), WithFilters(Url::Local(kAuditPath), request));
  return Response::Of(RenderPage(page, request));
}

// A file, not a redirect: what was taken away is in the trail before its first byte is sent.
Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const TrailQuery query = TrailQueryFrom(request);
  if (!query.fault.empty()) throw web::ProblemError(web::ToProblem({ErrorKind::kInvalidInput, query.fault, ""}));
  std::string archive = web::OrProblem(ExportTrail(desk, visitor, query.filter));
  return Response::Download("审计记录-" + ToString(BeijingDay(desk.now())) + ".zip", "application/zip",
                            std::move(archive));
}

}  // namespace

void AddAuditExportPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/audit/export", Act::kExportAudit,
             [&](Request& request, const Visitor& visitor) { return AskExport(desk, request, visitor); });
  office.Post("/office/audit/export", Act::kExportAudit,
              [&](Request& request, const Visitor& visitor) { return Export(desk, request, visitor); });
}

}  // namespace gongkai::account
