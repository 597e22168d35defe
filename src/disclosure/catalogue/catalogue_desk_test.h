// The township of desk_test.h with a county that keeps a standard catalogue: 何清 is the supervisor, 谢蘅 works in
// another township.
#pragma once

#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_view.h"
#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/desk_test.h"

namespace gongkai::disclosure {

struct CatalogueDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  Actor other = ActorAs(xie, PostKind::kHandler);

  static CatalogueRow Row(std::string matter = "临时救助", std::string area = "社会救助") {
    return {.area = std::move(area),
            .first_matter = std::move(matter),
            .second_matter = "救助结果",
            .elements = "救助人数、金额和名单",
            .basis = "条例",
            .time_words = "按月公开",
            .subject = "乡镇人民政府",
            .channels = {Channel::kSite, Channel::kNoticeBoard},
            .other_channels = {},
            .is_for_everyone = true,
            .specific_group = {},
            .is_proactive = true,
            .is_township = true,
            .rhythm = Rhythm::kPeriodic,
            .cycle = Cycle::kMonth,
            .focus = "钱人"};
  }

  CatalogueRowId Standard(const CatalogueRow& row) {
    const auto saved = SaveRow(desk, supervisor, root, {.row = row, .reason = {}});
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
    return *saved;
  }
  void Take(const std::string& area) { REQUIRE(ChooseAreas(desk, drafter, township, {{area, true, ""}})); }

  /// Rows for the standard as a preview matches them.
  std::vector<MatchedRow> Matched(const std::vector<CatalogueRow>& rows) {
    db::Reader reader = database->Read();
    return MatchRows(RowsKeptBy(reader, root), rows);
  }
  FormResult<BroughtRows> Bring(const std::vector<CatalogueRow>& rows) { return Bring(rows, supervisor); }
  FormResult<BroughtRows> Bring(const std::vector<CatalogueRow>& rows, const Actor& actor) {
    return BringRows(desk, actor, root, Matched(rows));
  }

  KeptRow Kept(CatalogueRowId id) {
    db::Reader reader = database->Read();
    return *FindRow(reader, id);
  }
  OrganCatalogue OfTownship() {
    db::Reader reader = database->Read();
    return CatalogueOf(reader, *CatalogueOrganWith(reader, township), StandardRows(reader, today()));
  }
  std::vector<OrganObligation> Owed() {
    db::Reader reader = database->Read();
    return ObligationsFor(reader, std::vector<OrganId>{township}, today());
  }
};

}  // namespace gongkai::disclosure
