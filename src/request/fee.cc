#include "request/fee.h"

#include <fmt/format.h>

#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::request {
namespace {

constexpr int kMostUnits = 100'000;

std::optional<int> CountIn(std::string_view typed) {
  const std::string_view digits = Trim(typed);
  int count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const bool is_number = !digits.empty() && error == std::errc{} && end == digits.data() + digits.size();
  return is_number && count >= 0 && count <= kMostUnits ? std::optional(count) : std::nullopt;
}

/// 件, 页.
std::string_view MeasureOf(law::FeeBasis basis) { return basis == law::FeeBasis::kItems ? "件" : "页"; }

void LookAtWords(const FeeForm& form, FieldErrors& errors) {
  if (IsBlankText(form.payment)) errors.push_back({"payment", "请写明缴纳方式：到哪里、怎样缴。"});
  if (Utf8Length(form.payment) > kLongestFeePayment) {
    errors.push_back({"payment", fmt::format("最多写 {} 个字。", kLongestFeePayment)});
  }
  if (Utf8Length(form.why.Reveal()) > kLongestFeeWhy)
    errors.push_back({"why", fmt::format("最多写 {} 个字。", kLongestFeeWhy)});
  if (IsBlankText(form.delivered) || !form.on) return;
  const auto delivered = ParseDate(Trim(form.delivered));
  if (!delivered) errors.push_back({"delivered", "日期写成 2026-03-10 这样。"});
  if (delivered && *delivered < *form.on) errors.push_back({"delivered", "送达的日期不能早于通知的日期。"});
}

void LookAtNumbers(const FeeForm& form, int counted, FieldErrors& errors) {
  const auto units = CountIn(form.units);
  if (!units || *units == 0) errors.push_back({"units", "请写数字，至少是 1。"});
  if (form.basis != law::FeeBasis::kItems) return;
  const auto already = CountIn(form.already);
  if (!already) errors.push_back({"already", "请写数字，没有就写 0。"});
  if (already && *already != counted && IsBlankText(form.why.Reveal())) {
    errors.push_back({"why", fmt::format("系统查到当月此前有 {} 件，不一样时请写明为什么。", counted)});
  }
}

FieldErrors FaultsOf(const FeeForm& form, int counted) {
  FieldErrors errors;
  if (!form.on) errors.push_back({"on", "日期写成 2026-03-10 这样。"});
  // 「行政机关可以根据每件申请的具体情况，选择采用按件计收标准或者按量计收标准」
  if (!form.basis) errors.push_back({"basis", "请选择按件还是按量，一件申请只能用一种。"});
  LookAtNumbers(form, counted, errors);
  LookAtWords(form, errors);
  return errors;
}

std::string LineOf(const law::FeeLine& line, std::string_view measure) {
  const int count = line.last - line.first + 1;
  const std::string units = count == 1 ? fmt::format("第{}{}", line.first, measure)
                                       : fmt::format("第{}{}至第{}{}", line.first, measure, line.last, measure);
  if (line.each == Money{}) return units + "，不收费";
  return fmt::format("{}，每{}{}元，{}{}计{}元", units, measure, ToString(line.each), count, measure,
                     ToString(line.Sum()));
}

}  // namespace

std::string_view IdOf(law::FeeBasis basis) { return basis == law::FeeBasis::kItems ? "items" : "pages"; }
std::string_view NameOf(law::FeeBasis basis) { return basis == law::FeeBasis::kItems ? "按件" : "按量"; }

std::optional<law::FeeBasis> FeeBasisFrom(std::string_view id) {
  for (const law::FeeBasis basis : {law::FeeBasis::kItems, law::FeeBasis::kPages}) {
    if (IdOf(basis) == id) return basis;
  }
  return std::nullopt;
}

FormResult<ReckonedFee> ReckonFee(const FeeForm& form, int counted, Date received) {
  if (FieldErrors errors = FaultsOf(form, counted); !errors.empty()) return errors;
  const law::FeeTariff* tariff = law::FeeTariffOn(*form.on);
  if (tariff == nullptr) return FieldError{"on", "2021年1月1日以前没有信息处理费的收费标准。"};
  ReckonedFee reckoned{.basis = *form.basis, .units = *CountIn(form.units), .already = 0, .fee = {}, .computation = {}};
  // Pages of each application are counted by themselves.
  if (reckoned.basis == law::FeeBasis::kItems) reckoned.already = *CountIn(form.already);
  auto fee = law::FeeFor(tariff->Of(reckoned.basis), reckoned.units, reckoned.already);
  if (!fee) return FieldError{"units", fee.error().message};
  if (fee->total == Money{}) return FieldError{"units", "按这个数量不收费，不用发收费通知。"};
  reckoned.fee = std::move(*fee);
  reckoned.computation = ComputationOf(reckoned, received);
  return reckoned;
}

std::string ComputationOf(const ReckonedFee& reckoned, Date received) {
  const bool by_items = reckoned.basis == law::FeeBasis::kItems;
  std::string words =
      by_items ? fmt::format("按件计收：{}年{}月，本机关在此之前收到同一申请人的申请{}件，本件申请按{}件计。",
                             static_cast<int>(received.year()), static_cast<unsigned>(received.month()),
                             reckoned.already, reckoned.units)
               : fmt::format("按量计收：本件申请要求提供的信息共{}页。", reckoned.units);
  std::string_view before;
  for (const law::FeeLine& line : reckoned.fee.lines) {
    words += std::string(before) + LineOf(line, MeasureOf(reckoned.basis));
    before = "；";
  }
  return words + "。合计" + ToString(reckoned.fee.total) + "元。";
}

Date PaymentEnds(Date notified, Date delivered, const law::WorkingCalendar& calendar) {
  const law::FeeTariff* tariff = law::FeeTariffOn(notified);
  return calendar.AddWorkingDays(delivered, (tariff != nullptr ? *tariff : law::LatestFeeTariff()).payment);
}

}  // namespace gongkai::request
