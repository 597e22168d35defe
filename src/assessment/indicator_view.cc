#include "assessment/indicator_view.h"

namespace gongkai::assessment {

IndicatorView IndicatorViewOf(db::Session& session, const Assessment& assessment, OrganId organ,
                              const Indicator& indicator) {
  const SheetPlace place{assessment.id, organ, indicator.number};
  IndicatorView view{.assessment = assessment,
                     .organ = FindAssessedOrgan(session, assessment.id, organ).value_or(AssessedOrgan()),
                     .name = ShortNameOf(session, organ),
                     .line = {},
                     .rows = {},
                     .readings = {},
                     .evidence = EvidenceOf(session, place),
                     .appeals = {}};
  view.line.indicator = indicator;
  view.line.mark = MarkOf(session, place);
  view.line.evidence = static_cast<int>(view.evidence.size());
  if (indicator.kind == IndicatorKind::kAutomatic) {
    view.line.reading = LatestReading(session, place);
    view.readings = ReadingsOf(session, place);
    if (view.line.reading) view.rows = RowsOf(session, place, view.line.reading->number);
  }
  for (Appeal& each : ListAppeals(session, {.assessment = assessment.id, .organ = organ})) {
    if (each.indicator == indicator.number) view.appeals.push_back(std::move(each));
  }
  return view;
}

}  // namespace gongkai::assessment
