// For tests: a clean copy of one file, in isolation, without everything that nobody sees. Called as `gongkai screen
// --clean OUT FILE` is; after FILE pairs of words to be changed may follow.
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "docread/clean.h"
#include "docread/isolated.h"

using gongkai::docread::CleanOrder;
using gongkai::docread::Obstacle;
using gongkai::docread::Sight;

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  if (const std::optional<int> ended = gongkai::docread::RunIfReadWorker(words)) return *ended;
  if (!words.empty() && words[0] == "screen") words.erase(words.begin());
  if (words.size() < 3 || words[0] != "--clean") {
    std::cerr << "screen --clean OUT FILE [FROM TO]…\n";
    return 2;
  }
  std::ifstream file(words[2], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  CleanOrder order;
  for (int sight = 1; sight <= static_cast<int>(Sight::kEarlierVersion); ++sight) {
    order.remove.insert(static_cast<Sight>(sight));
  }
  for (std::size_t i = 3; i + 1 < words.size(); i += 2) order.changes.push_back({words[i], words[i + 1]});
  const auto cleaned = gongkai::docread::CleanIsolated(bytes, words[2].substr(words[2].rfind('/') + 1), order);
  if (cleaned.obstacle != Obstacle::kNone) {
    std::cerr << cleaned.obstacle_message << '\n';
    return 1;
  }
  for (const auto& removed : cleaned.removed) {
    std::cout << NameOf(removed.sight) << '\t' << removed.where << '\t' << removed.pieces << '\n';
  }
  if (cleaned.changed > 0) std::cout << "changed\t" << cleaned.changed << '\n';
  if (!cleaned.as.empty()) std::cout << "as\t" << cleaned.as << '\n';
  std::ofstream(words[1], std::ios::binary) << cleaned.bytes;
}
