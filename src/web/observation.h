// What the server tells of every answer, for the log and the counters. Nothing in it is personal: of an address only
// the route that matched, which holds "{id}" where the request held a number or a one-time link.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace gongkai::web {

struct Observation {
  std::string_view number;  // also stands on the page where there was a problem
  std::string_view method;  // "GET"; "-" for a request that could not be understood
  std::string_view route;   // "/office/organs/{id}"; empty where none fits
  int status = 0;
  std::chrono::microseconds taken{};  // from the first line of the request to its answer, reading the body included
  std::uint64_t received = 0;         // bytes of the body
  std::uint64_t sent = 0;             // bytes of the answer's body
  std::string_view fault{};           // the exception's own words, where there was one
};

}  // namespace gongkai::web
