// Organs founded, corrected, renamed, moved, merged and abolished; what is refused, and what history keeps.
#include "account/organ_actions.h"

#include <algorithm>

#include "account/county_test.h"
#include "account/organ_closing_actions.h"

namespace gongkai::account {
namespace {

struct Organs : TestCounty {
  using TestCounty::TestCounty;

  PersonId su = Hire("suyan", "苏砚", office, PostKind::kSupervisor);
  Actor actor = ActorAs(su, PostKind::kSupervisor);

  Organ Of(OrganId id) {
    db::Reader reader = database->Read();
    return *FindOrgan(reader, id);
  }
  std::int64_t VersionOf(OrganId id) { return Of(id).version; }
  std::vector<std::string> History(OrganId id) {
    db::Reader reader = database->Read();
    std::vector<std::string> kinds;
    for (const OrganChange& change : ChangesOf(reader, id)) kinds.push_back(change.kind + " " + ToString(change.on));
    return kinds;
  }
  std::string NameAt(OrganId id, Date day) {
    db::Reader reader = database->Read();
    const auto name = NameOn(reader, id, day);
    return name ? name->name : "";
  }
  OrganForm NewTownship() {
    return {.kind = "township",
            .parent = Text(root),
            .name = "澄砚县柳汊镇人民政府",
            .short_name = "柳汊镇",
            .opened_on = "2026-03-01",
            .code = " 103 "};
  }
  static std::string Text(OrganId id) { return std::to_string(id.value); }
};

std::string MessageOf(const FieldErrors& errors, std::string_view field) {
  const FieldError* error = ErrorOf(errors, field);
  return error == nullptr ? "" : error->message;
}

TEST_CASE_ON_BOTH_ENGINES(
    "a township is founded: it is there from its first day, in the history and in its own audit chain", place) {
  Organs county(place);
  const auto founded = FoundOrgan(county.desk, county.actor, county.NewTownship());
  REQUIRE(founded);
  const Organ organ = county.Of(*founded);
  CHECK(organ.code == "103");
  CHECK(organ.parent == county.root);
  CHECK(organ.IsThere(2026y / 3 / 1));
  CHECK_FALSE(organ.IsThere(2026y / 2 / 28));
  CHECK(county.History(*founded) == std::vector<std::string>{"founded 2026-03-01"});
  CHECK(county.Trail(*founded) == std::vector<std::string>{"organ.found done organ:" + Organs::Text(*founded)});
}

TEST_CASE_ON_BOTH_ENGINES("everything that is wrong with a new organ is told at once, and nothing is written", place) {
  Organs county(place);
  OrganForm form = county.NewTownship();
  form.name = " ";
  form.opened_on = "2026-04-01";
  form.code = "mzj";  // taken by the bureau, in capitals
  form.place_code = "4103";
  form.credit_code = "91350100M000100Y44";
  form.parent = Organs::Text(county.township);
  form.leadership = "central";
  const auto founded = FoundOrgan(county.desk, county.actor, form);
  REQUIRE_FALSE(founded);
  for (const std::string_view field :
       {"name", "opened_on", "code", "place_code", "credit_code", "parent", "leadership"}) {
    CAPTURE(field);
    CHECK_FALSE(MessageOf(founded.errors(), field).empty());
  }
  CHECK(Has(MessageOf(founded.errors(), "code"), "澄砚县民政局"));
  CHECK(county.Trail(kInstallation).empty());
}

TEST_CASE_ON_BOTH_ENGINES("two organs side by side do not have one name, nor one with characters that are not seen",
                          place) {
  Organs county(place);
  REQUIRE(FoundOrgan(county.desk, county.actor, county.NewTownship()));
  OrganForm twin = county.NewTownship();
  twin.code = "104";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, twin).errors(), "name"), "代号 103"));
  twin.name = "澄砚县柳\u200B汊镇人民政府";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, twin).errors(), "name"), "不可见"));
  const Organ other = county.Of(county.township);
  const RenameForm renamed{
      .name = "澄砚县柳汊镇人民政府", .short_name = "柳汊镇", .on = "2026-03-05", .version = other.version};
  CHECK(Has(MessageOf(RenameOrgan(county.desk, county.actor, county.township, renamed).errors(), "name"), "不能重名"));
}

