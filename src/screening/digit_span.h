// Digits that may be one number: a group of them, or neighbouring groups with blanks or hyphens between. Internal to
// screening/.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "screening/byte_marks.h"
#include "screening/hit_sink.h"

namespace gongkai::screening {

struct DigitSpan {
  std::size_t begin = 0, end = 0;  // bytes
  std::string digits;              // ASCII
  std::size_t groups = 1;
  bool proven_only = false;  // only a number that its form proves: other cuts are to be tried yet
};

/// No letter, digit, point or other part of a longer number directly beside it. A letter X behind it may be its last.
bool StandsFreeBefore(std::string_view text, std::size_t begin);
bool StandsFreeAfter(std::string_view text, std::size_t end);

/// Every number of the piece: identity documents, cards, accounts, telephones, plates. `today`: nobody is born after
/// it.
void FindNumbers(const PieceView& view, const ByteMarks& marks, Date today, HitSink& out);

/// Whether what stands before says that the number is one of a thing (订单号, 项目代码, 统一社会信用代码, …), and none
/// of the words `unless` stands nearer.
bool IsNumberOfAThing(std::string_view tight_before, std::initializer_list<std::string_view> unless = {});

/// Whether the words before the byte speak of a bank card or an account.
bool SpeaksOfAnAccount(const PieceView& view, std::size_t begin);  // money_numbers.cc

// Each answers whether the span is such a number; then it has been put down.
bool TryIdentity(const PieceView& view, const DigitSpan& span, Date today, HitSink& out);  // identity_numbers.cc
/// What its check digit proves, whatever letters and digits it is glued to: in the name of a file, behind a telephone
/// number without a blank between.
bool TryProvenWithin(const PieceView& view, const DigitGroup& group, Date today, HitSink& out);  // identity_numbers.cc
/// 学籍号 are an identity card's number behind a letter.
bool TryBehindLetter(const PieceView& view, const DigitSpan& span, Date today, HitSink& out);  // identity_numbers.cc
bool TryLettered(const PieceView& view, const DigitSpan& span, HitSink& out);                  // identity_numbers.cc
bool TryOtherDocument(const PieceView& view, const DigitSpan& span, HitSink& out);             // identity_numbers.cc
bool TryMoneyNumber(const PieceView& view, const DigitSpan& span, HitSink& out);               // money_numbers.cc
bool TryMobile(const PieceView& view, const DigitSpan& span, HitSink& out);                    // reach.cc
bool TryFixedLine(const PieceView& view, const DigitSpan& span, HitSink& out);                 // reach.cc
void TryPlate(const PieceView& view, const DigitGroup& group, HitSink& out);                   // reach.cc

}  // namespace gongkai::screening
