// /office/assessment/{id}/files: an assessment as a workbook, CSV or JSON, for 岗位目标 and 党风廉政 besides.

#include "assessment/assessment_export.h"
#include "assessment/pages.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

[[noreturn]] void NotYet() { throw web::ProblemError({404, "还没有可以导出的", "得分向各机关公示以后才可以导出。"}); }

Assessment ExportedIn(db::Session& session, const Request& request, const Visitor& visitor) {
  Assessment assessment = AssessmentIn(session, request, visitor);
  if (!SeesAll(visitor) && !assessment.shown_on) NotYet();
  return assessment;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Assessment assessment = ExportedIn(reader, request, visitor);
  web::Page page = AssessmentFrame(visitor, "导出", assessment);
  page.width = web::Width::kText;
  const std::string path = PathOf(assessment.id) + "/file";
  const auto link = [&](const char* as) { return Url::Local(path).With("as", as); };
  page.body.Add(
      "<p>总分、每一项得分、个人信息报送、申诉，供岗位目标考核和党风廉政考核共用。三种文件的内容一样。</p><ul><li><a "
      "href=\"{}\">Excel 工作簿</a>：在表格软件里看</li><li><a href=\"{}\">CSV "
      "表格</a>：每一个机关、每一项指标一行</li><li><a "
      "href=\"{}\">JSON 文件</a>：给别的考核系统读</li></ul>",
      link("xlsx"), link("csv"), link("json"));
  return Response::Of(RenderPage(page, request));
}

Response Take(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Assessment assessment = ExportedIn(reader, request, visitor);
  const ExportedAssessment exported = ExportOf(reader, assessment, visitor.OrgansFor(Act::kSeeReports));
  const std::string_view as = request.query.Get("as");
  const std::string& name = assessment.title;
  if (as == "xlsx") return Response::Download(name + ".xlsx", kXlsx, AssessmentXlsx(exported));
  if (as == "csv") return Response::Download(name + ".csv", "text/csv; charset=utf-8", AssessmentCsv(exported));
  if (as == "json") return Response::Download(name + ".json", "application/json", AssessmentJson(exported));
  throw web::ProblemError({404, "没有这种文件", "考核可以导出为工作簿、CSV 或者 JSON。"});
}

}  // namespace

void AddFilePages(account::Office& office) {
  office.Get("/office/assessment/{id}/files", Act::kSeeReports, WithDesk(office, Show));
  office.Get("/office/assessment/{id}/file", Act::kSeeReports, WithDesk(office, Take));
}

}  // namespace gongkai::assessment
