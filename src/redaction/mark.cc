#include "redaction/mark.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "redaction/ground.h"

namespace gongkai::redaction {
namespace {

constexpr std::string_view kSource = "条例第三十七条";

struct LayerWords {
  Layer layer;
  std::string_view id, name;
};
constexpr LayerWords kLayerWords[] = {
    {Layer::kHandler, "handler", "经办"},
    {Layer::kThirdParty, "third-party", "第三方意见"},
    {Layer::kSecrecy, "secrecy", "保密审查"},
    {Layer::kCheck, "check", "复核"},
};
constexpr Layer kLayers[] = {Layer::kHandler, Layer::kThirdParty, Layer::kSecrecy, Layer::kCheck};

struct HowWords {
  HowMarked how;
  std::string_view id, name;
};
constexpr HowWords kHowWords[] = {
    {HowMarked::kDrawn, "drawn", "画框"},
    {HowMarked::kText, "text", "选字"},
    {HowMarked::kHit, "hit", "审查命中"},
    {HowMarked::kLike, "like", "相同文字"},
};

Error Invalid(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), std::string(kSource)}; }

}  // namespace

std::string_view IdOf(Layer layer) { return kLayerWords[static_cast<std::size_t>(layer)].id; }
std::string_view NameOf(Layer layer) { return kLayerWords[static_cast<std::size_t>(layer)].name; }

std::optional<Layer> LayerFrom(std::string_view id) {
  const auto found = std::ranges::find(kLayerWords, id, &LayerWords::id);
  return found == std::end(kLayerWords) ? std::nullopt : std::optional(found->layer);
}

std::span<const Layer> Layers() { return kLayers; }

std::string_view IdOf(HowMarked how) { return kHowWords[static_cast<std::size_t>(how)].id; }
std::string_view NameOf(HowMarked how) { return kHowWords[static_cast<std::size_t>(how)].name; }

std::optional<HowMarked> HowMarkedFrom(std::string_view id) {
  const auto found = std::ranges::find(kHowWords, id, &HowWords::id);
  return found == std::end(kHowWords) ? std::nullopt : std::optional(found->how);
}

Result<docread::Box> FittingBox(docread::Box box, int page, std::span<const PageSize> pages) {
  if (page < 1 || static_cast<std::size_t>(page) > pages.size()) {
    return Invalid("没有第 " + std::to_string(page) + " 页，这份文件共 " + std::to_string(pages.size()) + " 页。");
  }
  for (const double edge : {box.left, box.top, box.right, box.bottom}) {
    if (!std::isfinite(edge)) return Invalid("遮盖的位置要填数字。");
  }
  const PageSize& size = pages[static_cast<std::size_t>(page) - 1];
  if (box.left > box.right) std::swap(box.left, box.right);
  if (box.top > box.bottom) std::swap(box.top, box.bottom);
  box = {std::clamp(box.left, 0.0, size.width), std::clamp(box.top, 0.0, size.height),
         std::clamp(box.right, 0.0, size.width), std::clamp(box.bottom, 0.0, size.height)};
  if (box.right - box.left < kSmallestSide || box.bottom - box.top < kSmallestSide) {
    return Invalid("遮盖的框太小，或者画在了页面外面，请重新画。");
  }
  return box;
}

Status CheckGround(std::string_view ground, std::string_view reason) {
  const Ground* found = FindGround(ground);
  if (found == nullptr) return Invalid("请选择不予公开的理由和依据。");
  if (found->needs_reason && IsBlankText(reason)) {
    return Invalid("选“" + std::string(found->name) + "”的，请写明具体理由，答复书里要向申请人说明。");
  }
  if (Utf8Length(reason) > kLongestReason) {
    return Invalid("理由太长，请写在 " + std::to_string(kLongestReason) + " 字以内。");
  }
  return Ok();
}

}  // namespace gongkai::redaction
