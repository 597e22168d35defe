#include "report/compile/adjustment_form.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"

namespace gongkai::report {
namespace {

/// The ways in which a sign and digits are typed on a Chinese keyboard.
std::optional<Number> TypedNumber(std::string_view typed) {
  std::string ascii = ToUtf8(Fold(Trim(typed)));
  if (ascii.starts_with('+')) ascii.erase(0, 1);
  return ParseNumber(ascii);
}

void CheckWords(const std::string& words, std::string_view field, std::string_view lacking, FieldErrors& errors) {
  if (IsBlankText(words)) {
    errors.push_back({std::string(field), std::string(lacking)});
  } else if (Utf8Length(Trim(words)) > kLongestAdjustmentWords) {
    errors.push_back({std::string(field), "太长了，最多 " + std::to_string(kLongestAdjustmentWords) + " 字。"});
  } else if (disclosure::PrivateNumberIn(words)) {
    errors.push_back({std::string(field), "这里有身份证号码、手机号码或者银行卡号，请删去。"});
  }
}

/// `cell`: null where it is not known which is meant; then what comes of the change is not known either.
void CheckChange(const CompiledCell* cell, Number change, FieldErrors& errors) {
  if (change == Number()) {
    errors.push_back({"change", "加减的数不能是 0。"});
    return;
  }
  if (cell == nullptr) return;
  std::string why = WhyNot(cell->value().value_or(Number()) + change, cell->unit);
  if (!why.empty()) errors.push_back({"change", std::move(why)});
}

/// The cell that was chosen; null with why it cannot be adjusted.
const CompiledCell* ChosenCell(std::string_view typed, const CompiledTables& tables, FieldErrors& errors) {
  const auto refused = [&](const char* why) -> const CompiledCell* {
    errors.push_back({"cell", why});
    return nullptr;
  };
  if (IsBlankText(typed)) return refused("请选择是哪一格。");
  const auto key = CellKeyFrom(typed);
  const CompiledCell* const cell = key ? tables.Find(*key) : nullptr;
  if (cell == nullptr) return refused("这一年的表里没有这一格。");
  return IsSum(*key) ? refused("这一格是各分项之和，请调整分项。") : cell;
}

}  // namespace

std::string WhyNot(Number value, law::Unit unit) {
  if (value < Number() && unit != law::Unit::kSignedCount) {
    return "这样调整以后是 " + ToString(value) + "，不能小于 0。";
  }
  if (!value.IsWhole() && unit != law::Unit::kMoney) return "这一格数的是件数，只能加减整数。";
  return {};
}

FormResult<Adjustment> AdjustmentFrom(const AdjustmentForm& form, const CompiledTables& tables) {
  FieldErrors errors;
  const CompiledCell* const cell = ChosenCell(form.cell, tables, errors);
  const auto change = TypedNumber(form.change);
  if (change) {
    CheckChange(cell, *change, errors);
  } else {
    errors.push_back({"change", "请写加上或者减去多少，例如 3 或者 -1。"});
  }
  CheckWords(form.reason, "reason", "请写明为什么调整，例如“系统启用以前收到的申请”。", errors);
  CheckWords(form.evidence, "evidence", "请写明依据哪一本台账、哪一份文件。", errors);
  if (!errors.empty()) return errors;
  Adjustment adjustment;
  adjustment.cell = cell->cell;
  adjustment.change = *change;
  adjustment.reason = std::string(Trim(form.reason));
  adjustment.evidence = std::string(Trim(form.evidence));
  return adjustment;
}

FormResult<Adjustment> UndoingOf(const Adjustment& undone, const std::string& reason, const CompiledTables& tables) {
  FieldErrors errors;
  CheckWords(reason, "reason", "请写明为什么撤回这条调整。", errors);
  const CompiledCell* const cell = tables.Find(undone.cell);
  if (cell == nullptr) return FieldError{"cell", "这一年的表里没有这一格。"};
  const Number change = Number() - undone.change;
  CheckChange(cell, change, errors);
  if (!errors.empty()) return errors;
  Adjustment adjustment;
  adjustment.cell = undone.cell;
  adjustment.change = change;
  adjustment.reason = std::string(Trim(reason));
  adjustment.evidence = "撤回第 " + std::to_string(undone.number) + " 条调整";
  return adjustment;
}

}  // namespace gongkai::report
