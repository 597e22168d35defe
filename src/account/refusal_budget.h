// How many refused pages of one person are put down in a minute. The trail must show that somebody tried doors that are
// closed; it must not be filled by whoever goes on trying.
#pragma once

#include <map>
#include <mutex>

#include "account/post.h"
#include "base/instant.h"

namespace gongkai::account {

class RefusalBudget {
 public:
  static constexpr int kPerMinute = 30;

  enum class Turn { kRecord, kRecordAsLast, kPassOver };
  /// The last one that is put down says that the rest of the minute is not.
  Turn Spend(PersonId person, Instant now);

 private:
  struct Spent {
    Instant since{};
    int count = 0;
  };
  std::mutex mutex_;
  std::map<PersonId, Spent> spent_;  // no more people than there are accounts
};

}  // namespace gongkai::account
