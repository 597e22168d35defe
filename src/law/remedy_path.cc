#include "law/remedy_path.h"

#include <algorithm>
#include <iterator>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kAsYouLike = "《政府信息公开条例》第五十一条";
constexpr std::string_view kFirst = "《行政复议法》第二十三条第一款第四项、第二款";
constexpr std::string_view kRead2025 =
    "《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》（法释〔2025〕8号）";

// By ground, then by first day.
constexpr RemedyRule kRules[] = {
    {RemedyGround::kNone, 2019y / 5 / 15, RemedyPath::kNone, ""},
    {RemedyGround::kRefusal, 2019y / 5 / 15, RemedyPath::kEither, kAsYouLike},
    {RemedyGround::kRefusal, 2024y / 1 / 1, RemedyPath::kReconsiderationFirst, kFirst},
    {RemedyGround::kOther, 2019y / 5 / 15, RemedyPath::kEither, kAsYouLike},
    {RemedyGround::kOther, 2025y / 6 / 1, RemedyPath::kEither, kRead2025},
    {RemedyGround::kSilence, 2019y / 5 / 15, RemedyPath::kEither, kAsYouLike},
    {RemedyGround::kSilence, 2025y / 6 / 1, RemedyPath::kEither, kRead2025},
};

// 行政复议法第二十条: 60 days from knowing; 行政诉讼法第四十六条: six months; 第四十五条: 15 days after
// reconsideration.
constexpr std::string_view kReconsiderationTerm = "60日", kSuitTerm = "6个月", kSuitAfterTerm = "15日";
constexpr std::string_view kReconsiderationTermSource = "《行政复议法》第二十条";
constexpr std::string_view kSuitTermSource = "《行政诉讼法》第四十六条";
constexpr std::string_view kSuitAfterTermSource = "《行政诉讼法》第四十五条";
// 「应当在行政机关履行法定职责期限届满之日起六个月内提出」
constexpr std::string_view kSilenceTermSource = "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第六十六条";

std::string Join(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) joined += part;
  return joined;
}

/// Both orders with their terms, counted from the day that `from` names.
std::string WaysFrom(std::string_view from, bool first, const RemedyNames& names) {
  std::string ways = Join({first ? "应当先自" : "可以自", from, "之日起", kReconsiderationTerm, "内向",
                           names.reconsideration, "申请行政复议"});
  if (!names.online.empty()) ways += Join({"（也可以通过互联网提出：", names.online, "）"});
  if (first) {
    return ways + Join({"；对行政复议决定不服的，可以自收到行政复议决定书之日起", kSuitAfterTerm, "内向", names.court,
                        "提起行政诉讼。"});
  }
  return ways + Join({"，或者自", from, "之日起", kSuitTerm, "内向", names.court, "提起行政诉讼。"});
}

}  // namespace

std::span<const RemedyRule> RemedyRules() { return kRules; }

const RemedyRule& RemedyRuleFor(RemedyGround ground, Date decided) {
  const RemedyRule* found = std::ranges::find(kRules, ground, &RemedyRule::ground);
  for (const RemedyRule& rule : kRules) {
    if (rule.ground == ground && rule.first_day <= decided) found = &rule;
  }
  return *found;
}

std::string RemedyClause(RemedyPath path, const RemedyNames& names) {
  if (path == RemedyPath::kNone) return "";
  return "如对本答复不服，" + WaysFrom("收到本告知书", path == RemedyPath::kReconsiderationFirst, names);
}

RemedyAdvice RemedyAdviceFor(RemedyGround ground, Date day, RemedyNames names) {
  const RemedyRule& rule = RemedyRuleFor(ground, day);
  if (rule.path == RemedyPath::kNone) return {};
  const bool first = rule.path == RemedyPath::kReconsiderationFirst;
  if (names.reconsideration.empty()) names.reconsideration = "行政复议机关";
  if (first || names.court.empty()) names.court = "有管辖权的人民法院";
  const bool silent = ground == RemedyGround::kSilence;
  return {WaysFrom(silent ? "答复期限届满" : "收到答复", first, names),
          Join({rule.source, "；", kReconsiderationTermSource, "；", first ? kSuitAfterTermSource : kSuitTermSource,
                silent ? "；" : "", silent ? kSilenceTermSource : ""})};
}

}  // namespace gongkai::law
