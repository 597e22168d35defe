// What became of the files of one act of handing in, each by itself: another file of the same organ and year may have
// taken its place since, and then the report's findings are not its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report_view.h"

namespace gongkai::report {

/// How one file stands; in this order people look at them.
enum class FileState { kWaiting, kRead, kFailed, kErrors, kWarnings, kClean, kUnreadable, kReplaced };

struct UploadedFile {
  UploadFile file;
  std::optional<StoredReport> report;
  std::optional<StoredVersion> version;  // these bytes
  std::string replaced_by;               // the file that is in force instead; empty when it is this one
  OpenCounts open;                       // of the report, when this file is in force
  bool anothers = false;                 // a report of another organ, handed in by one that collects none

  FileState State() const;
};

std::vector<UploadedFile> FilesOf(db::Session& session, const Upload& upload, std::int64_t upload_id);

/// "其中有错误的 7 份、读不出的 1 份。": where to look first among many files. Nothing is said of a single one.
std::string SummaryOf(const std::vector<UploadedFile>& files);

}  // namespace gongkai::report
