// Decisions of a township, for tests.
#pragma once

#include "disclosure/decision/decision_actions.h"
#include "disclosure/desk_test.h"

namespace gongkai::disclosure {

struct DecisionDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  static DecisionCells Cells(const std::string& number, const std::string& kind = "行政许可",
                             const std::string& day = "2026-03-02") {
    return {kind,
            number,
            "农村宅基地审批",
            "苏砚秋",
            "自然人",
            day,
            "土地管理法第六十二条",
            "准予使用宅基地120平方米。",
            "公开",
            kind == "行政处罚" ? "社会关注" : ""};
  }
  ItemId Enter(const DecisionCells& cells) {
    const auto saved = SaveDecision(desk, drafter, township, {.cells = cells});
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
    return *saved;
  }
  Decision DecisionOf(ItemId id) {
    db::Reader reader = database->Read();
    return *FindDecision(reader, id);
  }
  DecisionPage List(DecisionQuery query) {
    query.today = today();
    db::Reader reader = database->Read();
    return ListDecisions(reader, query);
  }
};

}  // namespace gongkai::disclosure
