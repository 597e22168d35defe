// Many words at once, by vectorscan: the one file that includes it is word_scan.cc. Internal to screening/.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::screening {

/// A word as it stands in a text, by the index under which it was given.
struct WordMatch {
  std::uint32_t word = 0;
  std::uint32_t begin = 0, end = 0;  // bytes
};

/// Compiled once, shared by threads.
class WordScan {
 public:
  /// The words are compared byte by byte, letters whether capital or small. None may be empty or stand twice.
  explicit WordScan(const std::vector<std::string>& words);
  ~WordScan();
  WordScan(const WordScan&) = delete;
  WordScan& operator=(const WordScan&) = delete;

  /// What a thread needs while it scans; borrowed for as long as it lives.
  class Desk {
   public:
    explicit Desk(const WordScan& scan);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    /// Adds every place at which a word stands, ordered by where they end.
    void Scan(std::string_view text, std::vector<WordMatch>& out);

   private:
    const WordScan& scan_;
    void* scratch_;
  };

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace gongkai::screening
