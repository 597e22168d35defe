#include <doctest/doctest.h>

#include "law/report_deadline.h"

namespace gongkai::law {
namespace {

using std::chrono::January;
using std::chrono::March;

TEST_CASE("条例第四十九条: departments by 31 January, governments by 31 March, from the report on 2019 on") {
  REQUIRE(DeadlineOf(Reporter::kDepartment, 2019) != nullptr);
  CHECK(DeadlineOf(Reporter::kDepartment, 2019)->last_day == January / 31);
  CHECK(DeadlineOf(Reporter::kDepartment, 2030)->last_day == January / 31);
  CHECK(DeadlineOf(Reporter::kGovernment, 2019)->last_day == March / 31);
  CHECK(DeadlineOf(Reporter::kGovernment, 2023)->article.find("第四十九条第二款") != std::string_view::npos);
}

TEST_CASE("The revised 条例 is in force from 2019-05-15: it sets no day for the report on 2018, due before that") {
  CHECK(DeadlineOf(Reporter::kDepartment, 2018) == nullptr);
  CHECK(DeadlineOf(Reporter::kGovernment, 2018) == nullptr);
}

TEST_CASE("Every entry names its article and a day that every year has") {
  for (const ReportDeadline& deadline : ReportDeadlines()) {
    CHECK_FALSE(deadline.article.empty());
    CHECK((std::chrono::year{2023} / deadline.last_day).ok());
  }
}

}  // namespace
}  // namespace gongkai::law
