#include "request/record_correction.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"
#include "request/case_event.h"

namespace gongkai::request {
namespace {

struct StateRow {
  RecordState state;
  std::string_view id, name, told;
};
constexpr StateRow kRows[] = {
    {RecordState::kOpen, "open", "待办理", "机关正在核实"},
    {RecordState::kCorrected, "corrected", "已更正", "已经更正"},
    {RecordState::kRefused, "refused", "不予更正", "机关核实后没有更正"},
    {RecordState::kReferred, "referred", "已告知向有权机关提出", "不属于这个机关的职能范围，请向有权更正的机关提出"}};
constexpr std::array kStates = {RecordState::kOpen, RecordState::kCorrected, RecordState::kRefused,
                                RecordState::kReferred};

const StateRow& RowOf(RecordState state) { return kRows[static_cast<std::size_t>(state)]; }

PersonalText Trimmed(const PersonalText& text) {
  return PersonalText(std::string(Trim(WithoutInvisible(text.Reveal()))));
}

void Check(FieldErrors& errors, std::string_view field, const PersonalText& text, std::size_t longest,
           std::string_view missing) {
  if (text.empty()) {
    errors.push_back({std::string(field), std::string(missing)});
  } else if (Utf8Length(text.Reveal()) > longest) {
    errors.push_back({std::string(field), "最多写" + std::to_string(longest) + "个字。"});
  }
}

}  // namespace

std::span<const RecordState> RecordStates() { return kStates; }
std::string_view IdOf(RecordState state) { return RowOf(state).id; }
std::string_view NameOf(RecordState state) { return RowOf(state).name; }
std::string_view ToldAs(RecordState state) { return RowOf(state).told; }
std::optional<RecordState> RecordStateFrom(std::string_view id) {
  for (const StateRow& row : kRows) {
    if (row.id == id) return row.state;
  }
  return std::nullopt;
}

std::string ToString(RecordCorrectionId id) { return ToString(CaseId{id.organ, id.number}); }
std::optional<RecordCorrectionId> RecordCorrectionIdFrom(std::string_view text) {
  const auto id = CaseIdFrom(text);
  return id ? std::optional(RecordCorrectionId{id->organ, id->number}) : std::nullopt;
}

RecordWords Tidied(const RecordWords& words) {
  return {Tidied(words.applicant), Trimmed(words.record), Trimmed(words.wrong), Trimmed(words.proof)};
}

FieldErrors FaultsOf(const RecordWords& given) {
  const RecordWords words = Tidied(given);
  FieldErrors errors = FaultsOf(words.applicant, false, false);
  Check(errors, "record", words.record, kLongestRecord, "请写明是哪一份文件、名单里的哪一条记录。");
  Check(errors, "wrong", words.wrong, kLongestRecordWords, "请写明哪里不准确，应当是什么。");
  Check(errors, "proof", words.proof, kLongestRecordWords, "请写明凭什么证明不准确（条例第四十一条：有证据证明）。");
  return errors;
}

FieldErrors FaultsOfEntered(const RecordWords& given) {
  const RecordWords words = Tidied(given);
  FieldErrors errors = WrongOf(words.applicant);
  if (words.applicant.name.empty()) errors.push_back({"name", "请填写提出的人的姓名或者名称。"});
  Check(errors, "record", words.record, kLongestRecord, "请写明是哪一份文件、名单里的哪一条记录。");
  Check(errors, "wrong", words.wrong, kLongestRecordWords, "请写明哪里不准确，应当是什么。");
  if (!words.proof.empty()) Check(errors, "proof", words.proof, kLongestRecordWords, "");
  return errors;
}

std::string RegisterNumberOf(RecordCorrectionId id) { return "更正" + ToString(id); }

FieldErrors FaultsOfRecordAnswer(std::string_view answer, RecordState state) {
  if (state == RecordState::kOpen) return {{"state", "请选择怎样办的。"}};
  if (Trim(answer).empty()) {
    return {{"answer", state == RecordState::kReferred ? "请写明向哪个机关提出，怎样联系。"
                                                       : "请写明核实的情况和结果，申请人会看到。"}};
  }
  if (Utf8Length(answer) > kLongestRecordWords) return {{"answer", "最多写2000个字。"}};
  return {};
}

}  // namespace gongkai::request
