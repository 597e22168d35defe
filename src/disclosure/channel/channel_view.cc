#include "disclosure/channel/channel_view.h"

namespace gongkai::disclosure {

web::Html PostingBadge(PostingState state) {
  std::string_view look = "gk-badge-quiet";
  if (state == PostingState::kThere) look = "gk-badge-good";
  if (state == PostingState::kToTakeDown) look = "gk-badge-warning";
  return web::Markup("<span class=\"badge {}\">{}</span>", look, NameOf(state));
}

}  // namespace gongkai::disclosure
