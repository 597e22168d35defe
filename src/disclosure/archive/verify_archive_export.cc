#include "disclosure/archive/verify_archive_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_set>

#include "base/utf8.h"
#include "crypto/sha256.h"
#include "crypto/sm3.h"
#include "disclosure/archive/archive_source_export.h"
#include "disclosure/archive/archived_item.h"
#include "disclosure/content_body_view.h"

namespace gongkai::disclosure {
namespace {

using Kind = ArchiveFaultKind;

constexpr std::int64_t kLargestManifest = 32 << 20, kLargestSignature = 4 << 10, kLargestItem = 32 << 20;
constexpr std::size_t kMostFaults = 100'000;
constexpr std::string_view kItemFile = "/item.json";

struct ReadText {
  ReadEnd end = ReadEnd::kMissing;
  std::string text{};
};

ReadText TextOf(const ArchiveSource& source, std::string_view name, std::int64_t limit) {
  ReadText read;
  read.end = source.Read(std::string(name), limit, [&](std::string_view bytes) { read.text += bytes; });
  return read;
}

std::unordered_set<std::string> OursOf() {
  return {std::string(kArchiveManifest), std::string(kArchiveSignature), std::string(kArchiveKey)};
}

class Checking {
 public:
  Checking(const ArchiveSource& source, ArchiveChecked checked) : source_(source), checked_(std::move(checked)) {
    for (const ArchiveFile& file : checked_.manifest.files) {
      by_path_.emplace(file.path, &file);
      by_sm3_.emplace(file.sm3, &file);
    }
  }

  ArchiveChecked Run() {
    CheckNames();
    for (const ArchiveFile& file : checked_.manifest.files) CheckFile(file);
    CheckFacts();
    return std::move(checked_);
  }

 private:
  void Tell(Kind kind, std::string path, std::string words = {}, std::string index_number = {}) {
    if (checked_.faults.size() >= kMostFaults) return;
    checked_.faults.push_back({kind, std::move(path), std::move(words), std::move(index_number)});
  }

  void CheckNames() {
    const auto ours = OursOf();
    std::unordered_set<std::string> seen;
    std::vector<std::string> known;
    for (const std::string& name : source_.names()) {
      if (!IsArchivePath(name)) {
        Tell(Kind::kBadPath, name);
      } else if (!seen.insert(name).second) {
        Tell(Kind::kDoubled, name);
      } else if (by_path_.contains(name)) {
        known.push_back(name);
      } else if (!ours.contains(name)) {
        Tell(Kind::kExtra, name);
      }
    }
    if (source_.is_zip()) CheckOrder(known);
  }

  /// The manifest is ordered by path: the first that stands before one that it should follow is told.
  void CheckOrder(const std::vector<std::string>& known) {
    const auto first = std::ranges::is_sorted_until(known);
    if (first != known.end()) Tell(Kind::kReordered, *first);
  }

  void CheckFile(const ArchiveFile& file) {
    const bool is_item = file.path.ends_with(kItemFile);
    crypto::Sm3 sm3;
    crypto::Sha256Stream sha256;
    std::int64_t size = 0;
    std::string text;
    const ReadEnd end = source_.Read(file.path, file.size, [&](std::string_view bytes) {
      sm3.Add(bytes);
      sha256.Add(bytes);
      size += static_cast<std::int64_t>(bytes.size());
      if (is_item && size <= kLargestItem) text += bytes;
    });
    if (end == ReadEnd::kMissing) return Tell(Kind::kMissing, file.path, {}, file.index_number);
    if (end == ReadEnd::kDamaged) return Tell(Kind::kDamaged, file.path, {}, file.index_number);
    const std::string digest = sm3.Finish();
    const bool is_same =
        end == ReadEnd::kWhole && size == file.size && digest == file.sm3 && sha256.Finish() == file.sha256;
    if (!is_same) return TellChanged(file, end == ReadEnd::kWhole ? digest : std::string());
    if (is_item) CheckItem(file, text);
  }

