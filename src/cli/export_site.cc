// gongkai export-site and gongkai verify-site: the public part as files for a plain web server, and whether such files
// are what was published. Next to read: disclosure/site/site_export.h, docs/operations.md.

#include <fmt/format.h>

#include <filesystem>

#include "app/public_part.h"
#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "crypto/key_file.h"
#include "disclosure/site/site_export.h"
#include "disclosure/site/site_folder_export.h"
#include "disclosure/site/verify_site_export.h"
#include "web/url.h"

namespace gongkai::cli {
namespace {

constexpr Option kExportOptions[] = {
    kConfigOption,
    kDataOption,
    kDbOption,
    kKeysOption,
    kBaseOption,
    kHeaderOption,
    kFooterOption,
    kSiteNameOption,
    kSiteDomainOption,
    kSiteCodeOption,
    kSearchSiteOption,
    {"--to", "文件夹", "静态页面放在这个文件夹里；网页服务器指向其中的 current/pages"},
    {"--fresh", "", "所有页面重新生成、重新写，不管有没有变化"},
};

constexpr Option kVerifyOptions[] = {
    kConfigOption,
    kDataOption,
    kKeysOption,
    {"--not-before", "日期", "清单签于这一天以前的算不一致，如 2026-03-10：旧的一份也有有效的签名"},
    {"--public-key", "文件", "本系统签名的公钥（audit-heads/signing.pub.pem）；不写就用密钥文件夹里的"},
};

constexpr std::size_t kMostPrinted = 1000;
constexpr std::chrono::days kFreshFor{2};

Result<crypto::Sm2PublicKey> SignerOf(const Arguments& arguments) {
  if (!arguments.Has("--public-key")) {
    return TRY(crypto::OpenSigningKeyFile(KeysFolderOf(arguments) + "/signing.pem")).public_key();
  }
  const std::string path = arguments.ValueOf("--public-key");
  const auto pem = disclosure::ReadFile(path);
  if (!pem) return Error{ErrorKind::kNotFound, "找不到公钥文件 " + path, ""};
  return crypto::Sm2PublicKey::FromPem(*pem);
}

int Run(const Arguments& arguments, const AuditPlace& place) {
  account::Desk desk = DeskOf(place);
  app::TellIfDemo(*place.database);
  const app::PublicPart part(desk, app::AddressOfCopies("", CountySiteIn(arguments)));
  const auto done =
      disclosure::ExportSite(desk, {.ask = [&part](const std::string& address) { return part.Ask(address); },
                                    .folder = std::filesystem::absolute(arguments.ValueOf("--to")).string(),
                                    .stamp = app::LookStamp(),
                                    .is_fresh = arguments.Has("--fresh")});
  Print(disclosure::InWords(done) + "\n");
  return kDone;
}

}  // namespace

std::span<const Option> ExportSiteOptions() { return kExportOptions; }
std::span<const Option> VerifySiteOptions() { return kVerifyOptions; }

int ExportSite(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kExportOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->words.empty() || !arguments->Has("--to")) return Fail("export-site 要写 --to 文件夹");
  const auto base = BasePathIn(*arguments);
  if (!base) return Fail(base.error().message);
  web::SetBasePath(*base);
  if (const Status used = app::UseCountySite(CountySiteIn(*arguments)); !used) return Fail(used.error().message);
  const auto place = OpenAuditPlace(*arguments);
  return place ? Run(*arguments, *place) : Fail(place.error().message);
}

int VerifySite(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kVerifyOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (arguments->words.size() != 1)
    return Fail("verify-site 后面写一个文件夹：导出的文件夹，或者放着 manifest.json 的文件夹");
  const bool has_day = arguments->Has("--not-before");
  const auto not_before = has_day ? ParseDate(arguments->ValueOf("--not-before")) : std::nullopt;
  if (has_day && !not_before) return Fail("--not-before 要写日期，如 2026-03-10");
  const auto signer = SignerOf(*arguments);
  if (!signer) return Fail(signer.error().message);
  const auto checked = disclosure::CheckSite(arguments->words.front(), *signer);
  if (!checked) return Fail(checked.error().message);
  std::size_t told = 0;
  for (const disclosure::SiteFault& fault : checked->faults) {
    if (++told <= kMostPrinted) Print(SentenceOf(fault) + "\n");
  }
  if (told > kMostPrinted) Print(fmt::format("……另有 {} 处没有列出。\n", told - kMostPrinted));
  const disclosure::Manifest& manifest = checked->manifest;
  if (not_before && BeijingDay(manifest.at) < *not_before) {
    ++told;
    Print("清单太旧：签于 " + ToBeijingSecond(manifest.at) + "，这可能是从前的一份。\n");
  } else if (std::chrono::system_clock::now() - manifest.at > kFreshFor) {
    Print("请注意：清单已经超过两天没有更新，推送可能停了，或者这是从前的一份。\n");
  }
  Print(fmt::format("核对了 {} 个文件，清单第 {} 号，签于 {}，{}\n", manifest.files.size(), manifest.serial,
                    ToBeijingSecond(manifest.at),
                    told == 0 ? "没有发现改动。" : fmt::format("发现 {} 处不一致。", told)));
  return told == 0 ? kDone : kFindings;
}

}  // namespace gongkai::cli
