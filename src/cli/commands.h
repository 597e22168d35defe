// The commands of the program. Each takes its words and answers the exit code: 0 done, 1 done with findings, 2 could
// not (then one Chinese sentence on standard error says what and where).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.h"

namespace gongkai::cli {

inline constexpr int kDone = 0;
inline constexpr int kFindings = 1;
inline constexpr int kCouldNot = 2;

int Check(std::span<const std::string> words);
int Extract(std::span<const std::string> words);
int Deadline(std::span<const std::string> words);
int Fee(std::span<const std::string> words);
int Screen(std::span<const std::string> words);
int Serve(std::span<const std::string> words);
int Backup(std::span<const std::string> words);
int Restore(std::span<const std::string> words);
int Export(std::span<const std::string> words);
int Import(std::span<const std::string> words);
int VerifyAudit(std::span<const std::string> words);
int AuditHeads(std::span<const std::string> words);
int Seed(std::span<const std::string> words);
int ExportSite(std::span<const std::string> words);
int VerifySite(std::span<const std::string> words);
int VerifyArchive(std::span<const std::string> words);
int SearchIndex(std::span<const std::string> words);
int Rebuild(std::span<const std::string> words);
int Report(std::span<const std::string> words);
int AllowLetters(std::span<const std::string> words);
int UnbindDevice(std::span<const std::string> words);
int Help(std::span<const std::string> words);

/// A command as the dispatcher and the help know it.
struct Command {
  std::string_view word;
  std::string_view usage;    // "gongkai check [选项] 文件或文件夹…"
  std::string_view summary;  // one line
  std::string_view text;     // the page of `gongkai help WORD`
  std::span<const Option> options;
  int (*run)(std::span<const std::string> words);
};
std::span<const Command> Commands();

std::span<const Option> CheckOptions();
std::span<const Option> ExtractOptions();
std::span<const Option> DeadlineOptions();
std::span<const Option> FeeOptions();
std::span<const Option> ScreenOptions();
std::span<const Option> ServeCommandOptions();
std::span<const Option> CopyOptions();   // of backup, export
std::span<const Option> BringOptions();  // of restore, import
std::span<const Option> VerifyAuditOptions();
std::span<const Option> AuditHeadsOptions();
std::span<const Option> SeedOptions();
std::span<const Option> ExportSiteOptions();
std::span<const Option> VerifySiteOptions();
std::span<const Option> VerifyArchiveOptions();
std::span<const Option> SearchIndexOptions();
std::span<const Option> RebuildOptions();
std::span<const Option> ReportOptions();
std::span<const Option> AllowLettersOptions();
std::span<const Option> UnbindDeviceOptions();

/// Prints "gongkai: …" on standard error and answers kCouldNot.
int Fail(std::string_view sentence);

/// Writes to standard output; throws when it is closed or full.
void Print(std::string_view text);

}  // namespace gongkai::cli
