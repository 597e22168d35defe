#include "disclosure/catalogue/catalogue_sheet.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/catalogue/catalogue_area.h"
#include "disclosure/catalogue/catalogue_ticks.h"

namespace gongkai::disclosure {
namespace {

enum class Head {
  kNumber,
  kArea,
  kFirst,
  kSecond,
  kElements,
  kBasis,
  kTime,
  kSubject,
  kChannels,
  kAudience,  // one column for both, or the heading over the two below
  kEveryone,
  kGroup,
  kWay,
  kProactive,
  kOnApplication,
  kLevel,
  kCounty,
  kTownship,
  kVillage,
  kRhythm,
  kFocus,
};

struct Heading {
  Head head;
  std::string_view name, field;
  std::string_view others;  // as LabelKey leaves them, between blanks
};
constexpr Heading kHeadings[] = {
    {Head::kNumber, "序号", "", "编号"},
    {Head::kArea, "领域", "area", "公开领域 试点领域 事项领域 所属领域"},
    {Head::kFirst, "一级事项", "first_matter", "公开事项一级事项 一级公开事项"},
    {Head::kSecond, "二级事项", "second_matter", "公开事项二级事项 二级公开事项"},
    {Head::kElements, "公开内容（要素）", "elements", "公开内容 内容要素 公开内容及要素 公开要素"},
    {Head::kBasis, "公开依据", "basis", "依据"},
    {Head::kTime, "公开时限", "time_words", "时限 公开期限 公开时间"},
    {Head::kSubject, "公开主体", "subject", "主体 责任主体 公开责任主体"},
    {Head::kChannels, "公开渠道和载体", "channels", "公开渠道 渠道和载体 公开渠道及载体 公开载体和渠道"},
    {Head::kAudience, "公开对象", "audience", "对象"},
    {Head::kEveryone, "全社会", "is_for_everyone", "社会"},
    {Head::kGroup, "特定群众", "specific_group", "特定群体 特定对象 特定人群"},
    {Head::kWay, "公开方式", "way", "方式"},
    {Head::kProactive, "主动", "is_proactive", "主动公开"},
    {Head::kOnApplication, "依申请", "is_on_application", "依申请公开"},
    {Head::kLevel, "公开层级", "level", "层级"},
    {Head::kCounty, "县级", "is_county", "区级 市级 县区级 县市级"},
    {Head::kTownship, "乡、村级", "is_township", "乡村级 乡级 镇级 乡镇级 镇村级 乡镇村级 街道社区级 镇街级"},
    {Head::kVillage, "村级", "is_village", "社区级 村社区级"},
    {Head::kRhythm, "公开频次", "cycle", "频次 公开频率 更新频次 更新周期"},
    {Head::kFocus, "重点", "focus", "权钱人事 重点标签 重点领域"},
};
constexpr std::array kRequired = {Head::kFirst, Head::kElements, Head::kBasis,
                                  Head::kTime,  Head::kSubject,  Head::kChannels};

using Places = std::map<Head, std::size_t>;

std::string Quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

std::string_view NameOf(Head head) { return kHeadings[static_cast<std::size_t>(head)].name; }

bool IsAmong(std::string_view names, const std::u32string& key) {
  while (!names.empty()) {
    const std::size_t blank = std::min(names.find(' '), names.size());
    if (LabelKey(names.substr(0, blank)) == key) return true;
    names.remove_prefix(std::min(blank + 1, names.size()));
  }
  return false;
}

std::optional<Head> HeadIn(std::string_view cell) {
  const std::u32string key = LabelKey(cell);
  if (key.empty()) return std::nullopt;
  for (const Heading& heading : kHeadings) {
    if (LabelKey(heading.name) == key || IsAmong(heading.others, key)) return heading.head;
  }
  return std::nullopt;
}

bool IsBelowAnother(Head head) {
  constexpr std::array kBelow = {Head::kFirst,         Head::kSecond, Head::kEveryone, Head::kGroup,  Head::kProactive,
                                 Head::kOnApplication, Head::kCounty, Head::kTownship, Head::kVillage};
  return std::ranges::find(kBelow, head) != kBelow.end();
}

std::string_view CellOf(const SheetLine& line, std::size_t place) {
  return place < line.cells.size() ? Trim(line.cells[place]) : std::string_view();
}

// ---- the heading

/// The first line that names two of the columns which every catalogue has.
std::optional<std::size_t> FindHeading(std::span<const SheetLine> lines) {
  constexpr std::size_t kMostTitleLines = 15;
  for (std::size_t i = 0; i < std::min(lines.size(), kMostTitleLines); ++i) {
    int found = 0;
    for (const std::string& cell : lines[i].cells) {
      const auto head = HeadIn(cell);
      found += head && std::ranges::find(kRequired, *head) != kRequired.end() ? 1 : 0;
    }
    if (found >= 2) return i;
  }
  return std::nullopt;
}

/// Whether this line goes on with the heading: each word in it is one of the headings below another, or said above.
bool GoesOn(const SheetLine& line, const SheetLine& above) {
  bool has_below = false;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    if (IsBlankText(line.cells[i])) continue;
    const auto head = HeadIn(line.cells[i]);
    if (head && IsBelowAnother(*head)) {
      has_below = true;
    } else if (line.cells[i] != CellOf(above, i)) {
      return false;
    }
  }
  return has_below;
}

struct HeadingRead {
  Places places;
  std::vector<std::string> passed_over;
};

Result<HeadingRead> ReadHeading(const SheetLine& above, const SheetLine* below) {
  HeadingRead read;
  const std::size_t width = std::max(above.cells.size(), below != nullptr ? below->cells.size() : 0);
  for (std::size_t place = 0; place < width; ++place) {
    const std::string_view upper = CellOf(above, place);
    const std::string_view lower = below != nullptr ? CellOf(*below, place) : std::string_view();
    auto head = HeadIn(lower);
    if (!head) head = HeadIn(upper);
    if (!head) {
      const std::string_view shown = lower.empty() ? upper : lower;
      if (!shown.empty()) read.passed_over.emplace_back(shown);
      continue;
    }
    if (!read.places.emplace(*head, place).second) {
      return Wrong("第 " + std::to_string(above.number) + " 行的表头有两个" + Quoted(NameOf(*head)) +
                   "列，请去掉一个。");
    }
  }
  return read;
}

Result<HeadingRead> WholeHeading(const SheetLine& above, const SheetLine* below) {
  HeadingRead read = TRY(ReadHeading(above, below));
  const auto has = [&](std::initializer_list<Head> heads) {
    return std::ranges::any_of(heads, [&](Head head) { return read.places.contains(head); });
  };
  for (const Head head : kRequired) {
    if (!has({head})) return Wrong("表头里没有" + Quoted(NameOf(head)) + "一列，请补上后重新选择文件。");
  }
  if (!has({Head::kAudience, Head::kEveryone, Head::kGroup}))
    return Wrong("表头里没有“公开对象”一列，请补上后重新选择文件。");
  if (!has({Head::kWay, Head::kProactive, Head::kOnApplication})) {
    return Wrong("表头里没有“公开方式”一列，请补上后重新选择文件。");
  }
  if (!has({Head::kLevel, Head::kCounty, Head::kTownship, Head::kVillage})) {
    return Wrong("表头里没有“公开层级”一列，请补上后重新选择文件。");
  }
  return read;
}

// ---- a row

class RowReading {
 public:
  RowReading(const Places& places, const SheetLine& line) : places_(places), line_(line) {
    read_.number = line.number;
    read_.is_hidden = line.is_hidden;
  }

