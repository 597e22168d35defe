// Importing reports of others from files, in any layout that can be read: each is read and checked by itself (on any
// thread), then they are put down in batches, each one deed: figures and narrative, not the file. What was imported
// before is passed over by its bytes, so that an import which was stopped goes on where it was; only where its text was
// not kept yet that is put down. A report of a unit that has one already is refused unless it is meant to replace it,
// also where another run that is at work at the same time put it down. A name that several units have is nobody's; one
// that names no organ is known by its file's name only where whoever imports says so.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "account/deed.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/named_units.h"
#include "report/shelf.h"

namespace gongkai::report {

struct ReadFile {
  std::string file;               // its name, for people
  std::string path;               // where it lies below the folder that was given; empty: its name says enough
  std::string digest;             // of its bytes
  std::string fault;              // why it is no report; the rest is empty then
  std::string organ, place_code;  // organ: empty where it tells of none
  Level level = Level::kUnknown;
  std::optional<int> year;
  std::optional<Date> published;
  int errors = 0, warnings = 0;
  Figures figures;
  std::string text;  // its narrative as it is kept (kept_narrative.h)
};
/// SM3, in hex: by it a file that was imported is known again.
std::string DigestOfBytes(std::string_view bytes);
/// JSON by its schema, everything else as `read` reads it.
ReadFile ReadForImport(std::string_view bytes, std::string file, const ReadBytes& read);

struct ImportOptions {
  int year = 0;
  std::optional<UnitId> under{};  // new units come below it, and names are looked for there; none: everywhere
  bool replaces = false;          // a report of a unit that has another one on that year is its correction
  bool by_file_name = false;      // one that names no organ is of the unit whose full or short name its file has
};

struct ImportCounts {
  int read = 0;
  PutCounts put;
  int known = 0;      // passed over: the same bytes were imported before
  int new_units = 0;  // whose report was the first that was heard of them
};

/// Of many files in many folders several may have one name.
struct ImportFault {
  std::string path;   // below the folder that was given
  std::string words;  // why it was not put down
};

class ReportImport {
 public:
  /// Reads what is known. It must not outlive the desk.
  ReportImport(account::Desk& desk, account::Actor actor, const ImportOptions& options);

  /// There is nothing more to be had from it.
  bool IsKnown(const std::string& digest) const { return known_.contains(digest) && !without_text_.contains(digest); }
  /// As of now, for threads that read files while Add is at work.
  std::set<std::string> KnownNow() const;
  void Add(ReadFile file);
  /// What is still waiting is put down.
  void Finish();

  const ImportCounts& counts() const { return counts_; }
  /// One for each file that was not put down; by their paths, once it is finished.
  const std::vector<ImportFault>& faults() const { return faults_; }

 private:
  struct Batch;
  struct Judged {
    ReadFile file;
    std::optional<UnitId> unit;  // none: of an organ that is heard of for the first time
  };
  static ImportFault FaultOf(const ReadFile& file, std::string words);
  Result<std::optional<UnitId>> Named(const ReadFile& file) const;
  Result<std::optional<UnitId>> UnitFor(const ReadFile& file) const;
  void Take(ReadFile file);
  std::optional<UnitId> MadeMeanwhile(db::Transaction& act, const std::string& organ) const;
  std::string AgainstMeanwhile(db::Transaction& act, const ReadFile& file, UnitId unit) const;
  void Write(account::Deed& deed, Batch& batch) const;
  void PassOver() { ++counts_.known; }
  void Flush();

  account::Desk& desk_;
  account::Actor actor_;
  ImportOptions options_;
  NamedUnits names_;
  std::unordered_map<std::string, UnitId> known_;       // by digest
  std::set<std::string> without_text_;                  // digests; imported before texts were kept
  std::unordered_map<UnitId, std::string> has_report_;  // the file; "" where it is no file
  std::vector<Judged> waiting_;
  std::set<std::u32string> waiting_organs_;  // new ones, folded
  std::set<UnitId> waiting_units_;
  ImportCounts counts_;
  std::vector<ImportFault> faults_;
};

}  // namespace gongkai::report
