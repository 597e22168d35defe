// A table of passwords and what stands against each.
#include "account/password_rules.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

const PasswordOwner kLin{"linxi", "林溪", {"澄砚县枕溪镇人民政府", "枕溪镇"}};

bool Stands(std::string_view password, std::string_view words, const PasswordPolicy& policy = {}) {
  return std::ranges::any_of(PasswordFaults(password, policy, kLin),
                             [&](const std::string& fault) { return fault.find(words) != std::string::npos; });
}

TEST_CASE("passwords that may be used") {
  for (const std::string_view password :
       {"Mo7-tian-he", "xR4!mmqzpL", "砚台Wu39洗净了不少", "the kettle sings on a rainy porch",
        "春风又绿江南岸明月何时照我还只缘身在此山中"}) {
    CAPTURE(password);
    CHECK(PasswordFaults(password, {}, kLin).empty());
  }
}

TEST_CASE("what stands against a password is told, all of it at once") {
  CHECK(Stands("Ab3-xyz", "至少要 10 个字符，现在是 7 个"));
  CHECK(Stands("abcdwxyzmnop", "三种"));
  CHECK(Stands("ABCDEFmnopqrs", "三种"));
  CHECK_FALSE(Stands("Abcdefmnop1", "三种"));
  CHECK(PasswordFaults("abc", {}, kLin).size() == 3);  // too short, one kind, easily guessed
  CHECK(Stands("Short-but-9", "12 个字符", {.least_characters = 12}));
  CHECK(Stands(std::string(129, 'x'), "最多 128 个字符"));
}

TEST_CASE("what everybody tries first is no password, whatever is hung on it") {
  for (const std::string_view password : {"Password123!", "Admin@2026", "P@ssw0rd2026", "1qaz2WSX@2025", "Aa123456!!",
                                          "Qwerty123456", "Aa1Aa1Aa1Aa1", "Gongkai@2026", "aaaaaaaaaaaaaaaaaaaaaaaa"}) {
    CAPTURE(password);
    CHECK(Stands(password, "太容易猜到"));
  }
}

TEST_CASE("what is known of a person is not in the password, in whatever letters it is written") {
  CHECK(Stands("LinXi-7-moon", "登录名"));
  CHECK(Stands("ＬＩＮＸＩ-7-moon", "登录名"));
  CHECK(Stands("林溪的砚台Xq7", "姓名"));
  CHECK(Stands("枕溪镇Rx7-wall", "单位"));
  CHECK_FALSE(Stands("林中小溪Rx7-wall", "姓名"));
}

TEST_CASE("a password is too old on the day its time is up, and when none was ever set") {
  const Instant set = std::chrono::sys_days(2026y / 1 / 1);
  CHECK_FALSE(IsTooOld(set, std::chrono::days(90), set + std::chrono::days(90) - 1s));
  CHECK(IsTooOld(set, std::chrono::days(90), set + std::chrono::days(90)));
  CHECK(IsTooOld(std::nullopt, std::chrono::days(90), set));
}

}  // namespace
}  // namespace gongkai::account
