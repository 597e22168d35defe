// A place where the public reads what is published without a machine of its own. Pure.
//
// 「各级人民政府应当在国家档案馆、公共图书馆、政务服务场所设置政府信息查阅场所，并配备相应的设施、设备，为公民、法人和其他组织
// 获取政府信息提供便利」，可以设立公共查阅室、资料索取点、信息公告栏、电子信息屏. Source: 条例第二十五条.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/field_errors.h"

namespace gongkai::disclosure {

using account::OrganId;

enum class ReadingPlaceKind { kArchive, kLibrary, kServiceHall, kReadingRoom, kPickUp, kBoard, kScreen };

std::span<const ReadingPlaceKind> ReadingPlaceKinds();
std::string_view IdOf(ReadingPlaceKind kind);
std::string_view NameOf(ReadingPlaceKind kind);
std::optional<ReadingPlaceKind> ReadingPlaceKindFrom(std::string_view id);

struct ReadingPlace {
  OrganId organ{0};         // who keeps it
  std::int64_t number = 0;  // within the organ
  ReadingPlaceKind kind = ReadingPlaceKind::kReadingRoom;
  std::string name, address, hours, phone;
  std::string holdings;             // what lies there, and with what it is read
  std::optional<Date> closed_on{};  // the first day on which it was no more
  std::int64_t version = 0;         // one more with each change
};

/// What is missing or too long, each under its field.
FieldErrors FaultsOf(const ReadingPlace& place);

}  // namespace gongkai::disclosure
