// See serve.h: wiring only. Order of life: database, shelf and desk, worker, pages, server; ended the other way round.

#include "app/serve.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <random>

#include "account/demo_county.h"
#include "account/demo_pages.h"
#include "account/demo_store.h"
#include "account/job_actions.h"
#include "account/job_pages.h"
#include "account/keys_store.h"
#include "account/one_time_link_store.h"
#include "account/organ_store.h"
#include "account/problem_pages.h"
#include "account/routes.h"
#include "account/setup_actions.h"
#include "app/timed_jobs.h"
#include "docread/isolated.h"
#include "embedded/embedded_migrations.h"
#include "embedded/embedded_samples.h"
#include "report/queue_worker.h"
#include "report/routes.h"
#include "report/seed.h"
#include "web/assets.h"
#include "web/server.h"

namespace gongkai::app {
namespace {

constexpr int kCouldNot = 2;
constexpr std::string_view kSecretSetting = "form_secret";

Instant Now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

int Refuse(const Error& error) {
  fmt::print(stderr, "gongkai serve：{}\n", error.message);
  return kCouldNot;
}

// Kept with the data, so that a form left open over a restart can still be sent.
std::string FormSecret(db::Database& database) {
  db::Transaction act = database.Begin();
  act.Lock(kSecretSetting);  // several nodes that start at once take the same one
  std::string secret = report::GetSetting(act, kSecretSetting);
  if (secret.empty()) {
    std::random_device random;
    for (int i = 0; i < 8; ++i) secret += fmt::format("{:08x}", random());
    report::PutSetting(act, kSecretSetting, secret);
  }
  act.Commit();
  return secret;
}

// Signals are taken here, in order, and by no other thread.
sigset_t BlockStopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Reports that nobody's organ handed in (samples, and what is older than the county's organs) belong to it.
std::optional<account::OrganId> CountyOffice(db::Database& database) {
  db::Reader reader = database.Read();
  const auto root = account::RootOrgan(reader);
  if (!root) return std::nullopt;
  for (const account::Organ& organ : account::OrgansBelow(reader, root->id, BeijingDay(Now()))) {
    if (organ.kind == account::OrganKind::kCountyOffice) return organ.id;
  }
  return std::nullopt;
}

// As long as nobody is there: whoever reads this line sets the county up. A restart shows another one.
void PrintSetUpLink(account::Desk& desk, std::string address) {
  const auto token = account::OfferSetUp(desk);
  if (!token) return;
  if (address.ends_with('/')) address.pop_back();
  fmt::print("还没有设置本县。请打开这个链接设置（24 小时内有效，只能用一次）：\n{}{}\n", address,
             account::PathOfLink(account::kSetUpLink, *token));
}

// Everybody knows the passwords of a demo, and every page says so. It must never be opened to other machines: whoever
// lets serve listen on a public address leaves demos out.
void TellThatItIsADemo(db::Database& database) {
  db::Reader reader = database.Read();
  if (account::IsDemo(reader)) web::SetSiteNotice(std::string(account::DemoNotice()));
}

std::string_view SampleListText() {
  for (const EmbeddedFile& file : embedded::Samples()) {
    if (file.name == "samples.tsv") return file.bytes;
  }
  return {};
}

// Into data that hold no organ yet; what is there already stays as it is.
Status SeedDemo(account::Desk& office_desk, report::Desk& desk) {
  const auto is_empty = [&] {
    db::Reader reader = desk.database.Read();
    return !account::RootOrgan(reader);
  };
  if (is_empty()) TRY(account::SeedDemoCounty(office_desk));
  const report::Holder holder{CountyOffice(desk.database).value_or(account::kInstallation), true};
  return report::SeedSamples(desk, holder, embedded::Samples());
}

}  // namespace

int Serve(const ServeOptions& options) {
  const sigset_t signals = BlockStopSignals();
  auto database = db::Database::Open(options.location, embedded::Migrations());
  if (!database) return Refuse(database.error());
  auto keys = account::OpenKeys(**database, options.keys);
  if (!keys) return Refuse(keys.error());
  report::Shelf shelf([](std::string_view bytes) { return docread::ReadIsolated(bytes); });
  account::Desk office_desk{**database, *keys, Now};
  report::Desk desk{**database, shelf, [] { return ToBeijingMinute(Now()); }, office_desk};
  if (options.demo) {
    const Status seeded = SeedDemo(office_desk, desk);
    if (!seeded) return Refuse(seeded.error());
  }
  TellThatItIsADemo(**database);
  if (const auto county_office = CountyOffice(**database)) report::AdoptReports(desk, *county_office);
  report::QueueWorker worker(desk);
  report::Site site{desk, [&worker] { worker.Wake(); }, report::ReadSampleList(SampleListText()).descriptions};
  web::Router router;
  web::AddAssets(router);
  account::Office office(router, office_desk);
  account::AddRoutes(office, [](std::string_view bytes) { return docread::ReadWorkbookIsolated(bytes); });
  report::AddRoutes(office, site);
  const std::string heads_folder = options.location.directory + "/audit-heads";
  const auto say = [](std::string_view line) { fmt::print(stderr, "{}\n", line); };
  account::JobBook book(**database, account::NodeName());
  std::optional<jobs::Runner> runner;
  const std::vector<jobs::Job> timed = TimedJobs(office_desk, heads_folder);
  account::AddJobPages(office, timed, [&runner] { runner->Wake(); });
  runner.emplace(timed, book, jobs::RunnerOptions{.log = say});
  auto server = web::Server::Start({.listen = options.listen,
                                    .secret = FormSecret(**database),
                                    .problem_page =
                                        [&](const web::Problem& problem, const web::Request& request) {
                                          return account::ShowProblem(office_desk, problem, request);
                                        }},
                                   router);
  if (!server) return Refuse(server.error());
  fmt::print("在浏览器中打开 {}（数据在 {}，按 Ctrl+C 结束）\n", (*server)->address(), db::PlaceOf(options.location));
  PrintSetUpLink(office_desk, (*server)->address());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  (*server)->Stop();
  runner.reset();
  if (const std::string fault = GiveOutLastHeads(office_desk, heads_folder); !fault.empty()) say(fault);
  return 0;
}

}  // namespace gongkai::app
