#include "account/guide_actions.h"

#include "account/guide_store.h"
#include "account/organ_actions.h"
#include "account/organ_store.h"
#include "base/fold.h"

namespace gongkai::account {
namespace {

void TidyUp(Guide& guide) {
  for (const GuideField& field : kGuideFields) guide.*field.value = std::string(Trim(guide.*field.value));
  guide.reconsideration = std::string(Trim(guide.reconsideration));
  guide.court = std::string(Trim(guide.court));
  if (guide.reconsideration_by == SaidBy::kRule) guide.reconsideration.clear();
  if (guide.court_by == SaidBy::kRule) guide.court.clear();
}

void CheckRemedies(const Guide& guide, FieldErrors& errors) {
  if (guide.reconsideration_by == SaidBy::kPerson && guide.reconsideration.empty()) {
    errors.push_back({"reconsideration", "请填写复议机关，或者改选“按规则确定”。"});
  }
  if (guide.court_by == SaidBy::kPerson && guide.court.empty()) {
    errors.push_back({"court", "请填写管辖法院，或者改选“按规则确定”。"});
  }
}

std::string ChangedFields(const Guide& before, const Guide& after) {
  std::string fields;
  const auto note = [&](bool changed, std::string_view name) {
    if (changed) fields += (fields.empty() ? "" : ",") + std::string(name);
  };
  for (const GuideField& field : kGuideFields) note(before.*field.value != after.*field.value, field.name);
  note(before.reconsideration != after.reconsideration, "reconsideration");
  note(before.court != after.court, "court");
  return fields;
}

void CheckOrgan(db::Session& session, OrganId id, FieldErrors& errors) {
  const auto organ = FindOrgan(session, id);
  if (!organ) {
    errors.push_back({"", "没有这个机关。"});
  } else if (!HasOwnDuties(organ->kind)) {
    errors.push_back({"", "“" + organ->name + "”没有自己的公开指南，它归上级机关的指南。"});
  } else if (organ->closed_on) {
    errors.push_back({"", "“" + organ->name + "”已在" + ToChinese(*organ->closed_on) + "撤并，不能再改。"});
  }
}

FormResult<OrganId> Edit(Deed& deed, Guide form) {
  if (deed.done_before()) return deed.EarlierId<OrganId>();
  TidyUp(form);
  FieldErrors errors;
  CheckOrgan(deed.transaction(), form.organ, errors);
  for (FieldError& fault : FaultsOf(form)) errors.push_back(std::move(fault));
  CheckRemedies(form, errors);
  const Guide before = FindGuide(deed.transaction(), form.organ);
  if (before.version != form.version) errors.push_back(SavedMeanwhile());
  if (!errors.empty()) return errors;
  form.updated_at = deed.now();
  if (!SaveGuide(deed.transaction(), form)) return FieldErrors{SavedMeanwhile()};
  deed.Record(form.organ, "guide.edit", ObjectOf("organ", form.organ.value), {{"fields", ChangedFields(before, form)}});
  deed.Commit(std::to_string(form.organ.value));
  return form.organ;
}

}  // namespace

FormResult<OrganId> EditGuide(Desk& desk, const Actor& actor, Guide form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Edit(deed, form); });
}

}  // namespace gongkai::account
