#include "assessment/sheet_view.h"

#include <algorithm>

#include "account/organ_card_view.h"

namespace gongkai::assessment {

using account::Act;
using account::Visitor;

bool SeesAll(const Visitor& visitor) { return visitor.ReachWith(Act::kSeeReports) == account::Reach::kCounty; }

bool MaySee(const Visitor& visitor, OrganId organ) { return visitor.May(Act::kSeeReports, organ); }

bool MaySee(db::Session& session, const Visitor& visitor, const Assessment& assessment) {
  if (SeesAll(visitor)) return true;
  if (assessment.state == PeriodState::kTable) return false;
  return std::ranges::any_of(AssessedOrgans(session, assessment.id),
                             [&](const AssessedOrgan& each) { return MaySee(visitor, each.organ); });
}

std::string ShortNameOf(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  if (!card) return {};
  const account::OrganName& name = card->names.front();
  return name.short_name.empty() ? name.name : name.short_name;
}

std::optional<Sheet> SheetOf(db::Session& session, const Assessment& assessment, OrganId organ) {
  const auto assessed = FindAssessedOrgan(session, assessment.id, organ);
  if (!assessed) return std::nullopt;
  Sheet sheet{.organ = *assessed, .name = ShortNameOf(session, organ), .lines = {}, .sum = {}, .grade = {}};
  sheet.lines = LinesOf(session, assessment.id, organ, TableOf(session, assessment.id));
  sheet.sum = SumOf(sheet.lines);
  sheet.grade = GradeOf(assessment, sheet.sum.total);
  return sheet;
}

std::vector<RankedSheet> RankedSheets(db::Session& session, const Assessment& assessment) {
  std::vector<Standing> standings;
  std::vector<Sheet> sheets;
  for (const AssessedOrgan& each : AssessedOrgans(session, assessment.id)) {
    auto sheet = SheetOf(session, assessment, each.organ);
    if (!sheet) continue;
    standings.push_back({.organ = each.organ, .group = each.group, .total = sheet->sum.total});
    sheets.push_back(std::move(*sheet));
  }
  Rank(standings);
  std::vector<RankedSheet> ranked;
  for (const Standing& standing : standings) {
    const auto found =
        std::ranges::find_if(sheets, [&](const Sheet& each) { return each.organ.organ == standing.organ; });
    ranked.push_back({*found, standing.place});
  }
  return ranked;
}

PeriodFacts FactsOf(db::Session& session, const Assessment& assessment) {
  PeriodFacts facts;
  facts.open_appeals = static_cast<int>(ListAppeals(session, {.assessment = assessment.id, .only_open = true}).size());
  for (const RankedSheet& each : RankedSheets(session, assessment)) {
    if (!each.sheet.organ.handed_in_on) ++facts.not_handed_in;
    facts.not_reviewed += each.sheet.sum.missing;
  }
  return facts;
}

}  // namespace gongkai::assessment
