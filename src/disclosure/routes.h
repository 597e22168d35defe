// Every page of items, of the catalogue, of channels and of decisions.
#pragma once

#include <string>

#include "account/office.h"
#include "disclosure/archive/archive_actions.h"
#include "disclosure/decision/decision_import_actions.h"
#include "disclosure/decision/figures_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

/// `site`: "https://zwgk.example" with the base path, for the addresses on paper; empty: unknown, then they are those
/// under which the person who asks has reached the program. `tools`: what items are screened with; none: their
/// text alone. `archiving`: where yearly packages lie; none: they wait for the job. `can_mail`:
/// letters to readers can be sent. `paid_fees`: for the figures of table 2.
void AddRoutes(account::Office& office, const DecisionImporting& importing, const std::string& site = {},
               const screening::Tools& tools = {}, const Archiving& archiving = {}, bool can_mail = false,
               const PaidFees& paid_fees = {});

}  // namespace gongkai::disclosure
