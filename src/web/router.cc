#include "web/router.h"

#include "base/utf8.h"
#include "web/url.h"

namespace gongkai::web {
namespace {

std::vector<std::string_view> Split(std::string_view path) {
  std::vector<std::string_view> segments;
  if (!path.empty() && path[0] == '/') path.remove_prefix(1);
  for (;;) {
    const std::size_t slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

bool IsParameter(std::string_view segment) { return segment.size() > 2 && segment[0] == '{' && segment.back() == '}'; }

// How many segments are literally the same; -1 when the route does not fit.
int Fit(const Route& route, const std::vector<std::string>& segments) {
  if (route.segments.size() != segments.size()) return -1;
  int literal = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (IsParameter(route.segments[i])) {
      if (segments[i].empty()) return -1;
    } else if (route.segments[i] == segments[i]) {
      ++literal;
    } else {
      return -1;
    }
  }
  return literal;
}

void Allow(Method method, std::string& allowed) {
  const std::string_view name = method == Method::kGet ? "GET, HEAD" : "POST";
  if (allowed.find(name) == std::string::npos) allowed += (allowed.empty() ? "" : ", ") + std::string(name);
}

}  // namespace

void Router::Get(std::string_view pattern, Handler handler, Waits waits) {
  Add({.method = Method::kGet, .handler = std::move(handler), .waits = waits}, pattern);
}

void Router::GetForPrograms(std::string_view pattern, Handler handler) {
  Add({.method = Method::kGet, .handler = std::move(handler), .is_for_programs = true}, pattern);
}

void Router::Post(std::string_view pattern, Handler handler, BodyLimits limits, Admission admission) {
  Add({.method = Method::kPost, .handler = std::move(handler), .limits = limits, .admission = std::move(admission)},
      pattern);
}

void Router::PostFromAnywhere(std::string_view pattern, Handler handler) {
  constexpr BodyLimits kFew{.total_bytes = 4 << 10, .text_bytes = 4 << 10, .files = 0};
  Add({.method = Method::kPost, .handler = std::move(handler), .limits = kFew, .from_anywhere = true}, pattern);
}

void Router::Add(Route route, std::string_view pattern) {
  route.pattern = pattern;
  for (const std::string_view segment : Split(pattern)) route.segments.emplace_back(segment);
  routes_.push_back(std::move(route));
}

Router::Match Router::Find(Method method, std::string_view path) const {
  std::vector<std::string> segments;
  for (const std::string_view segment : Split(path)) segments.push_back(PercentDecode(segment, false));
  const Method wanted = method == Method::kHead ? Method::kGet : method;
  Match match;
  int best = -1;
  for (const Route& route : routes_) {
    const int fit = Fit(route, segments);
    if (fit < 0) continue;
    Allow(route.method, match.allowed);
    if (route.method != wanted || fit <= best) continue;
    best = fit;
    match.route = &route;
  }
  if (match.route == nullptr) return match;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::string& name = match.route->segments[i];
    if (IsParameter(name)) match.params.Add(name.substr(1, name.size() - 2), ToUtf8(FromUtf8(segments[i])));
  }
  return match;
}

}  // namespace gongkai::web
