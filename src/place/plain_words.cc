// The lists are short on purpose: a rule on the shape of a name where there is one, single words where there is none.
#include "place/plain_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace gongkai::place {
namespace {

constexpr std::size_t kCharacter = 3;  // bytes of a Chinese character in UTF-8

/// Two characters as a number. The long lists are asked once for each of 40,000 names when the index is built, so they
/// are kept as sorted numbers.
constexpr std::uint64_t PairKey(std::string_view two_characters) {
  std::uint64_t key = 0;
  for (const char byte : two_characters) key = key << 8 | static_cast<unsigned char>(byte);
  return key;
}

template <std::size_t kSize>
constexpr std::array<std::uint64_t, kSize> SortedPairs(const std::array<std::string_view, kSize>& words) {
  std::array<std::uint64_t, kSize> keys{};
  for (std::size_t i = 0; i < kSize; ++i) keys[i] = words[i].size() == 2 * kCharacter ? PairKey(words[i]) : 0;
  std::ranges::sort(keys);
  return keys;
}

template <std::size_t kSize>
bool IsAmong(const std::array<std::uint64_t, kSize>& keys, std::string_view text) {
  return text.size() == 2 * kCharacter && std::ranges::binary_search(keys, PairKey(text));
}

// Words by themselves, so that a character before them makes no name: "其中|乡镇", "提高|城镇".
constexpr std::string_view kGenericTownships[] = {"乡镇", "城镇", "集镇", "村镇", "市镇",
                                                  "城乡", "下乡", "老乡", "两镇", "各乡"};

// What a place is praised or classed as (平安|乡镇, 示范|镇, 合作|市), and mere directions, borne by hundreds of
// townships.
constexpr auto kPlainStems = SortedPairs(std::to_array<std::string_view>(
    {"平安", "文明", "幸福", "美丽", "和谐", "生态", "卫生", "中心", "城区", "城郊", "城镇", "重点", "示范", "特色",
     "工业", "农业", "旅游", "文化", "体育", "科技", "建设", "发展", "新区", "民主", "人民", "安全", "健康", "公园",
     "创新", "开发", "高新", "新建", "新兴", "新村", "新城", "老城", "古城", "小城", "大城", "振兴", "前进", "友好",
     "劳动", "环城", "沿江", "务本", "平等", "共同", "经济", "商业", "城市", "超等", "全安", "新农", "新型", "上游",
     "下游", "前程", "先进", "大有", "绿色", "开放", "对口", "城中", "市中", "新市", "第三", "第四", "第五", "城关",
     "城东", "城西", "城北", "城南", "东城", "西城", "合作", "公安", "富民", "惠民", "安居", "兴业", "共和", "互助",
     "东部", "西部", "南部", "北部", "中部", "东方", "光明", "向阳", "工农", "解放", "联合", "先锋", "服务", "青年",
     "工人", "车站", "铁路", "机场", "港口", "广场", "市场", "商城", "学院", "园林", "站前", "商贸"}));

// Short forms that are words, or that arise between two words (推|广安|全, 其|中卫|生, 高|新乡|镇).
constexpr auto kPlainShortForms = SortedPairs(std::to_array<std::string_view>(
    {"阿里", "大理", "文山", "三明", "来宾", "长治", "日照", "和田", "白银", "朝阳", "安康", "通化", "大同", "中山",
     "海东", "海西", "海北", "黄南", "广元", "广安", "内江", "河源", "丽水", "新乡", "开封", "四平", "白山", "大庆",
     "北海", "海口", "山南", "大连", "镇江", "中卫", "六安", "吉安", "黄山", "凉山", "红河", "怒江", "玉树", "保山",
     "兴安", "平凉", "安顺", "安庆", "宜春", "自贡", "百色", "常德", "定西", "金华", "孝感", "泰安", "乐山", "南通",
     "南平", "东方", "普洱", "天水", "威海", "西安", "新余", "济源", "德阳", "资阳", "南阳", "咸阳", "随州"}));

static_assert(kPlainStems.front() != 0 && kPlainShortForms.front() != 0, "every word has two characters");

// After these a name may begin: function words, time, the ends of larger places, and verbs and nouns that names follow.
constexpr std::string_view kEdgeCharacters =
    "在由对向从至到于与和及或为是按据年月日度的了将经以现即赴驻离距近原该我本省市县区旗州盟镇乡村者源构位址"
    "往访来属系指称给被让请送报抄同比如括含持展助导督促荐察研过发自用责布示站织动底";
constexpr std::string_view kTimeCharacters = "年月日度";

// 场 takes 市 from any name, 村 takes 乡, and so on: pairs of the last character of a name and the next one.
constexpr std::string_view kTakenPairs[] = {"市场", "市值", "市面", "乡村", "乡土", "乡愁", "乡亲", "乡贤",
                                            "乡镇", "乡音", "乡情", "镇化", "镇静", "镇痛", "区间", "区块",
                                            "区别", "旗帜", "旗舰", "省略", "省力", "道路"};

// A short form followed by one of these is a street, a shop or a school, not the place.
constexpr std::string_view kNoPlaceAfterShortForm[] = {"路",   "街",   "湖", "湾", "大道", "大街", "大厦", "大学",
                                                       "银行", "时间", "话", "菜", "东路", "西路", "南路", "北路"};

constexpr std::string_view kOrgans[] = {"人民政府",     "政府",     "街道办", "办事处", "党委",   "党工委",
                                        "人民代表大会", "人民法院", "人大",   "县政府", "党政办", "人民检察院"};

template <class List>
bool Contains(const List& list, std::string_view text) {
  return std::ranges::find(list, text) != std::end(list);
}

bool HasCharacter(std::string_view characters, std::string_view character) {
  for (std::size_t i = 0; i < characters.size(); i += kCharacter) {
    if (characters.substr(i, kCharacter) == character) return true;
  }
  return false;
}

std::string_view LastCharacters(std::string_view text, std::size_t count) {
  return text.substr(text.size() - std::min(text.size(), count * kCharacter));
}

std::string_view StemOf(std::string_view name) {
  const std::size_t suffix = name.ends_with("街道") || name.ends_with("苏木") ? 2 : 1;
  return name.substr(0, name.size() - suffix * kCharacter);
}

Need NeedOfName(std::string_view name, Level level) {
  const std::string_view stem = StemOf(name);
  if (stem.size() < 2 * kCharacter || IsAmong(kPlainStems, stem)) return Need::kContext;
  if (level == Level::kTownship) {
    if (name.size() == 3 * kCharacter && Contains(kGenericTownships, LastCharacters(name, 2))) return Need::kContext;
    if (stem.ends_with("区")) return Need::kContext;  // 开发区街道
  }
  return stem.size() == 2 * kCharacter ? Need::kEdge : Need::kNothing;
}

/// The three-byte character that ends right before `offset`; empty at the text's edge and after anything else.
std::string_view CharacterBefore(std::string_view text, std::size_t offset) {
  if (offset < kCharacter) return {};
  const std::string_view before = text.substr(offset - kCharacter, kCharacter);
  return (static_cast<unsigned char>(before.front()) & 0xF0) == 0xE0 ? before : std::string_view();
}

bool IsHanCharacter(std::string_view character) {
  // U+3400 to U+9FFF, in UTF-8 E3 90 80 to E9 BF BF; punctuation and full-width signs lie outside.
  return character >= "\xE3\x90\x80" && character <= "\xE9\xBF\xBF";
}

}  // namespace

