// gongkai help: the commands, one command, all rules or one rule. The text of the rules comes from their registry, that
// of the options from the tables the parser uses, so neither can go out of date.

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/commands.h"
#include "cli/settings.h"
#include "report/check/rule.h"
#include "screening/rule.h"

namespace gongkai::cli {
namespace {

constexpr std::string_view kCheckText =
    "读取政府信息公开工作年度报告（Word、PDF、网页、文本，按内容识别，不看扩展名），画出三张法定表格，\n"
    "标出有问题的格子，再逐条说明：错在哪里、要求是什么、依据哪一条、怎么改，并指出原文的位置。\n"
    "一次给出多份报告时，同一机关相邻年度互相核对，所有报告之间检查是否照抄。\n"
    "其他系统交来的 JSON（格式见 docs/schema/annual-report.schema.json）同样核对；不合格式的，逐处说明。\n"
    "\n"
    "结束代码：0 没有发现问题；1 检查完毕，发现问题；2 没有做成（原因写在标准错误）。\n"
    "设置环境变量 NO_COLOR 可以去掉颜色。\n";
constexpr std::string_view kExtractText =
    "每个文件输出一行 JSON，顺序与给出的文件一致；读不出的文件也有一行，表格为 null，并说明原因。\n"
    "  file organ place year form   文件名、机关、行政区划代码、年度、表式（2019 或 2021，都不合为 null）\n"
    "  table2 table3 table4         {行：[各列的值]}；数字为数字，空格为 null，不是数字的照原样写成字符串\n"
    "  findings                     rule severity at line left right message source\n"
    "每个文件只看它自己，不与其他文件比较。\n"
    "\n"
    "结束代码：0 没有发现问题；1 做完，发现问题；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kDeadlineText =
    "从标准输入逐行读取依申请公开的案件（每行一个 JSON 对象），每件输出一行，顺序不变：应当在哪一天以前答复，\n"
    "逐日说明哪天计算、哪天不计算和为什么；不合法的经过指出是第几个事件、为什么。一行有错不影响其他行。\n"
    "\n"
    "输入  {\"id\",\"receipt\":{\"channel\",\"submitted\",\"signed\",\"confirmed\"},\"events\":[{\"on\",\"type\",…}]}\n"
    "  channel    in_person oral（以提交日为收到日） mail_signed（以签收日 signed）\n"
    "             mail_unsigned online fax email（以确认日 confirmed；尚未确认的不写）\n"
    "  type       correction_requested（term_until 补正期限） correction_received correction_lapsed\n"
    "             consultation_sent（with：third_party joint_maker other_organ；ref 编号；delivered 送达日）\n"
    "             consultation_closed（ref） extended（working_days 工作日数） delayed（until 延迟到的日期）\n"
    "             reasons_requested reasons_received fee_notified（delivered） fee_paid fee_lapsed replied withdrawn\n"
    "输出  "
    "{\"id\",\"state\",\"due\",\"provisional\",\"in_time\",\"days\":[{\"on\",\"counts\",\"n\",\"why\"}],\"warnings\":["
    "…]}\n"
    "  state      awaiting_confirmation awaiting_correction awaiting_payment consulting running\n"
    "             replied lapsed withdrawn error\n"
    "  due        应当答复的最后一天；还不能确定的为 null\n"
    "  provisional  true：跨入尚未发布节假日安排的年份，暂按周末推算\n"
    "  in_time    已答复的，是否按期\n"
    "  days       从起算次日到 due 的每一天：counts 是否计算，n 第几个工作日，\n"
    "             why 周末、法定节假日、征求意见、延迟答复、调休上班\n"
    "  error      state 为 error 时：event 第几个事件（从 0 数起）或 \"receipt\"，message 一句说明\n"
    "\n"
    "结束代码：0 全部算出；1 算完，有不合法或有提醒的；2 没有做成（原因写在标准错误）。\n";
constexpr std::string_view kFeeText =
    "第一行是应收的金额（元），以下逐档说明怎样算出。信息处理费超过一定数量才收，每一档只对这一档里的部分计算；\n"
    "按件或者按量由行政机关选一种。\n"
    "\n"
    "结束代码：0 已算出；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kScreenText =
    "看一看要公开的文件里有没有不该公开的：密级标志、个人信息、写错的名称和用词、隐藏的行列和批注、打不开的链接。\n"
    "Word、Excel、PPT、PDF、网页、文本、压缩包、图片都可以，藏起来的内容和压缩包里的文件也看。只看不存，什么都不留下。"
    "\n"
    "--clean 写出一份清理过的副本：个人信息按规则遮去，看不见的内容去掉；原文件不动。涉密的和用词的问题要由人处理。\n"
    "\n"
    "结束代码：0 没有发现；1 看完了，有发现（--clean 时是副本里还有要由人处理的）；2 没有做成（原因写在标准错误）。\n"
    "--json 每个文件一行：file kind obstacle pictures hits lists；hits 里 rule category sureness where offset length\n"
    "（字节）text instead why，正文以外的另有 sight；lists 是认出的人员名单。\n";

constexpr std::string_view kServeText =
    "启动后在标准输出写出网址，用浏览器打开即可；按 Ctrl+C 停止。\n"
    "\n"
    "结束代码：0 正常停止；2 没有启动（原因写在标准错误）。\n";

constexpr std::string_view kBackupText =
    "系统照常使用时就可以备份。数据在文件夹里（--data）时，备份是数据文件的副本；数据在 PostgreSQL（--db）时，\n"
    "备份与 export "
    "的文件相同。备份写完后从头到尾核对（数据文件逐页、逐个附件，导出文件按行数和摘要），核对不过不算备份。\n"
    "年度归档包在数据之外，复制到备份旁边的 archive-packages 文件夹，按摘要核对；几次备份共用，已经有的不再复制。\n"
    "备份要拷走时，连这个文件夹一起拷。别的机器制作的归档包，要在那台机器上备份。\n"
    "销毁过的申请、公众留言、复议诉讼，编号添进备份旁边的 erasures.list（销毁清单），几次备份共用，也要一起拷。\n"
    "备份不包含数据文件夹里的密钥文件，请另外妥善保存；没有密钥，加密的内容恢复后也读不出来。\n"
    "\n"
    "结束代码：0 已备份；1 数据已备份，有归档包缺少或损坏，没有备份成；2 没有做成（原因写在标准错误）。\n";
constexpr std::string_view kRestoreText =
    "把 backup 或 export 的文件恢复到空的数据文件夹或数据库。文件不完整、被改动或已损坏时拒绝恢复，什么也不留下。\n"
    "年度归档包从备份旁边的 archive-packages 文件夹取回，逐个按摘要核对；缺少的、损坏的列出来，可以以后再放进去。\n"
    "备份以后批准销毁的个人信息，会随旧备份回来：恢复时照备份旁边的 erasures.list 和 --erasures 指明的清单再销毁一次，"
    "说明有几件。\n"
    "密钥文件不在备份里，请把原来的密钥文件放回数据文件夹。\n"
    "\n"
    "结束代码：0 已恢复；1 数据已恢复，有归档包没有恢复；2 没有做成（原因写在标准错误）。\n";
constexpr std::string_view kExportText =
    "把全部数据（含附件）按同一时刻写成一个文件，供转到另一种数据库或长期保存；文件是文本，末行有行数和 SM3 摘要。\n"
    "年度归档包复制到文件旁边的 archive-packages 文件夹。密钥文件不在其中，请另外妥善保存。\n"
    "\n"
    "结束代码：0 已导出；1 数据已导出，有归档包缺少或损坏；2 没有做成（原因写在标准错误）。\n";
constexpr std::string_view kImportText =
    "把 export 的文件导入到空的数据文件夹（--data）或空的 PostgreSQL 数据库（--db），编号不变。\n"
    "文件不完整或被改动时拒绝导入；已有数据的地方不能导入。\n"
    "年度归档包从文件旁边的 archive-packages 文件夹取回。\n"
    "\n"
    "结束代码：0 已导入；1 数据已导入，有归档包没有取回；2 没有做成（原因写在标准错误）。\n";
constexpr std::string_view kVerifyAuditText =
    "审计记录按机关各成一条链，每条记录都带着由密钥算出的校验码，与前一条相连。这个命令逐条核对，说明每一处改动：\n"
    "内容被改、缺号、次序被换、重号、末尾被截去、链首或签名导出被动过。数据库的管理员直接改库也瞒不过它。\n"
    "发现不了的只有一种：比最近一次签名导出更新的记录，连同链首一起被截去。所以请把链首导出拷到别处保存。\n"
    "\n"
    "结束代码：0 没有发现改动；1 核对完毕，发现问题；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kAuditHeadsText =
    "运行中的系统每天自己导出一次，停止时再导出一次；这个命令现在就导出一次，写进数据文件夹下的 audit-heads。\n"
    "导出的是各条链最后一条的编号和校验码，用本系统的 SM2 密钥签名。别人怎样核对，见 docs/audit.md。\n"
    "\n"
    "结束代码：0 已导出；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kSeedText =
    "放入一个虚构的县（澄砚县）：机关、村社区、六十三个人和他们的岗位，供试用和培训。\n"
    "密码人人知道，因此每一页都标明是演示系统，也只在本机打开。\n"
    "\n"
    "结束代码：0 放好了；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kAllowLettersText =
    "读者在确认信指向的页面上按了“以后不要再给这个地址发确认信”的，那个邮箱不能再订阅。他后来用同一个邮箱写信来\n"
    "要求恢复的，核对发信的邮箱以后运行这个命令，系统不用停。系统里只有邮箱的加密摘要，所以要写出邮箱。\n"
    "\n"
    "结束代码：0 已恢复；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kUnbindDeviceText =
    "管理员的手机动态码不能由另一位管理员在网页上解除。手机和恢复码都丢了的，由管理服务器的人运行这个命令，\n"
    "系统不用停。密码不变；这个人的登录全部退出，下次登录时重新绑定。这件事记在审计记录里。\n"
    "\n"
    "结束代码：0 已解除；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kExportSiteText =
    "把对外公开的部分写成静态页面：首页、目录、每一件公开信息和附件、指南、标准目录，放到县政府网站的网页服务器上，\n"
    "和在线的页面一样。撤下的、过期的，原地址上是一页说明，旁边有 gone.txt，网页服务器见到它就答复 410。\n"
    "没有变化的文件不重写；写完一次换上，读者不会看到写了一半的。写到中途停电或被停止，上一次的仍然完整。\n"
    "其中的 manifest.json 列出每个文件的 SM3 摘要，用本系统的 SM2 密钥签名。--base、页头、页脚要和 serve 的一致，\n"
    "写在配置文件里最省事。网页服务器怎样设置，见 docs/operations.md。\n"
    "\n"
    "结束代码：0 已导出；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kVerifySiteText =
    "核对静态页面和签名的清单是否一致，说出每一个被改动、缺少、多出的文件。可以对着导出的文件夹，也可以对着县站上\n"
    "放着 manifest.json 的文件夹。\n"
    "\n"
    "结束代码：0 一致；1 核对完毕，发现不一致；2 没有做成（没有清单、签名不对，原因写在标准错误）。\n";

constexpr std::string_view kVerifyArchiveText =
    "核对年度归档包，说出每一个被改动、缺少、多出、换了内容、换了顺序的文件；再看每个版本的内容是不是三个人签署的那一个"
    "，\n"
    "附件、图片、照片是不是都在，目录是不是完整。不用数据库，也不展开到磁盘。可以对着压缩包，也可以对着解开的文件夹。\n"
    "最后打印清单和压缩包的摘要，和移交清单上写的比较。\n"
    "\n"
    "结束代码：0 一致；1 核对完毕，发现问题；2 没有做成（没有清单、签名不对，原因写在标准错误）。\n";

constexpr std::string_view kSearchIndexText =
    "丢掉检索用的索引和读出的附件内容，按现在公开的信息重新建立。公开、更正、撤下时索引当时就改，平时不用重建；检索结果"
    "不对、\n"
    "怀疑索引坏了时用。系统不用停，做的时候公众检索暂时可能找不全，检索的页面上写着。中途停下的，再运行一次，或者由运行"
    "中的\n"
    "系统接着做。系统管理员也可以在“定时工作”里做。这件事记在审计记录里。\n"
    "\n"
    "结束代码：0 已重建；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kReportText =
    "按机关的登记（公开信息、行政决定、申请、复议诉讼）和调整，编出年度报告的表二、表三、表四，写成 "
    "JSON。系统不用停，\n"
    "什么都不改。\n"
    "  organ code year form   机关、代码、年度、表式\n"
    "  table2 table3 table4   {行：[各列的值]}；空白为 null，不等于 0\n"
    "  notes                  空白和 0 的说明，调整过的数：cell counted words adjustments\n"
    "\n"
    "gongkai report import 文件或文件夹… --year 年度：把别的机关的年度报告导入，供汇总和比较。Word、PDF、网页、\n"
    "文本、JSON 都能读，每份都核对。按报告里写的机关名称找单位，没有的新增；有几个单位叫这个名称的不导入，用\n"
    "--under 写明在哪个单位下面找。报告里没有写的，不写 --by-file-name 不按文件名认。没有导入的逐个列出文件和原因，\n"
    "不影响别的。导入过的文件不再导入（以前只存了数字的，补上正文），中途停下的，再运行一次就接着做。一个单位\n"
    "这一年已经有报告的，不写 --replace 不代替。\n"
    "\n"
    "gongkai report copying 文件或文件夹… [--year 年度] [--out 文件]：比较这些报告的正文，把雷同的一对一对列成 CSV。\n"
    "不用数据库；几万份也可以一次比较。不写文件的，比较系统里存着的这一年的报告（编制的、上传的、导入的），\n"
    "--under 只比一个单位和它下面的：gongkai report copying --year 年度 [--under 单位] [--out 文件]。\n"
    "\n"
    "结束代码：0 做完；1 有文件没有导入，或者有雷同；2 没有做成（原因写在标准错误）。\n";
constexpr std::string_view kRebuildText =
    "每件政府信息公开申请的状态、答复期限、答复类型都由它的经过推算出来，存着的只是副本。这里把副本全部重新推算一遍，"
    "改正\n"
    "不一致的，并列出答复期限有变动的申请。换了带有新的节假日安排的版本以后，或者怀疑数字不对时用。系统不用停。改了的"
    "记在\n"
    "审计记录里。\n"
    "\n"
    "结束代码：0 已推算；2 没有做成（原因写在标准错误）。\n";

constexpr std::string_view kRulesWord = "rules";
constexpr std::string_view kConfigWord = "config";

std::string Overview() {
  std::string out = "gongkai：政府信息公开工作年度报告的读取与检查\n\n用法\n";
  for (const Command& command : Commands()) out += fmt::format("  {}\n      {}\n", command.usage, command.summary);
  out +=
      "  gongkai help [命令|config|rules|规则编号]\n      说明一个命令，列出全部设置或全部检查规则，或说明一条规则\n";
  out += "  gongkai --version\n      版本\n";
  return out;
}

std::string PageOf(const Command& command) {
  std::string out = fmt::format("{}\n\n{}\n\n{}", command.usage, command.summary, command.text);
  if (!command.options.empty()) out += "\n选项\n";
  for (const Option& option : command.options) {
    const std::string head =
        option.value.empty() ? std::string(option.name) : fmt::format("{} {}", option.name, option.value);
    out += fmt::format("  {}\n      {}\n", head, option.meaning);
  }
  return out;
}

std::string PageOf(const report::Rule& rule) {
  std::string out = fmt::format("{}  {}  {}\n", rule.id, report::NameOf(rule.severity), rule.title);
  out += fmt::format("    要求：{}\n    依据：{}\n", rule.formula, rule.source);
  if (!rule.advice.empty()) out += fmt::format("    建议：{}\n", rule.advice);
  if (!rule.failing.words.empty()) out += fmt::format("    不合：{}\n", rule.failing.words);
  if (!rule.passing.words.empty()) out += fmt::format("    合  ：{}\n", rule.passing.words);
  return out;
}

std::string PageOf(const screening::Rule& rule) {
  std::string out = fmt::format("{}  {}  {}\n", rule.id, screening::NameOf(rule.category), rule.name);
  out += fmt::format("    看什么：{}\n    依据：{}\n    怎么办：{}\n", rule.looks_for, rule.source, rule.advice);
  const auto example = [](std::string_view text) {
    std::string one(text);
    for (std::size_t at = 0; (at = one.find_first_of("\n\t", at)) != std::string::npos; ++at) one[at] = ' ';
    return one;
  };
  if (!rule.hits.empty()) out += fmt::format("    算：{}\n    不算：{}\n", example(rule.hits), example(rule.passes));
  return out;
}

std::string ScreeningRulesPage() {
  std::string out = fmt::format("\n共 {} 条规则（确定：形式本身就能证明；很可能；请核对：要由人判断）\n\n",
                                screening::Rules().size());
  for (const screening::Rule& rule : screening::Rules()) out += PageOf(rule) + "\n";
  return out;
}

std::string AllRulesPage() {
  const std::vector<const report::Rule*> rules = report::AllRules();
  std::string out = fmt::format("共 {} 条检查规则（错误：肯定不对；存疑：请核实；提示：供参考）\n\n", rules.size());
  for (const report::Rule* rule : rules) out += PageOf(*rule) + "\n";
  return out;
}

int UnknownWord(std::string_view word) {
  std::vector<std::string_view> words = {kRulesWord, kConfigWord};
  for (const Command& command : Commands()) words.push_back(command.word);
  for (const report::Rule* rule : report::AllRules()) words.push_back(rule->id);
  for (const screening::Rule& rule : screening::Rules()) words.push_back(rule.id);
  const std::string_view nearest = NearestWord(word, words);
  const std::string hint = nearest.empty() ? std::string() : fmt::format("，是不是 {}？", nearest);
  return Fail(fmt::format("没有关于 {} 的说明{}", word, hint));
}

std::string UpperCase(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

constexpr auto kNoWords = std::span<const std::string>();

}  // namespace

std::span<const Command> Commands() {
  static const Command commands[] = {
      {"check", "gongkai check [选项] 文件或文件夹…", "检查年度报告，说明每一处问题", kCheckText, CheckOptions(),
       Check},
      {"extract", "gongkai extract --json 文件…", "读出三张法定表格和发现的问题，供其他程序使用", kExtractText,
       ExtractOptions(), Extract},
      {"deadline", "gongkai deadline --json < 文件", "依申请公开：算出答复期限，逐日说明", kDeadlineText,
       DeadlineOptions(), Deadline},
      {"fee", "gongkai fee --per-item N [--already K] | --per-page N", "算出信息处理费，逐档说明", kFeeText,
       FeeOptions(), Fee},
      {"screen", "gongkai screen [选项] 文件或文件夹…", "公开前检查：涉密、个人信息、用词、隐藏内容、链接", kScreenText,
       ScreenOptions(), Screen},
      {"serve", "gongkai serve [选项]", "在浏览器里使用：上传、检查、确认、比较、导出", kServeText,
       ServeCommandOptions(), Serve},
      {"backup", "gongkai backup [选项] 文件", "备份全部数据，系统不用停", kBackupText, CopyOptions(), Backup},
      {"restore", "gongkai restore [选项] 文件", "用备份恢复到空的数据文件夹或数据库", kRestoreText, BringOptions(),
       Restore},
      {"export", "gongkai export [选项] 文件", "导出全部数据，用来换数据库或长期保存", kExportText, CopyOptions(),
       Export},
      {"import", "gongkai import [选项] 文件", "导入 export 的文件", kImportText, BringOptions(), Import},
      {"verify-audit", "gongkai verify-audit [选项]", "核对审计记录有没有被改动、删除或截去", kVerifyAuditText,
       VerifyAuditOptions(), VerifyAudit},
      {"audit-heads", "gongkai audit-heads [选项]", "签名导出审计记录各条链的链首", kAuditHeadsText,
       AuditHeadsOptions(), AuditHeads},
      {"export-site", "gongkai export-site --to 文件夹 [选项]", "把对外公开的部分写成静态页面，供县政府网站使用",
       kExportSiteText, ExportSiteOptions(), ExportSite},
      {"verify-site", "gongkai verify-site [选项] 文件夹", "核对静态页面有没有被改动、缺少、多出", kVerifySiteText,
       VerifySiteOptions(), VerifySite},
      {"verify-archive", "gongkai verify-archive [选项] 文件夹或压缩包", "核对年度归档包有没有被改动，不用数据库",
       kVerifyArchiveText, VerifyArchiveOptions(), VerifyArchive},
      {"search-index", "gongkai search-index rebuild [选项]", "丢掉检索用的索引，按现在公开的信息重新建立",
       kSearchIndexText, SearchIndexOptions(), SearchIndex},
      {"rebuild", "gongkai rebuild [选项]", "按经过重新推算每件申请的状态和答复期限", kRebuildText, RebuildOptions(),
       Rebuild},
      {"report", "gongkai report compile|import|copying --year 年度 [选项]",
       "编出一个机关年度报告的三张表，导入别的机关的报告，或者比较哪些报告的文字雷同", kReportText, ReportOptions(),
       Report},
      {"allow-letters", "gongkai allow-letters [选项] 邮箱", "让要求不再收确认信的邮箱可以重新订阅", kAllowLettersText,
       AllowLettersOptions(), AllowLetters},
      {"unbind-device", "gongkai unbind-device [选项] 登录名", "解除一个人的手机动态码，供丢了手机和恢复码的管理员用",
       kUnbindDeviceText, UnbindDeviceOptions(), UnbindDevice},
      {"seed", "gongkai seed demo [选项]", "放入一个虚构的县，供试用和培训", kSeedText, SeedOptions(), Seed},
  };
  return commands;
}

int Help(std::span<const std::string> words) {
  if (words.empty()) {
    Print(Overview());
    return kDone;
  }
  const std::string& word = words.front();
  const auto command = std::ranges::find(Commands(), word, &Command::word);
  if (command != Commands().end()) {
    Print(PageOf(*command) + (word == "screen" ? ScreeningRulesPage() : ""));
    return kDone;
  }
  if (word == "help") return Help(kNoWords);
  if (word == kRulesWord) {
    Print(AllRulesPage());
    return kDone;
  }
  if (word == kConfigWord) {
    Print(SettingsPage());
    return kDone;
  }
  if (const screening::Rule* screened = screening::FindRule(UpperCase(word)); screened != nullptr) {
    Print(PageOf(*screened));
    return kDone;
  }
  const report::Rule* rule = report::FindRule(UpperCase(word));
  if (rule == nullptr) return UnknownWord(word);
  Print(PageOf(*rule));
  return kDone;
}

}  // namespace gongkai::cli
