// The record of an impact assessment (个人信息保护影响评估) of lists of persons that are to be published: what it
// holds, what is missing in it, and whether it covers a list. Pure.
//
// 「公开个人信息」 asks for one beforehand, with a record of how it was dealt with; it says whether purpose and way are
// lawful, legitimate and necessary, what it means for the persons and which risks there are, and whether the protection
// is lawful, works and fits the risks; it is kept for three years at least. Source:
// 个人信息保护法第五十五条第（三）项、 第五十六条. Next to read: assessment_basis.h, assessment_view.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "base/instant.h"

namespace gongkai::screening {

using account::OrganId;

inline constexpr std::size_t kMostColumns = 40, kLongestColumn = 40, kLongestSeries = 100, kLongestWords = 1'000;
/// So long one assessment serves a series; our own bound, the law names none.
inline constexpr int kMostAssessedDays = 366;

/// What a person says; the rest of the record is who, when, and what became of it.
struct AssessmentContent {
  std::string series;  // "农村低保对象名单（每月）"
  std::vector<std::string> columns;
  std::int64_t rows = 0;  // of the list that it was made for; 0: not said
  bool has_minors = false, has_health = false;
  std::string basis, basis_words;
  std::string purpose, way, necessity;
  std::string sensitive;  // why sensitive columns have to be there; asked where there are any
  std::string risks, safeguards;
  bool is_lawful = false, fits = false;
  std::optional<Date> until{};  // the last day for which it serves
};

struct Assessment {
  OrganId organ{0};
  std::int64_t number = 0;
  AssessmentContent content;
  std::optional<std::int64_t> replaces{};
  std::int64_t person = 0;
  std::string person_name;
  Instant at{};
  std::optional<Instant> ended_at{};
  std::string ended_by, ended_reason;
};

/// Those that the law calls sensitive, as far as their heading tells it. Source: 个人信息保护法第二十八条.
std::vector<std::string> SensitiveColumns(const std::vector<std::string>& columns);
/// Sensitive by its columns, or since minors or health are in it.
bool IsSensitive(const AssessmentContent& content);

/// Under the names of the fields of the form.
FieldErrors FaultsOf(const AssessmentContent& content, Date today);

/// An assessment by such a basis covers nothing that goes to everybody.
inline constexpr std::string_view kForPostingAlone =
    "社会救助暂行办法第十一条只支持在村、社区公示和公布；要上网公开的，另选依据，去掉用不着的列。";

/// What of a list has to stand in the assessment that covers it.
struct CoveredList {
  std::vector<std::string> columns{};
  bool has_minors = false;
  bool is_on_site = true;  // else it hangs on a board alone
};

/// Why it does not cover such a list on that day, in a sentence; none: it does. Of children under fourteen everything
/// is sensitive, whatever the columns: who did not assess that assessed another list. Source:
/// 个人信息保护法第二十八条、 第三十一条.
std::optional<std::string> WhyNotCovered(const Assessment& assessment, const CoveredList& list, Date today);
/// Whether the list is one of its series by name.
bool IsOfSeries(const Assessment& assessment, std::string_view subject);

/// The first day on which it need not be kept any more.
Date KeptUntil(const Assessment& assessment);

/// Columns out of a field: parted by line ends, "、", commas; each once.
std::vector<std::string> ColumnsFrom(std::string_view typed);
/// "姓名、金额".
std::string ColumnsInWords(const std::vector<std::string>& columns);
/// "政府信息公开条例第二十一条", with the words that were typed, or these alone.
std::string BasisInWords(const AssessmentContent& content);

}  // namespace gongkai::screening
