// A workbook of decisions on its way in: chosen, followed while it is read, mended row by row, confirmed. What the page
// shows stands in the database: reload it, close it, come back.
#include "disclosure/decision/decision_pages.h"

#include <algorithm>

#include "crypto/sm3.h"
#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FaultList;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kUploadLimits{.file_bytes = 32 << 20, .total_bytes = 33 << 20, .files = 1};
constexpr int kShownBad = 50, kShownGood = 20;

Url UrlOf(ItemId id) { return Url::Local("/office/decisions/import/" + ToString(id)); }

// ---- choosing a file

Html UploadForm(const Request& request, OrganId organ) {
  return Markup(
      "<form method=\"post\" action=\"/office/decisions/import\" enctype=\"multipart/form-data\" class=\"gk-form\">{}"
      "<input type=\"hidden\" name=\"organ\" value=\"{}\"><div class=\"gk-field\"><label class=\"form-label\" "
      "for=\"file\">填好的表格</label><input "
      "class=\"form-control\" "
      "type=\"file\" id=\"file\" name=\"file\" required accept=\".xlsx,.csv\" aria-describedby=\"file-says\"><div "
      "class=\"gk-says\" id=\"file-says\"><p class=\"form-hint\">Excel 表格（xlsx）或者 "
      "csv，第一行是表头，各列的先后不限，最多 {} "
      "行。先逐行检查，您确认以后才登记。</p></div></div><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">上传并检查</button><a class=\"btn\" "
      "href=\"/office/decisions/import/template\">下载模板</a></div>"
      "</form>",
      FormKeys(request), organ.value, kMostImportRows);
}

Html OpenOnes(const std::vector<DecisionImport>& open) {
  if (open.empty()) return {};
  Html rows;
  for (const DecisionImport& each : open) {
    rows.Add(
        "<li><a href=\"/office/decisions/import/{}\">{}</a> <span class=\"gk-soft\">{}，{} 行，{} 行待改</span></li>",
        ToString(each.id), each.file_name, ToBeijingMinute(each.created_at), each.total, each.bad);
  }
  return Markup("<section class=\"card item-part\"><h2>还没有确认的导入</h2><ul>{}</ul></section>", rows);
}

