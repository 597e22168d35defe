// The folder into which the public part is copied. A reader never sees half of a copy: each is a folder of its own, and
// becomes the one that is shown by the renaming of one link. What did not change is the same file as before.
//
//   FOLDER/current            → versions/3f2a91c07be4d855
//   FOLDER/versions/…/pages   what a web server shows: files below the base path, the manifest and its signature
//   FOLDER/versions/…/keys    which pages need not be asked for again, for the next copy alone
//   FOLDER/lock               held while one process writes; let go of when it is killed
//
// Killed at any moment, what was current stays current, whole; what is left behind goes with the next copy.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "disclosure/site/site_manifest.h"

namespace gongkai::disclosure {

/// By the item, "12-345": what its page was made of.
using PageKeys = std::map<std::string, std::string>;

class SiteFolder {
 public:
  /// Makes the folder when it is missing, and waits while another process writes into it.
  /// Errors: throws std::system_error.
  SiteFolder(std::string folder, std::string base);
  ~SiteFolder();
  SiteFolder(const SiteFolder&) = delete;
  SiteFolder& operator=(const SiteFolder&) = delete;

  /// What is current: empty where there is none yet, or where it is for another base path.
  const Manifest& before() const { return before_; }
  const PageKeys& keys_before() const { return keys_before_; }
  /// Of what is current; nothing when it is not there.
  std::optional<std::string> ReadBefore(const std::string& path) const;

  /// The folder with its files.
  std::string current() const { return PagesOf(current_); }

  /// A new file, or the one of what is current; false when that is not there any more.
  void Write(const std::string& path, std::string_view bytes);
  bool Carry(const std::string& path);

  /// Makes it current. On disk when it returns.
  void Finish(std::string_view manifest, std::string_view signature, const PageKeys& keys);

 private:
  std::string PagesOf(const std::string& version) const;
  void ReadCurrent();
  void DropAllBut(const std::string& one, const std::string& other) const;

  const std::string folder_, base_;
  int lock_ = -1;
  std::string current_, next_;  // names of versions; empty: none
  Manifest before_;
  PageKeys keys_before_;
};

/// Where the files are that a web server shows: FOLDER itself when it holds a manifest, else its current copy.
/// Errors: kNotFound.
Result<std::string> ShownFolder(const std::string& folder);

/// Whole, or nothing where there is no such file. Errors: throws std::system_error.
std::optional<std::string> ReadFile(const std::string& path);

/// Under its name whole or not at all, in place of what is there; folders are made. Errors: throws std::system_error.
void ReplaceFile(const std::string& path, std::string_view bytes);

}  // namespace gongkai::disclosure
