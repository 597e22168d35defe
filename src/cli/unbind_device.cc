// gongkai unbind-device: the way back for an administrator who has lost telephone and recovery codes. Whoever may run
// it could read the data anyway; what it does stands in the audit trail.

#include "account/second_factor_actions.h"
#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/settings.h"

namespace gongkai::cli {

std::span<const Option> UnbindDeviceOptions() { return kPlaceOptions; }

int UnbindDevice(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kPlaceOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (arguments->words.size() != 1) return Fail("unbind-device 后面写一个登录名，例如 gongkai unbind-device zhangsan");
  auto place = OpenAuditPlace(*arguments);
  if (!place) return Fail(place.error().message);
  account::Desk desk = DeskOf(*place);
  const auto name = account::UnbindByOperator(desk, arguments->words.front());
  if (!name) return Fail(name.error().message);
  Print("已解除" + *name + "的手机动态码，正在使用的登录已全部退出。下次登录时重新绑定。\n");
  return kDone;
}

}  // namespace gongkai::cli