Response ShowStart(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  db::Reader reader = desk.database.Read();
  web::Page page = DecisionFrame(visitor, "从表格导入行政决定");
  page.width = web::Width::kText;
  page.body.Add("{}<p>导入到：{}。</p>{}{}", FaultList(errors), NameOfOrgan(reader, organ), UploadForm(request, organ),
                OpenOnes(OpenImports(reader, organ)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Receive(Desk& desk, const Request& request, const Visitor& visitor, const DecisionImporting& importing) {
  if (request.files.empty() || request.files.front().file_name.empty())
    return ShowStart(desk, request, visitor, {{"file", "请先选择一个文件。"}});
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  const web::Upload& file = request.files.front();
  std::string bytes = file.Read();
  account::Actor actor = ActorOn(visitor, Act::kDraftItems, organ, request);
  // Another file that was chosen on the same page is another import.
  if (!actor.once_key.empty()) actor.once_key += "|" + crypto::Sm3Hex(bytes);
  const ItemId id = web::OrProblem(BeginImport(desk, actor, organ, file.file_name));
  importing.start("导入行政决定",
                  [&desk, id, bytes = std::move(bytes), read = importing.read] { ReadImport(desk, id, read(bytes)); });
  return Response::SeeOther(UrlOf(id));
}

std::string Template() {
  docwrite::Sheet sheet{.name = "行政决定", .frozen_rows = 1, .landscape = true};
  for (std::size_t i = 0; i < kDecisionColumns; ++i) {
    const DecisionColumn& column = DecisionColumns()[i];
    sheet.column_widths.push_back(22);
    sheet.cells.push_back({.column = static_cast<int>(i),
                           .text = std::string(column.head),
                           .style = docwrite::CellStyle::kHead,
                           .comment = std::string(column.note)});
  }
  return docwrite::WriteXlsx({&sheet, 1});
}

// ---- one import

DecisionImport ImportIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  auto import = id ? FindImport(session, *id) : std::nullopt;
  if (!import || !visitor.May(Act::kDraftItems, import->id.organ))
    throw web::ProblemError({404, "没有这次导入", "没有这次导入，请从“行政决定”进入。"});
  return std::move(*import);
}

Html DropForm(const Request& request, const DecisionImport& import) {
  return Markup(
      "<form class=\"decision-drop\" id=\"drop\" method=\"post\" action=\"{}\">{}<button class=\"btn\" "
      "type=\"submit\">放弃，换一个文件</button></form>",
      Url::Local("/office/decisions/import/" + ToString(import.id) + "/drop"), FormKeys(request));
}

/// Rows that were mended here are lost with it: it is asked once more.
Html DropPart(const Request& request, const DecisionImport& import) {
  return Markup(
      "<details "
      "class=\"gk-confirm\"><summary>放弃这次导入</summary><p>一件也不登记，在这里改过的行也一起放弃。</p>{}</details>",
      DropForm(request, import));
}

/// The form stays the very same one while the rest is drawn anew: who is about to press its button does not miss it.
Html ProgressPart(const Request& request, const DecisionImport& import) {
  return Markup(
      "<div id=\"import\" aria-live=\"polite\" hx-get=\"{}\" hx-trigger=\"every 700ms\" "
      "hx-swap=\"outerHTML\"><p><label "
      "for=\"bar\">正在检查：{} 行中已检查 {} 行</label></p><progress id=\"bar\" class=\"bar\" max=\"{}\" "
      "value=\"{}\"></progress><p "
      "class=\"gk-soft\">可以离开这一页，过后再回来；很久没有变化的，请放弃以后重新上传。</p><div id=\"drop-kept\" "
      "hx-preserve=\"true\">{}</div></div>",
      UrlOf(import.id), import.total, import.checked, std::max<std::int64_t>(import.total, 1), import.checked,
      DropForm(request, import));
}

FieldErrors ErrorsOf(const DecisionImportRow& row) {
  FieldErrors errors;
  for (const CellFault& fault : row.faults)
    errors.push_back({std::string(DecisionColumns()[fault.column].field), fault.message});
  return errors;
}

/// What was typed is kept, so that it is not said that nothing was saved.
Html FaultsAbove(const FieldErrors& errors) {
  if (errors.empty()) return {};
  Html lines;
  for (const FieldError& error : errors) lines.Add("<li><a href=\"#{}\">{}</a></li>", error.field, error.message);
  return Markup("<div class=\"gk-faults\" role=\"alert\"><p>这一行还有 {} 处要改：</p><ul>{}</ul></div>", errors.size(),
                lines);
}

Html FaultsOf(const DecisionImportRow& row) {
  Html faults;
  for (const CellFault& fault : row.faults)
    faults.Add("<li><b>{}</b>　{}</li>", DecisionColumns()[fault.column].head, fault.message);
  return faults;
}

Html BadRows(const DecisionImport& import, const std::vector<DecisionImportRow>& bad) {
  if (bad.empty()) return {};
  Html rows;
  for (const DecisionImportRow& row : bad) {
    rows.Add(
        "<tr><th scope=\"row\" class=\"gk-nowrap\">第 {} 行</th><td data-label=\"问题\"><ul "
        "class=\"decision-faults\">{}"
        "</ul></td><td class=\"gk-row-acts\"><a class=\"btn\" href=\"{}\">改第 {} 行</a></td></tr>",
        row.number, FaultsOf(row),
        Url::Local("/office/decisions/import/" + ToString(import.id) + "/" + std::to_string(row.number)), row.number);
  }
  Html more;
  if (import.bad > std::ssize(bad))
    more.Add("<p class=\"gk-count\">这里只列出前 {} 行，改好以后列出后面的。</p>", bad.size());
  return Markup(
      "<h2 class=\"gk-section\" id=\"bad\">要改的 {} 行</h2><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead><tr>"
      "<th scope=\"col\">行</th><th scope=\"col\">问题</th><th "
      "scope=\"col\">改</th></tr></thead><tbody>{}</tbody></table>"
      "</div>{}",
      import.bad, rows, more);
}

Html GoodRows(const std::vector<DecisionImportRow>& good, std::int64_t count) {
  if (good.empty()) return {};
  Html rows;
  for (const DecisionImportRow& row : good) {
    rows.Add(
        "<tr><th scope=\"row\" class=\"gk-nowrap\">第 {} 行</th><td data-label=\"文号\">{}</td><td "
        "data-label=\"类别\">{}</td><td data-label=\"事项\">{}</td><td class=\"gk-nowrap\" "
        "data-label=\"日期\">{}</td><td "
        "data-label=\"公开\">{}</td></tr>",
        row.number, row.cells[1], row.cells[0], row.cells[2], row.cells[5], row.cells[8]);
  }
  return Markup(
      "<h2 class=\"gk-section\">没有问题的 {} 行</h2><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead>"
      "<tr><th scope=\"col\">行</th><th scope=\"col\">文号</th><th scope=\"col\">类别</th><th "
      "scope=\"col\">事项</th><th "
      "scope=\"col\">日期</th><th scope=\"col\">公开</th></tr></thead><tbody>{}</tbody></table></div>{}",
      count, rows,
      count > std::ssize(good) ? Markup("<p class=\"gk-count\">这里只列出前 {} 行。</p>", good.size()) : Html());
}

/// Rows that nobody sees in the spreadsheet come in with the others: whoever confirms is to know of them.
Html HiddenPart(const DecisionImport& import, const std::vector<std::int64_t>& hidden) {
  if (hidden.empty()) return {};
  Html links;
  for (const std::int64_t number : hidden) {
    links.Add(" <a href=\"{}\">第 {} 行</a>",
              Url::Local("/office/decisions/import/" + ToString(import.id) + "/" + std::to_string(number)), number);
  }
  return Markup(
      "<div class=\"gk-warned\" "
      "role=\"status\"><p>有的行在表格里是隐藏的（或者被筛选掉了），也会一起登记，不要的请点开去掉：{}{}</p></div>",
      links, std::ssize(hidden) < kShownBad ? std::string("。") : std::string("……（只列出前面的）"));
}

Html Waiting(db::Session& session, const Request& request, const DecisionImport& import) {
  Html html;
  if (import.bad > 0 && request.query.Get("taken") == "1") {
    html.Add(
        "<div class=\"gk-faults\" role=\"alert\"><p>有的文号在检查以后被别人登记了，所以一件也没有登记。请从下面<a "
        "href=\"#bad\">要改的行</a>进去修改，或者去掉这些行，再确认。</p></div>");
  } else if (import.bad > 0) {
    html.Add(
        "<div class=\"gk-faults\" role=\"status\"><p>{} 行没有问题，{} 行要改。全部改好，或者去掉改不了的行，才能确认；"
        "现在还一件也没有登记。</p></div>",
        import.good, import.bad);
  } else if (import.good == 0) {
    html.Add("<p class=\"gk-warned\">没有可以导入的行了，请放弃，或者换一个文件。</p>");
  } else {
    html.Add(
        "<div class=\"gk-said\" role=\"status\"><p>{} 行都没有问题，确认以后登记；现在还一件也没有登记。</p><form "
        "method=\"post\" action=\"{}\">{}<button class=\"btn btn-primary\" type=\"submit\">确认导入 {} "
        "件</button></form>"
        "</div>",
        import.good, Url::Local("/office/decisions/import/" + ToString(import.id) + "/confirm"), FormKeys(request),
        import.good);
  }
  html.Add("{}{}{}{}", HiddenPart(import, HiddenRows(session, import.id, kShownBad)),
           BadRows(import, ImportRows(session, import.id, true, kShownBad)),
           GoodRows(ImportRows(session, import.id, false, kShownGood), import.good), DropPart(request, import));
  return html;
}

Response ShowImport(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const DecisionImport import = ImportIn(reader, request, visitor);
  if (request.IsFragment() && import.state == ImportState::kReading) return Response::Of(ProgressPart(request, import));
  web::Page page = DecisionFrame(visitor, "导入：" + import.file_name);
  Html part;
  switch (import.state) {
    case ImportState::kReading:
      part = ProgressPart(request, import);
      if (!request.IsFragment()) page.refresh_without_script = 3;
      break;
    case ImportState::kWaiting:
      part = Markup("<div id=\"import\">{}</div>", Waiting(reader, request, import));
      break;
    case ImportState::kUnreadable:
      part = Markup("<div id=\"import\"><div class=\"gk-faults\" role=\"alert\"><p>{}</p></div>{}</div>", import.words,
                    DropForm(request, import));
      break;
    case ImportState::kConfirmed:
    case ImportState::kDropped:
      part = Markup("<div id=\"import\"><p>{}</p><p><a class=\"btn\" href=\"/office/decisions\">行政决定</a></p></div>",
                    import.state == ImportState::kConfirmed
                        ? "这次导入已经确认，登记了 " + std::to_string(import.total) + " 件。"
                        : std::string("这次导入已经放弃。"));
      break;
  }
  if (request.IsFragment()) return Response::Of(std::move(part));
  page.body.Add("{}", part);
  return Response::Of(RenderPage(page, request));
}

ItemId ImportToChange(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return ImportIn(reader, request, visitor).id;
}

Response Confirm(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = ImportToChange(desk, request, visitor);
  const auto count = web::OrProblem(ConfirmImport(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id));
  if (count == 0) return Response::SeeOther(UrlOf(id).With("taken", "1"));
  return Response::SeeOther(Url::Local("/office/decisions").With("imported", std::to_string(count)));
}

Response Drop(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = ImportToChange(desk, request, visitor);
  web::OrProblem(DropImport(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id));
  return Response::SeeOther(Url::Local("/office/decisions/import"));
}

// ---- one row of it

DecisionImportRow RowIn(db::Session& session, const Request& request, ItemId import) {
  const auto number = request.params.Int("row");
  auto row = number ? FindImportRow(session, import, *number) : std::nullopt;
  if (!row) throw web::ProblemError({404, "没有这一行", "这一行已经去掉，或者已经确认导入。"});
  return std::move(*row);
}

Response ShowRow(Desk& desk, const Request& request, const Visitor& visitor, int status = 200) {
  db::Reader reader = desk.database.Read();
  const DecisionImport import = ImportIn(reader, request, visitor);
  const DecisionImportRow row = RowIn(reader, request, import.id);
  const std::string path = "/office/decisions/import/" + ToString(import.id) + "/" + std::to_string(row.number);
  web::Page page = DecisionFrame(visitor, "改第 " + std::to_string(row.number) + " 行");
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({import.file_name, UrlOf(import.id)});
  const FieldErrors errors = ErrorsOf(row);
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\">{}{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">保存并重新检查</button></div></form><form class=\"decision-drop\" method=\"post\" "
      "action=\"{}\">{}<button "
      "class=\"btn\" type=\"submit\">不导入这一行</button></form>",
      FaultsAbove(errors), Url::Local(path), FormKeys(request), DecisionFields(row.cells, errors),
      Url::Local(path + "/leave-out"), FormKeys(request));
  return Response::Of(RenderPage(page, request), status);
}

Response Mend(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = ImportToChange(desk, request, visitor);
  const std::int64_t number = request.params.Int("row").value_or(0);
  web::OrProblem(
      MendImportRow(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id, number, CellsIn(request)));
  {
    db::Reader reader = desk.database.Read();
    if (RowIn(reader, request, id).faults.empty()) return Response::SeeOther(UrlOf(id));
  }
  return ShowRow(desk, request, visitor, 422);
}

Response LeaveOut(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = ImportToChange(desk, request, visitor);
  web::OrProblem(LeaveOutImportRow(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id,
                                   request.params.Int("row").value_or(0)));
  return Response::SeeOther(UrlOf(id));
}

}  // namespace

