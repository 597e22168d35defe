#include "disclosure/open_data/sitemap_text.h"

#include "disclosure/open_data/xml_text.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string Lines(std::string_view element, const std::vector<SitemapLine>& lines) {
  std::string text;
  for (const SitemapLine& line : lines) {
    text.append("<").append(element).append("><loc>").append(XmlText(line.address)).append("</loc>");
    if (line.changed) text.append("<lastmod>").append(ToString(*line.changed)).append("</lastmod>");
    text.append("</").append(element).append(">\n");
  }
  return text;
}

}  // namespace

std::string SitemapIndex(const std::vector<SitemapLine>& parts) {
  return std::string(kXmlHead) + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" +
         Lines("sitemap", parts) + "</sitemapindex>\n";
}

std::string SitemapHead() {
  return std::string(kXmlHead) + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
}

std::string SitemapLines(const std::vector<SitemapLine>& lines) { return Lines("url", lines); }

std::string SitemapFoot() { return "</urlset>\n"; }

}  // namespace gongkai::disclosure
