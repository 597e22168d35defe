// The box in which one searches: on the page of the search, and above lists. On a copy of the site it leads to the
// program that answers, where one was named.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "disclosure/item.h"
#include "web/html.h"
#include "web/request.h"

namespace gongkai::disclosure {

/// Where the search of copies leads: "https://zwgk.example/base", as it was said when the program was started. Set once
/// before the server starts; empty: copies cannot be searched.
void SetLiveSite(std::string address);
const std::string& LiveSite();

/// Where the form of a page is sent to.
web::Url SearchAction(const web::Request& request);

/// Of the search for what an older address asks: words, organ, column, validity.
web::Url SearchAddress(const web::Request& request);

/// The words, and what the list above which it stands is narrowed to. `more`: further fields.
web::Html SearchBox(const web::Request& request, std::optional<OrganId> organ, std::optional<Column> column,
                    std::string_view words = {}, const web::Html& more = {});

}  // namespace gongkai::disclosure