  SheetRow Read(std::string_view area_of_sheet) {
    CatalogueRow& row = read_.row;
    row.area = AreaFrom(Has(Head::kArea) ? Text(Head::kArea) : area_of_sheet);
    row.first_matter = Text(Head::kFirst);
    row.second_matter = Text(Head::kSecond);
    row.elements = Text(Head::kElements);
    row.basis = Text(Head::kBasis);
    row.time_words = Text(Head::kTime);
    row.subject = Text(Head::kSubject);
    SetChannels(row, TickedIn(Text(Head::kChannels)));
    ReadAudience();
    ReadWay();
    ReadLevel();
    ReadFocus();
    ReadRhythm();
    AddFaultsOfForm();
    return std::move(read_);
  }

 private:
  bool Has(Head head) const { return places_.contains(head); }
  std::string Text(Head head) const {
    const auto place = places_.find(head);
    return place == places_.end() ? std::string() : std::string(CellOf(line_, place->second));
  }
  void Fault(Head head, std::string message) {
    read_.faults.push_back({std::string(NameOf(head)), std::move(message)});
  }

  bool Tick(Head head) {
    const std::string text = Text(head);
    const auto tick = TickIn(text);
    if (!tick) Fault(head, "看不懂" + Quoted(Ellipsis(text, 20)) + "，请填“√”或者留空。");
    return tick.value_or(false);
  }

