// The county of tests with its registers of oversight: people of three organs, and what they put down.
#pragma once

#include "account/county_test.h"
#include "oversight/register/register_actions.h"
#include "oversight/register/register_view.h"
#include "oversight/register/routes.h"

namespace gongkai::oversight {

using account::Actor;
using account::Has;
using account::PersonId;
using account::PostKind;
using account::TestBrowser;

struct RegisterDesk : account::TestCounty {
  explicit RegisterDesk(const testing::TestDatabase& place) : TestCounty(place) { AddRegisterRoutes(pages); }

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId jiang = Hire("jiangting", "江汀", township, PostKind::kChief);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  Actor handler = ActorAs(lin, PostKind::kHandler);

  static RegisterForm Meeting(std::string on = "2026-03-02") {
    return {.on = std::move(on), .values = {{"subject", "研究公开目录"}, {"which", "party"}, {"people", "9"}}};
  }
  static RegisterForm Leak() {
    return {.on = "2026-03-02",
            .values = {{"subject", "名单带出电话"}, {"which", "personal_leak"}, {"facts", "两小时后撤下。"}}};
  }
  RegisterForm Inspection() const {
    return {.on = "2026-03-02",
            .values = {{"subject", "一季度检查"},
                       {"which", "county"},
                       {"about", std::to_string(township.value)},
                       {"findings", "指南没有更新。"}}};
  }
  FormResult<RegisterEntryId> Keep(std::string_view kind, const RegisterForm& form, const SentProofs& files = {}) {
    return KeepEntry(desk, handler, township, *FindRegisterKind(kind), form, files);
  }
  RegisterEntryId Kept(std::string_view kind, const RegisterForm& form) { return Must(Keep(kind, form)); }
  RegisterEntryId Inspected() {
    return Must(KeepEntry(desk, supervisor, office, *FindRegisterKind(kInspectionRegister), Inspection(), {}));
  }
  template <class T>
  static T Must(const FormResult<T>& result) {
    for (const FieldError& error : result.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(result);
    return *result;
  }
  RegisterEntry Of(RegisterEntryId id) {
    db::Reader reader = database->Read();
    return *FindRegisterEntry(reader, id);
  }
  SeenEntry Seen(RegisterEntryId id) { return {id, Of(id).version}; }
  std::optional<Number> Figure(OrganId organ, int year, const std::string& key) {
    db::Reader reader = database->Read();
    for (const RegisterCount& each : RegisterCountsOf(reader, organ, year)) {
      if (each.figure->key == key) return each.value;
    }
    FAIL("no such figure: ", key);
    return std::nullopt;
  }
  int Notices(PersonId person) {
    db::Reader reader = database->Read();
    return reader.One<int>("SELECT COUNT(*) FROM notice WHERE person_id = ?", person.value);
  }
};

}  // namespace gongkai::oversight
