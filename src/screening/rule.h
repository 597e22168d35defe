// The rules of screening, each with what it looks for, why, how it is masked, and examples that are its test.
// `gongkai help screen` lists them. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "screening/hit.h"

namespace gongkai::screening {

struct Rule {
  std::string_view id;  // "P-IDCARD"
  Category category = Category::kPersonal;
  std::string_view name;       // "居民身份证号码"
  std::string_view looks_for;  // in words
  std::string_view source;     // the article
  std::string_view advice;     // what to do about it
  std::string_view hits;       // an example it finds
  std::string_view passes;     // a tricky one it leaves alone
};

std::span<const Rule> Rules();
const Rule* FindRule(std::string_view id);

}  // namespace gongkai::screening
