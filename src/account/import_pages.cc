// See import_pages.h. Between preview and act the rows lie in the form itself: nothing is kept for an import that
// nobody confirms, and what comes back is held against the rules once more.
#include "account/import_pages.h"

#include <algorithm>

#include "account/field_pages.h"
#include "account/import_actions.h"
#include "account/one_time_link_store.h"
#include "account/people_pages.h"
#include "account/sign_in_view.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kUnprocessable = 422;
constexpr web::BodyLimits kUploadLimits{.file_bytes = 5 << 20, .total_bytes = 6 << 20, .files = 1};
// Rows as they travel in a form: each byte may become three.
constexpr web::BodyLimits kConfirmLimits{.total_bytes = 16 << 20, .text_bytes = 16 << 20};
constexpr std::size_t kShownRows = 100;

struct PartText {
  std::string_view title, explanation;
};
PartText TextOf(ImportPart part) {
  switch (part) {
    case ImportPart::kOrgans:
      return {"导入机关", "一次导入多个机关、内设机构、村和社区。上级要已经在系统里，或者在表中排在下级前面。"};
    case ImportPart::kPeople:
      return {"导入人员",
              "一次开通多个账号。导入后给出每个人的首次登录链接，由您转交本人。岗位由安全管理员另行导入或任命。"};
    case ImportPart::kPosts:
      return {"导入岗位", "一次任命多个岗位。账号要已经由系统管理员开通。"};
  }
  return {};
}

web::Page Frame(const Visitor& visitor, ImportPart part) {
  const bool of_organs = part == ImportPart::kOrgans;
  web::Page page =
      OfficeFrame(visitor, std::string(TextOf(part).title), of_organs ? "/office/organs" : "/office/people");
  page.styles.emplace_back("css/people.css");
  page.breadcrumbs = {of_organs ? web::Link{"机关", Url::Local("/office/organs")}
                                : web::Link{"人员", Url::Local("/office/people")}};
  return page;
}

Html UploadForm(const Request& request, ImportPart part) {
  return Markup(
      "<form method=\"post\" action=\"/office/import/{}\" enctype=\"multipart/form-data\" class=\"gk-form\">{}<div "
      "class=\"gk-field\"><label class=\"form-label\" for=\"file\">填好的工作簿</label><input class=\"form-control\" "
      "type=\"file\" id=\"file\" name=\"file\" required accept=\".xlsx,.csv\" aria-describedby=\"file-says\"><div "
      "class=\"gk-says\" id=\"file-says\"><p class=\"form-hint\">Excel 表格（xlsx）或者 csv，不超过 5 MB、{} "
      "行，读其中的“{}”工作表。先预览，确认以后才写入。</p></div></div>"
      "<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">预览</button><a class=\"btn\" "
      "href=\"/office/import/{}/template\">下载模板</a></div></form>",
      IdOf(part), request.CsrfField(), kMostImportRows, NameOf(part), IdOf(part));
}

