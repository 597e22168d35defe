#include "disclosure/site/site_outlet_export.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/percent.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "disclosure/site/site_tree_export.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestAnswer = 200, kLongestLocation = 500;

Error Conflict(std::string sentence) { return {ErrorKind::kConflict, std::move(sentence), ""}; }

Error Refused(std::string sentence) { return {ErrorKind::kForbidden, std::move(sentence), ""}; }

/// One within the other, or the same.
bool Overlap(const fs::path& a, const fs::path& b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return in_a == a.end() || in_b == b.end();
}

/// Where it is when all links are followed.
fs::path Place(const std::string& folder) {
  std::error_code none;
  const fs::path place = fs::weakly_canonical(fs::absolute(folder), none);
  return place.has_filename() ? place : place.parent_path();
}

class FolderOutlet : public SiteOutlet {
 public:
  FolderOutlet(const PushTarget& target, const OutletRules& rules)
      : folder_(target.address), shown_at_(target.shown_at), rules_(rules) {}

  // What others put there is not ours to write over.
  Result<std::optional<Manifest>> Open(const SiteStanding& standing) override {
    std::error_code none;
    if (!fs::is_directory(folder_, none)) return Conflict("没有 " + folder_ + " 这个文件夹，或者共享目录没有挂载。");
    if (IsOurs()) return Conflict("这个文件夹里是本系统的数据，不能用来放静态页面。");
    if (::access(folder_.c_str(), W_OK | X_OK) != 0) return Conflict("运行本系统的账户不能写 " + folder_ + "。");
    tree_ = std::make_unique<SiteTree>(folder_);
    tree_->Sweep();
    const auto body = tree_->Read(std::string(kManifestName));
    if (body && crypto::Sm3Hex(*body) == standing.manifest) return std::optional<Manifest>();
    auto signed_by_us = body ? SignedBy(standing.signer, *body) : std::nullopt;
    if (signed_by_us) return signed_by_us;
    if (!standing.manifest.empty()) {
      return Conflict("上次推送到 " + folder_ +
                      " 的清单不在那里：共享目录可能没有挂载，或者文件被人删过、改过。核实以后点“全部重推”。");
    }
    if (standing.is_first && !tree_->IsEmpty()) {
      return Conflict(folder_ + " 里已有别的文件。请用一个空的文件夹，以免盖掉县站的页面。");
    }
    return std::optional<Manifest>();
  }

  Result<PushAnswer> Put(const std::string& path, std::string_view bytes, const std::string&) override {
    try {
      tree_->Replace(path, bytes);
    } catch (const std::exception& broken) {
      return Refused(broken.what());
    }
    return PushAnswer{"已写入文件夹", Where(path)};
  }

  Result<PushAnswer> Remove(const std::string& path) override {
    try {
      tree_->Remove(path);
    } catch (const std::exception& broken) {
      return Refused(broken.what());
    }
    return PushAnswer{"已从文件夹删除", Where(path)};
  }

  bool Holds(const std::string& path, const std::string& sm3) const override {
    const auto bytes = tree_->Read(path);
    return bytes && crypto::Sm3Hex(*bytes) == sm3;
  }

  void Settle() override {
    tree_->Sweep();
    tree_->Flush();
  }

 private:
  bool IsOurs() const {
    std::error_code none;
    for (const char* ours : {"gongkai.db", "gongkai.key", "signing.pem"}) {
      if (fs::exists(fs::path(folder_) / ours, none)) return true;
    }
    const fs::path here = Place(folder_);
    return std::ranges::any_of(rules_.own_folders,
                               [&](const std::string& own) { return !own.empty() && Overlap(here, Place(own)); });
  }

  std::optional<Manifest> SignedBy(const crypto::Sm2PublicKey& signer, const std::string& body) const {
    const auto signature = tree_->Read(std::string(kManifestSignature));
    if (!signature || !signer.Verify(body, *signature)) return std::nullopt;
    auto manifest = ParseManifest(body);
    return manifest ? std::optional(std::move(*manifest)) : std::nullopt;
  }

  std::string Where(const std::string& path) const {
    return shown_at_.empty() ? folder_ + "/" + path : ShownAddress(shown_at_, path);
  }

  const std::string folder_, shown_at_;
  const OutletRules rules_;
  std::unique_ptr<SiteTree> tree_;
};

