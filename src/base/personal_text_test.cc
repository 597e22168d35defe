// What would let a person's words slip into a log, a page or a statement does not compile.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "base/personal_text.h"
#include "support/compiles.h"

namespace gongkai {
namespace {

TEST_CASE("Personal text is given to whoever asks for it by name") {
  PersonalText name("林砚秋");
  CHECK(name.Reveal() == "林砚秋");
  CHECK(name == PersonalText("林砚秋"));
  CHECK(name != PersonalText("林砚"));
  CHECK(PersonalText().empty());
  CHECK(std::move(name).Reveal() == "林砚秋");
}

TEST_CASE("A failed test does not print it either") {
  const std::string shown = doctest::toString(PersonalText("林砚秋")).c_str();
  CHECK(shown.find("林") == std::string::npos);
}

TEST_CASE("Printing, formatting, loose comparing and binding do not compile") {
  const std::string head =
      "#include <fmt/format.h>\n#include <iostream>\n#include <string>\n"
      "#include \"base/personal_text.h\"\n#include \"db/value.h\"\nusing namespace gongkai;\n"
      "static PersonalText p(\"x\"); static std::string s;\n";
  REQUIRE(testing::Compiles(head, "std::cout << p.Reveal(); s = fmt::format(\"{}\", p.Reveal());"));
  REQUIRE(testing::Compiles(head, "db::ToValue(p.Reveal());"));
  const auto refused = {
      "std::cout << p;",
      "s = fmt::format(\"{}\", p);",
      "s = p;",
      "s += p;",
      "s = \"name: \" + p;",
      "std::string_view view = p;",
      "bool b = p == \"x\";",
      "bool b = p == s;",
      "bool b = p < p;",
      "p = s;",
      "db::ToValue(p);",
  };
  for (const char* statement : refused) {
    CAPTURE(statement);
    CHECK_FALSE(testing::Compiles(head, statement));
  }
}

}  // namespace
}  // namespace gongkai
