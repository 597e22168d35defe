// 政府信息公开目录: the index of what an organ, or the county, has published: 索引号, 名称, 内容概述, 生成日期
// (条例第十二条), a year at a time, as a table and as a workbook. Nobody keeps it: it is read off what is public. Pages
// are counted from the beginning of the year (year_pages_store.h), so that each keeps its address and its rows.

#include <map>
#include <memory>

#include "crypto/sm3.h"
#include "disclosure/content_view.h"
#include "disclosure/pages.h"
#include "disclosure/portal/kept_papers.h"
#include "disclosure/portal/list_frame_pages.h"
#include "disclosure/portal/portal_organ_view.h"
#include "disclosure/portal/portal_pages.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/portal/year_pages_store.h"
#include "disclosure/public_frame_pages.h"
#include "docwrite/xlsx.h"
#include "web/page_cache.h"
#include "web/paging.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kAll = "all";
constexpr int kRowsOnPage = 50;
constexpr int kMostRowsInWorkbook = 20'000;

/// Whose index.
struct Index {
  std::string id, of;  // "18" or "all"; the organ's name, empty for the county
  PublicQuery query{};
};

std::string PathOf(const Index& index) { return "/index/" + index.id; }
std::string TitleOf(const Index& index) { return index.of + "政府信息公开目录"; }

/// {organ} of the address. Errors: throws ProblemError (404).
Index IndexIn(db::Session& session, const Request& request, Date today) {
  Index index{.id = std::string(kAll), .of = {}, .query = {.today = today, .count = kRowsOnPage}};
  if (request.params.Get("organ") == kAll) return index;
  const PortalOrgan organ = PortalOrganIn(session, request, today, "organ");
  index.id = std::to_string(organ.id.value);
  index.of = organ.name;
  index.query.organ = organ.id;
  return index;
}

int YearIn(const Request& request) {
  const auto year = request.params.Int("year");
  if (!year || *year < 1900 || *year > 2999) throw NoSuchPage();
  return static_cast<int>(*year);
}

// ---- as a table

Html Years(const Index& index, const std::vector<int>& years, int open) {
  Html links;
  for (const int year : years) {
    links.Add("<li><a href=\"{}\" {}>{}年</a></li>", Url::Local(PathOf(index) + "/{}", year),
              AttributeIf(year == open, "aria-current=\"page\""), year);
  }
  return Markup(
      "<nav class=\"items-columns items-years\" aria-label=\"按年份查看\"><h2>按年份查看</h2><ul>{}</ul></nav>", links);
}

