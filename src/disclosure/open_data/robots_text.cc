#include "disclosure/open_data/robots_text.h"

namespace gongkai::disclosure {
namespace {

/// Beginnings of addresses. Queries: without end, and the same items in another order. Of one reader: behind a code.
constexpr std::string_view kQueries[] = {"/search", "/api/", "/feeds/items", "/open-data/download", "/look/"};
constexpr std::string_view kOfReaders[] = {
    "/apply", "/subscriptions/", "/take-part/send/", "/take-part/look-up", "/take-part/support", "/take-part/useful"};
constexpr std::string_view kOfOffice[] = {"/office",         "/account", "/sign-in",   "/sign-out",
                                          "/first-password", "/setup",   "/calendar/", "/tasks/",
                                          "/kiosk/",         "/metrics", "/healthz",   "/training/"};

}  // namespace

std::string RobotsText(std::string_view base, std::string_view site, bool is_copy) {
  std::string text = "User-agent: *\n";
  const auto keep_out = [&](std::string_view address) {
    text += "Disallow: ";
    text += base;
    text += address;
    text += '\n';
  };
  for (const std::string_view address : kQueries) keep_out(address);
  for (const std::string_view address : kOfReaders) keep_out(address);
  if (!is_copy) {
    for (const std::string_view address : kOfOffice) keep_out(address);
  }
  text += "\nSitemap: ";
  text += site;
  text += "/sitemap.xml\n";
  return text;
}

}  // namespace gongkai::disclosure
