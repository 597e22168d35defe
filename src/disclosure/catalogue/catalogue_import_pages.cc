// A catalogue out of a workbook: preview with every fault by row and column, then the act. Rows without a fault may be
// taken while the others are mended in the file. Between preview and act the rows lie in the form itself. And the
// catalogue as a workbook, in the same form.

#include <algorithm>

#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_export.h"
#include "disclosure/catalogue/catalogue_import_actions.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kUploadLimits{.file_bytes = 5 << 20, .total_bytes = 6 << 20, .files = 1};
// Rows as they travel in a form: each byte may become three.
constexpr web::BodyLimits kConfirmLimits{.total_bytes = 24 << 20, .text_bytes = 24 << 20};
constexpr std::size_t kShownRows = 50;

Url PathTo(std::string_view path, const CatalogueSide& side) { return Url::Local(path).With("organ", side.address()); }

Html UploadForm(const Request& request, const CatalogueSide& side) {
  return Markup(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\">{}<div "
      "class=\"gk-field\"><label class=\"form-label\" for=\"file\">目录表格</label><input class=\"form-control\" "
      "type=\"file\" id=\"file\" name=\"file\" required accept=\".xlsx,.csv\" aria-describedby=\"file-says\"><div "
      "class=\"gk-says\" id=\"file-says\"><p class=\"form-hint\">Excel 表格（xlsx）或者 csv，不超过 5 MB、{} "
      "行。各列按表头认，先后不限；一个"
      "领域一张工作表也可以。先预览，确认以后才写入。</p></div></div><div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" "
      "type=\"submit\">预览</button><a class=\"btn\" href=\"{}\">下载现在的目录（可作模板）</a></div></form>",
      PathTo("/office/catalogue/import", side), request.CsrfField(), kMostCatalogueRows,
      PathTo("/office/catalogue/export", side));
}

web::Page Frame(const Visitor& visitor, const CatalogueSide& side) {
  return CatalogueFrame(visitor, "导入目录", "/office/catalogue", &side);
}

Response ShowStart(const Request& request, const Visitor& visitor, const CatalogueSide& side,
                   const FieldErrors& errors) {
  web::Page page = Frame(visitor, side);
  page.width = web::Width::kText;
  page.body.Add(
      "<p>导入到<b>{}</b>。领域、一级事项、二级事项都相同的行会改成表格里的样子，其余的新增；目录里已有而表格里没有"
      "的行不动。隐藏的工作表不读。</p>{}{}",
      side.name, web::FaultList(errors), UploadForm(request, side));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- the preview

std::string Place(const CatalogueRead& read, const CatalogueRead::NamedSheet& sheet, const SheetRow& row) {
  const std::string place = "第 " + std::to_string(row.number) + " 行";
  return read.sheets.size() == 1 ? place : sheet.name + " " + place;
}

struct Told {
  Html faults, remarks;
  std::size_t bad_rows = 0, faults_count = 0, remarks_count = 0;
};

Told Tell(const CatalogueRead& read) {
  Told told;
  for (const auto& sheet : read.sheets) {
    for (const SheetRow& row : sheet.sheet.rows) {
      told.bad_rows += row.faults.empty() ? 0 : 1;
      for (const SheetFault& fault : row.faults) {
        ++told.faults_count;
        told.faults.Add(
            "<tr><th scope=\"row\" class=\"gk-nowrap\">{}</th><td class=\"gk-nowrap\" data-label=\"列\">{}</td><td "
            "data-label=\"问题\">{}</td></tr>",
            Place(read, sheet, row), fault.column.empty() ? "整行" : fault.column, fault.message);
      }
      if (row.remark.empty() || !row.faults.empty()) continue;
      ++told.remarks_count;
      told.remarks.Add("<li>{}：{}</li>", Place(read, sheet, row), row.remark);
    }
  }
  return told;
}

Html FaultTable(const Told& told) {
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">行</th><th "
      "scope=\"col\">列</th><th scope=\"col\">问题</th></tr></thead><tbody>{}</tbody></table></div>",
      told.faults);
}

