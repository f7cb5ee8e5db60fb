// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pcscd says of its readers, as SCARD_READERSTATE (pcsclite's winscard.h, PC/SC part 5) has
// it.
#pragma once

#include "backend/tokens/reader_report.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>
#include <winscard.h>

namespace doorward {

/// Readers that pcscd can have. Its library refuses to be asked about more at once.
inline constexpr std::size_t mostPcscReaders = PCSCLITE_MAX_READERS_CONTEXTS;

/// The names of all readers, one after the other, each with a NUL; an empty one ends them.
[[nodiscard]] LONG listReaders(SCARDCONTEXT context, std::string &names);

/// A state to fill in for each name, which it points to, and, while there can be more readers, one
/// for those that come.
[[nodiscard]] std::vector<SCARD_READERSTATE> statesFor(const std::string &names);

/// Whether readers have come or gone since names were listed.
[[nodiscard]] bool isListStale(const std::vector<SCARD_READERSTATE> &states);

/// What the filled states say, none of it identified.
[[nodiscard]] std::vector<ReaderReport> reportsOf(const std::vector<SCARD_READERSTATE> &states);

/// The readers as they are, without waiting for anything; none where there is no pcscd.
[[nodiscard]] std::vector<ReaderReport> readersNow();

/// Their names, as PKCS#11 modules write them.
[[nodiscard]] std::set<std::string> readerNamesNow();

[[nodiscard]] ReaderReport::Card cardOf(DWORD state);

/// Less than eventsOfOneArrival.
[[nodiscard]] std::uint32_t eventsOf(DWORD state);

} // namespace doorward