/// What somebody attached is saved, never shown as a page of the county's site.
std::string TypeOf(std::string_view path) {
  if (path.starts_with("items/") && path.find("/files/") != path.npos) return "application/octet-stream";
  const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size()));
  if (ending == ".html") return "text/html; charset=utf-8";
  if (ending == ".css") return "text/css; charset=utf-8";
  if (ending == ".js") return "text/javascript; charset=utf-8";
  if (ending == ".svg") return "image/svg+xml";
  if (ending == ".png") return "image/png";
  if (ending == ".jpg") return "image/jpeg";
  if (ending == ".webp") return "image/webp";
  if (ending == ".json") return "application/json";
  if (ending == ".jsonl") return "application/x-ndjson; charset=utf-8";
  if (ending == ".csv") return "text/csv; charset=utf-8";
  if (ending == ".xml") return "application/xml; charset=utf-8";
  if (ending == ".atom") return "application/atom+xml; charset=utf-8";
  if (ending == ".txt") return "text/plain; charset=utf-8";
  return "application/octet-stream";
}

std::string EncodedPath(std::string_view path) {
  std::string encoded;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    encoded += "/" + PercentEncode(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return encoded;
}

class HttpOutlet : public SiteOutlet {
 public:
  HttpOutlet(const PushTarget& target, const web::Fetch& fetch, const OutletRules& rules)
      : target_(target), fetch_(fetch), may_be_plain_(rules.may_be_plain) {}

  Result<std::optional<Manifest>> Open(const SiteStanding&) override {
    const bool is_plain = !target_.address.starts_with("https://");
    if (web::MayBeAsked(target_.address) && (may_be_plain_ || !is_plain)) return std::optional<Manifest>();
    return Conflict("推送地址不是 https。本机不加密的地址要在 gongkai.conf 里写 push-plain = yes 才能用。");
  }

  Result<PushAnswer> Put(const std::string& path, std::string_view bytes, const std::string& sm3) override {
    web::Outgoing outgoing = Asking(path);
    outgoing.method = "PUT";
    outgoing.bytes = bytes;
    outgoing.type = TypeOf(path);
    outgoing.headers = {{"X-Gongkai-SM3", sm3}};
    return AnswerOf(path, TRY(fetch_(outgoing)), false);
  }

  bool Holds(const std::string&, const std::string&) const override { return true; }
  void Settle() override {}

  Result<PushAnswer> Remove(const std::string& path) override {
    web::Outgoing outgoing = Asking(path);
    outgoing.method = "DELETE";
    return AnswerOf(path, TRY(fetch_(outgoing)), true);
  }

 private:
  web::Outgoing Asking(const std::string& path) const {
    return {.address = target_.address + EncodedPath(path),
            .authorization = target_.secret.empty() ? "" : "Bearer " + target_.secret};
  }

  // What is not there any more was removed.
  Result<PushAnswer> AnswerOf(const std::string& path, const web::Fetched& answer, bool is_removal) const {
    const bool was_away = is_removal && (answer.status == 404 || answer.status == 410);
    std::string words = fmt::format("答复 {}", answer.status);
    if (const std::string said = Plain(answer.body, target_.secret); !said.empty()) {
      words += "：" + Ellipsis(said, kLongestAnswer);
    }
    if (!was_away && (answer.status < 200 || answer.status > 299)) {
      return Refused("县站没有收下 " + path + "，" + words);
    }
    std::string address = MayBeKept(answer.location) ? answer.location : std::string();
    if (!target_.shown_at.empty()) address = ShownAddress(target_.shown_at, path);
    if (address.empty()) address = target_.address + EncodedPath(path);
    return PushAnswer{std::move(words), std::move(address)};
  }

  bool MayBeKept(const std::string& location) const {
    const bool is_web = location.starts_with("https://") || location.starts_with("http://");
    const bool tells = !target_.secret.empty() && location.find(target_.secret) != location.npos;
    return is_web && !tells && location.size() <= kLongestLocation && std::ranges::all_of(location, [](char c) {
             return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>';
           });
  }

  const PushTarget target_;
  const web::Fetch& fetch_;
  const bool may_be_plain_;
};

}  // namespace

std::unique_ptr<SiteOutlet> OutletOf(const PushTarget& target, const web::Fetch& fetch, const OutletRules& rules) {
  if (target.kind == PushTargetKind::kFolder) return std::make_unique<FolderOutlet>(target, rules);
  return std::make_unique<HttpOutlet>(target, fetch, rules);
}

std::string Plain(std::string_view said, std::string_view secret) {
  std::string plain(said);
  for (std::size_t at = plain.find(secret); !secret.empty() && at != plain.npos; at = plain.find(secret, at)) {
    plain.replace(at, secret.size(), "…");
  }
  return WithoutInvisible(ToUtf8(FromUtf8(plain)));
}

std::string ShownAddress(std::string_view shown_at, std::string_view path) {
  constexpr std::string_view kIndex = "index.html";
  if (path.ends_with(kIndex)) path.remove_suffix(kIndex.size());
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(shown_at) + EncodedPath(path);
}

}  // namespace gongkai::disclosure
