#include "report/compile/annual_sources_view.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "report/compile/adjustment_actions.h"
#include "report/compile/annual_text_store.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/fact_sum_view.h"
#include "report/compile/live_field.h"
#include "report/compile/paper_docx_export.h"
#include "report/compile/paper_json.h"
#include "report/compile/paper_pdf_export.h"
#include "report/compile/paper_xlsx_export.h"

namespace gongkai::report {
namespace {

using account::OrganId;

/// As it was called on the last day of the year.
std::string NameAtEndOf(db::Session& session, const account::Organ& organ, int year) {
  const Date last_day = std::chrono::year(year) / std::chrono::December / 31;
  const auto card = account::OrganCardOf(session, organ.id);
  if (!card) return organ.name;
  const auto name = std::ranges::find_if(card->names, [&](const auto& each) { return each.from <= last_day; });
  return name == card->names.end() ? organ.name : name->name;
}

Result<AnnualDraftPaper> DraftPaperOf(db::Session& session, OrganId organ, int year, Date today,
                                      const TablesInstead& instead) {
  const auto found = account::RegisteredOrgan(session, organ);
  if (!found) return Error{ErrorKind::kNotFound, "没有这个机关。", {}};
  FactBook book = TRY(BookOf(session, organ, year, today, instead));
  FilledAnnualText text = FilledTextOf(session, book);
  if (NamesFactSum(text.missing)) {
    TakeFactSums(session, book, today);
    text = FilledTextOf(session, book);
  }
  AnnualDraftPaper draft;
  AnnualPaper& paper = draft.paper;
  paper.organ = NameAtEndOf(session, *found, year);
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

void MakeReady(const AnnualSources& sources, account::OrganId organ, int year) {
  if (sources.make_ready) sources.make_ready(organ, year);
}

AnnualSources SourcesOf(std::function<Instant()> now, TablesInstead instead, SumReady make_ready) {
  return {.draft = [now, instead = std::move(instead)](
                       db::Session& session, OrganId organ,
                       int year) { return DraftPaperOf(session, organ, year, BeijingDay(now()), instead); },
          .files =
              [](const AnnualPaper& paper) {
                AnnualPaper last = paper;
                last.is_final = true;
                return FilesOf(last);
              },
          .keep_count =
              [](account::Deed& deed, OrganId organ, int year) {
                static_cast<void>(KeepCount(deed, organ, year));  // the draft has told already that the year has a form
              },
          .make_ready = std::move(make_ready)};
}

}  // namespace gongkai::report
