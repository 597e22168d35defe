#include "report/compile/annual_text_view.h"

#include <algorithm>
#include <iterator>

#include "account/organ_card_view.h"
#include "base/percent.h"
#include "oversight/register/register_view.h"
#include "report/check/copying.h"
#include "report/compile/annual_store.h"
#include "report/compile/compiled_view.h"
#include "report/compile/fact_gather_actions.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_names.h"
#include "report/compile/live_field.h"
#include "report/compile/year_note_store.h"

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr int kMostPapers = 300, kMostReports = 150;  // with which one text is compared

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

OtherText TextOf(AnnualPaper paper, bool is_own) {
  OtherText text{.organ = std::move(paper.organ), .year = paper.year, .is_own = is_own, .paragraphs = {}};
  if (!paper.opening.empty()) text.paragraphs.push_back(std::move(paper.opening));
  for (std::vector<std::string>& section : paper.sections)
    std::ranges::move(section, std::back_inserter(text.paragraphs));
  return text;
}

/// Last year's as it was written last, signed or not; where nothing was written here, as it was frozen.
void AddOwn(db::Session& session, OrganId organ, int year, std::vector<OtherText>& others) {
  const TextVersion last = LatestText(session, organ, year - 1);
  if (last.number > 0) {
    others.push_back(
        {.organ = NameOf(session, organ), .year = year - 1, .is_own = true, .paragraphs = AllParagraphs(last.text)});
    return;
  }
  for (AnnualPaper& paper : OwnPapersBefore(session, organ, year, 1)) {
    if (paper.year == year - 1) others.push_back(TextOf(std::move(paper), true));
  }
}

void AddPublic(db::Session& session, OrganId organ, int year, Date today, std::vector<OtherText>& others) {
  for (AnnualPaper& paper : PublicPapersOfOthers(session, organ, {year - 1, year}, today, kMostPapers)) {
    others.push_back(TextOf(std::move(paper), false));
  }
}

/// A file is no proof that its report is out: it was brought to be checked before, too. The day below the text is that
/// of the signature.
bool IsPublished(const AnnualReport& report, Date today) {
  return report.published && !report.published_is_signature && *report.published <= today;
}

/// Reports that were handed in: in sight all of them. The own one of this year is what is being written.
void AddHandedIn(db::Session& session, Shelf& shelf, const account::Visitor& visitor, const std::string& organ,
                 int year, Date today, std::vector<OtherText>& others) {
  for (const std::int64_t id : ReportsOfYears(session, SightOf(visitor), year - 1, year, kMostReports)) {
    const auto version = CurrentVersion(session, id);
    if (!version || !version->obstacle.empty()) continue;
    const ReportPtr report = shelf.Take(session, *version);
    if (!report) continue;
    IndexedText text = ToIndexedText(*report);
    const bool is_own = text.organ == organ;
    const bool is_known = std::ranges::any_of(
        others, [&](const OtherText& each) { return each.organ == text.organ && each.year == text.year; });
    if (is_known || (is_own ? text.year == year : !IsPublished(*report, today))) continue;
    others.push_back(
        {.organ = text.organ, .year = text.year, .is_own = is_own, .paragraphs = std::move(text.paragraphs)});
  }
}

/// What the text tells of the tables is then told of these.
void PutInstead(CompiledTables& tables, const SumOfOthers& sum) {
  for (CompiledCell& cell : tables.cells) {
    const auto found = std::ranges::find(sum.cells, cell.cell, &PaperCell::cell);
    if (found == sum.cells.end()) continue;
    cell.counted = found->value;
    cell.adjustments.clear();
    cell.rows_path = sum.cell_path.empty() ? std::string() : sum.cell_path + PercentEncode(ToString(cell.cell));
  }
}

void AddSumFacts(FactBook& book) {
  const auto add = [&](std::string_view key, int SumTold::*count) {
    ReportFact fact{.key = std::string(key), .name = NameOfFact(key), .value = std::nullopt, .rows_path = {}};
    if (book.sum) fact.value = Number::Of((*book.sum).*count);
    if (book.sum) fact.rows_path = book.sum->path;
    book.facts.push_back(std::move(fact));
  };
  add(kSumReports, &SumTold::reports);
  add(kSumMissing, &SumTold::missing);
}

}  // namespace

Result<FactBook> BookOf(db::Session& session, OrganId organ, int year, Date today, const TablesInstead& instead) {
  FactBook book = GatherFacts(session, TRY(TablesOf(session, organ, year)), today);
  const auto found = instead ? account::RegisteredOrgan(session, organ) : std::nullopt;
  if (auto sum = found ? instead(session, *found, year) : std::nullopt) {
    PutInstead(book.tables, *sum);
    book.sum = std::move(sum->told);
  }
  AddSumFacts(book);
  return book;
}

bool SumsOthers(db::Session& session, OrganId organ) {
  const auto found = account::RegisteredOrgan(session, organ);
  return found && found->kind == account::OrganKind::kCountyGovernment;
}

DraftAsk DraftAskOf(db::Session& session, OrganId organ, int year) {
  const auto struck = [](const auto& each) { return !each.struck_words.empty(); };
  DraftAsk ask{.organ = NameOf(session, organ),
               .kept = PromisesOf(session, organ, year - 1),
               .given = PromisesOf(session, organ, year),
               .works = YearWorksOf(session, organ, year)};
  ask.sums_others = SumsOthers(session, organ);
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
                                    int year, Date today) {
  std::vector<OtherText> others;
  AddOwn(session, organ, year, others);
  AddPublic(session, organ, year, today, others);
  AddHandedIn(session, shelf, visitor, NameOf(session, organ), year, today, others);
  return others;
}

}  // namespace gongkai::report
