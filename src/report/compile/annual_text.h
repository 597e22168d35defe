// The text of an organ's annual report as the office writes it: the paragraph before section one and the six sections,
// with live fields (〔全年首次公开信息〕), and what is wrong with what was typed. Pure; what is kept:
// annual_text_store.h.
//
// Source: 条例第五十条; 国办公开办函〔2021〕30号. Next to read: draft_sentences.h, text_warning.h.
#pragma once

#include <array>

#include "base/field_errors.h"
#include "base/instant.h"
#include "report/compile/printed_paper.h"
#include "report/compile/report_fact.h"

namespace gongkai::report {

/// 0: the paragraph before section one; 1 to 6: the sections.
inline constexpr std::size_t kTextParts = 7;
struct AnnualText {
  std::array<std::string, kTextParts> parts;
  bool operator==(const AnnualText&) const = default;
};
/// "opening", "section1", …: in forms and in the database.
std::string_view IdOfTextPart(std::size_t part);
/// "一、总体情况", by the form.
std::string NameOfTextPart(std::size_t part, const law::ReportForm& form);

struct TextVersion {
  std::int64_t number = 0;  // 0: nothing was saved yet
  AnnualText text;
  std::string person;
  Instant at{};
};

inline constexpr std::size_t kLongestTextPart = 20'000;  // characters
/// Too long; a field that this report does not have; a number that tells of a person. Under IdOfTextPart.
FieldErrors FaultsOf(const AnnualText& text, const FactBook& book);

/// What goes into an AnnualPaper: fields filled in; those without a value are told.
struct FilledAnnualText {
  std::string opening;
  std::array<std::vector<std::string>, 6> sections;
  std::vector<std::string> missing;  // keys
};
/// Part by part, the first of which is the opening.
FilledAnnualText FillIn(const AnnualText& text, const FactBook& book);

}  // namespace gongkai::report
