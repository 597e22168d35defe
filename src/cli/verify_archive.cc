// gongkai verify-archive: a yearly package, folder or zip, against its signed manifest and against itself. It needs no
// database and makes nothing. Next to read: disclosure/archive/verify_archive_export.h, docs/operations.md.

#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settings.h"
#include "crypto/key_file.h"
#include "disclosure/archive/archive_folder_export.h"
#include "disclosure/archive/verify_archive_export.h"
#include "disclosure/site/site_folder_export.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    kConfigOption,
    kDataOption,
    kKeysOption,
    {"--public-key", "文件", "制作这个包的机关的签名公钥；不写就用密钥文件夹里的，那里也没有就用包里自带的"},
};

constexpr std::size_t kMostPrinted = 1000;

/// None: the key that lies in the package.
Result<std::optional<crypto::Sm2PublicKey>> SignerOf(const Arguments& arguments) {
  if (arguments.Has("--public-key")) {
    const std::string path = arguments.ValueOf("--public-key");
    const auto pem = disclosure::ReadFile(path);
    if (!pem) return Error{ErrorKind::kNotFound, "找不到公钥文件 " + path, ""};
    return std::optional(TRY(crypto::Sm2PublicKey::FromPem(*pem)));
  }
  const auto own = crypto::OpenSigningKeyFile(KeysFolderOf(arguments) + "/signing.pem");
  if (own) return std::optional(own->public_key());
  if (own.error().kind != ErrorKind::kNotFound) return own.error();
  return std::optional<crypto::Sm2PublicKey>();
}

/// What stands on the list with which the package was handed over.
void PrintDigests(const std::string& place, const disclosure::ArchiveChecked& checked) {
  Print(fmt::format("清单摘要（SM3）：{}\n", checked.manifest_sm3));
  if (const auto file = disclosure::DigestsOfFile(place)) {
    Print(fmt::format("压缩包的摘要（SM3）：{}\n压缩包的摘要（SHA-256）：{}\n", file->sm3, file->sha256));
  }
}

int Tell(const std::string& place, const disclosure::ArchiveChecked& checked) {
  std::size_t told = 0;
  for (const disclosure::ArchiveFault& fault : checked.faults) {
    if (++told <= kMostPrinted) Print(SentenceOf(fault) + "\n");
  }
  if (told > kMostPrinted) Print(fmt::format("……另有 {} 处没有列出。\n", told - kMostPrinted));
  const disclosure::ArchiveManifest& manifest = checked.manifest;
  PrintDigests(place, checked);
  if (checked.is_by_own_key) {
    Print("用的是包里自带的公钥：只能说明包和它自己的清单是否一致，不能说明是谁签的。请和移交清单上的摘要比较。\n");
  }
  Print(fmt::format("{} {} 年度归档包第 {} 号，制作于 {}：核对了 {} 个文件、{} 件信息的 {} 个版本，{}\n",
                    manifest.organ, manifest.year, manifest.number, ToBeijingSecond(manifest.at), manifest.files.size(),
                    checked.items, checked.versions,
                    told == 0 ? "没有发现改动。" : fmt::format("发现 {} 处问题。", told)));
  return told == 0 ? kDone : kFindings;
}

}  // namespace

std::span<const Option> VerifyArchiveOptions() { return kOptions; }

int VerifyArchive(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (arguments->words.size() != 1) return Fail("verify-archive 后面写一个归档包：文件夹或者 zip 压缩包");
  const auto signer = SignerOf(*arguments);
  if (!signer) return Fail(signer.error().message);
  const std::string& place = arguments->words.front();
  const auto checked = disclosure::CheckArchive(place, *signer);
  return checked ? Tell(place, *checked) : Fail(checked.error().message);
}

}  // namespace gongkai::cli
