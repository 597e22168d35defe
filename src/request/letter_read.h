// A letter that was read on the applicant's own page: when that delivers it. Pure.
//
// The law takes a day of its own for each way. 国办公开办函〔2016〕235号第四条: handed over, the day on which it was
// signed for; by post, the day of posting; of a page it says nothing. 民事诉讼法第九十条, which organs follow where the
// 条例 is silent, wants the consent of who is told and a way by which it is certain that it came, and takes the day on
// which it reaches a system of the addressee's. A page of the organ's platform is no such system: what lies there has
// reached nobody (民法典第一百三十七条第二款: known, or to be known). CHOICE: delivered on the day on which it was
// first opened with the query code and the second fact, where the applicant wished for the page; that is the day from
// which the terms of 行政复议法第二十条 and 行政诉讼法第四十六条 run too, for then it is known. Put where nobody opens
// it, it is not delivered, and the office delivers it otherwise.
//
// Whether the organ answered in time is another question: that is the day of the reply (law/reply_clock.h).
#pragma once

#include "request/asked.h"

namespace gongkai::request {

/// `mail_goes`: a mail with the letter in it waits to go out, which delivers it by itself.
constexpr bool IsDeliveredByReading(Way way, bool is_delivered, bool mail_goes) {
  const bool is_over_internet = way == Way::kPage || way == Way::kEmail;
  return is_over_internet && !is_delivered && !mail_goes;
}

}  // namespace gongkai::request
