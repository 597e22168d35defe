// A package that somebody changed: every class of bytes in it, one after the other, and every way to change it, is
// told; what comes from outside and means harm is bounded.
#include "disclosure/archive/verify_archive_export.h"

#include <algorithm>
#include <fstream>

#include "crypto/sha256.h"
#include "crypto/sm3.h"
#include "disclosure/archive/archive_desk_test.h"
#include "disclosure/site/site_folder_export.h"
#include "support/made_zip.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using Files = std::map<std::string, std::string>;

std::string FromHex(std::string_view hex) {
  std::string bytes;
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  return bytes;
}

/// One red point.
const std::string kPng = FromHex(
    "89504E470D0A1A0A0000000D49484452000000010000000108020000009077"
    "53DE0000000C49444154789C63F8CFC0000003010100C9FE92EF0000000049454E44AE426082");

/// A package with a file of every class: text, page, JSON, workbook, CSV, attachment, image, photo, manifest,
/// signature, key.
struct Whole {
  testing::OnSqlite place;
  ArchiveDesk county{place};
  Files files;
  std::string zip;

  Whole() {
    const auto image = KeepBodyImage(county.desk, county.drafter, county.township, kPng, "桥.png");
    REQUIRE(image);
    Content content = county.Titled("有图的信息");
    content.body += "\n<img data-digest=\"" + image->text() + "\" alt=\"一座桥\">\n";
    const ItemId id = county.Published(content);
    county.Published(county.Titled("另一件"));
    county.Post(id, "村口");
    const ArchivePackage package = county.Made(2026);
    REQUIRE(package.faults.empty());
    zip = county.FileOf(package);
    files = ArchiveDesk::FilesIn(zip);
  }

  std::string Unpack(const Files& changed) const {
    static int number = 0;
    const std::string folder = county.temp.File("unpacked" + std::to_string(++number));
    for (const auto& [path, bytes] : changed) {
      fs::create_directories(fs::path(folder + "/" + path).parent_path());
      std::ofstream(folder + "/" + path, std::ios::binary) << bytes;
    }
    return folder;
  }
  std::vector<std::string> Of(const Files& changed) { return county.Check(Unpack(changed)); }
  std::string Packed(const testing::ZipEntries& entries) const {
    static int number = 0;
    const std::string path = county.temp.File("packed" + std::to_string(++number) + ".zip");
    std::ofstream(path, std::ios::binary) << testing::MakeZip(entries);
    return path;
  }
  /// As the program packs it.
  testing::ZipEntries Entries() const {
    testing::ZipEntries entries;
    for (const char* name : {"manifest.json", "manifest.json.sig", "signing.pub.pem"}) {
      entries.emplace_back(name, files.at(name));
    }
    for (const auto& [path, bytes] : files) {
      if (!path.starts_with("manifest.json") && path != "signing.pub.pem") entries.emplace_back(path, bytes);
    }
    return entries;
  }
};

/// An entry of a zip that is there, in the bytes: to what no library would write. As long as before.
void Rename(const std::string& zip, std::string_view from, std::string_view to) {
  std::string bytes = *ReadFile(zip);
  for (std::size_t at = bytes.find(from); at != bytes.npos; at = bytes.find(from, at + to.size())) {
    bytes.replace(at, from.size(), to);
  }
  std::ofstream(zip, std::ios::binary | std::ios::trunc) << bytes;
}

bool IsSeal(const std::string& path) { return path == "manifest.json" || path == "manifest.json.sig"; }

TEST_CASE("a whole package is whole, as a zip and unpacked, with the key and by its own") {
  Whole whole;
  CHECK(whole.county.Check(whole.zip).empty());
  CHECK(whole.Of(whole.files).empty());
  CHECK(whole.county.Check(whole.Packed(whole.Entries())).empty());
  const auto by_own = CheckArchive(whole.zip, std::nullopt);
  REQUIRE(by_own);
  CHECK(by_own->is_by_own_key);
  CHECK(by_own->faults.empty());
  CHECK(by_own->items == 2);
  CHECK(by_own->versions == 2);
}

