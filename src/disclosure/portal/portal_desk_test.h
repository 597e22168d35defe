// A township with the pages of the platform, for its tests.
#pragma once

#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {

using account::Has;
using account::TestBrowser;

struct PortalDesk : ItemDesk {
  explicit PortalDesk(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }

  web::Response Get(const std::string& path) { return TestBrowser(site, "").Get(path); }
  std::string Page(const std::string& path) { return std::string(Get(path).Bytes()); }
  /// Goes on where the answer leads.
  web::Response Follow(const std::string& path) {
    web::Response answer = Get(path);
    if (answer.status != 303) return answer;
    for (const auto& [name, value] : answer.headers) {
      if (name == "Location") return Get(value);
    }
    return answer;
  }

  std::string Front() const { return "/organs/" + std::to_string(township.value); }
  std::string Index() const { return "/index/" + std::to_string(township.value); }
  static std::string PathOf(ItemId id) { return "/items/" + ToString(id); }

  static Content Titled(ItemKind kind, std::string title) {
    Content made = Notice();
    made.kind = kind;
    made.title = std::move(title);
    return made;
  }
  static Content Draft(std::string title, std::string until) {
    Content made = Titled(ItemKind::kDraft, std::move(title));
    made.fields = {{"comment_until", std::move(until)},
                   {"comment_way", "写信到镇政府"},
                   {"explanation", "为什么起草、主要规定什么。"}};
    return made;
  }
  static Content Report(std::string title, std::string year) {
    Content made = Titled(ItemKind::kAnnualReport, std::move(title));
    made.fields = {{"report_year", std::move(year)}};
    return made;
  }
};

}  // namespace gongkai::disclosure
