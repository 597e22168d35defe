// Everything that is public as files: of a year (addresses without a query, also on a copy of the site), or of any
// query, on request with the texts. Files come piece by piece; each piece is asked anew of what is public at that
// moment, so that what is taken down while somebody downloads is not in what comes after it.

#include <memory>
#include <utility>

#include "account/portal_view.h"
#include "base/fold.h"
#include "disclosure/open_data/csv_text.h"
#include "disclosure/open_data/open_data_pages.h"
#include "disclosure/open_data/open_list_view.h"
#include "disclosure/open_data/record_view.h"
#include "disclosure/pages.h"
#include "disclosure/public_frame_pages.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

enum class BulkForm { kCsv, kLines };
constexpr int kPiece = 200;

struct Wanted {
  OpenQuery query{};
  BulkForm form = BulkForm::kCsv;
  bool has_texts = false;
};

/// On its way to one who downloads.
struct Bulk {
  std::shared_ptr<OpenData> open;
  std::string site;
  Wanted wanted;
  bool has_begun = false, is_over = false;

  std::string Head() const {
    return wanted.form == BulkForm::kCsv ? std::string(kUtf8Mark) + CsvHead() : std::string();
  }

  std::string Line(Records& records, const OpenDataItem& each) const {
    const PublicRecord record = records.Of(each);
    if (wanted.form == BulkForm::kCsv) return CsvOf(record);
    if (!wanted.has_texts) return JsonOf(record) + "\n";
    const auto text = records.TextOf(each.item);  // nothing is given of what is not what was signed
    return text ? JsonOf(record, &*text) + "\n" : std::string();
  }

  std::string Next() {
    std::string piece = has_begun ? std::string() : Head();
    has_begun = true;
    while (piece.empty() && !is_over) piece = More();
    if (!is_over && piece.size() < 4096) piece += More();
    return piece;
  }

  /// Oldest first, so that what becomes public meanwhile comes too; what a search finds, newest first.
  OpenList Piece(db::Session& session) const {
    if (wanted.query.IsSearched()) return ListOfQuery(session, wanted.query);
    OpenList list{.items = ListOpenUpward(session, wanted.query), .next = {}};
    if (std::cmp_equal(list.items.size(), kPiece)) list.next = PlaceOf(list.items.back());
    return list;
  }

  std::string More() {
    db::Reader reader = open->desk.database.Read();
    OpenQuery& query = wanted.query;
    query.today = open->today();
    query.count = kPiece;
    Records records(reader, site, query.today);
    std::string lines;
    const OpenList found = Piece(reader);
    for (const OpenDataItem& each : found.items) lines += Line(records, each);
    if (found.next) query.after = found.next;
    is_over = !found.next;
    return lines;
  }
};

Response Send(const std::shared_ptr<OpenData>& open, const Request& request, Wanted wanted, const std::string& name) {
  if (auto refused = open->Refused(open->bulk, request)) return std::move(*refused);
  const bool is_csv = wanted.form == BulkForm::kCsv;
  Response response =
      Response::Download(name + (is_csv ? ".csv" : ".jsonl"),
                         is_csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8", "");
  response.for_everyone = true;
  response.With("Cache-Control", "no-cache");
  const auto coming =
      std::make_shared<Bulk>(Bulk{.open = open, .site = open->SiteFor(request), .wanted = std::move(wanted)});
  response.stream = [coming] { return coming->Next(); };
  return response;
}

web::ProblemError NoFile() {
  return web::ProblemError({404, "没有这个文件", "没有这个文件，按年份的文件在“开放数据”一页。"});
}

/// "2026.csv", "2026.jsonl"
Response SendYear(const std::shared_ptr<OpenData>& open, const Request& request) {
  const std::string_view file = request.params.Get("file");
  const std::size_t dot = file.find('.');
  const std::string_view ending = dot == file.npos ? std::string_view() : file.substr(dot);
  if (ending != ".csv" && ending != ".jsonl") throw NoFile();
  const std::string year(file.substr(0, dot));
  auto query = OfYear({.today = open->today()}, year);
  if (!query) throw NoFile();
  {
    db::Reader reader = open->desk.database.Read();
    query->count = 1;
    if (ListOpenUpward(reader, *query).empty()) throw NoFile();
  }
  return Send(open, request, {.query = std::move(*query), .form = ending == ".csv" ? BulkForm::kCsv : BulkForm::kLines},
              "政府信息公开-" + year);
}

// ---- of any query

std::vector<web::Choice> OrganChoices(db::Session& session, Date today) {
  std::vector<web::Choice> choices;
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) choices.push_back({organ.code, organ.name});
  }
  return choices;
}

