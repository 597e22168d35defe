// The names of the streams in an OLE2 compound file (.doc, .wps, .xls, a Word document with a password …): enough to
// tell what such a file is. Source: [MS-CFB]. Next to read: sniff.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

struct OleStream {
  std::string name;        // ASCII; other characters as '?'
  std::size_t offset = 0;  // of its first sector in the file
};

bool IsOleFile(std::string_view bytes);

/// Empty when the directory cannot be read.
std::vector<OleStream> OleStreams(std::string_view bytes);

}  // namespace gongkai::docread
