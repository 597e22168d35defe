// What reaches a person: telephones, mail, WeChat, plates, addresses. Internal to screening/.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "screening/hit_sink.h"

namespace gongkai::screening {

/// 微信号, 住址, 家住, …: words behind which something stands that reaches a person.
std::span<const std::string_view> ReachWords();
void FindByReachWord(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out);

/// Around an "@".
void FindMailAddress(const PieceView& view, std::size_t at, HitSink& out);

/// How fine an address is: no part below the village; a group of it; a number, house, unit or room.
enum class Fineness { kVillage, kGroup, kDoor };
Fineness FinenessOf(std::string_view address);

/// A number of a fixed line (or a mobile one), with or without its area code.
bool LooksLikePhone(std::string_view digits);

}  // namespace gongkai::screening
