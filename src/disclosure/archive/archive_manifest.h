// What a yearly package holds: every file with its size and two digests, in order, signed by the installation's key as
// the static copy is (site/site_manifest.h), so that whoever keeps the package can tell in fifty years whether it is
// what was handed over.
//
//   manifest.json      the signed bytes: one JSON object, a file a line, ordered by path
//   manifest.json.sig  SM2 signature over them, DER
//   signing.pub.pem    the key to it, as a help; who wants to know who signed takes the key from elsewhere
//
// Two digests: SM3 (GB/T 32905) is the one that county systems are to use; SHA-256 is the one that every program of the
// world reckons. Source: 档案法实施条例第三十九条. Pure. Written by archive_export.h, checked by
// verify_archive_export.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace gongkai::disclosure {

inline constexpr std::string_view kArchiveManifest = "manifest.json", kArchiveSignature = "manifest.json.sig",
                                  kArchiveKey = "signing.pub.pem", kArchiveFacts = "package.json";

struct ArchiveFile {
  std::string path{};
  std::int64_t size = 0;
  std::string sm3{}, sha256{};  // 64 hex digits each
  std::string index_number{};   // of the item to which it belongs; may be empty

  bool operator==(const ArchiveFile&) const = default;
};

struct ArchiveManifest {
  std::string organ{}, organ_code{};
  std::int64_t number = 0;  // of the organ's packages
  int year = 0;
  Date until{};  // the last day that it covers
  Instant at{};
  std::string made_by{};
  std::vector<ArchiveFile> files{};  // ordered by path, each once

  bool operator==(const ArchiveManifest&) const = default;
};

/// The bytes that are signed.
std::string BodyOf(const ArchiveManifest& manifest);

/// Errors: kUnreadable when these bytes are no such manifest: a field that is missing, a path that no file system
/// should hold, files out of order or twice.
Result<ArchiveManifest> ParseArchiveManifest(std::string_view body);

/// Whether a path stays below the folder and can be kept by every file system: no "..", no hidden name, no name longer
/// than 255 bytes, no control character, no "\", not absolute.
bool IsArchivePath(std::string_view path);

}  // namespace gongkai::disclosure
