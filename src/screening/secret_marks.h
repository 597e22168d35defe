// 密级标志, marks of what is for inside only, and the attribute under which a document must not go out. Internal to
// screening/.
#pragma once

#include <span>
#include <string_view>

#include "screening/hit_sink.h"

namespace gongkai::screening {

/// 绝密, 机密, 秘密 and their traditional forms; blanks between the two characters are seen to by the scan.
std::span<const std::string_view> SecretMarkWords();
void FindSecretMark(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out);

/// What else tells of a document that is for few: 内部资料, 保密期限, 此件, 公开属性, 份号, …
std::span<const std::string_view> InsideWords();
void FindInsideMark(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out);

}  // namespace gongkai::screening
