#include "disclosure/decision/decision_item.h"

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kMostCharacters = RichTextLimits::kCharacters * 4 / 5;  // the heads and what a person adds

constexpr std::string_view kHeads[] = {"序号", "决定书文号", "行政相对人", "事项", "决定内容", "依据", "作出决定日期"};

RichCell CellOf(std::string text, bool head = false) {
  return {.head = head, .paragraphs = {RichParagraph{{}, {RichRun{.text = std::move(text)}}}}};
}

RichRow RowOf(const Decision& decision, std::size_t number) {
  RichRow row;
  row.cells = {CellOf(std::to_string(number)),
               CellOf(decision.decision_number),
               CellOf(MaskedParty(decision)),
               CellOf(Masked(decision, decision.matter)),
               CellOf(Masked(decision, decision.content)),
               CellOf(Masked(decision, decision.basis)),
               CellOf(ToString(decision.decided_on))};
  return row;
}

std::size_t CharactersOf(const Decision& decision) {
  return Utf8Length(decision.decision_number) + Utf8Length(decision.party.Reveal()) + Utf8Length(decision.matter) +
         Utf8Length(decision.content) + Utf8Length(decision.basis) + sizeof("1000 2026-03-09");
}

std::string MonthOf(const Decision& decision) {
  return std::to_string(static_cast<int>(decision.decided_on.year())) + "年" +
         std::to_string(static_cast<unsigned>(decision.decided_on.month())) + "月";
}

}  // namespace

std::size_t FitIntoItem(std::span<const Decision> decisions) {
  std::size_t characters = 0, count = 0;
  for (const Decision& decision : decisions) {
    characters += CharactersOf(decision);
    if (characters > kMostCharacters && count > 0) break;
    ++count;
  }
  return count;
}

Content ItemContentOf(std::span<const Decision> decisions, Date today) {
  const Decision& first = decisions.front();
  const std::string count = std::to_string(decisions.size()), name(NameOf(first.kind)), see = "见正文列表";
  Content content{.kind = ItemKindOf(first.kind),
                  .title = MonthOf(first) + name + "决定信息（" + count + " 件）",
                  .summary = MonthOf(first) + "作出并公开的" + name + "决定 " + count + " 件，自然人只写姓。",
                  .formed_on = today};
  content.fields = {{"decision_number", first.decision_number + (decisions.size() > 1 ? " 等 " + count + " 件" : "")},
                    {"decided_on", ToString(first.decided_on)},
                    {"party", decisions.size() > 1 ? see : MaskedParty(first)},
                    {"matter", decisions.size() > 1 ? see : Masked(first, first.matter)},
                    {"result", see},
                    {"basis", see}};
  return content;
}

Result<RichText> TableOf(std::span<const Decision> decisions) {
  RichTable table;
  RichRow head;
  for (const std::string_view text : kHeads) head.cells.push_back(CellOf(std::string(text), true));
  table.rows.push_back(std::move(head));
  for (std::size_t i = 0; i < decisions.size(); ++i) table.rows.push_back(RowOf(decisions[i], i + 1));
  return RichText::Of({std::move(table)});
}

}  // namespace gongkai::disclosure