void AddDecisionImportPages(account::Office& office, const DecisionImporting& importing) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/decisions/import", Act::kDraftItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowStart(office.desk(), request, visitor, {});
  });
  office.Post(
      "/office/decisions/import", Act::kDraftItems,
      [&office, importing](const Request& request, const Visitor& visitor) {
        return Receive(office.desk(), request, visitor, importing);
      },
      kUploadLimits);
  office.Get("/office/decisions/import/template", Act::kDraftItems, [](const Request&, const Visitor&) {
    return Response::Download("行政决定导入模板.xlsx",
                              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Template());
  });
  office.Get("/office/decisions/import/{id}", Act::kDraftItems, with_desk(ShowImport));
  office.Post("/office/decisions/import/{id}/confirm", Act::kDraftItems, with_desk(Confirm));
  office.Post("/office/decisions/import/{id}/drop", Act::kDraftItems, with_desk(Drop));
  office.Get(
      "/office/decisions/import/{id}/{row}", Act::kDraftItems,
      [&office](const Request& request, const Visitor& visitor) { return ShowRow(office.desk(), request, visitor); });
  office.Post("/office/decisions/import/{id}/{row}", Act::kDraftItems, with_desk(Mend));
  office.Post("/office/decisions/import/{id}/{row}/leave-out", Act::kDraftItems, with_desk(LeaveOut));
}

}  // namespace gongkai::disclosure
