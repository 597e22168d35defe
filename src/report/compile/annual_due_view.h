// What of organs' own annual reports waits for somebody, as the worklist asks for it; and who has submitted, whose
// report is therefore not missing.
//
// Source: 条例第四十九条.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "report/compile/annual_view.h"

namespace gongkai::report {

enum class AnnualWait {
  kPublish,  // handed in: to be signed and published by its day
  kSubmit,   // signed, and not submitted
  kReturned  // sent back or taken back, and not handed in since
};

struct WaitingAnnual {
  account::OrganId organ{0};
  std::string name;  // short
  int year = 0;
  AnnualWait wait = AnnualWait::kPublish;
  std::optional<AnnualDue> due;
  std::string path;  // where it is done
};

/// For whom it is to be done: of the organs in which the visitor himself holds a post that drafts. The reports on the
/// year before `today`'s, and what is under way of earlier ones.
std::vector<WaitingAnnual> WaitingAnnuals(db::Session& session, const account::Visitor& visitor, Date today);

/// Organs whose report on the year is signed and was submitted, or needs no submitting and is public.
std::vector<account::OrganId> OrgansDone(db::Session& session, int year, Date today);

}  // namespace gongkai::report