  void TellChanged(const ArchiveFile& file, const std::string& digest) {
    const auto other = by_sm3_.find(digest);
    if (other == by_sm3_.end()) return Tell(Kind::kChanged, file.path, {}, file.index_number);
    Tell(Kind::kSwapped, file.path, other->second->path, file.index_number);
  }

  void CheckItem(const ArchiveFile& file, const std::string& text) {
    const auto item = ParseArchivedItem(text);
    if (!item) return Tell(Kind::kInside, file.path, item.error().message, file.index_number);
    if (FolderOf(item->id) + std::string(kItemFile) != file.path) {
      Tell(Kind::kInside, file.path, "里面写的不是这一件", file.index_number);
    }
    ++checked_.items;
    for (std::string& fault : FaultsOf(*item)) Tell(Kind::kInside, file.path, std::move(fault), file.index_number);
    for (const ArchivedVersion& version : item->versions) {
      if (version.is_of_year) ++checked_.versions, lines_.emplace(ToString(item->id), version.span.version);
      CheckNamed(file, version.attachments);
      CheckNamed(file, version.images);
      CheckImages(file, version);
    }
    for (const ArchivedPosting& posting : item->postings) CheckNamed(file, posting.photos);
  }

  /// What the item names is in the manifest, with that digest.
  void CheckNamed(const ArchiveFile& item, const std::vector<ArchivedFile>& files) {
    for (const ArchivedFile& each : files) {
      const auto known = by_path_.find(each.path);
      if (known != by_path_.end() && "sm3:" + known->second->sm3 == each.digest) continue;
      Tell(Kind::kInside, item.path, "它的“" + each.name + "”不在包里，或者不是签发时的那个文件", item.index_number);
    }
  }

  void CheckImages(const ArchiveFile& item, const ArchivedVersion& version) {
    if (!version.has_content()) return;
    for (const ImageDigest& image : disclosure::BodyOf(version.content).Images()) {
      if (std::ranges::find(version.images, image.text(), &ArchivedFile::digest) != version.images.end()) continue;
      Tell(Kind::kInside, item.path, fmt::format("第 {} 版正文里的一张图片不在包里", version.span.version),
           item.index_number);
    }
  }

  /// The index: numbered without a gap, and the versions that lie here, each once.
  void CheckFacts() {
    const auto facts = by_path_.find(std::string(kArchiveFacts));
    if (facts == by_path_.end()) return Tell(Kind::kMissing, std::string(kArchiveFacts));
    const ReadText read = TextOf(source_, kArchiveFacts, std::min(facts->second->size, kLargestManifest));
    if (read.end != ReadEnd::kWhole || crypto::Sm3Hex(read.text) != facts->second->sm3) return;  // told already
    try {
      CheckLines(nlohmann::json::parse(read.text));
    } catch (const std::exception&) {
      Tell(Kind::kInside, std::string(kArchiveFacts), "目录读不出来");
    }
  }

  void CheckLines(const nlohmann::json& facts) {
    std::set<std::pair<std::string, std::int64_t>> told;
    std::int64_t number = 0;
    for (const auto& line : facts.at("lines")) {
      if (line.at("n").get<std::int64_t>() != ++number) {
        Tell(Kind::kInside, std::string(kArchiveFacts), fmt::format("目录第 {} 行的序号不连续", number));
      }
      told.emplace(line.at("item").get<std::string>(), line.at("version").get<std::int64_t>());
    }
    for (const auto& line : lines_) {
      if (!told.contains(line)) TellLine(line, "在包里，目录里没有");
    }
    for (const auto& line : told) {
      if (!lines_.contains(line)) TellLine(line, "在目录里，包里没有，或者那一件已经被改动");
    }
  }

  void TellLine(const std::pair<std::string, std::int64_t>& line, std::string_view words) {
    Tell(Kind::kInside, std::string(kArchiveFacts), fmt::format("{} 第 {} 版{}", line.first, line.second, words));
  }