Response ShowStart(const Request& request, const Visitor& visitor, ImportPart part, const FieldErrors& errors) {
  web::Page page = Frame(visitor, part);
  page.width = web::Width::kText;
  page.body.Add("<p>{}</p>{}{}", TextOf(part).explanation, FaultList(errors), UploadForm(request, part));
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Html FaultTable(const std::vector<ImportFault>& faults) {
  Html rows;
  for (const ImportFault& fault : faults) {
    rows.Add(
        "<tr><th scope=\"row\" class=\"gk-nowrap\">第 {} 行</th><td class=\"gk-nowrap\" data-label=\"列\">{}</td><td "
        "data-label=\"问题\">{}</td></tr>",
        fault.row, fault.head.empty() ? std::string_view("整行") : std::string_view(fault.head), fault.message);
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">行</th><th "
      "scope=\"col\">列</th><th scope=\"col\">问题</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html RowsTable(const ImportTable& table) {
  Html heads, rows;
  for (const ImportColumn& column : ColumnsOf(table.part)) heads.Add("<th scope=\"col\">{}</th>", column.head);
  for (std::size_t i = 0; i < std::min(table.rows.size(), kShownRows); ++i) {
    Html cells;
    for (std::size_t column = 0; column < table.rows[i].cells.size(); ++column) {
      const std::string& cell = table.rows[i].cells[column];
      cells.Add(cell.empty() ? Markup("<td></td>")
                             : Markup("<td data-label=\"{}\">{}</td>", ColumnsOf(table.part)[column].head, cell));
    }
    rows.Add("<tr><th scope=\"row\" class=\"gk-nowrap\">第 {} 行</th>{}</tr>", table.rows[i].number, cells);
  }
  Html html = Markup(
      "<div class=\"card\"><div class=\"table-responsive\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">行</th>{}</tr></thead><tbody>{}</tbody></table></div></div>",
      heads, rows);
  if (table.rows.size() > kShownRows)
    html.Add("<p class=\"gk-count\">这里只列出前 {} 行，其余 {} 行同样会写入。</p>", kShownRows,
             table.rows.size() - kShownRows);
  return html;
}

Response ShowFaults(const Request& request, const Visitor& visitor, const ImportTable& table,
                    const std::vector<ImportFault>& faults) {
  web::Page page = Frame(visitor, table.part);
  page.body.Add(
      "<div class=\"gk-faults\" role=\"alert\"><p>共 {} 行，有 {} "
      "处问题，一行也没有写入。请在文件里改好以后重新选择。</p></div>{}<h2 "
      "class=\"gk-section\">改好以后重新选择文件</h2>{}",
      table.rows.size(), faults.size(), FaultTable(faults), UploadForm(request, table.part));
  return Response::Of(RenderPage(page, request), kUnprocessable);
}

Response ShowPreview(const Request& request, const Visitor& visitor, const ImportTable& table) {
  web::Page page = Frame(visitor, table.part);
  page.body.Add(
      "<div class=\"gk-said\" role=\"status\"><p>共 {} "
      "行，没有问题。确认以后全部写入；现在还一行也没有写入。</p></div><form method=\"post\" "
      "action=\"/office/import/{}/confirm\" class=\"gk-sends gk-confirm\">{}<input type=\"hidden\" name=\"rows\" "
      "value=\"{}\"><button "
      "class=\"btn btn-primary\" type=\"submit\">确认导入 {} 行</button><a class=\"btn\" "
      "href=\"/office/import/{}\">不导入，重新选择</a></form>{}",
      table.rows.size(), IdOf(table.part), FormKeys(request), Pack(table), table.rows.size(), IdOf(table.part),
      RowsTable(table));
  return Response::Of(RenderPage(page, request));
}

Response Preview(Desk& desk, const Request& request, const Visitor& visitor, ImportPart part,
                 const WorkbookReader& read) {
  if (request.files.empty()) return ShowStart(request, visitor, part, {{"file", "请先选择一个文件。"}});
  const auto table = ReadImport(read(request.files.front().Read()), part);
  if (!table) return ShowStart(request, visitor, part, {{"file", table.error().message}});
  const Imported trial = TryImport(desk, InstallationActor(request, visitor, ActOf(part)), *table);
  if (!trial.faults.empty()) return ShowFaults(request, visitor, *table, trial.faults);
  return ShowPreview(request, visitor, *table);
}

// The links are in this answer and nowhere else.
Response ShowLinks(const Request& request, const Visitor& visitor, const std::vector<ImportedPerson>& people) {
  Html rows;
  for (const ImportedPerson& person : people) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"登录名\">{}</td><td data-label=\"首次登录链接\" "
        "class=\"gk-link-cell\"><code>{}</code></td></tr>",
        person.name, person.login, WholeAddress(request, PathOfLink(kFirstPasswordLink, person.link_token)));
  }
  web::Page page = Frame(visitor, ImportPart::kPeople);
  page.body.Add(
      "<div class=\"gk-said\" role=\"status\"><p>已开通 {} 个账号。</p></div><p "
      "class=\"gk-warned\">这些链接只在这一页显示一次，{} "
      "小时内有效。请现在打印或抄录，分别转交本人；漏掉的可以到本人页面重发。</p><div class=\"card\"><table "
      "class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">姓名</th><th scope=\"col\">登录名</th><th "
      "scope=\"col\">首次登录链接</th></tr></thead><tbody>{}</tbody></table></div>",
      people.size(), kFirstPasswordLinkLasts.count(), rows);
  return Response::Of(RenderPage(page, request));
}

Response Confirm(Desk& desk, const Request& request, const Visitor& visitor, ImportPart part) {
  const auto table = Unpack(part, request.form.Get("rows"));
  if (!table) return ShowStart(request, visitor, part, {{"file", table.error().message}});
  const Imported imported = web::OrProblem(Import(desk, InstallationActor(request, visitor, ActOf(part)), *table));
  if (!imported.faults.empty()) return ShowFaults(request, visitor, *table, imported.faults);
  if (!imported.people.empty()) return ShowLinks(request, visitor, imported.people);
  const std::string rows = std::to_string(table->rows.size());
  if (part == ImportPart::kOrgans) return Response::SeeOther(Url::Local("/office/organs").With("filled", rows));
  return Response::SeeOther(Url::Local("/office/people").With("imported", rows));
}

Response Template() {
  return Response::Download("机关人员岗位导入模板.xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ImportTemplate());
}

}  // namespace

void AddImportPages(Office& office, WorkbookReader read) {
  Desk& desk = office.desk();
  for (const ImportPart part : kImportParts) {
    const std::string path = "/office/import/" + std::string(IdOf(part));
    const Act act = ActOf(part);
    office.Get(path, act, [part](const Request& request, const Visitor& visitor) {
      return ShowStart(request, visitor, part, {});
    });
    office.Get(path + "/template", act, [](const Request&, const Visitor&) { return Template(); });
    office.Post(
        path, act,
        [&desk, part, read](const Request& request, const Visitor& visitor) {
          return Preview(desk, request, visitor, part, read);
        },
        kUploadLimits);
    office.Post(
        path + "/confirm", act,
        [&desk, part](const Request& request, const Visitor& visitor) { return Confirm(desk, request, visitor, part); },
        kConfirmLimits);
  }
}

}  // namespace gongkai::account
