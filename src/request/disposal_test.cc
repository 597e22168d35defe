// When the time of a case in the archive is over.
#include "request/disposal.h"

#include <doctest/doctest.h>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

TEST_CASE("ten years from the first day of the year after the case ended") {
  CHECK(ArchiveOverOn(2026y / 1 / 1, 10) == 2037y / 1 / 1);
  CHECK(ArchiveOverOn(2026y / 12 / 31, 10) == 2037y / 1 / 1);
  CHECK(ArchiveOverOn(2024y / 2 / 29, 30) == 2055y / 1 / 1);
}

TEST_CASE("what a list finds is what the rule lets go, on every day around the turn of a year") {
  for (const int years : ArchiveTerms()) {
    for (const Date ended : {2026y / 1 / 1, 2026y / 6 / 30, 2026y / 12 / 31}) {
      const Date over = ArchiveOverOn(ended, years);
      for (int around = -400; around <= 400; around += 1) {
        const Date today = std::chrono::sys_days(over) + std::chrono::days(around);
        CAPTURE(around);
        CHECK((ended < EndedBefore(today, years)) == (today >= over));
      }
    }
  }
}

TEST_CASE("an appraisal says why, in so many words") {
  CHECK(FaultsOfDisposalWords(" ", "reason", "鉴定意见").size() == 1);
  CHECK(FaultsOfDisposalWords("期满，没有继续保存的价值。", "reason", "鉴定意见").empty());
  std::string long_words;
  for (int i = 0; i < 501; ++i) long_words += "长";
  CHECK(FaultsOfDisposalWords(long_words, "reason", "鉴定意见").front().field == "reason");
}

TEST_CASE("ids of states come back") {
  for (const DisposalState state : {DisposalState::kProposed, DisposalState::kApproved, DisposalState::kRefused}) {
    CHECK(DisposalStateFrom(IdOf(state)) == state);
  }
  CHECK_FALSE(DisposalStateFrom("erased"));
}

}  // namespace
}  // namespace gongkai::request
