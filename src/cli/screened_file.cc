#include "cli/screened_file.h"

#include <algorithm>
#include <chrono>
#include <fstream>

#include "base/fold.h"
#include "base/instant.h"
#include "cli/input_files.h"
#include "docread/inspect.h"

namespace gongkai::cli {
namespace {

screening::Part PartOf(docread::Inspection inspection, const std::string& path) {
  screening::Part part{"file", BaseName(path), std::move(inspection.pieces), std::move(inspection.files), {}};
  if (inspection.obstacle != docread::Obstacle::kNone) part.obstacle = inspection.obstacle_message;
  return part;
}

ScreenedFile Screened(const screening::Screener& screener, ScreenedFile file, Date today) {
  file.hits = screener.Screen(file.parts, today);
  file.lists = screening::PersonalLists(file.parts);
  return file;
}

}  // namespace

ScreenedFile ScreenBytes(const screening::Screener& screener, std::string_view bytes, std::string path, Date today,
                         const std::vector<std::string>& burnt) {
  docread::InspectLimits limits;
  limits.was_burnt_here = [&burnt](const std::string& digest) {
    return std::ranges::find(burnt, digest) != burnt.end();
  };
  docread::Inspection inspection = docread::InspectIsolated(bytes, BaseName(path), limits);
  ScreenedFile file;
  file.kind = inspection.files.empty() ? "" : inspection.files.front().kind;
  file.pictures = inspection.pictures;
  file.parts.push_back(PartOf(std::move(inspection), path));
  file.path = std::move(path);
  return Screened(screener, std::move(file), today);
}

ScreenedFile ScreenText(const screening::Screener& screener, std::string_view text, Date today) {
  ScreenedFile file{"-", "文本", 0, {{"text", "标准输入", {}, {}, {}}}, {}, {}, {}};
  int line = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    ++line;
    const std::string_view written = Trim(text.substr(from, end - from));
    if (!written.empty()) {
      docread::Piece piece;
      piece.text = written;
      piece.where = "第 " + std::to_string(line) + " 行";
      file.parts.front().pieces.push_back(std::move(piece));
      file.at.push_back(static_cast<std::size_t>(written.data() - text.data()));
    }
    from = end + 1;
  }
  return Screened(screener, std::move(file), today);
}

std::string BytesOfFile(const std::string& path) {
  const std::size_t most = docread::InspectLimits{}.file_bytes + 1;  // enough to be told that it is too large
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  char buffer[1 << 16];
  while (bytes.size() < most && (file.read(buffer, sizeof buffer), file.gcount() > 0)) {
    bytes.append(buffer, static_cast<std::size_t>(file.gcount()));
  }
  return bytes;
}

Date TodayHere() {
  using namespace std::chrono;
  return year_month_day(floor<days>(system_clock::now() + hours(8)));  // Beijing time
}

}  // namespace gongkai::cli
