// The office: all pages behind the sign-in. Each route names the act it needs; who has no post that reaches anywhere
// with it is refused before the handler runs, and the refusal is in the audit trail. How far the visitor reaches (own
// organ, county) is for the handler to ask: what lies outside answers 404, not 403, so that it cannot be told from what
// is not there.
//
//   office.Get("/office/organs/{id}", Act::kSeeOrgans, [&](web::Request& request, const Visitor& visitor) { … });
//
// Posts and rights are read from the primary at every request: a post that ended yesterday, a role taken away or a
// session ended elsewhere counts at the next request.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "account/deed.h"
#include "account/refusal_budget.h"
#include "account/visitor.h"
#include "web/page.h"
#include "web/router.h"

namespace gongkai::account {

using OfficeHandler = std::function<web::Response(web::Request&, const Visitor&)>;

class Office {
 public:
  Office(web::Router& router, Desk& desk);

  void Get(std::string_view pattern, Act act, OfficeHandler handler);
  void Post(std::string_view pattern, Act act, OfficeHandler handler, web::BodyLimits limits = {});

  /// Every route with its act, for the test that holds the table of permission.h against the pages.
  struct Entry {
    web::Method method;
    std::string pattern;
    Act act;
  };
  const std::vector<Entry>& entries() const { return entries_; }

  Desk& desk() { return desk_; }
  /// For the pages in front of the office: signing in, the first run.
  web::Router& router() { return router_; }

 private:
  web::Handler Guarded(Act act, std::string_view pattern, OfficeHandler handler);
  web::Admission AdmissionTo(Act act, std::string_view pattern);
  /// Puts it down in the trail and throws the page that says so.
  [[noreturn]] void Refuse(const Visitor& visitor, Act act, std::string_view pattern);

  web::Router& router_;
  Desk& desk_;
  RefusalBudget refusals_;
  std::vector<Entry> entries_;
};

/// The frame of the office with the navigation that this visitor may use; `current` is the path of the tab that is
/// marked.
web::Page OfficeFrame(const Visitor& visitor, std::string title, std::string_view current);

/// The key of the form (web/fields.h) and the address it was sent to, so that an act sent twice is done once.
std::string OnceKey(const web::Request& request);

/// A handler that is given the desk first.
template <class Handler>
auto WithDesk(Office& office, Handler handler) {
  return [&office, handler](const web::Request& request, const Visitor& visitor) {
    return handler(office.desk(), request, visitor);
  };
}

}  // namespace gongkai::account
