#include "docread/look_orders.h"

#include <cstdio>
#include <cstdlib>

namespace gongkai::docread {
namespace {

constexpr std::string_view kFirstLine = "look 1";

std::string_view TakeUntil(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return taken;
}

double Number(std::string_view& rest) { return std::strtod(std::string(TakeUntil(rest, ' ')).c_str(), nullptr); }

/// False for a line that is none of these.
bool TakeLine(std::string_view word, std::string_view line, LookOrders& orders) {
  if (word == "R") {
    orders.first = static_cast<int>(Number(line));
    orders.last = static_cast<int>(Number(line));
  } else if (word == "S") {
    orders.dots_per_inch = Number(line);
  } else if (word == "U") {
    orders.unseen = true;
  } else if (word == "I") {
    orders.pictures = true;
  } else if (word == "B") {
    BlackBox box;
    box.page = static_cast<int>(Number(line));
    for (double* edge : {&box.left, &box.top, &box.right, &box.bottom}) *edge = Number(line);
    orders.boxes.push_back(box);
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string WriteLookOrders(const LookOrders& orders, std::size_t pdf_bytes) {
  char line[160];
  std::string text(kFirstLine);
  std::snprintf(line, sizeof line, "\nR %d %d\nS %.2f\n", orders.first, orders.last, orders.dots_per_inch);
  text += line;
  if (orders.unseen) text += "U\n";
  if (orders.pictures) text += "I\n";
  for (const BlackBox& box : orders.boxes) {
    std::snprintf(line, sizeof line, "B %d %.3f %.3f %.3f %.3f\n", box.page, box.left, box.top, box.right, box.bottom);
    text += line;
  }
  return text + "D " + std::to_string(pdf_bytes) + "\n";
}

bool TakeLookOrders(std::string_view& input, LookOrders& orders) {
  if (TakeUntil(input, '\n') != kFirstLine) return false;
  while (!input.empty()) {
    std::string_view line = TakeUntil(input, '\n');
    const std::string_view word = TakeUntil(line, ' ');
    if (!TakeLine(word, line, orders)) return word == "D" && std::to_string(input.size()) == line;
  }
  return false;
}

}  // namespace gongkai::docread
