// See upload_view.h.

#include "report/upload_view.h"

#include <algorithm>
#include <array>

#include "report/whose_view.h"

namespace gongkai::report {
namespace {

UploadedFile ViewOf(db::Session& session, const Upload& upload, UploadFile file) {
  UploadedFile view{.file = std::move(file)};
  view.version = VersionByDigest(session, upload.holder.organ, view.file.digest);
  if (!view.version) return view;
  view.report = FindReport(session, view.version->report_id);
  const auto current = CurrentVersion(session, view.version->report_id);
  if (current && current->id != view.version->id) {
    view.replaced_by = current->file_name;
  } else {
    view.open = CountOpen(Findings(session, view.version->report_id, Gone::kLeaveOut));
  }
  view.anothers = view.report && IsAnothers(session, *view.report);
  return view;
}

}  // namespace

FileState UploadedFile::State() const {
  if (file.state == "waiting") return FileState::kWaiting;
  if (file.state == "read") return FileState::kRead;
  if (file.outcome == "failed" || !version) return FileState::kFailed;
  if (!version->obstacle.empty()) return FileState::kUnreadable;
  if (!replaced_by.empty()) return FileState::kReplaced;
  if (open.errors > 0) return FileState::kErrors;
  return open.warnings > 0 ? FileState::kWarnings : FileState::kClean;
}

std::vector<UploadedFile> FilesOf(db::Session& session, const Upload& upload, std::int64_t upload_id) {
  std::vector<UploadedFile> views;
  for (UploadFile& file : FilesOfUpload(session, upload_id)) views.push_back(ViewOf(session, upload, std::move(file)));
  return views;
}

std::string SummaryOf(const std::vector<UploadedFile>& files) {
  constexpr std::array<std::pair<FileState, std::string_view>, 6> kNames = {{
      {FileState::kErrors, "有错误的"},
      {FileState::kWarnings, "只有存疑的"},
      {FileState::kClean, "没有错误和存疑的"},
      {FileState::kUnreadable, "读不出的"},
      {FileState::kFailed, "没有核对完的"},
      {FileState::kReplaced, "被别的文件取代的"},
  }};
  if (files.size() < 2) return "";
  std::string words;
  for (const auto& [state, name] : kNames) {
    const auto count = std::ranges::count(files, state, &UploadedFile::State);
    if (count == 0) continue;
    words += (words.empty() ? "其中" : "、") + std::string(name) + " " + std::to_string(count) + " 份";
  }
  return words + "。";
}

}  // namespace gongkai::report
