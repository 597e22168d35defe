#include "account/audit_heads_export.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "account/audit_store.h"
#include "crypto/random.h"
#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".json", kSignatureEnding = ".sig", kPublicKeyName = "signing.pub.pem";

[[noreturn]] void Fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), "不能写入审计链首文件 " + path);
}

void Flush(const std::string& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) Fail(path);
  const bool done = fsync(file) == 0;
  close(file);
  if (!done) Fail(path);
}

// Whole under its name or not at all, and never in place of another file.
void WriteOnce(const fs::path& path, std::string_view bytes) {
  if (fs::exists(path)) return;
  const std::string part = path.string() + "." + crypto::RandomHex(4) + ".part";
  std::ofstream out(part, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) Fail(part);
  Flush(part, O_RDONLY);
  const bool linked = link(part.c_str(), path.c_str()) == 0 || errno == EEXIST;
  unlink(part.c_str());
  if (!linked) Fail(path.string());
  Flush(path.parent_path().string(), O_RDONLY | O_DIRECTORY);
}

fs::path FileOf(const fs::path& folder, const std::string& name) { return folder / (name + std::string(kEnding)); }
fs::path SignatureOf(const fs::path& file) { return file.string() + std::string(kSignatureEnding); }

// The signature first: a file without one beside it is never seen.
void WriteFiles(const fs::path& folder, const SignedHeads& heads) {
  const fs::path file = FileOf(folder, heads.name);
  WriteOnce(SignatureOf(file), heads.signature);
  WriteOnce(file, heads.body);
}

// What others changed in the table is not given out under our name.
void WriteMissing(Desk& desk, const fs::path& folder) {
  fs::create_directories(folder);
  const crypto::Sm2PublicKey signer = desk.keys.signing.public_key();
  WriteOnce(folder / kPublicKeyName, signer.ToPem());
  db::Reader reader = desk.database.Read();
  for (const std::string& name : ExportNames(reader)) {
    if (fs::exists(FileOf(folder, name))) continue;
    const auto heads = FindExport(reader, name);
    const auto read = ReadSigned(*heads, signer);
    if (read && read->name == name) WriteFiles(folder, *heads);
  }
}

std::string FreeName(db::Session& session, const fs::path& folder, Date day) {
  for (int nth = 1;; ++nth) {
    std::string name = HeadsName(day, nth);
    if (!FindExport(session, name) && !fs::exists(FileOf(folder, name))) return name;
  }
}

bool IsOwed(Occasion occasion, const std::optional<HeadsExport>& last, const std::vector<ChainHead>& heads,
            Date today) {
  if (heads.empty()) return false;
  if (!last || occasion == Occasion::kAsked) return true;
  return occasion == Occasion::kDaily ? BeijingDay(last->at) < today : HasNews(heads, *last);
}

HeadsExport Next(db::Session& session, const fs::path& folder, std::vector<ChainHead> heads, Instant now) {
  const auto last = LastExport(session);
  return {.number = NextExportNumber(session),
          .name = FreeName(session, folder, BeijingDay(now)),
          .at = now,
          .previous = last ? crypto::Sm3Hex(last->body) : "",
          .heads = std::move(heads)};
}

std::optional<HeadsExport> Sign(Desk& desk, const Actor& actor, const fs::path& folder, Occasion occasion) {
  Deed deed(desk, actor);
  db::Transaction& act = deed.transaction();
  act.Lock("audit heads");  // one process looks, signs and adds; the others look afterwards
  auto heads = ReadHeads(act);
  if (!IsOwed(occasion, LastSigned(act, desk.keys.signing.public_key()), heads, deed.today())) return std::nullopt;
  HeadsExport next = Next(act, folder, std::move(heads), deed.now());
  const std::string body = BodyOf(next);
  if (!AddExport(act, next, {next.name, body, desk.keys.signing.Sign(body)})) return std::nullopt;
  deed.Record(kInstallation, kHeadsAct, "heads:" + next.name,
              {{"sm3", crypto::Sm3Hex(body)}, {"chains", std::to_string(next.heads.size())}});
  deed.Commit();
  return next;
}

std::string ReadWhole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

SignedHeads ReadPair(const fs::path& file) {
  return {file.stem().string(), ReadWhole(file), ReadWhole(SignatureOf(file))};
}

}  // namespace

std::optional<HeadsExport> ExportHeads(Desk& desk, const Actor& actor, const std::string& folder, Occasion occasion) {
  auto made = Sign(desk, actor, folder, occasion);
  WriteMissing(desk, folder);
  return made;
}

std::optional<HeadsExport> LastSigned(db::Session& session, const crypto::Sm2PublicKey& signer) {
  const auto written = LastExport(session);
  return written ? ReadSigned(*written, signer) : std::nullopt;
}

bool IsDailyExportOwed(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return IsOwed(Occasion::kDaily, LastSigned(reader, desk.keys.signing.public_key()), ReadHeads(reader),
                BeijingDay(desk.now()));
}

Result<std::vector<SignedHeads>> ReadHeadsFiles(const std::string& place) {
  std::error_code ignored;
  if (fs::is_regular_file(place, ignored)) return std::vector{ReadPair(place)};
  if (!fs::is_directory(place, ignored)) {
    return Error{ErrorKind::kNotFound, "找不到链首文件或文件夹 " + place + "。", ""};
  }
  std::vector<SignedHeads> found;
  for (const auto& entry : fs::directory_iterator(place)) {
    if (entry.path().extension() == kEnding) found.push_back(ReadPair(entry.path()));
  }
  return found;
}

std::vector<SignedHeads> HeadsOfMonths(db::Session& session, std::chrono::year year, Date until) {
  std::map<std::chrono::month, SignedHeads> by_month;
  ForEachExport(session, [&](const SignedHeads& heads) {
    const auto parsed = ParseHeads(heads.body);
    if (!parsed) return;
    const Date day = BeijingDay(parsed->at);
    if (day.year() == year && day <= until) by_month.insert_or_assign(day.month(), heads);
  });
  std::vector<SignedHeads> heads;
  for (auto& [month, each] : by_month) heads.push_back(std::move(each));
  return heads;
}

}  // namespace gongkai::account
