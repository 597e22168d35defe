#include "disclosure/site/site_outlet_export.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/percent.h"
#include "base/utf8.h"
#include "disclosure/site/site_folder_export.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestAnswer = 200;

Error Conflict(std::string sentence) { return {ErrorKind::kConflict, std::move(sentence), ""}; }

class FolderOutlet : public SiteOutlet {
 public:
  explicit FolderOutlet(const PushTarget& target) : folder_(target.address), shown_at_(target.shown_at) {}

  // What others put there is not ours to write over.
  Status Open(bool is_first) override {
    std::error_code none;
    if (!fs::is_directory(folder_, none)) return Conflict("没有 " + folder_ + " 这个文件夹，或者共享目录没有挂载。");
    for (const char* ours : {"gongkai.db", "gongkai.key", "signing.pem"}) {
      if (fs::exists(fs::path(folder_) / ours, none))
        return Conflict("这个文件夹里是本系统的数据，不能用来放静态页面。");
    }
    if (::access(folder_.c_str(), W_OK | X_OK) != 0) return Conflict("运行本系统的账户不能写 " + folder_ + "。");
    const bool is_strange = is_first && !fs::is_empty(folder_, none) && !fs::exists(folder_ + "/manifest.json", none);
    if (is_strange) return Conflict(folder_ + " 里已有别的文件。请用一个空的文件夹，以免盖掉县站的页面。");
    return Ok();
  }

  Result<PushAnswer> Put(const std::string& path, std::string_view bytes, const std::string&) override {
    try {
      ReplaceFile(folder_ + "/" + path, bytes);
    } catch (const std::exception& broken) {
      return Conflict(broken.what());
    }
    return PushAnswer{"已写入文件夹", Where(path)};
  }

  Result<PushAnswer> Remove(const std::string& path) override {
    std::error_code failed;
    const fs::path file = fs::path(folder_) / path;
    fs::remove(file, failed);
    if (failed && failed != std::errc::no_such_file_or_directory && failed != std::errc::not_a_directory) {
      return Conflict("不能删除 " + file.string() + "：" + failed.message());
    }
    // Folders that hold nothing any more, up to the one that was named.
    for (fs::path up = file.parent_path(); up.string().size() > folder_.size(); up = up.parent_path()) {
      if (::rmdir(up.c_str()) != 0) break;
    }
    return PushAnswer{"已从文件夹删除", Where(path)};
  }

 private:
  std::string Where(const std::string& path) const {
    return shown_at_.empty() ? folder_ + "/" + path : ShownAddress(shown_at_, path);
  }

  const std::string folder_, shown_at_;
};

std::string TypeOf(std::string_view path) {
  const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size()));
  if (ending == ".html") return "text/html; charset=utf-8";
  if (ending == ".css") return "text/css; charset=utf-8";
  if (ending == ".js") return "text/javascript; charset=utf-8";
  if (ending == ".svg") return "image/svg+xml";
  if (ending == ".json") return "application/json";
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
  HttpOutlet(const PushTarget& target, const web::Fetch& fetch) : target_(target), fetch_(fetch) {}

  Status Open(bool) override {
    if (web::MayBeAsked(target_.address)) return Ok();
    return Conflict("推送地址不是 https。");
  }

  Result<PushAnswer> Put(const std::string& path, std::string_view bytes, const std::string& sm3) override {
    web::Outgoing outgoing = Asking(path);
    outgoing.method = "PUT";
    outgoing.bytes = bytes;
    outgoing.type = TypeOf(path);
    outgoing.headers = {{"X-Gongkai-SM3", sm3}};
    return AnswerOf(path, TRY(fetch_(outgoing)), false);
  }

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
    if (const std::string said = WithoutInvisible(Readable(answer.body)); !said.empty()) {
      words += "：" + Ellipsis(said, kLongestAnswer);
    }
    if (!was_away && (answer.status < 200 || answer.status > 299))
      return Conflict("县站没有收下 " + path + "，" + words);
    std::string address = answer.location;
    if (!target_.shown_at.empty()) address = ShownAddress(target_.shown_at, path);
    if (address.empty()) address = target_.address + EncodedPath(path);
    return PushAnswer{std::move(words), std::move(address)};
  }

  static std::string Readable(const std::string& body) { return ToUtf8(FromUtf8(body)); }

  const PushTarget target_;
  const web::Fetch& fetch_;
};

}  // namespace

std::unique_ptr<SiteOutlet> OutletOf(const PushTarget& target, const web::Fetch& fetch) {
  if (target.kind == PushTargetKind::kFolder) return std::make_unique<FolderOutlet>(target);
  return std::make_unique<HttpOutlet>(target, fetch);
}

std::string ShownAddress(std::string_view shown_at, std::string_view path) {
  constexpr std::string_view kIndex = "index.html";
  if (path.ends_with(kIndex)) path.remove_suffix(kIndex.size());
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(shown_at) + EncodedPath(path);
}

}  // namespace gongkai::disclosure
