// When messages are over, what a proposal has to say, and that nobody approves his own (档案法第二十一条).
#include "disclosure/participation/disposal.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2037y / 3 / 10;

DisposalForm Whole() {
  return {.organ = OrganId{3},
          .kind = MessageKind::kEnquiry,
          .year = 2026,
          .kept_years = 10,
          .basis = "保管期限表第12项",
          .appraisal = "鉴定小组看过，没有继续保存的价值。"};
}

std::string FaultsIn(void (*change)(DisposalForm&)) {
  DisposalForm form = Whole();
  change(form);
  std::string fields;
  for (const FieldError& error : FaultsOf(form, kToday)) fields += error.field + " ";
  return fields;
}

TEST_CASE("kept for whole years, counted from the year that follows") {
  CHECK_FALSE(IsOver(2026, 10, 2036y / 12 / 31));
  CHECK(IsOver(2026, 10, 2037y / 1 / 1));
  CHECK_FALSE(IsOver(2026, 30, 2037y / 1 / 1));
  CHECK(IsOver(2026, 30, 2057y / 1 / 1));
  CHECK(OverBefore(2036y / 12 / 31) == 2026y / 1 / 1);
  CHECK(OverBefore(2037y / 1 / 1) == 2027y / 1 / 1);
}

TEST_CASE("a proposal says by what it is over and what the appraisal found") {
  CHECK(FaultsOf(Whole(), kToday).empty());
  CHECK(FaultsIn([](DisposalForm& f) { f.kept_years.reset(); }) == "kept_years ");
  CHECK(FaultsIn([](DisposalForm& f) { f.kept_years = 1; }) == "kept_years ");
  CHECK(FaultsIn([](DisposalForm& f) { f.kept_years = 30; }) == "kept_years ");
  CHECK(FaultsIn([](DisposalForm& f) { f.year = 2027; }) == "kept_years ");
  CHECK(FaultsIn([](DisposalForm& f) { f.basis = " "; }) == "basis ");
  CHECK(FaultsIn([](DisposalForm& f) { f.appraisal.clear(); }) == "appraisal ");
  CHECK(FaultsIn([](DisposalForm& f) { f.kind = MessageKind::kComment; }) == " ");
  CHECK(FaultsIn([](DisposalForm& f) { f.kind.reset(); }) == " ");
}

TEST_CASE("nobody approves what he proposed, and nothing is decided twice") {
  Disposal disposal{.id = {OrganId{3}, 1}, .proposed_by = account::PersonId{7}};
  CHECK(AgainstDeciding(disposal, account::PersonId{7}));
  CHECK_FALSE(AgainstDeciding(disposal, account::PersonId{8}));
  disposal.state = DisposalState::kApproved;
  CHECK(AgainstDeciding(disposal, account::PersonId{8}));
  CHECK(DisposalIdFrom("3-1") == disposal.id);
  CHECK_FALSE(DisposalIdFrom("3-1'--"));
}

}  // namespace
}  // namespace gongkai::disclosure
