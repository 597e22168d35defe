#include "disclosure/participation/disposal.h"

#include <algorithm>

namespace gongkai::disclosure {
namespace {

void AddWords(std::string_view words, std::string_view field, std::string_view what, FieldErrors& errors) {
  if (auto fault = FaultOfOfficeWords(words, what)) errors.push_back({std::string(field), std::move(*fault)});
}

}  // namespace

Date OverBefore(Date today) { return EndedBefore(today, kKeptYears.front()); }

FieldErrors FaultsOf(const DisposalForm& form, Date today) {
  FieldErrors errors;
  if (!form.kind || *form.kind == MessageKind::kComment) {
    errors.push_back({"", "请从到期的列表里选一类；对草案的意见随草案的材料保存，不在这里销毁。"});
  }
  const bool is_period = form.kept_years && std::ranges::find(kKeptYears, *form.kept_years) != kKeptYears.end();
  if (!is_period) {
    errors.push_back({"kept_years", "请按本机关的保管期限表选保管期限；永久保存的不销毁。"});
  } else if (!IsOver(form.year, *form.kept_years, today)) {
    errors.push_back({"kept_years", "按这个保管期限还没有到期，不能销毁。"});
  }
  AddWords(form.basis, "basis", "保管期限的依据，例如本机关保管期限表的第几项", errors);
  AddWords(form.appraisal, "appraisal", "鉴定的意见", errors);
  return errors;
}

std::optional<std::string> AgainstDeciding(const Disposal& disposal, account::PersonId person) {
  if (disposal.state != DisposalState::kProposed) return "这一份已经办完。";
  if (disposal.proposed_by == person) return "提出销毁的人不能自己批准，请换一位负责人。";
  return std::nullopt;
}

}  // namespace gongkai::disclosure
