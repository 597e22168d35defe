// The office: registers of earlier years out of a workbook. What is wrong with each row is told beside it and mended
// here; nothing counts until somebody confirms the whole.

#include <algorithm>

#include "account/office.h"
#include "crypto/sm3.h"
#include "docread/isolated.h"
#include "docwrite/xlsx.h"
#include "law/outcomes.h"
#include "request/case_import_actions.h"
#include "request/case_pages.h"
#include "request/intake_frame_view.h"
#include "request/pages.h"
#include "web/fields.h"
#include "web/page.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

using ReadFile = std::function<docread::Workbook(std::string_view bytes)>;

constexpr std::string_view kPath = "/office/requests/import";
constexpr web::BodyLimits kUploadLimits{.file_bytes = 10 << 20, .total_bytes = 11 << 20, .files = 1};
constexpr web::BodyLimits kRowLimits{.total_bytes = 64 << 10, .text_bytes = 64 << 10};
constexpr std::size_t kShownRows = 100;
constexpr std::size_t kReceivedColumn = 3, kKindColumn = 4, kAskedColumn = 6, kOutcomeColumn = 17, kEndedColumn = 18;

Url UrlOf(CaseImportId id) { return Url::Local("/office/requests/import/{}", ToString(id)); }

web::Page ImportFrame(const Visitor& visitor, std::string title) {
  web::Page page = IntakeFrame(visitor, std::move(title));
  page.breadcrumbs.push_back({"导入以前年度的申请", Url::Local(kPath)});
  return page;
}

// ---- bring in a file

Html UploadForm(const Request& request, OrganId organ, const FieldErrors& errors) {
  const FieldError* const error = ErrorOf(errors, "file");
  return Markup(
      "<form method=\"post\" action=\"/office/requests/import\" enctype=\"multipart/form-data\" class=\"gk-form\" "
      "novalidate>{}<input type=\"hidden\" name=\"organ\" value=\"{}\"><div class=\"gk-field\"><label "
      "class=\"form-label\" for=\"file\">登记表</label><input class=\"form-control\" type=\"file\" id=\"file\" "
      "name=\"file\" accept=\".xlsx,.csv\" required aria-describedby=\"file-says\"><div class=\"gk-says\" "
      "id=\"file-says\">{}<p class=\"form-hint\">Excel 表格（xlsx）或者 "
      "csv，第一行是表头，一行一件已经办结的申请，一次最多 {} 行。"
      "</p></div></div><div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">上传并检查</button><a "
      "class=\"btn\" href=\"/office/requests/import/template\">下载模板</a></div></form>",
      FormKeys(request), organ.value,
      error == nullptr ? Html() : Markup("<p class=\"gk-fault\">{}</p>", error->message), kMostCaseImportRows);
}

Html WaitingOnes(const std::vector<CaseImport>& waiting) {
  Html rows;
  for (const CaseImport& each : waiting) {
    rows.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{}，{} 行</span></li>", UrlOf(each.id), each.file_name,
             ToBeijingMinute(each.created_at), each.total);
  }
  if (rows.empty()) return {};
  return Markup(
      "<section class=\"card item-part\"><h2>还没有确认的导入</h2><ul>{}</ul><p "
      "class=\"gk-soft\">一周没有确认的自动放弃。"
      "</p></section>",
      rows);
}

