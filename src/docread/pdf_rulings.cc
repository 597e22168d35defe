#include "docread/pdf_rulings.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "docread/groups.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kMostLines = 1'000;  // of a page, after joining; no table has so many, a drawing may

double Middle(double a, double b) { return (a + b) / 2; }

/// Pieces of one line, drawn cell by cell, joined again.
std::vector<RuledLine> Joined(std::vector<RuledLine> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const RuledLine& a, const RuledLine& b) { return a.at < b.at; });
  std::vector<RuledLine> lines;
  for (auto begin = pieces.begin(); begin != pieces.end();) {
    const auto end =
        std::find_if(begin, pieces.end(), [&](const RuledLine& l) { return l.at > begin->at + kTouching; });
    const double at = Middle(begin->at, std::prev(end)->at);
    std::sort(begin, end, [](const RuledLine& a, const RuledLine& b) { return a.from < b.from; });
    for (auto piece = begin; piece != end; ++piece) {
      if (piece != begin && piece->from <= lines.back().to + kTouching) {
        lines.back().to = std::max(lines.back().to, piece->to);
      } else {
        lines.push_back({at, piece->from, piece->to});
      }
    }
    begin = end;
  }
  return lines;
}

RuledLines LinesOf(const PdfPage& page) {
  RuledLines lines;
  for (const PdfRuling& r : page.rulings) {
    if (r.x2 - r.x1 > r.y2 - r.y1) {
      lines.levels.push_back({Middle(r.y1, r.y2), r.x1, r.x2});
    } else {
      lines.uprights.push_back({Middle(r.x1, r.x2), r.y1, r.y2});
    }
  }
  return {Joined(std::move(lines.levels)), Joined(std::move(lines.uprights))};
}

bool Touch(const RuledLine& a, const RuledLine& b) {
  return a.from - kTouching <= b.at && b.at <= a.to + kTouching && b.from - kTouching <= a.at &&
         a.at <= b.to + kTouching;
}

}  // namespace

std::vector<RuledLines> FindConnected(const PdfPage& page) {
  const RuledLines all = LinesOf(page);
  const std::size_t levels = all.levels.size(), count = levels + all.uprights.size();
  if (count > kMostLines) return {};
  Groups groups(count);
  for (std::size_t i = 0; i < levels; ++i) {
    for (std::size_t j = 0; j < all.uprights.size(); ++j) {
      if (Touch(all.levels[i], all.uprights[j])) groups.Join(i, levels + j);
    }
  }
  std::vector<RuledLines> tables(count);
  for (std::size_t i = 0; i < levels; ++i) tables[groups.Of(i)].levels.push_back(all.levels[i]);
  for (std::size_t j = 0; j < all.uprights.size(); ++j)
    tables[groups.Of(levels + j)].uprights.push_back(all.uprights[j]);
  std::erase_if(tables, [](const RuledLines& table) { return table.levels.size() + table.uprights.size() < 4; });
  return tables;
}

std::vector<double> EdgesAt(std::vector<double> places) {
  std::sort(places.begin(), places.end());
  std::vector<double> edges;
  for (const double place : places) {
    if (edges.empty() || place > edges.back() + kTouching) edges.push_back(place);
  }
  return edges;
}

std::vector<double> EdgesOf(const std::vector<RuledLine>& lines, const std::vector<RuledLine>& across) {
  constexpr double kOverhang = 8;  // points, that a line may stick out of its table
  if (lines.empty() || across.empty()) return {};
  std::vector<double> places;
  for (const RuledLine& line : lines) places.push_back(line.at);
  std::vector<double> edges = EdgesAt(std::move(places));
  double first = edges.front(), last = edges.back();
  for (const RuledLine& line : across) first = std::min(first, line.from), last = std::max(last, line.to);
  if (first < edges.front() - kOverhang) edges.insert(edges.begin(), first);
  if (last > edges.back() + kOverhang) edges.push_back(last);
  return edges;
}

}  // namespace gongkai::docread
