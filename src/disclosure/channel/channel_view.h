// How a posting is shown, on the page of its item and in the list.
#pragma once

#include "disclosure/channel/channel_posting.h"
#include "web/html.h"

namespace gongkai::disclosure {

web::Html PostingBadge(PostingState state);

}  // namespace gongkai::disclosure