Response ShowStart(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const OrganId organ = IntakeOrganFor(request, visitor, Act::kHandleCases);
  db::Reader reader = desk.database.Read();
  web::Page page = IntakeFrame(visitor, "导入以前年度的申请");
  PutCaseAreas(page, visitor, kPath);
  page.width = web::Width::kText;
  page.body.Add(
      "{}<p>导入到：{}。</"
      "p><p>用来把启用本程序以前已经办结的申请补进台账，好让年度报告和上年结转的数字从同一本台账里来。导入的"
      "申请只作登记，不再从这里发出任何文书。今年办结的、本机关在这里办理申请以后办结的不能导入；还没有办结的，请<a "
      "href=\"/office/requests/new\">逐件登记</a>。</p>{}{}",
      web::FaultList(errors, "没有导入"), IntakeOrganName(reader, organ), UploadForm(request, organ, errors),
      WaitingOnes(WaitingCaseImports(reader, organ)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Receive(Desk& desk, const Request& request, const Visitor& visitor, const ReadFile& read) {
  if (request.files.empty() || request.files.front().file_name.empty()) {
    return ShowStart(desk, request, visitor, {{"file", "请先选择一个文件。"}});
  }
  const OrganId organ = IntakeOrganFor(request, visitor, Act::kHandleCases);
  const web::Upload& file = request.files.front();
  const std::string bytes = file.Read();
  account::Actor actor = IntakeActor(visitor, Act::kHandleCases, organ, request);
  // Another file that was chosen on the same page is another import.
  if (!actor.once_key.empty()) actor.once_key += "|" + crypto::Sm3Hex(bytes);
  const docread::Workbook workbook = read ? read(bytes) : docread::ReadWorkbookIsolated(bytes);
  const auto id = BeginCaseImport(desk, actor, organ, file.file_name, workbook);
  if (!id) return ShowStart(desk, request, visitor, {{"file", id.error().message}});
  return Response::SeeOther(UrlOf(*id));
}

docwrite::Sheet OutcomeSheet() {
  docwrite::Sheet sheet{.name = "处理结果的名称", .column_widths = {60, 40}, .frozen_rows = 1, .cells = {}};
  const auto put = [&](int row, int column, std::string_view text, bool is_head) {
    sheet.cells.push_back({.row = row,
                           .column = column,
                           .text = std::string(text),
                           .style = is_head ? docwrite::CellStyle::kHead : docwrite::CellStyle::kPlain});
  };
  put(0, 0, "处理结果", true);
  put(0, 1, "依据", true);
  int row = 0;
  for (const law::Outcome& outcome : law::Outcomes()) {
    put(++row, 0, outcome.name, false);
    put(row, 1, outcome.articles, false);
  }
  return sheet;
}

std::string Template() {
  docwrite::Sheet sheet{.name = "申请登记表", .column_widths = {}, .frozen_rows = 1, .landscape = true, .cells = {}};
  for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
    const CaseImportColumn& column = CaseImportColumns()[i];
    sheet.column_widths.push_back(18);
    sheet.cells.push_back({.column = static_cast<int>(i),
                           .text = std::string(column.head),
                           .style = docwrite::CellStyle::kHead,
                           .comment = std::string(column.note)});
  }
  const std::array sheets = {sheet, OutcomeSheet()};
  return docwrite::WriteXlsx(sheets);
}

// ---- one import

CaseImport ImportIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = CaseIdFrom(request.params.Get("import"));
  auto import = id ? FindCaseImport(session, *id) : std::nullopt;
  if (!import || !visitor.May(Act::kHandleCases, import->id.organ)) {
    throw web::ProblemError({404, "没有这次导入", "没有这次导入，请从“导入以前年度的申请”进入。"});
  }
  return std::move(*import);
}

Html DropPart(const Request& request, const CaseImport& import) {
  return Markup(
      "<details "
      "class=\"gk-confirm\"><summary>放弃这次导入</summary><p>一件也不登记，在这里改过的行也一起放弃。</p><form "
      "class=\"decision-drop\" method=\"post\" action=\"{}\">{}<button class=\"btn\" "
      "type=\"submit\">放弃，换一个文件</button></form></details>",
      Url::Local("/office/requests/import/{}/drop", ToString(import.id)), FormKeys(request));
}

Html BadRows(CaseImportId id, const CheckedImport& checked) {
  Html rows;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < checked.rows.size() && shown < kShownRows; ++i) {
    if (checked.checked[i].faults.empty()) continue;
    ++shown;
    Html faults;
    for (const CaseImportFault& fault : checked.checked[i].faults) {
      faults.Add("<li><b>{}</b>　{}</li>", CaseImportColumns()[fault.column].head, fault.message);
    }
    const int number = checked.rows[i].number;
    rows.Add(
        "<tr><th scope=\"row\" class=\"gk-nowrap\">第 {} 行</th><td data-label=\"问题\"><ul "
        "class=\"decision-faults\">{}</ul></td><td class=\"gk-row-acts\"><a class=\"btn\" href=\"{}\">改第 {} 行</a>"
        "</td></tr>",
        number, faults, Url::Local("/office/requests/import/{}/{}", ToString(id), number), number);
  }
  if (rows.empty()) return {};
  return Markup(
      "<h2 class=\"gk-section\" id=\"bad\">要改的 {} 行</h2><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead><tr><th scope=\"col\">行</th><th scope=\"col\">问题</th><th scope=\"col\">改</th></tr></thead>"
      "<tbody>{}</tbody></table></div>{}",
      checked.bad, rows,
      checked.bad > static_cast<std::int64_t>(kShownRows)
          ? Markup("<p class=\"gk-count\">这里只列出前 {} 行，改好以后列出后面的。</p>", kShownRows)
          : Html());
}

