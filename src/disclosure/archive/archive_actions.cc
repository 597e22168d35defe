#include "disclosure/archive/archive_actions.h"

#include <fmt/format.h>

#include <stdexcept>

#include "account/job_actions.h"
#include "account/notice_actions.h"
#include "disclosure/archive/archive_export.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using Number = FormResult<std::int64_t>;

std::string ObjectOfPackage(const ArchivePackage& package) { return "archive:" + KeyOf(package); }

std::string PathOfPage(const ArchivePackage& package) { return "/office/archive/" + KeyOf(package); }

Number Ask(Deed& deed, OrganId organ, int year) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能制作归档包。");
  if (!MayPack(year, deed.today())) return FieldErrors{{"year", "请选从 2008 年到今年的一年。"}};
  deed.transaction().Lock("archive packages of " + std::to_string(organ.value));
  if (HasOpenPackage(deed.transaction(), organ)) {
    return FormRefused("本机关的一个归档包正在制作，做完以后再做下一个。");
  }
  if (CountPackages(deed.transaction(), organ) >= kMostPackages) {
    return FormRefused(fmt::format("本机关已经制作过 {} 个归档包，不能再做。", kMostPackages));
  }
  ArchivePackage package{.organ = organ,
                         .year = year,
                         .until = PackedUntil(year, deed.today()),
                         .asked_by = deed.actor().person,
                         .asked_name = deed.actor().name,
                         .asked_at = deed.now()};
  package.number = AddPackage(deed.transaction(), package);
  deed.Record(organ, "archive.ask", ObjectOfPackage(package), {{"year", std::to_string(year)}});
  deed.Commit(std::to_string(package.number));
  return package.number;
}

// ---- making

std::optional<ArchivePackage> Take(Desk& desk, const std::string& node) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    auto package = TakePackage(act, node, desk.now(), desk.now() + kPackageHeldFor);
    act.Commit();
    return package;
  });
}

bool Hold(Desk& desk, const ArchivePackage& package) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    const bool is_ours = HoldPackage(act, package, desk.now() + kPackageHeldFor);
    act.Commit();
    return is_ours;
  });
}

std::string DetailOf(const ArchivePackage& package) {
  if (package.state == PackageState::kFailed) return "没有做成：" + package.note;
  std::string detail = fmt::format("{} 件、{} 个版本、{} 个文件。", package.items, package.versions, package.files);
  if (!package.faults.empty())
    detail += fmt::format("有 {} 处没有能按签发时的样子放进去，请看。", package.faults.size());
  return detail;
}

/// Done or given up: put down, and who asked is told.
void End(Desk& desk, const ArchivePackage& package) {
  account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
    const bool is_done = package.state == PackageState::kDone;
    if (!EndPackage(deed.transaction(), package)) return false;
    account::TellPerson(deed, {.person = package.asked_by,
                               .kind = account::NoticeKind::kItem,
                               .title = YearInWords(package) + "归档包" + (is_done ? "做好了" : "没有做成"),
                               .detail = DetailOf(package),
                               .path = PathOfPage(package)});
    deed.Record(package.organ, is_done ? "archive.made" : "archive.failed", ObjectOfPackage(package),
                {{"manifest_sm3", package.manifest_sm3}, {"files", std::to_string(package.files)}});
    deed.Commit();
    return true;
  });
}

/// The next try takes it over at once.
void LetGo(Desk& desk, const ArchivePackage& package) {
  db::Retry(desk.database, [&](db::Transaction& act) {
    HoldPackage(act, package, desk.now() - std::chrono::seconds(1));
    act.Commit();
    return true;
  });
}

std::string Make(Desk& desk, ArchivePackage package, const std::string& folder, const Stopping& stopping) {
  try {
    const auto goes_on = [&](const ArchivePackage& so_far) {
      if (!stopping || !stopping()) return Hold(desk, so_far);
      LetGo(desk, so_far);
      return false;
    };
    auto made = MakePackage(desk, package, folder, goes_on);
    if (!made) return "归档包留给下一次接着做。";
    made->state = PackageState::kDone;
    made->made_at = desk.now();
    End(desk, *made);
    return fmt::format("制作了{}归档包，{} 个文件。", YearInWords(*made), made->files);
  } catch (const std::exception& broken) {
    package.note = broken.what();
    if (package.tries < kMostPackageTries) {
      LetGo(desk, package);
    } else {
      package.state = PackageState::kFailed;
      End(desk, package);
    }
    throw std::runtime_error(
        fmt::format("{}归档包没有做成（第 {} 次）：{}", YearInWords(package), package.tries, broken.what()));
  }
}

}  // namespace

Number AskForPackage(Desk& desk, const Actor& actor, OrganId organ, int year) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Ask(deed, organ, year); });
}

std::string MakeWaitingPackages(Desk& desk, const std::string& folder, const Stopping& stopping) {
  const std::string node = account::NodeName();
  std::string told;
  while (!stopping || !stopping()) {
    auto package = Take(desk, node);
    if (!package) break;
    told += Make(desk, std::move(*package), folder, stopping);
  }
  return told.empty() ? "没有要制作的归档包。" : told;
}

}  // namespace gongkai::disclosure
