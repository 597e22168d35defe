#include "disclosure/search/search_box_view.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using web::Url;

std::string& Live() {
  static std::string address;
  return address;
}

}  // namespace

void SetLiveSite(std::string address) { Live() = std::move(address); }
const std::string& LiveSite() { return Live(); }

Url SearchAction(const web::Request& request) {
  if (request.is_for_copy && !LiveSite().empty()) return Url::Checked(LiveSite() + "/search");
  return Url::Local("/search");
}

Url SearchAddress(const web::Request& request) {
  Url url = Url::Local("/search");
  for (const std::string_view name : {"words", "organ", "column", "validity"}) {
    if (const std::string_view value = request.query.Get(name); !value.empty()) url.With(name, value);
  }
  return url;
}

Html SearchBox(const web::Request& request, std::optional<OrganId> organ, std::optional<Column> column,
               std::string_view words, const Html& more) {
  Html kept;
  if (organ) kept.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", organ->value);
  if (column) kept.Add("<input type=\"hidden\" name=\"column\" value=\"{}\">", IdOf(*column));
  return Markup(
      "<form class=\"portal-search\" role=\"search\" aria-label=\"检索公开信息\" action=\"{}\">{}<label "
      "for=\"search-words\">检索公开信息</label><input "
      "class=\"form-control\" id=\"search-words\" name=\"words\" type=\"search\" value=\"{}\" "
      "maxlength=\"100\">{}<button "
      "class=\"btn\" type=\"submit\">检索</button></form>",
      SearchAction(request), kept, words, more);
}

}  // namespace gongkai::disclosure
