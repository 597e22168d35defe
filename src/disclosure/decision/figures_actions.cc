#include "disclosure/decision/figures_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
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
  if (IsBlankText(form.words)) errors.push_back({"words", "请写明依据什么文件废止。"});
  if (Utf8Length(Trim(form.words)) > kLongestGround) {
    errors.push_back({"words", "依据太长了，最多 " + std::to_string(kLongestGround) + " 字。"});
  } else if (PrivateNumberIn(form.words)) {
    errors.push_back({"words", "这里有身份证号码、手机号码或者银行卡号，请删去。"});
  }
  if (!errors.empty()) return errors;
  SaveDocumentEnd(deed.transaction(), id, {.ended_on = *day, .words = form.words, .person = deed.actor().name},
                  deed.actor().person, deed.now());
  const account::Notice notice{.kind = account::NoticeKind::kItem,
                               .title = "请核对：“" + item->title + "”登记为废止",
                               .detail = "核对以后才在公开的页面上标明。",
                               .path = "/office/figures/end/" + ToString(id)};
  account::TellOrgan(deed, id.organ, Act::kReviewItems, notice);
  account::TellOrgan(deed, id.organ, Act::kApproveItems, notice);
  deed.Record(id.organ, "document.end", ObjectOf(id), {{"ended_on", form.ended_on}});
  deed.Commit(ToString(id));
  return id;
}

FormResult<ItemId> Confirm(Deed& deed, ItemId id, const DocumentEnd& seen) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kReviewItems) && !MayActAs(deed.actor(), Act::kApproveItems)) {
    return FieldError{"", "废止由分管领导或者主要负责人核对。"};
  }
  const auto item = LockedItem(deed.transaction(), id);
  const auto end = item ? FindDocumentEnd(deed.transaction(), id) : std::nullopt;
  if (!end) return FieldError{"", "没有登记废止。"};
  if (end->person_id == deed.actor().person) return FieldError{"", "登记的人不能自己核对，请另一位负责人核对。"};
  if (end->ended_on != seen.ended_on || end->words != seen.words) {
    return FieldError{"", "登记在您打开之后改过，请看过再核对。"};
  }
  if (!end->confirmed_by.empty()) return FieldError{"", "已经核对过了。"};
  AddEndConfirmed(deed.transaction(), id, *end, deed.actor().person, deed.actor().name, deed.now());
  deed.Record(id.organ, "document.confirm_end", ObjectOf(id), {{"ended_on", ToString(end->ended_on)}});
  deed.Commit(ToString(id));
  return id;
}

/// 信息处理费 is 行政事业性收费. Source: 国办函〔2020〕109号.
Status CheckPaidFees(db::Session& session, OrganId organ, int year, const PaidFees& paid_fees) {
  const Money paid = paid_fees ? paid_fees(session, organ, year) : Money{};
  if (paid <= Money{}) return Ok();
  return Error{ErrorKind::kConflict,
               "本年实收信息处理费 " + gongkai::ToString(paid) + " 元，它是行政事业性收费，不能声明本年没有。",
               "国办函〔2020〕109号"};
}

Result<OrganId> State(Deed& deed, OrganId organ, int year, std::string_view row_key, bool is_none,
                      const PaidFees& paid_fees) {
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
  if (is_none && HoldsFees(figures, row_key)) TRY(CheckPaidFees(act, organ, year, paid_fees));
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

FormResult<ItemId> ConfirmDocumentEnd(Desk& desk, const Actor& actor, ItemId item, const DocumentEnd& seen) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Confirm(deed, item, seen); });
}

Result<OrganId> StateNone(Desk& desk, const Actor& actor, OrganId organ, int year, std::string_view row_key,
                          bool is_none, const PaidFees& paid_fees) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return State(deed, organ, year, row_key, is_none, paid_fees); });
}

}  // namespace gongkai::disclosure
