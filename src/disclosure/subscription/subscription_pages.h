// Where readers subscribe by mail: /subscriptions (what to be told of; also on a copy of the site), /subscriptions/ask
// (the address), /subscriptions/of/CODE (look at it, confirm, end, or have no such letters any more). Nothing changes
// by a GET: what looks at the links in letters before people do confirms nothing.
#pragma once

#include "account/office.h"

namespace gongkai::disclosure {

/// `can_mail`: letters can be sent.
void AddSubscriptionPages(account::Office& office, bool can_mail);

}  // namespace gongkai::disclosure
