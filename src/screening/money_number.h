// What a bank card's number is as a number. Internal to screening/.
#pragma once

#include <string_view>

namespace gongkai::screening {

/// ISO/IEC 7812-1, annex B.
bool LuhnHolds(std::string_view digits);

/// Whether a card that is given out in the country may begin so.
bool BeginsLikeACard(std::string_view digits);

}  // namespace gongkai::screening