  const ArchiveSource& source_;
  ArchiveChecked checked_;
  std::map<std::string, const ArchiveFile*> by_path_, by_sm3_;
  std::set<std::pair<std::string, std::int64_t>> lines_;  // the versions that lie here
};

/// What it says to hold is told before anything of it is unpacked.
Status HoldsWhatItCan(const ArchiveSource& source, const ArchiveManifest& manifest) {
  std::int64_t left = source.most_bytes();
  for (const ArchiveFile& file : manifest.files) {
    if (file.size > left) {
      return Error{ErrorKind::kUnreadable, "展开以后会比压缩包大 200 倍以上，不像真的归档包，没有核对。", ""};
    }
    left -= file.size;
  }
  return Ok();
}

Result<crypto::Sm2PublicKey> OwnKey(const ArchiveSource& source) {
  const ReadText key = TextOf(source, kArchiveKey, kLargestSignature);
  if (key.end != ReadEnd::kWhole) {
    return Error{ErrorKind::kUnreadable, "包里没有 signing.pub.pem，请用 --public-key 指明公钥。", ""};
  }
  return crypto::Sm2PublicKey::FromPem(key.text);
}

}  // namespace

Result<ArchiveChecked> CheckArchive(const std::string& place, const std::optional<crypto::Sm2PublicKey>& signer) {
  const auto source = TRY(OpenArchiveSource(place));
  const ReadText body = TextOf(*source, kArchiveManifest, kLargestManifest);
  const ReadText signature = TextOf(*source, kArchiveSignature, kLargestSignature);
  if (body.end != ReadEnd::kWhole || signature.end != ReadEnd::kWhole) {
    return Error{ErrorKind::kUnreadable, "没有完整的 manifest.json 和 manifest.json.sig，不是归档包，或者已经损坏。",
                 ""};
  }
  const crypto::Sm2PublicKey key = signer ? *signer : TRY(OwnKey(*source));
  if (!key.Verify(body.text, signature.text)) {
    return Error{ErrorKind::kForbidden, "清单 manifest.json 不是用这个公钥对应的密钥签的，或者被改过。", ""};
  }
  ArchiveChecked checked;
  checked.manifest = TRY(ParseArchiveManifest(body.text));
  if (const Status held = HoldsWhatItCan(*source, checked.manifest); !held) return held.error();
  checked.manifest_sm3 = crypto::Sm3Hex(body.text);
  checked.is_by_own_key = !signer;
  // Whoever is given a key with the package may be given another one.
  const ReadText own = TextOf(*source, kArchiveKey, kLargestSignature);
  ArchiveChecked done = Checking(*source, std::move(checked)).Run();
  if (signer && (own.end != ReadEnd::kWhole || own.text != signer->ToPem())) {
    done.faults.push_back({own.end == ReadEnd::kMissing ? Kind::kMissing : Kind::kChanged, std::string(kArchiveKey)});
  }
  return done;
}

namespace {

/// What comes from outside moves no cursor and colours no terminal.
std::string Printable(std::string text) {
  const bool is_text = IsValidUtf8(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_high_control = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !is_text)) text[i] = '?';
    if (is_text && is_high_control) text.replace(i, 2, "?");
  }
  return text;
}

std::string WordsOf(const ArchiveFault& fault) {
  const auto with_number = [&](std::string words) {
    return fault.index_number.empty() ? words : words + "（索引号 " + fault.index_number + "）";
  };
  switch (fault.kind) {
    case Kind::kChanged:
      return with_number("被改动：" + fault.path);
    case Kind::kMissing:
      return with_number("缺少：" + fault.path);
    case Kind::kExtra:
      return "多出：" + fault.path;
    case Kind::kSwapped:
      return with_number("换了内容：" + fault.path + " 里是 " + fault.words + " 的内容");
    case Kind::kDoubled:
      return "重名：" + fault.path + " 在压缩包里不止一个";
    case Kind::kBadPath:
      return "危险的路径，没有打开：" + fault.path;
    case Kind::kReordered:
      return "顺序被改动：从 " + fault.path + " 起和清单的顺序不一致";
    case Kind::kDamaged:
      return with_number("损坏，解不开：" + fault.path);
    case Kind::kInside:
      return with_number("内容不符：" + fault.path + "：" + fault.words);
  }
  return fault.path;
}

}  // namespace

std::string SentenceOf(const ArchiveFault& fault) { return Printable(WordsOf(fault)); }

}  // namespace gongkai::disclosure
