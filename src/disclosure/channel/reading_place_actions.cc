#include "disclosure/channel/reading_place_actions.h"

#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string ObjectOf(OrganId organ, std::int64_t number) {
  return "reading_place:" + std::to_string(organ.value) + "-" + std::to_string(number);
}

FormResult<std::int64_t> Save(Deed& deed, ReadingPlace place) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayActAs(deed.actor(), account::Act::kEditGuide)) return FormRefused("您现在的岗位不能登记查阅场所。");
  if (FieldErrors errors = FaultsOf(place); !errors.empty()) return errors;
  const bool is_new = place.number == 0;
  if (is_new) {
    place.number = AddReadingPlace(deed.transaction(), place);
  } else if (!UpdateReadingPlace(deed.transaction(), place)) {
    return FormRefused("别人刚刚改过这一处，请对照现在的内容再改。");
  }
  deed.Record(place.organ, is_new ? "reading_place.open" : "reading_place.edit", ObjectOf(place.organ, place.number));
  deed.Commit(std::to_string(place.number));
  return place.number;
}

Result<std::int64_t> Close(Deed& deed, OrganId organ, std::int64_t number) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayActAs(deed.actor(), account::Act::kEditGuide)) {
    return Error{ErrorKind::kForbidden, "您现在的岗位不能登记查阅场所。", {}};
  }
  auto place = FindReadingPlace(deed.transaction(), organ, number);
  if (!place) return Error{ErrorKind::kNotFound, "没有这一处查阅场所。", {}};
  if (place->closed_on) return Error{ErrorKind::kConflict, "这一处已经停止开放。", {}};
  place->closed_on = deed.today();
  if (!UpdateReadingPlace(deed.transaction(), *place)) {
    return Error{ErrorKind::kConflict, "别人刚刚改过这一处，请再看一遍。", {}};
  }
  deed.Record(organ, "reading_place.close", ObjectOf(organ, number));
  deed.Commit(std::to_string(number));
  return number;
}

}  // namespace

FormResult<std::int64_t> SaveReadingPlace(Desk& desk, const Actor& actor, const ReadingPlace& place) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, place); });
}

Result<std::int64_t> CloseReadingPlace(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Close(deed, organ, number); });
}

}  // namespace gongkai::disclosure
