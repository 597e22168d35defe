// The ways by which files reach the county's site: into a folder (on this machine, or mounted here), or by PUT and
// DELETE with a token. One file at a time; each is whole at the other side or not there. Redirects are not followed,
// certificates are checked, and what is neither encrypted nor this very machine is not asked (web/http_client.h).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "disclosure/site/site_target.h"
#include "web/http_client.h"

namespace gongkai::disclosure {

/// What the other side said of one file.
struct PushAnswer {
  std::string words{};    // "已写入文件夹", "答复 201：…"
  std::string address{};  // where it stands there
};

class SiteOutlet {
 public:
  virtual ~SiteOutlet() = default;
  /// Before the first file. `is_first`: nothing of ours is known to be there. Errors: kConflict.
  virtual Status Open(bool is_first) = 0;
  /// Errors: kConflict with what stands in the way.
  virtual Result<PushAnswer> Put(const std::string& path, std::string_view bytes, const std::string& sm3) = 0;
  virtual Result<PushAnswer> Remove(const std::string& path) = 0;
};

/// `fetch` outlives it.
std::unique_ptr<SiteOutlet> OutletOf(const PushTarget& target, const web::Fetch& fetch);

/// "items/12-345/index.html" as readers find it: SHOWN_AT/items/12-345.
std::string ShownAddress(std::string_view shown_at, std::string_view path);

}  // namespace gongkai::disclosure
