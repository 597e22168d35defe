// Text struck out or raised by the style of a tag (<span style="text-decoration:line-through">), where <s> and <sup>
// say it elsewhere. Next to read: html.cc (the only user).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/html_tags.h"

namespace gongkai::docread {

/// The open elements whose style says so. They are few: only these are kept, and what is open ends with its cell.
class HtmlStyles {
 public:
  void Start(std::string_view name, TagLook look);
  void End(std::string_view name);
  void Clear() { open_.clear(); }

  bool StruckOut() const;
  bool Raised() const;

 private:
  struct Open {
    std::string name;
    TagLook look;
    int inside = 0;  // open elements of the same name in it
  };
  std::vector<Open> open_;
};

}  // namespace gongkai::docread