std::vector<web::Choice> YearChoices(db::Session& session, Date today) {
  std::vector<web::Choice> choices;
  for (const OpenYear& each : OpenYears(session, today)) {
    choices.push_back({std::to_string(each.year), std::to_string(each.year) + "年"});
  }
  return choices;
}

Html Select(std::string_view name, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, options);
}

/// Also what stands at this address where only a copy of the site is: there nothing can be chosen.
Response ShowChoice(OpenData& open, const Request& request, const FieldErrors& errors = {}) {
  db::Reader reader = open.desk.database.Read();
  const Date today = open.today();
  web::Page page = PublicFrame("挑选下载", "开放数据");
  page.breadcrumbs.push_back({"开放数据", Url::Local("/open-data")});
  page.styles.emplace_back("css/open_data.css");
  page.meta.push_back({"robots", "noindex"});
  const auto chosen = [&](std::string_view name) { return std::string(request.query.Get(name)); };
  page.body.Add(
      "<section class=\"portal-part\">{}<p>选好以后下载。下载不下来、又看到这一页的，是因为这里放的是静态页面：请用<a "
      "href=\"/open-data#files\">按年份的文件</a>。</p><form class=\"open-form\" "
      "action=\"/open-data/download\">{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">下载</button></div></form></section>",
      web::FaultList(errors, "没有下载"),
      Select("organ", "机关", FilterOptions("全县", OrganChoices(reader, today), chosen("organ"))),
      Select("year", "公开年份", FilterOptions("全部年份", YearChoices(reader, today), chosen("year"))),
      Select("column", "栏目", FilterOptions("全部栏目", NamedChoices(Columns()), chosen("column"))),
      Select("format", "格式",
             FilterOptions("",
                           {{"csv", "表格（CSV，WPS 表格、Excel 可以打开）"},
                            {"jsonl", "JSON Lines"},
                            {"texts", "JSON Lines，带全文和附件地址"}},
                           chosen("format"))));
  Response response = ForEveryone(page, request);
  response.status = web::StatusOf(errors);
  return response;
}

Response Download(const std::shared_ptr<OpenData>& open, const Request& request) {
  const std::string_view format = request.query.Get("format");
  if (format.empty()) return ShowChoice(*open, request);
  if (format != "csv" && format != "jsonl" && format != "texts") {
    return ShowChoice(*open, request, {{"format", "没有这种格式，请从列表里选。"}});
  }
  Wanted wanted{.form = format == "csv" ? BulkForm::kCsv : BulkForm::kLines, .has_texts = format == "texts"};
  {
    db::Reader reader = open->desk.database.Read();
    auto query = OpenQueryIn(reader, request.query, open->today());
    if (!query) return ShowChoice(*open, request, {{query.error().source, query.error().message}});
    wanted.query = std::move(*query);
  }
  std::string name = "政府信息公开";
  if (const std::string_view year = request.query.Get("year"); !year.empty()) {
    name += "-" + std::string(year);
  }
  return Send(open, request, std::move(wanted), name);
}

}  // namespace

void AddBulkPages(account::Office& office, const std::shared_ptr<OpenData>& open) {
  office.router().Get("/open-data/years/{file}", [open](const Request& request) { return SendYear(open, request); });
  office.router().Get("/open-data/download", [open](const Request& request) { return Download(open, request); });
}

}  // namespace gongkai::disclosure
