#include "report/compile/annual_text.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
#include "report/compile/live_field.h"

namespace gongkai::report {
namespace {

constexpr std::array<std::string_view, kTextParts> kIds = {"opening",  "section1", "section2", "section3",
                                                           "section4", "section5", "section6"};
constexpr std::array<std::string_view, 6> kNumerals = {"一", "二", "三", "四", "五", "六"};

std::optional<std::string> FaultOfPart(std::string_view text, const FieldNames& names) {
  if (Utf8Length(text) > kLongestTextPart) return "这一部分最多写 20000 个字。";
  for (const TextPiece& piece : PiecesOf(text)) {
    if (piece.is_field && names.KeyOf(piece.text) == nullptr) {
      return "“〔" + Ellipsis(piece.text, 40) +
             "〕”不是这份报告里的数字。〔〕里只写数字的名称，请从“插入数字”里选；不是数字的，请换成别的括号。";
    }
    if (!piece.is_field && disclosure::PrivateNumberIn(piece.text)) {
      return "这里有身份证号码、手机号码或者银行卡号，年度报告要公开，请删去。";
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view IdOfTextPart(std::size_t part) { return kIds.at(part); }

std::string NameOfTextPart(std::size_t part, const law::ReportForm& form) {
  if (part == 0) return "开头";
  for (const law::FormSection& section : form.sections) {
    if (section.number == static_cast<int>(part)) {
      return std::string(kNumerals.at(part - 1)) + "、" + std::string(section.title);
    }
  }
  return std::string(kNumerals.at(part - 1));
}

FieldErrors FaultsOf(const AnnualText& text, const FactBook& book) {
  FieldErrors errors;
  const FieldNames names(book);
  for (std::size_t part = 0; part < kTextParts; ++part) {
    if (auto fault = FaultOfPart(text.parts[part], names)) {
      errors.push_back({std::string(kIds[part]), std::move(*fault)});
    }
  }
  return errors;
}

FilledAnnualText FillIn(const AnnualText& text, const FactBook& book) {
  FilledAnnualText filled;
  const FieldNames names(book);
  for (std::size_t part = 0; part < kTextParts; ++part) {
    FilledText words = FillIn(text.parts[part], names, book);
    filled.missing.insert(filled.missing.end(), words.missing.begin(), words.missing.end());
    const std::vector<std::string> paragraphs = ParagraphsOf(words.text);
    if (part > 0) {
      filled.sections[part - 1] = paragraphs;
      continue;
    }
    for (const std::string& paragraph : paragraphs) {
      filled.opening += (filled.opening.empty() ? "" : "\n") + paragraph;
    }
  }
  return filled;
}

}  // namespace gongkai::report
