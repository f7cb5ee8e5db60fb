// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tss2/tss2_esys.h>
#include <tss2/tss2_tctildr.h>

namespace doorward::tpm {

/// A TPM through tpm2-tss's ESYS, from its first byte to its last. One thread.
class Connection
{
public:
    /// tcti: as Tss2_TctiLdr_Initialize(3) reads it, such as "device:/dev/tpmrm0".
    explicit Connection(const std::string &tcti);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// False where nothing answers there.
    [[nodiscard]] bool isValid() const { return m_esys != nullptr; }
    [[nodiscard]] ESYS_CONTEXT *esys() const { return m_esys; }

private:
    TSS2_TCTI_CONTEXT *m_tcti = nullptr;
    ESYS_CONTEXT *m_esys = nullptr;
};

/// An object, a session or an index that ESYS knows by a number. What lies in the TPM's own memory
/// is flushed when it goes.
class Handle
{
public:
    enum class Kind {
        Transient, ///< an object or a session
        Index,     ///< of the TPM's NV memory, which stays there
    };

    explicit Handle(const Connection &connection, Kind kind = Kind::Transient)
        : m_esys(connection.esys()), m_kind(kind)
    {}
    ~Handle();
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    [[nodiscard]] ESYS_TR get() const { return m_handle; }
    /// For a function that makes one.
    [[nodiscard]] ESYS_TR *into() { return &m_handle; }
    /// It is gone in the TPM.
    void forget() { m_handle = ESYS_TR_NONE; }

private:
    ESYS_CONTEXT *m_esys;
    Kind m_kind;
    ESYS_TR m_handle = ESYS_TR_NONE;
};

} // namespace doorward::tpm
