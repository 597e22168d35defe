// The code of the standard's own example, and what a clerk gets wrong.
#include "account/credit_code.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

// Of an organ that does not exist, in a division that is none.
std::string Valid() {
  const std::string seventeen = "11999999MB1A2B3C4";
  return seventeen + *CreditCheckCharacter(seventeen);
}

std::string Refusal(std::string_view code) {
  const Status status = CheckCreditCode(code);
  return status ? "" : status.error().message;
}

TEST_CASE("the example of the standard has the check character 3") {
  CHECK(CreditCheckCharacter("91350100M000100Y4") == '3');
  CHECK(CheckCreditCode("91350100M000100Y43"));
}

TEST_CASE("every single mistyped character is told, and every two neighbours exchanged") {
  const std::string valid = Valid();
  REQUIRE(CheckCreditCode(valid));
  for (std::size_t i = 0; i < valid.size(); ++i) {
    for (const char other : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      if (other == valid[i]) continue;
      std::string wrong = valid;
      wrong[i] = other;
      CHECK_FALSE(CheckCreditCode(wrong));
    }
    if (i == 0 || valid[i - 1] == valid[i]) continue;
    std::string exchanged = valid;
    std::swap(exchanged[i - 1], exchanged[i]);
    CHECK_FALSE(CheckCreditCode(exchanged));
  }
}

TEST_CASE("what is wrong is said first: the character, the length, the check character") {
  CHECK(Refusal("91350100M000100Y") == "统一社会信用代码应为18位，现在是16位。");
  CHECK(Refusal("9135O100M000100Y43") == "统一社会信用代码第5位“O”不是代码使用的字符，是不是数字 0？");
  CHECK(Refusal("91350100M000100V43") == "统一社会信用代码第16位“V”不是代码使用的字符。");
  CHECK(Refusal("9135县100M000100Y43") == "统一社会信用代码第5位“县”不是代码使用的字符。");
  CHECK(Refusal("91350100M000100Y44").find("第18位") != std::string::npos);
  CHECK(Refusal("").find("现在是0位") != std::string::npos);
}

TEST_CASE("it is kept in one form, however it was typed") {
  CHECK(FoldCreditCode(" ９１350100-m000100y43　") == "91350100M000100Y43");
}

TEST_CASE("no check character belongs to what is too short or has a foreign character") {
  CHECK(CreditCheckCharacter("11999999MB1A2B3C") == std::nullopt);
  CHECK(CreditCheckCharacter("119999SSMB1A2B3C4") == std::nullopt);
}

}  // namespace
}  // namespace gongkai::account
