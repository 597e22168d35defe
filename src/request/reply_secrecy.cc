#include "request/reply_secrecy.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "disclosure/item.h"
#include "disclosure/review.h"

namespace gongkai::request {
namespace {

using disclosure::Ground;

struct Refusal {
  std::string_view outcome;
  Ground ground;
  std::string_view answers;  // that go with it
};

constexpr std::string_view kAllClear = "nnnnnyy";

constexpr Refusal kRefusals[] = {
    {"state_secret", Ground::kStateSecret, "ynnnnyy"},         {"forbidden_by_law", Ground::kForbiddenByLaw, kAllClear},
    {"endangers_security", Ground::kFourSafeties, "nnnnyyy"},  {"third_party_rights", Ground::kThirdParty, "nnnynyy"},
    {"internal_affairs", Ground::kInternalAffairs, kAllClear}, {"deliberation", Ground::kProcess, kAllClear},
    {"enforcement_file", Ground::kEnforcementFile, kAllClear},
};

const Refusal* RefusalOf(const law::Outcome& outcome) {
  const auto* const row = std::ranges::find(kRefusals, outcome.id, &Refusal::outcome);
  return row == std::end(kRefusals) ? nullptr : row;
}

/// 第十五条: released although a third party is hurt. That one answer is the truth and stands against nothing.
std::string WithoutThirdParty(std::string_view answers) {
  std::string cleared(answers);
  const auto questions = disclosure::SecrecyQuestions();
  for (std::size_t i = 0; i < std::min(cleared.size(), questions.size()); ++i) {
    if (questions[i].ground == Ground::kThirdParty && cleared[i] == 'y') cleared[i] = 'n';
  }
  return cleared;
}

}  // namespace

Status SecrecyAllowsReply(std::string_view answers, const law::Outcome& outcome) {
  disclosure::Content content;
  if (const Refusal* const refusal = RefusalOf(outcome)) {
    content.attribute = disclosure::Attribute::kWithheld;
    content.ground = refusal->ground;
  }
  if (outcome.id != "released_for_public_interest") return disclosure::SecrecyAllows(answers, content);
  return disclosure::SecrecyAllows(WithoutThirdParty(answers), content);
}

std::string_view FittingAnswers(const law::Outcome& outcome) {
  const Refusal* const refusal = RefusalOf(outcome);
  return refusal == nullptr ? kAllClear : refusal->answers;
}

}  // namespace gongkai::request
