// Where the data of an installation lie, as the commands that touch them are told: --data FOLDER or --db URL.
#pragma once

#include <memory>

#include "app/public_part.h"
#include "base/result.h"
#include "cli/arguments.h"
#include "db/database.h"

namespace gongkai::cli {

inline constexpr std::string_view kDefaultFolder = "gongkai-data";

inline constexpr Option kDataOption = {"--data", "文件夹",
                                       "数据存放的文件夹，没有就新建；默认是当前文件夹下的 gongkai-data"};
inline constexpr Option kDbOption = {"--db", "地址",
                                     "改用 PostgreSQL 数据库，如 postgresql://用户@主机/库名，可写多台主机；密码请放在 "
                                     "~/.pgpass；这时 --data 只放密钥和日志"};

inline constexpr Option kKeysOption = {"--keys", "文件夹",
                                       "密钥文件存放的文件夹，默认是数据文件夹下的 keys；请另外备份，丢了就打不开数据"};

inline constexpr Option kDbReadOption = {"--db-read", "地址",
                                         "PostgreSQL 的只读副本，只用于汇总、统计和成批导出；不写就都从 db 读"};
inline constexpr Option kConfigOption = {"--config", "文件", "配置文件；其中能写什么见 gongkai help config"};

inline constexpr Option kErasuresOption = {
    "--erasures", "文件",
    "原来的数据文件夹里的 erasures.list（销毁清单），和备份旁边的那一份一起用：恢复以"
    "后，先把销毁过的再销毁一次"};

/// All that tells where an installation is.
inline constexpr Option kPlaceOptions[] = {kConfigOption, kDataOption, kDbOption, kKeysOption};

// Of the server.
inline constexpr Option kListenOption = {
    "--listen", "地址", "监听的地址和端口；端口写 0 则自动选用空闲端口。由 systemd 的 socket 启动时不用写"};
inline constexpr Option kHostOption = {
    "--host", "域名", "对外的域名，如 www.chengyan.example，几个之间用逗号隔开；用别的名字访问会被拒绝"};
inline constexpr Option kBaseOption = {"--base", "路径", "本系统在网站里的路径，如 /zwgk；单独使用一个域名时不写"};
inline constexpr Option kPublicOption = {"--public", "",
                                         "允许监听本机以外的地址；一般由 nginx 等在前面接收加密连接，不需要这样"};
inline constexpr Option kThreadsOption = {"--threads", "个数", "同时办理请求的线程"};
inline constexpr Option kConnectionsOption = {"--connections", "个数", "同时保持的连接，更多的要等候"};
inline constexpr Option kLogOption = {"--log", "文件",
                                      "运行日志写到这个文件，每满 10 MB 换一个，留 10 个；每行一条 JSON，没有个人信息"};
inline constexpr Option kLogLevelOption = {"--log-level", "级别",
                                           "error 只记出错；info 加上启停、定时工作和被拒绝的请求；debug 记每一个请求"};
inline constexpr Option kHeaderOption = {"--header", "文件", "县政府网站的页头，一段 HTML，放在对外页面的最上面"};
inline constexpr Option kFooterOption = {"--footer", "文件", "县政府网站的页脚，一段 HTML，放在对外页面的最下面"};
inline constexpr Option kSiteNameOption = {"--site-name", "名称", "网站名称，写进对外页面的 SiteName 标签"};
inline constexpr Option kSiteDomainOption = {"--site-domain", "域名", "网站域名，写进对外页面的 SiteDomain 标签"};
inline constexpr Option kSiteCodeOption = {"--site-code", "标识码", "政府网站标识码，写进对外页面的 SiteIDCode 标签"};

inline constexpr Option kSearchSiteOption = {
    "--search-site", "地址",
    "静态页面的检索框转到这个地址检索：读者打得开的本系统的地址，如 https://zwgk.chengyan.example，"
    "有 --base 的连它一起写；不写则静态页面不能检索"};
inline constexpr Option kSiteFolderOption = {
    "--site-folder", "文件夹",
    "对外公开部分的静态页面放在这个文件夹，有变化时一分钟内更新；不写则只在设置"
    "了推送目标时放在数据文件夹的 site 里"};

inline constexpr Option kPushPlainOption = {
    "--push-plain", "", "县站推送的接口可以是本机不加密的地址（http://127.0.0.1…）；不写则只推送到 https 地址和文件夹"};

inline constexpr Option kCheckLinksOption = {
    "--check-links", "", "每天自查时也访问公开的页面上指向外站的 https 链接，看还在不在；不写则只查本站的"};

// Of notices that leave the house.
inline constexpr Option kMailHostOption = {"--mail-host", "主机", "发通知用的邮件服务器；不写就不发邮件"};
inline constexpr Option kMailPortOption = {"--mail-port", "端口", "邮件服务器的端口"};
inline constexpr Option kMailTlsOption = {
    "--mail-tls", "方式", "和邮件服务器怎样加密：tls 一开始就加密，starttls 连上以后加密，none 不加密（不能带密码）"};
inline constexpr Option kMailUserOption = {"--mail-user", "用户名", "登录邮件服务器的用户名；不用登录的不写"};
inline constexpr Option kMailPasswordFileOption = {
    "--mail-password-file", "文件",
    "只写着邮件密码的文件，只能让运行本系统的账户读（chmod 600）；也可以改用环境变量 GONGKAI_MAIL_PASSWORD 直接给密码"};
inline constexpr Option kMailFromOption = {"--mail-from", "邮箱", "通知的发件人地址，如 zwgk@chengyan.example"};
inline constexpr Option kGatewayOption = {"--gateway", "地址",
                                          "短信或微信网关收通知的 https 地址；不写就不发。程序只访问这一个地址"};
inline constexpr Option kGatewaySecretFileOption = {
    "--gateway-secret-file", "文件", "只写着和网关约定的签名密钥的文件，至少 16 个字符，只能让运行本系统的账户读"};

db::Location LocationOf(const Arguments& arguments);
std::string KeysFolderOf(const Arguments& arguments);

/// What --base says: "" or "/zwgk". Errors: kInvalidInput.
Result<std::string> BasePathIn(const Arguments& arguments);
app::CountySite CountySiteIn(const Arguments& arguments);

/// Data that are there: a folder that is not would be made, and an empty installation copied or found whole in good
/// faith. Errors: kNotFound, and those of db::Database::Open.
Result<std::unique_ptr<db::Database>> OpenExisting(const db::Location& location);

}  // namespace gongkai::cli
