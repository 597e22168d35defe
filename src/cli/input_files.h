// The files that a command line names, folders opened.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace gongkai::cli {

struct InputFiles {
  std::vector<std::string> files;    // in the order given; those of a folder by name
  std::vector<std::string> missing;  // named, but not there, or not to be opened; they are among `files` as well
  std::size_t passed_over = 0;       // in folders: hidden, or of a kind that no report has (pictures, programs, data)
};

enum class FilesOfFolders { kLikeReports, kAll };  // of all, hidden ones are passed over
InputFiles ExpandPaths(std::span<const std::string> paths, FilesOfFolders wanted = FilesOfFolders::kLikeReports);
std::string BaseName(const std::string& path);

}  // namespace gongkai::cli
