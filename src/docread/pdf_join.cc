// SPDX-License-Identifier: GPL-2.0-or-later
//
// The pieces of a copy put together. In: "join COUNT\n", a line with the size of each, then one behind the other. Out:
// "joined PAGES\n" and the PDF, or "X" and a word. By libqpdf's interface for C, as pdf_burn_writer.cc is.
#include <qpdf/qpdf-c.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "docread/pdf_look_program.h"

namespace gongkai::docread {
namespace {

[[noreturn]] void EndJoin(const char* why) {
  std::printf("X %s\n", why);
  std::fflush(stdout);
  _exit(0);
}

/// The pieces, in their order; empty when the input is not as it should be.
std::vector<std::string_view> PiecesOf(std::string_view input) {
  const auto line = [&input] {
    const std::size_t end = input.find('\n');
    const std::string_view taken = input.substr(0, end);
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    return std::string(taken);
  };
  const std::string first = line();
  if (!first.starts_with("join ")) return {};
  std::vector<std::size_t> sizes(std::strtoul(first.c_str() + 5, nullptr, 10) % 10'000);
  for (std::size_t& size : sizes) size = std::strtoul(line().c_str(), nullptr, 10);
  std::vector<std::string_view> pieces;
  for (const std::size_t size : sizes) {
    if (size == 0 || size > input.size()) return {};
    pieces.push_back(input.substr(0, size));
    input.remove_prefix(size);
  }
  return input.empty() ? pieces : std::vector<std::string_view>{};
}

qpdf_data NewPdf() {
  const qpdf_data pdf = qpdf_init();
  qpdf_silence_errors(pdf);
  qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
  return pdf;
}

/// All pages of one piece, which must stay open until the whole is written.
int AddPages(qpdf_data all, std::string_view piece) {
  const qpdf_data one = NewPdf();
  qpdf_read_memory(one, "piece", piece.data(), piece.size(), nullptr);
  if (qpdf_has_error(one)) EndJoin("damaged");
  const int pages = qpdf_get_num_pages(one);
  for (int i = 0; i < pages; ++i) {
    qpdf_add_page(all, one, qpdf_get_page_n(one, static_cast<std::size_t>(i)), QPDF_FALSE);
  }
  if (qpdf_has_error(one) || qpdf_has_error(all)) EndJoin("damaged");
  return pages;
}

}  // namespace

void JoinPdfs(const std::string& input) {
  const std::vector<std::string_view> pieces = PiecesOf(input);
  if (pieces.empty()) EndJoin("orders");
  const qpdf_data all = NewPdf();
  qpdf_empty_pdf(all);
  int pages = 0;
  for (const std::string_view piece : pieces) pages += AddPages(all, piece);
  qpdf_init_write_memory(all);
  qpdf_set_deterministic_ID(all, QPDF_TRUE);
  qpdf_set_compress_streams(all, QPDF_TRUE);
  qpdf_set_decode_level(all, qpdf_dl_none);
  qpdf_set_object_stream_mode(all, qpdf_o_generate);
  qpdf_write(all);
  if (qpdf_has_error(all)) EndJoin("damaged");
  std::printf("joined %d\n", pages);
  std::fwrite(qpdf_get_buffer(all), 1, qpdf_get_buffer_length(all), stdout);
  std::fflush(stdout);
  _exit(0);
}

}  // namespace gongkai::docread
