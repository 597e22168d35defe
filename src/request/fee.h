// The fee for an application (信息处理费): by items or by pages, as the organ chooses for this application; how it
// comes about, in words for the notice; and what is wrong with what was typed. Pure.
//
// 按件: the applications of one applicant to one organ within a calendar month. The program counts them; who decides
// may count otherwise (a name without a document, an application that holds several matters) and says why. 按量: pages
// of what this application asks for, counted by itself. Source: 条例第四十二条; 国办函〔2020〕109号第三条 to 第六条;
// rates: law/fee_tariff.h. Next to read: fee_actions.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "base/personal_text.h"
#include "law/fee_tariff.h"

namespace gongkai::request {

std::string_view IdOf(law::FeeBasis basis);    // "items", "pages"
std::string_view NameOf(law::FeeBasis basis);  // "按件", "按量"
std::optional<law::FeeBasis> FeeBasisFrom(std::string_view id);

/// What is typed. Numbers as they stand in the form: what is no number stays there, with its fault.
struct FeeForm {
  std::optional<Date> on{};  // of the notice: today
  std::optional<law::FeeBasis> basis{};
  std::string units;      // items of this application, or pages
  std::string already;    // of the month before this one; of items alone
  PersonalText why;       // where `already` is another number than the program's; sealed with the event
  std::string payment;    // 缴纳方式
  std::string delivered;  // the day on which the applicant has it; empty: not known yet
};

inline constexpr std::size_t kLongestFeeWhy = 200, kLongestFeePayment = 500, kLongestFeeReceipt = 40;

struct ReckonedFee {
  law::FeeBasis basis = law::FeeBasis::kItems;
  int units = 0, already = 0;
  law::Fee fee;
  std::string computation;  // in words, as the notice prints it
};

/// `counted`: what the program counted of that month; `received`: 收到申请之日, whose calendar month counts.
/// Errors: under the fields of FeeForm; "units" where nothing would be charged.
FormResult<ReckonedFee> ReckonFee(const FeeForm& form, int counted, Date received);

/// "第11件至第30件，每件100.00元，20件计2000.00元；…合计2200.00元".
std::string ComputationOf(const ReckonedFee& reckoned, Date received);

/// The last day for paying (第六条: 20 working days from the day after the notice was received).
Date PaymentEnds(Date notified, Date delivered, const law::WorkingCalendar& calendar);

}  // namespace gongkai::request
