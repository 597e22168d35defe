#include "screening/split_numbers.h"

#include "base/utf8.h"
#include "screening/identity_check.h"
#include "screening/money_number.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kMostFragments = 20;

bool Adjoin(const docread::Piece& one, const docread::Piece& next) {
  if (one.file != next.file || one.table != next.table || one.sight != next.sight) return false;
  return one.table == 0 || (one.row == next.row && one.column < next.column);
}

bool IsX(std::string_view text) { return text == "X" || text == "x" || text == "Ｘ" || text == "ｘ"; }

bool IsIdentity(std::string_view digits, Date today) {
  return digits.size() == 18 && digits.substr(0, 17).find('X') == std::string_view::npos &&
         BeginsWithDivision(digits) && BirthIn(digits, today).has_value() && IdentityCheckHolds(digits);
}

bool IsCard(std::string_view digits) {
  return (digits.size() == 16 || digits.size() == 19) && digits.starts_with("62") &&
         digits.find('X') == std::string_view::npos && LuhnHolds(digits);
}

/// The digits of a fragment: those that stand at `done` to `done + n` of `total`; the middle becomes "*".
std::string MaskFragment(std::string_view text, std::size_t done, std::size_t total, std::size_t front,
                         std::size_t back) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++done) {
    const std::size_t from = at;
    NextCodePoint(text, at);
    if (done < front || done + back >= total) {
      out += text.substr(from, at - from);
    } else {
      out += '*';
    }
  }
  return out;
}

}  // namespace

void SplitNumbers::Next(const PieceView& view, const ByteMarks& marks, HitSink& out) {
  const std::string_view text = view.text();
  if (!chain_.empty() && (chain_.back().piece + 1 != view.index ||
                          !Adjoin(view.parts[view.part].pieces[chain_.back().piece], view.piece()))) {
    chain_.clear();
  }
  if (IsX(text) && !chain_.empty()) {
    chain_.push_back({view.index, 0, text.size(), "X"});
    TryEndings(view, out);
    chain_.clear();
    return;
  }
  if (marks.groups.empty()) return chain_.clear();
  const DigitGroup& first = marks.groups.front();
  const DigitGroup& last = marks.groups.back();
  if (!chain_.empty() && first.begin == 0) {
    Fragment fragment{view.index, first.begin, first.end, DigitsOf(text, first)};
    if (IsX(text.substr(first.end))) {
      fragment.digits += 'X';
      fragment.end = text.size();
    }
    chain_.push_back(std::move(fragment));
    TryEndings(view, out);
    if (chain_.back().end == text.size()) {  // nothing but digits: it may go on
      if (chain_.size() > kMostFragments) chain_.erase(chain_.begin());
      return;
    }
  }
  chain_.clear();
  if (last.end == text.size() && last.count < 18)
    chain_.push_back({view.index, last.begin, last.end, DigitsOf(text, last)});
}

void SplitNumbers::TryEndings(const PieceView& view, HitSink& out) const {
  std::string digits;
  for (std::size_t first = chain_.size(); first-- > 0;) {
    digits.insert(0, chain_[first].digits);
    if (digits.size() > 19) return;
    if (first + 1 == chain_.size()) continue;
    if (IsIdentity(digits, today_)) return Put(view, first, "P-IDCARD", out);
    if (IsCard(digits)) return Put(view, first, "P-BANKCARD", out);
  }
}

void SplitNumbers::Put(const PieceView& view, std::size_t first, std::string_view rule, HitSink& out) const {
  std::size_t total = 0, done = 0;
  for (std::size_t i = first; i < chain_.size(); ++i) total += chain_[i].digits.size();
  const bool identity = rule == "P-IDCARD";
  for (std::size_t i = first; i < chain_.size(); ++i) {
    const Fragment& fragment = chain_[i];
    const PieceView there{view.parts, view.part, fragment.piece};
    const std::string_view text = there.text().substr(fragment.begin, fragment.end - fragment.begin);
    std::string instead = MaskFragment(text, done, total, identity ? 6 : 0, 4);
    if (instead == text) instead.clear();
    out.Add(there, rule, fragment.begin, text.size(),
            {Sureness::kCertain,
             identity ? "身份证号码的一部分，分写在几处，合起来校验位相符。"
                      : "银行卡号的一部分，分写在几处，合起来校验位相符。",
             std::move(instead)});
    done += fragment.digits.size();
  }
}

}  // namespace gongkai::screening
