#include "law/reply_year.h"

#include <doctest/doctest.h>

#include <string>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

std::string Blocks(std::optional<Date> received, std::optional<Date> ended, std::chrono::year year) {
  const ReplyYear in = ReplyYearOf(received, ended, year);
  return std::string(in.received ? "一" : "") + (in.carried_over ? "二" : "") + (in.finished ? "三" : "") +
         (in.left_over ? "四" : "");
}

TEST_CASE("An application is counted by its day of receipt and by the day on which it ended") {
  CHECK(Blocks(2024y / 3 / 4, 2024y / 4 / 1, 2024y) == "一三");
  CHECK(Blocks(2024y / 12 / 20, 2025y / 1 / 6, 2024y) == "一四");
  CHECK(Blocks(2024y / 12 / 20, 2025y / 1 / 6, 2025y) == "二三");
  CHECK(Blocks(2024y / 12 / 31, 2024y / 12 / 31, 2024y) == "一三");
  CHECK(Blocks(2024y / 12 / 20, std::nullopt, 2025y) == "二四");
}

TEST_CASE("Before its receipt, after its end and without a receipt it is counted nowhere") {
  CHECK(Blocks(2025y / 1 / 2, std::nullopt, 2024y).empty());
  CHECK(Blocks(2023y / 3 / 4, 2023y / 4 / 1, 2024y).empty());
  CHECK(Blocks(std::nullopt, std::nullopt, 2024y).empty());
}

TEST_CASE("一 and 二 equal 三 and 四, whatever the days") {
  for (int received = 2019; received <= 2023; ++received) {
    for (int ended = received; ended <= 2024; ++ended) {
      for (int year = 2018; year <= 2025; ++year) {
        const ReplyYear in =
            ReplyYearOf(std::chrono::year(received) / 6 / 1, std::chrono::year(ended) / 6 / 2, std::chrono::year(year));
        CHECK(in.received + in.carried_over == in.finished + in.left_over);
      }
    }
  }
}

}  // namespace
}  // namespace gongkai::law
