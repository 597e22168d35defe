// Who may sign when: 三级审核 by three people, secrecy by one who did not draft it. A township has three staff.
#include "disclosure/review.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

constexpr account::PersonId kLin{1}, kWen{2}, kJiang{3}, kTang{4};

Signature By(Signer signer, account::PersonId person, std::string digest = "sm3:a") {
  return {.signer = signer, .person = person, .person_name = "", .digest = std::move(digest)};
}

using Signatures = std::vector<Signature>;

struct Case {
  const char* what;
  Signatures there;
  Signer signer;
  account::PersonId person;
  bool may;
};

TEST_CASE("who may sign, and when") {
  const Signature lin = By(Signer::kDrafter, kLin), wen_examined = By(Signer::kSecrecy, kWen),
                  wen = By(Signer::kReviewer, kWen), jiang = By(Signer::kApprover, kJiang);
  const Case cases[] = {
      {"nobody before the drafter", {}, Signer::kReviewer, kWen, false},
      {"the drafter first", {}, Signer::kDrafter, kLin, true},
      {"secrecy after the drafter", {lin}, Signer::kSecrecy, kWen, true},
      {"the leader before the secrecy examiner", {lin}, Signer::kReviewer, kWen, true},
      {"the head not before the secrecy review", {lin, wen}, Signer::kApprover, kJiang, false},
      {"the head not before the leader in charge", {lin, wen_examined}, Signer::kApprover, kJiang, false},
      {"the examiner may be the leader in charge", {lin, wen_examined}, Signer::kReviewer, kWen, true},
      {"and examine after he signed as the leader", {lin, wen}, Signer::kSecrecy, kWen, true},
      {"the head last", {lin, wen_examined, wen}, Signer::kApprover, kJiang, true},
      {"the drafter does not examine his own", {lin}, Signer::kSecrecy, kLin, false},
      {"the drafter does not review his own", {lin, wen_examined}, Signer::kReviewer, kLin, false},
      {"the drafter does not approve his own", {lin, wen_examined, wen}, Signer::kApprover, kLin, false},
      {"the leader does not approve what he reviewed", {lin, wen_examined, wen}, Signer::kApprover, kWen, false},
      {"the examiner may be the head", {lin, By(Signer::kSecrecy, kJiang), wen}, Signer::kApprover, kJiang, true},
      {"nobody twice", {lin, wen_examined, wen}, Signer::kReviewer, kTang, false},
      {"nobody after the last", {lin, wen_examined, wen, jiang}, Signer::kApprover, kTang, false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    CHECK(MaySign(each.signer, each.person, kLin, each.there).has_value() == each.may);
  }
}

TEST_CASE("who wrote it does not check it, whoever handed it in") {
  const Signatures handed_in = {By(Signer::kDrafter, kLin)};
  CHECK_FALSE(MaySign(Signer::kSecrecy, kWen, kWen, handed_in));
  CHECK_FALSE(MaySign(Signer::kReviewer, kWen, kWen, handed_in));
  CHECK(MaySign(Signer::kReviewer, kWen, kTang, handed_in));
}

TEST_CASE("a township of three: handler, deputy who is the examiner, head") {
  Signatures valid = {By(Signer::kDrafter, kLin)};
  CHECK(Missing(valid) == std::vector{Signer::kSecrecy, Signer::kReviewer});
  valid.push_back(By(Signer::kSecrecy, kWen));
  valid.push_back(By(Signer::kReviewer, kWen));
  CHECK(Missing(valid) == std::vector{Signer::kApprover});
  CHECK_FALSE(IsComplete(valid));
  valid.push_back(By(Signer::kApprover, kJiang));
  CHECK(IsComplete(valid));
  CHECK(Missing(valid).empty());
}

TEST_CASE("signatures over another content count for nothing") {
  const Signatures all = {By(Signer::kDrafter, kLin), By(Signer::kSecrecy, kWen), By(Signer::kReviewer, kWen, "sm3:b"),
                          By(Signer::kApprover, kJiang)};
  CHECK(IsComplete(all));
  CHECK_FALSE(IsComplete(ValidOver(all, "sm3:a")));
  CHECK(ValidOver(all, "sm3:c").empty());
}

TEST_CASE("the secrecy review answers every question, and one wrong answer stops it") {
  const std::string clear = "nnnnnyy";
  REQUIRE(SecrecyQuestions().size() == clear.size());
  const Content content;
  CHECK(SecrecyAllows(clear, content));
  CHECK_FALSE(SecrecyAllows("", content));
  CHECK_FALSE(SecrecyAllows("nnnnny", content));
  CHECK_FALSE(SecrecyAllows("nnnnny ", content));
  for (std::size_t i = 0; i < clear.size(); ++i) {
    std::string other = clear;
    other[i] = clear[i] == 'y' ? 'n' : 'y';
    CAPTURE(other);
    const Status allows = SecrecyAllows(other, content);
    REQUIRE_FALSE(allows);
    CHECK(allows.error().kind == ErrorKind::kConflict);
  }
}

TEST_CASE("what is withheld is registered with the truth (条例第十四条、第十五条、第十八条)") {
  struct Found {
    const char* what;
    Ground ground;
    const char* answers;
    bool may;
  };
  const Found cases[] = {
      {"a state secret, found", Ground::kStateSecret, "ynnnnyy", true},
      {"a state secret that nobody found", Ground::kStateSecret, "nnnnnyy", false},
      {"privacy, found", Ground::kThirdParty, "nnnynyy", true},
      {"a trade secret, found", Ground::kThirdParty, "nnynnyy", true},
      {"third parties, nothing found", Ground::kThirdParty, "ynnnnyy", false},
      {"a draft of a decision, nothing found", Ground::kProcess, "nnnnnyy", true},
      {"not all of it looked at", Ground::kStateSecret, "ynnnnny", false},
  };
  for (const Found& each : cases) {
    CAPTURE(each.what);
    const Content content{.attribute = Attribute::kWithheld, .ground = each.ground};
    CHECK(SecrecyAllows(each.answers, content).has_value() == each.may);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
