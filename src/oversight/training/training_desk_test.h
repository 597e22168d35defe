// A county with trainers and people who come, for the tests of trainings.
#pragma once

#include "account/county_test.h"
#include "oversight/routes.h"
#include "oversight/training/attendance_actions.h"
#include "oversight/training/quiz_actions.h"
#include "oversight/training/training_actions.h"
#include "oversight/training/training_view.h"

namespace gongkai::oversight {

using account::Actor;
using account::Has;
using account::PersonId;
using account::PostKind;
using account::TestBrowser;

struct TrainingDesk : account::TestCounty {
  explicit TrainingDesk(const testing::TestDatabase& place) : TestCounty(place) { oversight::AddRoutes(pages); }

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  Actor trainer = ActorAs(he, PostKind::kSupervisor);  // the office's supervisor holds its trainings too
  Actor handler = ActorAs(lin, PostKind::kHandler);

  static TrainingForm Form(std::string audience = "county", std::string on = "2026-03-10") {
    return {.title = "依申请公开答复规范",
            .content = "讲二十个工作日。",
            .teacher = "何清",
            .place = "二楼会议室",
            .audience = std::move(audience),
            .on = std::move(on),
            .starts = "09:00",
            .hours = "1.5"};
  }
  TrainingId Planned(OrganId organ, const TrainingForm& form) {
    const auto planned = PlanTraining(desk, organ == office ? trainer : handler, organ, form);
    for (const FieldError& error : planned.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(planned);
    return *planned;
  }
  TrainingId OpenOne() {
    const TrainingId id = Planned(office, Form());
    REQUIRE(OpenCheckIn(desk, trainer, Seen(id)));
    return id;
  }
  Training Of(TrainingId id) {
    db::Reader reader = database->Read();
    return *FindTraining(reader, id);
  }
  SeenTraining Seen(TrainingId id) { return {id, Of(id).version}; }
  std::vector<Attendance> People(TrainingId id) {
    db::Reader reader = database->Read();
    return AttendancesOf(reader, id);
  }
  account::Visitor VisitorOf(PersonId person) {
    return {.person = person, .name = "林溪", .posts = Held(person), .address = ""};
  }
  AttendForm NameForm(const std::string& name) const { return {name, std::to_string(other_township.value), ""}; }
  FormResult<Seat> ByName(TrainingId id, const std::string& name, const std::string& browser) {
    return ByForm(NameForm(name), {id, browser, browser + "|" + name});
  }
  /// Everybody from somewhere else, unless `come` says where.
  FormResult<Seat> ByForm(const AttendForm& form, ComeBy come) {
    if (come.address.empty()) come.address = "10.1." + std::to_string(++came_) + ".7";
    return CheckInByName(desk, budget, form, come);
  }
  NameBudget budget;

 private:
  int came_ = 0;
};

}  // namespace gongkai::oversight
