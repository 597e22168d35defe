// /office/notices: what one was told, read and unread. Works without JavaScript: a notice is opened by a form, since
// looking at a page must not change anything.
#pragma once

#include "account/office.h"

namespace gongkai::account {

void AddNoticePages(Office& office);

}  // namespace gongkai::account
