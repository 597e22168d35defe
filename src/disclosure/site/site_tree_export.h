// A folder that others may write into too, and what is put there, by paths below it: no link leads out of it, and each
// file is whole under its name or not there. What was being written when the program was killed lies in a hidden folder
// and goes with the next file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gongkai::disclosure {

class SiteTree {
 public:
  /// Errors: throws std::system_error, also below.
  explicit SiteTree(const std::string& folder);
  ~SiteTree();
  SiteTree(const SiteTree&) = delete;
  SiteTree& operator=(const SiteTree&) = delete;

  /// Nothing where there is no such plain file.
  std::optional<std::string> Read(const std::string& path) const;
  /// In place of what is there; folders are made.
  void Replace(const std::string& path, std::string_view bytes);
  /// With the folders that hold nothing any more.
  void Remove(const std::string& path);
  /// All of it is on disk when this returns.
  void Flush() const;
  /// Files and folders of others and of ours; the hidden folder does not count.
  bool IsEmpty() const;
  /// Clears away what was left half written.
  void Sweep();

 private:
  const std::string folder_;
  int root_ = -1;
};

}  // namespace gongkai::disclosure
