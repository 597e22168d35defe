// gongkai allow-letters: takes back that an address wants no letters to confirm a subscription, for a reader who wrote
// to the county from that mailbox.

#include "base/personal_text.h"
#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "disclosure/subscription/subscription_actions.h"
#include "web/mail_client.h"

namespace gongkai::cli {

std::span<const Option> AllowLettersOptions() { return kPlaceOptions; }

int AllowLetters(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kPlaceOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (arguments->words.size() != 1 || !web::IsMailAddress(arguments->words.front())) {
    return Fail("allow-letters 后面写一个电子邮箱，例如 gongkai allow-letters name@example.com");
  }
  auto place = OpenAuditPlace(*arguments);
  if (!place) return Fail(place.error().message);
  account::Desk desk = DeskOf(*place);
  if (!disclosure::TakeRefusalBack(desk, PersonalText(arguments->words.front()))) {
    return Fail("这个邮箱没有要求不再发确认信，可以订阅");
  }
  Print("已恢复，这个邮箱可以重新订阅。\n");
  return kDone;
}

}  // namespace gongkai::cli
