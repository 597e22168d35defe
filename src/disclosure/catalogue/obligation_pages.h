// What the pages of obligations share: obligation_pages.cc (the list), obligation_due_pages.cc (one obligation: how its
// day comes about, reminders, following it).
#pragma once

#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {

void AddObligationDuePages(account::Office& office);

web::Html ObligationBadge(const Obligation& obligation, Date today);
/// The list of that organ, with what is overdue.
web::Url ObligationsUrl(OrganId organ);

}  // namespace gongkai::disclosure
