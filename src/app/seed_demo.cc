// See seed_demo.h.

#include "app/seed_demo.h"

#include <fmt/format.h>

#include <cstdio>

#include "account/demo_people.h"
#include "account/keys_store.h"
#include "assessment/demo_items_assessment.h"
#include "disclosure/demo_items.h"
#include "embedded/embedded_migrations.h"
#include "oversight/demo_items_measures.h"
#include "oversight/register/demo_items_registers.h"
#include "oversight/survey/demo_items_surveys.h"
#include "oversight/training/demo_items_trainings.h"
#include "remedy/demo_disputes.h"
#include "report/campaign/demo_annuals_city.h"
#include "report/compile/demo_annuals.h"
#include "request/demo_cases.h"

namespace gongkai::app {
namespace {

constexpr int kCouldNot = 2;

int Refuse(const Error& error) {
  fmt::print(stderr, "gongkai seed：{}\n", error.message);
  return kCouldNot;
}

Instant Now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace

void LiveDemo(account::DemoLife& life) {
  request::DemoCases cases(life);
  remedy::DemoDisputes disputes(life);
  report::DemoAnnuals annuals(life);
  report::DemoCity city(life);
  oversight::DemoMeasures measures(life);
  oversight::DemoRegisters registers(life);
  assessment::DemoAssessments assessments(life);
  oversight::DemoTrainings trainings(life);
  oversight::DemoSurveys surveys(life);
  disclosure::LiveDemoItemsBeside(life, [&](int days_before) {
    cases.Until(days_before);
    disputes.Until(days_before);
    annuals.Until(days_before);
    city.Until(days_before);
    measures.Until(days_before);
    registers.Until(days_before);
    assessments.Until(days_before);
    trainings.Until(days_before);
    surveys.Until(days_before);
  });
}

int SeedDemo(const SeedOptions& options) {
  auto database = db::Database::Open(options.location, embedded::Migrations());
  if (!database) return Refuse(database.error());
  auto keys = account::OpenKeys(**database, options.keys);
  if (!keys) return Refuse(keys.error());
  account::Desk desk{**database, *keys, Now};
  const auto county = account::SeedDemoCounty(desk, LiveDemo);
  if (!county) return Refuse(county.error());
  fmt::print("已放入虚构的澄砚县：{} 个机关和村社区，{} 人，{} 个岗位。\n所有人的密码都是 {}，登录页上列出了每个人。\n",
             county->organs, county->people, county->posts, account::kDemoPassword);
  return 0;
}

}  // namespace gongkai::app
