// What comes with an application or into a case, sealed and hashed before the write lock is taken, for which everybody
// else waits; under the lock it is a few statements. Next to read: case_store.h, intake_actions.cc.
#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/blob_store.h"
#include "request/case_seal_store.h"

namespace gongkai::request {

/// Files of one case. Sealed, they stand in memory until this goes; of many bytes one at a time in this process.
class SealedFiles {
 public:
  /// Of a case that is not there yet.
  explicit SealedFiles(CaseSeal seal, int first = 1) : seal_(std::move(seal)), first_(first) {}
  /// Behind those that the case has. Nothing where it was erased.
  static std::optional<SealedFiles> BehindThoseOf(db::Session& session, const account::Keys& keys, CaseId id);

  /// The next one; its bytes need not stay. Not within a transaction.
  void Add(FileKind kind, const PersonalText& name, std::string_view bytes);
  /// False, and nothing is put down, when others were put into the case meanwhile.
  bool Put(db::Transaction& act, CaseId id, Instant at) const;

 private:
  struct File {
    File(const CaseSeal& seal, int number, FileKind kind, const PersonalText& name, std::string_view bytes);
    File(const File&) = delete;  // what is hashed is looked at where it stands
    File& operator=(const File&) = delete;

    const std::string sealed;
    const db::HashedBytes hashed;
    const std::optional<db::Blob> name;
    CaseFile row;
  };

  CaseSeal seal_;
  int first_;
  std::list<File> files_;
  std::size_t bytes_ = 0;
  std::unique_lock<std::mutex> alone_;  // with many bytes
};

/// A new case.
class SealedCase {
 public:
  explicit SealedCase(const CaseWords& words);

  void AddFile(FileKind kind, const PersonalText& name, std::string_view bytes) { files_.Add(kind, name, bytes); }
  /// The case with all copies that `held` has, its files and its events, none of which has words. Gives its number.
  CaseId Put(db::Transaction& act, const account::Keys& keys, const Case& held, const CaseDigests& digests,
             const std::vector<CaseEvent>& events) const;

 private:
  CaseSeal seal_;
  db::Blob words_;
  SealedFiles files_;
};

}  // namespace gongkai::request