/// The four that the article names, and whose it is where there are several.
Html Table(db::Session& session, const Index& index, const std::vector<Item>& items) {
  Html rows;
  for (const Item& item : items) {
    const Html organ = index.query.organ
                           ? Html()
                           : Markup("<br><span class=\"gk-soft\">{}</span>", NameOfOrgan(session, item.id.organ));
    rows.Add(
        "<tr><td class=\"index-number\" data-label=\"索引号\">{}</td><th scope=\"row\" data-label=\"名称\"><a "
        "href=\"/items/{}\">{}</a>{}</th><td data-label=\"内容概述\">{}</td><td class=\"gk-nowrap\" "
        "data-label=\"生成日期\">{}</td></tr>",
        item.index_number, ToString(item.id), item.title, organ, item.summary, item.formed_on);
  }
  return Markup(
      "<div class=\"index-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"目录\"><table class=\"table "
      "index-table\"><thead><tr><th scope=\"col\">索引号</th><th scope=\"col\">名称</th><th "
      "scope=\"col\">内容概述</th><th scope=\"col\">生成日期</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

std::string NameOfFile(const Index& index, int year) {
  return NameInAddress(TitleOf(index) + "（" + std::to_string(year) + "年）.xlsx");
}

/// The page of the end of the year has the year's own address.
Html Paging(const Index& index, int year, int number, int last) {
  return web::Paging({.page = last - number + 1, .last = last}, [&](int to) {
    const int page = last - to + 1;
    const std::string address = PathOf(index) + "/" + std::to_string(year);
    return Url::Local(page == last ? address : address + "/" + std::to_string(page));
  });
}

web::Page Frame(db::Session& session, const Index& index) {
  web::Page page = PublicFrame(TitleOf(index), "政府信息公开目录");
  if (index.query.organ) page.breadcrumbs.push_back({index.of, Url::Local("/organs/{}", index.query.organ->value)});
  page.meta.push_back({"description", page.title + "：索引号、名称、内容概述、生成日期"});
  page.body.Add("{}", PartLinks(PartsOfOrgan(session, index.query.organ, index.query.today)));
  return page;
}

// ---- as a workbook

docwrite::Sheet SheetOf(db::Session& session, int year, const std::vector<Item>& items) {
  using docwrite::CellStyle;
  const std::vector<std::string> heads = {"索引号", "名称", "内容概述", "生成日期", "公开日期", "信息类别", "公开机关"};
  docwrite::Sheet sheet{.name = std::to_string(year) + "年",
                        .column_widths = {32, 44, 60, 13, 13, 18, 30},
                        .frozen_rows = 1,
                        .landscape = true,
                        .cells = {}};
  const auto put = [&](int row, int column, std::string text, CellStyle style) {
    sheet.cells.push_back(
        {.row = row, .column = column, .text = std::move(text), .number = {}, .style = style, .comment = {}});
  };
  for (std::size_t i = 0; i < heads.size(); ++i) put(0, static_cast<int>(i), heads[i], CellStyle::kHead);
  std::map<OrganId, std::string> names;
  int row = 0;
  for (const Item& item : items) {
    const auto [name, is_new] = names.try_emplace(item.id.organ);
    if (is_new) name->second = NameOfOrgan(session, item.id.organ);
    const std::vector<std::string> cells = {item.index_number,
                                            item.title,
                                            item.summary,
                                            item.formed_on ? ToString(*item.formed_on) : std::string(),
                                            ToString(*item.publicity.public_from),
                                            std::string(NameOf(item.kind)),
                                            name->second};
    ++row;
    for (std::size_t i = 0; i < cells.size(); ++i) put(row, static_cast<int>(i), cells[i], CellStyle::kText);
  }
  return sheet;
}

std::string KeyOf(const docwrite::Sheet& sheet) {
  std::string all;
  for (const docwrite::SheetCell& cell : sheet.cells) all += cell.text + "\n";
  return crypto::Sm3Hex(all);
}

class IndexPages {
 public:
  explicit IndexPages(Desk& desk) : desk_(desk) {}

  /// The newest year.
  Response Show(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const Index index = IndexIn(reader, request, BeijingDay(desk_.now()));
    const std::vector<int> years = PublicYears(reader, index.query);
    if (!years.empty()) return ShowPage(reader, request, index, years, years.front(), std::nullopt, PathOf(index));
    web::Page page = Frame(reader, index);
    page.body.Add("<section class=\"portal-part\"><p class=\"gk-empty\">这里还没有公开的信息。</p></section>");
    return Answer(request, PathOf(index), page);
  }

  Response ShowYear(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const Index index = IndexIn(reader, request, BeijingDay(desk_.now()));
    const int year = YearIn(request);
    const auto number = request.params.Int("page");
    if (request.params.Has("page") && (!number || *number < 1 || *number > 1'000'000)) throw NoSuchPage();
    std::string address = PathOf(index) + "/" + std::to_string(year);
    if (number) address += "/" + std::to_string(*number);
    return ShowPage(reader, request, index, PublicYears(reader, index.query), year, number, address);
  }

  Response SendWorkbook(const Request& request) {
    std::string name;
    std::optional<docwrite::Sheet> sheet;
    Date made{};
    {
      db::Reader reader = desk_.database.Read();
      Index index = IndexIn(reader, request, BeijingDay(desk_.now()));
      const int year = YearIn(request);
      const int count = CountPublicOfYear(reader, index.query, year);
      name = NameOfFile(index, year);
      if (count == 0 || count > kMostRowsInWorkbook || request.params.Get("name") != name) throw NoSuchPage();
      index.query.count = count;
      const std::vector<Item> items = ListPublicOfYear(reader, index.query, year, 1);
      if (items.empty()) throw NoSuchPage();
      made = *items.front().publicity.public_from;
      sheet = SheetOf(reader, year, items);
    }
    const KeptPapers::Bytes bytes = workbooks_.Get(name + KeyOf(*sheet), request.is_for_copy ? kLong : kShort, [&] {
      const docwrite::Sheet sheets[] = {std::move(*sheet)};
      return docwrite::WriteXlsx(sheets, made);
    });
    if (!bytes) throw web::ProblemError({503, "正在制作别的文件", "现在制作文件的人太多，请过一会儿再下载。"});
    Response response =
        Response::Download(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", *bytes);
    response.for_everyone = true;
    return response;
  }

 private:
  static constexpr KeptPapers::Patience kShort{2'000}, kLong{600'000};

  Response ShowPage(db::Session& session, const Request& request, const Index& index, const std::vector<int>& years,
                    int year, std::optional<std::int64_t> number, const std::string& address) {
    const int count = CountPublicOfYear(session, index.query, year);
    const int last = (count + kRowsOnPage - 1) / kRowsOnPage;
    if (last == 0 || (number && *number >= last)) throw NoSuchPage();
    const int page_number = number ? static_cast<int>(*number) : last;
    web::Page page = Frame(session, index);
    Html file;
    if (count <= kMostRowsInWorkbook) {
      file.Add("<p><a class=\"btn\" rel=\"nofollow\" href=\"{}\">下载{}年目录（Excel）</a></p>",
               Url::Local(PathOf(index) + "/{}/file/{}", year, NameOfFile(index, year)), year);
    }
    page.body.Add("<section class=\"portal-part\"><h2>{}年 <span class=\"gk-soft\">{} 件</span></h2>{}{}{}{}</section>",
                  year, count, file, Table(session, index, ListPublicOfYear(session, index.query, year, page_number)),
                  Paging(index, year, page_number, last), Years(index, years, year));
    return Answer(request, address, page);
  }

  Response Answer(const Request& request, const std::string& address, const web::Page& page) {
    return pages_.Answer(request, address, crypto::Sm3Hex(page.title + "\n" + page.body.text()),
                         [&](const Request& same) { return RenderPage(page, same); });
  }

  Desk& desk_;
  web::PageCache pages_;
  KeptPapers workbooks_;
};

}  // namespace

void AddIndexPages(account::Office& office) {
  const auto pages = std::make_shared<IndexPages>(office.desk());
  const auto get = [&](std::string_view pattern, Response (IndexPages::*answer)(const Request&)) {
    office.router().Get(pattern, [pages, answer](const Request& request) { return ((*pages).*answer)(request); });
  };
  get("/index/{organ}", &IndexPages::Show);
  get("/index/{organ}/{year}", &IndexPages::ShowYear);
  get("/index/{organ}/{year}/{page}", &IndexPages::ShowYear);
  get("/index/{organ}/{year}/file/{name}", &IndexPages::SendWorkbook);
}

}  // namespace gongkai::disclosure
