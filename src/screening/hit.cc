#include "screening/hit.h"

namespace gongkai::screening {

std::string_view IdOf(Category category) {
  switch (category) {
    case Category::kSecret:
      return "secret";
    case Category::kPersonal:
      return "personal";
    case Category::kNames:
      return "names";
    case Category::kWording:
      return "wording";
    case Category::kHidden:
      return "hidden";
    case Category::kLink:
      return "link";
  }
  return "";
}

std::string_view NameOf(Category category) {
  switch (category) {
    case Category::kSecret:
      return "涉密";
    case Category::kPersonal:
      return "个人信息";
    case Category::kNames:
      return "人名、机关名和地名";
    case Category::kWording:
      return "用词";
    case Category::kHidden:
      return "隐藏内容";
    case Category::kLink:
      return "链接";
  }
  return "";
}

std::string_view IdOf(Sureness sureness) {
  switch (sureness) {
    case Sureness::kCertain:
      return "certain";
    case Sureness::kLikely:
      return "likely";
    case Sureness::kPossible:
      return "possible";
  }
  return "";
}

std::string_view NameOf(Sureness sureness) {
  switch (sureness) {
    case Sureness::kCertain:
      return "确定";
    case Sureness::kLikely:
      return "很可能";
    case Sureness::kPossible:
      return "请核对";
  }
  return "";
}

std::string_view TextOf(const Hit& hit, std::span<const Part> parts) {
  if (hit.part >= parts.size()) return {};
  const Part& part = parts[hit.part];
  if (hit.piece >= part.pieces.size()) return {};
  const std::string_view text = part.pieces[hit.piece].text;
  if (hit.length == 0) return text;
  return hit.offset <= text.size() ? text.substr(hit.offset, hit.length) : std::string_view();
}

}  // namespace gongkai::screening