/// Without names: they are of no use for checking.
Html GoodRows(CaseImportId id, const CheckedImport& checked) {
  Html rows;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < checked.rows.size() && shown < kShownRows; ++i) {
    if (!checked.checked[i].faults.empty()) continue;
    ++shown;
    const CaseImportRow& row = checked.rows[i];
    const auto cell = [&](std::size_t column) -> const std::string& { return row.cells[column].Reveal(); };
    rows.Add(
        "<tr><th scope=\"row\" class=\"gk-nowrap\"><a href=\"{}\">第 {} 行</a>{}</th><td "
        "data-label=\"申请内容\">{}</td><td "
        "data-label=\"申请人类型\">{}</td><td class=\"gk-nowrap\" data-label=\"收到\">{}</td><td "
        "data-label=\"处理结果\">{}</td><td class=\"gk-nowrap\" data-label=\"办结\">{}</td></tr>",
        Url::Local("/office/requests/import/{}/{}", ToString(id), row.number), row.number,
        row.is_hidden ? Markup(" <span class=\"badge gk-badge-warning\">表格里隐藏</span>") : Html(),
        cell(kAskedColumn), cell(kKindColumn), cell(kReceivedColumn), cell(kOutcomeColumn), cell(kEndedColumn));
  }
  if (rows.empty()) return {};
  return Markup(
      "<h2 class=\"gk-section\">没有问题的 {} 行</h2><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead>"
      "<tr><th scope=\"col\">行</th><th scope=\"col\">申请内容</th><th scope=\"col\">申请人类型</th><th "
      "scope=\"col\">收到</th><th scope=\"col\">处理结果</th><th "
      "scope=\"col\">办结</th></tr></thead><tbody>{}</tbody></table>"
      "</div>",
      std::ssize(checked.rows) - checked.bad, rows);
}

Html WaitingPart(const Request& request, const CaseImport& import, const CheckedImport& checked) {
  const auto count = std::ssize(checked.rows);
  Html html;
  if (checked.bad > 0) {
    html.Add(
        "<div class=\"gk-faults\" role=\"status\"><p>{} 行没有问题，{} "
        "行要改。全部改好，或者去掉改不了的行，才能确认；现在还"
        "一件也没有登记。</p></div>",
        count - checked.bad, checked.bad);
  } else if (count == 0) {
    html.Add("<p class=\"gk-warned\">没有可以导入的行了，请放弃，或者换一个文件。</p>");
  } else {
    html.Add(
        "<div class=\"gk-said\" role=\"status\"><p>{} 行都没有问题，确认以后登记；现在还一件也没有登记。</p><form "
        "method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><button class=\"btn "
        "btn-primary\" type=\"submit\">确认导入 {} "
        "件</button></form>"
        "</div>",
        count, Url::Local("/office/requests/import/{}/confirm", ToString(import.id)), FormKeys(request), import.version,
        count);
  }
  html.Add("{}{}{}", BadRows(import.id, checked), GoodRows(import.id, checked), DropPart(request, import));
  return html;
}

Response ShowImport(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const CaseImport import = ImportIn(reader, request, visitor);
  web::Page page = ImportFrame(visitor, "一次导入");  // the name of the file may name somebody
  if (import.state == CaseImportState::kWaiting) {
    page.body.Add("<p>{}</p>{}", import.file_name,
                  WaitingPart(request, import, CheckCaseImport(reader, desk.keys, import.id, BeijingDay(desk.now()))));
  } else {
    page.body.Add("<p>{}</p><p><a class=\"btn\" href=\"/office/requests\">依申请公开</a></p>",
                  import.state == CaseImportState::kConfirmed
                      ? "这次导入已经确认，登记了 " + std::to_string(import.total) + " 件。"
                      : std::string("这次导入已经放弃。"));
  }
  return Response::Of(RenderPage(page, request));
}

CaseImportId ImportToChange(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return ImportIn(reader, request, visitor).id;
}

Response Confirm(Desk& desk, const Request& request, const Visitor& visitor) {
  const CaseImportId id = ImportToChange(desk, request, visitor);
  (void)web::OrProblem(ConfirmCaseImport(desk, IntakeActor(visitor, Act::kHandleCases, id.organ, request), id,
                                         request.form.Int("version").value_or(0)));
  return Response::SeeOther(UrlOf(id));
}

Response Drop(Desk& desk, const Request& request, const Visitor& visitor) {
  const CaseImportId id = ImportToChange(desk, request, visitor);
  (void)web::OrProblem(DropCaseImport(desk, IntakeActor(visitor, Act::kHandleCases, id.organ, request), id));
  return Response::SeeOther(Url::Local(kPath));
}

// ---- one row of it

CaseImportCells CellsIn(const Request& request) {
  CaseImportCells cells;
  for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
    cells[i] = PersonalText(std::string(request.form.Get(CaseImportColumns()[i].field)));
  }
  return cells;
}

Html RowFields(const CaseImportCells& cells, const FieldErrors& errors) {
  Html fields;
  for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
    const CaseImportColumn& column = CaseImportColumns()[i];
    fields.Add("{}", web::TextField({.name = column.field,
                                     .label = column.head,
                                     .value = cells[i].Reveal(),
                                     .hint = std::string(column.note),
                                     .required = column.required},
                                    errors));
  }
  return fields;
}

