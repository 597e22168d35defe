// What is packed is read again as it was, and bytes that are no block harm nobody.
#include "search/segment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "base/utf8.h"

namespace gongkai::search {
namespace {

std::vector<std::uint32_t> HoldersOf(const std::vector<Block>& blocks, Token token, std::size_t entries) {
  EntrySet set(entries);
  const auto behind = std::ranges::upper_bound(blocks, token, {}, &Block::first);
  if (behind != blocks.begin()) {
    CHECK(AddHolders(std::prev(behind)->bytes, std::prev(behind)->first, token, set));
  }
  return set.Entries();
}

TEST_CASE("a segment tells who holds what stands everywhere, somewhere and nowhere") {
  constexpr std::size_t kEntries = 3'000;
  SegmentWriter writer;
  std::vector<std::uint32_t> all, seldom;
  for (std::uint32_t i = 0; i < kEntries; ++i) {
    std::u32string keys = U"公开";
    if (i % 700 == 3) keys += U"枕溪镇政府";
    keys.push_back(kBreak);
    keys.push_back(static_cast<char32_t>(0x5000 + i));
    writer.Add(ToUtf8(keys), {"o" + std::to_string(i % 2)});
    all.push_back(i);
    if (i % 700 == 3) seldom.push_back(i);
  }
  CHECK(writer.size() == kEntries);
  const std::vector<Block> blocks = writer.Finish();
  CHECK(blocks.size() > 1);
  CHECK(std::ranges::is_sorted(blocks, {}, &Block::first));
  for (const Block& block : blocks) CHECK(block.bytes.size() < 5'000);
  CHECK(HoldersOf(blocks, TokenOf(U"公开"), kEntries) == all);
  for (const char32_t* const phrase : {U"枕", U"枕溪", U"枕溪镇", U"枕溪镇政"}) {
    CHECK(HoldersOf(blocks, TokenOf(phrase), kEntries) == seldom);
  }
  CHECK(HoldersOf(blocks, TokenOf(U"溪枕"), kEntries).empty());
  CHECK(HoldersOf(blocks, TokenOf(std::u32string{U'开', 0x5000}), kEntries).empty());  // not across a break
  CHECK(HoldersOf(blocks, TokenOf(U"\u5007"), kEntries) == std::vector<std::uint32_t>{7});
  CHECK(HoldersOf(blocks, TokenOfMark("o1"), kEntries).size() == kEntries / 2);
  CHECK(HoldersOf(blocks, TokenOfMark("o2"), kEntries).empty());
}

TEST_CASE("no entries make no blocks, and empty keys are in none") {
  CHECK(SegmentWriter().Finish().empty());
  SegmentWriter writer;
  writer.Add("", {});
  CHECK(writer.Finish().empty());
}

TEST_CASE("numbers that go up are packed and read again") {
  for (const std::vector<std::int64_t>& numbers :
       {std::vector<std::int64_t>{}, {0}, {1, 2, 3}, {18'262LL << 24U, (18'262LL << 24U) + 1, 20'000LL << 24U}}) {
    CHECK(UnpackedNumbers(PackedNumbers(numbers)) == numbers);
  }
  const std::string largest = std::string(8, '\xFF') + '\x7F';
  CHECK(UnpackedNumbers(largest + largest) == std::vector<std::int64_t>{INT64_MAX, -2});  // of no packing of ours
}

TEST_CASE("bytes that are no block are told, and nothing is written beside the set") {
  std::mt19937 random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    EntrySet set(100);
    AddHolders(bytes, 5, 5 + static_cast<Token>(random() % 4), set);
    CHECK(set.words().size() == 2);
    UnpackedNumbers(bytes);
  }
  EntrySet set(64);
  CHECK_FALSE(AddHolders("\xFF", 5, 5, set));
  CHECK_FALSE(AddHolders(std::string("\x00\x7E", 2), 5, 5, set));      // longer than what is there
  CHECK_FALSE(AddHolders(std::string("\x00\x02\x70", 3), 5, 5, set));  // an entry behind the last
  CHECK(set.IsEmpty());
}

}  // namespace
}  // namespace gongkai::search
