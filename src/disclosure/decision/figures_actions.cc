#include "disclosure/decision/figures_actions.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision_store.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/validity.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

FormResult<ItemId> End(Deed& deed, ItemId id, const DocumentEndForm& form) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FieldError{"", "您现在的岗位不能登记废止。"};
  const auto item = LockedItem(deed.transaction(), id);
  if (!item || !HasValidity(item->kind)) return FieldError{"", "没有这件文件。"};
  FieldErrors errors;
  const auto day = ParseDate(form.ended_on);
  if (!day || !IsPlausible(*day)) {
    errors.push_back({"ended_on", "请写明从哪一天起废止，例如 2026-03-09。"});
  } else if (item->formed_on && *day < *item->formed_on) {
    errors.push_back({"ended_on", "废止不能早于文件的生成日期。"});
  }
  if (IsBlankText(form.words)) {
    errors.push_back({"words", "请写明依据什么文件废止。"});
  } else if (Utf8Length(Trim(form.words)) > kLongestGround) {
    errors.push_back({"words", "依据太长了，最多 " + std::to_string(kLongestGround) + " 字。"});
  }
  if (!errors.empty()) return errors;
  SaveDocumentEnd(deed.transaction(), id, {*day, form.words, deed.actor().name}, deed.actor().person, deed.now());
  deed.Record(id.organ, "document.end", ObjectOf(id), {{"ended_on", form.ended_on}});
  deed.Commit(ToString(id));
  return id;
}

Result<OrganId> State(Deed& deed, OrganId organ, int year, std::string_view row_key, bool is_none) {
  if (deed.done_before()) return organ;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Error{ErrorKind::kForbidden, "您现在的岗位不能声明。", {}};
  db::Transaction& act = deed.transaction();
  LockLedger(act, organ);
  if (is_none && deed.today() <= Date(std::chrono::year(year) / 12 / 31))
    return Error{ErrorKind::kConflict, "这一年还没有过完，12月31日以后才能声明本年没有。", {}};
  const Figures figures = TRY(FiguresOf(act, organ, year));
  const auto is_of_row = [&](const Figure& figure) { return figure.key == row_key; };
  if (std::ranges::none_of(figures.cells, is_of_row)) return Error{ErrorKind::kNotFound, "表二没有这一行。", {}};
  if (is_none && HasRows(figures, row_key))
    return Error{ErrorKind::kConflict, "登记簿里本年有记载，不能声明没有。", {}};
  if (is_none) {
    AddStatement(act, organ, year, row_key, deed.actor().person, deed.actor().name, deed.now());
  } else {
    RemoveStatement(act, organ, year, row_key);
  }
  deed.Record(organ, "figures.state", "",
              {{"year", std::to_string(year)}, {"row", std::string(row_key)}, {"none", is_none ? "1" : "0"}});
  deed.Commit();
  return organ;
}

}  // namespace

FormResult<ItemId> EndDocument(Desk& desk, const Actor& actor, ItemId item, const DocumentEndForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return End(deed, item, form); });
}

Result<OrganId> StateNone(Desk& desk, const Actor& actor, OrganId organ, int year, std::string_view row_key,
                          bool is_none) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return State(deed, organ, year, row_key, is_none); });
}

}  // namespace gongkai::disclosure
