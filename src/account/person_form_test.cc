// What may stand in the form of a person: every fault at once, beside its field.
#include "account/person_form.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

TEST_CASE("every fault of the form is told at once") {
  const FieldErrors errors =
      FaultsOf({.login = "7", .name = " ", .phone = "请打我手机", .email = "office@"}, IsNew::kYes);
  CHECK(errors.size() == 4);
  for (const std::string_view field : {"login", "name", "phone", "email"}) CHECK(ErrorOf(errors, field) != nullptr);
}

TEST_CASE("a form that is right has no faults; phone and address may be empty") {
  CHECK(FaultsOf({.login = "linxi", .name = "林溪"}, IsNew::kYes).empty());
  CHECK(
      FaultsOf({.login = "lin.xi-2", .name = "林溪", .phone = "0379-1234567", .email = "a@b.cn"}, IsNew::kYes).empty());
}

TEST_CASE("the login is not looked at when a person is corrected, since it cannot change") {
  CHECK(FaultsOf({.name = "林溪"}, IsNew::kNo).empty());
}

TEST_CASE("names of people are of some length, without line breaks") {
  CHECK(NameFault("阿卜杜热合曼·买买提").empty());
  CHECK_FALSE(NameFault("林\n溪").empty());
  CHECK_FALSE(NameFault("林溪林溪林溪林溪林溪林溪林溪林溪林溪林溪林").empty());
}

TEST_CASE("an address has one @ with something on both sides") {
  for (const std::string_view wrong : {"@b.cn", "a@", "a", "a@b@c", "a b@c.cn"}) CHECK_FALSE(EmailFault(wrong).empty());
}

}  // namespace
}  // namespace gongkai::account
