// What the lists of public items share, whether they stand at an address of their own (public_list_pages.cc) or are
// searched for by a query (found_pages.cc): the frame with its parts and columns, the form, the lines.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/office.h"
#include "disclosure/item_list_store.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {

inline constexpr std::string_view kSearchPath = "/search/items";
inline constexpr std::size_t kLongestWords = 60;

/// What is searched for: words in names, a kind, a year, documents by whether they are in force, or several of them.
struct Searched {
  PublicQuery query{};
  std::optional<ValidityFacet> validity{};
  bool is_nothing() const { return query.words.empty() && !query.after && !validity && !query.kind && !query.year; }
};

web::ProblemError NoSuchPage();

/// The name of a list: "澄砚县民政局政策文件". Errors: throws ProblemError (404) for an organ that is not there.
web::Page ListFrame(db::Session& session, const PublicQuery& query);

/// Puts form and list into the frame.
void FillList(db::Session& session, web::Page& page, const Searched& searched, const web::Html& list);

/// What the catalogue tells of items: 索引号, 名称, 内容概述, 生成日期 (条例第十二条).
web::Html ItemLines(db::Session& session, const std::vector<Item>& items, const PublicQuery& query);

/// "1000 多"
std::string CountInWords(db::Session& session, const PublicQuery& query);

web::Html YearLinks(const PublicQuery& query, const std::vector<int>& years, int open = 0);

/// found_pages.cc: /search/items
void AddFoundPages(account::Office& office);
/// What was found by a query; also for the address of earlier versions.
web::Response AnswerFound(account::Desk& desk, const web::Request& request);
Searched SearchedIn(const web::Request& request, Date today);

}  // namespace gongkai::disclosure
