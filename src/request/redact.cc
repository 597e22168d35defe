#include "request/redact.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/fold.h"
#include "redaction/ground.h"

namespace gongkai::request {
namespace {

using docread::Box;
using redaction::Mark;
using redaction::PageSize;

constexpr double kHundredths = 100;

struct StateRow {
  RedactState state;
  std::string_view id, name;
};
constexpr std::array kStates = {StateRow{RedactState::kPreparing, "preparing", "正在做成页面"},
                                StateRow{RedactState::kFailed, "failed", "没有做成页面"},
                                StateRow{RedactState::kDrawing, "drawing", "正在遮盖"},
                                StateRow{RedactState::kChecking, "checking", "等待复核"},
                                StateRow{RedactState::kBurning, "burning", "正在制作副本"},
                                StateRow{RedactState::kReleased, "released", "副本已做好"},
                                StateRow{RedactState::kDropped, "dropped", "不用了"}};

const StateRow& RowOf(RedactState state) { return *std::ranges::find(kStates, state, &StateRow::state); }

/// Numbers of a text that are parted by anything else.
std::vector<double> NumbersIn(std::string_view text) {
  std::vector<double> numbers;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    double value = 0;
    const auto [rest, error] = std::from_chars(at, end, value, std::chars_format::fixed);
    if (error == std::errc() && rest != at) {
      numbers.push_back(value);
      at = rest;
    } else {
      ++at;
    }
  }
  return numbers;
}

/// Pieces between the character; blank ones are left out.
std::vector<std::string_view> Pieces(std::string_view text, char between) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (const std::string_view piece = Trim(text.substr(0, end)); !piece.empty()) pieces.push_back(piece);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

std::string Kept(double points) {
  return std::to_string(static_cast<std::int64_t>(std::llround(points * kHundredths)));
}

std::string Joined(std::initializer_list<double> values) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : " ") + Kept(value);
  return text;
}

void Part(std::string& text, const std::string& piece) { text += (text.empty() ? "" : ";") + piece; }

/// As it is kept: what is reckoned with is what was written down.
Box Rounded(const Box& box) {
  const auto round = [](double value) { return std::round(value * kHundredths) / kHundredths; };
  return {round(box.left), round(box.top), round(box.right), round(box.bottom)};
}

/// One line of what was typed: in percent of its page.
Result<Box> BoxFrom(std::string_view line, int page, std::span<const PageSize> pages) {
  constexpr std::size_t kSides = 4;
  constexpr double kWhole = 100;
  const std::vector<double> numbers = NumbersIn(line);
  if (numbers.size() != kSides || line.find_first_not_of("0123456789.%, \t-") != std::string_view::npos) {
    return Error{ErrorKind::kInvalidInput, "每行写四个数：左、上、右、下各在百分之几，用空格隔开。"};
  }
  const PageSize& size = pages[static_cast<std::size_t>(page) - 1];
  const Box box{numbers[0] * size.width / kWhole, numbers[1] * size.height / kWhole, numbers[2] * size.width / kWhole,
                numbers[3] * size.height / kWhole};
  return redaction::FittingBox(box, page, pages);
}

}  // namespace

std::string_view IdOf(RedactState state) { return RowOf(state).id; }
std::string_view NameOf(RedactState state) { return RowOf(state).name; }
std::optional<RedactState> RedactStateFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kStates, id, &StateRow::id);
  return found == kStates.end() ? std::nullopt : std::optional(found->state);
}

bool IsLost(const Redaction& redaction, Instant now) {
  return redaction.IsLongWork() && now - redaction.changed_at > kWorkIsLost;
}

redaction::Plan PlanOf(const Redaction& redaction, std::vector<Mark> marks) {
  return {.original = redaction.source_digest,
          .pages = redaction.pages_digest,
          .marks = std::move(marks),
          .stays = redaction.words.stays};
}

Status MayMark(const Redaction& redaction, redaction::Layer layer) {
  const bool is_check = layer == redaction::Layer::kCheck;
  if (redaction.state == RedactState::kDrawing && !is_check) return Ok();
  if (redaction.state == RedactState::kChecking && is_check) return Ok();
  if (redaction.state == RedactState::kChecking) {
    return Error{ErrorKind::kConflict, "已经送复核，要改的请先取回。"};
  }
  if (redaction.state == RedactState::kDrawing) {
    return Error{ErrorKind::kConflict, "还没有送复核，复核的人在送来以后增补。"};
  }
  return Error{ErrorKind::kConflict, "这一份现在不能再遮盖。"};
}

