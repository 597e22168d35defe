// A yearly package held against its signed manifest and against itself, without any database: which files were changed,
// are missing, were put in, stand in another's place or in another order; whether each content is what three people
// signed, whether every attachment and image it names is there, whether the index is whole.
//
// What is found is told in plain sentences. What comes from outside is bounded: see archive_source_export.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/sm2.h"
#include "disclosure/archive/archive_manifest.h"

namespace gongkai::disclosure {

enum class ArchiveFaultKind {
  kChanged,
  kMissing,
  kExtra,
  kSwapped,    // it holds what belongs under another path
  kDoubled,    // a name that stands twice
  kBadPath,    // a name that would lead out of the folder, or that no file system should hold
  kReordered,  // the entries of the zip do not stand in the order of the manifest
  kDamaged,    // cannot be unpacked
  kInside,     // what it says of itself does not agree
};

struct ArchiveFault {
  ArchiveFaultKind kind = ArchiveFaultKind::kChanged;
  std::string path{};
  std::string words{};         // of kSwapped: whose content it is; of kInside: what does not agree
  std::string index_number{};  // of the item to which it belongs; may be empty
  bool operator==(const ArchiveFault&) const = default;
};

struct ArchiveChecked {
  ArchiveManifest manifest{};
  std::string manifest_sm3{};
  bool is_by_own_key = false;  // no key was given: it is not known who signed
  std::vector<ArchiveFault> faults{};
  std::int64_t items = 0, versions = 0;
};

/// `place`: a folder or a zip archive. `signer`: none: the key that lies in the package.
/// Errors: kNotFound; kUnreadable when it is no package, or says to hold more than it can; kForbidden when `signer` did
/// not sign the manifest.
Result<ArchiveChecked> CheckArchive(const std::string& place, const std::optional<crypto::Sm2PublicKey>& signer);

/// "被改动：items/12-345/item.json（索引号 …）"
std::string SentenceOf(const ArchiveFault& fault);

}  // namespace gongkai::disclosure