Html RowsTable(const std::vector<CatalogueRow>& rows) {
  Html lines;
  for (std::size_t i = 0; i < std::min(rows.size(), kShownRows); ++i) {
    const CatalogueRow& row = rows[i];
    lines.Add(
        "<tr><th scope=\"row\">{}<div class=\"gk-soft\">{}</div></th><td data-label=\"公开时限\">{}<br>{}</td><td "
        "data-label=\"公开主体\">{}</td><td data-label=\"渠道\">{}</td><td data-label=\"频次\" "
        "class=\"gk-nowrap\">{}</td></tr>",
        MatterOf(row), row.area, row.time_words, TimeNote(row), row.subject, ChannelsInWords(row), RhythmInWords(row));
  }
  Html html = Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">事项</th><th "
      "scope=\"col\">公开时限</th><th scope=\"col\">公开主体</th><th scope=\"col\">渠道</th><th "
      "scope=\"col\">频次</th></tr></thead><tbody>{}</tbody></table></div>",
      lines);
  if (rows.size() > kShownRows) {
    html.Add("<p class=\"gk-count\">这里只列出前 {} 行，其余 {} 行同样会写入。</p>", kShownRows,
             rows.size() - kShownRows);
  }
  return html;
}

Html ConfirmForm(const Request& request, const CatalogueSide& side, const std::vector<MatchedRow>& rows, bool is_part) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-sends gk-confirm\">{}<input type=\"hidden\" name=\"rows\" "
      "value=\"{}\"><button class=\"btn {}\" type=\"submit\">{} {} 行</button><a class=\"btn\" "
      "href=\"{}\">不导入，重新选择</a></form>",
      PathTo("/office/catalogue/import/confirm", side), web::FormKeys(request), PackRows(rows),
      is_part ? "btn-outline-primary" : "btn-primary", is_part ? "先写入没有问题的" : "确认导入", rows.size(),
      PathTo("/office/catalogue/import", side));
}

/// What the workbook does not show: sheets are not read; rows are, and told, since nobody has seen them in the file.
Html HiddenParts(const CatalogueRead& read) {
  std::string sheets, places;
  std::size_t count = 0;
  for (const std::string& sheet : read.hidden) sheets += (sheets.empty() ? "" : "、") + sheet;
  for (const auto& sheet : read.sheets) {
    for (const SheetRow& row : sheet.sheet.rows) {
      if (row.is_hidden && ++count <= kShownRows) places += (places.empty() ? "" : "、") + Place(read, sheet, row);
    }
  }
  Html html;
  if (!sheets.empty()) html.Add("<p class=\"gk-soft\">这些工作表是隐藏的，没有读：{}。</p>", sheets);
  if (count > 0) {
    html.Add(
        "<div class=\"gk-warned\"><p>有 {} "
        "行在表格里是隐藏的（或者被筛选掉了），没有问题的同样会写入：{}{}。</p></div>",
        count, places, count > kShownRows ? "等" : "");
  }
  return html;
}

Html PassedOver(const CatalogueRead& read) {
  std::string headings, sheets;
  for (const auto& sheet : read.sheets) {
    for (const std::string& heading : sheet.sheet.passed_over) headings += (headings.empty() ? "" : "、") + heading;
  }
  for (const std::string& sheet : read.passed_over) sheets += (sheets.empty() ? "" : "、") + sheet;
  Html html;
  if (!headings.empty()) html.Add("<p class=\"gk-soft\">表头里这些列不是标准目录的，没有读：{}。</p>", headings);
  if (!sheets.empty()) html.Add("<p class=\"gk-soft\">这些工作表里没有目录，没有读：{}。</p>", sheets);
  html.Add("{}", HiddenParts(read));
  return html;
}

