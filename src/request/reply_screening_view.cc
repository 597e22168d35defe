#include "request/reply_screening_view.h"

#include <fmt/format.h>

#include <map>

namespace gongkai::request {
namespace {

screening::Writers WritersOf(const CaseFold& fold) {
  screening::Writers writers;
  if (!fold.draft) return writers;
  writers.author = fold.draft->author.value_or(account::PersonId{0});
  for (const disclosure::Signature& each : fold.signatures) {
    if (each.signer == disclosure::Signer::kDrafter) writers.drafter = each.person;
  }
  return writers;
}

}  // namespace

ReplyScreening ReplyScreeningOf(db::Session& session, const account::Keys& keys, const ReplyAtHand& reply,
                                std::optional<account::PersonId> hands_in) {
  ReplyScreening screened;
  const CaseId id = reply.held.id;
  screened.writers = WritersOf(reply.fold);
  if (hands_in) screened.writers.drafter = hands_in;
  screened.decisions = ReplyDecisionsOf(session, keys, id);
  screened.run = LastReplyRunOver(session, id, reply.digest);
  if (!screened.run) return screened;
  const screening::PresentLists present = screening::PresentListsOf(session, reply.held.handler);
  screened.is_by_present_lists = screening::PresentLists{screened.run->lists, screened.run->rules} == present;
  screened.found = ReplyFindingsOf(session, keys, id, screened.run->number);
  screened.states = screening::StatesOf(screened.found.hits, screened.decisions, screened.writers);
  screened.open = static_cast<int>(std::ranges::count_if(screened.states, &screening::HitState::is_open));
  return screened;
}

FieldErrors AgainstGoingOut(const ReplyScreening& screened, const ReplyAtHand& reply) {
  const std::string whole(kVersionField);
  if (!screened.run) {
    return {{whole, "答复和要提供的文件还没有检查过（密级标志、个人信息、隐藏的内容等），请先检查。"}};
  }
  if (!screened.is_by_present_lists) return {{whole, "检查以后词表更新过，请用新的词表再检查一次。"}};
  std::map<std::string, std::pair<int, std::string>> by_part;
  for (const screening::StoredHit& hit : screened.found.hits) {
    if (!screened.IsOpen(hit)) continue;
    auto& [count, why] = by_part[hit.part];
    if (++count == 1) why = hit.why;
  }
  FieldErrors errors;
  for (const auto& [part, what] : by_part) {
    errors.push_back({FieldOfReplyPart(part), fmt::format("{}里检查出 {} 处还没有处理：{}",
                                                          LabelOfReplyPart(part, reply), what.first, what.second)});
  }
  return errors;
}

}  // namespace gongkai::request
