// See serve.h: wiring only. Order of life: database, shelf and desk, worker, pages, server; ended the other way round.

#include "app/serve.h"

#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "account/demo_county.h"
#include "account/demo_store.h"
#include "account/form_sample_pages.h"
#include "account/job_actions.h"
#include "account/job_pages.h"
#include "account/keys_store.h"
#include "account/one_time_link_store.h"
#include "account/organ_store.h"
#include "account/problem_pages.h"
#include "account/routes.h"
#include "account/sending_pages.h"
#include "account/setup_actions.h"
#include "app/health.h"
#include "app/log.h"
#include "app/public_part.h"
#include "app/seed_demo.h"
#include "app/timed_jobs.h"
#include "assessment/routes.h"
#include "disclosure/archive/archive_backup_export.h"
#include "disclosure/public_titles_view.h"
#include "disclosure/routes.h"
#include "docread/isolated.h"
#include "embedded/embedded_migrations.h"
#include "embedded/embedded_samples.h"
#include "home/calendar_pages.h"
#include "home/portal_pages.h"
#include "home/style_pages.h"
#include "home/worklist_pages.h"
#include "oversight/register/routes.h"
#include "oversight/routes.h"
#include "remedy/erased_disputes_actions.h"
#include "remedy/routes.h"
#include "report/campaign/county_sum_view.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/routes.h"
#include "report/compile/routes.h"
#include "report/queue_worker.h"
#include "report/routes.h"
#include "report/sample_pages.h"
#include "report/seed.h"
#include "request/erasure_list_export.h"
#include "request/routes.h"
#include "request/year_facts_view.h"
#include "screening/screening_pages.h"
#include "web/assets.h"
#include "web/listen_address.h"
#include "web/look.h"
#include "web/page.h"
#include "web/server.h"
#include "web/task_board.h"