  /// Both in one cell: "■全社会 □特定群众". Nothing else may be ticked there.
  std::vector<std::u32string> TickedKeys(Head head) {
    std::vector<std::u32string> keys;
    for (const std::string& name : TickedIn(Text(head))) keys.push_back(LabelKey(name));
    return keys;
  }

  void ReadAudience() {
    CatalogueRow& row = read_.row;
    if (Has(Head::kEveryone)) row.is_for_everyone = Tick(Head::kEveryone);
    if (Has(Head::kGroup)) {
      const std::string text = Text(Head::kGroup);
      const auto tick = TickIn(text);
      row.specific_group = tick ? (*tick ? "特定群众" : "") : text;
    }
    if (Has(Head::kEveryone) || Has(Head::kGroup)) return;
    for (const std::u32string& key : TickedKeys(Head::kAudience)) {
      if (key.find(U"全社会") != key.npos || key == U"社会公众") {
        row.is_for_everyone = true;
      } else {
        row.specific_group += (row.specific_group.empty() ? "" : "、") + ToUtf8(key);
      }
    }
  }

  void ReadWay() {
    CatalogueRow& row = read_.row;
    if (Has(Head::kProactive)) row.is_proactive = Tick(Head::kProactive);
    if (Has(Head::kOnApplication)) row.is_on_application = Tick(Head::kOnApplication);
    if (Has(Head::kProactive) || Has(Head::kOnApplication)) return;
    for (const std::u32string& key : TickedKeys(Head::kWay)) {
      if (key.starts_with(U"主动")) {
        row.is_proactive = true;
      } else if (key.starts_with(U"依申请")) {
        row.is_on_application = true;
      } else {
        Fault(Head::kWay, "看不懂" + Quoted(ToUtf8(key)) + "，请写“主动”或者“依申请”。");
      }
    }
  }

  void ReadLevel() {
    CatalogueRow& row = read_.row;
    if (Has(Head::kCounty)) row.is_county = Tick(Head::kCounty);
    if (Has(Head::kTownship)) row.is_township = Tick(Head::kTownship);
    if (Has(Head::kVillage) && Tick(Head::kVillage)) row.is_township = true;
    if (Has(Head::kCounty) || Has(Head::kTownship) || Has(Head::kVillage)) return;
    for (const std::u32string& key : TickedKeys(Head::kLevel)) {
      const auto names = [&](std::initializer_list<std::u32string_view> words) {
        return std::ranges::any_of(words, [&](std::u32string_view word) { return key.find(word) != key.npos; });
      };
      const bool county = names({U"县", U"区级", U"市级"}), township = names({U"乡", U"镇", U"村", U"街"});
      row.is_county = row.is_county || county;
      row.is_township = row.is_township || township;
      if (!county && !township) Fault(Head::kLevel, "看不懂" + Quoted(ToUtf8(key)) + "，请写“县级”或者“乡、村级”。");
    }
  }

  void ReadFocus() {
    const std::u32string key = LabelKey(Text(Head::kFocus));
    for (const char32_t c : key) {
      if (kFocusTags.find(c) == kFocusTags.npos) {
        return Fault(Head::kFocus, "这一列只填权、钱、人、事中的字。");
      }
    }
    for (const char32_t tag : kFocusTags) {
      if (key.find(tag) != key.npos) AppendUtf8(read_.row.focus, tag);
    }
  }

