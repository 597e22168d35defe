#include "law/reply_terms.h"

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

// By first day.
constexpr ReplyTerms kTerms[] = {
    {2019y / 5 / 15, WorkingDays{20}, WorkingDays{20}, WorkingDays{7}, WorkingDays{15},
     "《政府信息公开条例》（国务院令第711号）"},
};

}  // namespace

const ReplyTerms& ReplyTermsOn(Date day) {
  const ReplyTerms* in_force = &kTerms[0];
  for (const ReplyTerms& terms : kTerms) {
    if (terms.first_day <= day) in_force = &terms;
  }
  return *in_force;
}

bool HasOwnTerms(Date day) { return day >= kTerms[0].first_day; }

}  // namespace gongkai::law
