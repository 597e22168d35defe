// /office/disputes: reconsiderations and suits in sight, what is due first, page by page, narrowed by what stands in
// the address; /office/disputes/export: all of them. No name of anybody is in it.

#include <algorithm>

#include "account/sight_actions.h"
#include "docwrite/csv.h"
#include "docwrite/xlsx.h"
#include "remedy/dispute_list_export.h"
#include "remedy/dispute_pages.h"
#include "web/paging.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::int64_t kPageSize = 50;
constexpr std::string_view kOpen = "open", kExportPath = "/office/disputes/export";

/// Without a page.
DisputeQuery QueryFrom(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  return {.organs = OrgansInSight(session, visitor, today),
          .kind = DisputeKindFrom(request.query.Get("kind")),
          .ground = DisputeGroundFrom(request.query.Get("ground")),
          .only_open = request.query.Get("state") == kOpen,
          .of_case = request::CaseIdFrom(request.query.Get("case")),
          .today = today};
}

Url UrlOf(std::string_view path, const DisputeQuery& query) {
  Url url = Url::Local(path);
  if (query.kind) url.With("kind", IdOf(*query.kind));
  if (query.ground) url.With("ground", IdOf(*query.ground));
  if (query.only_open) url.With("state", kOpen);
  if (query.of_case) url.With("case", ToString(*query.of_case));
  return url;
}

Html Select(std::string_view name, std::string_view label, const std::vector<web::Choice>& choices,
            std::string_view chosen) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, web::FilterOptions("全部", choices, chosen));
}

Html FilterPart(const Request& request, const DisputeQuery& query) {
  const std::vector<web::Choice> states = {{std::string(kOpen), "没有办结的"}};
  Html of_case;
  if (query.of_case) of_case.Add("<input type=\"hidden\" name=\"case\" value=\"{}\">", ToString(*query.of_case));
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/disputes\" role=\"search\">{}{}{}{}<button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/disputes\">清除</a></form>",
      of_case, Select("kind", "类别", NamedChoices(DisputeKinds()), request.query.Get("kind")),
      Select("ground", "争议", NamedChoices(DisputeGrounds()), request.query.Get("ground")),
      Select("state", "办到哪里", states, request.query.Get("state")));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  DisputeQuery query = QueryFrom(reader, request, visitor, today);
  const std::int64_t total = CountDisputes(reader, query);
  const std::int64_t last = std::max<std::int64_t>((total + kPageSize - 1) / kPageSize, 1);
  const std::int64_t number = std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, last);
  query.from = (number - 1) * kPageSize;
  query.count = kPageSize;
  web::Page page = DisputeFrame(visitor, "行政复议和诉讼", kDisputesPath);
  if (visitor.May(Act::kHandleCases)) {
    page.body.Add(
        "<div class=\"gk-sends\"><a class=\"btn btn-primary\" href=\"/office/disputes/new\">登记一件</a></div>");
  }
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "期限从收到副本的第二天起算：行政复议的答复期限（2024年起收到的）按工作日算，诉讼的答辩期限按自然日算，最后一天"
      "是休息日的顺延到下一个工作日。</p>{}<p>共 {} 件。 <a href=\"{}\">导出 Excel</a>　<a href=\"{}\">导出 "
      "CSV</a></p>{}{}",
      FilterPart(request, query), total, UrlOf(kExportPath, query).With("as", "xlsx"),
      UrlOf(kExportPath, query).With("as", "csv"), DisputeTable(reader, ListDisputes(reader, query), today),
      web::Paging({.page = static_cast<int>(number), .last = static_cast<int>(last)}, [&](int to) {
        Url url = UrlOf(kDisputesPath, query);
        return to > 1 ? url.With("page", std::to_string(to)) : url;
      }));
  return Response::Of(RenderPage(page, request));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  docwrite::Sheet sheet;
  {
    db::Reader reader = desk.database.Read();
    const auto found = ListDisputes(reader, QueryFrom(reader, request, visitor, today));
    sheet = DisputeSheet(
        found, [&](account::OrganId organ) { return NameOfOrgan(reader, organ); }, today);
  }
  account::RecordTaken(desk, visitor, visitor.posts.front().organ, "dispute.export", "disputes");
  const std::string name = "行政复议和诉讼-" + gongkai::ToString(today);
  if (request.query.Get("as") == "csv") {
    return Response::Download(name + ".csv", "text/csv; charset=utf-8", docwrite::WriteCsv(sheet));
  }
  return Response::Download(name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            docwrite::WriteXlsx({&sheet, 1}));
}

}  // namespace

void AddDisputeListPages(account::Office& office) {
  office.Get(kDisputesPath, Act::kSeeCases, account::WithDesk(office, Show));
  office.Get(kExportPath, Act::kSeeCases, account::WithDesk(office, Export));
}

}  // namespace gongkai::remedy
