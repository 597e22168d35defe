// The machine in the service hall: what an organ publishes in large type, from columns to items to one item, by touch
// and without a script. Every answer asks the gate as the portal does. After a while it returns to its start by itself,
// so that the next person does not find what the last one has read.
#pragma once

#include "account/office.h"

namespace gongkai::disclosure {

void AddKioskPages(account::Office& office);

}  // namespace gongkai::disclosure
