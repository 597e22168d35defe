#include "docread/xlsx_numbers.h"

#include <doctest/doctest.h>

#include <string>

namespace gongkai::docread {
namespace {

std::string Text(std::string_view stored, CellKind meaning = CellKind::kNumber, DateSystem system = DateSystem::k1900) {
  return TextOfNumber(stored, meaning, system).text;
}

TEST_CASE("numbers come out as they were typed, not as they are stored") {
  CHECK(Text("13364") == "13364");
  CHECK(Text("1204.5835999999999") == "1204.5836");
  CHECK(Text("0.10000000000000001") == "0.1");
  CHECK(Text("1E-3") == "0.001");
  CHECK(Text("1.5E+2") == "150");
  CHECK(Text("-2.50") == "-2.5");
  CHECK(Text("0") == "0");
  CHECK(Text("-0") == "0");
  CHECK(Text("13800000000") == "13800000000");
  CHECK(Text("1e300") == "1e300");
  CHECK(Text("1.25e-60") == "125e-62");
}

TEST_CASE("a number of more than 15 digits has lost some, and says so") {
  const NumberText number = TextOfNumber("1.10101199001011E+17", CellKind::kNumber, DateSystem::k1900);
  CHECK(number.text == "110101199001011000");
  CHECK(number.inexact);
  CHECK_FALSE(TextOfNumber("999999999999999", CellKind::kNumber, DateSystem::k1900).inexact);
}

TEST_CASE("what is no number stays text, and never becomes zero") {
  for (const char* stored : {"", "abc", "12abc", "nan", "inf", "1e999", "0x10", " 1"}) {
    const NumberText number = TextOfNumber(stored, CellKind::kDate, DateSystem::k1900);
    CHECK(number.kind == CellKind::kText);
    CHECK(number.text == stored);
  }
}

TEST_CASE("days of both systems; days that never were stay numbers") {
  CHECK(Text("1", CellKind::kDate) == "1900-01-01");
  CHECK(Text("59", CellKind::kDate) == "1900-02-28");
  CHECK(Text("60", CellKind::kDate) == "60");  // 29 February 1900
  CHECK(Text("61", CellKind::kDate) == "1900-03-01");
  CHECK(Text("45351", CellKind::kDate) == "2024-02-29");
  CHECK(Text("45413.9999", CellKind::kDate) == "2024-05-01");
  CHECK(Text("2958465", CellKind::kDate) == "9999-12-31");
  CHECK(Text("2958466", CellKind::kDate) == "2958466");
  CHECK(Text("20240501", CellKind::kDate) == "20240501");
  CHECK(Text("0", CellKind::kDate) == "0");
  CHECK(Text("-1", CellKind::kDate) == "-1");
  CHECK(Text("0", CellKind::kDate, DateSystem::k1904) == "1904-01-01");
  CHECK(Text("43951", CellKind::kDate, DateSystem::k1904) == "2024-05-01");
  CHECK(Text("2957003", CellKind::kDate, DateSystem::k1904) == "9999-12-31");
  CHECK(Text("2957004", CellKind::kDate, DateSystem::k1904) == "2957004");
}

TEST_CASE("times of day, and moments rounded to the second") {
  CHECK(Text("0.35416666666666669", CellKind::kTime) == "08:30:00");
  CHECK(TextOfNumber("0", CellKind::kTime, DateSystem::k1900).kind == CellKind::kTime);
  CHECK(Text("45413.35416666666", CellKind::kTime) == "2024-05-01T08:30:00");
  CHECK(Text("45413", CellKind::kDateTime) == "2024-05-01T00:00:00");
  CHECK(Text("45412.999999", CellKind::kDateTime) == "2024-05-01T00:00:00");
}

TEST_CASE("formats of dates are told from formats of numbers") {
  for (const char* code : {"yyyy/m/d", "yyyy\\-mm\\-dd", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "m\"月\"d\"日\"",
                           "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "aaaa", "mmm", "e\"年\"", "YYYY年M月D日"}) {
    CAPTURE(code);
    CHECK(MeaningOf(code) == CellKind::kDate);
  }
  for (const char* code : {"h:mm", "h:mm:ss AM/PM", "mm:ss.0", "上午/下午h\"时\"mm\"分\""}) {
    CAPTURE(code);
    CHECK(MeaningOf(code) == CellKind::kTime);
  }
  for (const char* code : {"yyyy/m/d h:mm", "yyyy-mm-dd\\ hh:mm:ss", "m/d/yy h:mm"}) {
    CAPTURE(code);
    CHECK(MeaningOf(code) == CellKind::kDateTime);
  }
  for (const char* code :
       {"General", "G/通用格式", "0.00", "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "0%", "0.00E+00", "@", "", "0\"日\"",
        "[h]:mm", "[mm]:ss", "# ?/?", "0\\d", "\"day\"0", "_ * #,##0_ ", "\"", "[", "\\"}) {
    CAPTURE(code);
    CHECK(MeaningOf(code) == CellKind::kNumber);
  }
}

TEST_CASE("formats without a code") {
  CHECK(MeaningOfBuiltIn(0) == CellKind::kNumber);
  CHECK(MeaningOfBuiltIn(10) == CellKind::kNumber);
  CHECK(MeaningOfBuiltIn(14) == CellKind::kDate);
  CHECK(MeaningOfBuiltIn(20) == CellKind::kTime);
  CHECK(MeaningOfBuiltIn(22) == CellKind::kDateTime);
  CHECK(MeaningOfBuiltIn(31) == CellKind::kDate);
  CHECK(MeaningOfBuiltIn(46) == CellKind::kNumber);
  CHECK(MeaningOfBuiltIn(57) == CellKind::kDate);
}

}  // namespace
}  // namespace gongkai::docread
