#include "account/organ_closing_actions.h"

#include <algorithm>

#include "account/organ_actions.h"
#include "account/organ_store.h"
#include "base/fold.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kNamedAtMost = 3;

void Add(FieldErrors& errors, std::string_view field, std::string message) {
  errors.push_back({std::string(field), std::move(message)});
}

// "枕溪村、漱石村、听泉村等 5 个".
std::string NamesOfSome(const std::vector<Organ>& organs) {
  std::string names;
  for (std::size_t i = 0; i < std::min(organs.size(), kNamedAtMost); ++i) {
    if (i > 0) names += "、";
    names += organs[i].short_name;
  }
  if (organs.size() > kNamedAtMost) names += "等 " + std::to_string(organs.size()) + " 个";
  return names;
}

enum class Family { kNone, kTownship, kDepartment, kVillage, kUnit };

Family FamilyOf(OrganKind kind) {
  switch (kind) {
    case OrganKind::kTownship:
    case OrganKind::kSubdistrict:
      return Family::kTownship;
    case OrganKind::kCountyOffice:
    case OrganKind::kDepartment:
    case OrganKind::kAuthorised:
      return Family::kDepartment;
    case OrganKind::kVillage:
    case OrganKind::kCommunity:
      return Family::kVillage;
    case OrganKind::kUnit:
      return Family::kUnit;
    case OrganKind::kCountyGovernment:
      break;
  }
  return Family::kNone;
}

void CheckMayClose(const Organ& organ, FieldErrors& errors) {
  if (MayClose(organ.kind)) return;
  Add(errors, "", "“" + organ.name + "”不能撤并：系统的主管部门和管理员都在这里。更名请用“更名”。");
}

// After its first day and after its last renaming: history runs one way.
void CheckDay(db::Session& session, const Organ& organ, const std::optional<Date>& on, FieldErrors& errors) {
  if (!on) return;
  if (*on <= organ.opened_on) {
    return Add(errors, "on", "它在" + ToChinese(organ.opened_on) + "才成立，撤并的日期要晚于这一天。");
  }
  const OrganName in_force = NamesOf(session, organ.id).front();
  if (*on < in_force.from) {
    Add(errors, "on", "它在" + ToChinese(in_force.from) + "还更过名，撤并的日期不能早于这一天。");
  }
}

std::optional<Organ> FindTarget(Deed& deed, const Organ& organ, const ClosingForm& form, FieldErrors& errors) {
  const auto id = ReadOrganId(form.into);
  auto into = id ? LockedOrgan(deed.transaction(), *id) : std::nullopt;
  if (!into) {
    Add(errors, "into", "请选择并入哪个机关。");
  } else if (into->id == organ.id) {
    Add(errors, "into", "不能并入它自己。");
  } else if (into->closed_on) {
    Add(errors, "into", "“" + into->name + "”自己已经撤并。");
  } else if (!MayMergeInto(organ.kind, into->kind)) {
    Add(errors, "into", "“" + std::string(NameOf(organ.kind)) + "”不能并入“" + std::string(NameOf(into->kind)) + "”。");
  }
  if (!errors.empty()) return std::nullopt;
  return into;
}

// Nothing that moves along may have begun later, nor hang where its kind does not.
void CheckChildren(const std::vector<Organ>& children, const Organ& into, Date on, FieldErrors& errors) {
  for (const Organ& child : children) {
    if (!MayHangBelow(child.kind, into.kind)) {
      Add(errors, "into", "它下面的“" + child.name + "”不能设在“" + into.name + "”之下，请先处理。");
    }
    if (on < child.opened_on) {
      Add(errors, "on", "它下面的“" + child.name + "”在" + ToChinese(child.opened_on) + "才成立，日期不能更早。");
    }
  }
  if (on < into.opened_on)
    Add(errors, "on", "“" + into.name + "”在" + ToChinese(into.opened_on) + "才成立，日期不能更早。");
}

void MoveAlong(Deed& deed, const Organ& from, const Organ& into, Date on) {
  for (const Organ& below : OpenOrgansBelow(deed.transaction(), from.id)) {
    auto child = LockedOrgan(deed.transaction(), below.id);
    if (!child || child->parent != from.id || child->closed_on) continue;  // somebody else was faster
    child->parent = into.id;
    UpdateOrgan(deed.transaction(), *child);
    NoteChange(deed, {.organ = child->id, .on = on, .kind = "moved", .other = into.id, .detail = from.name});
  }
}

// The first day without it; its posts end the day before, but none before yesterday: what was done under them until now
// stays done by somebody in post. Gives the number of posts that end.
std::int64_t Close(Deed& deed, Organ organ, Date on) {
  constexpr std::chrono::days kOneDay(1);
  organ.closed_on = on;
  UpdateOrgan(deed.transaction(), organ);
  const Date yesterday(std::chrono::sys_days(deed.today()) - kOneDay);
  return EndPostsIn(deed.transaction(), organ.id, std::max(yesterday, Date(std::chrono::sys_days(on) - kOneDay)));
}

