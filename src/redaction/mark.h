// A mark: one place of a document that is withheld, with its ground, in a layer. Marks are made by drawing a box, by
// choosing text, or for all places like one (a series), and taken back one by one.
//
// Source: 条例第三十七条. Next to read: working_text.h (where text stands), plan.h (what marks come to).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/document.h"

namespace gongkai::redaction {

/// Who lays marks upon whose: each layer is shown or hidden by itself while one works; what is released is burnt by all
/// of them together, since what one of them withholds is withheld.
enum class Layer {
  kHandler,     // 经办遮盖
  kThirdParty,  // 第三方不同意公开的部分 (第三十二条)
  kSecrecy,     // 保密审查
  kCheck,       // 复核增补: by the second person
};
std::string_view IdOf(Layer layer);    // "handler", "third-party", "secrecy", "check"
std::string_view NameOf(Layer layer);  // "经办", "第三方意见", "保密审查", "复核"
std::optional<Layer> LayerFrom(std::string_view id);
std::span<const Layer> Layers();

enum class HowMarked { kDrawn, kText, kHit, kLike };
std::string_view IdOf(HowMarked how);  // "drawn", "text", "hit", "like"
std::string_view NameOf(HowMarked how);
std::optional<HowMarked> HowMarkedFrom(std::string_view id);

inline constexpr std::size_t kMostMarks = 20'000;   // of one document
inline constexpr std::size_t kMostBoxes = 40;       // of one mark: text over so many lines
inline constexpr std::size_t kLongestReason = 300;  // characters
inline constexpr double kSmallestSide = 2;          // points: a box is no slip of the hand

struct Mark {
  std::int64_t number = 0;          // within the document, from 1
  int page = 1;                     // 1-based
  std::vector<docread::Box> boxes;  // points from the top left corner of the page as it is shown; a box a line of text
  Layer layer = Layer::kHandler;
  HowMarked how = HowMarked::kDrawn;
  std::string ground;  // Ground::id
  std::string reason;
  std::int64_t series = 0;  // marks made together for all places like one; 0 = none
  std::int64_t person = 0;  // who made it (account::PersonId)
};

/// Size of the pages, in points, page 1 first.
struct PageSize {
  double width = 0, height = 0;
};

/// What a person has drawn or typed, put inside its page and in order (left < right). Errors: kInvalidInput (no such
/// page, too small once inside the page, not a number).
Result<docread::Box> FittingBox(docread::Box box, int page, std::span<const PageSize> pages);

/// Ground and reason as they were chosen. Errors: kInvalidInput (unknown ground, reason missing where the ground asks
/// for one, too long), with 条例第三十七条 as their source.
Status CheckGround(std::string_view ground, std::string_view reason);

}  // namespace gongkai::redaction
