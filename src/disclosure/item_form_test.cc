// What the form says, taken in.
#include "disclosure/item_form.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a day is read, and what is none is told under its field") {
  FieldErrors errors;
  CHECK(DayIn(" 2026-03-09 ", "formed_on", errors) == 2026y / 3 / 9);
  CHECK_FALSE(DayIn("", "formed_on", errors));
  CHECK(errors.empty());
  for (const char* wrong : {"三月九日", "2026-02-30", "2026/3/9", "2026-3-9", "20260309", "9999-12-31", "1900-01-01"}) {
    errors.clear();
    CHECK_FALSE(DayIn(wrong, "formed_on", errors));
    CHECK(ErrorOf(errors, "formed_on") != nullptr);
  }
}

TEST_CASE("the name of a file is a name, and nothing but that") {
  CHECK(FileNameOf("名单.xlsx") == "名单.xlsx");
  CHECK(FileNameOf("C:\\我的文档\\名单.xlsx") == "名单.xlsx");
  CHECK(FileNameOf("../../etc/passwd") == "passwd");
  CHECK(FileNameOf("名单\r\nSet-Cookie: x.xlsx") == "名单 Set-Cookie: x.xlsx");
  CHECK(FileNameOf("报告\xE2\x80\xAEtxt.exe") == "报告txt.exe");
  for (const char* none : {"", " ", ".", "..", "a/"}) CHECK(FileNameOf(none) == "附件");
  std::string longest;
  for (int i = 0; i < 500; ++i) longest += "长";
  CHECK(Utf8Length(FileNameOf(longest)) <= 201);
}

}  // namespace
}  // namespace gongkai::disclosure
