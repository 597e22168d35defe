// Whether what public items lead to is there: addresses of this site as a visitor finds them, items through the gate,
// attachments and images by their bytes, addresses elsewhere where the installation allows it. Bounded: so many links a
// run, each looked at once, elsewhere with a time limit.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "disclosure/inspection/inspection_store.h"
#include "web/copied_pages.h"
#include "web/http_client.h"

namespace gongkai::disclosure {

struct Inspecting {
  std::function<web::CopiedPage(const std::string& address)> ask{};  // web::PageCopier; none: only items are looked at
  std::string site{};  // "https://zwgk.example/base": whole addresses that begin so are of this site
  web::Fetch fetch{};  // of public addresses alone (web::FetchLimits::only_public); none: elsewhere nobody is asked
  std::function<SlowAnswers()> answers{};  // none: how long pages take is not known
};

struct LooksOfLinks {
  std::vector<SeenFault> faults{};
  std::int64_t items = 0, links = 0, outer_links = 0, not_looked = 0;
};
LooksOfLinks LookAtLinks(account::Desk& desk, const Inspecting& inspecting);

/// Whether an address elsewhere may be asked: encrypted, by a name with a dot that is no number. Nobody makes this
/// machine knock at doors of the house by writing a link.
bool MayAskOutside(std::string_view address);

}  // namespace gongkai::disclosure
