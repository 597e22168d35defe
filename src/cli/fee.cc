// gongkai fee: what may be charged for many applications or many pages, and how it comes about, band by band. The
// rates: law/fee_tariff.h.

#include <fmt/format.h>

#include <charconv>

#include "cli/commands.h"
#include "law/fee_tariff.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    {"--per-item", "N", "按件计收：同一申请人一个自然月内向本机关提出的 N 件申请"},
    {"--already", "K", "与 --per-item 合用：本月此前已经提出 K 件，只算新增的 N 件；不写为 0"},
    {"--per-page", "N", "按量计收：一件申请要求提供的 N 页"},
};

struct Asked {
  law::FeeBasis basis = law::FeeBasis::kItems;
  int count = 0, already = 0;
};

Result<int> CountOf(const Arguments& arguments, std::string_view option) {
  const std::string text = arguments.ValueOf(option);
  int count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = !text.empty() && read.ptr == text.data() + text.size();
  if (!whole || read.ec != std::errc() || count < 0) {
    return Error{ErrorKind::kInvalidInput, fmt::format("{} 后面应为不太大的整数，如 {} 25", option, option), ""};
  }
  return count;
}

Result<Asked> AskedFor(const Arguments& arguments) {
  const auto refuse = [](std::string_view sentence) {
    return Error{ErrorKind::kInvalidInput, std::string(sentence), ""};
  };
  const bool items = arguments.Has("--per-item"), pages = arguments.Has("--per-page");
  if (!arguments.words.empty())
    return refuse("fee 只用选项，请写成 gongkai fee --per-item N 或 gongkai fee --per-page N");
  if (items && pages) return refuse("按件和按量不能同时计收，一件申请只能选一种");
  if (!items && !pages) return refuse("没有写明数量，请写成 gongkai fee --per-item N 或 gongkai fee --per-page N");
  if (pages && arguments.Has("--already")) return refuse("--already 只用于按件计收；按量是一件申请单独计算");
  Asked asked{.basis = items ? law::FeeBasis::kItems : law::FeeBasis::kPages};
  asked.count = TRY(CountOf(arguments, items ? "--per-item" : "--per-page"));
  if (arguments.Has("--already")) asked.already = TRY(CountOf(arguments, "--already"));
  return asked;
}

std::string Heading(const Asked& asked) {
  if (asked.basis == law::FeeBasis::kPages) return fmt::format("按量计收，一件申请共 {} 页", asked.count);
  if (asked.already == 0) return fmt::format("按件计收，同一申请人一个自然月内共 {} 件", asked.count);
  return fmt::format("按件计收，同一申请人本自然月此前 {} 件，新增 {} 件", asked.already, asked.count);
}

std::string LineOf(const law::FeeLine& line, std::string_view unit) {
  const std::string which = line.first == line.last ? fmt::format("第{}{}", line.first, unit)
                                                    : fmt::format("第{}至{}{}", line.first, line.last, unit);
  const int count = line.last - line.first + 1;
  if (line.each == Money{}) return fmt::format("  {}  {}{}，不收费\n", which, count, unit);
  return fmt::format("  {}  {}{} × {} 元 = {} 元\n", which, count, unit, ToString(line.each), ToString(line.Sum()));
}

}  // namespace

std::span<const Option> FeeOptions() { return kOptions; }

int Fee(std::span<const std::string> words) {
  const auto arguments = ParseArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  const auto asked = AskedFor(*arguments);
  if (!asked) return Fail(asked.error().message);
  const law::FeeTariff& tariff = law::LatestFeeTariff();
  const law::FeeScale& scale = tariff.Of(asked->basis);
  const auto fee = law::FeeFor(scale, asked->count, asked->already);
  if (!fee) return Fail(fee.error().message);
  const std::string_view unit = asked->basis == law::FeeBasis::kItems ? "件" : "页";
  Print(fmt::format("{}\n{}\n", ToString(fee->total), Heading(*asked)));
  for (const law::FeeLine& line : fee->lines) Print(LineOf(line, unit));
  Print(fmt::format("  合计 {} 元\n依据：{}{}，自{}起施行\n", ToString(fee->total), tariff.source, scale.article,
                    ToChinese(tariff.first_day)));
  return kDone;
}

}  // namespace gongkai::cli
