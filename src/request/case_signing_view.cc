#include "request/case_signing_view.h"

#include <algorithm>

#include "account/people_view.h"
#include "web/steps.h"

namespace gongkai::request {
namespace {

using disclosure::Signature;
using disclosure::Signer;

/// Those who can come to sign as this, once it is the turn (disclosure::MaySign says whether it is now).
std::string WhoCan(db::Session& session, Signer signer, account::OrganId handler, const CaseFold& fold,
                   const std::vector<Signature>& valid, Date today) {
  constexpr std::size_t kNamed = 3;
  std::string names;
  std::size_t count = 0;
  for (const account::ActHolder& each : account::HoldersOf(session, handler, disclosure::ActOf(signer), today)) {
    const bool has_signed = std::ranges::any_of(valid, [&](const Signature& there) {
      if (there.person != each.person) return false;
      return signer == Signer::kSecrecy ? there.signer == Signer::kDrafter : there.signer != Signer::kSecrecy;
    });
    if (has_signed || each.person == fold.draft->author) continue;
    if (++count > kNamed) return names + "等";
    names += (count > 1 ? "、" : "") + each.name + (each.delegated ? "（代行）" : "");
  }
  return names;
}

}  // namespace

web::Html CaseSignatures(db::Session& session, const CaseFold& fold, account::OrganId handler, Date today) {
  if (!fold.draft) return {};
  const std::vector<Signature> valid = disclosure::ValidOver(fold.signatures, fold.draft->digest);
  const std::vector<Signer> missing = disclosure::Missing(valid);
  std::vector<web::Step> steps;
  for (const Signer signer : disclosure::kSigners) {
    web::Step step{.label = std::string(disclosure::NameOf(signer))};
    const auto there = std::ranges::find(valid, signer, &Signature::signer);
    if (there != valid.end()) {
      step.who = there->person_name;
      step.on = BeijingDay(there->at);
      step.state = web::StepState::kDone;
      step.word = "已签";
    } else if (signer == Signer::kDrafter) {
      step.word = "还没送审";
    } else {
      step.who = WhoCan(session, signer, handler, fold, valid, today);
      const bool is_turn = fold.is_handed_in && std::ranges::find(missing, signer) != missing.end();
      if (is_turn) step.state = web::StepState::kCurrent;
      if (is_turn) step.word = "等签";
    }
    steps.push_back(std::move(step));
  }
  return web::Steps("审签", steps);
}

}  // namespace gongkai::request
