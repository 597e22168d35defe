// Figures as they are read aloud: what an announcer, or a loudspeaker's voice, would stumble over is written out in
// words. Numbers, dates, times, money, units, percentages, telephone and document numbers. Pure.
//
//   Spoken("2026年3月5日，1,204元") == "二〇二六年三月五日，一千二百零四元"
//
// The cases stand in spoken_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::disclosure {

std::string Spoken(std::string_view text);

/// "一千二百零四点五"; digits with one point and commas at most.
std::u32string SpokenNumber(std::u32string_view digits);

}  // namespace gongkai::disclosure
