// What a copy of the public part holds: every file with its digest, and what was taken down. Signed by the
// installation's key, so that whoever has the public key can tell whether the county's site shows what was published.
//
//   manifest.json      the signed bytes: one JSON object, a file a line
//   manifest.json.sig  SM2 signature over them, DER
//
// Pure. Written by site_export.h, held against a folder by verify_site_export.h. What a third party does with them:
// docs/operations.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace gongkai::disclosure {

inline constexpr std::string_view kManifestName = "manifest.json", kManifestSignature = "manifest.json.sig";

/// The mark beside the page of what was taken down: a web server that finds it answers 410 (docs/operations.md).
inline constexpr std::string_view kGoneMark = "gone.txt";

struct SiteFile {
  std::string sm3{};  // 64 hex digits
  std::int64_t size = 0;
  std::string item{};          // "12-345" where it belongs to one
  std::string index_number{};  // of that item
  std::int64_t version = 0;    // of that item, as it is shown
  bool is_gone = false;        // tells that the item was taken down or is over

  bool operator==(const SiteFile&) const = default;
};

struct Manifest {
  Instant at{};
  std::string base{};                       // "" or "/zwgk": where the files stand on the site
  std::map<std::string, SiteFile> files{};  // by path below the base path: "items/12-345/index.html"
};

/// The bytes that are signed.
std::string BodyOf(const Manifest& manifest);

/// Errors: kUnreadable when these bytes are no such manifest.
Result<Manifest> ParseManifest(std::string_view body);

/// The file that answers an address below the base path, "/items/12-345" → "items/12-345/index.html"; empty for an
/// address that no file system should hold: "..", a hidden name, a name longer than 255 bytes, a control character.
/// `is_page`: it is HTML and has an address of its own as a folder.
std::string PathOfAddress(std::string_view address, bool is_page);

/// What must be done to a site that holds `before` so that it holds `now`: what is gone first, so that nothing that was
/// taken down outlives what takes its place; then files and pages of items, then what leads to them.
struct SiteChange {
  std::string path{};
  bool is_removal = false;
  bool operator==(const SiteChange&) const = default;
};
std::vector<SiteChange> ChangesOf(const Manifest& before, const Manifest& now);

}  // namespace gongkai::disclosure
