#include "disclosure/channel/reading_place.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kLongestLine = 100, kLongestHoldings = 500;

constexpr std::array kKinds = {ReadingPlaceKind::kArchive,     ReadingPlaceKind::kLibrary,
                               ReadingPlaceKind::kServiceHall, ReadingPlaceKind::kReadingRoom,
                               ReadingPlaceKind::kPickUp,      ReadingPlaceKind::kBoard,
                               ReadingPlaceKind::kScreen};

struct KindRow {
  std::string_view id, name;
};
constexpr KindRow kRows[] = {{"archive", "国家档案馆"},        {"library", "公共图书馆"},
                             {"service_hall", "政务服务场所"}, {"reading_room", "公共查阅室"},
                             {"pick_up", "资料索取点"},        {"board", "信息公告栏"},
                             {"screen", "电子信息屏"}};

const KindRow& RowOf(ReadingPlaceKind kind) { return kRows[static_cast<std::size_t>(kind)]; }

void Check(FieldErrors& errors, std::string_view field, std::string_view label, const std::string& value, bool must,
           std::size_t longest = kLongestLine) {
  if (must && IsBlankText(value)) errors.push_back({std::string(field), "请填写" + std::string(label) + "。"});
  if (Utf8Length(value) > longest) {
    errors.push_back({std::string(field), std::string(label) + "最多 " + std::to_string(longest) + " 字。"});
  }
}

}  // namespace

std::span<const ReadingPlaceKind> ReadingPlaceKinds() { return kKinds; }
std::string_view IdOf(ReadingPlaceKind kind) { return RowOf(kind).id; }
std::string_view NameOf(ReadingPlaceKind kind) { return RowOf(kind).name; }
std::optional<ReadingPlaceKind> ReadingPlaceKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kRows, id, &KindRow::id);
  return row == std::end(kRows) ? std::nullopt : std::optional(kKinds[static_cast<std::size_t>(row - kRows)]);
}

FieldErrors FaultsOf(const ReadingPlace& place) {
  FieldErrors errors;
  Check(errors, "name", "名称", place.name, true);
  Check(errors, "address", "地址", place.address, true);
  Check(errors, "hours", "开放时间", place.hours, true);
  Check(errors, "phone", "电话", place.phone, false);
  Check(errors, "holdings", "有什么可以查阅", place.holdings, false, kLongestHoldings);
  return errors;
}

}  // namespace gongkai::disclosure
