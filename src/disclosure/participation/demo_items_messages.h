// What people wrote to the organs of the demo county, in every state. Texts: data/demo/messages.tsv.
#pragma once

#include <string>
#include <vector>

#include "account/demo_county.h"
#include "disclosure/participation/public_entry.h"

namespace gongkai::disclosure {

class DemoMessages {
 public:
  /// `lines`: of data/demo/messages.tsv, cut at tabs, oldest first.
  DemoMessages(account::DemoLife& life, std::vector<std::vector<std::string>> lines);

  /// Those that came more than so many days before today.
  void Until(int days_before);
  /// The answers to topics, which are items: after all others, so that these keep their numbers.
  void AnswerTopics();

 private:
  void RegisterEnterprises();
  void Live(const std::vector<std::string>& line);

  struct Owed {
    std::string organ;
    EntryId topic;
    std::string words;
  };
  account::DemoLife& life_;
  std::vector<std::vector<std::string>> lines_;
  std::size_t next_ = 0;
  std::vector<Owed> owed_;
};

inline constexpr std::size_t kColumnsOfMessages = 8;

}  // namespace gongkai::disclosure
