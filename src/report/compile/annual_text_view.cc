#include "report/compile/annual_text_view.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "oversight/register/register_view.h"
#include "report/check/copying.h"
#include "report/compile/compiled_view.h"
#include "report/compile/fact_gather_actions.h"
#include "report/compile/live_field.h"
#include "report/compile/year_note_store.h"

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr int kMostTexts = 300, kMostReports = 150;  // with which one text is compared

std::string NameOf(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

std::vector<std::string> AllParagraphs(const AnnualText& text) {
  std::vector<std::string> paragraphs;
  for (const std::string& part : text.parts) {
    for (std::string& paragraph : ParagraphsOf(WithoutFields(part))) paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

void AddWritten(db::Session& session, const account::Visitor& visitor, OrganId organ, int year,
                std::vector<OtherText>& others) {
  for (const OrganText& each : LatestTexts(session, year - 1, year, kMostTexts)) {
    const bool is_own = each.organ == organ;
    if (is_own && each.year == year) continue;
    others.push_back({.organ = NameOf(session, each.organ),
                      .year = each.year,
                      .is_own = is_own,
                      .may_show = is_own || visitor.May(account::Act::kSeeItems, each.organ),
                      .paragraphs = AllParagraphs(each.text)});
  }
}

/// Reports that were handed in: in sight all of them. The own one of this year is what is being written.
void AddHandedIn(db::Session& session, Shelf& shelf, const account::Visitor& visitor, const std::string& organ,
                 int year, std::vector<OtherText>& others) {
  for (const std::int64_t id : ReportsOfYears(session, SightOf(visitor), year - 1, year, kMostReports)) {
    const auto version = CurrentVersion(session, id);
    if (!version || !version->obstacle.empty()) continue;
    const ReportPtr report = shelf.Take(session, *version);
    if (!report) continue;
    IndexedText text = ToIndexedText(*report);
    const bool is_own = text.organ == organ;
    const bool is_known = std::ranges::any_of(
        others, [&](const OtherText& each) { return each.organ == text.organ && each.year == text.year; });
    if (is_known || (is_own && text.year == year)) continue;
    others.push_back({.organ = text.organ,
                      .year = text.year,
                      .is_own = is_own,
                      .may_show = true,
                      .paragraphs = std::move(text.paragraphs)});
  }
}

/// What the text tells of the tables is then told of these.
void PutInstead(CompiledTables& tables, const std::vector<PaperCell>& cells) {
  for (CompiledCell& cell : tables.cells) {
    const auto found = std::ranges::find(cells, cell.cell, &PaperCell::cell);
    if (found == cells.end()) continue;
    cell.counted = found->value;
    cell.adjustments.clear();
    cell.rows_path.clear();
  }
}

}  // namespace

Result<FactBook> BookOf(db::Session& session, OrganId organ, int year, Date today, const TablesInstead& instead) {
  FactBook book = GatherFacts(session, TRY(TablesOf(session, organ, year)), today);
  const auto found = instead ? account::RegisteredOrgan(session, organ) : std::nullopt;
  if (const auto cells = found ? instead(session, *found, year) : std::nullopt) PutInstead(book.tables, *cells);
  return book;
}

DraftAsk DraftAskOf(db::Session& session, OrganId organ, int year) {
  const auto struck = [](const auto& each) { return !each.struck_words.empty(); };
  DraftAsk ask{.organ = NameOf(session, organ),
               .kept = PromisesOf(session, organ, year - 1),
               .given = PromisesOf(session, organ, year),
               .works = YearWorksOf(session, organ, year)};
  const auto found = account::RegisteredOrgan(session, organ);
  ask.sums_others = found && found->kind == account::OrganKind::kCountyGovernment;
  std::erase_if(ask.kept, struck);
  std::erase_if(ask.given, struck);
  std::erase_if(ask.works, struck);
  const oversight::RegisterYear registers = oversight::RegisterYearOf(session, organ, year);
  for (const oversight::RegisterKind& kind : oversight::RegisterKinds()) {
    ask.registers.emplace(kind.id, oversight::TitlesOf(registers, kind.id));
  }
  return ask;
}

FilledAnnualText FilledTextOf(db::Session& session, const FactBook& book) {
  return FillIn(LatestText(session, book.tables.organ, book.tables.year).text, book);
}

std::vector<OtherText> OtherTextsOf(db::Session& session, Shelf& shelf, const account::Visitor& visitor, OrganId organ,
                                    int year) {
  std::vector<OtherText> others;
  AddWritten(session, visitor, organ, year, others);
  AddHandedIn(session, shelf, visitor, NameOf(session, organ), year, others);
  return others;
}

}  // namespace gongkai::report
