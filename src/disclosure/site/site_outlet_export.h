// The ways by which files reach the county's site: into a folder (on this machine, or mounted here), or by PUT and
// DELETE with a token. One file at a time; each is whole at the other side or not there. Redirects are not followed,
// certificates are checked, and what is neither encrypted nor this very machine is not asked (web/http_client.h).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/sm2.h"
#include "disclosure/site/site_manifest.h"
#include "disclosure/site/site_target.h"
#include "web/http_client.h"

namespace gongkai::disclosure {

/// What the other side said of one file.
struct PushAnswer {
  std::string words{};    // "已写入文件夹", "答复 201：…"
  std::string address{};  // where it stands there
};

/// What is known of a target before the first file.
struct SiteStanding {
  bool is_first = true;         // nothing of ours is known to be there
  std::string manifest{};       // SM3 of the manifest that was brought last; empty: none was
  crypto::Sm2PublicKey signer;  // of this installation
};

class SiteOutlet {
 public:
  virtual ~SiteOutlet() = default;
  /// Before the first file. Gives the manifest that lies there when it is one of ours and not the one that is known:
  /// who restored an older copy, or pushed by an entry that is not kept any more. Errors: kConflict.
  virtual Result<std::optional<Manifest>> Open(const SiteStanding& standing) = 0;
  /// Errors: kForbidden when this file alone was refused, kConflict when nobody answered.
  virtual Result<PushAnswer> Put(const std::string& path, std::string_view bytes, const std::string& sm3) = 0;
  virtual Result<PushAnswer> Remove(const std::string& path) = 0;
  /// Whether that file is still there as it was brought; true where nobody can look.
  virtual bool Holds(const std::string& path, const std::string& sm3) const = 0;
  /// What was brought so far is not lost with the power. Errors: throws std::system_error.
  virtual void Settle() = 0;
};

/// What an installation allows: its own folders, into which and above which nothing is pushed; and whether plain HTTP
/// to this machine is.
struct OutletRules {
  std::vector<std::string> own_folders{};
  bool may_be_plain = false;
};

/// `fetch` outlives it.
std::unique_ptr<SiteOutlet> OutletOf(const PushTarget& target, const web::Fetch& fetch, const OutletRules& rules);

/// What others say, fit to be kept and shown: characters that are none are replaced, `secret` does not stand in it.
std::string Plain(std::string_view said, std::string_view secret);

/// "items/12-345/index.html" as readers find it: SHOWN_AT/items/12-345.
std::string ShownAddress(std::string_view shown_at, std::string_view path);

}  // namespace gongkai::disclosure
