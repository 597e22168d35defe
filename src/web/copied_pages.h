// Pages as copies of them stand elsewhere: a router is asked as a browser asks that has no cookie, without a socket and
// by the very same handlers, and what comes back is kept as it is. Which further addresses a page leads to is read out
// of it.
//
//   web::PageCopier copier(router, show_problem);
//   const web::CopiedPage page = copier.Ask("/items/12-345");
//   for (const std::string& address : web::LocalLinks(page.bytes)) …
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/response.h"
#include "web/router.h"

namespace gongkai::web {

struct CopiedPage {
  int status = 0;
  std::string type{};
  std::string bytes{};
  bool is_for_everyone = true;  // ties nobody's browser to it: sends no cookie, leads nowhere else

  bool IsHtml() const { return type.starts_with("text/html"); }
};

class PageCopier {
 public:
  /// `show_problem`: the page of a refusal; what differs from one asking to the next must not stand in it.
  PageCopier(const Router& router, std::function<Html(const Problem&, const Request&)> show_problem);
  ~PageCopier();
  PageCopier(const PageCopier&) = delete;
  PageCopier& operator=(const PageCopier&) = delete;

  /// `address`: below the base path, percent-encoded, without a query: "/lists/all/news". Thread-safe.
  CopiedPage Ask(const std::string& address) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The addresses of this site to which a page leads or of which it is made, below the base path, without query and
/// fragment, in their order, each once.
std::vector<std::string> LocalLinks(std::string_view html);

}  // namespace gongkai::web
