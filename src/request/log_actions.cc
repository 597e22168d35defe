#include "request/log_actions.h"

#include "disclosure/item_steps_actions.h"
#include "request/log_store.h"

namespace gongkai::request {

FormResult<bool> SwitchLog(account::Desk& desk, const account::Actor& actor, bool is_on) {
  return RetryDeed(desk, actor, [&](account::Deed& deed) -> FormResult<bool> {
    if (deed.done_before()) return is_on;
    if (!disclosure::MayActAs(deed.actor(), account::Act::kSuperviseCases)) {
      return disclosure::FormRefused("由县政府信息公开工作主管部门决定。");
    }
    PutLogOn(deed.transaction(), is_on);
    deed.Record(account::kInstallation, "case.log_switch", "", {{"to", is_on ? "on" : "off"}});
    deed.Commit();
    return is_on;
  });
}

}  // namespace gongkai::request
