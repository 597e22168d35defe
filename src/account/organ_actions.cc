#include "account/organ_actions.h"

#include <algorithm>

namespace gongkai::account {
namespace {

std::string Quoted(const Organ& organ) { return "“" + organ.name + "”"; }

void Add(FieldErrors& errors, std::string_view field, std::string message) {
  errors.push_back({std::string(field), std::move(message)});
}

// Neither code nor credit code is another's.
void CheckUnique(db::Transaction& session, const Organ& organ, FieldErrors& errors) {
  session.Lock("organ codes");  // looked for here and written later: one at a time
  const auto same_code = FindOrganByCode(session, organ.code);
  if (same_code && same_code->id != organ.id) {
    Add(errors, "code", "代号 " + organ.code + " 已由" + Quoted(*same_code) + "使用，请换一个。");
  }
  if (organ.credit_code.empty()) return;
  const auto same_credit = FindOrganByCreditCode(session, organ.credit_code);
  if (same_credit && same_credit->id != organ.id) {
    Add(errors, "credit_code", "这个统一社会信用代码已登记在" + Quoted(*same_credit) + "名下，请核对。");
  }
}

// Two of one name below the same organ cannot be told apart in any list.
void CheckName(db::Session& session, const Organ& organ, FieldErrors& errors) {
  if (!organ.parent || organ.name.empty()) return;
  const auto twin = FindOpenOrganNamed(session, *organ.parent, organ.name);
  if (twin && twin->id != organ.id) {
    Add(errors, "name", "这里已经有" + Quoted(*twin) + "（代号 " + twin->code + "），不能重名。");
  }
}

// A new name that belongs to a system led from above: the leadership is put right first, then the name.
void CheckLeadership(const Organ& organ, FieldErrors& errors) {
  const std::string fault = LeadershipFault(organ);
  if (!fault.empty()) Add(errors, "name", fault + "领导关系请先在“修改资料”里改。");
}

// The county has one government and one office in charge.
void CheckOnlyOne(db::Session& session, const Organ& organ, FieldErrors& errors) {
  if (organ.kind != OrganKind::kCountyOffice) return;
  for (const Organ& other : AllOrgans(session, organ.opened_on)) {
    if (other.kind == organ.kind) return Add(errors, "kind", "县政府办公室已经有了：" + Quoted(other) + "。");
  }
}

void FindParent(Deed& deed, const OrganForm& form, Organ& organ, FieldErrors& errors) {
  if (organ.kind == OrganKind::kCountyGovernment) {
    if (RootOrgan(deed.transaction())) Add(errors, "kind", "县政府本级已经有了，一个系统只有一个。");
    return;
  }
  const auto id = ReadOrganId(form.parent);
  const auto parent = id ? LockedOrgan(deed.transaction(), *id) : std::nullopt;
  if (!parent) return Add(errors, "parent", "请选择上级机关。");
  organ.parent = parent->id;
  CheckPlace(deed.transaction(), organ, *parent, organ.opened_on, errors);
}

// A corrected first day: not before the organ above, not after anything that has happened since.
void CheckOpening(db::Session& session, const Organ& before, Date opened_on, FieldErrors& errors) {
  const auto parent = before.parent ? FindOrgan(session, *before.parent) : std::nullopt;
  if (parent && opened_on < parent->opened_on) {
    Add(errors, "opened_on", Quoted(*parent) + "在" + ToChinese(parent->opened_on) + "才成立，请先改它的成立日期。");
  }
  const auto names = NamesOf(session, before.id);
  if (names.size() > 1 && opened_on >= names[names.size() - 2].from) {
    Add(errors, "opened_on", "它在" + ToChinese(names[names.size() - 2].from) + "更过名，成立要早于这一天。");
  }
  for (const Organ& child : OpenOrgansBelow(session, before.id)) {
    if (child.opened_on >= opened_on) continue;
    return Add(errors, "opened_on",
               "它下面的" + Quoted(child) + "在" + ToChinese(child.opened_on) + "就成立了，上级不能更晚。");
  }
}

std::string ChangedFields(const Organ& before, const Organ& after) {
  std::string fields;
  const auto note = [&](bool changed, std::string_view name) {
    if (!changed) return;
    if (!fields.empty()) fields += ",";
    fields += name;
  };
  note(before.code != after.code, "code");
  note(before.place_code != after.place_code, "place_code");
  note(before.credit_code != after.credit_code, "credit_code");
  note(before.leadership != after.leadership, "leadership");
  note(before.led_by != after.led_by, "led_by");
  note(before.opened_on != after.opened_on, "opened_on");
  return fields;
}

std::string Text(OrganId id) { return std::to_string(id.value); }

FormResult<OrganId> Found(Deed& deed, const OrganForm& form) {
  if (deed.done_before()) return deed.EarlierId<OrganId>();
  FieldErrors errors;
  const auto id = FoundWithin(deed, form, errors);
  if (!id) return errors;
  const Organ organ = *FindOrgan(deed.transaction(), *id);
  deed.Record(ChainOf(deed.transaction(), *id), "organ.found", ObjectOf("organ", id->value),
              {{"kind", std::string(IdOf(organ.kind))}, {"code", organ.code}});
  deed.Commit(Text(*id));
  return *id;
}

FormResult<OrganId> Edit(Deed& deed, OrganId id, const OrganForm& form) {
  if (deed.done_before()) return deed.EarlierId<OrganId>();
  FieldErrors errors;
  const auto before = TakeOrgan(deed, id, form.version, errors);
  Organ organ = before.value_or(Organ{.id = id, .kind = OrganKindFrom(form.kind).value_or(OrganKind::kDepartment)});
  ReadOrganFacts(form, organ, errors);
  CheckUnique(deed.transaction(), organ, errors);
  const auto opened_on = ReadDayUntil(form.opened_on, "opened_on", "成立", deed.today(), errors);
  if (before && opened_on && *opened_on != before->opened_on)
    CheckOpening(deed.transaction(), *before, *opened_on, errors);
  if (!before || !errors.empty()) return errors;
  organ.opened_on = *opened_on;
  UpdateOrgan(deed.transaction(), organ);
  if (*opened_on != before->opened_on) MoveFirstName(deed.transaction(), id, before->opened_on, *opened_on);
  deed.Record(ChainOf(deed.transaction(), id), "organ.edit", ObjectOf("organ", id.value),
              {{"fields", ChangedFields(*before, organ)}});
  deed.Commit(Text(id));
  return id;
}

FormResult<OrganId> Rename(Deed& deed, OrganId id, const RenameForm& form) {
  if (deed.done_before()) return deed.EarlierId<OrganId>();
  FieldErrors errors;
  const auto before = TakeOrgan(deed, id, form.version, errors);
  Organ organ = before.value_or(Organ{.id = id});
  ReadOrganNames(form.name, form.short_name, organ, errors);
  const auto on = ReadDayUntil(form.on, "on", "启用新名称", deed.today(), errors);
  if (!before) return errors;
  const OrganName in_force = NamesOf(deed.transaction(), id).front();
  if (on && *on < in_force.from) {
    Add(errors, "on", "现在的名称从" + ToChinese(in_force.from) + "起使用，新名称不能更早。");
  }
  if (organ.name == before->name && organ.short_name == before->short_name)
    Add(errors, "name", "新名称和现在的名称一样。");
  CheckName(deed.transaction(), organ, errors);
  CheckLeadership(organ, errors);
  if (!errors.empty()) return errors;
  UpdateOrgan(deed.transaction(), organ);
  AddName(deed.transaction(), id, {*on, organ.name, organ.short_name});
  const bool correction = *on == in_force.from;
  NoteChange(deed, {.organ = id, .on = *on, .kind = correction ? "corrected" : "renamed", .detail = before->name});
  deed.Record(ChainOf(deed.transaction(), id), "organ.rename", ObjectOf("organ", id.value), {{"on", ToString(*on)}});
  deed.Commit(Text(id));
  return id;
}

FormResult<OrganId> Move(Deed& deed, OrganId id, const MoveForm& form) {
  if (deed.done_before()) return deed.EarlierId<OrganId>();
  FieldErrors errors;
  auto organ = TakeOrgan(deed, id, form.version, errors);
  const auto on = ReadDayUntil(form.on, "on", "调整", deed.today(), errors);
  const auto parent_id = ReadOrganId(form.parent);
  const auto parent = parent_id ? LockedOrgan(deed.transaction(), *parent_id) : std::nullopt;
  if (!parent) Add(errors, "parent", "请选择新的上级机关。");
  if (!organ) return errors;
  if (parent && organ->parent == parent->id) Add(errors, "parent", "它现在就在" + Quoted(*parent) + "之下。");
  if (on && *on < organ->opened_on) Add(errors, "on", "它在" + ToChinese(organ->opened_on) + "才成立，调整不能更早。");
  if (parent && on) CheckPlace(deed.transaction(), *organ, *parent, *on, errors);
  if (!errors.empty()) return errors;
  const auto old_parent = organ->parent ? FindOrgan(deed.transaction(), *organ->parent) : std::nullopt;
  organ->parent = parent->id;
  CheckName(deed.transaction(), *organ, errors);
  if (!errors.empty()) return errors;
  UpdateOrgan(deed.transaction(), *organ);
  NoteChange(
      deed,
      {.organ = id, .on = *on, .kind = "moved", .other = parent->id, .detail = old_parent ? old_parent->name : ""});
  deed.Record(ChainOf(deed.transaction(), id), "organ.move", ObjectOf("organ", id.value),
              {{"to", Text(parent->id)}, {"on", ToString(*on)}});
  deed.Commit(Text(id));
  return id;
}

}  // namespace

OrganId ChainOf(db::Session& session, OrganId organ) {
  const auto with_duties = OrganWithDuties(session, organ);
  return with_duties ? with_duties->id : kInstallation;
}

void NoteChange(Deed& deed, OrganChange change) {
  change.person = deed.actor().person.value;
  change.at = deed.now();
  AddChange(deed.transaction(), change);
}

FieldError SavedMeanwhile() {
  return {std::string(kVersionField),
          "您填写的时候，另一位同事保存过这个机关的资料。您填写的内容还在，请核对后再提交。"};
}

std::optional<Organ> TakeOrgan(Deed& deed, OrganId id, std::int64_t version, FieldErrors& errors) {
  auto organ = LockedOrgan(deed.transaction(), id);
  if (!organ) {
    Add(errors, "", "没有这个机关。");
  } else if (organ->closed_on) {
    Add(errors, "", Quoted(*organ) + "已在" + ToChinese(*organ->closed_on) + "撤并，不能再改。");
  } else if (organ->version != version) {
    errors.push_back(SavedMeanwhile());
  }
  if (!errors.empty()) return std::nullopt;
  return organ;
}

void CheckPlace(db::Session& session, const Organ& organ, const Organ& parent, Date on, FieldErrors& errors) {
  if (!MayHangBelow(organ.kind, parent.kind)) {
    return Add(errors, "parent", "“" + std::string(NameOf(organ.kind)) + "”不能设在" + Quoted(parent) + "之下。");
  }
  if (parent.closed_on) return Add(errors, "parent", Quoted(parent) + "已经撤并，不能作上级。");
  if (on < parent.opened_on) {
    return Add(errors, "parent",
               Quoted(parent) + "在" + ToChinese(parent.opened_on) + "才成立，晚于" + ToChinese(on) + "。");
  }
  for (std::optional<Organ> above = parent; above;
       above = above->parent ? FindOrgan(session, *above->parent) : std::nullopt) {
    if (above->id == organ.id) return Add(errors, "parent", "不能把机关放到它自己或者它的下级之下。");
  }
}

std::optional<OrganId> FoundWithin(Deed& deed, const OrganForm& form, FieldErrors& errors) {
  Organ organ = ReadNewOrgan(form, deed.today(), errors);
  if (OrganKindFrom(form.kind)) {
    FindParent(deed, form, organ, errors);
    CheckOnlyOne(deed.transaction(), organ, errors);
  }
  CheckUnique(deed.transaction(), organ, errors);
  CheckName(deed.transaction(), organ, errors);
  if (!errors.empty()) return std::nullopt;
  const OrganId id = AddOrgan(deed.transaction(), organ);
  NoteChange(deed, {.organ = id, .on = organ.opened_on, .kind = "founded"});
  return id;
}

FormResult<OrganId> FoundOrgan(Desk& desk, const Actor& actor, const OrganForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Found(deed, form); });
}

FormResult<OrganId> EditOrgan(Desk& desk, const Actor& actor, OrganId id, const OrganForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Edit(deed, id, form); });
}

FormResult<OrganId> RenameOrgan(Desk& desk, const Actor& actor, OrganId id, const RenameForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Rename(deed, id, form); });
}

FormResult<OrganId> MoveOrgan(Desk& desk, const Actor& actor, OrganId id, const MoveForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Move(deed, id, form); });
}

}  // namespace gongkai::account
