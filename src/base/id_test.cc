// Ids of two kinds do not mix.
#include <doctest/doctest.h>

#include <string>
#include <unordered_set>

#include "base/id.h"
#include "support/compiles.h"

namespace gongkai {
namespace {

using OrganId = Id<struct OrganTag>;

TEST_CASE("Ids of one kind are equal, ordered and hashed by their number") {
  CHECK(OrganId(7) == OrganId(7));
  CHECK(OrganId(7) != OrganId(8));
  CHECK(OrganId(7) < OrganId(8));
  const std::unordered_set<OrganId> seen{OrganId(7), OrganId(8), OrganId(7)};
  CHECK(seen.size() == 2);
}

TEST_CASE("What would mix up two kinds of ids does not compile") {
  const std::string head =
      "#include \"base/id.h\"\nusing namespace gongkai;\n"
      "using OrganId = Id<struct OrganTag>; using PersonId = Id<struct PersonTag>; void Move(OrganId);\n";
  REQUIRE(testing::Compiles(head, "Move(OrganId(7));"));
  const auto refused = {
      "Move(PersonId(7));",         // another kind
      "Move(7);",                   // a number that may be anything
      "long number = OrganId(7);",  // an id as a number
      "bool b = OrganId(7) == PersonId(7);",
      "bool b = OrganId(7) == 7;",
      "OrganId id;",  // nobody set it
  };
  for (const char* statement : refused) {
    CAPTURE(statement);
    CHECK_FALSE(testing::Compiles(head, statement));
  }
}

}  // namespace
}  // namespace gongkai