FormResult<OrganId> Merge(Deed& deed, OrganId id, const ClosingForm& form) {
  if (deed.done_before()) return deed.EarlierId<OrganId>();
  FieldErrors errors;
  const auto on = ReadDayUntil(form.on, "on", "合并", deed.today(), errors);
  const auto organ = TakeOrgan(deed, id, form.version, errors);
  if (!organ) return errors;
  CheckMayClose(*organ, errors);
  CheckDay(deed.transaction(), *organ, on, errors);
  const auto into = FindTarget(deed, *organ, form, errors);
  if (into && on) CheckChildren(OpenOrgansBelow(deed.transaction(), id), *into, *on, errors);
  if (!into || !errors.empty()) return errors;
  const OrganId chain = ChainOf(deed.transaction(), id);
  MoveAlong(deed, *organ, *into, *on);
  const std::int64_t posts = Close(deed, *organ, *on);
  NoteChange(deed, {.organ = id, .on = *on, .kind = "merged", .other = into->id});
  NoteChange(deed, {.organ = into->id, .on = *on, .kind = "absorbed", .other = id});
  deed.Record(chain, "organ.merge", ObjectOf("organ", id.value),
              {{"into", std::to_string(into->id.value)}, {"on", ToString(*on)}, {"posts", std::to_string(posts)}});
  deed.Commit(std::to_string(id.value));
  return id;
}

void CheckSuccessor(const Organ& organ, const Organ& successor, const std::optional<Date>& on, FieldErrors& errors) {
  if (successor.closed_on) {
    Add(errors, "into", "“" + successor.name + "”自己已经撤并。");
  } else if (!MaySucceed(organ, successor)) {
    Add(errors, "into", "“" + successor.name + "”不能继续行使它的职权，请选另一个机关。");
  }
  if (on && *on < successor.opened_on) {
    Add(errors, "on", "“" + successor.name + "”在" + ToChinese(successor.opened_on) + "才成立，日期不能更早。");
  }
}

// 「继续行使其职权的行政机关是被申请人」: an organ of the register, or none where it is named in words, form.successor.
std::optional<Organ> FindSuccessor(Deed& deed, const Organ& organ, const ClosingForm& form,
                                   const std::optional<Date>& on, FieldErrors& errors) {
  if (!HasOwnDuties(organ.kind)) return std::nullopt;
  if (form.into.empty() && form.successor.empty()) {
    Add(errors, "into", "请写明职权由谁继续行使，以后对它不服的要找那个机关（行政复议法第十九条第四款）。");
  } else if (form.into.empty()) {
    const std::string fault = OrganNameFault(form.successor, "继续行使职权的机关的名称");
    if (!fault.empty()) Add(errors, "successor", fault);
  } else if (!form.successor.empty()) {
    Add(errors, "successor", "上面已经选了名录里的机关，这里就不填。");
  }
  if (form.into.empty()) return std::nullopt;
  const auto id = ReadOrganId(form.into);
  auto successor = id ? LockedOrgan(deed.transaction(), *id) : std::nullopt;
  if (!successor) {
    Add(errors, "into", "没有这个机关，请重新选择。");
  } else {
    CheckSuccessor(organ, *successor, on, errors);
  }
  return successor;
}

void NoteAbolition(Deed& deed, OrganId id, const ClosingForm& form, const std::optional<Organ>& successor, Date on) {
  OrganChange change{.organ = id, .on = on, .kind = "abolished", .detail = form.successor};
  if (successor) change.other = successor->id;
  NoteChange(deed, change);
  if (successor) NoteChange(deed, {.organ = successor->id, .on = on, .kind = "succeeded", .other = id});
}

FormResult<OrganId> Abolish(Deed& deed, OrganId id, ClosingForm form) {
  if (deed.done_before()) return deed.EarlierId<OrganId>();
  FieldErrors errors;
  form.successor = std::string(Trim(form.successor));
  const auto on = ReadDayUntil(form.on, "on", "撤销", deed.today(), errors);
  const auto organ = TakeOrgan(deed, id, form.version, errors);
  if (!organ) return errors;
  CheckMayClose(*organ, errors);
  CheckDay(deed.transaction(), *organ, on, errors);
  const auto successor = FindSuccessor(deed, *organ, form, on, errors);
  const std::vector<Organ> children = OpenOrgansBelow(deed.transaction(), id);
  if (!children.empty())
    Add(errors, "", "它下面还有" + NamesOfSome(children) + "，请先撤销、调整它们，或者改用“合并”。");
  if (!errors.empty()) return errors;
  const OrganId chain = ChainOf(deed.transaction(), id);
  const std::int64_t posts = Close(deed, *organ, *on);
  NoteAbolition(deed, id, form, successor, *on);
  deed.Record(chain, "organ.abolish", ObjectOf("organ", id.value),
              {{"successor", successor ? std::to_string(successor->id.value) : ""},
               {"on", ToString(*on)},
               {"posts", std::to_string(posts)}});
  deed.Commit(std::to_string(id.value));
  return id;
}

}  // namespace

bool MayClose(OrganKind kind) { return kind != OrganKind::kCountyGovernment && kind != OrganKind::kCountyOffice; }

bool MayMergeInto(OrganKind kind, OrganKind into) { return MayClose(kind) && FamilyOf(kind) == FamilyOf(into); }

bool MaySucceed(const Organ& abolished, const Organ& successor) {
  return successor.id != abolished.id && HasOwnDuties(successor.kind);
}

FormResult<OrganId> MergeOrgan(Desk& desk, const Actor& actor, OrganId id, const ClosingForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Merge(deed, id, form); });
}

FormResult<OrganId> AbolishOrgan(Desk& desk, const Actor& actor, OrganId id, const ClosingForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Abolish(deed, id, form); });
}

}  // namespace gongkai::account
