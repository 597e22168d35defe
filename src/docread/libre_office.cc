// See libre_office.h. LibreOffice runs in a process and a folder of its own, without a network.
#include "docread/libre_office.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "docread/child.h"
#include "docread/ole_names.h"
#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

namespace fs = std::filesystem;

constexpr double kSeconds = 60;
constexpr std::ptrdiff_t kAtOnce = 2;  // LibreOffice takes some 300 MB each

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

struct Recipe {
  const char* input;   // the name tells LibreOffice what to try first
  const char* output;  // the new format
  const char* filter;
  Kind made;
  const char* what;  // in sentences
};

constexpr Recipe kText = {"input.doc", "docx", "docx:MS Word 2007 XML", Kind::kDocx, "文档"};
constexpr Recipe kSheets = {"input.xls", "xlsx", "xlsx:Calc MS Excel 2007 XML", Kind::kXlsx, "表格"};
constexpr Recipe kSlides = {"input.ppt", "pptx", "pptx:Impress MS PowerPoint 2007 XML", Kind::kPptx, "演示文稿"};

Recipe Named(Recipe recipe, const char* input) {
  recipe.input = input;
  return recipe;
}

/// Nothing where LibreOffice is not asked.
std::optional<Recipe> RecipeFor(const Sniffed& sniffed) {
  switch (sniffed.kind) {
    case Kind::kOldWord:
      return kText;
    case Kind::kRtf:
      return Named(kText, "input.rtf");
    case Kind::kWordXml:
      return Named(kText, "input.xml");
    case Kind::kOldExcel:
      return kSheets;
    case Kind::kOldPowerPoint:
      return kSlides;
    case Kind::kOpenDocument:
      if (sniffed.name.find("odt") != std::string_view::npos) return Named(kText, "input.odt");
      if (sniffed.name.find("ods") != std::string_view::npos) return Named(kSheets, "input.ods");
      return Named(kSlides, "input.odp");
    default:
      return std::nullopt;
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

ChildResult Convert(const std::string& program, const fs::path& folder, const Recipe& recipe) {
  static std::counting_semaphore<kAtOnce> places(kAtOnce);
  const fs::path profile = folder / "profile";
  fs::create_directories(profile / "user");
  WriteFile(profile / "user" / "registrymodifications.xcu", kSettings);
  const ChildCommand command{
      program,
      {"-env:UserInstallation=file://" + profile.string(), "--headless", "--norestore", "--nolockcheck", "--convert-to",
       recipe.filter, "--outdir", folder.string(), (folder / recipe.input).string()},
      {"HOME=" + folder.string(), "TMPDIR=" + folder.string()}};
  places.acquire();
  struct Leave {
    ~Leave() { places.release(); }
  } leave;
  return RunChild(Fenced(command), {}, {kSeconds, 1U << 20U});
}

Converted Refuse(Obstacle obstacle, std::string message) { return {{}, obstacle, std::move(message)}; }

std::string SaveAs(const Recipe& recipe) {
  return std::string("请用 Office 或 WPS 另存为 ") + recipe.output + " 后再上传";
}

/// The same as pages. Nothing where it cannot be printed.
std::optional<Recipe> PrintRecipeFor(std::string_view bytes) {
  const Sniffed sniffed = SniffClosely(bytes);
  std::optional<Recipe> recipe = RecipeFor(sniffed);
  if (sniffed.kind == Kind::kDocx) recipe = Named(kText, "input.docx");
  if (sniffed.kind == Kind::kXlsx) recipe = Named(kSheets, "input.xlsx");
  if (sniffed.kind == Kind::kPptx) recipe = Named(kSlides, "input.pptx");
  constexpr Recipe kPicture = {"input.png", "pdf", "pdf:draw_pdf_Export", Kind::kPdf, "图片"};
  if (sniffed.kind == Kind::kImage) return kPicture;
  if (!recipe) return std::nullopt;
  const std::string_view filter = recipe->filter;
  recipe->filter = filter.starts_with("docx")   ? "pdf:writer_pdf_Export"
                   : filter.starts_with("xlsx") ? "pdf:calc_pdf_Export"
                                                : "pdf:impress_pdf_Export";
  recipe->output = "pdf";
  recipe->made = Kind::kPdf;
  return recipe;
}

std::string Described(const Recipe& recipe) {
  const bool is_old = recipe.made != Kind::kPdf;
  return std::string(is_old ? "旧格式的" : "") + recipe.what;
}

Converted Make(const Recipe& recipe, std::string_view bytes, std::size_t most) {
  if (bytes.size() > most) return Refuse(Obstacle::kTooLarge, "文件太大，没有读取。");
  // LibreOffice takes what it does not know for plain text, and then nothing would be hidden in it.
  if (IsOleFile(bytes) && OleStreams(bytes).empty()) {
    return Refuse(Obstacle::kDamaged, "这份" + Described(recipe) + "已损坏，" + SaveAs(recipe) + "。");
  }
  const std::optional<std::string> program = FindLibreOffice();
  if (!program) {
    return Refuse(Obstacle::kNeedsLibreOffice,
                  "这是" + Described(recipe) + "，" + SaveAs(recipe) + "，或者请管理员在服务器上安装 LibreOffice。");
  }
  const PrivateFolder folder;
  WriteFile(folder.path() / recipe.input, bytes);
  const ChildResult child = Convert(*program, folder.path(), recipe);
  if (child.end == ChildEnd::kTooSlow) {
    return Refuse(Obstacle::kTooSlow, "转换这份" + Described(recipe) + "用时太长，已停止，" + SaveAs(recipe) + "。");
  }
  std::optional<std::string> made = Contents(folder.path() / (std::string("input.") + recipe.output), most);
  if (!made || SniffClosely(*made).kind != recipe.made) {  // anything else could be sent round again without end
    return Refuse(Obstacle::kDamaged, "这份" + Described(recipe) + "无法转换，可能已损坏，" + SaveAs(recipe) + "。");
  }
  return {*std::move(made), Obstacle::kNone, {}};
}

}  // namespace

Converted ToNewOffice(std::string_view bytes, std::size_t most) {
  const std::optional<Recipe> recipe = RecipeFor(SniffClosely(bytes));
  return recipe ? Make(*recipe, bytes, most) : Refuse(Obstacle::kUnsupported, "这种文件无法转换。");
}

Converted ToPrintedPages(std::string_view bytes, std::size_t most) {
  const std::optional<Recipe> recipe = PrintRecipeFor(bytes);
  return recipe ? Make(*recipe, bytes, most)
                : Refuse(Obstacle::kUnsupported, "这种文件不能分页显示，请打印或另存为 PDF 后再上传。");
}

}  // namespace gongkai::docread
