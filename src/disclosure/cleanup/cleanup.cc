#include "disclosure/cleanup/cleanup.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "disclosure/decision/decision.h"

namespace gongkai::disclosure {
namespace {

struct StateRow {
  std::string_view id, name;
};
constexpr std::array<StateRow, 4> kStates = {
    {{"draft", "草稿"}, {"waiting", "等签署"}, {"signed", "已签署"}, {"annulled", "已作废"}}};

void CheckText(std::string_view text, std::size_t most, const std::string& field, FieldErrors& errors) {
  if (Utf8Length(text) > most) {
    errors.push_back({field, "太长了，最多 " + std::to_string(most) + " 字。"});
  } else if (PrivateNumberIn(text)) {
    errors.push_back({field, "这里有身份证号码、手机号码或者银行卡号，请删去。"});
  }
}

/// The last day on which a document is in force, by what is known of it; none: nobody said one.
std::optional<Date> LastDayOf(const ValidityFacts& facts) {
  std::optional<Date> last = facts.valid_until;
  if (facts.ended_on) {
    const Date before = std::chrono::sys_days(*facts.ended_on) - std::chrono::days(1);
    if (!last || before < *last) last = before;
  }
  return last;
}

void CheckKept(const CleanupEntry& entry, const CleanedDocument& document, Date decided_on, FieldErrors& errors) {
  const std::string id = ToString(entry.item);
  const auto last = LastDayOf(document.facts);
  if (last && *last < decided_on) {
    errors.push_back(
        {"outcome-" + id, "它在" + ToChinese(*last) + "以后已经失效或者废止，不能再继续有效；要用的重新制发。"});
  }
  if (entry.from) errors.push_back({"from-" + id, "只有废止、宣布失效的填这一天。"});
  if (entry.until && (!IsPlausible(*entry.until) || *entry.until <= decided_on)) {
    errors.push_back({"until-" + id, "继续有效到哪一天，要晚于作出决定的那一天。"});
  }
}

void CheckEnded(const CleanupEntry& entry, const CleanedDocument& document, Date decided_on, FieldErrors& errors) {
  const std::string id = ToString(entry.item);
  if (entry.until) errors.push_back({"until-" + id, "只有继续有效、修改的填这一天。"});
  const Date from = entry.from.value_or(decided_on);
  if (!IsPlausible(from) || (document.formed_on && from < *document.formed_on)) {
    errors.push_back({"from-" + id, "废止、失效不能早于文件的生成日期。"});
    return;
  }
  const auto last = LastDayOf(document.facts);
  if (last && *last < from) {
    errors.push_back({"outcome-" + id, "它在" + ToChinese(*last) + "以后已经失效或者废止，不用再" +
                                           std::string(NameOf(entry.outcome)) + "。"});
  }
}

void CheckEntry(const CleanupEntry& entry, std::span<const CleanedDocument> documents, Date decided_on,
                FieldErrors& errors) {
  const auto document = std::ranges::find(documents, entry.item, &CleanedDocument::id);
  if (document == documents.end()) {
    errors.push_back({"", "清单里有一件不是本机关公开过的文件，请重新打开这一页再选。"});
    return;
  }
  CheckText(entry.words, kLongestEntryWords, "words-" + ToString(entry.item), errors);
  if (EndsIt(entry.outcome)) {
    CheckEnded(entry, *document, decided_on, errors);
  } else {
    CheckKept(entry, *document, decided_on, errors);
  }
}

/// Each with its length, so that nothing moves from one to the next.
void AddPart(std::string_view part, std::string& all) {
  all += std::to_string(part.size()) + ":";
  all += part;
}

}  // namespace

std::string_view IdOf(CleanupState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(CleanupState state) { return kStates[static_cast<std::size_t>(state)].name; }
std::optional<CleanupState> CleanupStateFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kStates, id, &StateRow::id);
  if (row == kStates.end()) return std::nullopt;
  return static_cast<CleanupState>(row - kStates.begin());
}

FieldErrors FaultsOf(const Cleanup& cleanup, std::span<const CleanedDocument> documents, Date today) {
  FieldErrors errors;
  if (IsBlankText(cleanup.title)) errors.push_back({"title", "请写名称，例如：2026年行政规范性文件清理。"});
  CheckText(cleanup.title, kLongestCleanupTitle, "title", errors);
  if (IsBlankText(cleanup.basis)) errors.push_back({"basis", "请写明依据什么文件，名称和文号。"});
  CheckText(cleanup.basis, kLongestBasis, "basis", errors);
  if (!cleanup.decided_on || !IsPlausible(*cleanup.decided_on)) {
    errors.push_back({"decided_on", "请写明是哪一天决定的，例如 2026-03-09。"});
  } else if (*cleanup.decided_on > today) {
    errors.push_back({"decided_on", "这一天还没有到；决定以后再登记。"});
  }
  if (cleanup.entries.empty()) errors.push_back({"", "请至少为一件文件选择清理结果。"});
  if (cleanup.entries.size() > kMostCleanupEntries) errors.push_back({"", "一次最多 500 件，请分几次登记。"});
  if (!cleanup.decided_on || !cleanup.decided_on->ok()) return errors;
  for (const CleanupEntry& entry : cleanup.entries) CheckEntry(entry, documents, *cleanup.decided_on, errors);
  return errors;
}

std::string DigestOf(const Cleanup& cleanup) {
  std::string all;
  const auto day = [](const std::optional<Date>& value) { return value ? ToString(*value) : std::string(); };
  for (const std::string& part : {ToString(cleanup.id), cleanup.title, cleanup.basis, day(cleanup.decided_on)}) {
    AddPart(part, all);
  }
  for (const CleanupEntry& entry : cleanup.entries) {
    for (const std::string& part :
         {ToString(entry.item), std::string(IdOf(entry.outcome)), day(entry.from), day(entry.until), entry.words}) {
      AddPart(part, all);
    }
  }
  return crypto::Sm3Hex(all);
}

std::string CountsInWords(std::span<const CleanupEntry> entries) {
  std::string words;
  for (const CleanupOutcome outcome : kCleanupOutcomes) {
    const auto count = std::ranges::count(entries, outcome, &CleanupEntry::outcome);
    if (count > 0)
      words += (words.empty() ? "" : "，") + std::string(NameOf(outcome)) + " " + std::to_string(count) + " 件";
  }
  return words;
}

}  // namespace gongkai::disclosure
