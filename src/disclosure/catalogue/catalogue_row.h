// A row of the standard catalogue (公开事项标准目录) with every column of the standard form. A value; pure.
//
// Source: 国办发〔2019〕54号 (the columns and the list of channels); 条例第二十条、第二十一条、第二十六条.
// Next to read: catalogue_time.h (公开时限), obligation.h (what falls due from it), catalogue_sheet.h (out of a
// workbook).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/field_errors.h"
#include "disclosure/catalogue/catalogue_time.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Numbered within the organ that keeps it: the county government keeps the standard catalogue.
struct CatalogueRowId {
  OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const CatalogueRowId&) const = default;
};

std::string ToString(CatalogueRowId id);  // "1-12"
std::optional<CatalogueRowId> CatalogueRowIdFrom(std::string_view text);

enum class Rhythm {
  kPeriodic,  // 常规: every month, quarter, half-year, year
  kAtOnce,    // 临时: whenever it happens
  kStanding,  // 固定: always there
};

std::span<const Rhythm> Rhythms();
std::string_view IdOf(Rhythm rhythm);
std::string_view NameOf(Rhythm rhythm);
std::optional<Rhythm> RhythmFrom(std::string_view id);

/// The tags of what is looked at most: 权 钱 人 事, in this order.
inline constexpr std::u32string_view kFocusTags = U"权钱人事";

struct CatalogueRow {
  std::string area;           // 领域
  std::string first_matter;   // 一级事项
  std::string second_matter;  // 二级事项, may be empty
  std::string elements;       // 公开内容（要素）
  std::string basis;          // 公开依据
  std::string time_words;     // 公开时限, as it was written
  std::string subject;        // 公开主体
  std::vector<Channel> channels;
  std::string other_channels;  // what "其他" is
  bool is_for_everyone = false;
  std::string specific_group;  // 特定群众: who; empty: not for a group
  bool is_proactive = false, is_on_application = false;
  bool is_county = false, is_township = false;  // 县级; 乡、村级
  Rhythm rhythm = Rhythm::kAtOnce;
  std::optional<Cycle> cycle;  // of a periodic one
  std::string focus;           // some of kFocusTags

  bool operator==(const CatalogueRow&) const = default;
};

/// "最低生活保障 / 审核信息".
std::string MatterOf(const CatalogueRow& row);

/// The rhythm that follows from the words of its time limit, for rows that do not say.
void SetRhythmBy(CatalogueRow& row, const TimeLimit& limit);

/// All that is missing or too long, a sentence a field. Names of fields: those of the members; "audience", "way",
/// "level", "channels" for the ticks.
FieldErrors FaultsOf(const CatalogueRow& row);

/// Whether an organ of this kind publishes what the row says, by 公开层级.
bool IsForLevelOf(const CatalogueRow& row, account::OrganKind kind);

/// The columns of a row in words, in the order of the form: for pages, workbooks, and what was changed.
struct RowValue {
  std::string_view label;
  std::string words;
};
std::vector<RowValue> ValuesOf(const CatalogueRow& row);

/// "公开时限：“甲”改为“乙”", a line a column.
std::string ChangesBetween(const CatalogueRow& before, const CatalogueRow& after);

/// "政府网站、政务服务中心".
std::string ChannelsInWords(const CatalogueRow& row);
std::string RhythmInWords(const CatalogueRow& row);

}  // namespace gongkai::disclosure
