#include "report/read/value.h"

#include <doctest/doctest.h>

namespace gongkai::report {
namespace {

Value Count(const char* written) { return ReadValue(written, law::Unit::kCount, {}); }
Value Money(const char* written) { return ReadValue(written, law::Unit::kMoney, {}); }

void CheckNumber(const Value& value, const char* number) {
  CAPTURE(value.written);
  CHECK(value.kind == ValueKind::kNumber);
  CHECK(ToString(value.number) == number);
}

TEST_CASE("A number that is certain is a number, however it is typed") {
  CheckNumber(Count("12"), "12");
  CheckNumber(Count("１２"), "12");
  CheckNumber(Count(" 1,204 "), "1204");
  CheckNumber(Count("１，２０４"), "1204");
  CheckNumber(Count("+19"), "19");
  CheckNumber(Count("-3"), "-3");
  CheckNumber(Count("減3"), "-3");
  CheckNumber(Count("减少2"), "-2");
  CheckNumber(Count("3件"), "3");
  CheckNumber(Count("? 0"), "0");  // a lost no-break blank
}

TEST_CASE("Blank is blank, and no mark for nothing is a zero") {
  for (const char* blank : {"", "  ", "\xC2\xA0", "\xE3\x80\x80"}) CHECK(Count(blank).kind == ValueKind::kBlank);
  for (const char* text : {"/", "-", "无", "约3", "3余", "12,34", "1,2345", "447 7", "三", "1.2.3", "O"}) {
    CAPTURE(text);
    CHECK(Count(text).kind == ValueKind::kText);
    CHECK(Count(text).written == text);
  }
}

TEST_CASE("The mark of a note is no part of the figure") {
  CheckNumber(Count("4①"), "4");
  CheckNumber(Count("4¹"), "4");
  CheckNumber(Count("-12③"), "-12");
  CheckNumber(Count("0.36¹²"), "0.36");
  CheckNumber(Count("5⑩件"), "5");
  CheckNumber(Count("5件"), "5");
  CHECK(Count("4①").written == "4①");
  CHECK(LooksLikeNumber("4①"));
}

TEST_CASE("A figure that goes on behind such a mark, or stands apart from it, is no number") {
  for (const char* text : {"4①5", "4¹.5", "4¹ 5", "1¹,204", "4 ①", "4⒈", "4(1)", "4[1]", "4*"}) {
    CAPTURE(text);
    CHECK(Count(text).kind == ValueKind::kText);
  }
}

TEST_CASE("元 and 万元 are told apart, and only in a money column") {
  CheckNumber(Money("251000元"), "25.1");
  CheckNumber(Money("160.5964万元"), "160.5964");
  CheckNumber(Money("96171.6"), "96171.6");
  CHECK(Money("251000元").own_unit);
  CHECK_FALSE(Money("96171.6").own_unit);
  CHECK(Count("5元").kind == ValueKind::kText);
}

TEST_CASE("An amount in 元 that 万元 cannot hold exactly stays as written") {
  CHECK(Money("0.000001元").kind == ValueKind::kText);
  CheckNumber(Money("0.01元"), "0.000001");
}

}  // namespace
}  // namespace gongkai::report
