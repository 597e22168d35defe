// A new case on its way into the register: all of it is sealed and hashed before the write lock is taken, for which
// everybody else waits; under the lock it is a few statements. Next to read: case_store.h, intake_actions.cc.
#pragma once

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/blob_store.h"
#include "request/case_seal_store.h"

namespace gongkai::request {

class SealedCase {
 public:
  explicit SealedCase(const CaseWords& words);
  SealedCase(SealedCase&&) = default;
  SealedCase& operator=(SealedCase&&) = delete;

  /// The next file. The bytes need not stay: sealed, they stand in memory until this goes.
  void AddFile(FileKind kind, const PersonalText& name, std::string_view bytes);

  /// The case with all copies that `held` has, its files and its events, none of which has words. Gives its number.
  CaseId Put(db::Transaction& act, const account::Keys& keys, const Case& held, const CaseDigests& digests,
             const std::vector<CaseEvent>& events) const;

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
  db::Blob words_;
  std::list<File> files_;
};

}  // namespace gongkai::request
