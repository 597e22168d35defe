// However many send their files at once, a piece of each stands in memory: the bytes come out of where they lie, are
// sealed, and go into the database a piece at a time.
#include <atomic>
#include <thread>

#include "request/intake_desk_test.h"
#include "request/intake_limits.h"

namespace gongkai::request {
namespace {

constexpr int kAtOnce = 64;
constexpr std::size_t kLongestPiece = std::size_t{1} << 20U;

/// What was asked of the files, by all who ask.
struct Questions {
  std::atomic<std::uint64_t> read = 0;
  std::atomic<std::size_t> longest = 0;
};

/// Made when it is asked for: nowhere does the whole of it lie.
std::string MadeUp(int which, std::uint64_t offset, std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t at = offset + i;
    bytes[i] = at < 8 ? "%PDF-1.7"[at] : static_cast<char>((at * 31 + static_cast<std::uint64_t>(which)) % 251);
  }
  return bytes;
}

SentBytes Large(int which, std::uint64_t size, Questions& asked) {
  return {size, [which, &asked](std::uint64_t offset, std::size_t count) {
            asked.read += count;
            std::size_t longest = asked.longest;
            while (count > longest && !asked.longest.compare_exchange_weak(longest, count)) {
            }
            return MadeUp(which, offset, count);
          }};
}

TEST_CASE_ON_BOTH_ENGINES("64 uploads at once are taken in piece by piece, and each comes out as it was sent", place) {
  IntakeDesk county(place);
  constexpr std::uint64_t kSize = 1'300'000;  // two pieces
  Questions asked;
  std::vector<Sender> senders;
  for (int i = 0; i < kAtOnce; ++i) senders.push_back(county.From());
  std::vector<CaseId> ids(kAtOnce);
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kAtOnce; ++i) {
    threads.emplace_back([&, i] {
      ApplyForm form = county.Form("方案之" + std::to_string(i));
      form.files.push_back({FileKind::kOther, PersonalText("信.pdf"), Large(i, kSize, asked)});
      const auto receipt = SendApplication(county.desk, senders[static_cast<std::size_t>(i)], form);
      if (receipt) {
        ids[static_cast<std::size_t>(i)] = receipt->id;
      } else {
        ++refused;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(refused == 0);
  CHECK(asked.longest <= kLongestPiece);
  CHECK(asked.read >= kAtOnce * kSize);
  CHECK(county.Count("SELECT COUNT(*) FROM request_file") == kAtOnce);
  db::Reader reader = county.database->Read();
  for (const int i : {0, 17, kAtOnce - 1}) {
    const CaseId id = ids[static_cast<std::size_t>(i)];
    const auto files = FilesOf(reader, id);
    REQUIRE(files.size() == 1);
    CHECK(files.front().bytes == static_cast<std::int64_t>(kSize));
    CHECK(OpenFile(reader, county.keys, id, files.front().number)->bytes.Reveal() == MadeUp(i, 0, kSize));
  }
}

TEST_CASE("what is looked for across two pieces is found") {
  const std::string macro = "vbaProject.bin";
  for (const std::size_t at : {std::size_t{20}, (std::size_t{256} << 10U) - 5, (std::size_t{512} << 10U) - 1}) {
    std::string bytes(600'000, 'x');
    bytes.replace(0, 4, "PK\x03\x04", 4);
    CHECK(FaultOfFile("申请.docx", bytes).empty());
    bytes.replace(at, macro.size(), macro);
    CHECK_FALSE(FaultOfFile("申请.docx", bytes).empty());
  }
}

}  // namespace
}  // namespace gongkai::request
