// Word lists out of a workbook: preview with every fault by row and column, then the act, with its reason. Rows without
// a fault may be taken while the others are mended in the file. Between preview and act the rows lie in the form
// itself.

#include <algorithm>

#include "account/sight_actions.h"
#include "screening/list_actions.h"
#include "screening/list_export.h"
#include "screening/list_view.h"
#include "screening/screening_pages.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;

constexpr web::BodyLimits kUploadLimits{.file_bytes = 5 << 20, .total_bytes = 6 << 20, .files = 1};
// Rows as they travel in a form: each byte may become three.
constexpr web::BodyLimits kConfirmLimits{.total_bytes = 24 << 20, .text_bytes = 24 << 20};
constexpr std::size_t kShownRows = 50;

Html UploadForm(const Request& request, const ListSide& side) {
  return Markup(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\">{}<div "
      "class=\"gk-field\"><label class=\"form-label\" for=\"file\">词表</label><input class=\"form-control\" "
      "type=\"file\" id=\"file\" name=\"file\" required accept=\".xlsx,.csv\" aria-describedby=\"file-says\"><div "
      "class=\"gk-says\" id=\"file-says\"><p class=\"form-hint\">Excel 表格（xlsx）或者 csv，不超过 5 MB、{} "
      "行。各列按表头认，先后不限。"
      "先预览，确认以后才写入。</p></div></div><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">预览</button><a class=\"btn\" href=\"{}\">下载现在的词表（可作模板）</a></div></form>",
      ListUrl(side, "/import"), request.CsrfField(), kMostSheetWords, ListUrl(side, "/export"));
}

web::Page Frame(const Visitor& visitor, const ListSide& side) {
  web::Page page = ScreeningFrame(visitor, "导入词表", "/office/screening/lists");
  page.breadcrumbs = {{"词表", ListUrl(side)}};
  return page;
}

Response ShowStart(const Request& request, const Visitor& visitor, const ListSide& side, const FieldErrors& errors) {
  web::Page page = Frame(visitor, side);
  page.width = web::Width::kText;
  page.body.Add(
      "<p>导入到<b>{}</"
      "b>的词表。同一个词表里相同的词会改成表格里的样子，其余的新增；词表里已有而表格里没有的不动。隐藏的"
      "工作表不读。</p>{}{}",
      side.name, web::FaultList(errors), UploadForm(request, side));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Html FaultTable(const WordSheet& sheet) {
  Html lines;
  std::size_t count = 0;
  for (const WordRow& row : sheet.rows) {
    for (const WordFault& fault : row.faults) {
      if (++count > kShownRows) continue;
      lines.Add("<tr><th scope=\"row\">第 {} 行</th><td data-label=\"列\">{}</td><td data-label=\"问题\">{}</td></tr>",
                row.number, fault.column, fault.message);
    }
  }
  Html html = Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">行</th><th "
      "scope=\"col\">列</th><th scope=\"col\">问题</th></tr></thead><tbody>{}</tbody></table></div>",
      lines);
  if (count > kShownRows) html.Add("<p class=\"gk-count\">这里只列出前 {} 处。</p>", kShownRows);
  return html;
}

Html RowsTable(const ListSide& side, const std::vector<KeptWord>& rows) {
  Html lines;
  const std::vector<ListKind> kinds = KindsKeptBy(side.keeper);
  for (std::size_t i = 0; i < rows.size() && i < kShownRows; ++i) {
    const ListKind* kind = KindIn(kinds, rows[i].list);
    lines.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"词表\">{}</td><td data-label=\"正确写法\">{}</td><td "
        "data-label=\"说明\">{}</td><td data-label=\"状态\">{}</td></tr>",
        rows[i].word.text, kind->name, rows[i].word.instead, rows[i].word.note, rows[i].is_on ? "使用" : "停用");
  }
  Html html = Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">词语</th><th "
      "scope=\"col\">词表</th><th scope=\"col\">正确写法</th><th scope=\"col\">说明</th><th "
      "scope=\"col\">状态</th></tr>"
      "</thead><tbody>{}</tbody></table></div>",
      lines);
  if (rows.size() > kShownRows) {
    html.Add("<p class=\"gk-count\">这里只列出前 {} 个，其余 {} 个同样会写入。</p>", kShownRows,
             rows.size() - kShownRows);
  }
  return html;
}

struct Pending {
  std::vector<KeptWord> words;
  std::int64_t version = 0;
  bool is_part = false;
  std::string reason{};
};

Html ConfirmForm(const Request& request, const ListSide& side, const Pending& pending, const FieldErrors& errors) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form gk-confirm\">{}<input type=\"hidden\" name=\"words\" "
      "value=\"{}\"><input type=\"hidden\" name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn "
      "{}\" type=\"submit\">{} {} 个</button><a class=\"btn\" href=\"{}\">不导入，重新选择</a></div></form>",
      ListUrl(side, "/import/confirm"), web::FormKeys(request), PackWords(pending.words), pending.version,
      web::TextField({.name = "reason",
                      .label = "原因",
                      .value = pending.reason,
                      .hint = "留在词表的沿革里，例如：依据哪个文件。",
                      .required = true},
                     errors),
      pending.is_part ? "btn-outline-primary" : "btn-primary", pending.is_part ? "先写入没有问题的" : "确认导入",
      pending.words.size(), ListUrl(side, "/import"));
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : "、") + text;
  return joined;
}

