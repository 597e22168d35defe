// .doc, .wps, .rtf and the XML of Word 2003: LibreOffice, where it is installed, makes a docx of them in a process and
// a folder of their own, and that is read like any other. Next to read: child.h, docx.cc.
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "docread/child.h"
#include "docread/read.h"
#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

namespace fs = std::filesystem;

constexpr double kSeconds = 60;
constexpr std::ptrdiff_t kAtOnce = 2;  // LibreOffice takes some 300 MB each

Document Refuse(Obstacle obstacle, std::string message) {
  return CouldNotRead(Format::kDoc, obstacle, std::move(message));
}

std::optional<std::string> FindLibreOffice() {
  if (const char* path = std::getenv("GONGKAI_SOFFICE"); path != nullptr) {
    if (::access(path, X_OK) == 0) return path;
    return std::nullopt;
  }
  for (const char* path : {"/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/lib/libreoffice/program/soffice",
                           "/opt/libreoffice/program/soffice", "/usr/local/bin/soffice"}) {
    if (::access(path, X_OK) == 0) return path;
  }
  return std::nullopt;
}

/// A folder nobody else can look into, gone with the object.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::string pattern = (fs::temp_directory_path() / "gongkai-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("无法建立临时文件夹");
    path_ = pattern;
  }
  ~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void WriteFile(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error("无法写入临时文件夹");
}

std::optional<std::string> Contents(const fs::path& path, std::size_t most) {
  // What wrote it read a hostile file: it may be a pipe that never ends, or a file without end.
  std::error_code failed;
  if (!fs::is_regular_file(fs::symlink_status(path, failed)) || fs::file_size(path, failed) > most) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// No macros, and no pictures fetched from elsewhere: a document must not make this machine call another.
constexpr std::string_view kSettings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
)";

std::string FileNameFor(std::string_view bytes) {
  switch (SniffClosely(bytes).kind) {
    case Kind::kRtf:
      return "input.rtf";
    case Kind::kWordXml:
      return "input.xml";
    default:
      return "input.doc";
  }
}

/// Without a network, and with no more time and room on the disk than a conversion needs. Where the kernel lets nobody
/// but root have a network of its own, LibreOffice keeps ours; its settings above call nobody.
ChildCommand Fenced(ChildCommand command) {
  constexpr const char* kUnshare = "/usr/bin/unshare";
  constexpr const char* kPrlimit = "/usr/bin/prlimit";
  static const bool has_network_fence =
      RunChild({kUnshare, {"--user", "--map-current-user", "--net", "/bin/true"}, {}}, {}, {5, 1U << 10U}).exit_code ==
      0;
  const auto wrap = [&command](const char* program, std::vector<std::string> arguments) {
    arguments.push_back(command.program);
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    command = {program, std::move(arguments), std::move(command.environment)};
  };
  if (has_network_fence) wrap(kUnshare, {"--user", "--map-current-user", "--net"});
  if (::access(kPrlimit, X_OK) == 0) wrap(kPrlimit, {"--cpu=60", "--fsize=268435456", "--core=0"});
  return command;
}

ChildResult Convert(const std::string& program, const fs::path& folder, const std::string& file) {
  static std::counting_semaphore<kAtOnce> places(kAtOnce);
  const fs::path profile = folder / "profile";
  fs::create_directories(profile / "user");
  WriteFile(profile / "user" / "registrymodifications.xcu", kSettings);
  const ChildCommand command{
      program,
      {"-env:UserInstallation=file://" + profile.string(), "--headless", "--norestore", "--nolockcheck", "--convert-to",
       "docx:MS Word 2007 XML", "--outdir", folder.string(), (folder / file).string()},
      {"HOME=" + folder.string(), "TMPDIR=" + folder.string()}};
  places.acquire();
  struct Leave {
    ~Leave() { places.release(); }
  } leave;
  return RunChild(Fenced(command), {}, {kSeconds, 1U << 20U});
}

}  // namespace

Document ReadOldWord(std::string_view bytes, const Limits& limits, DocxReader read_docx) {
  if (bytes.size() > limits.file_bytes) return Refuse(Obstacle::kTooLarge, "文件太大，没有读取。");
  const std::optional<std::string> program = FindLibreOffice();
  if (!program) {
    return Refuse(Obstacle::kNeedsLibreOffice,
                  "这是旧版 Word、WPS 或 RTF 文档，请用 Word 或 WPS 另存为 docx 后再上传，"
                  "或者请管理员在服务器上安装 LibreOffice。");
  }
  const PrivateFolder folder;
  const std::string name = FileNameFor(bytes);
  WriteFile(folder.path() / name, bytes);
  const ChildResult child = Convert(*program, folder.path(), name);
  if (child.end == ChildEnd::kTooSlow) {
    return Refuse(Obstacle::kTooSlow, "转换这份旧版文档用时太长，已停止，请用 Word 或 WPS 另存为 docx 后再上传。");
  }
  const std::optional<std::string> docx = Contents(folder.path() / "input.docx", limits.file_bytes);
  if (!docx || Sniff(*docx) != Format::kDocx) {  // anything else could be sent round again without end
    return Refuse(Obstacle::kDamaged, "这份旧版文档无法转换，可能已损坏，请用 Word 或 WPS 另存为 docx 后再上传。");
  }
  Document document = read_docx(*docx, limits);
  document.format = Format::kDoc;
  return document;
}

}  // namespace gongkai::docread
