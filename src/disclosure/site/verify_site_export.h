// A copy of the public part, or a site that shows it, held against its signed manifest: which files were changed, which
// are missing, which nobody published.
#pragma once

#include <string>
#include <vector>

#include "crypto/sm2.h"
#include "disclosure/site/site_manifest.h"

namespace gongkai::disclosure {

enum class SiteFaultKind { kChanged, kMissing, kExtra };

struct SiteFault {
  SiteFaultKind kind = SiteFaultKind::kChanged;
  std::string path{};
  std::string index_number{};  // of the item to which it belongs; may be empty
  bool operator==(const SiteFault&) const = default;
};

struct SiteChecked {
  Manifest manifest{};
  std::vector<SiteFault> faults{};  // by path
};

/// `folder`: that of an export, or one that holds manifest.json.
/// Errors: kNotFound when there is no manifest; kUnreadable when it is none; kForbidden when `signer` did not sign it.
Result<SiteChecked> CheckSite(const std::string& folder, const crypto::Sm2PublicKey& signer);

/// "被改动：items/12-345/index.html（索引号 101/2026-00001）"
std::string SentenceOf(const SiteFault& fault);

}  // namespace gongkai::disclosure
