// The folder in which a package is put together, and what is known of each file in it. Killed at any moment, what was
// written stays: the next try keeps the files that are whole and writes the others.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "db/database.h"
#include "disclosure/archive/archive_manifest.h"

namespace gongkai::disclosure {

class ArchiveFolder {
 public:
  /// Made when it is missing. Errors: throws std::system_error, also below.
  explicit ArchiveFolder(std::string folder);

  void Write(const std::string& path, std::string_view bytes, const std::string& index_number = {});
  /// The bytes that the digest names, piece by piece. False, and nothing written, where they are not there or are not
  /// those.
  bool WriteBlob(db::Session& session, const std::string& path, std::string_view digest,
                 const std::string& index_number);

  /// Every file that was written or kept by this one, ordered by path. What lies there besides is of an earlier try
  /// that saw something else, and goes.
  std::vector<ArchiveFile> Finish();

  const std::string& folder() const { return folder_; }

 private:
  void MakeFolderOf(const std::string& path) const;
  bool IsThere(const std::string& path, const ArchiveFile& as) const;

  const std::string folder_;
  std::map<std::string, ArchiveFile> files_;
};

/// Size and digests of a file on disk; nothing where there is no plain file.
std::optional<ArchiveFile> DigestsOfFile(const std::string& path);

/// All of the file system is on disk when this returns.
void FlushToDisk(const std::string& folder);

}  // namespace gongkai::disclosure
