// A hit: one place in what is to go out at which somebody has to look, with the rule that says why. The nouns; pure.
//
// Source: 保守国家秘密法第三十五条 and its 实施条例第四十二条 (examined before publication, item by item);
// 条例第十七条; 个人信息保护法 第二十八条、第五十五条; 国办秘函〔2019〕19号 (表述错误, 泄露信息). Next to read: rule.h,
// screen.h.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docread/inspection.h"

namespace gongkai::screening {

enum class Category {
  kSecret,    // 密级标志, state and work secrets
  kPersonal,  // what names or reaches a person
  kNames,     // leaders, organs, places of elsewhere
  kWording,   // wrong, outdated and forbidden words
  kHidden,    // in the file and not on the page
  kLink,      // links that lead nowhere, or to where they do not say
};

/// How sure the rule is. kCertain: the form itself proves it (a check digit, a hidden sheet).
enum class Sureness { kCertain, kLikely, kPossible };

std::string_view IdOf(Category category);    // "secret", …
std::string_view NameOf(Category category);  // "涉密", "个人信息", …
std::string_view IdOf(Sureness sureness);
std::string_view NameOf(Sureness sureness);  // "确定", "很可能", "请核对"

/// What is screened: the fields of what is to go out and the pieces of its files, each under a name that stays the same
/// while nothing around it changes ("title", "body", "file:2").
struct Part {
  std::string key;
  std::string label;  // as people call it: "标题", "正文", "附件“补助名单.xlsx”"
  std::vector<docread::Piece> pieces;
  std::vector<docread::InspectedFile> files;  // of a file; empty for a field
  std::string obstacle;                       // why it could not be looked into: itself a hit
};

/// Where: `offset` and `length` are bytes of `Part::pieces[piece].text`. A length of 0 means the piece as a whole; a
/// `piece` equal to the number of pieces means the part as a whole (a file that could not be looked into).
struct Hit {
  std::string_view rule;  // Rule::id
  std::size_t part = 0, piece = 0, offset = 0, length = 0;
  Sureness sureness = Sureness::kCertain;
  std::string why;      // one plain sentence; never holds what was found, so that it may be kept and logged
  std::string instead;  // what may stand there: the masked form, the right word; empty when there is none
};

/// The text the hit is about; empty when it is about the part as a whole. Personal as a rule: never logged, never kept
/// beside the hit.
std::string_view TextOf(const Hit& hit, std::span<const Part> parts);

}  // namespace gongkai::screening
