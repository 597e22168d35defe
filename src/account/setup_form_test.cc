// The first run's form: names proposed from the division, and three different people.
#include "account/setup_form.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace gongkai::account {
namespace {

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(3), std::chrono::day(10)};

SetUpForm AForm() {
  SetUpForm form = Proposed("澄砚县");
  form.admins = {{{"林溪", "linxi"}, {"苏砚", "suyan"}, {"顾汀", "guting"}}};
  form.password = form.again = "Mo7-tian-he";
  return form;
}

bool Stands(const SetUpForm& form, std::string_view field, std::string_view words) {
  return std::ranges::any_of(FaultsOf(form, {}, kToday), [&](const FieldError& error) {
    return error.field == field && error.message.find(words) != std::string::npos;
  });
}

TEST_CASE("names are proposed, and a sound form has no fault") {
  CHECK(AForm().government == "澄砚县人民政府");
  CHECK(AForm().office == "澄砚县人民政府办公室");
  CHECK(Proposed("临砚经济开发区").government == "临砚经济开发区管理委员会");
  CHECK(Proposed(*place::Find("410307")).place_code == "410307");
  CHECK(FaultsOf(AForm(), {}, kToday).empty());
}

TEST_CASE("the three administrators are three people with three logins") {
  SetUpForm form = AForm();
  form.admins[2] = {"林溪", "linxi"};
  CHECK(Stands(form, "audit_admin_name", "必须由三个人"));
  CHECK(Stands(form, "audit_admin_login", "各用各的登录名"));
}

TEST_CASE("everything that is wrong is told at once, beside its field") {
  SetUpForm form = AForm();
  form.office = form.government;
  form.admins[1] = {"", "9suyan"};
  form.password = "linxi";
  CHECK(Stands(form, "office", "不能相同"));
  CHECK(Stands(form, "security_admin_name", "请填写姓名"));
  form.opened_on = "2026-03-11";
  CHECK(Stands(form, "opened_on", "还没有到"));
  form.opened_on = "";
  CHECK(Stands(form, "opened_on", "请填写成立的日期"));
  CHECK(Stands(form, "security_admin_login", "英文字母开头"));
  CHECK(Stands(form, "password", "至少要 10 个字符"));
  CHECK(Stands(form, "password", "登录名"));
  CHECK(Stands(form, "again", "不一样"));
}

}  // namespace
}  // namespace gongkai::account
