#include "disclosure/site/verify_site_export.h"

#include <algorithm>
#include <filesystem>

#include "crypto/sm3.h"
#include "disclosure/site/site_folder_export.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

std::vector<SiteFault> Known(const std::string& folder, const Manifest& manifest) {
  std::vector<SiteFault> faults;
  for (const auto& [path, file] : manifest.files) {
    const auto bytes = ReadFile(folder + "/" + path);
    if (bytes && crypto::Sm3Hex(*bytes) == file.sm3) continue;
    faults.push_back({bytes ? SiteFaultKind::kChanged : SiteFaultKind::kMissing, path, file.index_number});
  }
  return faults;
}

/// Links lead who knows where: what is no plain file is nothing that was published.
void AddExtra(const std::string& folder, const Manifest& manifest, std::vector<SiteFault>& faults) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory() && !entry.is_symlink()) continue;
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    const bool is_ours = path == kManifestName || path == kManifestSignature || manifest.files.contains(path);
    if (!is_ours) faults.push_back({SiteFaultKind::kExtra, path, ""});
  }
}

}  // namespace

Result<SiteChecked> CheckSite(const std::string& folder, const crypto::Sm2PublicKey& signer) {
  const std::string shown = TRY(ShownFolder(folder));
  const std::string body = ReadFile(shown + "/" + std::string(kManifestName)).value_or("");
  const std::string signature = ReadFile(shown + "/" + std::string(kManifestSignature)).value_or("");
  if (!signer.Verify(body, signature)) {
    return Error{ErrorKind::kForbidden, "清单 " + shown + "/manifest.json 不是用这个公钥对应的密钥签的，或者被改过。",
                 ""};
  }
  SiteChecked checked;
  checked.manifest = TRY(ParseManifest(body));
  checked.faults = Known(shown, checked.manifest);
  AddExtra(shown, checked.manifest, checked.faults);
  std::ranges::sort(checked.faults, {}, &SiteFault::path);
  return checked;
}

std::string SentenceOf(const SiteFault& fault) {
  const std::string_view words = fault.kind == SiteFaultKind::kChanged   ? "被改动："
                                 : fault.kind == SiteFaultKind::kMissing ? "缺少："
                                                                         : "多出：";
  return std::string(words) + fault.path + (fault.index_number.empty() ? "" : "（索引号 " + fault.index_number + "）");
}

}  // namespace gongkai::disclosure
