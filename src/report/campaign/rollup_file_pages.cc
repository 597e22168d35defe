// /office/rollup/{year}/file: a roll-up as a workbook, CSV or JSON.

#include "report/campaign/rollup_export.h"
#include "report/campaign/rollup_frame_pages.h"
#include "report/compile/paper_json.h"
#include "report/compile/paper_xlsx_export.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Request;
using web::Response;

constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Response Take(Site& site, const Request& request, const Visitor& visitor) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const RollUpNow now = RollUpNowOf(reader, asked.unit.id, asked.year);
  const std::string name = ShortNameOf(asked.unit) + std::to_string(asked.year) + "年汇总";
  const std::string_view as = request.query.Get("as");
  if (as == "form") return Response::Download(name + "（表式）.xlsx", kXlsx, PaperXlsx(PaperOf(now)));
  if (as == "csv") return Response::Download(name + ".csv", "text/csv; charset=utf-8", RollUpCsv(now));
  if (as == "json") return Response::Download(name + ".json", "application/json", WritePaperJson(PaperOf(now)));
  if (as != "xlsx") throw web::ProblemError({404, "没有这种文件", "汇总可以导出为工作簿、CSV 或者 JSON。"});
  const auto latest = LatestRollUp(reader, asked.unit.id, asked.year);
  const auto changes = latest ? ChangesSince(reader, *latest, now) : std::vector<RollUpChange>();
  return Response::Download(name + ".xlsx", kXlsx, RollUpXlsx(now, changes));
}

}  // namespace

void AddRollUpFilePages(account::Office& office, Site& site) {
  office.Get("/office/rollup/{year}/file", Act::kSeeReports,
             [&site](const Request& request, const Visitor& visitor) { return Take(site, request, visitor); });
}

}  // namespace gongkai::report