Response ShowPreview(const Request& request, const Visitor& visitor, const CatalogueSide& side,
                     const CatalogueRead& read, const std::vector<KeptRow>& kept) {
  web::Page page = Frame(visitor, side);
  const Told told = Tell(read);
  const std::vector<CatalogueRow> good = read.GoodRows();
  if (told.bad_rows > 0) {
    page.body.Add(
        "<div class=\"gk-faults\" role=\"alert\"><p>共 {} 行，其中 {} 行有 {} "
        "处问题。请在文件里改好这些行以后重新选择；没有问题"
        "的行可以先写入。</p></div>{}",
        read.CountRows(), told.bad_rows, told.faults_count, FaultTable(told));
  } else {
    page.body.Add(
        "<div class=\"gk-said\" role=\"status\"><p>共 {} "
        "行，没有问题。确认以后写入{}；现在还一行也没有写入。</p></div>",
        good.size(), side.name);
  }
  if (told.remarks_count > 0) {
    page.body.Add(
        "<div class=\"gk-warned\"><p>{} "
        "行的公开时限没有读懂，会作为文字保留：临时公开的按条例第二十六条的20个工作日计算，其余的按公开频次提醒：</"
        "p><ul>{}"
        "</ul></div>",
        told.remarks_count, told.remarks);
  }
  page.body.Add("{}", PassedOver(read));
  if (!good.empty()) {
    page.body.Add("{}<h2 class=\"gk-section\">没有问题的 {} 行</h2>{}",
                  ConfirmForm(request, side, MatchRows(kept, good), told.bad_rows > 0), good.size(), RowsTable(good));
  }
  if (told.bad_rows > 0) {
    page.body.Add("<h2 class=\"gk-section\">改好以后重新选择文件</h2>{}", UploadForm(request, side));
  }
  return Response::Of(RenderPage(page, request), told.bad_rows > 0 ? 422 : 200);
}

// ---- the acts

CatalogueSide SideOf(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return SideFrom(reader, request.query.Get("organ"), visitor, BeijingDay(desk.now()));
}

Response Preview(Desk& desk, const Request& request, const Visitor& visitor, const WorkbookReader& read) {
  const CatalogueSide side = SideOf(desk, request, visitor);
  (void)KeeperOf(visitor, side, request);
  if (request.files.empty()) return ShowStart(request, visitor, side, {{"file", "请先选择一个文件。"}});
  const auto catalogue = ReadCatalogue(read(request.files.front().Read()));
  if (!catalogue) return ShowStart(request, visitor, side, {{"file", catalogue.error().message}});
  db::Reader reader = desk.database.Read();
  return ShowPreview(request, visitor, side, *catalogue, RowsKeptBy(reader, side.keeper));
}

Response Confirm(Desk& desk, const Request& request, const Visitor& visitor) {
  const CatalogueSide side = SideOf(desk, request, visitor);
  const account::Actor actor = KeeperOf(visitor, side, request);
  const auto rows = UnpackRows(request.form.Get("rows"));
  if (!rows) return ShowStart(request, visitor, side, {{"file", rows.error().message}});
  const auto brought = BringRows(desk, actor, side.keeper, *rows);
  if (!brought) return ShowStart(request, visitor, side, brought.errors());
  return Response::SeeOther(CatalogueUrl(side)
                                .With("done", "imported")
                                .With("added", std::to_string(brought->added))
                                .With("changed", std::to_string(brought->changed))
                                .With("same", std::to_string(brought->same)));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const CatalogueSide side = SideFrom(reader, request.query.Get("organ"), visitor, today);
  const std::vector<KeptRow> standard = StandardRows(reader, today);
  std::vector<CatalogueRow> rows;
  if (side.is_standard()) {
    for (const KeptRow& kept : standard) rows.push_back(kept.row);
  } else {
    for (const RowOfOrgan& row : CatalogueOf(reader, *side.organ, standard).rows) rows.push_back(row.kept.row);
  }
  const std::string title = (side.organ ? side.organ->name : std::string("县")) + "公开事项标准目录";
  return Response::Download(title + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            CatalogueWorkbook(title, rows));
}

}  // namespace

void AddCatalogueImportPages(account::Office& office, WorkbookReader read) {
  Desk& desk = office.desk();
  office.Get("/office/catalogue/import", Act::kEditGuide, [&desk](const Request& request, const Visitor& visitor) {
    const CatalogueSide side = SideOf(desk, request, visitor);
    (void)KeeperOf(visitor, side, request);
    return ShowStart(request, visitor, side, {});
  });
  office.Post(
      "/office/catalogue/import", Act::kEditGuide,
      [&desk, read = std::move(read)](const Request& request, const Visitor& visitor) {
        return Preview(desk, request, visitor, read);
      },
      kUploadLimits);
  office.Post(
      "/office/catalogue/import/confirm", Act::kEditGuide,
      [&desk](const Request& request, const Visitor& visitor) { return Confirm(desk, request, visitor); },
      kConfirmLimits);
  office.Get("/office/catalogue/export", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return Export(desk, request, visitor); });
}

}  // namespace gongkai::disclosure
