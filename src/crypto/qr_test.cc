// The path draws a QR code: a quiet zone, three finders, the timing lines between them.
#include "crypto/qr.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <stdexcept>
#include <vector>

namespace gongkai::crypto {
namespace {

// The squares that the path fills, row by row; empty when it is not made of rectangles one module high inside the
// square.
std::vector<std::string> Drawn(const QrPath& qr) {
  const auto side = static_cast<std::size_t>(qr.size);
  std::vector<std::string> rows(side, std::string(side, ' '));
  for (std::size_t at = 0; at < qr.path.size();) {
    unsigned x = 0, y = 0, run = 0, back = 0;
    int length = 0;
    if (std::sscanf(qr.path.c_str() + at, "M%u %uh%uv1h-%uz%n", &x, &y, &run, &back, &length) != 4 || length == 0) {
      return {};
    }
    if (run != back || y >= side || x + run > side) return {};
    rows[y].replace(x, run, std::string(run, '#'));
    at += static_cast<std::size_t>(length);
  }
  return rows;
}

bool HasFinder(const std::vector<std::string>& rows, std::size_t x, std::size_t y) {
  const std::vector<std::string> finder = {"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"};
  for (std::size_t i = 0; i < finder.size(); ++i) {
    if (rows[y + i].substr(x, 7) != finder[i]) return false;
  }
  return true;
}

TEST_CASE("A code has its quiet zone, finders and timing lines") {
  for (const std::string& text : {std::string("x"), "otpauth://totp/a:b?secret=" + std::string(120, 'A')}) {
    const QrPath qr = QrSvgPath(text);
    const std::vector<std::string> rows = Drawn(qr);
    REQUIRE_FALSE(rows.empty());
    const std::size_t side = rows.size();
    CHECK((side - 8 - 17) % 4 == 0);
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(rows[i].find('#') == std::string::npos);
      CHECK(rows[side - 1 - i].find('#') == std::string::npos);
    }
    for (const std::string& row : rows) CHECK((row.substr(0, 4) == "    " && row.substr(side - 4) == "    "));
    CHECK(HasFinder(rows, 4, 4));
    CHECK(HasFinder(rows, side - 11, 4));
    CHECK(HasFinder(rows, 4, side - 11));
    for (std::size_t i = 12; i < side - 12; ++i) CHECK((rows[10][i] == '#') == (i % 2 == 0));
  }
}

TEST_CASE("Drawn module by module it is the same code") {
  const std::string text = "https://zwgk.chengyan.example/items/12-345";
  const std::vector<std::string> rows = Drawn(QrSvgPath(text));
  const QrModules modules = QrModulesOf(text);
  REQUIRE(modules.size == static_cast<int>(rows.size()));
  for (int y = 0; y < modules.size; ++y) {
    for (int x = 0; x < modules.size; ++x) {
      CHECK(modules.IsDark(x, y) == (rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#'));
    }
  }
}

TEST_CASE("Longer texts make larger codes, and what no code holds is refused") {
  CHECK(QrSvgPath("x").size == 21 + 8);
  CHECK(QrSvgPath(std::string(500, 'a')).size > QrSvgPath(std::string(50, 'a')).size);
  CHECK_THROWS_AS(QrSvgPath(std::string(3000, 'a')), std::length_error);
}

}  // namespace
}  // namespace gongkai::crypto
