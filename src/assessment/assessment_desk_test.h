// A county with an assessment in it, for the tests of acts and pages.
#pragma once

#include <string>

#include "account/county_test.h"
#include "assessment/appeal_actions.h"
#include "assessment/contribution_actions.h"
#include "assessment/period_actions.h"
#include "assessment/reading_actions.h"
#include "assessment/routes.h"
#include "assessment/sheet_actions.h"
#include "assessment/table_actions.h"

namespace gongkai::assessment {

using namespace std::chrono_literals;

using account::Actor;
using account::Has;
using account::PersonId;
using account::PostKind;
using account::TestBrowser;

struct AssessmentDesk : account::TestCounty {
  explicit AssessmentDesk(const testing::TestDatabase& place) : TestCounty(place) { assessment::AddRoutes(pages); }

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  Actor handler = ActorAs(lin, PostKind::kHandler);

  PeriodForm Form() const {
    Assessment assessment;
    assessment.title = "上半年考核";
    assessment.days = {2025y / 9 / 1, 2026y / 3 / 9};
    assessment.self_by = 2026y / 3 / 20;
    return FormOf(assessment);
  }
  /// One counted (contributions taken), one said with proof.
  AssessmentId Begun() {
    const auto begun = BeginAssessment(desk, supervisor, office, Form());
    REQUIRE(begun);
    IndicatorForm counted;
    counted.name = "信息报送采用";
    counted.kind = "automatic";
    counted.points = "60";
    counted.source = "contributions_taken";
    counted.rule = "rate";
    REQUIRE(PutRow(desk, supervisor, Seen(*begun), counted));
    IndicatorForm said;
    said.name = "领导机构";
    said.kind = "manual";
    said.points = "40";
    said.needs_evidence = true;
    REQUIRE(PutRow(desk, supervisor, Seen(*begun), said));
    return *begun;
  }
  Assessment Of(AssessmentId id) {
    db::Reader reader = database->Read();
    return *FindAssessment(reader, id);
  }
  SeenAssessment Seen(AssessmentId id) { return {id, Of(id).version}; }
  FormResult<AssessmentId> Next(AssessmentId id, PeriodAct act) { return Advance(desk, supervisor, Seen(id), act); }
  AssessmentId Opened() {
    const AssessmentId id = Begun();
    const auto opened = Next(id, PeriodAct::kOpenSelf);
    for (const FieldError& error : opened.errors()) MESSAGE(error.message);
    REQUIRE(opened);
    return id;
  }
  Mark MarkAt(const SheetPlace& at) {
    db::Reader reader = database->Read();
    return MarkOf(reader, at);
  }
  AssessedOrgan Assessed(AssessmentId id, OrganId organ) {
    db::Reader reader = database->Read();
    return *FindAssessedOrgan(reader, id, organ);
  }
  void HandInTownship(AssessmentId id) {
    REQUIRE(SaySelf(desk, handler, {{id, township, 2}, 0}, {"40", "成立了领导小组。"}));
    REQUIRE(AttachEvidence(desk, handler, {id, township, 2}, {"文件.txt", "成立领导小组的通知"}));
    REQUIRE(HandInSheet(desk, handler, id, township, Assessed(id, township).version));
  }
  /// Every organ's second indicator is given these points.
  void ReviewAll(AssessmentId id, const std::string& points) {
    for (const OrganId organ : {bureau, township, other_township}) {
      const SheetPlace at{id, organ, 2};
      REQUIRE(ReviewMark(desk, supervisor, {at, MarkAt(at).version}, {points, "按材料给分。"}));
    }
  }
  /// With the days of objection running.
  AssessmentId Shown() {
    const AssessmentId id = Opened();
    HandInTownship(id);
    now += 24h * 11;
    REQUIRE(Next(id, PeriodAct::kReview));
    ReviewAll(id, "30");
    REQUIRE(Next(id, PeriodAct::kShow));
    return id;
  }
  std::optional<KeptReading> Reading(AssessmentId id, OrganId organ) {
    db::Reader reader = database->Read();
    return LatestReading(reader, {id, organ, 1});
  }
  std::int64_t Contribute(const std::string& day) {
    const auto sent = SendIn(desk, handler, township, {"题目" + day, "林溪", day});
    REQUIRE(sent);
    return *sent;
  }
};

}  // namespace gongkai::assessment
