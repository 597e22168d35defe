#include "docread/clean_work.h"

#include <algorithm>
#include <utility>

namespace gongkai::docread {

bool CleanWork::RemovesAny(std::initializer_list<Sight> sights) const {
  return std::any_of(sights.begin(), sights.end(), [this](Sight sight) { return Removes(sight); });
}

void CleanWork::Note(Sight sight, std::string_view where, int pieces) {
  if (pieces <= 0) return;
  const std::string place = around_ + std::string(where);
  const auto same = std::find_if(removed_.begin(), removed_.end(), [&](const Removed& removed) {
    return removed.sight == sight && removed.where == place;
  });
  if (same != removed_.end()) {
    same->pieces += pieces;
  } else {
    removed_.push_back({sight, place, pieces});
  }
}

bool CleanWork::Change(std::string& text) {
  const int places = changes_.Apply(text);
  changed_ += places;
  return places > 0;
}

std::nullopt_t CleanWork::Refuse(Obstacle obstacle, std::string message) {
  if (!refused()) {
    obstacle_ = obstacle;
    message_ = around_.empty() ? std::move(message) : around_ + std::move(message);
  }
  return std::nullopt;
}

bool CleanWork::Unpacked(std::size_t bytes) {
  if (bytes > RestToUnpack()) return false;
  unpacked_ += bytes;
  return true;
}

CleanWork::Within::Within(CleanWork& work, std::string_view name) : work_(work), before_(work.around_.size()) {
  ++work_.depth_;
  work_.around_.append("“").append(name).append("”：");
}

CleanWork::Within::~Within() {
  --work_.depth_;
  work_.around_.resize(before_);
}

Cleaned CleanWork::Take(std::optional<std::string> bytes) {
  Cleaned cleaned;
  if (!bytes && !refused()) Refuse(Obstacle::kDamaged, "这份文件没有能够处理。");
  cleaned.obstacle = obstacle_;
  cleaned.obstacle_message = message_;
  if (refused()) return cleaned;
  cleaned.bytes = *std::move(bytes);
  cleaned.as = std::move(as);
  cleaned.removed = std::move(removed_);
  cleaned.changed = changed_;
  cleaned.burnt = std::move(burnt_);
  return cleaned;
}

}  // namespace gongkai::docread