namespace gongkai::app {
namespace {

constexpr int kCouldNot = 2;

Instant Now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

int Refuse(const Error& error) {
  fmt::print(stderr, "gongkai serve：{}\n", error.message);
  return kCouldNot;
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

// As it stands in letters; where no name was said, nobody elsewhere could follow it.
std::string SiteOf(const ServeOptions& options) {
  return options.host_names.empty() ? "" : "https://" + options.host_names.front() + options.base_path;
}

// As long as nobody is there: whoever reads this line sets the county up. A restart shows another one.
void PrintSetUpLink(account::Desk& desk, std::string address) {
  const auto token = account::OfferSetUp(desk);
  if (!token) return;
  if (address.ends_with('/')) address.pop_back();
  fmt::print("还没有设置本县。请打开这个链接设置（24 小时内有效，只能用一次）：\n{}{}\n", address,
             account::PathOfLink(account::kSetUpLink, *token));
}

// Where people find it: under the county's name, or on this machine.
std::string AddressOf(const ServeOptions& options, const web::Server& server) {
  if (options.host_names.empty()) return server.address();
  return "https://" + options.host_names.front() + options.base_path + "/";
}

bool IsDemo(db::Database& database) {
  db::Reader reader = database.Read();
  return account::IsDemo(reader);
}

// Everybody knows the passwords of a demo, and every page says so. It must never be opened to other machines.
Status TellThatItIsADemo(db::Database& database, const ServeOptions& options) {
  if (!TellIfDemo(database)) return Ok();
  if (options.is_public || !options.host_names.empty()) {
    return Error{
        ErrorKind::kForbidden, "这里放的是演示数据，密码人人知道，不能对外开放；请去掉 --public 和 --host", {}};
  }
  return Ok();
}

std::string_view SampleText(std::string_view name) {
  for (const EmbeddedFile& file : embedded::Samples()) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

// For who builds pages; in no county that works with the program.
void AddStylePage(account::Office& office) {
  home::AddStylePage(office, {{.id = "forms", .title = "表单", .body = account::DrawFormSample()},
                              {.id = "document",
                               .title = "带标记的文书",
                               .body = report::DrawMarkedSample(SampleText("10-county-2024.txt")),
                               .styles = {"css/report.css"}}});
}

// Into data that hold no organ yet; what is there already stays as it is.
Status SeedDemo(account::Desk& office_desk, report::Desk& desk) {
  const auto is_empty = [&] {
    db::Reader reader = desk.database.Read();
    return !account::RootOrgan(reader);
  };
  if (is_empty()) TRY(account::SeedDemoCounty(office_desk, LiveDemo));
  const report::Holder holder{CountyOffice(desk.database).value_or(account::kInstallation), true};
  return report::SeedSamples(desk, holder, embedded::Samples());
}

/// Nothing is pushed into them, nor into what they are in.
std::vector<std::string> OwnFolders(const ServeOptions& options) {
  std::vector<std::string> folders = {options.location.directory, options.keys, options.site_folder};
  if (!options.log_file.empty()) folders.push_back(std::filesystem::path(options.log_file).parent_path().string());
  return folders;
}

/// Less than what goes out may hold: results lie in memory.
docread::InspectLimits LimitsOfTrying() {
  docread::InspectLimits limits;
  limits.text_bytes = 24U << 20U;
  limits.pieces = 300'000;
  return limits;
}

screening::ScreeningTools TryingOn(web::TaskBoard& board) {
  return {.read = [](std::string_view bytes) { return docread::ReadWorkbookIsolated(bytes); },
          .titles = disclosure::PublicTitles,
          .trying = {.inspect =
                         [](std::string_view bytes, std::string_view name, const docread::BurntHere& burnt) {
                           docread::InspectLimits limits = LimitsOfTrying();
                           limits.was_burnt_here = burnt;
                           return docread::InspectIsolated(bytes, name, limits);
                         },
                     .clean =
                         [](std::string_view bytes, std::string_view name, const docread::CleanOrder& order,
                            const docread::BurntHere& burnt) {
                           return docread::CleanIsolated(bytes, name, order, {.was_burnt_here = burnt});
                         },
                     .start =
                         [&board](std::string title, std::function<void()> work) {
                           board.Start(std::move(title), [work = std::move(work)](web::Progress&) { work(); });
                         }}};
}

/// Before anybody is served: data of an older backup may lie here, put there by whatever hand. What is to be told of
/// it.
std::string DestroyWhatCameBack(db::Database& database, const std::string& list) {
  const request::ErasureFile file = request::ReadErasureList(list);
  const request::ErasedAgain erased =
      request::EraseAgain(database, remedy::AllErasureKinds(), file.read.erasures, Now());
  std::string told;
  if (!erased.IsNone()) {
    told = fmt::format(
        "数据里有销毁过的个人信息，按 {} 再次销毁：申请 {} 件，公众留言 {} 条，更正记录的要求 {} 件，复议诉讼 {} 件。",
        list, erased.cases, erased.messages, erased.records, erased.disputes);
  }
  if (file.read.unreadable > 0) told += fmt::format("{} 里有 {} 行读不懂，没有照办。", list, file.read.unreadable);
  return told;
}

disclosure::SitePushing PushingOf(const PublicPart& part, const ServeOptions& options) {
  constexpr web::FetchLimits kLimits{.total = std::chrono::seconds(60), .bytes = 64 << 10};
  const bool keeps_folder = !options.site_folder.empty();
  return {.exporting = {.ask = [&part](const std::string& address) { return part.Ask(address); },
                        .folder = keeps_folder ? options.site_folder : options.location.directory + "/site",
                        .stamp = LookStamp()},
          .fetch = web::FetchOverNet(kLimits),
          .holder = account::NodeName(),
          .rules = {.own_folders = OwnFolders(options), .may_be_plain = options.may_push_plain},
          .kept_as = keeps_folder ? std::make_shared<disclosure::KeptFolder>() : nullptr};
}

disclosure::Inspecting InspectingOf(const PublicPart& part, const ServeOptions& options, const web::Metrics& metrics) {
  constexpr web::FetchLimits kLimits{
      .connect = std::chrono::seconds(3), .total = std::chrono::seconds(5), .bytes = 4 << 20, .only_public = true};
  disclosure::Inspecting inspecting{.ask = [&part](const std::string& address) { return part.Ask(address); },
                                    .site = SiteOf(options),
                                    .answers = [&metrics]() -> disclosure::SlowAnswers {
                                      return {
                                          static_cast<std::int64_t>(metrics.Answers()),
                                          static_cast<std::int64_t>(metrics.SlowerThan(disclosure::kSlowMilliseconds))};
                                    }};
  if (options.checks_links) inspecting.fetch = web::FetchOverNet(kLimits);
  return inspecting;
}

// A connection to the file reads the whole schema when it is opened, which takes as long as a page: each thread that
// may ask finds one.
db::Location WithReadersKept(const ServeOptions& options) {
  db::Location place = options.location;
  if (place.url.empty()) place.readers = std::max(place.readers, static_cast<int>(web::ThreadsFor(options.threads)));
  return place;
}

}  // namespace

int Serve(const ServeOptions& options) {
  const sigset_t signals = BlockStopSignals();
  const Instant started = Now();
  const auto least = LogLevelOf(options.log_level);
  if (!least) return Refuse(least.error());
  auto log = Log::Open(options.log_file, *least);
  if (!log) return Refuse(log.error());
  web::SetBasePath(options.base_path);
  if (const Status used = UseCountySite(options.site); !used) return Refuse(used.error());
  const auto outlets = OutletsOf(options.sending, SiteOf(options));
  if (!outlets) return Refuse(outlets.error());
  auto database = db::Database::Open(WithReadersKept(options), embedded::Migrations());
  if (!database) return Refuse(database.error());
  auto keys = account::OpenKeys(**database, options.keys);
  if (!keys) return Refuse(keys.error());
  const std::string erasure_list = request::ErasureListOf(options.location.directory);
  if (const std::string told = DestroyWhatCameBack(**database, erasure_list); !told.empty()) {
    (*log)->Say(LogLevel::kError, "erasures", told);
  }
  report::Shelf shelf([](std::string_view bytes) { return docread::ReadIsolated(bytes); });
  account::Desk office_desk{**database, *keys, Now};
  report::Desk desk{**database, shelf, [] { return ToBeijingMinute(Now()); }, office_desk};
  if (options.demo) {
    const Status seeded = SeedDemo(office_desk, desk);
    if (!seeded) return Refuse(seeded.error());
  }
  if (const Status told = TellThatItIsADemo(**database, options); !told) return Refuse(told.error());
  if (const auto county_office = CountyOffice(**database)) report::AdoptReports(desk, *county_office);
  report::QueueWorker worker(desk);
  report::Site site{desk, [&worker] { worker.Wake(); }, report::ReadSampleList(SampleText("samples.tsv")).descriptions};
  web::TaskBoard imports, screenings;  // wait for what they read before the database goes
  web::TaskBoard packing;              // yearly packages for the archive: minutes, beside everybody else's work
  const std::string archive_folder = disclosure::PackagesIn(options.location.directory);
  web::TaskBoard tried;  // of its own, so that nobody's import waits for what somebody tries
  web::Router router;
  web::AddAssets(router);
  web::AddLookRoutes(router);
  account::Office office(router, office_desk);
  const screening::Tools tools =
      screening::IsolatedTools(Now, [&screenings](std::string title, std::function<void()> work) {
        screenings.Start(std::move(title), [work = std::move(work)](web::Progress&) { work(); });
      });
  account::AddRoutes(office, [](std::string_view bytes) { return docread::ReadWorkbookIsolated(bytes); });
  disclosure::AddRoutes(
      office,
      {.read = [](std::string_view bytes) { return docread::ReadWorkbookIsolated(bytes); },
       .start =
           [&imports](std::string title, std::function<void()> work) {
             imports.Start(std::move(title), [work = std::move(work)](web::Progress&) { work(); });
           }},
      SiteOf(options), tools,
      {.folder = archive_folder,
       .start =
           [&packing](const std::string& title, const std::function<void(const disclosure::Stopping&)>& work) {
             packing.Start(title,
                           [work](web::Progress& progress) { work([&progress] { return progress.Stopping(); }); });
           }},
      outlets->Has(account::Channel::kMail), request::FeesPaidIn);
  request::AddRoutes(office, tools, outlets->Has(account::Channel::kMail));
  remedy::AddRoutes(office);
  oversight::AddRoutes(office);
  oversight::AddRegisterRoutes(office);
  screening::AddScreeningPages(office, TryingOn(tried));
  report::AddRoutes(office, site);
  report::AddAnnualRoutes(office, site, tools, report::CountySum(), [&site](account::OrganId organ, int year) {
    report::BringSumInStep(site.desk, organ, year);
  });
  report::AddCampaignRoutes(office, site);
  assessment::AddRoutes(office);
  home::AddWorklistPages(office);
  home::AddPortalPages(router, office_desk);
  if (IsDemo(**database)) AddStylePage(office);
  home::AddCalendarPages(office);
  account::AddSendingPages(office, *outlets);
  const std::string heads_folder = options.location.directory + "/audit-heads";
  // A runner tells of what went wrong alone.
  const auto say = [&log](std::string_view line) { (*log)->Say(LogLevel::kError, "job", line); };
  account::JobBook book(**database, account::NodeName());
  std::optional<jobs::Runner> runner;
  const PublicPart part(office_desk,
                        AddressOfCopies(SiteOf(options), options.site));  // copies are made of nothing else
  web::Metrics metrics;
  const std::vector<jobs::Job> timed = TimedJobs(office_desk, heads_folder, *outlets, PushingOf(part, options), tools,
                                                 archive_folder, InspectingOf(part, options, metrics), erasure_list);
  account::AddJobPages(office, timed, [&runner] { runner->Wake(); });
  runner.emplace(timed, book, jobs::RunnerOptions{.log = say});
  std::unique_ptr<web::Server> server;
  std::atomic<const web::Server*> running = nullptr;  // requests come before Start has given the server back
  AddHealthPages(router, {**database, metrics, timed,
                          [&running] {
                            const web::Server* const there = running;
                            return there == nullptr ? 0 : there->connections();
                          },
                          started});
  web::ServerOptions serving{
      .listen = options.listen,
      .allow_public = options.is_public,
      .host_names = options.host_names,
      .secret = std::string(keys->forms.Reveal()),
      .threads = options.threads,
      .problem_page = [&](const web::Problem& problem,
                          const web::Request& request) { return account::ShowProblem(office_desk, problem, request); },
      .observe =
          [&](const web::Observation& seen) {
            metrics.Count(seen);
            (*log)->Say(seen);
          },
      .socket = web::TakeInheritedSocket()};
  if (options.connections > 0) serving.connections = options.connections;
  auto begun = web::Server::Start(std::move(serving), router);
  if (!begun) return Refuse(begun.error());
  server = std::move(*begun);
  running = server.get();
  const std::string address = AddressOf(options, *server);
  fmt::print("在浏览器中打开 {}（数据在 {}，按 Ctrl+C 结束）\n", address, db::PlaceOf(options.location));
  PrintSetUpLink(office_desk, address);
  std::fflush(stdout);
  (*log)->Say(LogLevel::kInfo, "start", address);
  int signal = 0;
  sigwait(&signals, &signal);
  (*log)->Say(LogLevel::kInfo, "stop", "正在办理的请求办完后停止");
  server->Stop();
  runner.reset();
  if (const std::string fault = GiveOutLastHeads(office_desk, heads_folder); !fault.empty()) {
    (*log)->Say(LogLevel::kError, "stop", fault);
  }
  return 0;
}

}  // namespace gongkai::app
