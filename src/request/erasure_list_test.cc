// The list of what was destroyed is read back as it was written, and what was cut off or changed is no line of it.
#include "request/erasure_list.h"

#include <doctest/doctest.h>

namespace gongkai::request {
namespace {

const Erasure kCase{ErasedKind::kCase, account::OrganId{101}, 12, InstantOf(1'773'104'400), InstantOf(2'120'000'000)};
const Erasure kMessage{ErasedKind::kMessage, account::OrganId{101}, 12, InstantOf(1'773'104'401),
                       InstantOf(2'120'000'001)};

const Erasure kRecord{ErasedKind::kRecord, account::OrganId{101}, 12, InstantOf(1'773'104'400),
                      InstantOf(2'120'000'000)};

const Erasure kDispute{ErasedKind::kDispute, account::OrganId{101}, 12, InstantOf(1'773'104'400),
                       InstantOf(2'120'000'000)};

TEST_CASE("what is written is read again, whatever stands between the lines") {
  const std::string text = std::string(HeadOfErasures()) + LineOf(kCase) + "\r\n\n# 备注\n" + LineOf(kMessage) + "\n" +
                           LineOf(kRecord) + "\n" + LineOf(kDispute);
  const ErasuresRead read = ErasuresIn(text);
  CHECK(read.erasures == Erasures{kCase, kMessage, kRecord, kDispute});
  CHECK(read.unreadable == 0);
  CHECK(ErasuresIn("").erasures.empty());
  CHECK(ErasuresIn(HeadOfErasures()).unreadable == 0);
}

TEST_CASE("a line that was changed or cut off destroys nothing, and is told") {
  const std::string line = LineOf(kCase);
  std::string another = line;
  another.replace(another.find("101-12"), 6, "101-13");
  for (const std::string& bad : {another, "message" + line.substr(4), line + "0", line + " 0",
                                 std::string("case 101-12"), std::string("删除全部")}) {
    CAPTURE(bad);
    const ErasuresRead read = ErasuresIn(bad + "\n" + LineOf(kMessage) + "\n");
    CHECK(read.erasures == Erasures{kMessage});
    CHECK(read.unreadable == 1);
  }
  for (std::size_t length = 1; length < line.size(); ++length) {
    const ErasuresRead read = ErasuresIn(line.substr(0, length));
    CHECK(read.erasures.empty());
    CHECK(read.unreadable == 1);
  }
}

}  // namespace
}  // namespace gongkai::request
