// The page of one indicator of one organ, for its file and that of its acts.
#pragma once

#include "assessment/indicator_view.h"
#include "assessment/pages.h"

namespace gongkai::assessment {

/// What the address names, in sight; brought in step. Errors: throws ProblemError (404).
struct PlaceAsked {
  Assessment assessment;
  OrganId organ{0};
  Indicator indicator;
};
PlaceAsked PlaceIn(account::Desk& desk, const web::Request& request, const account::Visitor& visitor);
std::string PathOf(const PlaceAsked& asked);
SheetPlace PlaceOf(const PlaceAsked& asked);

web::Response ShowIndicator(account::Desk& desk, const web::Request& request, const account::Visitor& visitor,
                            const PlaceAsked& asked, const FieldErrors& errors);

/// The forms of who may act on it now (indicator_act_pages.cc).
web::Html IndicatorActs(const IndicatorView& view, const web::Request& request, const account::Visitor& visitor,
                        const FieldErrors& errors, Date today);

}  // namespace gongkai::assessment