/// What was typed is kept, so that it is not said that nothing was saved.
Html FaultsAbove(const FieldErrors& errors) {
  if (errors.empty()) return {};
  Html lines;
  for (const FieldError& error : errors) lines.Add("<li><a href=\"#{}\">{}</a></li>", error.field, error.message);
  return Markup("<div class=\"gk-faults\" role=\"alert\"><p>这一行还有 {} 处要改：</p><ul>{}</ul></div>", errors.size(),
                lines);
}

struct SeenRow {
  CaseImport import;
  CaseImportRow row;
  FieldErrors errors;
};

SeenRow RowIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  SeenRow seen{.import = ImportIn(reader, request, visitor), .row = {}, .errors = {}};
  const CheckedImport checked = CheckCaseImport(reader, desk.keys, seen.import.id, BeijingDay(desk.now()));
  const std::int64_t number = request.params.Int("row").value_or(0);
  for (std::size_t i = 0; i < checked.rows.size(); ++i) {
    if (checked.rows[i].number != number) continue;
    seen.row = checked.rows[i];
    for (const CaseImportFault& fault : checked.checked[i].faults) {
      seen.errors.push_back({std::string(CaseImportColumns()[fault.column].field), fault.message});
    }
    return seen;
  }
  throw web::ProblemError({404, "没有这一行", "这一行已经去掉，或者已经确认导入。"});
}

Response ShowRow(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenRow seen = RowIn(desk, request, visitor);
  const std::string path =
      "/office/requests/import/" + ToString(seen.import.id) + "/" + std::to_string(seen.row.number);
  web::Page page = ImportFrame(visitor, "改第 " + std::to_string(seen.row.number) + " 行");
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({seen.import.file_name, UrlOf(seen.import.id)});
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">保存并重新检查</button></div></form><form class=\"decision-drop\" "
      "method=\"post\" action=\"{}\">{}<button class=\"btn\" type=\"submit\">不导入这一行</button></form>",
      FaultsAbove(seen.errors), Url::Local(path), FormKeys(request), RowFields(seen.row.cells, seen.errors),
      Url::Local(path + "/leave-out"), FormKeys(request));
  const bool is_mended = request.method == web::Method::kPost;
  return Response::Of(RenderPage(page, request), is_mended ? web::StatusOf(seen.errors) : 200);
}

Response Mend(Desk& desk, const Request& request, const Visitor& visitor) {
  const CaseImportId id = ImportToChange(desk, request, visitor);
  const int number = static_cast<int>(request.params.Int("row").value_or(0));
  (void)web::OrProblem(MendCaseImportRow(desk, IntakeActor(visitor, Act::kHandleCases, id.organ, request), id, number,
                                         CellsIn(request)));
  if (RowIn(desk, request, visitor).errors.empty()) return Response::SeeOther(UrlOf(id));
  return ShowRow(desk, request, visitor);
}

Response LeaveOut(Desk& desk, const Request& request, const Visitor& visitor) {
  const CaseImportId id = ImportToChange(desk, request, visitor);
  const int number = static_cast<int>(request.params.Int("row").value_or(0));
  (void)web::OrProblem(
      LeaveOutCaseImportRow(desk, IntakeActor(visitor, Act::kHandleCases, id.organ, request), id, number));
  return Response::SeeOther(UrlOf(id));
}

}  // namespace

void AddCaseImportPages(account::Office& office, std::function<docread::Workbook(std::string_view bytes)> read) {
  office.Get("/office/requests/import", Act::kHandleCases, [&office](const Request& request, const Visitor& visitor) {
    return ShowStart(office.desk(), request, visitor, {});
  });
  office.Post(
      "/office/requests/import", Act::kHandleCases,
      [&office, read = std::move(read)](const Request& request, const Visitor& visitor) {
        return Receive(office.desk(), request, visitor, read);
      },
      kUploadLimits);
  office.Get("/office/requests/import/template", Act::kHandleCases, [](const Request&, const Visitor&) {
    return Response::Download("申请登记表导入模板.xlsx",
                              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Template());
  });
  office.Get("/office/requests/import/{import}", Act::kHandleCases, WithDesk(office, ShowImport));
  office.Post("/office/requests/import/{import}/confirm", Act::kHandleCases, WithDesk(office, Confirm));
  office.Post("/office/requests/import/{import}/drop", Act::kHandleCases, WithDesk(office, Drop));
  office.Get("/office/requests/import/{import}/{row}", Act::kHandleCases, WithDesk(office, ShowRow));
  office.Post("/office/requests/import/{import}/{row}", Act::kHandleCases, WithDesk(office, Mend), kRowLimits);
  office.Post("/office/requests/import/{import}/{row}/leave-out", Act::kHandleCases, WithDesk(office, LeaveOut));
}

}  // namespace gongkai::request
