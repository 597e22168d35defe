#include "cli/input_files.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "report/compile/paper_json.h"

namespace gongkai::cli {
namespace {

namespace fs = std::filesystem;

/// Of all JSON that lies about only what names the schema of a report.
bool NamesPaperSchema(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string opening(256, '\0');
  file.read(opening.data(), static_cast<std::streamsize>(opening.size()));
  return opening.find("\"" + std::string(report::kPaperSchema) + "\"") != std::string::npos;
}

// Only for files found in folders; a file that is named is always read, whatever its name.
bool LooksLikeReport(const fs::path& path) {
  static constexpr std::string_view kEndings[] = {"",      ".txt", ".text", ".md",  ".htm", ".html", ".mht",
                                                  ".docx", ".doc", ".wps",  ".rtf", ".pdf", ".xhtml"};
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return c < 0x80 ? std::tolower(c) : c; });
  if (ending == ".json") return !path.filename().string().starts_with('.') && NamesPaperSchema(path);
  return !path.filename().string().starts_with('.') && std::ranges::find(kEndings, ending) != std::end(kEndings);
}

bool IsWanted(const fs::path& path, FilesOfFolders wanted) {
  if (wanted == FilesOfFolders::kAll) return !path.filename().string().starts_with('.');
  return LooksLikeReport(path);
}

void AddFolder(const fs::path& folder, FilesOfFolders wanted, InputFiles& out) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end;
       it != end; it.increment(error)) {
    if (error) break;
    if (!it->is_regular_file(error)) continue;
    if (IsWanted(it->path(), wanted)) {
      found.push_back(it->path().string());
    } else {
      ++out.passed_over;
    }
  }
  std::ranges::sort(found);
  out.files.insert(out.files.end(), found.begin(), found.end());
}

}  // namespace

InputFiles ExpandPaths(std::span<const std::string> paths, FilesOfFolders wanted) {
  InputFiles out;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      AddFolder(path, wanted, out);
      continue;
    }
    if (access(path.c_str(), R_OK) != 0) out.missing.push_back(path);
    out.files.push_back(path);
  }
  return out;
}

std::string BaseName(const std::string& path) { return fs::path(path).filename().string(); }

}  // namespace gongkai::cli
