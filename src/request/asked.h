// What is asked for, and in which form it is wanted. Pure.
//
// Source: 条例第二十九条第二款第二项 (name, 文号 or another feature by which it can be found), 第三项 (form, way,
// route); 第四十条 (another form where the wished one endangers the record or costs too much). What it is for is not
// asked: 第二十七条 knows no such condition since 2019.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "base/personal_text.h"

namespace gongkai::request {

/// 提供载体.
enum class Carrier { kPaper, kElectronic, kOnTheSpot };  // 纸质, 电子文本, 查阅、抄录
std::span<const Carrier> Carriers();
std::string_view IdOf(Carrier carrier);
std::string_view NameOf(Carrier carrier);
std::optional<Carrier> CarrierFrom(std::string_view id);

/// 获取途径: also the way on which letters go to the applicant.
enum class Way { kPage, kEmail, kPost, kCounter };  // 网上查看, 电子邮件, 邮寄, 当面领取
std::span<const Way> Ways();
std::string_view IdOf(Way way);
std::string_view NameOf(Way way);
std::optional<Way> WayFrom(std::string_view id);

/// Whether a carrier can go that way: nothing electronic by post but on a disc, nothing on paper by e-mail.
bool CanGo(Carrier carrier, Way way);

/// Sealed under the key of its case, since it may tell of whoever asks.
struct Asked {
  PersonalText title;        // "枕溪镇2025年水库移民资金分配方案": the name of it
  PersonalText text;         // what of it, from when: whatever helps to find it
  PersonalText file_number;  // 文号, if known; may be empty
  Carrier carrier = Carrier::kElectronic;
  Way way = Way::kPage;
  bool other_form_will_do = true;  // 若无法按照指定方式提供，也可接受其他方式
  bool operator==(const Asked&) const = default;
};

inline constexpr std::size_t kLongestAskedTitle = 200, kLongestAskedText = 4'000, kLongestFileNumber = 80;

Asked Tidied(const Asked& asked);
/// Under "title", "text", "file_number", "carrier", "way".
FieldErrors FaultsOf(const Asked& asked);

/// Marks of several matters in one form: one form a matter is advised (一事一申请), never enforced. Empty: none seen.
std::string AdviceOf(const Asked& asked);

}  // namespace gongkai::request
