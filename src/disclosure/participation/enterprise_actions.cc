#include "disclosure/participation/enterprise_actions.h"

#include <algorithm>

#include "account/portal_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/message_step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

bool IsOrganOfCounty(db::Session& session, OrganId organ, Date today) {
  const auto county = account::PublicCountyOf(session, today);
  return county && std::ranges::any_of(county->organs, [&](const auto& each) { return each.id == organ; });
}

FieldErrors FaultsNow(db::Session& session, const EnterpriseForm& form, Date today) {
  FieldErrors errors = FaultsOf(form);
  if (!IsOrganOfCounty(session, form.regulator, today)) errors.push_back({"regulator", "请选择收申诉的主管部门。"});
  if (!form.id && EnterprisesOf(session, std::nullopt).size() >= kMostEnterprises) {
    errors.push_back({"name", "登记的单位太多，请先核对名册。"});
  }
  return errors;
}

std::optional<EnterpriseId> Put(db::Transaction& act, const EnterpriseForm& form, Date today) {
  Enterprise enterprise;
  if (form.id) {
    const auto stored = FindEnterprise(act, *form.id);
    if (!stored) return std::nullopt;
    enterprise = *stored;
  }
  enterprise.name = form.name;
  enterprise.sector = *form.sector;
  enterprise.regulator = form.regulator;
  enterprise.until = form.is_closed ? std::optional(enterprise.until.value_or(today)) : std::nullopt;
  if (!form.id) return AddEnterprise(act, enterprise);
  enterprise.version = form.version;
  return UpdateEnterprise(act, enterprise) ? form.id : std::nullopt;
}

}  // namespace

FormResult<EnterpriseId> SaveEnterprise(Desk& desk, const Actor& actor, OrganId of, const EnterpriseForm& given) {
  EnterpriseForm form = given;
  form.name = Tidy(given.name);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<EnterpriseId> {
    if (deed.done_before()) return deed.EarlierId<EnterpriseId>();
    if (!MayActAs(deed.actor(), account::Act::kSetMessageTerms)) return FormRefused("您现在的岗位不能登记。");
    if (FieldErrors errors = FaultsNow(deed.transaction(), form, deed.today()); !errors.empty()) return errors;
    const auto id = Put(deed.transaction(), form, deed.today());
    if (!id) return FormRefused("别人刚刚改过这一个单位，请看过再改。");
    deed.Record(of, "enterprise.save", "enterprise:" + std::to_string(id->value));
    deed.Commit(std::to_string(id->value));
    return *id;
  });
}

FormResult<MessageId> DecideAppealOf(Desk& desk, const Actor& actor, const SeenMessage& seen,
                                     const AppealDecision& given) {
  const AppealDecision decision{given.verdict, Tidy(given.handling), Tidy(given.answer)};
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kAnswer);
    if (!message) return message.errors();
    auto appeal = FindAppeal(deed.transaction(), seen.id);
    if (message->kind != MessageKind::kEnterprise || !appeal) return FormRefused("这一条不是申诉。");
    if (FieldErrors errors = FaultsOf(decision); !errors.empty()) return errors;
    appeal->verdict = decision.verdict;
    appeal->handling = decision.handling;
    appeal->decided_at = deed.now();
    DecideAppeal(deed.transaction(), *appeal);
    Message decided = *message;
    decided.state = MessageState::kAnswered;
    decided.ended_at = deed.now();
    PutAnswer(deed.transaction(), desk.keys, seen.id, PersonalText(decision.answer));
    return FinishStep(deed, decided, decided.handler,
                      {"appeal.decide", "decided", std::string(NameOf(*decision.verdict))});
  });
}

}  // namespace gongkai::disclosure