Need NeedOf(std::string_view name, NameForm form, Level level) {
  if (form != NameForm::kShort) return NeedOfName(name, level);
  return IsAmong(kPlainShortForms, name) ? Need::kContext : Need::kEdge;
}

bool IsHardEdge(std::string_view text, std::size_t offset) {
  const std::string_view before = CharacterBefore(text, offset);
  return before.empty() || !IsHanCharacter(before) || HasCharacter(kTimeCharacters, before);
}

bool IsEdge(std::string_view text, std::size_t offset) {
  return IsHardEdge(text, offset) || HasCharacter(kEdgeCharacters, CharacterBefore(text, offset));
}

bool BelongsToNextWord(std::string_view name, std::string_view rest) {
  if (rest.size() < kCharacter) return false;
  std::array<char, 2 * kCharacter> pair;
  const std::string_view last = LastCharacters(name, 1);
  std::ranges::copy(last, pair.begin());
  std::ranges::copy(rest.substr(0, kCharacter), pair.begin() + kCharacter);
  if (Contains(kTakenPairs, std::string_view(pair.data(), pair.size()))) {
    return !rest.starts_with("村民") && !rest.starts_with("村委");  // these are the township's own
  }
  if (HasCharacter("省市县区旗州盟镇乡道", last)) return false;
  return std::ranges::any_of(kNoPlaceAfterShortForm, [&](std::string_view word) { return rest.starts_with(word); });
}

bool SpeaksOfAPlace(std::string_view rest) {
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const bool century = rest.starts_with("20") || rest.starts_with("19");
  if (century && rest.size() > 3 && rest.find_first_not_of("0123456789") == 4) return true;
  return std::ranges::any_of(kOrgans, [&](std::string_view organ) { return rest.starts_with(organ); });
}

}  // namespace gongkai::place
