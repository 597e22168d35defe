// The way through a list in several pages: back, where one is, on. Each page is an address, so that it can be sent to
// somebody and the browser's own way back works.
//
//   page.body.Add("{}", Paging({.page = 2, .last = 5}, [&](int to) { return Url::Local("/notes").With("page", …); }));
#pragma once

#include <functional>

#include "web/html.h"
#include "web/url.h"

namespace gongkai::web {

struct PagePlace {
  int page = 1;  // from 1
  int last = 1;
};

/// Nothing where there is one page.
Html Paging(PagePlace place, const std::function<Url(int)>& address);

}  // namespace gongkai::web
