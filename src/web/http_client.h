// Asking another server, for the few things that are not here: one request, one answer, within limits. No redirects, no
// proxy out of the environment, certificates checked against the system's authorities; addresses that are neither https
// nor of this machine are never asked.
//
//   web::Fetch fetch = web::FetchOverNet({});
//   const web::Fetched answer = TRY(fetch({.address = "https://id.example/keys"}));
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace gongkai::web {

struct Outgoing {
  std::string address;
  std::optional<std::string> form{};  // sent by POST, as application/x-www-form-urlencoded; none: GET
  std::string authorization{};        // the whole header's value; empty: none
  std::optional<std::string> json{};  // sent by POST as it stands, in place of a form
  std::vector<std::pair<std::string, std::string>> headers{};  // besides; ours, never a stranger's words
  std::string method{};                     // PUT or DELETE; empty: POST where something is sent, else GET
  std::optional<std::string_view> bytes{};  // sent as they are, with `type`; they outlive the call
  std::string type{};
  std::function<void()> on_sent{};  // called when the question went out, also where no answer came back
};

struct Fetched {
  int status = 0;
  std::string body;
  std::string location{};  // the header of that name; never followed
};

/// Errors: kForbidden when the name leads to an address that is not public, and only those are asked; kConflict when
/// there was no answer in time, no trust, or no place among those who wait; kUnreadable when the answer was too long.
using Fetch = std::function<Result<Fetched>(const Outgoing&)>;

struct FetchLimits {
  std::chrono::milliseconds connect{4'000};
  std::chrono::milliseconds total{8'000};
  std::size_t bytes = 1 << 20;
  int at_once = 4;           // the threads that are left answer everybody else
  bool only_public = false;  // of addresses that a stranger wrote: nothing of this machine or house is connected to
};

Fetch FetchOverNet(const FetchLimits& limits);

/// Encrypted, or to this very machine: what FetchOverNet asks at all.
bool MayBeAsked(const std::string& address);

}  // namespace gongkai::web
