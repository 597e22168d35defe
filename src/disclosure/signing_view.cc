#include "disclosure/signing_view.h"

#include <algorithm>

#include "account/people_view.h"
#include "web/steps.h"

namespace gongkai::disclosure {
namespace {

/// Whether this person can come to sign as this, once it is the turn (MaySign says whether it is now).
bool CanStillSign(Signer signer, account::PersonId person, account::PersonId author,
                  const std::vector<Signature>& valid) {
  if (person == author) return false;
  return std::ranges::none_of(valid, [&](const Signature& there) {
    if (there.person != person) return false;
    return signer == Signer::kSecrecy ? there.signer == Signer::kDrafter : there.signer != Signer::kSecrecy;
  });
}

std::string WhoCan(db::Session& session, Signer signer, const Item& item, const ItemVersion& version,
                   const std::vector<Signature>& valid, Date today) {
  constexpr std::size_t kNamed = 3;
  std::string names;
  std::size_t count = 0;
  for (const account::ActHolder& holder : account::HoldersOf(session, item.id.organ, ActOf(signer), today)) {
    if (!CanStillSign(signer, holder.person, version.author, valid)) continue;
    if (++count > kNamed) return names + "等";
    names += (count > 1 ? "、" : "") + holder.name + (holder.delegated ? "（代行）" : "");
  }
  return names;
}

}  // namespace

web::Html SignatureStrip(db::Session& session, const Item& item, const ItemVersion& version,
                         const std::vector<Signature>& valid, Date today) {
  if (item.stage == Stage::kDropped) return {};
  const std::vector<Signer> missing = Missing(valid);
  std::vector<web::Step> steps;
  for (const Signer signer : kSigners) {
    web::Step step{.label = std::string(NameOf(signer))};
    const auto there = std::ranges::find(valid, signer, &Signature::signer);
    if (there != valid.end()) {
      step.who = there->person_name;
      step.on = BeijingDay(there->at);
      step.state = web::StepState::kDone;
      step.word = "已签";
    } else {
      if (signer != Signer::kDrafter) step.who = WhoCan(session, signer, item, version, valid, today);
      if (item.stage == Stage::kReview && std::ranges::find(missing, signer) != missing.end()) {
        step.state = web::StepState::kCurrent;
        step.word = "等签";
      } else if (signer == Signer::kDrafter) {
        step.word = "还没送审";
      }
    }
    steps.push_back(std::move(step));
  }
  return web::Steps("审签", steps);
}

web::Html SecrecyQuestionsPart(const web::Request& request, const FieldErrors& errors) {
  web::Html rows;
  for (const SecrecyQuestion& question : SecrecyQuestions()) {
    const std::string_view answer = request.form.Get("q-" + std::string(question.name));
    const bool is_missing = answer.empty() && ErrorOf(errors, "answers") != nullptr;
    rows.Add(
        "<fieldset class=\"item-question {}\"><legend>{}</legend><label class=\"form-check\"><input "
        "class=\"form-check-input\" type=\"radio\" name=\"q-{}\" value=\"y\" {}><span "
        "class=\"form-check-label\">是</span></label><label class=\"form-check\"><input class=\"form-check-input\" "
        "type=\"radio\" name=\"q-{}\" value=\"n\" {}><span class=\"form-check-label\">否</span></label></fieldset>",
        is_missing ? "item-unanswered" : "", question.text, question.name, web::AttributeIf(answer == "y", "checked"),
        question.name, web::AttributeIf(answer == "n", "checked"));
  }
  web::Html says;
  if (const FieldError* error = ErrorOf(errors, "answers")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return web::Markup("<div id=\"answers\" tabindex=\"-1\">{}<div class=\"gk-says\">{}</div></div>", rows, says);
}

}  // namespace gongkai::disclosure
