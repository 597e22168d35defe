// Whoever has the query code and the second fact reads the application; who guesses is closed out for a while.
#include "disclosure/participation/query_code.h"
#include "request/intake_actions.h"
#include "request/intake_limit_store.h"
#include "request/wrong_look_up_actions.h"

namespace gongkai::request {
namespace {

using account::Desk;
using disclosure::PlainQueryCode;

std::optional<Error> RefusalOf(LookUpVerdict verdict) {
  switch (verdict) {
    case LookUpVerdict::kMay:
      break;
    case LookUpVerdict::kTooManyOfNetwork:
      return Error{ErrorKind::kConflict, "您所在的网络查错的次数太多，请过十五分钟再查。", {}};
    case LookUpVerdict::kTooManyOfCode:
      return Error{ErrorKind::kConflict, "这个查询码查错的次数太多，请过十五分钟再查。", {}};
    case LookUpVerdict::kTooManyOfCodeInDay:
      return Error{
          ErrorKind::kConflict, "这个查询码一天里查错的次数太多，请明天再查，或者带身份证明到答复的机关查。", {}};
  }
  return std::nullopt;
}

}  // namespace

FieldErrors FaultsOfLookUp(std::string_view code, std::string_view fact) {
  FieldErrors errors;
  if (code.empty()) {
    errors.push_back({"code", "请填写查询码。"});
  } else if (!PlainQueryCode(code)) {
    errors.push_back({"code", "查询码是十二位字母和数字，像 7KQ2-MX4P-9TRW，请对照回执。"});
  }
  if (SecondFactFrom(fact).empty()) errors.push_back({"fact", "请填写申请时所填证件号码的最后四位。"});
  return errors;
}

Result<LookedUpCase> LookUpCase(Desk& desk, const std::string& network, std::string_view typed_code,
                                std::string_view typed_fact) {
  if (const FieldErrors faults = FaultsOfLookUp(typed_code, typed_fact); !faults.empty()) {
    return Error{ErrorKind::kInvalidInput, faults.front().message, {}};
  }
  const std::string from = ApplyNetworksOf(desk.keys, network).network;
  const std::string code_digest = CodeDigestOf(desk.keys, *PlainQueryCode(typed_code));
  {
    db::Reader reader = desk.database.Read();
    if (auto refusal = RefusalOf(LookUpVerdictOf(reader, from, code_digest, desk.now()))) return std::move(*refusal);
    const auto held = FindCaseBy(reader, code_digest, FactDigestOf(desk.keys, code_digest, SecondFactFrom(typed_fact)));
    if (held) {
      LookedUpCase found;
      found.held = *held;
      if (auto words = OpenWords(reader, desk.keys, held->id)) found.words = std::move(*words);
      return found;
    }
  }
  CountWrongLookUp(desk, from, code_digest);
  return Error{ErrorKind::kNotFound, "查不到：查询码和证件号码的后四位对不上。请对照提交时的回执再填一次。", {}};
}

}  // namespace gongkai::request