TEST_CASE("a byte changed, cut off or added in any file of it is told by its name") {
  Whole whole;
  std::size_t classes = 0;
  for (const auto& [path, bytes] : whole.files) {
    CAPTURE(path);
    ++classes;
    for (const std::size_t at : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
      Files changed = whole.files;
      changed[path][at] = static_cast<char>(changed[path][at] ^ 1);
      const auto told = whole.Of(changed);
      REQUIRE_FALSE(told.empty());
      CHECK(Has(told.front(), IsSeal(path) ? "manifest.json" : path));
    }
    Files cut = whole.files, longer = whole.files, empty = whole.files;
    cut[path].pop_back();
    longer[path] += "x";
    empty[path].clear();
    CHECK_FALSE(whole.Of(cut).empty());
    CHECK_FALSE(whole.Of(empty).empty());
    CHECK_FALSE(whole.Of(longer).empty());
  }
  CHECK(classes >= 14);
}

TEST_CASE("what is missing, put in, renamed or put in another's place is told") {
  Whole whole;
  const std::string readme = "说明.txt", index = "index.html";
  for (const auto& [path, bytes] : whole.files) {
    if (IsSeal(path)) continue;
    Files without = whole.files;
    without.erase(path);
    CHECK(whole.Of(without).size() >= 1);
  }
  Files more = whole.files;
  more["items/999-1/item.json"] = "{}";
  CHECK(whole.Of(more) == std::vector<std::string>{"多出：items/999-1/item.json"});
  Files renamed = whole.files;
  renamed["readme.txt"] = renamed[readme];
  renamed.erase(readme);
  CHECK(whole.Of(renamed) == std::vector<std::string>{"多出：readme.txt", "缺少：" + readme});
  Files swapped = whole.files;
  std::swap(swapped[readme], swapped[index]);
  const auto told = whole.Of(swapped);
  CHECK(std::ranges::count(told, "换了内容：" + readme + " 里是 " + index + " 的内容") == 1);
  // Longer than what belongs there: read no further than that, so whose content it is is not known.
  REQUIRE(whole.files[readme].size() > whole.files[index].size());
  CHECK(std::ranges::count(told, "被改动：" + index) == 1);
}

TEST_CASE("entries of a zip in another order, or twice, are told") {
  Whole whole;
  testing::ZipEntries turned = whole.Entries();
  std::swap(turned[3], turned[4]);
  const auto told = whole.county.Check(whole.Packed(turned));
  REQUIRE(told.size() == 1);
  CHECK(Has(told[0], "顺序被改动"));
  // Two of one name: written under another and renamed in the bytes, as libzip takes none.
  testing::ZipEntries twice = whole.Entries();
  twice.emplace_back("index.htmX", "别的");
  const std::string path = whole.Packed(twice);
  Rename(path, "index.htmX", "index.html");
  const auto doubled = whole.county.Check(path);
  CHECK_FALSE(doubled.empty());
}

TEST_CASE("a manifest that was signed by somebody else, or set up anew, is none of ours") {
  Whole whole;
  const auto stranger = crypto::Sm2PrivateKey::Generate();
  Files forged = whole.files;
  forged["manifest.json.sig"] = stranger.Sign(forged["manifest.json"]);
  forged["signing.pub.pem"] = stranger.public_key().ToPem();
  CHECK(Has(whole.Of(forged).front(), "不是用这个公钥"));
  // By its own key it is whole: then it is told that it is not known who signed.
  const auto by_own = CheckArchive(whole.Unpack(forged), std::nullopt);
  REQUIRE(by_own);
  CHECK(by_own->is_by_own_key);
}