std::vector<std::string> AgainstHandIn(const redaction::Plan& plan, std::span<const redaction::Remainder> repeated) {
  std::vector<std::string> against;
  if (plan.marks.empty()) against.emplace_back("还没有遮盖任何地方；没有要遮盖的，直接把原文件作为要提供的文件。");
  if (const std::size_t open = redaction::CountOpen(repeated, plan.stays); open > 0) {
    against.push_back("有 " + std::to_string(open) +
                      " 处遮住的文字在别处还能读到，请一并遮盖，或者说明为什么可以留着。");
  }
  return against;
}

std::vector<std::string> AgainstCopy(const Redaction& redaction, const redaction::Plan& plan) {
  if (redaction.state != RedactState::kReleased || !redaction.checked_by) return {"这份副本还没有做好。"};
  return redaction::InTheWay(plan, redaction::Check{redaction.check_plan, redaction.checked_by->value},
                             redaction.burnt_plan, 0);
}

FormResult<std::vector<Box>> BoxesFrom(std::string_view typed, int page, std::span<const PageSize> pages) {
  std::vector<Box> boxes;
  if (page < 1 || static_cast<std::size_t>(page) > pages.size()) return FieldErrors{{"areas", "没有这一页。"}};
  for (const std::string_view line : Pieces(typed, '\n')) {
    const auto box = BoxFrom(line, page, pages);
    if (!box) return FieldErrors{{"areas", "第 " + std::to_string(boxes.size() + 1) + " 行：" + box.error().message}};
    boxes.push_back(Rounded(*box));
    if (boxes.size() > redaction::kMostBoxes) return FieldErrors{{"areas", "一次最多40个区域，请分几次。"}};
  }
  if (boxes.empty()) return FieldErrors{{"areas", "请在页面上画出要遮盖的区域，或者填写它的位置。"}};
  return boxes;
}

std::string ToText(std::span<const Box> boxes) {
  std::string text;
  for (const Box& box : boxes) Part(text, Joined({box.left, box.top, box.right, box.bottom}));
  return text;
}

std::vector<Box> BoxesOfText(std::string_view text) {
  std::vector<Box> boxes;
  for (const std::string_view piece : Pieces(text, ';')) {
    const std::vector<double> n = NumbersIn(piece);
    if (n.size() != 4) continue;
    boxes.push_back({n[0] / kHundredths, n[1] / kHundredths, n[2] / kHundredths, n[3] / kHundredths});
  }
  return boxes;
}

std::string ToText(std::span<const PageSize> sizes) {
  std::string text;
  for (const PageSize& size : sizes) Part(text, Joined({size.width, size.height}));
  return text;
}

std::vector<PageSize> SizesOfText(std::string_view text) {
  std::vector<PageSize> sizes;
  for (const std::string_view piece : Pieces(text, ';')) {
    const std::vector<double> n = NumbersIn(piece);
    if (n.size() == 2) sizes.push_back({n[0] / kHundredths, n[1] / kHundredths});
  }
  return sizes;
}

std::string NameOfCopy(std::string_view source) {
  constexpr std::size_t kLongestEnding = 6;
  const std::size_t dot = source.rfind('.');
  const bool has_ending = dot != std::string_view::npos && dot > 0 && source.size() - dot <= kLongestEnding;
  return std::string(has_ending ? source.substr(0, dot) : source) + "（部分公开）.pdf";
}

std::string WithheldLines(std::string_view name, std::span<const Mark> marks) {
  std::string lines = "《" + std::string(name) + "》";
  for (const std::string& sentence : redaction::WithheldSentences(marks)) lines += "\n" + sentence;
  return lines;
}

std::string AgainstOutcome(std::string_view outcome, std::span<const Mark> marks) {
  if (marks.empty()) return {};
  if (!outcome.starts_with("partly_")) {
    return "选中的文件里遮盖了一部分内容，答复应当是“部分公开”，并说明理由（条例第三十七条）。";
  }
  if (outcome == "partly_no_information" && redaction::OutcomeOf(marks) == "partly_refused") {
    return "选中的文件里有依照条例第十四条、第十五条或者第十六条遮盖的内容，答复应当是“部分公开，其余不予公开”：救济途"
           "径"
           "不同。";
  }
  return {};
}

}  // namespace gongkai::request
