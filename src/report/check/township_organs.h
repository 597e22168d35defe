// Organs of a township named in a text: 枕溪镇人民政府, 枕溪镇党委. By their names alone, since most townships of a
// sample or of a new division are in no register.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gongkai::report {

struct TownshipOrgan {
  std::string_view words;  // "枕溪镇政府"
  std::string_view name;   // "枕溪"
  std::size_t offset = 0;  // bytes
};

/// Those whose names are certain: what stands before a mere 镇政府 is as often a verb (主动公开镇政府政务信息). They
/// point into `text`.
std::vector<TownshipOrgan> FindTownshipOrgans(std::string_view text);

/// Whether the township is the one that `organ`, of which a report is, has in its name.
bool IsNamedIn(std::string_view organ, const TownshipOrgan& township);

}  // namespace gongkai::report
