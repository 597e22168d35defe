// What is owed on the way in, and in which order; sessions that are over; codes as people type them.
#include "account/second_factor.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

const Instant kNow = std::chrono::sys_days(2026y / 3 / 10) + 1h;

std::vector<HeldPost> Holding(PostKind kind) { return {{.id = PostId{1}, .kind = kind, .organ = OrganId{1}}}; }

TEST_CASE("administrators and supervisors need a second factor, others when the policy says so") {
  for (const PostKind kind : kPostKinds) {
    CHECK(NeedsSecondFactor(Holding(kind), {}) == (IsAdmin(kind) || kind == PostKind::kSupervisor));
    CHECK(NeedsSecondFactor(Holding(kind), {.second_factor_for_all = true}));
  }
}

TEST_CASE("stages come in this order: code or device, password, office") {
  struct Case {
    Standing standing;
    PostKind post;
    Stage owed;
  };
  const Instant fresh = kNow - std::chrono::days(1), old = kNow - std::chrono::days(100),
                ancient = kNow - std::chrono::days(180);
  const Case cases[] = {
      {{.password_set_at = fresh}, PostKind::kHandler, Stage::kFull},
      {{.has_device = true, .password_set_at = fresh}, PostKind::kHandler, Stage::kSecondFactor},
      {{.has_device = true, .second_factor_done = true, .password_set_at = fresh}, PostKind::kHandler, Stage::kFull},
      {{.password_set_at = fresh}, PostKind::kAuditAdmin, Stage::kEnrol},
      {{.second_factor_done = true, .must_change_password = true, .password_set_at = fresh},
       PostKind::kHandler,
       Stage::kChangePassword},
      {{.has_device = true, .must_change_password = true}, PostKind::kHandler, Stage::kSecondFactor},
      {{.second_factor_done = true, .password_set_at = old}, PostKind::kSystemAdmin, Stage::kChangePassword},
      {{.password_set_at = old}, PostKind::kHandler, Stage::kFull},
      {{.password_set_at = ancient}, PostKind::kHandler, Stage::kChangePassword},
      {{.second_factor_done = true, .came_by_password = false}, PostKind::kHandler, Stage::kFull},
  };
  for (const Case& each : cases) {
    CHECK(IdOf(StageOwed(each.standing, Holding(each.post), {}, kNow)) == IdOf(each.owed));
  }
}

TEST_CASE("a session ends when it was ended, when nobody used it, and when it is too old") {
  const SessionPolicy policy{.idle = 30min, .absolute = 12h};
  const Session session{.started_at = kNow, .seen_at = kNow + 1h, .ends_at = kNow + 12h};
  CHECK(IsAlive(session, policy, kNow + 1h + 30min - 1s));
  CHECK_FALSE(IsAlive(session, policy, kNow + 1h + 30min));
  Session used = session;
  used.seen_at = kNow + 12h - 1s;
  CHECK(IsAlive(used, policy, kNow + 12h - 1s));
  CHECK_FALSE(IsAlive(used, policy, kNow + 12h));
  CHECK_FALSE(IsAlive(used, {.idle = 30min, .absolute = 8h}, kNow + 12h - 1s));  // the policy was tightened meanwhile
  used.ended_at = kNow + 1h;
  CHECK_FALSE(IsAlive(used, policy, kNow + 1h));
}

TEST_CASE("codes are taken as apps show and people type them") {
  CHECK(FoldOneTimeCode(" 123 456 ") == "123456");
  CHECK(FoldOneTimeCode("12345").empty());
  CHECK(FoldOneTimeCode("12345a").empty());
  const std::string code = RecoveryCodeOf(std::string(kRecoveryCodeBytes, '\x07'));
  CHECK(code == "99999-99999");
  CHECK(FoldRecoveryCode(code) == "9999999999");
  CHECK(FoldRecoveryCode("ABCDE fghjk") == "abcdefghjk");
  CHECK(FoldRecoveryCode("abcde-fghj").empty());
  CHECK(FoldRecoveryCode("abcde-fgh0l").empty());
}

TEST_CASE("numbers of the policy stay within their bounds") {
  for (const PolicyNumber& number : kPolicyNumbers) {
    CHECK_FALSE(NumberFault(number, std::to_string(number.least)));
    CHECK_FALSE(NumberFault(number, std::to_string(number.most)));
    for (const std::string& wrong : {std::to_string(number.least - 1), std::to_string(number.most + 1), std::string(),
                                     std::string("12.5"), std::string("三十")}) {
      CHECK(NumberFault(number, wrong).has_value());
    }
    const int standing = NumberIn({}, number.field);
    CHECK((number.least <= standing && standing <= number.most));
    CHECK(NumberIn(WithNumber({}, number.field, number.least), number.field) == number.least);
  }
}

}  // namespace
}  // namespace gongkai::account
