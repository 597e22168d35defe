#include "account/portal_view.h"

#include <algorithm>

#include "account/guide_store.h"
#include "account/organ_store.h"

namespace gongkai::account {
namespace {

bool IsPublic(const Guide& guide) { return guide.version > 0 && MissingOf(guide).empty(); }

RemedyLine LineOf(std::string_view way, SaidBy by, const std::string& person, const RemedyBody& rule) {
  if (by == SaidBy::kPerson) return {.way = way, .body = person, .source = {}};
  return {.way = way, .body = rule.name, .source = rule.source};
}

}  // namespace

std::optional<PublicCounty> PublicCountyOf(db::Session& session, Date today) {
  const auto root = RootOrgan(session);
  if (!root) return std::nullopt;
  PublicCounty county{.name = root->short_name, .government = root->name, .organs = {}};
  const auto guides = AllGuides(session);
  for (const Organ& organ : AllOrgans(session, today)) {
    if (!HasOwnDuties(organ.kind)) continue;
    const auto guide = guides.find(organ.id);
    county.organs.push_back({.id = organ.id,
                             .kind = organ.kind,
                             .name = organ.name,
                             .short_name = organ.short_name,
                             .has_guide = guide != guides.end() && IsPublic(guide->second),
                             .code = organ.code});
  }
  return county;
}

bool AnswersInItsOwnName(db::Session& session, OrganId id, Date day) {
  const auto organ = FindOrgan(session, id);
  return organ && organ->IsThere(day) && HasOwnDuties(organ->kind);
}

std::optional<PublicGuide> PublicGuideOf(db::Session& session, OrganId id, Date today) {
  const auto organ = FindOrgan(session, id);
  if (!organ || !organ->IsThere(today) || !HasOwnDuties(organ->kind)) return std::nullopt;
  const Guide guide = FindGuide(session, id);
  if (!IsPublic(guide)) return std::nullopt;
  PublicGuide open{.id = id, .organ = organ->name, .updated_at = guide.updated_at, .lines = {}, .remedies = {}};
  for (const GuideField& field : kGuideFields) {
    const std::string& value = guide.*field.value;
    if (field.name == "secrecy_body" || value.empty()) continue;
    open.lines.push_back({field.label, value, field.long_text, field.name});
  }
  const RemedyFacts facts = RemedyFactsOf(session, *organ);
  open.remedies = {LineOf("复议机关", guide.reconsideration_by, guide.reconsideration, ReconsiderationByRule(facts)),
                   LineOf("直接起诉的法院", guide.court_by, guide.court, CourtByRule(facts))};
  open.remedies.back().is_court = true;
  return open;
}

Supervision SupervisionOf(db::Session& session, OrganId id, Date today) {
  const auto organ = FindOrgan(session, id);
  if (!organ) return {};
  const auto organs = AllOrgans(session, today);
  const auto office = std::ranges::find(organs, OrganKind::kCountyOffice, &Organ::kind);
  const bool is_entered = office != organs.end();
  Supervision found{.bodies = SupervisionBodiesOf(RemedyFactsOf(session, *organ), is_entered ? office->name : ""),
                    .office = {}};
  if (is_entered && found.bodies.is_own_county) found.office = office->id;
  return found;
}

bool HasPublicGuide(db::Session& session, OrganId id) { return IsPublic(FindGuide(session, id)); }

// The day too: organs come to be and end on theirs.
std::string PublicVersionOf(db::Session& session, Date today) {
  return ToString(today) + " " + std::to_string(VersionsOfOrgansAndGuides(session));
}

}  // namespace gongkai::account
