// Sitemaps as search engines read them (sitemaps.org, 0.9): an index of parts, and parts of 50,000 addresses at most.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace gongkai::disclosure {

inline constexpr int kMostOfSitemap = 50'000;

struct SitemapLine {
  std::string address;  // whole
  std::optional<Date> changed{};
};

std::string SitemapIndex(const std::vector<SitemapLine>& parts);

/// A part comes piece by piece: its head, its lines, its foot.
std::string SitemapHead();
std::string SitemapLines(const std::vector<SitemapLine>& lines);
std::string SitemapFoot();

}  // namespace gongkai::disclosure
