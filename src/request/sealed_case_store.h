// What comes with an application or into a case, sealed and hashed before the write lock is taken, for which everybody
// else waits; under the lock it is a few statements. Next to read: case_store.h, intake_actions.cc.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "db/blob_store.h"
#include "request/case_seal_store.h"
#include "web/spool.h"

namespace gongkai::request {

/// Files of one case. Sealed, they lie in a file without a name until this goes, small ones in memory; however many
/// come at once, a piece of each stands in memory.
class SealedFiles {
 public:
  /// Of a case that is not there yet.
  explicit SealedFiles(CaseSeal seal, int first = 1)
      : seal_(std::move(seal)), first_(first), spool_(std::make_unique<web::Spool>()) {}
  /// Behind those that the case has. Nothing where it was erased.
  static std::optional<SealedFiles> BehindThoseOf(db::Session& session, const account::Keys& keys, CaseId id);

  /// The next one; its bytes need not stay. Not within a transaction.
  void Add(FileKind kind, const PersonalText& name, const SentBytes& bytes);
  /// False, and nothing is put down, when others were put into the case meanwhile.
  bool Put(db::Transaction& act, CaseId id, Instant at) const;

 private:
  struct File {
    db::HashedSource sealed;
    std::optional<db::Blob> name;
    CaseFile row;
  };

  db::HashedSource Sealed(int number, const SentBytes& bytes);

  CaseSeal seal_;
  int first_;
  std::vector<File> files_;
  std::unique_ptr<web::Spool> spool_;
};

/// A new case.
class SealedCase {
 public:
  explicit SealedCase(const CaseWords& words);

  void AddFile(FileKind kind, const PersonalText& name, const SentBytes& bytes) { files_.Add(kind, name, bytes); }
  /// The case with all copies that `held` has, its files and its events, none of which has words. Gives its number.
  CaseId Put(db::Transaction& act, const account::Keys& keys, const Case& held, const CaseDigests& digests,
             const std::vector<CaseEvent>& events) const;

 private:
  CaseSeal seal_;
  db::Blob words_;
  SealedFiles files_;
};

}  // namespace gongkai::request
