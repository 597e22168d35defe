#include "report/compile/annual_sources.h"

#include <algorithm>

#include "account/organ_store.h"
#include "report/compile/adjustment_actions.h"
#include "report/compile/annual_text_store.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/live_field.h"
#include "report/compile/paper_docx_export.h"
#include "report/compile/paper_json.h"
#include "report/compile/paper_pdf_export.h"
#include "report/compile/paper_xlsx_export.h"

namespace gongkai::report {
namespace {

using account::OrganId;

Result<AnnualDraftPaper> DraftPaperOf(db::Session& session, OrganId organ, int year, Date today) {
  const auto found = account::FindOrgan(session, organ);
  if (!found) return Error{ErrorKind::kNotFound, "没有这个机关。", {}};
  const FactBook book = TRY(BookOf(session, organ, year, today));
  const FilledAnnualText text = FilledTextOf(session, book);
  const auto name = account::NameOn(session, organ, std::chrono::year(year) / std::chrono::December / 31);
  AnnualDraftPaper draft;
  AnnualPaper& paper = draft.paper;
  paper.organ = name ? name->name : found->name;
  paper.title = paper.organ + std::to_string(year) + "年政府信息公开工作年度报告";
  paper.place_code = found->place_code;
  paper.year = year;
  paper.form = book.tables.form;
  paper.opening = text.opening;
  paper.sections = text.sections;
  for (const CompiledCell& cell : book.tables.cells) paper.cells.push_back({cell.cell, cell.value()});
  for (const std::string& key : text.missing) draft.missing.push_back(NameOfField(key, book));
  draft.has_text = LatestText(session, organ, year).number > 0;
  return draft;
}

Result<std::vector<disclosure::NewFile>> FilesOf(const AnnualPaper& paper) {
  auto docx = PaperDocx(paper);
  if (!docx) return docx.error();
  auto pdf = PaperPdf(paper);
  if (!pdf) return pdf.error();
  std::vector<disclosure::NewFile> files;
  files.push_back({paper.title + ".docx", std::move(*docx)});
  files.push_back({paper.title + ".pdf", std::move(*pdf)});
  files.push_back({paper.title + ".xlsx", PaperXlsx(paper)});
  files.push_back({paper.title + ".json", WritePaperJson(paper)});
  return files;
}

}  // namespace

AnnualSources SourcesOf(std::function<Instant()> now) {
  return {.draft = [now](db::Session& session, OrganId organ,
                         int year) { return DraftPaperOf(session, organ, year, BeijingDay(now())); },
          .files =
              [](const AnnualPaper& paper) {
                AnnualPaper last = paper;
                last.is_final = true;
                return FilesOf(last);
              },
          .keep_count =
              [](account::Deed& deed, OrganId organ, int year) {
                static_cast<void>(KeepCount(deed, organ, year));  // the draft has told already that the year has a form
              }};
}

}  // namespace gongkai::report
