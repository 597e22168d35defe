// The report as it stands today, as a file to read and to pass around before it is frozen: each says that it is a
// draft.

#include <algorithm>
#include <array>

#include "report/compile/annual_pages.h"
#include "report/compile/paper_docx_export.h"
#include "report/compile/paper_html_view.h"
#include "report/compile/paper_json.h"
#include "report/compile/paper_pdf_export.h"
#include "report/compile/paper_xlsx_export.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Request;
using web::Response;

struct Format {
  std::string_view id, name, type;
  Result<std::string> (*write)(const AnnualPaper& paper);
};

constexpr std::array kFormats = {
    Format{"docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", PaperDocx},
    Format{"pdf", "PDF", "application/pdf", PaperPdf},
    Format{"xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           [](const AnnualPaper& paper) -> Result<std::string> { return PaperXlsx(paper); }},
    Format{"html", "网页", "text/html; charset=utf-8",
           [](const AnnualPaper& paper) -> Result<std::string> { return PaperPage(paper); }},
    Format{"json", "JSON", "application/json",
           [](const AnnualPaper& paper) -> Result<std::string> { return WritePaperJson(paper); }},
};

AnnualPaper PaperNow(Desk& desk, const AnnualSite& site, const AnnualAsked& asked) {
  MakeReady(site.sources, asked.organ, asked.year);
  db::Reader reader = desk.database.Read();
  return web::OrProblem(site.sources.draft(reader, asked.organ, asked.year)).paper;
}

Response Send(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kSeeItems, BeijingDay(desk.now()));
  const auto* const format = std::ranges::find(kFormats, request.params.Get("format"), &Format::id);
  if (format == kFormats.end()) throw web::ProblemError({404, "没有这种文件", "没有这种文件。"});
  const AnnualPaper paper = PaperNow(desk, site, asked);
  std::string bytes = web::OrProblem(format->write(paper));
  return Response::Download(paper.title + "（草稿）." + std::string(format->id), std::string(format->type),
                            std::move(bytes));
}

}  // namespace

web::Html DraftLinks(const AnnualAsked& asked) {
  web::Html links;
  for (const Format& format : kFormats) {
    links.Add("<a class=\"btn\" href=\"{}\">{} 草稿</a> ", AnnualUrl(asked, "/draft/" + std::string(format.id)),
              format.name);
  }
  return web::Markup("<div class=\"gk-sends\">{}</div>", links);
}

void AddAnnualDraftPages(account::Office& office, const AnnualSite& site) {
  office.Get("/office/annual/{year}/draft/{format}", Act::kSeeItems,
             [&office, site](const Request& request, const Visitor& visitor) {
               return Send(office.desk(), site, request, visitor);
             });
}

}  // namespace gongkai::report
