#include "disclosure/catalogue/catalogue_row.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

struct RhythmRow {
  Rhythm rhythm;
  std::string_view id, name;
};
constexpr RhythmRow kRhythms[] = {{Rhythm::kPeriodic, "periodic", "常规"},
                                  {Rhythm::kAtOnce, "at_once", "临时"},
                                  {Rhythm::kStanding, "standing", "固定"}};
constexpr std::array kRhythmList = {Rhythm::kPeriodic, Rhythm::kAtOnce, Rhythm::kStanding};

// The longest that the state's own guides have is some 600 characters.
constexpr std::size_t kLongestName = 100, kLongestText = 2000;

struct TextColumn {
  std::string_view field, label;
  std::string CatalogueRow::*text;
  std::size_t longest;
  bool required;
};
constexpr TextColumn kTexts[] = {
    {"area", "领域", &CatalogueRow::area, kLongestName, true},
    {"first_matter", "一级事项", &CatalogueRow::first_matter, kLongestName, true},
    {"second_matter", "二级事项", &CatalogueRow::second_matter, kLongestName, false},
    {"elements", "公开内容（要素）", &CatalogueRow::elements, kLongestText, true},
    {"basis", "公开依据", &CatalogueRow::basis, kLongestText, true},
    {"time_words", "公开时限", &CatalogueRow::time_words, kLongestText, true},
    {"subject", "公开主体", &CatalogueRow::subject, kLongestName * 2, true},
    {"other_channels", "其他渠道", &CatalogueRow::other_channels, kLongestName * 2, false},
    {"specific_group", "特定群众", &CatalogueRow::specific_group, kLongestName * 2, false},
};

std::string Joined(std::initializer_list<std::pair<bool, std::string>> parts) {
  std::string text;
  for (const auto& [is_there, words] : parts) {
    if (is_there) text += (text.empty() ? "" : "、") + words;
  }
  return text;
}

std::string Shown(const std::string& words) { return words.empty() ? "（空）" : "“" + Ellipsis(words, 60) + "”"; }

}  // namespace

std::string ToString(CatalogueRowId id) { return ToString(ItemId{id.organ, id.number}); }
std::optional<CatalogueRowId> CatalogueRowIdFrom(std::string_view text) {
  const auto id = ItemIdFrom(text);  // of the same shape
  return id ? std::optional(CatalogueRowId{id->organ, id->number}) : std::nullopt;
}

std::span<const Rhythm> Rhythms() { return kRhythmList; }
std::string_view IdOf(Rhythm rhythm) { return kRhythms[static_cast<std::size_t>(rhythm)].id; }
std::string_view NameOf(Rhythm rhythm) { return kRhythms[static_cast<std::size_t>(rhythm)].name; }
std::optional<Rhythm> RhythmFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kRhythms, id, &RhythmRow::id);
  return row == std::end(kRhythms) ? std::nullopt : std::optional(row->rhythm);
}

std::string MatterOf(const CatalogueRow& row) {
  return row.second_matter.empty() ? row.first_matter : row.first_matter + " / " + row.second_matter;
}

void SetRhythmBy(CatalogueRow& row, const TimeLimit& limit) {
  row.cycle = limit.cycle;
  row.rhythm = limit.cycle ? Rhythm::kPeriodic : limit.is_lasting ? Rhythm::kStanding : Rhythm::kAtOnce;
}

FieldErrors FaultsOf(const CatalogueRow& row) {
  FieldErrors faults;
  for (const TextColumn& column : kTexts) {
    const std::string& text = row.*column.text;
    const std::string label(column.label), field(column.field);
    if (column.required && IsBlankText(text)) faults.push_back({field, "请填写" + label + "。"});
    if (Utf8Length(text) > column.longest) {
      faults.push_back({field, label + "太长，最多 " + std::to_string(column.longest) + " 个字。"});
    }
  }
  if (row.channels.empty()) faults.push_back({"channels", "请至少选一个公开渠道和载体。"});
  const bool other = std::ranges::find(row.channels, Channel::kOther) != row.channels.end();
  if (!other && !row.other_channels.empty()) faults.push_back({"other_channels", "写了其他渠道，请同时勾选“其他”。"});
  if (!row.is_for_everyone && row.specific_group.empty()) {
    faults.push_back({"audience", "请勾选公开对象：全社会，或者写明特定群众。"});
  }
  if (!row.is_proactive && !row.is_on_application) faults.push_back({"way", "请勾选公开方式：主动或者依申请。"});
  if (!row.is_county && !row.is_township) faults.push_back({"level", "请勾选公开层级：县级或者乡、村级。"});
  if (row.rhythm == Rhythm::kPeriodic && !row.cycle) faults.push_back({"cycle", "常规公开的，请选多久公开一次。"});
  if (row.rhythm != Rhythm::kPeriodic && row.cycle) faults.push_back({"cycle", "不是常规公开的，不选多久一次。"});
  return faults;
}

bool IsForLevelOf(const CatalogueRow& row, account::OrganKind kind) {
  const bool township = kind == account::OrganKind::kTownship || kind == account::OrganKind::kSubdistrict;
  return township ? row.is_township : row.is_county;
}

std::string ChannelsInWords(const CatalogueRow& row) {
  std::string text;
  for (const Channel channel : row.channels) {
    const bool named = channel == Channel::kOther && !row.other_channels.empty();
    text += (text.empty() ? "" : "、") + (named ? row.other_channels : std::string(NameOf(channel)));
  }
  return text;
}

std::string RhythmInWords(const CatalogueRow& row) {
  return std::string(NameOf(row.rhythm)) + (row.cycle ? "（" + std::string(NameOf(*row.cycle)) + "）" : "");
}

std::vector<RowValue> ValuesOf(const CatalogueRow& row) {
  return {{"领域", row.area},
          {"一级事项", row.first_matter},
          {"二级事项", row.second_matter},
          {"公开内容（要素）", row.elements},
          {"公开依据", row.basis},
          {"公开时限", row.time_words},
          {"公开主体", row.subject},
          {"公开渠道和载体", ChannelsInWords(row)},
          {"公开对象", Joined({{row.is_for_everyone, "全社会"},
                               {!row.specific_group.empty(), "特定群众（" + row.specific_group + "）"}})},
          {"公开方式", Joined({{row.is_proactive, "主动公开"}, {row.is_on_application, "依申请公开"}})},
          {"公开层级", Joined({{row.is_county, "县级"}, {row.is_township, "乡、村级"}})},
          {"公开频次", RhythmInWords(row)},
          {"重点", row.focus}};
}

std::string ChangesBetween(const CatalogueRow& before, const CatalogueRow& after) {
  const std::vector<RowValue> old_values = ValuesOf(before), new_values = ValuesOf(after);
  std::string text;
  for (std::size_t i = 0; i < old_values.size(); ++i) {
    if (old_values[i].words == new_values[i].words) continue;
    text += std::string(text.empty() ? "" : "\n") + std::string(old_values[i].label) + "：" +
            Shown(old_values[i].words) + "改为" + Shown(new_values[i].words);
  }
  return text;
}

}  // namespace gongkai::disclosure
