#include "docread/html_styles.h"

#include <algorithm>
#include <cstddef>

namespace gongkai::docread {

void HtmlStyles::Start(std::string_view name, TagLook look) {
  constexpr std::size_t kDeepest = 16;  // a hostile page may open any number, and all are asked for each text
  if ((look.struck_out || look.raised) && open_.size() < kDeepest) {
    open_.push_back({std::string(name), look, 0});
  } else if (!open_.empty() && open_.back().name == name) {
    ++open_.back().inside;
  }
}

void HtmlStyles::End(std::string_view name) {
  if (open_.empty() || open_.back().name != name) return;
  if (--open_.back().inside < 0) open_.pop_back();
}

bool HtmlStyles::StruckOut() const {
  return std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.look.struck_out; });
}

bool HtmlStyles::Raised() const {
  return std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.look.raised; });
}

}  // namespace gongkai::docread
