// Text about a person: name, address, number of a document, phone, what somebody asked for. It cannot be printed,
// logged, formatted, bound to SQL or mistaken for other text; whoever needs the words themselves writes Reveal(), which
// can be searched for. Invariant "Personal data is a type".
#pragma once

#include <string>
#include <utility>

namespace gongkai {

class PersonalText {
 public:
  PersonalText() = default;
  explicit PersonalText(std::string text) : text_(std::move(text)) {}

  const std::string& Reveal() const& { return text_; }
  std::string Reveal() && { return std::move(text_); }

  /// Whether anything was given at all.
  bool empty() const { return text_.empty(); }

  /// With its like alone. There is no order: a list sorted by names tells them.
  bool operator==(const PersonalText&) const = default;

 private:
  std::string text_;
};

}  // namespace gongkai
