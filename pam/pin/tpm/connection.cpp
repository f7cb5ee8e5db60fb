// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/tpm/connection.h"

namespace doorward::tpm {

Connection::Connection(const std::string &tcti)
{
    if (Tss2_TctiLdr_Initialize(tcti.c_str(), &m_tcti) != TSS2_RC_SUCCESS) {
        m_tcti = nullptr;
        return;
    }
    if (Esys_Initialize(&m_esys, m_tcti, nullptr) != TSS2_RC_SUCCESS)
        m_esys = nullptr;
}

Connection::~Connection()
{
    if (m_esys)
        Esys_Finalize(&m_esys);
    if (m_tcti)
        Tss2_TctiLdr_Finalize(&m_tcti);
}

Handle::~Handle()
{
    if (m_handle == ESYS_TR_NONE)
        return;
    if (m_kind == Kind::Index)
        Esys_TR_Close(m_esys, &m_handle);
    else
        Esys_FlushContext(m_esys, m_handle);
}

} // namespace doorward::tpm