Response ShowPreview(const Request& request, const Visitor& visitor, const ListSide& side, const WordSheet& sheet,
                     std::int64_t version) {
  web::Page page = Frame(visitor, side);
  const std::size_t bad = sheet.CountBad();
  const Pending pending{.words = sheet.GoodRows(), .version = version, .is_part = bad > 0};
  if (bad > 0) {
    page.body.Add(
        "<div class=\"gk-faults\" role=\"alert\"><p>共 {} 行，其中 {} "
        "行有问题。请在文件里改好这些行以后重新选择；没有问题的"
        "行可以先写入。</p></div>{}",
        sheet.rows.size(), bad, FaultTable(sheet));
  } else {
    page.body.Add("{}", Said("共 " + std::to_string(sheet.rows.size()) + " 行，没有问题。现在还一个也没有写入。"));
  }
  if (!sheet.passed_over.empty()) {
    page.body.Add("<p class=\"gk-soft\">表头里这些列没有读：{}。</p>", Joined(sheet.passed_over));
  }
  if (!pending.words.empty()) {
    page.body.Add("{}<h2 class=\"gk-section\">没有问题的 {} 行</h2>{}", ConfirmForm(request, side, pending, {}),
                  pending.words.size(), RowsTable(side, pending.words));
  }
  if (bad > 0) {
    page.body.Add("<h2 class=\"gk-section\">改好以后重新选择文件</h2>{}", UploadForm(request, side));
  }
  return Response::Of(RenderPage(page, request), bad > 0 ? 422 : 200);
}

Response Preview(account::Desk& desk, const Request& request, const Visitor& visitor, const WorkbookReader& read) {
  const ListSide side = SideIn(request, visitor);
  (void)KeeperOf(side, visitor, request);
  if (request.files.empty() || request.files.front().size == 0) {
    return ShowStart(request, visitor, side, {{"file", "请先选择一个文件。"}});
  }
  const auto sheet = ReadWords(side.keeper, read(request.files.front().Read()));
  if (!sheet) return ShowStart(request, visitor, side, {{"file", sheet.error().message}});
  db::Reader reader = desk.database.Read();
  return ShowPreview(request, visitor, side, *sheet, ListStateNow(reader, side.keeper).version);
}

Response Confirm(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const ListSide side = SideIn(request, visitor);
  const Actor actor = KeeperOf(side, visitor, request);
  const auto words = UnpackWords(side.keeper, request.form.Get("words"));
  if (!words) return ShowStart(request, visitor, side, {{"file", words.error().message}});
  const Pending pending{.words = *words,
                        .version = request.form.Int("version").value_or(-1),
                        .is_part = false,
                        .reason = Typed(request, "reason")};
  const auto brought = BringWords(desk, actor, side.keeper, pending.version, pending.words, pending.reason);
  if (brought) {
    return Response::SeeOther(ListUrl(side)
                                  .With("done", "imported")
                                  .With("added", std::to_string(brought->added))
                                  .With("changed", std::to_string(brought->changed))
                                  .With("same", std::to_string(brought->same)));
  }
  if (ErrorOf(brought.errors(), "reason") == nullptr) return ShowStart(request, visitor, side, brought.errors());
  web::Page page = Frame(visitor, side);
  page.body.Add("{}{}", web::FaultList(brought.errors()), ConfirmForm(request, side, pending, brought.errors()));
  return Response::Of(RenderPage(page, request), 422);
}

Response Export(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const ListSide side = SideIn(request, visitor);
  account::RecordTaken(desk, visitor, side.keeper, "screening.take_list", "");
  db::Reader reader = desk.database.Read();
  return Response::Download(side.name + "检查词表.xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            WordsWorkbook(KindsKeptBy(side.keeper), WordsFor(reader, side.keeper)));
}

}  // namespace

void AddListImportPages(account::Office& office, WorkbookReader read) {
  account::Desk& desk = office.desk();
  office.Get("/office/screening/lists/import", Act::kTryScreening, [](const Request& request, const Visitor& visitor) {
    const ListSide side = SideIn(request, visitor);
    (void)KeeperOf(side, visitor, request);
    return ShowStart(request, visitor, side, {});
  });
  office.Post(
      "/office/screening/lists/import", Act::kTryScreening,
      [&desk, read = std::move(read)](const Request& request, const Visitor& visitor) {
        return Preview(desk, request, visitor, read);
      },
      kUploadLimits);
  office.Post(
      "/office/screening/lists/import/confirm", Act::kTryScreening,
      [&desk](const Request& request, const Visitor& visitor) { return Confirm(desk, request, visitor); },
      kConfirmLimits);
  office.Get("/office/screening/lists/export", Act::kTryScreening,
             [&desk](const Request& request, const Visitor& visitor) { return Export(desk, request, visitor); });
}

}  // namespace gongkai::screening
