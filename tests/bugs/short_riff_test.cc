// Six bytes that begin like a WEBP picture ended the program: the mark was looked for behind the end.
#include <doctest/doctest.h>

#include "docread/read.h"

TEST_CASE("a file that is cut off behind RIFF is told, and does not end the program") {
  for (const char* bytes : {"RIFF", "RIFFC!", "RIFF1234", "RIFF1234WEB"}) {
    CHECK_NOTHROW(gongkai::docread::Read(bytes));
  }
  CHECK(gongkai::docread::Read("RIFF1234WEBPVP8 ").obstacle == gongkai::docread::Obstacle::kImage);
}