TEST_CASE_ON_BOTH_ENGINES(
    "a bureau of a system led from above is not the county's, under no name and after no renaming", place) {
  Organs county(place);
  OrganForm form{.kind = "department",
                 .parent = Organs::Text(county.root),
                 .name = "国家税务总局澄砚县税务局",
                 .short_name = "税务局",
                 .opened_on = "2026-03-01",
                 .code = "SHUIJ"};
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "leadership"), "垂直领导"));
  form.leadership = "emperor";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "leadership"), "请选择领导关系"));
  form.leadership = "central";
  form.led_by = "国家税务总局溯州市税务局";
  const auto founded = FoundOrgan(county.desk, county.actor, form);
  REQUIRE(founded);
  CHECK(county.Of(*founded).leadership == Leadership::kCentral);
  CHECK(county.Of(*founded).led_by == "国家税务总局溯州市税务局");
  const RenameForm renamed{
      .name = "澄砚县税务局", .short_name = "税务局", .on = "2026-03-05", .version = county.VersionOf(county.bureau)};
  CHECK(Has(MessageOf(RenameOrgan(county.desk, county.actor, county.bureau, renamed).errors(), "name"), "垂直领导"));
}

TEST_CASE_ON_BOTH_ENGINES("a county's own bureau of finance is its own; a squad above a branch of a ministry is not it",
                          place) {
  Organs county(place);
  OrganForm form{.kind = "department",
                 .parent = Organs::Text(county.root),
                 .name = "澄砚县地方金融管理局",
                 .short_name = "金融局",
                 .opened_on = "2026-03-01",
                 .code = "JRJ"};
  REQUIRE(FoundOrgan(county.desk, county.actor, form));
  form.name = "国家统计局澄砚调查队";
  form.code = "DCD";
  form.leadership = "ministry_branch";
  form.led_by = "国家统计局溯州调查队";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "led_by"), "国家统计局"));
  form.led_by = "国家统计局";
  CHECK(FoundOrgan(county.desk, county.actor, form));
  form.leadership.clear();
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "led_by"), "不填上一级主管部门"));
}

TEST_CASE_ON_BOTH_ENGINES("there is one county government and one county office", place) {
  Organs county(place);
  OrganForm form = county.NewTownship();
  form.kind = "county_office";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "kind"), "已经有了"));
  form.kind = "county_government";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "kind"), "只有一个"));
}

TEST_CASE_ON_BOTH_ENGINES("nothing begins before what it hangs below", place) {
  Organs county(place);
  OrganForm form = county.NewTownship();
  form.opened_on = "2019-12-31";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "parent"), "2020年1月1日"));
}

TEST_CASE_ON_BOTH_ENGINES("two correct the same organ: the second is told and nothing of the first is lost", place) {
  Organs county(place);
  OrganForm first = FormOf(county.Of(county.township)), second = first;
  first.place_code = "419999101";
  second.credit_code = "91350100M000100Y43";
  REQUIRE(EditOrgan(county.desk, county.actor, county.township, first));
  const auto refused = EditOrgan(county.desk, county.actor, county.township, second);
  REQUIRE_FALSE(refused);
  CHECK(ErrorOf(refused.errors(), kVersionField) != nullptr);
  CHECK(county.Of(county.township).place_code == "419999101");
  CHECK(county.Of(county.township).credit_code.empty());
}

TEST_CASE_ON_BOTH_ENGINES(
    "a first day that was put down wrongly is corrected, its name with it; not before the organ above", place) {
  Organs county(place);
  const auto open = [&](OrganId organ, std::string day) {
    OrganForm form = FormOf(county.Of(organ));
    form.opened_on = std::move(day);
    return EditOrgan(county.desk, county.actor, organ, form);
  };
  CHECK(Has(MessageOf(open(county.township, "1998-06-01").errors(), "opened_on"), "澄砚县人民政府"));
  REQUIRE(open(county.root, "1990-01-01"));
  REQUIRE(open(county.township, "1998-06-01"));
  CHECK(county.NameAt(county.township, 1998y / 6 / 1) == "澄砚县枕溪镇人民政府");
  CHECK(Has(MessageOf(open(county.root, "2000-01-01").errors(), "opened_on"), "枕溪镇"));
}

TEST_CASE_ON_BOTH_ENGINES("a credit code belongs to one organ", place) {
  Organs county(place);
  OrganForm form = FormOf(county.Of(county.township));
  form.credit_code = "91350100m000100y43";
  REQUIRE(EditOrgan(county.desk, county.actor, county.township, form));
  form = FormOf(county.Of(county.other_township));
  form.credit_code = "91350100M000100Y43";
  CHECK(Has(MessageOf(EditOrgan(county.desk, county.actor, county.other_township, form).errors(), "credit_code"),
            "枕溪镇"));
}