  void ReadRhythm() {
    CatalogueRow& row = read_.row;
    const TimeLimit limit = ReadTimeLimit(row.time_words);
    SetRhythmBy(row, limit);
    if (!row.time_words.empty() && !limit.is_read()) read_.remark = limit.unread;
    std::u32string key = LabelKey(Text(Head::kRhythm));
    if (key.empty()) return;
    if (key == U"临时" || key == U"固定") {
      row.rhythm = key == U"临时" ? Rhythm::kAtOnce : Rhythm::kStanding;
      row.cycle.reset();
      return;
    }
    if (key.starts_with(U"常规")) key.erase(0, 2);
    if (!key.empty()) row.cycle = ReadTimeLimit(ToUtf8(key)).cycle;
    row.rhythm = Rhythm::kPeriodic;
    if (!row.cycle) {
      Fault(Head::kRhythm, "看不懂" + Quoted(Ellipsis(Text(Head::kRhythm), 20)) +
                               "，请写“常规（每月）”“常规（每季度）”“常规（每半年）”“常规（每年）”“临时”或者“固定”。");
    }
  }

  /// Whether the reading has said something about the column of this field, or about one of those below it.
  bool IsTold(std::string_view field) const {
    const auto names = [&](std::initializer_list<Head> heads) {
      return std::ranges::any_of(read_.faults, [&](const SheetFault& fault) {
        return std::ranges::any_of(heads, [&](Head head) { return fault.column == NameOf(head); });
      });
    };
    if (field == "audience") return names({Head::kAudience, Head::kEveryone, Head::kGroup});
    if (field == "way") return names({Head::kWay, Head::kProactive, Head::kOnApplication});
    if (field == "level") return names({Head::kLevel, Head::kCounty, Head::kTownship, Head::kVillage});
    return std::ranges::find(read_.faults, HeadingOf(field), &SheetFault::column) != read_.faults.end();
  }

  /// What the form would say, too.
  void AddFaultsOfForm() {
    for (const FieldError& error : FaultsOf(read_.row)) {
      if (!IsTold(error.field)) read_.faults.push_back({std::string(HeadingOf(error.field)), error.message});
    }
  }

  const Places& places_;
  const SheetLine& line_;
  SheetRow read_;
};

bool IsBlankLine(const SheetLine& line, const Places& places) {
  return std::ranges::all_of(
      places, [&](const auto& each) { return each.first == Head::kNumber || IsBlankText(CellOf(line, each.second)); });
}

/// Of a sheet without a column for it: its name, or the title above the table names the area.
std::string AreaOfSheet(std::string_view name, std::span<const SheetLine> titles) {
  if (const CatalogueArea* area = PilotAreaNamed(name)) return std::string(area->name);
  for (const SheetLine& line : titles) {
    for (const std::string& cell : line.cells) {
      const std::u32string key = LabelKey(cell);
      for (const CatalogueArea& area : PilotAreas()) {
        if (key.find(LabelKey(area.name) + U"领域") != key.npos) return std::string(area.name);
      }
    }
  }
  return {};
}

}  // namespace

std::string_view HeadingOf(std::string_view field) {
  if (field == "other_channels") return NameOf(Head::kChannels);
  for (const Heading& heading : kHeadings) {
    if (heading.field == field) return heading.name;
  }
  return "";
}

Result<CatalogueSheet> ReadCatalogueSheet(std::string_view name, std::span<const SheetLine> lines) {
  const auto at = FindHeading(lines);
  if (!at) {
    return Wrong(
        "没有找到表头。表头应当有“一级事项”“公开内容（要素）”“公开依据”“公开时限”“公开主体”“公开渠道和载体”等列。");
  }
  const bool two = *at + 1 < lines.size() && GoesOn(lines[*at + 1], lines[*at]);
  HeadingRead heading = TRY(WholeHeading(lines[*at], two ? &lines[*at + 1] : nullptr));
  const std::string area = AreaOfSheet(name, lines.first(*at));
  CatalogueSheet sheet{.rows = {}, .passed_over = std::move(heading.passed_over)};
  for (const SheetLine& line : lines.subspan(*at + (two ? 2 : 1))) {
    if (IsBlankLine(line, heading.places)) continue;
    if (sheet.rows.size() == kMostCatalogueRows) {
      return Wrong("超过 " + std::to_string(kMostCatalogueRows) + " 行，请分几次导入。");
    }
    sheet.rows.push_back(RowReading(heading.places, line).Read(area));
  }
  if (sheet.rows.empty()) return Wrong("表头下面没有内容。");
  return sheet;
}

}  // namespace gongkai::disclosure
