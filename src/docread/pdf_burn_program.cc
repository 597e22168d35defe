// SPDX-License-Identifier: GPL-2.0-or-later
//
// Page by page: drawn, changed, blacked out, packed; only packed pages are kept. Why a PDF is burnt and not patched:
// docs/adr/0012-burnt-pdf.md. Next to read: pdf_burn_page.h, pdf_burn_words.h, pdf_burn_writer.h.
#include "docread/pdf_burn_program.h"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string_view>

#include "docread/burn_orders.h"
#include "docread/pdf_burn_page.h"
#include "docread/pdf_burn_words.h"
#include "docread/pdf_burn_writer.h"

namespace gongkai::docread {
namespace {

[[noreturn]] void End(const char* why) {
  std::printf("X %s\n", why);
  std::fflush(stdout);
  _exit(0);
}

void Burn(PDFDoc& document, const BurnOrders& orders) {
  const BurnChanges changes(orders.changes);
  BurntPdf burnt;
  int changed = 0, blackened = 0;
  const int pages = document.getNumPages();
  const int first = std::max(orders.first, 1), last = orders.last > 0 ? std::min(orders.last, pages) : pages;
  if (first > last) End("pages");
  for (int number = first; number <= last; ++number) {
    SeenPage page;
    if (!DrawPage(document, number, {orders.paints_fields, orders.paints_annotations}, page)) End("damaged");
    changed += changes.Apply(page);
    blackened += BlackOut(page, number, orders.boxes);
    burnt.Add(page, RunsOf(page));
  }
  std::printf("burnt %d %d %d\n", last - first + 1, changed, blackened);
  burnt.Write();
}

}  // namespace

void BurnPdf(const std::string& input, int most_pages) {
  std::string_view bytes = input;
  BurnOrders orders;
  if (!TakeBurnOrders(bytes, orders)) End("orders");
  globalParams = std::make_unique<GlobalParams>();
  globalParams->setErrQuiet(true);
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!document.isOk()) End(document.getErrorCode() == errEncrypted ? "encrypted" : "damaged");
  if (document.getNumPages() > most_pages) End("pages");
  if (document.getNumPages() < 1) End("damaged");
  try {
    Burn(document, orders);
  } catch (const std::bad_alloc&) {
    End("memory");
  } catch (const std::exception&) {
    End("damaged");
  }
  _exit(0);
}

}  // namespace gongkai::docread
