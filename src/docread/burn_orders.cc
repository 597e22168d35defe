#include "docread/burn_orders.h"

#include <cstdio>
#include <cstdlib>

namespace gongkai::docread {
namespace {

constexpr std::string_view kFirstLine = "burn 1";

std::string Hex(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (text.empty()) return "-";
  std::string hex;
  for (const char c : text) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return hex;
}

std::string FromHex(std::string_view hex) {
  const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10) & 15U; };
  std::string text;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    text += static_cast<char>(digit(hex[i]) << 4U | digit(hex[i + 1]));
  return text;
}

std::string_view TakeUntil(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return taken;
}

double Number(std::string_view& rest) { return std::strtod(std::string(TakeUntil(rest, ' ')).c_str(), nullptr); }

}  // namespace

std::string WriteBurnOrders(const BurnOrders& orders, std::size_t pdf_bytes) {
  std::string text(kFirstLine);
  text += '\n';
  for (const auto& [from, to] : orders.changes) text.append("C ").append(Hex(from)).append(" ").append(Hex(to)) += '\n';
  for (const BlackBox& box : orders.boxes) {
    char line[160];
    std::snprintf(line, sizeof line, "B %d %.3f %.3f %.3f %.3f\n", box.page, box.left, box.top, box.right, box.bottom);
    text += line;
  }
  if (orders.first != 1 || orders.last != 0) {
    text.append("R ").append(std::to_string(orders.first)).append(" ").append(std::to_string(orders.last)) += '\n';
  }
  if (!orders.paints_fields) text += "F\n";
  if (!orders.paints_annotations) text += "A\n";
  return text + "D " + std::to_string(pdf_bytes) + "\n";
}

bool TakeBurnOrders(std::string_view& input, BurnOrders& orders) {
  if (TakeUntil(input, '\n') != kFirstLine) return false;
  while (!input.empty()) {
    std::string_view line = TakeUntil(input, '\n');
    const std::string_view word = TakeUntil(line, ' ');
    if (word == "C") {
      const std::string from = FromHex(TakeUntil(line, ' '));
      orders.changes.emplace_back(from, FromHex(line));
    } else if (word == "B") {
      BlackBox box;
      box.page = static_cast<int>(Number(line));
      for (double* edge : {&box.left, &box.top, &box.right, &box.bottom}) *edge = Number(line);
      orders.boxes.push_back(box);
    } else if (word == "R") {
      orders.first = static_cast<int>(Number(line));
      orders.last = static_cast<int>(Number(line));
    } else if (word == "F") {
      orders.paints_fields = false;
    } else if (word == "A") {
      orders.paints_annotations = false;
    } else {
      return word == "D" && std::to_string(input.size()) == line;
    }
  }
  return false;
}

}  // namespace gongkai::docread
