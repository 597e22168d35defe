// Several files as one zip archive (through libzip), for what a person saves at once.
#pragma once

#include <chrono>
#include <span>
#include <string>

namespace gongkai::docwrite {

struct ZipFile {
  std::string name;  // UTF-8
  std::string bytes;
};

/// The same files give the same bytes. Errors: throws std::runtime_error when the archive cannot be made (memory, two
/// files of one name).
std::string WriteZip(std::span<const ZipFile> files);

/// A file on disk that goes into an archive.
struct ZipMember {
  std::string name;  // UTF-8, with folders: "items/12-345/index.html"
  std::string path;
};

/// An archive on disk out of files on disk, in their order, each read while it is written: however large they are,
/// little stands in memory. `at`: the time that every entry says, so that the same files give the same archive. Errors:
/// throws std::runtime_error when a file cannot be read or the archive not be written; then there is none.
void WriteZipFile(const std::string& archive, std::span<const ZipMember> members, std::chrono::sys_seconds at);

}  // namespace gongkai::docwrite
