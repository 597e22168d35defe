// A browser in which an account was signed in keeps a mark of it. Wrong passwords typed elsewhere do not close the
// account to that browser: otherwise anybody who knows a login could keep its owner out for days.
//
// The mark opens nothing. It only decides which attempts are counted together: those of this browser by themselves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/key.h"

namespace gongkai::account {

inline constexpr std::string_view kKnownBrowserCookie = "gk_known_";

/// The name of the cookie, which begins so: one for each account, and it tells nobody which.
std::string KnownBrowserCookie(const crypto::Key& blind_key, std::string_view login);

/// A new mark: a number of this browser, and what shows that it was given out here for this login.
std::string NewBrowserMark(const crypto::Key& blind_key, std::string_view login);

/// The number of the browser. None when the mark was not given out here, or for another login.
std::optional<std::string> BrowserNumber(const crypto::Key& blind_key, std::string_view login, std::string_view mark);

}  // namespace gongkai::account
