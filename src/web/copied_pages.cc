#include "web/copied_pages.h"

#include <array>
#include <set>

#include "web/exchange.h"
#include "web/form_parser.h"
#include "web/url.h"

namespace gongkai::web {
namespace {

constexpr std::array<std::string_view, 3> kAttributes = {"href=\"", "src=\"", "action=\""};

ServerOptions OptionsOf(std::function<Html(const Problem&, const Request&)> show_problem) {
  ServerOptions options;
  options.problem_page = std::move(show_problem);
  options.is_for_copies = true;
  return options;
}

bool Binds(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (EqualIgnoringCase(name, "Set-Cookie") || EqualIgnoringCase(name, "Location")) return true;
  }
  return false;
}

/// The address below the base path; empty for one that is not of this site.
std::string_view LocalPart(std::string_view value) {
  value = value.substr(0, value.find_first_of("?#"));
  const std::string& base = BasePath();
  if (!value.starts_with(base)) return {};
  value.remove_prefix(base.size());
  if (value.empty() && !base.empty()) return "/";
  const bool is_local = value.starts_with('/') && !value.starts_with("//") && value.find('&') == value.npos;
  return is_local ? value : std::string_view();
}

}  // namespace

struct PageCopier::State {
  Site site;
};

PageCopier::PageCopier(const Router& router, std::function<Html(const Problem&, const Request&)> show_problem)
    : state_(new State{Site(OptionsOf(std::move(show_problem)), router)}) {}

PageCopier::~PageCopier() = default;

CopiedPage PageCopier::Ask(const std::string& address) const {
  // Of nobody (RFC 5737): what this machine alone may see is no copy's.
  Head head{.method = "GET", .peer = "192.0.2.1", .headers = Parameters(Parameters::Names::kIgnoreCase)};
  head.headers.Add("Host", "localhost");
  Exchange exchange(state_->site, BasePath() + address);
  exchange.Begin(std::move(head));
  const Response response = exchange.Finish();
  const std::string& type = response.kept ? response.kept->content_type : response.content_type;
  if (response.stream) {
    std::string whole;
    for (std::string piece = response.stream(); !piece.empty(); piece = response.stream()) whole += piece;
    return {response.status, type, std::move(whole), !Binds(response)};
  }
  return {response.status, type, std::string(response.Bytes()), !Binds(response)};
}

std::vector<std::string> LocalLinks(std::string_view html) {
  std::vector<std::string> links;
  std::set<std::string_view> seen;
  for (std::size_t at = html.find("=\"/"); at != html.npos; at = html.find("=\"/", at + 1)) {
    const std::string_view before = html.substr(0, at + 2);
    bool is_link = false;
    for (const std::string_view attribute : kAttributes) is_link |= before.ends_with(attribute);
    const std::size_t end = html.find('"', at + 2);
    if (!is_link || end == html.npos) continue;
    const std::string_view local = LocalPart(html.substr(at + 2, end - at - 2));
    if (!local.empty() && seen.insert(local).second) links.emplace_back(local);
  }
  return links;
}

}  // namespace gongkai::web
