// Any bytes taken as text, line by line, of every kind of sight and in tables: screened with the lists that come with
// the program. Nothing may crash or hang, every hit must lie within its piece or be about the part as a whole, and a
// mask must be a mask.
//
// Links: screening
// Seeds: data/samples/*.txt tests/screening/written.txt
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "screening/screen.h"

namespace {

using namespace gongkai;

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(29)};

/// The first byte says of what sight the lines are, and whether they are cells of a table.
screening::Part PartOf(std::string_view bytes) {
  screening::Part part{"file", "fuzz", {}, {}, {}};
  if (bytes.empty()) return part;
  const auto choice = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  for (int count = 0; !bytes.empty(); ++count) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    docread::Piece piece;
    piece.sight = static_cast<docread::Sight>(choice % 24);
    piece.text = bytes.substr(0, end);
    if (choice >= 128) {
      piece.table = 1;
      piece.row = count / 4;
      piece.column = count % 4;
    }
    if (!piece.text.empty()) part.pieces.push_back(std::move(piece));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return part;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const screening::Screener screener(screening::BuiltInLists(), {});
  const std::vector<screening::Part> parts = {PartOf({reinterpret_cast<const char*>(data), size})};
  for (const screening::Hit& hit : screener.Screen(parts, kToday)) {
    const auto& pieces = parts[hit.part].pieces;
    const bool is_of_whole = hit.piece == pieces.size();  // hidden things past the two hundred told one by one
    const std::size_t reach = is_of_whole ? 0 : pieces.at(hit.piece).text.size();
    if (hit.offset > reach || hit.length > reach - hit.offset) std::abort();
    const std::string_view text = screening::TextOf(hit, parts);
    if (const auto masked = screening::Masked(hit.rule, text); masked && *masked == text) std::abort();
  }
  screening::PersonalLists(parts);
  screening::LinksOf(parts);
  return 0;
}