TEST_CASE("a content that was changed under a new signature is not what three people signed") {
  Whole whole;
  Files forged = whole.files;
  auto manifest = *ParseArchiveManifest(forged["manifest.json"]);
  for (ArchiveFile& file : manifest.files) {
    if (!file.path.ends_with("/item.json")) continue;
    std::string& json = forged[file.path];
    for (std::size_t at = json.find("正文：另一件"); at != json.npos; at = json.find("正文：另一件")) {
      json.replace(at, std::string("正文：另一件").size(), "正文：别的事");
    }
    file.size = static_cast<std::int64_t>(json.size());
    file.sm3 = crypto::Sm3Hex(json);
    crypto::Sha256Stream sha256;
    sha256.Add(json);
    file.sha256 = sha256.Finish();
  }
  forged["manifest.json"] = BodyOf(manifest);
  forged["manifest.json.sig"] = whole.county.keys.signing.Sign(forged["manifest.json"]);
  const auto told = whole.Of(forged);
  REQUIRE(told.size() == 1);
  CHECK(Has(told[0], "内容和签发时的摘要不一致"));
}

TEST_CASE("names that lead out of the folder are not opened, links are not followed") {
  Whole whole;
  for (const char* name : {"../out.txt", "/etc/passwd", "a/../../b", "..\\out.txt", ".hidden"}) {
    testing::ZipEntries entries = whole.Entries();
    entries.emplace_back(name, "x");
    const auto told = whole.county.Check(whole.Packed(entries));
    REQUIRE(told.size() == 1);
    CHECK(Has(told[0], "危险的路径"));
  }
  testing::ZipEntries coloured = whole.Entries();
  coloured.emplace_back("zzzQQ31mzzz", "x");
  const std::string path = whole.Packed(coloured);
  Rename(path, "zzzQQ31mzzz", "zzz\x1b[31mzzz");
  const auto told = whole.county.Check(path);
  REQUIRE(told.size() == 1);
  CHECK(told[0] == "危险的路径，没有打开：zzz?[31mzzz");
  const std::string folder = whole.Unpack(whole.files);
  fs::remove(folder + "/index.html");
  fs::create_symlink("/etc/passwd", folder + "/index.html");
  CHECK(whole.county.Check(folder) == std::vector<std::string>{"缺少：index.html"});
}

TEST_CASE("a bomb is not unpacked") {
  Whole whole;
  // It says to hold 4 TB, under a key of its own.
  const auto stranger = crypto::Sm2PrivateKey::Generate();
  const std::string digits(64, 'a');
  ArchiveManifest manifest{.organ = "某", .number = 1, .year = 2026, .until = 2026y / 3 / 10, .files = {}};
  for (int i = 0; i < 4; ++i)
    manifest.files.push_back({"f" + std::to_string(i), std::int64_t{1} << 40, digits, digits});
  const std::string body = BodyOf(manifest);
  const testing::ZipEntries bomb = {{"manifest.json", body},
                                    {"manifest.json.sig", stranger.Sign(body)},
                                    {"signing.pub.pem", stranger.public_key().ToPem()},
                                    {"f0", std::string(1 << 20, '\0')}};
  const auto checked = CheckArchive(whole.Packed(bomb), std::nullopt);
  REQUIRE_FALSE(checked);
  CHECK(Has(checked.error().message, "200 倍"));
  // An entry larger than the manifest says is read no further than that.
  testing::ZipEntries large = whole.Entries();
  for (auto& [name, bytes] : large) {
    if (name == "说明.txt") bytes = std::string(64 << 20, '\0');
  }
  CHECK(whole.county.Check(whole.Packed(large)) == std::vector<std::string>{"被改动：说明.txt"});
}

TEST_CASE("what is no package says so in a sentence") {
  Whole whole;
  const std::string text = whole.county.temp.File("a.txt");
  std::ofstream(text) << "no zip";
  fs::create_directories(whole.county.temp.File("nothing"));
  for (const std::string& place : {text, whole.county.temp.File("nothing"), whole.county.temp.File("not-there")}) {
    const auto checked = CheckArchive(place, std::nullopt);
    REQUIRE_FALSE(checked);
    CHECK_FALSE(checked.error().message.empty());
  }
  std::string cut = *ReadFile(whole.zip);
  cut.resize(cut.size() / 2);
  std::ofstream(text, std::ios::trunc | std::ios::binary) << cut;
  CHECK_FALSE(CheckArchive(text, std::nullopt));
}

}  // namespace
}  // namespace gongkai::disclosure
