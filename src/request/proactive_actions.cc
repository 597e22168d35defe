#include "request/proactive_actions.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "request/proactive_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Deed;
using disclosure::FormRefused;
using disclosure::ItemId;

FieldErrors FaultsOf(const ProactiveForm& form, Date today) {
  FieldErrors errors;
  if (form.title.empty()) {
    errors.push_back({"title", "请写公开的名称，不要有申请人和别人的个人信息。"});
  } else if (Utf8Length(form.title) > kLongestProactiveTitle) {
    errors.push_back({"title", "名称最多200个字。"});
  }
  if (!form.kind) errors.push_back({"kind", "请选择种类。"});
  if (!form.formed_on) errors.push_back({"formed_on", "请填写信息的生成日期，像“2026-03-10”（条例第十二条）。"});
  if (form.formed_on && *form.formed_on > today) errors.push_back({"formed_on", "生成日期不能晚于今天。"});
  return errors;
}

FormResult<ItemId> DraftIt(account::Desk& desk, Deed& deed, const SeenCase& seen, const ProactiveForm& form) {
  if (deed.done_before()) return deed.Earlier(disclosure::ItemIdFrom);
  if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能起草公开信息。");
  auto held = CaseToActOn(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  if (held->is_erased || !GivesInformation(held->outcome)) {
    return FormRefused("答复没有提供信息的，不能转为主动公开。");
  }
  if (IsMadeProactive(deed.transaction(), seen.id)) return FormRefused("这一件已经起草过主动公开的信息。");
  disclosure::Content content;
  content.kind = *form.kind;
  content.title = form.title;
  content.formed_on = *form.formed_on;
  const ItemId item = disclosure::AddDraft(deed, held->handler, content);
  CaseEvent event = EventBy(deed, CaseEventKind::kMadeProactive);
  event.ref = disclosure::ToString(item);
  const auto appended = AppendToCase(deed, desk.keys, *held, event);
  if (!appended) return FormRefused(appended.error().message);
  deed.Record(held->handler, "case.make_proactive", CaseObjectOf(seen.id), {{"item", event.ref}});
  deed.Commit(event.ref);
  return item;
}

}  // namespace

FormResult<ItemId> DraftProactive(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                  const ProactiveForm& typed) {
  ProactiveForm form = typed;
  form.title = std::string(Trim(WithoutInvisible(typed.title)));
  if (FieldErrors errors = FaultsOf(form, BeijingDay(desk.now())); !errors.empty()) return errors;
  return RetryDeed(desk, actor, [&](Deed& deed) { return DraftIt(desk, deed, seen, form); });
}

}  // namespace gongkai::request
