#include "web/assets.h"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "crypto/sm3.h"
#include "embedded/embedded_assets.h"
#include "web/compression.h"
#include "web/errors_to_http.h"

namespace gongkai::web {
namespace {

struct Asset {
  std::string address;  // below the base path: "/assets/css/gongkai.3f2a91c07be4d855.css"
  std::string digest;
  std::string type;
  std::string_view plain;
  std::string_view brotli;
  std::string_view gzip;
};

std::string DigestOf(std::string_view bytes) { return crypto::Sm3Hex(bytes).substr(0, 16); }

std::string TypeOf(std::string_view name) {
  const std::string_view extension = name.substr(name.rfind('.') + 1);
  if (extension == "css") return "text/css; charset=utf-8";
  if (extension == "js") return "text/javascript; charset=utf-8";
  if (extension == "svg") return "image/svg+xml";
  return "application/octet-stream";
}

std::string AddressOf(std::string_view name, const std::string& digest) {
  const std::size_t dot = name.rfind('.');
  return "/assets/" + std::string(name.substr(0, dot)) + "." + digest + std::string(name.substr(dot));
}

std::map<std::string, Asset, std::less<>> ReadAssets() {
  std::map<std::string, Asset, std::less<>> assets;
  for (const EmbeddedFile& file : embedded::Assets()) {
    if (file.name.ends_with(".br")) {
      assets[std::string(file.name.substr(0, file.name.size() - 3))].brotli = file.bytes;
    } else if (file.name.ends_with(".gz")) {
      assets[std::string(file.name.substr(0, file.name.size() - 3))].gzip = file.bytes;
    } else {
      Asset& asset = assets[std::string(file.name)];
      const std::string digest = DigestOf(file.bytes);
      asset.address = AddressOf(file.name, digest);
      asset.digest = digest;
      asset.type = TypeOf(file.name);
      asset.plain = file.bytes;
    }
  }
  return assets;
}

const std::map<std::string, Asset, std::less<>>& Assets() {
  static const auto assets = ReadAssets();
  return assets;
}

Response Answer(const Asset& asset, const Request& request, std::string_view cache) {
  const Coded coded = BestCoding(request, {asset.plain, asset.gzip, asset.brotli}, asset.digest);
  Response response;
  response.content_type = asset.type;
  response.With("Cache-Control", std::string(cache));
  response.With("ETag", coded.tag);
  response.With("Vary", "Accept-Encoding");
  if (HoldsTag(request, coded.tag)) {
    response.status = 304;
    return response;
  }
  if (!coded.name.empty()) response.With("Content-Encoding", std::string(coded.name));
  response.fixed_body = coded.bytes;
  return response;
}

Response AnswerAddress(const std::string& address, const Request& request) {
  for (const auto& [name, asset] : Assets()) {
    if (asset.address == address) return Answer(asset, request, "public, max-age=31536000, immutable");
  }
  throw ProblemError(NotFoundProblem());
}

}  // namespace

Url AssetUrl(std::string_view name) {
  const auto found = Assets().find(name);
  if (found == Assets().end()) {
    std::fprintf(stderr, "no asset %s was built into the program\n", std::string(name).c_str());
    std::abort();
  }
  return Url::Local(found->second.address);
}

void AddAssets(Router& router) {
  router.Get(
      "/assets/{file}",
      [](const Request& request) {
        return AnswerAddress("/assets/" + std::string(request.params.Get("file")), request);
      },
      Waits::kNever);
  router.Get(
      "/assets/{folder}/{file}",
      [](const Request& request) {
        return AnswerAddress(
            "/assets/" + std::string(request.params.Get("folder")) + "/" + std::string(request.params.Get("file")),
            request);
      },
      Waits::kNever);
  router.Get(
      "/favicon.ico",
      [](const Request& request) { return Answer(Assets().at("favicon.svg"), request, "public, max-age=86400"); },
      Waits::kNever);
}

}  // namespace gongkai::web
