// The long work of a partial release, outside of any transaction: a file becomes pages, the copy is burnt and searched
// again. What it works on lies sealed, and is opened in memory alone; how far it is stands in the database, so that
// whoever looks sees it, whichever process does it. Work that was lost with its process is begun again by a press.
//
// Source: 条例第三十七条; 保守国家秘密法第三十五条 (what is withheld must not be found in what is given).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "redaction/redact_actions.h"
#include "request/redact_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// Given by who wires the program; tests have their own.
struct RedactTools {
  std::function<redaction::WorkingCopy(std::string_view original, std::string_view name,
                                       const redaction::Progress& progress)>
      make;
  std::function<redaction::DrawnPage(std::string_view pdf, int page, double dots_per_inch)> draw;
  std::function<redaction::ReleaseResult(const redaction::Plan& plan, std::string_view pdf,
                                         std::span<const docread::PageText> pages, const redaction::Progress& progress)>
      burn;
  std::function<screening::ScreenerOfLists(db::Database& database, account::OrganId organ)> screener;
  std::function<void(std::string title, std::function<void()> work)> start;
};
/// The engine's, with what screening is given for its lists and for long work.
RedactTools RedactToolsOf(const screening::Tools& tools);

inline constexpr std::size_t kLargestCopy = 64U << 20U;

/// The file as pages: then it can be marked, or it says why not.
void PrepareRedaction(account::Desk& desk, const RedactTools& tools, const account::Actor& actor, const RedactRef& ref);
/// Burnt by the marks that were checked, and searched. Put into the case as a file that a decision may give, when
/// nothing was found; else it is back to be worked on, with what was found.
void BurnRedaction(account::Desk& desk, const RedactTools& tools, const account::Actor& actor, const RedactRef& ref);

/// Either, as its state asks, where long work is done; nothing where nothing is asked.
void StartRedactWork(account::Desk& desk, const RedactTools& tools, const account::Actor& actor, const RedactRef& ref);

/// One page as a picture; nothing where there is none.
redaction::DrawnPage PictureOf(account::Desk& desk, const RedactTools& tools, const Redaction& redaction, int page);

}  // namespace gongkai::request
