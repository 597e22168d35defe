#include "request/oversight_acts_actions.h"

namespace gongkai::request {

FormResult<Case> CaseToAct(account::Deed& deed, const SeenCase& seen, account::Act act) {
  const auto refused = [](std::string sentence) { return FieldError{std::string(kVersionField), std::move(sentence)}; };
  const auto post = deed.actor().post;
  if (!post || account::ReachOf(*post, act) == account::Reach::kNone) return refused("您的岗位不能这样做。");
  auto held = LockedCase(deed.transaction(), seen.id);
  if (!held || held->handler != seen.handler) return refused("这一件现在不由这个机关办理，请从列表重新打开。");
  if (held->version != seen.version) return refused("这一件刚刚有别人办理过，请看清楚以后再提交一次。");
  return std::move(*held);
}

CaseEvent Signed(const account::Deed& deed, CaseEvent event) {
  event.at = deed.now();
  event.person = deed.actor().person;
  event.person_name = deed.actor().name;
  return event;
}

std::string ObjectOfCase(CaseId id) { return "case:" + ToString(id); }

std::string SentenceOf(const Error& error) {
  constexpr std::string_view kStop = "。";
  std::string sentence = error.message;
  if (sentence.ends_with(kStop)) sentence.resize(sentence.size() - kStop.size());
  if (!error.source.empty()) sentence += "（" + error.source + "）";
  return sentence.append(kStop);
}

}  // namespace gongkai::request