TEST_CASE_ON_BOTH_ENGINES("renamed from a day: each day has the name that was in force", place) {
  Organs county(place);
  REQUIRE(RenameOrgan(county.desk, county.actor, county.bureau,
                      {.name = "澄砚县民政和社会工作局",
                       .short_name = "县民政局",
                       .on = "2026-03-01",
                       .version = county.VersionOf(county.bureau)}));
  CHECK(county.Of(county.bureau).name == "澄砚县民政和社会工作局");
  CHECK(county.NameAt(county.bureau, 2026y / 2 / 28) == "澄砚县民政局");
  CHECK(county.NameAt(county.bureau, 2026y / 3 / 1) == "澄砚县民政和社会工作局");
  CHECK(county.NameAt(county.bureau, 2019y / 1 / 1).empty());
  CHECK(county.History(county.bureau) == std::vector<std::string>{"renamed 2026-03-01"});
}

TEST_CASE_ON_BOTH_ENGINES(
    "a new name neither comes from the future nor before the present one; on the same day it is a correction", place) {
  Organs county(place);
  const auto rename = [&](std::string name, std::string on) {
    return RenameOrgan(county.desk, county.actor, county.bureau,
                       {.name = std::move(name),
                        .short_name = "民政",
                        .on = std::move(on),
                        .version = county.VersionOf(county.bureau)});
  };
  CHECK(Has(MessageOf(rename("澄砚县民政部", "2026-03-11").errors(), "on"), "还没有到"));
  CHECK(Has(MessageOf(rename("澄砚县民政部", "2019-12-31").errors(), "on"), "不能更早"));
  REQUIRE(rename("澄砚县民政局（本级）", "2020-01-01"));
  CHECK(county.NameAt(county.bureau, 2020y / 1 / 1) == "澄砚县民政局（本级）");
  CHECK(county.History(county.bureau) == std::vector<std::string>{"corrected 2020-01-01"});
}

TEST_CASE_ON_BOTH_ENGINES(
    "a village moves to another township with its posts; not below a department, a village or itself", place) {
  Organs county(place);
  const auto move = [&](OrganId organ, OrganId parent) {
    return MoveOrgan(county.desk, county.actor, organ,
                     {.parent = Organs::Text(parent), .on = "2026-03-01", .version = county.VersionOf(organ)});
  };
  const PersonId clerk = county.Hire("cun", "文石", county.village, PostKind::kContributor);
  CHECK_FALSE(MessageOf(move(county.village, county.bureau).errors(), "parent").empty());
  CHECK_FALSE(MessageOf(move(county.village, county.village).errors(), "parent").empty());
  CHECK(Has(MessageOf(move(county.village, county.township).errors(), "parent"), "现在就在"));
  CHECK(county.Held(clerk)[0].organ == county.township);
  REQUIRE(move(county.village, county.other_township));
  CHECK(county.Held(clerk)[0].organ == county.other_township);
  CHECK(county.History(county.village) == std::vector<std::string>{"moved 2026-03-01"});
}

TEST_CASE_ON_BOTH_ENGINES("merged: its posts end, what hung below goes along, both histories tell it, and it is closed",
                          place) {
  Organs county(place);
  const PersonId lin = county.Hire("linxi", "林溪", county.township, PostKind::kHandler);
  const PersonId clerk = county.Hire("cun", "文石", county.village, PostKind::kContributor);
  REQUIRE(MergeOrgan(
      county.desk, county.actor, county.township,
      {.into = Organs::Text(county.other_township), .on = "2026-03-01", .version = county.VersionOf(county.township)}));
  const Organ gone = county.Of(county.township);
  CHECK(gone.closed_on == 2026y / 3 / 1);
  CHECK(gone.IsThere(2026y / 2 / 28));
  // What was done under the post until today stays done by somebody in post.
  CHECK(county.Posts(lin)[0].until == 2026y / 3 / 9);
  CHECK(county.Held(lin).empty());
  REQUIRE(county.Held(clerk).size() == 1);
  CHECK(county.Held(clerk)[0].organ == county.other_township);
  CHECK(county.Of(county.unit).parent == county.other_township);
  CHECK(county.History(county.township) == std::vector<std::string>{"merged 2026-03-01"});
  CHECK(county.History(county.other_township) == std::vector<std::string>{"absorbed 2026-03-01"});
  CHECK(county.Trail(county.township).back() == "organ.merge done organ:" + Organs::Text(county.township));
}

TEST_CASE_ON_BOTH_ENGINES(
    "a township is not merged into a department, into itself, or into what is gone; offices in charge stay", place) {
  Organs county(place);
  const auto merge = [&](OrganId organ, OrganId into) {
    return MergeOrgan(county.desk, county.actor, organ,
                      {.into = Organs::Text(into), .on = "2026-03-01", .version = county.VersionOf(organ)});
  };
  CHECK_FALSE(MessageOf(merge(county.township, county.bureau).errors(), "into").empty());
  CHECK_FALSE(MessageOf(merge(county.township, county.township).errors(), "into").empty());
  CHECK(Has(MessageOf(merge(county.office, county.bureau).errors(), ""), "不能撤并"));
  CHECK(Has(MessageOf(merge(county.root, county.bureau).errors(), ""), "不能撤并"));
  REQUIRE(merge(county.other_township, county.township));
  CHECK(Has(MessageOf(merge(county.township, county.other_township).errors(), "into"), "已经撤并"));
  CHECK(Has(MessageOf(merge(county.other_township, county.township).errors(), ""), "不能再改"));
}

