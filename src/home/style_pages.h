// The living style page: every part of which pages are made, with the markup that pages use, made by the same helpers.
// For who builds pages; it is added in a demo county only (app/serve.cc), which never opens to other machines. Files:
// style_basics_pages.cc, style_lists_pages.cc, style_time_pages.cc; style_editor_pages.cc for a page of its own. Next
// to read: assets/css/gongkai.css.
#pragma once

#include <string>
#include <vector>

#include "account/office.h"
#include "web/html.h"
#include "web/page.h"

namespace gongkai::home {

/// A part that another subject draws.
struct StyleSample {
  std::string id, title;
  web::Html body;
  std::vector<std::string> styles{};  // "css/report.css"
};

/// "/office/style", with these behind the parts of every page.
void AddStylePage(account::Office& office, std::vector<StyleSample> more);

/// "/office/style/editor"; the style page adds it.
void AddStyleEditorPages(account::Office& office);

// ---- its parts

web::Html TypeSample();
web::Html ButtonSample();
web::Html BadgeSample();
web::Html MessageSample();
web::Html ProgressSample();
/// Filters and page stand in the address of the request.
web::Html ListSample(const web::Request& request);
web::Html ConfirmationSample();
web::Html StepsSample();
web::Html TimelineSample();
web::Html MonthSample();
/// Adds the scripts that it needs.
void AddChartSamples(web::Page& page);

}  // namespace gongkai::home