TEST_CASE_ON_BOTH_ENGINES("abolished only when nothing hangs below; the day is after its first and not to come",
                          place) {
  Organs county(place);
  const auto abolish = [&](OrganId organ, std::string on) {
    return AbolishOrgan(county.desk, county.actor, organ,
                        {.successor = "溯州市民政局", .on = std::move(on), .version = county.VersionOf(organ)});
  };
  CHECK(Has(MessageOf(abolish(county.township, "2026-03-01").errors(), ""), "请先撤销"));
  CHECK(Has(MessageOf(abolish(county.bureau, "2020-01-01").errors(), "on"), "才成立"));
  CHECK(Has(MessageOf(abolish(county.bureau, "2026-03-11").errors(), "on"), "还没有到"));
  const PersonId clerk = county.Hire("min", "文民", county.bureau, PostKind::kHandler);
  REQUIRE(abolish(county.bureau, "2026-03-10"));
  CHECK(county.Held(clerk).empty());
  CHECK(county.History(county.bureau) == std::vector<std::string>{"abolished 2026-03-10"});
}

TEST_CASE_ON_BOTH_ENGINES(
    "abolishing asks who goes on exercising the powers: one of the register, or one named in words", place) {
  Organs county(place);
  const auto abolish = [&](OrganId organ, std::string into, std::string successor) {
    return AbolishOrgan(county.desk, county.actor, organ,
                        {.into = std::move(into),
                         .successor = std::move(successor),
                         .on = "2026-03-01",
                         .version = county.VersionOf(organ)});
  };
  const auto fault = [&](std::string into, std::string successor, std::string_view field) {
    return MessageOf(abolish(county.bureau, std::move(into), std::move(successor)).errors(), field);
  };
  CHECK(Has(fault("", " ", "into"), "职权由谁继续行使"));
  CHECK(Has(fault(Organs::Text(county.bureau), "", "into"), "不能继续行使"));
  CHECK(Has(fault(Organs::Text(county.unit), "", "into"), "不能继续行使"));
  CHECK(Has(fault("999", "", "into"), "没有这个机关"));
  CHECK(Has(fault(Organs::Text(county.office), "溯州市民政局", "successor"), "不填"));
  REQUIRE(abolish(county.bureau, Organs::Text(county.office), ""));
  CHECK(county.History(county.office) == std::vector<std::string>{"succeeded 2026-03-01"});
  REQUIRE(abolish(county.village, "", ""));  // it had no powers
  db::Reader reader = county.database->Read();
  CHECK(SuccessorOf(reader, county.bureau).organ->id == county.office);
}

TEST_CASE_ON_BOTH_ENGINES("where the successor was closed too, the one after it goes on; one in words is the end",
                          place) {
  Organs county(place);
  const auto found = [&](std::string code) {
    OrganForm form = county.NewTownship();
    form.code = form.name = form.short_name = std::move(code);
    return *FoundOrgan(county.desk, county.actor, form);
  };
  const OrganId first = found("A1"), second = found("A2");
  const auto close = [&](OrganId organ, OrganId into) {
    REQUIRE(MergeOrgan(county.desk, county.actor, organ,
                       {.into = Organs::Text(into), .on = "2026-03-02", .version = county.VersionOf(organ)}));
  };
  const auto successor = [&] {
    db::Reader reader = county.database->Read();
    return SuccessorOf(reader, first);
  };
  CHECK(successor().name.empty());
  close(first, second);
  CHECK(successor().organ->id == second);
  REQUIRE(AbolishOrgan(county.desk, county.actor, second,
                       {.successor = "溯州市人民政府", .on = "2026-03-03", .version = county.VersionOf(second)}));
  CHECK_FALSE(successor().organ);
  CHECK(successor().name == "溯州市人民政府");
}

TEST_CASE_ON_BOTH_ENGINES("an abolished organ's code stays taken: what it did is found under it", place) {
  Organs county(place);
  REQUIRE(AbolishOrgan(county.desk, county.actor, county.bureau,
                       {.successor = "溯州市民政局", .on = "2026-03-01", .version = county.VersionOf(county.bureau)}));
  OrganForm form = county.NewTownship();
  form.code = "MZJ";
  CHECK(Has(MessageOf(FoundOrgan(county.desk, county.actor, form).errors(), "code"), "澄砚县民政局"));
}

}  // namespace
}  // namespace gongkai::account
